/**
 * Quantile of the triangular distribution: most likely at its peak, never outside its range.
 *
 *     u < p:  low + sqrt(u (high - low) (peak - low));   else  high - sqrt((1 - u) (high - low) (high - peak));   p = (peak - low) / (high - low)
 *
 * @param range [low, high], finite, low <= high
 * @param peak  most likely value; one outside the range counts as the nearer end
 * @param u     in [0, 1]
 */
export function triangularQuantile([low, high]: readonly [number, number], peak: number, u: number): number {
  const width = high - low;
  if (width === 0) return low;
  const mode = Math.min(high, Math.max(low, peak));
  return u * width < mode - low ? low + Math.sqrt(u * width * (mode - low)) : high - Math.sqrt((1 - u) * width * (high - mode));
}
