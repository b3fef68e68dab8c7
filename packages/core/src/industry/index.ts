export * from "./complexity.ts";
export * from "./functional-specialisation.ts";
export * from "./missing-links.ts";
export * from "./relatedness.ts";
export * from "./shift-share.ts";
export * from "./variety.ts";
