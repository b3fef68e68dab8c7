export * from "./aggregate.ts";
export {
  type EffectiveProximity,
  effectiveProximity,
  type ProximityColumns,
} from "./effective-proximity.ts";
export * from "./proximity-panel.ts";
