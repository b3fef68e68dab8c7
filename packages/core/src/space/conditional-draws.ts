import type { Random } from "../numeric/index.ts";
import type { Alternative } from "./association-test.ts";
import { fastStream, shufflePrefix } from "./fast-stream.ts";
import { countSharedDraws } from "./shared-draws.ts";
import type { SpatialWeights } from "./spatial-weights.ts";

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
  /** Sites to do, rows `from` up to `to` (not included); workers may share the work. Default all. */
  readonly siteRange?: { readonly from: number; readonly to: number };
}

/** For every site of a range, how many draws of its lag compare with the observed lag. Equal within rounding counts as both. */
export interface LagCounts {
  readonly permutations: number;
  readonly from: number;
  /** Draws of the lag at least as large, and at most as large, [to - from]. */
  readonly greater: Int32Array;
  readonly less: Int32Array;
  /** Draws at least as far from their expectation, [to - from]; empty unless the alternative is `folded`. */
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
 * @returns counts that do not depend on how sites are split over ranges
 * @see Anselin (1995), Local indicators of spatial association, for the conditional permutation
 */
export function conditionalLagCounts(values: Float64Array, weights: SpatialWeights, options: ConditionalOptions): LagCounts {
  const permutations = options.permutations ?? 999;
  const { from, to } = options.siteRange ?? { from: 0, to: values.length };
  const sites = describeSites(values, weights, from, to);
  const counts: LagCounts = {
    permutations,
    from,
    greater: new Int32Array(to - from),
    less: new Int32Array(to - from),
    extreme: new Int32Array(options.alternative === "folded" ? to - from : 0),
    method: chooseMethod(options.draws ?? "auto", weights, permutations),
  };
  if (counts.method === "per-site") countPerSite(values, weights, sites, permutations, options.random, counts);
  else countSharedDraws(values, weights, sites, permutations, options.random, counts);
  return counts;
}

/** What the counting needs to know of every site of a range. */
export interface SiteDescriptions {
  readonly from: number;
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

/** The method that `auto` stands for depends on the whole map only, never on the range. */
function chooseMethod(
  asked: "auto" | "shared" | "per-site",
  weights: SpatialWeights,
  permutations: number,
): "shared" | "per-site" {
  if (asked !== "auto") return asked;
  return weights.neighbours.length * permutations <= PER_SITE_LIMIT ? "per-site" : "shared";
}

function describeSites(values: Float64Array, weights: SpatialWeights, from: number, to: number): SiteDescriptions {
  const n = values.length;
  let sum = 0;
  let size = 0;
  for (const value of values) {
    sum += value;
    size = Math.max(size, Math.abs(value));
  }
  const count = to - from;
  const degree = new Int32Array(count);
  const equalWeight = new Float64Array(count);
  const observed = new Float64Array(count);
  const expected = new Float64Array(count);
  const tolerance = new Float64Array(count);
  let largestDegree = 0;
  for (let s = 0; s < count; ++s) {
    const i = from + s;
    const start = weights.offsets[i]!;
    const end = weights.offsets[i + 1]!;
    let k = 0;
    let first = Number.NaN;
    let equal = true;
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
      lag += w * values[j]!;
      total += w;
    }
    // Rows whose weights are all 0 have a lag of 0 in every draw; the general path counts them as ties.
    if (first === 0) equal = false;
    const othersMean = (sum - values[i]!) / (n - 1);
    degree[s] = k;
    largestDegree = Math.max(largestDegree, k);
    equalWeight[s] = equal ? first : Number.NaN;
    observed[s] = equal ? plain : lag;
    expected[s] = equal ? k * othersMean : total * othersMean;
    tolerance[s] = 1e-10 * size * (equal ? k : total);
  }
  return { from, degree, equalWeight, observed, expected, tolerance, largestDegree };
}

function countPerSite(
  values: Float64Array,
  weights: SpatialWeights,
  sites: SiteDescriptions,
  permutations: number,
  random: Random,
  counts: LagCounts,
): void {
  const n = values.length;
  const others = new Float64Array(n - 1);
  const rowWeights = new Float64Array(sites.largestDegree);
  for (let s = 0; s < sites.degree.length; ++s) {
    const i = sites.from + s;
    const k = sites.degree[s]!;
    const state = fastStream(random, i);
    for (let j = 0; j < n - 1; ++j) others[j] = values[j < i ? j : j + 1]!;
    const equal = !Number.isNaN(sites.equalWeight[s]!);
    let at = 0;
    for (let e = weights.offsets[i]!; e < weights.offsets[i + 1]!; ++e) {
      if (weights.neighbours[e] !== i) rowWeights[at++] = equal ? 1 : weights.values[e]!;
    }
    const low = sites.observed[s]! - sites.tolerance[s]!;
    const high = sites.observed[s]! + sites.tolerance[s]!;
    const mean = sites.expected[s]!;
    const far = Math.abs(sites.observed[s]! - mean) - sites.tolerance[s]!;
    let greater = 0;
    let less = 0;
    let extreme = 0;
    for (let p = 0; p < permutations; ++p) {
      shufflePrefix(others, n - 1, k, state);
      let lag = 0;
      for (let m = 0; m < k; ++m) lag += rowWeights[m]! * others[m]!;
      if (lag >= low) ++greater;
      if (lag <= high) ++less;
      if (Math.abs(lag - mean) >= far) ++extreme;
    }
    counts.greater[s] = greater;
    counts.less[s] = less;
    if (counts.extreme.length > 0) counts.extreme[s] = extreme;
  }
}
