/**
 * Pearson correlations between indicators over the rows where all of them are known.
 *
 * @param z           [J x n]
 * @param indicators  J
 * @returns correlations, [J x J], standard deviations with divisor n - 1, [J], and the number of complete rows; a constant indicator
 *   has correlation 0 with every other and 1 with itself
 */
export function correlationMatrix(
  z: Float64Array,
  indicators: number,
): { readonly correlation: Float64Array; readonly deviation: Float64Array; readonly mean: Float64Array; readonly rows: number } {
  const n = z.length / Math.max(indicators, 1);
  const complete: number[] = [];
  for (let row = 0; row < n; ++row) {
    let known = true;
    for (let j = 0; j < indicators; ++j) if (Number.isNaN(z[j * n + row]!)) known = false;
    if (known) complete.push(row);
  }
  const mean = new Float64Array(indicators);
  const deviation = new Float64Array(indicators);
  for (let j = 0; j < indicators; ++j) {
    for (const row of complete) mean[j]! += z[j * n + row]! / complete.length;
    let square = 0;
    let largest = 0;
    for (const row of complete) {
      square += (z[j * n + row]! - mean[j]!) ** 2;
      largest = Math.max(largest, Math.abs(z[j * n + row]!));
    }
    const sd = Math.sqrt(square / Math.max(1, complete.length - 1));
    deviation[j] = sd > 1e-14 * largest ? sd : 0;
  }
  const correlation = new Float64Array(indicators * indicators);
  for (let j = 0; j < indicators; ++j) {
    correlation[j * indicators + j] = 1;
    for (let k = 0; k < j; ++k) {
      let product = 0;
      for (const row of complete) product += (z[j * n + row]! - mean[j]!) * (z[k * n + row]! - mean[k]!);
      const scale = deviation[j]! * deviation[k]! * (complete.length - 1);
      const r = scale > 0 ? Math.max(-1, Math.min(1, product / scale)) : 0;
      correlation[j * indicators + k] = r;
      correlation[k * indicators + j] = r;
    }
  }
  return { correlation, deviation, mean, rows: complete.length };
}
