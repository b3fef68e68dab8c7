import { InputError } from "../errors/index.ts";
import type { Random } from "../numeric/index.ts";
import { type SimulationPool, simulateSites } from "./firm-pattern.ts";
import { silvermanBandwidth, smoothHistogram, solvedBandwidth } from "./histogram-smoothing.ts";
import {
  type DistanceBins,
  type GatheredPoints,
  gatherPoints,
  pairsBetweenHistogram,
  pairsWithinHistogram,
} from "./pair-histogram.ts";
import type { EmbeddedPoints } from "./point-set.ts";
import { allPieces, type NextPiece } from "./shared-work.ts";

/** How the bandwidth is found: Silverman's rule of thumb, or the equation of Sheather and Jones (1991). */
export type KDensityBandwidth = "silverman" | "sheather-jones";

/** What every simulated curve of a K-density needs: plain data, so that threads can share the simulations. */
export interface KDensitySimulation extends SimulationPool {
  readonly simulations: number;
  readonly embedded: EmbeddedPoints;
  readonly bins: DistanceBins;
  /** Weights that the sites drawn are given, [chosen]; null for 1 each. */
  readonly weights: Float64Array | null;
  /** The industry that stays where it is in a cross K-density; null where pairs lie within the sites drawn. */
  readonly fixed: GatheredPoints | null;
  readonly distances: Float64Array;
  readonly bandwidth: number | KDensityBandwidth;
}

/**
 * Simulates curves of a K-density; the same simulation has the same curve whoever computes it.
 *
 * @param random  the seed of the K-density
 * @param curves  [simulations x steps], the rows of the pieces taken are overwritten
 * @param pieces  source of the numbers of simulations, which threads may share; default all of them
 * @returns `curves`
 */
export function simulateKDensity(
  work: KDensitySimulation,
  random: Random,
  curves: Float64Array,
  pieces: NextPiece = allPieces(),
): Float64Array {
  const { simulations, embedded, weights, fixed, bins } = work;
  simulateSites(work, simulations, random, pieces, (simulation, chosen) => {
    const set = gatherPoints(embedded, chosen, null);
    const weighted = weights ? { ...set, weights } : set;
    const histogram = fixed ? pairsBetweenHistogram(fixed, weighted, bins) : pairsWithinHistogram(weighted, bins);
    curves.set(smoothedCurve(work, histogram).density, simulation * work.distances.length);
  });
  return curves;
}

/** The curve of one sample with the bandwidth that its own distances give. */
export function smoothedCurve(
  {
    bins,
    bandwidth,
    fixed,
    chosen,
    distances,
  }: Pick<KDensitySimulation, "bins" | "bandwidth" | "fixed" | "chosen" | "distances">,
  histogram: Float64Array,
): { readonly density: Float64Array; readonly bandwidth: number } {
  const pairs = fixed ? fixed.count * chosen : (chosen * (chosen - 1)) / 2;
  const width =
    typeof bandwidth === "number"
      ? bandwidth
      : (bandwidth === "silverman" ? silvermanBandwidth : solvedBandwidth)(histogram, bins, pairs);
  if (!(width > 0)) {
    throw new InputError("bad-bandwidth", `kDensity: bandwidth is ${width}; it must be above 0.`, { bandwidth: width });
  }
  return { density: smoothHistogram(histogram, bins, distances, width), bandwidth: width };
}
