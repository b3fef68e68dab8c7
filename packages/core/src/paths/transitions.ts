import { InputError, requireLength } from "../errors/index.ts";
import { PATH_COUNT } from "./path.ts";

/** How often paths follow each other. */
export interface PathTransitions {
  /** Moves counted, [5 x 5], from row to column, codes of `PATH_CODE`; row and column 0 (not defined) stay empty. */
  readonly counts: Float64Array;
  /** Shares of each row, [5 x 5]; NaN for a path nobody was on. */
  readonly shares: Float64Array;
  /** Moves left out because a period had no path. */
  readonly undefinedMoves: number;
  /**
   * Long-run shares of a chain with these probabilities, [5]; NaN where some path that occurs has no observed successor or the
   * chain does not mix to one answer.
   */
  readonly longRun: Float64Array;
}

/**
 * Transition matrix between the paths of consecutive periods.
 *
 *     n_ab = number of region-industries on path a in one period and b in the next;   p_ab = n_ab / sum_b n_ab
 *
 * @param paths   codes by period, [P][R x S], P >= 2
 * @throws InputError `too-few-periods`, `shape-mismatch`
 */
export function pathTransitions(paths: readonly Uint8Array[]): PathTransitions {
  if (paths.length < 2) {
    throw new InputError(
      "too-few-periods",
      `Transitions between paths need two periods, that is three years; there ${paths.length === 1 ? "is 1 period" : `are ${paths.length}`}. Add years.`,
    );
  }
  const cells = paths[0]!.length;
  const counts = new Float64Array(PATH_COUNT * PATH_COUNT);
  let undefinedMoves = 0;
  for (let period = 1; period < paths.length; ++period) {
    requireLength("pathTransitions", `period ${period}`, paths[period]!, cells, "the cells of period 0");
    for (let cell = 0; cell < cells; ++cell) {
      const from = paths[period - 1]![cell]!;
      const to = paths[period]![cell]!;
      if (from === 0 || to === 0) ++undefinedMoves;
      else counts[from * PATH_COUNT + to]! += 1;
    }
  }
  const shares = new Float64Array(counts.length).fill(Number.NaN);
  for (let from = 0; from < PATH_COUNT; ++from) {
    let total = 0;
    for (let to = 0; to < PATH_COUNT; ++to) total += counts[from * PATH_COUNT + to]!;
    if (total === 0) continue;
    for (let to = 0; to < PATH_COUNT; ++to) shares[from * PATH_COUNT + to] = counts[from * PATH_COUNT + to]! / total;
  }
  return { counts, shares, undefinedMoves, longRun: longRunShares(counts, shares) };
}

/** Squares the chain averaged with staying put (which has the same long run and no cycles) until its rows agree. */
function longRunShares(counts: Float64Array, shares: Float64Array): Float64Array {
  const nowhere = new Float64Array(PATH_COUNT).fill(Number.NaN);
  const met: number[] = [];
  for (let a = 0; a < PATH_COUNT; ++a) {
    let seen = 0;
    for (let b = 0; b < PATH_COUNT; ++b) seen += counts[a * PATH_COUNT + b]! + counts[b * PATH_COUNT + a]!;
    if (seen > 0) met.push(a);
  }
  if (met.length === 0 || met.some((a) => Number.isNaN(shares[a * PATH_COUNT]!))) return nowhere;
  const n = met.length;
  let matrix = Float64Array.from({ length: n * n }, (_, k) => {
    const a = met[Math.floor(k / n)]!;
    const b = met[k % n]!;
    return 0.5 * shares[a * PATH_COUNT + b]! + (a === b ? 0.5 : 0);
  });
  for (let square = 0; square < 60; ++square) {
    const next = new Float64Array(n * n);
    for (let i = 0; i < n; ++i) {
      for (let k = 0; k < n; ++k) for (let j = 0; j < n; ++j) next[i * n + j]! += matrix[i * n + k]! * matrix[k * n + j]!;
      let sum = 0;
      for (let j = 0; j < n; ++j) sum += next[i * n + j]!;
      for (let j = 0; j < n; ++j) next[i * n + j]! /= sum;
    }
    matrix = next;
  }
  for (let i = 1; i < n; ++i) {
    for (let j = 0; j < n; ++j) if (Math.abs(matrix[i * n + j]! - matrix[j]!) > 1e-9) return nowhere;
  }
  const out = new Float64Array(PATH_COUNT);
  for (let j = 0; j < n; ++j) out[met[j]!] = matrix[j]!;
  return out;
}
