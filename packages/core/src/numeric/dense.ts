import { InputError, requireLength } from "../errors/index.ts";

/** Cholesky factor of a symmetric matrix, or the reason there is none. */
export interface CholeskyFactor {
  /** Lower triangle L with L L' = A, [n x n] row-major, zeros above the diagonal. */
  readonly lower: Float64Array;
  /** `indefinite` when a pivot is not positive. */
  readonly status: "factored" | "indefinite";
  /** Row at which an indefinite matrix failed, -1 otherwise. */
  readonly failedAt: number;
}

/** Eigenvalues and orthonormal eigenvectors of a symmetric matrix. */
export interface SymmetricEigen {
  /** [n], descending. */
  readonly values: Float64Array;
  /** [n x n] row-major; column j belongs to `values[j]`. */
  readonly vectors: Float64Array;
  readonly status: "converged" | "iteration-limit";
}

/**
 * Product of two dense matrices, C = A B.
 *
 * @param a [n x k] row-major
 * @param b [k x m] row-major
 * @returns [n x m]
 */
export function multiplyDense(
  a: Float64Array,
  b: Float64Array,
  n: number,
  k: number,
  m: number,
  out: Float64Array = new Float64Array(n * m),
): Float64Array {
  requireLength("multiplyDense", "a", a, n * k, `${n} x ${k}`);
  requireLength("multiplyDense", "b", b, k * m, `${k} x ${m}`);
  out.fill(0);
  for (let i = 0; i < n; ++i) {
    for (let l = 0; l < k; ++l) {
      const value = a[i * k + l]!;
      if (value === 0) continue;
      for (let j = 0; j < m; ++j) out[i * m + j]! += value * b[l * m + j]!;
    }
  }
  return out;
}

/**
 * Cross product X'X.
 *
 * @param x [n x k] row-major
 * @returns [k x k], symmetric
 */
export function crossProduct(x: Float64Array, n: number, k: number): Float64Array {
  requireLength("crossProduct", "x", x, n * k, `${n} x ${k}`);
  const out = new Float64Array(k * k);
  for (let i = 0; i < n; ++i) {
    for (let a = 0; a < k; ++a) {
      const value = x[i * k + a]!;
      for (let b = a; b < k; ++b) out[a * k + b]! += value * x[i * k + b]!;
    }
  }
  for (let a = 0; a < k; ++a) for (let b = 0; b < a; ++b) out[a * k + b] = out[b * k + a]!;
  return out;
}

/**
 * Cholesky factorisation A = L L'.
 *
 * @param a [n x n] row-major, symmetric; only the lower triangle is read
 */
export function choleskyFactor(a: Float64Array, n: number): CholeskyFactor {
  requireLength("choleskyFactor", "a", a, n * n, `${n} x ${n}`);
  const lower = new Float64Array(n * n);
  for (let j = 0; j < n; ++j) {
    let pivot = a[j * n + j]!;
    for (let k = 0; k < j; ++k) pivot -= lower[j * n + k]! ** 2;
    if (!(pivot > 0)) return { lower, status: "indefinite", failedAt: j };
    const root = Math.sqrt(pivot);
    lower[j * n + j] = root;
    for (let i = j + 1; i < n; ++i) {
      let sum = a[i * n + j]!;
      for (let k = 0; k < j; ++k) sum -= lower[i * n + k]! * lower[j * n + k]!;
      lower[i * n + j] = sum / root;
    }
  }
  return { lower, status: "factored", failedAt: -1 };
}

/**
 * Solves A X = B from the Cholesky factor of A.
 *
 * @param lower   L, [n x n]
 * @param b       [n x m] row-major, not modified
 * @returns X, [n x m]
 */
