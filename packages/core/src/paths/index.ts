export { bearablePathDraws } from "./bearable-draws.ts";
export { evaluatePathDraws, type PathDrawPart } from "./draw-parts.ts";
export * from "./draw-plan.ts";
export * from "./ensemble.ts";
export * from "./flip.ts";
export * from "./observed.ts";
export * from "./observed-flips.ts";
export { type PairedDistances, pairedDistances } from "./paired-distances.ts";
export * from "./panel.ts";
export * from "./path.ts";
export * from "./peers.ts";
export {
  createProximityChange,
  fillProximityChange,
  fillProximityChanges,
  logarithmicMean,
  type PathSettings,
  type PeriodChange,
  type ProximityChange,
  type ProximityChangeOptions,
} from "./proximity-change.ts";
export * from "./reasons.ts";
export * from "./recommended.ts";
export * from "./transitions.ts";
