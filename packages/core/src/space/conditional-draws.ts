import { InputError } from "../errors/index.ts";
import type { Random } from "../numeric/index.ts";
import type { Alternative } from "./association-test.ts";
import { fastStream, shufflePrefix, undoShuffle } from "./fast-stream.ts";
import { countSharedDraws } from "./shared-draws.ts";
import { allPieces, type NextPiece, SITES_PER_PIECE } from "./shared-work.ts";
import type { WeightRows } from "./spatial-weights.ts";

/** What a site adds to the values it draws where its statistic bends with its own value: x[j] + slope[i] values[j]. */
export interface LagBend {
  /** [n], finite. */
  readonly values: Float64Array;
  /** [n], finite. */
  readonly slope: Float64Array;
}

/** How the reference distribution of a site's neighbours is drawn. */
export interface ConditionalOptions {
  /** Draws per site, integer >= 1. Default 999. */
  readonly permutations?: number;
  readonly random: Random;
  /**
   * `per-site`: every site has its own draws; `shared`: all sites compare with the same draws, which is far cheaper and exact for
   * each site alone, but makes the errors of sites depend on each other; `auto`: per site up to 2e7 numbers drawn, shared beyond.
   * Default `auto`.
   */
  readonly draws?: "auto" | "shared" | "per-site";
  /** `folded` also counts draws by their distance from the expectation. Default `two-sided`. */
  readonly alternative?: Alternative;
  /** A term that differs from site to site. Default none. */
  readonly bend?: LagBend | null;
  /**
   * Source of the pieces to count, which threads may share; `addLagCounts` puts their counts together. Default all pieces.
   */
  readonly pieces?: NextPiece;
}

/** For every site, how many draws of its lag compare with the observed lag. Equal within rounding counts as both. */
export interface LagCounts {
  readonly permutations: number;
  /** Draws of the lag at least as large, and at most as large, [n]. */
  readonly greater: Int32Array;
  readonly less: Int32Array;
  /** Draws at least as far from their expectation, [n]; empty unless the alternative is `folded`. */
  readonly extreme: Int32Array;
  readonly method: "shared" | "per-site";
}

const PER_SITE_LIMIT = 2e7;

/**
 * Conditional permutation of a spatial lag: each site keeps its value, its neighbours' values are drawn from the other sites.
 *
 * Shared draws are sets of one spare and K sites in random order. A site with k neighbours reads the first k; where it meets itself
 * it reads the spare instead. For each site this is exactly a draw without replacement from the others. With equal weights in a row
 * only the sum matters, whose distribution depends on k alone up to those few replacements: sums are sorted once per k, and a site
 * is a binary search plus a correction for the draws that contain it. With unequal weights the draws are combined row by row.
 *
 * @param values   x, [n], finite, not modified
 * @param weights  n sites; a link of a site to itself is left out of observation and draws alike
 * @returns counts of the pieces taken; the sum over all pieces does not depend on who took which
 * @see Anselin (1995), Local indicators of spatial association, for the conditional permutation
 */
export function conditionalLagCounts(values: Float64Array, weights: WeightRows, options: ConditionalOptions): LagCounts {
  const permutations = options.permutations ?? 999;
  const pieces = options.pieces ?? allPieces();
  const n = values.length;
  const bend = options.bend ?? null;
  const sites = describeSites(values, weights, bend);
  const counts: LagCounts = {
    permutations,
    greater: new Int32Array(n),
    less: new Int32Array(n),
    extreme: new Int32Array(options.alternative === "folded" ? n : 0),
    method: chooseMethod(options.draws ?? "auto", weights, permutations),
  };
  const drawn = { values, weights, bend, sites };
  if (counts.method === "per-site") countPerSite(drawn, options.random, counts, pieces);
  else countSharedDraws(drawn, options.random, counts, pieces);
  return counts;
}

/**
 * Counts of threads that shared one source of pieces, as one.
 *
 * @param parts  at least one, of the same values, weights and options
 */
export function addLagCounts(parts: readonly LagCounts[]): LagCounts {
  const first = parts[0];
  if (!first) throw new InputError("nothing-to-join", "addLagCounts: no counts were given; at least one is needed.");
  const sum = (pick: (part: LagCounts) => Int32Array): Int32Array => {
    const total = pick(first).slice();
    for (const part of parts.slice(1)) for (let i = 0; i < total.length; ++i) total[i]! += pick(part)[i]!;
    return total;
  };
  return {
    ...first,
    greater: sum((part) => part.greater),
    less: sum((part) => part.less),
    extreme: sum((part) => part.extreme),
  };
}

/** What the counting needs to know of every site, [n] each. */
export interface SiteDescriptions {
  /** Neighbours other than itself. */
  readonly degree: Int32Array;
  /** The common weight of a row, or NaN where weights differ. */
  readonly equalWeight: Float64Array;
  /** Observed lag without itself; in units of the common weight where there is one. */
  readonly observed: Float64Array;
  /** Expectation of the same under the draws. */
  readonly expected: Float64Array;
  /** Differences below this are rounding. */
  readonly tolerance: Float64Array;
  readonly largestDegree: number;
}

