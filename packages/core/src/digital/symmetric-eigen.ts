/** Eigenvalues, largest first, with their vectors as columns. */
export interface SymmetricEigen {
  /** [n], descending. */
  readonly values: Float64Array;
  /** [n x n] row-major; column k belongs to value k, has length 1, and its largest entry in size is positive. */
  readonly vectors: Float64Array;
}

/**
 * Eigenvalues and vectors of a small symmetric matrix by cyclic Jacobi rotations.
 *
 * @param matrix  [n x n], symmetric; not modified
 * @param n       size; meant for correlation matrices of tens of indicators
 * @returns values to about 1e-14 of the largest; the sign of each vector is fixed so that results do not depend on the route
 * @see Golub and Van Loan (2013), Matrix Computations, section 8.5
 */
export function jacobiEigen(matrix: Float64Array, n: number): SymmetricEigen {
  const a = matrix.slice();
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; ++i) v[i * n + i] = 1;
  for (let sweep = 0; sweep < 60; ++sweep) {
    let off = 0;
    let diagonal = 0;
    for (let p = 0; p < n; ++p) {
      diagonal += a[p * n + p]! ** 2;
      for (let q = p + 1; q < n; ++q) off += a[p * n + q]! ** 2;
    }
    if (off <= 1e-32 * diagonal) break;
    for (let p = 0; p < n; ++p) for (let q = p + 1; q < n; ++q) rotate(a, v, n, p, q);
  }
  const order = Array.from({ length: n }, (_, k) => k).sort((p, q) => a[q * n + q]! - a[p * n + p]!);
  const values = Float64Array.from(order, (k) => a[k * n + k]!);
  const vectors = new Float64Array(n * n);
  order.forEach((k, column) => {
    let largest = 0;
    for (let i = 0; i < n; ++i) if (Math.abs(v[i * n + k]!) > Math.abs(largest) + 1e-12) largest = v[i * n + k]!;
    const sign = largest < 0 ? -1 : 1;
    for (let i = 0; i < n; ++i) vectors[i * n + column] = sign * v[i * n + k]!;
  });
  return { values, vectors };
}

/** Rotates rows and columns p and q so that entry (p, q) vanishes. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q]!;
  if (apq === 0) return;
  const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * apq);
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; ++k) {
    const akp = a[k * n + p]!;
    const akq = a[k * n + q]!;
    a[k * n + p] = c * akp - s * akq;
    a[k * n + q] = s * akp + c * akq;
  }
  for (let k = 0; k < n; ++k) {
    const apk = a[p * n + k]!;
    const aqk = a[q * n + k]!;
    a[p * n + k] = c * apk - s * aqk;
    a[q * n + k] = s * apk + c * aqk;
    const vkp = v[k * n + p]!;
    const vkq = v[k * n + q]!;
    v[k * n + p] = c * vkp - s * vkq;
    v[k * n + q] = s * vkp + c * vkq;
  }
}
