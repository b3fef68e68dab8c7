export { correlationMatrix } from "./correlation-matrix.ts";
export * from "./coupling-coordination.ts";
export * from "./digital-level.ts";
export { capWeights, type EntropyWeights, entropyWeights } from "./entropy-weights.ts";
export { criticWeights, principalComponentWeights } from "./index-weights.ts";
export {
  type IndicatorDirection,
  type IndicatorScaling,
  type IndicatorSeries,
  scaleIndicator,
} from "./indicator-scaling.ts";
export { topsisCloseness } from "./topsis.ts";
