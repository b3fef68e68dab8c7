import { InputError, requireLength } from "../errors/index.ts";
import type { Random } from "../numeric/index.ts";
import { fastStream, shufflePrefix } from "./fast-stream.ts";
import { type DistanceBins, describeHistogram, distanceBins, gatherPoints, pairsWithinHistogram } from "./pair-histogram.ts";
import { type EmbeddedPoints, embedPoints, type PointSet } from "./point-set.ts";

/** A pattern ready for counting. */
export interface PreparedPattern {
  readonly embedded: EmbeddedPoints;
  readonly bins: DistanceBins;
  readonly weights: Float64Array | null;
  readonly members: Int32Array;
}

/** @throws InputError `too-few-firms`, `bad-member`, `shape-mismatch`, `bad-weight` */
export function preparePattern(
  caller: string,
  points: PointSet,
  members: Int32Array,
  options: { readonly weights?: Float64Array; readonly bins?: number },
): PreparedPattern {
  const n = points.ids.length;
  if (members.length < 3) {
    throw new InputError("too-few-firms", `${caller}: the industry has ${members.length} firms; at least 3 are needed.`);
  }
  const seen = new Uint8Array(n);
  for (const m of members) {
    if (m < 0 || m >= n || seen[m] === 1) {
      throw new InputError("bad-member", `${caller}: firm number ${m} is given twice or lies outside 0 to ${n - 1}.`, {
        member: m,
      });
    }
    seen[m] = 1;
  }
  if (options.weights) {
    requireLength(caller, "weights", options.weights, n, "firms of the pattern");
    const at = options.weights.findIndex((w) => !(w >= 0 && w < Number.POSITIVE_INFINITY));
    if (at >= 0) {
      throw new InputError(
        "bad-weight",
        `${caller}: the weight of ${points.ids[at]} is ${options.weights[at]}; it must be at least 0.`,
      );
    }
  }
  const embedded = embedPoints(caller, points);
  return { embedded, bins: distanceBins(embedded, options.bins ?? 4096), weights: options.weights ?? null, members };
}

/** Simulations `from` up to `to`, not included. */
export interface SimulationRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Draws sites for every simulation; the same simulation number gives the same sites however the work is split.
 *
 * @param visit  called with the simulation and all sites, the first `chosen` of them drawn at random
 */
export function simulateSites(
  pool: Int32Array,
  chosen: number,
  simulations: SimulationRange,
  random: Random,
  visit: (simulation: number, sites: Int32Array) => void,
): void {
  for (let s = simulations.from; s < simulations.to; ++s) {
    const sites = pool.slice();
    shufflePrefix(sites, sites.length, chosen, fastStream(random, s));
    visit(s, sites);
  }
}

/** Number of simulations asked, after defaults. @throws InputError `random-missing` */
export function simulationCount(caller: string, options: { readonly simulations?: number; readonly random?: Random }): number {
  const simulations = options.simulations ?? (options.random ? 100 : 0);
  if (simulations > 0 && !options.random) {
    throw new InputError(
      "random-missing",
      `${caller}: ${simulations} simulations were asked for; give a seeded \`random\` with them.`,
    );
  }
  return simulations;
}

/** Median distance of the pattern, from at most 2,000 of its firms at even steps through the list. */
export function typicalDistance(pattern: PreparedPattern): number {
  const n = pattern.embedded.count;
  const step = Math.max(1, Math.ceil(n / 2000));
  const some = Int32Array.from({ length: Math.ceil(n / step) }, (_, s) => s * step);
  return describeHistogram(pairsWithinHistogram(gatherPoints(pattern.embedded, some, null), pattern.bins), pattern.bins).median;
}
