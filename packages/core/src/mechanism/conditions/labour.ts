/**
 * Condition 7, labour income: the value added that industries pay out in each region.
 *
 *     w L [n] = sum_j gL[j,n] Y[j,n]
 *
 * @param valueAddedShares gL, [S x N]
 * @param output Y, [S x N], money
 * @param out w L, [N], overwritten
 */
export function labourIncome(valueAddedShares: Float64Array, output: Float64Array, out: Float64Array): void {
  const regions = out.length;
  out.fill(0);
  for (let row = 0; row < output.length; row += regions) {
    for (let n = 0; n < regions; ++n) out[n] = out[n]! + valueAddedShares[row + n]! * output[row + n]!;
  }
}

/**
 * Condition 7, employment of an industry follows its output and the wage, never below exp(floor) of the base.
 *
 *     L[j,n] = base[j,n] exp( max(floor, ln Y[j,n] - ln w[n]) )
 *
 * In changes `base` is the observed employment and Y, w are ratios; in levels `base` is gL.
 *
 * @param out L, [S x N], overwritten
 * @param industries rows to compute; default all
 */
export function employment(
  base: Float64Array,
  logOutput: Float64Array,
  logWage: Float64Array,
  floor: number,
  out: Float64Array,
  industries?: readonly number[],
): void {
  const regions = logWage.length;
  const count = industries?.length ?? base.length / regions;
  for (let k = 0; k < count; ++k) {
    const row = (industries ? industries[k]! : k) * regions;
    for (let n = 0; n < regions; ++n) {
      const log = logOutput[row + n]! - logWage[n]!;
      out[row + n] = base[row + n]! * Math.exp(Math.max(log, floor));
    }
  }
}
