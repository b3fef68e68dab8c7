/**
 * TOPSIS: closeness to the best observed values of all indicators, away from the worst.
 *
 *     x_ij = w_j z_ij / sqrt(sum_i z_ij^2),   d+_i, d-_i = distance to the best and worst x_.j,   C_i = d-_i / (d+_i + d-_i)
 *
 * @param z           scaled indicators, more is better, [J x n], >= 0
 * @param weights     [J], >= 0
 * @param indicators  J
 * @returns closeness, [n], 0 to 1; NaN for a row with an absent cell or where best and worst coincide. Its zero is the worst place of
 *   the sample, so ratios of it mean nothing
 * @see Hwang and Yoon (1981), Multiple Attribute Decision Making
 */
export function topsisCloseness(z: Float64Array, weights: Float64Array, indicators: number): Float64Array {
  const n = z.length / Math.max(indicators, 1);
  const toBest = new Float64Array(n);
  const toWorst = new Float64Array(n);
  for (let j = 0; j < indicators; ++j) {
    let square = 0;
    let best = Number.NEGATIVE_INFINITY;
    let worst = Number.POSITIVE_INFINITY;
    for (let i = j * n; i < (j + 1) * n; ++i) {
      const value = z[i]!;
      if (Number.isNaN(value)) continue;
      square += value * value;
      best = Math.max(best, value);
      worst = Math.min(worst, value);
    }
    const scale = square > 0 ? weights[j]! / Math.sqrt(square) : 0;
    for (let i = 0; i < n; ++i) {
      const value = z[j * n + i]!;
      toBest[i]! += (scale * (value - best)) ** 2;
      toWorst[i]! += (scale * (value - worst)) ** 2;
    }
  }
  return toBest.map((up, i) => Math.sqrt(toWorst[i]!) / (Math.sqrt(up) + Math.sqrt(toWorst[i]!)));
}
