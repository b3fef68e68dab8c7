export * from "./aggregate.ts";
export { bootstrapInterval } from "./bootstrap-interval.ts";
export * from "./club-convergence.ts";
export * from "./coagglomeration.ts";
export * from "./concentration.ts";
export * from "./convergence.ts";
export * from "./dagum.ts";
export * from "./dispersion-pattern.ts";
export {
  type EffectiveProximity,
  effectiveProximity,
  type ProximityColumns,
} from "./effective-proximity.ts";
export { meanFirstPassage } from "./first-passage.ts";
export * from "./inequality.ts";
export * from "./kernel-density.ts";
export * from "./location-quotient.ts";
export { type LogTRegression, logTRegression } from "./log-t-regression.ts";
export * from "./lorenz-curve.ts";
export {
  type ClassScheme,
  type HomogeneityTest,
  type MarkovChain,
  markovChain,
  quantileClasses,
  type SpatialMarkov,
  spatialMarkov,
  transitionHomogeneity,
} from "./markov.ts";
export * from "./measure.ts";
export * from "./measure-availability.ts";
export * from "./measure-context.ts";
export * from "./proximity-panel.ts";
export * from "./rank-mobility.ts";
export * from "./shares.ts";
export * from "./specialisation.ts";
export * from "./table.ts";
export * from "./theil-decomposition.ts";
