export * from "./distances.ts";
export * from "./proximity-kernels.ts";
