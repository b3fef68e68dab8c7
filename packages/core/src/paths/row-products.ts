/** out[row, c] = sum_j rows[row, j] columns[c, j] for two rows, four columns at a time so that eight sums stay in registers. */
export function twoRowProducts(rows: Float64Array, n: number, columns: Float64Array, count: number, out: Float64Array): void {
  let c = 0;
  for (; c + 4 <= count; c += 4) {
    const x0 = c * n;
    const x1 = x0 + n;
    const x2 = x1 + n;
    const x3 = x2 + n;
    let a0 = 0;
    let a1 = 0;
    let a2 = 0;
    let a3 = 0;
    let b0 = 0;
    let b1 = 0;
    let b2 = 0;
    let b3 = 0;
    for (let j = 0; j < n; ++j) {
      const u = rows[j]!;
      const v = rows[n + j]!;
      const y0 = columns[x0 + j]!;
      const y1 = columns[x1 + j]!;
      const y2 = columns[x2 + j]!;
      const y3 = columns[x3 + j]!;
      a0 += u * y0;
      b0 += v * y0;
      a1 += u * y1;
      b1 += v * y1;
      a2 += u * y2;
      b2 += v * y2;
      a3 += u * y3;
      b3 += v * y3;
    }
    out[c] = a0;
    out[c + 1] = a1;
    out[c + 2] = a2;
    out[c + 3] = a3;
    out[count + c] = b0;
    out[count + c + 1] = b1;
    out[count + c + 2] = b2;
    out[count + c + 3] = b3;
  }
  for (; c < count; ++c) {
    let a = 0;
    let b = 0;
    for (let j = 0; j < n; ++j) {
      a += rows[j]! * columns[c * n + j]!;
      b += rows[n + j]! * columns[c * n + j]!;
    }
    out[c] = a;
    out[count + c] = b;
  }
}
