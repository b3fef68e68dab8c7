export { createRandom, type Random } from "./random.ts";
export { SOBOL_DIMENSIONS, type SobolOptions, sobolPoints } from "./sobol-sequence.ts";
