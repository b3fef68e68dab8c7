import { requireLength } from "../errors/index.ts";

/** Least squares by QR with the columns that carry no information of their own named. */
export interface LeastSquaresFit {
  /** [k]; NaN for a collinear column. */
  readonly coefficients: Float64Array;
  /** y - X b, [n]. */
  readonly residuals: Float64Array;
  /** Sum of squared residuals. */
  readonly residualSumSquares: number;
  /** Number of linearly independent columns. */
  readonly rank: number;
  /** Indices of columns that are linear combinations of earlier ones, ascending. */
  readonly collinear: readonly number[];
  /** (X'X)^-1 over all columns, [k x k]; NaN in the rows and columns of collinear ones. */
  readonly inverseCrossProduct: Float64Array;
}

export interface LeastSquaresOptions {
  /** A column is collinear when what earlier columns leave of it is below this share of its norm; default 1e-9. */
  readonly tolerance?: number;
}

/**
 * Least squares by Householder QR, min |y - X b|^2.
 *
 * Columns keep their order; one that earlier columns explain is set aside, so the answer names it instead of failing. The QR works on
 * columns scaled to unit norm.
 *
 * @param x [n x k] row-major, finite, not modified
 * @param y [n]
 * @see Golub and Van Loan (2013), Matrix Computations, 5.3
 */
export function leastSquares(
  x: Float64Array,
  y: Float64Array,
  n: number,
  k: number,
  options: LeastSquaresOptions = {},
): LeastSquaresFit {
  requireLength("leastSquares", "x", x, n * k, `${n} x ${k}`);
  requireLength("leastSquares", "y", y, n, `${n}`);
  const tolerance = options.tolerance ?? 1e-9;
  const { columns, scales } = scaledColumns(x, n, k);
  const target = Float64Array.from(y);
  const kept: number[] = [];
  const collinear: number[] = [];
  for (let j = 0; j < k; ++j) {
    const column = columns[j]!;
    const r = kept.length;
    let rest = 0;
    for (let i = r; i < n; ++i) rest += column[i]! ** 2;
    rest = Math.sqrt(rest);
    if (!(rest > tolerance) || r >= n) {
      collinear.push(j);
      continue;
    }
    const alpha = column[r]! > 0 ? -rest : rest;
    const reflector = column.slice(r);
    reflector[0]! -= alpha;
    let norm = 0;
    for (const value of reflector) norm += value * value;
    for (let later = j + 1; later < k; ++later) reflect(reflector, norm, columns[later]!, r);
    reflect(reflector, norm, target, r);
    column[r] = alpha;
    kept.push(j);
  }
  const rank = kept.length;
  const triangle = (row: number, position: number) => columns[kept[position]!]![row]!;
  const solved = new Float64Array(rank);
  for (let i = rank - 1; i >= 0; --i) {
    let sum = target[i]!;
    for (let j = i + 1; j < rank; ++j) sum -= triangle(i, j) * solved[j]!;
    solved[i] = sum / triangle(i, i);
  }
  const coefficients = new Float64Array(k).fill(Number.NaN);
  kept.forEach((j, position) => {
    coefficients[j] = solved[position]! / scales[j]!;
  });
  const residuals = Float64Array.from(y);
  let residualSumSquares = 0;
  for (let i = 0; i < n; ++i) {
    for (const j of kept) residuals[i]! -= x[i * k + j]! * coefficients[j]!;
    residualSumSquares += residuals[i]! ** 2;
  }
  return {
    coefficients,
    residuals,
    residualSumSquares,
    rank,
    collinear,
    inverseCrossProduct: inverseFromTriangle(triangle, kept, scales, k),
  };
}

function scaledColumns(x: Float64Array, n: number, k: number): { columns: Float64Array[]; scales: Float64Array } {
  const scales = new Float64Array(k);
  const columns: Float64Array[] = [];
  for (let j = 0; j < k; ++j) {
    const column = new Float64Array(n);
    let norm = 0;
    for (let i = 0; i < n; ++i) {
      column[i] = x[i * k + j]!;
      norm += column[i]! ** 2;
    }
    norm = Math.sqrt(norm);
    scales[j] = norm > 0 ? norm : 1;
    for (let i = 0; i < n; ++i) column[i]! /= scales[j]!;
    columns.push(column);
  }
  return { columns, scales };
}

function reflect(reflector: Float64Array, norm: number, vector: Float64Array, offset: number): void {
  if (norm === 0) return;
  let dot = 0;
  for (let i = 0; i < reflector.length; ++i) dot += reflector[i]! * vector[offset + i]!;
  const factor = (2 * dot) / norm;
  for (let i = 0; i < reflector.length; ++i) vector[offset + i]! -= factor * reflector[i]!;
}

function inverseFromTriangle(
  triangle: (row: number, position: number) => number,
  kept: readonly number[],
  scales: Float64Array,
  k: number,
): Float64Array {
  const rank = kept.length;
  const inverse = new Float64Array(rank * rank);
  for (let column = 0; column < rank; ++column) {
    for (let i = column; i >= 0; --i) {
      let sum = i === column ? 1 : 0;
      for (let j = i + 1; j <= column; ++j) sum -= triangle(i, j) * inverse[j * rank + column]!;
      inverse[i * rank + column] = sum / triangle(i, i);
    }
  }
  const out = new Float64Array(k * k).fill(Number.NaN);
  for (let a = 0; a < rank; ++a) {
    for (let b = 0; b < rank; ++b) {
      let sum = 0;
      for (let j = Math.max(a, b); j < rank; ++j) sum += inverse[a * rank + j]! * inverse[b * rank + j]!;
      out[kept[a]! * k + kept[b]!] = sum / (scales[kept[a]!]! * scales[kept[b]!]!);
    }
  }
  return out;
}