function chooseMethod(asked: "auto" | "shared" | "per-site", weights: WeightRows, permutations: number): "shared" | "per-site" {
  if (asked !== "auto") return asked;
  return weights.neighbours.length * permutations <= PER_SITE_LIMIT ? "per-site" : "shared";
}

/** The lags to be drawn, site by site. */
export interface DrawnLags {
  readonly values: Float64Array;
  readonly weights: WeightRows;
  readonly bend: LagBend | null;
  readonly sites: SiteDescriptions;
}

function sumAndSize(values: Float64Array): { readonly sum: number; readonly size: number } {
  let sum = 0;
  let size = 0;
  for (const value of values) {
    sum += value;
    size = Math.max(size, Math.abs(value));
  }
  return { sum, size };
}

function describeSites(values: Float64Array, weights: WeightRows, bend: LagBend | null): SiteDescriptions {
  const n = values.length;
  const { sum, size } = sumAndSize(values);
  const bent = bend ? sumAndSize(bend.values) : null;
  const degree = new Int32Array(n);
  const equalWeight = new Float64Array(n);
  const observed = new Float64Array(n);
  const expected = new Float64Array(n);
  const tolerance = new Float64Array(n);
  let largestDegree = 0;
  for (let i = 0; i < n; ++i) {
    const start = weights.offsets[i]!;
    const end = weights.offsets[i + 1]!;
    let k = 0;
    let first = Number.NaN;
    // Sums of draws serve all sites of a degree only where all draw the same values.
    let equal = bend === null;
    const slope = bend ? bend.slope[i]! : 0;
    let plain = 0;
    let lag = 0;
    let total = 0;
    for (let e = start; e < end; ++e) {
      const j = weights.neighbours[e]!;
      if (j === i) continue;
      const w = weights.values[e]!;
      if (k === 0) first = w;
      else if (w !== first) equal = false;
      k += 1;
      plain += values[j]!;
      lag += w * (bend ? values[j]! + slope * bend.values[j]! : values[j]!);
      total += w;
    }
    // Rows whose weights are all 0 have a lag of 0 in every draw; the general path counts them as ties.
    if (first === 0) equal = false;
    let othersMean = (sum - values[i]!) / (n - 1);
    if (bend && bent) othersMean += (slope * (bent.sum - bend.values[i]!)) / (n - 1);
    degree[i] = k;
    largestDegree = Math.max(largestDegree, k);
    equalWeight[i] = equal ? first : Number.NaN;
    observed[i] = equal ? plain : lag;
    expected[i] = equal ? k * othersMean : total * othersMean;
    tolerance[i] = 1e-10 * (size + Math.abs(slope) * (bent?.size ?? 0)) * (equal ? k : total);
  }
  return { degree, equalWeight, observed, expected, tolerance, largestDegree };
}

function countPerSite({ values, weights, bend, sites }: DrawnLags, random: Random, counts: LagCounts, pieces: NextPiece): void {
  const n = values.length;
  // Numbers of the other sites: from site i on they are one higher.
  const others = Int32Array.from({ length: n - 1 }, (_, j) => j);
  const origins = new Int32Array(sites.largestDegree);
  const row = new Float64Array(sites.largestDegree);
  for (let piece = pieces(); piece * SITES_PER_PIECE < n; piece = pieces()) {
    const end = Math.min(n, (piece + 1) * SITES_PER_PIECE);
    for (let i = piece * SITES_PER_PIECE; i < end; ++i) {
      const k = sites.degree[i]!;
      const state = fastStream(random, i);
      const equal = !Number.isNaN(sites.equalWeight[i]!);
      let at = 0;
      for (let e = weights.offsets[i]!; e < weights.offsets[i + 1]!; ++e) {
        if (weights.neighbours[e] !== i) row[at++] = equal ? 1 : weights.values[e]!;
      }
      const low = sites.observed[i]! - sites.tolerance[i]!;
      const high = sites.observed[i]! + sites.tolerance[i]!;
      const mean = sites.expected[i]!;
      const far = Math.abs(sites.observed[i]! - mean) - sites.tolerance[i]!;
      let greater = 0;
      let less = 0;
      let extreme = 0;
      for (let p = 0; p < counts.permutations; ++p) {
        shufflePrefix(others, n - 1, k, state, origins);
        let lag = 0;
        for (let m = 0; m < k; ++m) {
          const j = others[m]! < i ? others[m]! : others[m]! + 1;
          lag += row[m]! * (bend ? values[j]! + bend.slope[i]! * bend.values[j]! : values[j]!);
        }
        undoShuffle(others, n - 1, k, origins);
        if (lag >= low) ++greater;
        if (lag <= high) ++less;
        if (Math.abs(lag - mean) >= far) ++extreme;
      }
      counts.greater[i] = greater;
      counts.less[i] = less;
      if (counts.extreme.length > 0) counts.extreme[i] = extreme;
    }
  }
}
