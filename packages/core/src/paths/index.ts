export * from "./ensemble.ts";
export * from "./flip.ts";
export * from "./observed.ts";
export * from "./observed-flips.ts";
export * from "./panel.ts";
export * from "./path.ts";
export * from "./peers.ts";
export {
  createProximityChange,
  fillProximityChange,
  logarithmicMean,
  type PathSettings,
  type ProximityChange,
  twoRowProducts,
} from "./proximity-change.ts";
export * from "./reasons.ts";
export * from "./recommended.ts";
export * from "./transitions.ts";
