import {
  conditionalLagCounts,
  createRandom,
  type FormsTest,
  type KDensitySimulation,
  type LagCounts,
  type LagTest,
  type PermutedForms,
  permutedForms,
  sharedPieces,
  simulateKDensity,
} from "@jiju/core";

/** Work that threads share: all read the same memory and take pieces from one counter until none is left. */
export type MeasurementPart = {
  readonly seed: number;
  /** Pieces handed out so far, [1] on shared memory. */
  readonly counter: Int32Array;
} & (
  | { readonly kind: "lags"; readonly lags: LagTest }
  /** The forms, on shared memory, are written where they belong. */
  | { readonly kind: "forms"; readonly test: FormsTest; readonly into: PermutedForms }
  /** Curves, [simulations x steps] on shared memory, are written where they belong. */
  | { readonly kind: "k-density"; readonly simulation: KDensitySimulation; readonly curves: Float64Array }
);

/** Streams of one seed: the statistic of the whole map and those of its sites are tested independently. */
export const MAP_STREAM = 1;
export const SITES_STREAM = 2;

/** Takes pieces until none is left. @returns the counts of the pieces taken; null where the answer lies in shared memory */
export function measurePart(part: MeasurementPart): LagCounts | null {
  const pieces = sharedPieces(part.counter);
  if (part.kind === "lags") {
    const { lags, seed } = part;
    const random = createRandom(seed).fork(SITES_STREAM);
    return conditionalLagCounts(lags.values, lags.weights, { ...lags, random, pieces });
  }
  if (part.kind === "forms") {
    permutedForms(part.test, createRandom(part.seed).fork(MAP_STREAM), { pieces, into: part.into });
    return null;
  }
  simulateKDensity(part.simulation, createRandom(part.seed), part.curves, pieces);
  return null;
}
