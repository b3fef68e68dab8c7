import { lowerBound, type Random, upperBound } from "../numeric/index.ts";
import type { Alternative } from "./association-test.ts";
import { fastStream, shufflePrefix } from "./fast-stream.ts";
import { memoryLayout, spaceKernels } from "./space-kernels.ts";
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

/** Numbers per block of shared draws: bounds memory whatever the number of neighbours and draws. */
const BLOCK_NUMBERS = 2 ** 21;

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
  else countShared(values, weights, sites, permutations, options.random, counts);
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

function countShared(
  values: Float64Array,
  weights: SpatialWeights,
  sites: SiteDescriptions,
  permutations: number,
  random: Random,
  counts: LagCounts,
): void {
  const n = values.length;
  // The largest number of neighbours in the whole map, so that draws do not depend on the range.
  let width = 0;
  for (let i = 0; i < n; ++i) width = Math.max(width, weights.offsets[i + 1]! - weights.offsets[i]!);
  width = Math.min(width, n - 1);
  const perBlock = Math.max(1, Math.min(permutations, Math.floor(BLOCK_NUMBERS / (width + 1))));
  const ids = new Int32Array(n);
  for (let j = 0; j < n; ++j) ids[j] = j;
  for (let start = 0, block = 0; start < permutations; start += perBlock, ++block) {
    const draws = drawSets(ids, width, Math.min(perBlock, permutations - start), fastStream(random, block));
    const drawn = new Float64Array(draws.ids.length);
    for (let at = 0; at < drawn.length; ++at) drawn[at] = values[draws.ids[at]!]!;
    countEqualRows(values, draws, drawn, sites, counts);
    countUnequalRows(weights, draws, drawn, sites, counts);
  }
}

/** Sets of sites, position by position: [width + 1] x [count], the spare first. */
interface DrawSets {
  readonly count: number;
  readonly width: number;
  readonly ids: Int32Array;
  /** For every site, where it was drawn: entries `position * count + draw`, ascending by position. The spare is not listed. */
  readonly siteStarts: Int32Array;
  readonly siteEntries: Int32Array;
}

function drawSets(pool: Int32Array, width: number, count: number, state: Uint32Array): DrawSets {
  const n = pool.length;
  const ids = new Int32Array((width + 1) * count);
  // The pool stays shuffled from draw to draw within a block: any order is as good a start as another.
  const order = pool.slice();
  for (let p = 0; p < count; ++p) {
    shufflePrefix(order, n, width + 1, state);
    for (let m = 0; m <= width; ++m) ids[m * count + p] = order[m]!;
  }
  const siteStarts = new Int32Array(n + 1);
  for (let at = count; at < ids.length; ++at) siteStarts[ids[at]! + 1]! += 1;
  for (let j = 0; j < n; ++j) siteStarts[j + 1]! += siteStarts[j]!;
  const next = siteStarts.slice(0, n);
  const siteEntries = new Int32Array(width * count);
  for (let at = count; at < ids.length; ++at) siteEntries[next[ids[at]!]!++] = at;
  return { count, width, ids, siteStarts, siteEntries };
}

function countEqualRows(
  values: Float64Array,
  draws: DrawSets,
  drawn: Float64Array,
  sites: SiteDescriptions,
  counts: LagCounts,
): void {
  const { count, width } = draws;
  const folded = counts.extreme.length > 0;
  const byDegree: number[][] = Array.from({ length: width + 1 }, () => []);
  for (let s = 0; s < sites.degree.length; ++s) {
    if (!Number.isNaN(sites.equalWeight[s]!)) byDegree[sites.degree[s]!]!.push(s);
  }
  const sums = new Float64Array(count);
  for (let k = 1; k <= width; ++k) {
    for (let p = 0, at = k * count; p < count; ++p, ++at) sums[p]! += drawn[at]!;
    if (byDegree[k]!.length === 0) continue;
    const sorted = sums.slice().sort();
    const end = (k + 1) * count;
    for (const s of byDegree[k]!) {
      const i = sites.from + s;
      const tolerance = sites.tolerance[s]!;
      const low = sites.observed[s]! - tolerance;
      const high = sites.observed[s]! + tolerance;
      const mean = sites.expected[s]!;
      const far = Math.abs(sites.observed[s]! - mean) - tolerance;
      const first = lowerBound(sorted, low);
      let greater = count - first;
      let less = first;
      while (less < count && sorted[less]! <= high) ++less;
      let extreme = 0;
      if (folded) extreme = far <= 0 ? count : upperBound(sorted, mean - far) + count - lowerBound(sorted, mean + far);
      const own = values[i]!;
      for (let e = draws.siteStarts[i]!, last = draws.siteStarts[i + 1]!; e < last; ++e) {
        const entry = draws.siteEntries[e]!;
        if (entry >= end) break;
        const p = entry % count;
        const with_ = sums[p]!;
        const without = with_ - own + drawn[p]!;
        greater += Number(without >= low) - Number(with_ >= low);
        less += Number(without <= high) - Number(with_ <= high);
        if (folded && far > 0) {
          extreme += Number(without <= mean - far || without >= mean + far) - Number(with_ <= mean - far || with_ >= mean + far);
        }
      }
      counts.greater[s]! += greater;
      counts.less[s]! += less;
      if (folded) counts.extreme[s]! += extreme;
    }
  }
  for (const s of byDegree[0]!) addTies(counts, s, count);
}

