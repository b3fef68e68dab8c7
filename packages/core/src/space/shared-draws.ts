import { lowerBound, type Random, upperBound } from "../numeric/index.ts";
import type { DrawnLags, LagCounts, SiteDescriptions } from "./conditional-draws.ts";
import { type DrawBlock, type DrawTable, drawBlock } from "./draw-block.ts";
import { type NextPiece, SITES_PER_PIECE } from "./shared-work.ts";

/** Numbers per block of shared draws: bounds memory whatever the number of neighbours and draws. */
const BLOCK_NUMBERS = 2 ** 21;

/**
 * Compares sites with draws that all share; see `conditionalLagCounts`.
 *
 * A block of draws is one piece for all rows of equal weights, whose sums are sorted once, and further pieces of unequal rows.
 */
export function countSharedDraws(lags: DrawnLags, random: Random, counts: LagCounts, pieces: NextPiece): void {
  const { values, bend, sites } = lags;
  const n = values.length;
  const { permutations } = counts;
  const width = Math.min(sites.largestDegree, n - 1);
  const numbersPerDraw = (bend ? 2 : 1) * width + 1;
  const perBlock = Math.max(1, Math.min(permutations, Math.floor(BLOCK_NUMBERS / numbersPerDraw)));
  const blocks = Math.ceil(permutations / perBlock);
  const rows = unequalRows(sites);
  const piecesPerBlock = 1 + Math.ceil(rows.length / SITES_PER_PIECE);
  let block: DrawBlock | null = null;
  for (let piece = pieces(); piece < blocks * piecesPerBlock; piece = pieces()) {
    const number = Math.floor(piece / piecesPerBlock);
    if (block?.number !== number) {
      const count = Math.min(perBlock, permutations - number * perBlock);
      block = drawBlock(number, bend ? [values, bend.values] : [values], width, count, random);
    }
    const part = (piece % piecesPerBlock) - 1;
    if (part < 0) countEqualRows(values, block, sites, counts);
    else countUnequalRows(lags, block, rows.subarray(part * SITES_PER_PIECE, (part + 1) * SITES_PER_PIECE), counts);
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

function countUnequalRows(lags: DrawnLags, block: DrawBlock, rows: Int32Array, counts: LagCounts): void {
  const { sites } = lags;
  const { count } = block.sets;
  const table = block.table();
  const folded = counts.extreme.length > 0;
  for (const i of rows) {
    if (sites.degree[i] === 0) {
      addTies(counts, i, count);
      continue;
    }
    const terms = writeRow(lags, i, table.row);
    const bounds = boundsOf(i, sites);
    const own = replaceOwn(block, table, i, terms, bounds);
    const { below, above } = table.count(terms, bounds.low, bounds.high);
    counts.greater[i]! += count - below - own.below;
    counts.less[i]! += count - above - own.above;
    if (!folded) continue;
    const near = table.count(terms, bounds.nearLow, bounds.nearHigh);
    counts.extreme[i]! += Number.isNaN(bounds.nearLow) ? count : near.below + near.above - own.near;
  }
}

/** Bounds of the draws that count for a site. */
interface SiteBounds {
  readonly low: number;
  readonly high: number;
  /** Draws between them are nearer to the mean than the observation; both NaN where the observation is the mean. */
  readonly nearLow: number;
  readonly nearHigh: number;
}

function boundsOf(i: number, sites: SiteDescriptions): SiteBounds {
  const observed = sites.observed[i]!;
  const tolerance = sites.tolerance[i]!;
  const mean = sites.expected[i]!;
  const distance = Math.abs(observed - mean) - tolerance;
  const far = distance > 0 ? distance : Number.NaN;
  return { low: observed - tolerance, high: observed + tolerance, nearLow: mean - far, nearHigh: mean + far };
}

/** The coefficients of site i for what it draws, position by position. @returns how many */
function writeRow({ weights, bend }: DrawnLags, i: number, row: Float64Array): number {
  let terms = 0;
  for (let e = weights.offsets[i]!; e < weights.offsets[i + 1]!; ++e) {
    if (weights.neighbours[e] === i) continue;
    row[terms++] = weights.values[e]!;
    if (bend) row[terms++] = weights.values[e]! * bend.slope[i]!;
  }
  return terms;
}

/** What the counts of site i change by when the spare takes the site's place in every draw that contains it. */
function replaceOwn(
  { sets }: DrawBlock,
  { variables, values, padded, spare, row }: DrawTable,
  i: number,
  terms: number,
  { low, high, nearLow, nearHigh }: SiteBounds,
): { readonly below: number; readonly above: number; readonly near: number } {
  const { count } = sets;
  const end = (terms / variables + 1) * count;
  const isNear = (lag: number): number => Number(lag >= nearLow && lag <= nearHigh);
  let below = 0;
  let above = 0;
  let near = 0;
  for (let e = sets.siteStarts[i]!, last = sets.siteStarts[i + 1]!; e < last; ++e) {
    const entry = sets.siteEntries[e]!;
    if (entry >= end) break;
    const p = entry % count;
    const own = ((entry - p) / count - 1) * variables;
    let met = 0;
    let replaced = 0;
    for (let m = 0; m < terms; ++m) {
      const value = values[m * padded + p]!;
      const isOwn = m >= own && m < own + variables;
      met += row[m]! * value;
      replaced += row[m]! * (isOwn ? spare[(m - own) * count + p]! : value);
    }
    below += Number(replaced < low) - Number(met < low);
    above += Number(replaced > high) - Number(met > high);
    near += isNear(replaced) - isNear(met);
  }
  return { below, above, near };
}

function addTies(counts: LagCounts, s: number, count: number): void {
  counts.greater[s]! += count;
  counts.less[s]! += count;
  if (counts.extreme.length > 0) counts.extreme[s]! += count;
}
