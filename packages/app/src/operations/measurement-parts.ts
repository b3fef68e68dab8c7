import {
  conditionalLagCounts,
  createRandom,
  type KDensitySimulation,
  type LagCounts,
  type LagTest,
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
  /** Curves, [simulations x steps] on shared memory, are written where they belong. */
  | { readonly kind: "k-density"; readonly simulation: KDensitySimulation; readonly curves: Float64Array }
);

/** Stream of the seed that belongs to the sites: the statistic of the whole map has another. */
export const SITES_STREAM = 2;

/** Takes pieces until none is left. @returns the counts of the pieces taken; null where the answer lies in shared memory */
export function measurePart(part: MeasurementPart): LagCounts | null {
  const pieces = sharedPieces(part.counter);
  if (part.kind === "lags") {
    const { lags, seed } = part;
    const random = createRandom(seed).fork(SITES_STREAM);
    return conditionalLagCounts(lags.values, lags.weights, { ...lags, random, pieces });
  }
  simulateKDensity(part.simulation, createRandom(part.seed), part.curves, pieces);
  return null;
}
