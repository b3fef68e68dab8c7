import { InputError, requireLength } from "../errors/index.ts";
import type { Random } from "../numeric/index.ts";
import { fastStream, shufflePrefix, undoShuffle } from "./fast-stream.ts";
import { type DistanceBins, describeHistogram, distanceBins, gatherPoints, pairsWithinHistogram } from "./pair-histogram.ts";
import { type EmbeddedPoints, embedPoints, type PointSet } from "./point-set.ts";
import type { NextPiece } from "./shared-work.ts";

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

/** Sites that a simulated industry may take, and how many it takes. */
export interface SimulationPool {
  readonly pool: Int32Array;
  readonly chosen: number;
}

/**
 * Draws sites for the simulations that a source of pieces hands out; a simulation has the same sites whoever draws them.
 *
 * @param visit  called with the number of the simulation and the sites drawn, which are valid during the call
 */
export function simulateSites(
  { pool, chosen }: SimulationPool,
  simulations: number,
  random: Random,
  pieces: NextPiece,
  visit: (simulation: number, chosen: Int32Array) => void,
): void {
  const sites = pool.slice();
  const origins = new Int32Array(chosen);
  for (let s = pieces(); s < simulations; s = pieces()) {
    shufflePrefix(sites, sites.length, chosen, fastStream(random, s), origins);
    visit(s, sites.subarray(0, chosen));
    undoShuffle(sites, sites.length, chosen, origins);
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
export function typicalDistance(points: EmbeddedPoints, bins: DistanceBins): number {
  const n = points.count;
  const step = Math.max(1, Math.ceil(n / 2000));
  const some = Int32Array.from({ length: Math.ceil(n / step) }, (_, s) => s * step);
  return describeHistogram(pairsWithinHistogram(gatherPoints(points, some, null), bins), bins).median;
}
