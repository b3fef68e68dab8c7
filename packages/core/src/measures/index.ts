export * from "./aggregate.ts";
export * from "./coagglomeration.ts";
export * from "./concentration.ts";
export * from "./dispersion-pattern.ts";
export {
  type EffectiveProximity,
  effectiveProximity,
  type ProximityColumns,
} from "./effective-proximity.ts";
export * from "./inequality.ts";
export * from "./location-quotient.ts";
export * from "./measure.ts";
export * from "./measure-availability.ts";
export * from "./measure-context.ts";
export * from "./proximity-panel.ts";
export * from "./shares.ts";
export * from "./specialisation.ts";
export * from "./table.ts";
export * from "./theil-decomposition.ts";
