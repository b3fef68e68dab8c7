import { lowerBound, type Random, upperBound } from "../numeric/index.ts";
import type { LagCounts, SiteDescriptions } from "./conditional-draws.ts";
import { fastStream, shufflePrefix } from "./fast-stream.ts";
import { memoryLayout, spaceKernels } from "./space-kernels.ts";
import type { SpatialWeights } from "./spatial-weights.ts";

/** Numbers per block of shared draws: bounds memory whatever the number of neighbours and draws. */
const BLOCK_NUMBERS = 2 ** 21;

/** Compares every site of a range with the same draws; see `conditionalLagCounts`. */
export function countSharedDraws(
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
