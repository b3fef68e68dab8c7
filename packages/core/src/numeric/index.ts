export { createRandom, type Random } from "./random.ts";
export { SOBOL_DIMENSIONS, type SobolOptions, sobolPoints } from "./sobol-sequence.ts";
export { ascendingOrder, lowerBound, sortedQuantile, upperBound } from "./sort.ts";
export { type SparseMatrix, sparseFromEntries, sparseTimesVector, transposeSparse } from "./sparse.ts";
export { brentRoot, type RootOptions, type RootResult } from "./roots.ts";
