export * from "./ensemble.ts";
export * from "./observed.ts";
export * from "./panel.ts";
export * from "./path.ts";
export {
  createProximityChange,
  fillProximityChange,
  logarithmicMean,
  type PathSettings,
  type ProximityChange,
} from "./proximity-change.ts";
