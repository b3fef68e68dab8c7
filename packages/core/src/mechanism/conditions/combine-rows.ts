/**
 * Adds weighted rows of a table to one row, four at a time so that the target is loaded and stored once for four rows.
 *
 *     out[start + n] += sum_k weights[first + k stride] table[k, n]
 *
 * @param weights where the weights are
 * @param first index of the first weight
 * @param stride distance between weights
 * @param table [K x N] row-major
 * @param columns N
 * @param out row that is added to, from `start`; must not overlap `table`
 */
export function combineRows(
  weights: Float64Array,
  first: number,
  stride: number,
  table: Float64Array,
  columns: number,
  out: Float64Array,
  start: number,
): void {
  const rows = table.length / columns;
  let k = 0;
  for (; k + 3 < rows; k += 4) {
    const a = weights[first + k * stride]!;
    const b = weights[first + (k + 1) * stride]!;
    const c = weights[first + (k + 2) * stride]!;
    const d = weights[first + (k + 3) * stride]!;
    if (a === 0 && b === 0 && c === 0 && d === 0) continue;
    const p = k * columns;
    const q = p + columns;
    const r = q + columns;
    const s = r + columns;
    for (let n = 0; n < columns; ++n) {
      out[start + n] = out[start + n]! + (a * table[p + n]! + b * table[q + n]! + (c * table[r + n]! + d * table[s + n]!));
    }
  }
  for (; k < rows; ++k) {
    const a = weights[first + k * stride]!;
    if (a === 0) continue;
    const p = k * columns;
    for (let n = 0; n < columns; ++n) out[start + n] = out[start + n]! + a * table[p + n]!;
  }
}
