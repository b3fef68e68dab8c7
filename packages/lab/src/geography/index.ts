export { automaticTiles, type PackedTiles, packedTiles } from "./automatic-tiles.ts";
export { builtinOutlines, readBuiltinOutlines } from "./builtin-outlines.ts";
export { loadGeography, type StudyGeography } from "./load-geography.ts";
