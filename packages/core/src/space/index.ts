export { globalMoranPanel, localMoranPanel } from "./association-panel.ts";
export type { Alternative, AssociationOptions, GlobalAssociation, PermutationTest } from "./association-test.ts";
export { bivariateMoran, differentialMoran, localDifferentialMoran } from "./bivariate-moran.ts";
export {
  addLagCounts,
  type ConditionalOptions,
  conditionalLagCounts,
  type LagCounts,
} from "./conditional-draws.ts";
export * from "./distances.ts";
export { type EmpiricalBayesRates, empiricalBayesMoran, empiricalBayesRates } from "./empirical-bayes.ts";
export { type FirmColumn, firmColumn, firmColumnNames } from "./firm-columns.ts";
export type { PreparedGlobal } from "./global-association.ts";
export { globalGeary, prepareGlobalGeary } from "./global-geary.ts";
export { globalGetisOrd, prepareGlobalGetisOrd } from "./global-getis-ord.ts";
export { globalMoran, type MomentOptions, prepareGlobalMoran } from "./global-moran.ts";
export { type JoinCount, joinCounts, prepareJoinCounts } from "./join-counts.ts";
export {
  crossKDensity,
  type KDensity,
  type KDensityOptions,
  kDensity,
  type PreparedKDensity,
  prepareCrossKDensity,
  prepareKDensity,
} from "./k-density.ts";
export { type KDensityBandwidth, type KDensitySimulation, simulateKDensity } from "./k-density-simulation.ts";
export type {
  LagTest,
  LocalAssociation,
  LocalOptions,
  PreparedLocal,
  Quadrant,
} from "./local-association.ts";
export { localGeary, prepareLocalGeary } from "./local-geary.ts";
export { type LocalGetisOrdOptions, localGetisOrd, prepareLocalGetisOrd } from "./local-getis-ord.ts";
export {
  type LocalMoranOptions,
  localBivariateMoran,
  localMoran,
  prepareLocalBivariateMoran,
  prepareLocalMoran,
} from "./local-moran.ts";
export { type MarconPuech, type MarconPuechOptions, marconPuechM } from "./marcon-puech.ts";
export {
  type ClusterLabel,
  type ClusterOptions,
  clusterLabels,
  correctedPValues,
  type MultiplicityCorrection,
} from "./multiple-testing.ts";
export { blankForms, type FormsTest, type PermutedForms, type PermutedFormsOptions, permutedForms } from "./permuted-forms.ts";
export { distancesFromSquares, embedPoints, isSphere, type PointSet } from "./point-set.ts";
export { type OutlineGeometry, type OutlineMeasures, outlineMeasures, type PolygonSet, polygonSet } from "./polygon-set.ts";
export * from "./proximity-kernels.ts";
export { type EdgeCorrection, type RectangleWindow, type RipleyCurves, type RipleyOptions, ripleyK } from "./ripley.ts";
export { type ScaleCurve, type ScaleCurveOptions, type ScalePattern, scaleCurve } from "./scale-curve.ts";
export { type NextPiece, sharedPieces } from "./shared-work.ts";
export { type SimulationBands, simulationBands } from "./simulation-bands.ts";
export { spatialLag } from "./spatial-lag.ts";
export {
  type IsolatePolicy,
  neighbourCounts,
  type SpatialWeights,
  spatialWeights,
  type WeightRows,
  type WeightsOptions,
  type WeightsParts,
  type WeightsTransform,
  weightsMatrix,
} from "./spatial-weights.ts";
export { combineWeights, symmetriseWeights } from "./weights-algebra.ts";
export { type BandOptions, bandWeights, inverseDistanceWeights, smallestBand } from "./weights-band.ts";
export { type WeightsComponents, weightsComponents } from "./weights-components.ts";
export { type WeightsConstants, weightsConstants } from "./weights-constants.ts";
export { type ContiguityOptions, contiguityWeights } from "./weights-contiguity.ts";
export { type EconomicOptions, economicWeights, nestedMixtureWeights, nestedScaledWeights } from "./weights-economic.ts";
export { readWeightsFile } from "./weights-file.ts";
export type { WeightsFileHeader } from "./weights-file-header.ts";
export { readGal, writeGal } from "./weights-gal.ts";
export { readGwt, writeGwt } from "./weights-gwt.ts";
export { linkIsolates } from "./weights-isolates.ts";
export { type KernelBandwidth, type KernelOptions, kernelValue, kernelWeights, type WeightKernel } from "./weights-kernel.ts";
export { linkWeights, matrixWeights, type WeightsLink, weightsLinks } from "./weights-matrix.ts";
export { type NearestOptions, nearestWeights } from "./weights-nearest.ts";
export { type HigherOrderOptions, higherOrderWeights } from "./weights-order.ts";
export { readWeightsTable, writeWeightsTable } from "./weights-table.ts";
export { transformWeights } from "./weights-transform.ts";
