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
  bandwidthScore,
  type GeographicallyWeighted,
  type GlobalRegression,
  geographicallyWeighted,
  type LocalBandwidth,
  type LocalDesign,
  type LocalKernel,
  localBandwidths,
  localDesign,
} from "./geographically-weighted.ts";
export { type BestBandwidth, type BestBandwidthOptions, bestBandwidth } from "./local-bandwidth.ts";
export { type Mediation, type MediationInput, type MediationOptions, mediation } from "./mediation.ts";
export { type MarginalEffect, type Moderation, type ModerationOptions, moderation } from "./moderation.ts";
export type { PanelData } from "./panel-data.ts";
export {
  INTERCEPT,
  type PanelCoefficient,
  type PanelEffects,
  type PanelRegression,
  type PanelRegressionOptions,
  panelRegression,
} from "./panel-regression.ts";
export {
  type EstimatedThreshold,
  type PanelThreshold,
  type PanelThresholdOptions,
  panelThreshold,
  type ThresholdSlope,
  type ThresholdTest,
} from "./panel-threshold.ts";
export {
  type HausmanTest,
  hausmanTest,
  type RandomEffectsOptions,
  type RandomEffectsRegression,
  randomEffects,
} from "./random-effects.ts";
export { type CovarianceKind, type CovarianceOptions, coefficientCovariance, type SandwichInput } from "./robust-covariance.ts";
export type { SpatialSample } from "./spatial-design.ts";
export { type SpatialDiagnostics, type SpatialTest, spatialDiagnostics } from "./spatial-diagnostics.ts";
export { type SpatialFilter, type SpatialTraces, spatialFilter } from "./spatial-filter.ts";
export {
  type SpatialImpact,
  type SpatialImpactOptions,
  type SpatialImpacts,
  type SpatialLagEstimate,
  spatialImpacts,
} from "./spatial-impacts.ts";
export {
  type SpatialCoefficient,
  type SpatialLikelihood,
  type SpatialModelOptions,
  spatialMaximumLikelihood,
} from "./spatial-likelihood.ts";
export {
  type ComparedEstimates,
  type SpatialPanel,
  type SpatialPanelOptions,
  spatialHausman,
  spatialPanel,
  spatialPanelDiagnostics,
} from "./spatial-panel.ts";
export type { SpatialPanelEffects } from "./spatial-panel-design.ts";
export { type SpatialRandomEffects, type SpatialRandomEffectsOptions, spatialRandomEffects } from "./spatial-random-effects.ts";
export { type SpatialTwoStage, type SpatialTwoStageOptions, spatialTwoStage } from "./spatial-two-stage.ts";
export {
  type InstrumentalInput,
  type InstrumentalOptions,
  type InstrumentalRegression,
  type TestStatistic,
  twoStageLeastSquares,
} from "./two-stage-least-squares.ts";
export { type WildTest, wildClusterTest } from "./wild-cluster-bootstrap.ts";
export { type WildDistribution, type WildDraws, type WildDrawsOptions, wildDraws } from "./wild-draws.ts";
export { type WildRatioTest, wildRatioTest } from "./wild-ratio-test.ts";
