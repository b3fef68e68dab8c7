export { correlationMatrix } from "./correlation-matrix.ts";
export * from "./coupling-coordination.ts";
export * from "./digital-level.ts";
export { capWeights, type EntropyWeights, entropyWeights } from "./entropy-weights.ts";
export * from "./geodetector.ts";
export { criticWeights, principalComponentWeights } from "./index-weights.ts";
export {
  type IndicatorDirection,
  type IndicatorScaling,
  type IndicatorSeries,
  scaleIndicator,
} from "./indicator-scaling.ts";
export { type CouplingToLint, lintCoupling, lintWeightSum } from "./lint-coupling.ts";
export { lintGrades } from "./lint-grades.ts";
export { type IndexToLint, lintCouplingRun, lintIndex } from "./lint-index.ts";
export { type LintFinding, type LintRule, lintRules } from "./lint-rules.ts";
export {
  type LintSeries,
  lintDominance,
  lintDoubleCounting,
  lintInterpolation,
  lintSize,
  lintYearlyScaling,
} from "./lint-series.ts";
export { type LintColumn, type LintRole, lintTable, type TableLint, type TableLintOptions } from "./lint-table.ts";
export { lintWeightsOrder } from "./lint-weights.ts";
export { obstacleDegrees } from "./obstacle-degree.ts";
export * from "./principal-components.ts";
export { averageRanks, rankCorrelation } from "./ranks.ts";
export { type SizeNeutralTwin, sizeNeutralTwin } from "./size-neutral.ts";
export { topsisCloseness } from "./topsis.ts";
