import { lowerBound, type Random, upperBound } from "../numeric/index.ts";
import type { LagCounts, SiteDescriptions, WeightRows } from "./conditional-draws.ts";
import { type DrawBlock, drawBlock } from "./draw-block.ts";
import { type NextPiece, SITES_PER_PIECE } from "./shared-work.ts";

/** Numbers per block of shared draws: bounds memory whatever the number of neighbours and draws. */
const BLOCK_NUMBERS = 2 ** 21;

/**
 * Compares sites with draws that all share; see `conditionalLagCounts`.
 *
 * A block of draws is one piece for all rows of equal weights, whose sums are sorted once, and further pieces of unequal rows.
 */
export function countSharedDraws(
  values: Float64Array,
  weights: WeightRows,
  sites: SiteDescriptions,
  random: Random,
  counts: LagCounts,
  pieces: NextPiece,
): void {
  const n = values.length;
  const { permutations } = counts;
  const width = Math.min(sites.largestDegree, n - 1);
  const perBlock = Math.max(1, Math.min(permutations, Math.floor(BLOCK_NUMBERS / (width + 1))));
  const blocks = Math.ceil(permutations / perBlock);
  const rows = unequalRows(sites);
  const piecesPerBlock = 1 + Math.ceil(rows.length / SITES_PER_PIECE);
  let block: DrawBlock | null = null;
  for (let piece = pieces(); piece < blocks * piecesPerBlock; piece = pieces()) {
    const number = Math.floor(piece / piecesPerBlock);
    if (block?.number !== number) {
      const count = Math.min(perBlock, permutations - number * perBlock);
      block = drawBlock(number, values, width, count, random);
    }
    const part = (piece % piecesPerBlock) - 1;
    if (part < 0) countEqualRows(values, block, sites, counts);
    else countUnequalRows(weights, block, rows.subarray(part * SITES_PER_PIECE, (part + 1) * SITES_PER_PIECE), sites, counts);
  }
}

function unequalRows({ equalWeight }: SiteDescriptions): Int32Array {
  const rows: number[] = [];
  for (let i = 0; i < equalWeight.length; ++i) if (Number.isNaN(equalWeight[i]!)) rows.push(i);
  return Int32Array.from(rows);
}

function countEqualRows(values: Float64Array, block: DrawBlock, sites: SiteDescriptions, counts: LagCounts): void {
  const { sets: draws, drawn } = block;
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
      const own = values[s]!;
      for (let e = draws.siteStarts[s]!, last = draws.siteStarts[s + 1]!; e < last; ++e) {
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
  weights: WeightRows,
  block: DrawBlock,
  rows: Int32Array,
  sites: SiteDescriptions,
  counts: LagCounts,
): void {
  const { sets: draws, drawn } = block;
  const { count } = draws;
  const { kernels, padded, values: table, valuesAt, row, rowAt, out, outAt } = block.table();
  const folded = counts.extreme.length > 0;
  for (const i of rows) {
    const k = sites.degree[i]!;
    if (k === 0) {
      addTies(counts, i, count);
      continue;
    }
    let at = 0;
    for (let e = weights.offsets[i]!; e < weights.offsets[i + 1]!; ++e) {
      if (weights.neighbours[e] !== i) row[at++] = weights.values[e]!;
    }
    const observed = sites.observed[i]!;
    const tolerance = sites.tolerance[i]!;
    const mean = sites.expected[i]!;
    const far = Math.abs(observed - mean) - tolerance;
    const low = observed - tolerance;
    const high = observed + tolerance;
    kernels.countLags(valuesAt, padded, rowAt, k, low, high, outAt);
    let below = out[0]!;
    let above = out[2]!;
    let near = 0;
    if (folded && far > 0) {
      kernels.countLags(valuesAt, padded, rowAt, k, mean - far, mean + far, outAt);
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
    counts.greater[i]! += count - below;
    counts.less[i]! += count - above;
    if (folded) counts.extreme[i]! += far > 0 ? count - near : count;
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