function countUnequalRows(
  weights: SpatialWeights,
  draws: DrawSets,
  drawn: Float64Array,
  sites: SiteDescriptions,
  counts: LagCounts,
): void {
  const rows: number[] = [];
  for (let s = 0; s < sites.degree.length; ++s) if (Number.isNaN(sites.equalWeight[s]!)) rows.push(s);
  if (rows.length === 0) return;
  const { count, width } = draws;
  const padded = (count + 3) & ~3;
  const layout = memoryLayout();
  const drawnAt = layout.take(8 * padded * width);
  const rowAt = layout.take(8 * width);
  const outAt = layout.take(16);
  const kernels = spaceKernels(layout.size());
  const { buffer } = kernels.memory;
  const table = new Float64Array(buffer, drawnAt, padded * width).fill(Number.NaN);
  for (let m = 0; m < width; ++m) table.set(drawn.subarray((m + 1) * count, (m + 2) * count), m * padded);
  const row = new Float64Array(buffer, rowAt, width);
  const out = new Int32Array(buffer, outAt, 4);
  const folded = counts.extreme.length > 0;
  for (const s of rows) {
    const i = sites.from + s;
    const k = sites.degree[s]!;
    if (k === 0) {
      addTies(counts, s, count);
      continue;
    }
    let at = 0;
    for (let e = weights.offsets[i]!; e < weights.offsets[i + 1]!; ++e) {
      if (weights.neighbours[e] !== i) row[at++] = weights.values[e]!;
    }
    const observed = sites.observed[s]!;
    const tolerance = sites.tolerance[s]!;
    const mean = sites.expected[s]!;
    const far = Math.abs(observed - mean) - tolerance;
    const low = observed - tolerance;
    const high = observed + tolerance;
    kernels.countLags(drawnAt, padded, rowAt, k, low, high, outAt);
    let below = out[0]!;
    let above = out[2]!;
    let near = 0;
    if (folded && far > 0) {
      kernels.countLags(drawnAt, padded, rowAt, k, mean - far, mean + far, outAt);
      near = count - out[0]! - out[2]!;
    }
    const end = (k + 1) * count;
    for (let e = draws.siteStarts[i]!, last = draws.siteStarts[i + 1]!; e < last; ++e) {
      const entry = draws.siteEntries[e]!;
      if (entry >= end) break;
      const p = entry % count;
      const place = (entry - p) / count - 1;
      let met = 0;
      let replaced = 0;
      for (let m = 0; m < k; ++m) {
        const value = table[m * padded + p]!;
        met += row[m]! * value;
        replaced += row[m]! * (m === place ? drawn[p]! : value);
      }
      below += Number(replaced < low) - Number(met < low);
      above += Number(replaced > high) - Number(met > high);
      if (folded) near += Number(isNear(replaced, mean, far)) - Number(isNear(met, mean, far));
    }
    counts.greater[s]! += count - below;
    counts.less[s]! += count - above;
    if (folded) counts.extreme[s]! += far > 0 ? count - near : count;
  }
}

/** Not at least as far from the mean as the observation. */
function isNear(value: number, mean: number, far: number): boolean {
  return value >= mean - far && value <= mean + far;
}

function addTies(counts: LagCounts, s: number, count: number): void {
  counts.greater[s]! += count;
  counts.less[s]! += count;
  if (counts.extreme.length > 0) counts.extreme[s]! += count;
}
