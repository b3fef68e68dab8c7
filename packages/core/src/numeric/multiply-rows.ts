/**
 * Some rows of a matrix times several vectors.
 *
 *     out[c stride + from + r] = sum_j matrix[r, j] vectors[c, j]
 *
 * Both operands are read along their rows, four rows against two vectors at a time, so that eight sums stay in registers.
 *
 * @param matrix   [rows x n]
 * @param rows     number of rows
 * @param n        length of a vector
 * @param vectors  [count x n]
 * @param count    number of vectors
 * @param out      [count x stride]; entries from to from + rows of each vector are overwritten; may not be `vectors`
 * @param from     position of the first row in `out`
 * @param stride   entries of `out` per vector, >= from + rows; default n
 */
export function multiplyRows(
  matrix: Float64Array,
  rows: number,
  n: number,
  vectors: Float64Array,
  count: number,
  out: Float64Array,
  from: number,
  stride = n,
): void {
  const pairs = count - (count % 2);
  const fours = rows - (rows % 4);
  for (let c = 0; c < pairs; c += 2) {
    const x = c * n;
    const y = x + n;
    for (let r = 0; r < fours; r += 4) {
      const k0 = r * n;
      const k1 = k0 + n;
      const k2 = k1 + n;
      const k3 = k2 + n;
      let a0 = 0;
      let a1 = 0;
      let a2 = 0;
      let a3 = 0;
      let b0 = 0;
      let b1 = 0;
      let b2 = 0;
      let b3 = 0;
      for (let j = 0; j < n; ++j) {
        const u = vectors[x + j]!;
        const v = vectors[y + j]!;
        const m0 = matrix[k0 + j]!;
        const m1 = matrix[k1 + j]!;
        const m2 = matrix[k2 + j]!;
        const m3 = matrix[k3 + j]!;
        a0 += m0 * u;
        a1 += m1 * u;
        a2 += m2 * u;
        a3 += m3 * u;
        b0 += m0 * v;
        b1 += m1 * v;
        b2 += m2 * v;
        b3 += m3 * v;
      }
      const to = c * stride + from + r;
      const next = to + stride;
      out[to] = a0;
      out[to + 1] = a1;
      out[to + 2] = a2;
      out[to + 3] = a3;
      out[next] = b0;
      out[next + 1] = b1;
      out[next + 2] = b2;
      out[next + 3] = b3;
    }
    for (let r = fours; r < rows; ++r) {
      out[c * stride + from + r] = dot(matrix, r * n, vectors, x, n);
      out[(c + 1) * stride + from + r] = dot(matrix, r * n, vectors, y, n);
    }
  }
  if (pairs < count) {
    for (let r = 0; r < rows; ++r) out[pairs * stride + from + r] = dot(matrix, r * n, vectors, pairs * n, n);
  }
}

function dot(a: Float64Array, offsetA: number, b: Float64Array, offsetB: number, n: number): number {
  let sum = 0;
  for (let j = 0; j < n; ++j) sum += a[offsetA + j]! * b[offsetB + j]!;
  return sum;
}
