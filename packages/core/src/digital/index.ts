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
export { obstacleDegrees } from "./obstacle-degree.ts";
export * from "./principal-components.ts";
export { type SizeNeutralTwin, sizeNeutralTwin } from "./size-neutral.ts";
export { topsisCloseness } from "./topsis.ts";
