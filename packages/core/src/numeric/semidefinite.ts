import { requireLength } from "../errors/index.ts";

/** Solver of consistent systems with a symmetric positive semidefinite matrix. */
export interface SemidefiniteSolver {
  readonly dimension: number;
  readonly rank: number;
  /** One solution of A x = b for b in the range of A, [n]; `b` is not modified. */
  solve(b: Float64Array): Float64Array;
}

/**
 * Cholesky factorisation of a positive semidefinite matrix that sets aside rows without a pivot of their own and keeps inside the
 * envelope of the matrix, so that block-diagonal matrices cost what their blocks cost.
 *
 * The solution has zeros in the rows set aside: any generalised inverse serves where only A x matters.
 *
 * @param a         [n x n] row-major, symmetric, not modified
 * @param tolerance pivots below this share of their diagonal entry count as zero; default 1e-10
 */
export function semidefiniteSolver(a: Float64Array, n: number, tolerance = 1e-10): SemidefiniteSolver {
  requireLength("semidefiniteSolver", "a", a, n * n, `${n} x ${n}`);
  const lower = new Float64Array(n * n);
  const first = new Int32Array(n);
  const kept = new Uint8Array(n);
  let rank = 0;
  for (let i = 0; i < n; ++i) {
    let start = 0;
    while (start < i && a[i * n + start] === 0) ++start;
    first[i] = start;
    for (let j = start; j < i; ++j) {
      if (!kept[j]) continue;
      let sum = a[i * n + j]!;
      for (let k = Math.max(start, first[j]!); k < j; ++k) sum -= lower[i * n + k]! * lower[j * n + k]!;
      lower[i * n + j] = sum / lower[j * n + j]!;
    }
    let pivot = a[i * n + i]!;
    for (let k = start; k < i; ++k) pivot -= lower[i * n + k]! ** 2;
    if (pivot > tolerance * a[i * n + i]!) {
      lower[i * n + i] = Math.sqrt(pivot);
      kept[i] = 1;
      ++rank;
    } else {
      lower.fill(0, i * n, (i + 1) * n);
    }
  }
  const solve = (b: Float64Array): Float64Array => {
    const x = Float64Array.from(b);
    for (let i = 0; i < n; ++i) {
      if (!kept[i]) {
        x[i] = 0;
        continue;
      }
      let sum = x[i]!;
      for (let k = first[i]!; k < i; ++k) sum -= lower[i * n + k]! * x[k]!;
      x[i] = sum / lower[i * n + i]!;
    }
    for (let i = n - 1; i >= 0; --i) {
      if (!kept[i]) continue;
      const value = x[i]! / lower[i * n + i]!;
      x[i] = value;
      for (let k = first[i]!; k < i; ++k) x[k]! -= lower[i * n + k]! * value;
    }
    return x;
  };
  return { dimension: n, rank, solve };
}
