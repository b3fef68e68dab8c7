export {
  type BiasReducedCovariance,
  biasReducedCovariance,
  biasReducedInterval,
  sandwich,
  satterthwaite,
} from "./bias-reduced-covariance.ts";
export { type ClusteredEffects, type ClusteredEffectsInput, clusteredEffects } from "./clustered-effects.ts";
export {
  type ClusteredRegression,
  type Contrast,
  clusteredRegression,
  contrastEstimate,
  contrastVector,
  contrastWeights,
  type DroppedColumn,
  type IntervalEstimate,
  intervalEstimate,
  type NamedColumn,
  ordinaryClustered,
} from "./clustered-regression.ts";
export {
  type WildDistribution,
  type WildDraws,
  type WildDrawsOptions,
  type WildTest,
  wildClusterTest,
  wildDraws,
} from "./wild-cluster-bootstrap.ts";