export function choleskySolve(lower: Float64Array, n: number, b: Float64Array, m = 1): Float64Array {
  requireLength("choleskySolve", "b", b, n * m, `${n} x ${m}`);
  const x = Float64Array.from(b);
  for (let i = 0; i < n; ++i) {
    for (let k = 0; k < i; ++k) {
      const factor = lower[i * n + k]!;
      if (factor !== 0) for (let j = 0; j < m; ++j) x[i * m + j]! -= factor * x[k * m + j]!;
    }
    for (let j = 0; j < m; ++j) x[i * m + j]! /= lower[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; --i) {
    for (let k = i + 1; k < n; ++k) {
      const factor = lower[k * n + i]!;
      if (factor !== 0) for (let j = 0; j < m; ++j) x[i * m + j]! -= factor * x[k * m + j]!;
    }
    for (let j = 0; j < m; ++j) x[i * m + j]! /= lower[i * n + i]!;
  }
  return x;
}

/**
 * Inverse of a symmetric positive definite matrix.
 *
 * @param a [n x n]
 * @throws InputError `not-positive-definite`, naming the row where the factorisation failed
 */
export function symmetricInverse(a: Float64Array, n: number): Float64Array {
  const factor = choleskyFactor(a, n);
  if (factor.status === "indefinite") {
    throw new InputError(
      "not-positive-definite",
      `symmetricInverse: the ${n} x ${n} matrix is not positive definite (row ${factor.failedAt}); remove collinear or constant columns first.`,
      { row: factor.failedAt },
    );
  }
  const identity = new Float64Array(n * n);
  for (let i = 0; i < n; ++i) identity[i * n + i] = 1;
  const inverse = choleskySolve(factor.lower, n, identity, n);
  for (let i = 0; i < n; ++i) {
    for (let j = 0; j < i; ++j) {
      const mean = 0.5 * (inverse[i * n + j]! + inverse[j * n + i]!);
      inverse[i * n + j] = mean;
      inverse[j * n + i] = mean;
    }
  }
  return inverse;
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations: slow for large n, accurate to rounding for all.
 *
 * @param a [n x n] row-major, symmetric, not modified; n up to a few hundred
 * @see Golub and Van Loan (2013), Matrix Computations, 8.5
 */
export function symmetricEigen(a: Float64Array, n: number): SymmetricEigen {
  requireLength("symmetricEigen", "a", a, n * n, `${n} x ${n}`);
  const work = Float64Array.from(a);
  // Rows of `rotation` are the eigenvectors: both updates below then walk along rows.
  const rotation = new Float64Array(n * n);
  for (let i = 0; i < n; ++i) rotation[i * n + i] = 1;
  let status: SymmetricEigen["status"] = "iteration-limit";
  for (let sweep = 0; sweep < 60; ++sweep) {
    let off = 0;
    let total = 0;
    for (let i = 0; i < n; ++i) {
      for (let j = 0; j < n; ++j) {
        const square = work[i * n + j]! ** 2;
        total += square;
        if (i !== j) off += square;
      }
    }
    if (off <= (n * Number.EPSILON) ** 2 * total) {
      status = "converged";
      break;
    }
    for (let p = 0; p < n - 1; ++p) {
      for (let q = p + 1; q < n; ++q) rotate(work, rotation, n, p, q);
    }
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => work[j * n + j]! - work[i * n + i]!);
  const values = Float64Array.from(order, (i) => work[i * n + i]!);
  const vectors = new Float64Array(n * n);
  order.forEach((source, target) => {
    for (let i = 0; i < n; ++i) vectors[i * n + target] = rotation[source * n + i]!;
  });
  return { values, vectors, status };
}

function rotate(work: Float64Array, rotation: Float64Array, n: number, p: number, q: number): void {
  const apq = work[p * n + q]!;
  const app = work[p * n + p]!;
  const aqq = work[q * n + q]!;
  if (Math.abs(apq) <= 1e-18 * Math.sqrt(Math.abs(app * aqq)) || apq === 0) return;
  const theta = (aqq - app) / (2 * apq);
  const t = Math.sign(theta || 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; ++k) {
    const kp = work[k * n + p]!;
    const kq = work[k * n + q]!;
    work[k * n + p] = c * kp - s * kq;
    work[k * n + q] = s * kp + c * kq;
  }
  for (let k = 0; k < n; ++k) {
    const pk = work[p * n + k]!;
    const qk = work[q * n + k]!;
    work[p * n + k] = c * pk - s * qk;
    work[q * n + k] = s * pk + c * qk;
    const rp = rotation[p * n + k]!;
    const rq = rotation[q * n + k]!;
    rotation[p * n + k] = c * rp - s * rq;
    rotation[q * n + k] = s * rp + c * rq;
  }
}
