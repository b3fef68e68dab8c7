import { combineRows } from "./combine-rows.ts";

/**
 * Condition 3, unit cost: labour and inputs at their prices, over technology and external economies.
 *
 *     ln c[j,n] = gL[j,n] ln w[n] + sum_k g[k,j] ln P[k,n] - ln A[j,n] - ln S[j,n]
 *
 * @param valueAddedShares gL, [S x N]
 * @param inputCoefficients g, [S x S] (supplying k, using j) or [S x S x N]
 * @param logWage ln w, [N]
 * @param logPrice ln P, [S x N]
 * @param logProductivity ln A, [S x N]
 * @param logExternal ln S, [S x N], or null for none
 * @param out ln c, [S x N], overwritten; aliases nothing
 */
export function unitCosts(
  valueAddedShares: Float64Array,
  inputCoefficients: Float64Array,
  logWage: Float64Array,
  logPrice: Float64Array,
  logProductivity: Float64Array,
  logExternal: Float64Array | null,
  out: Float64Array,
): void {
  const regions = logWage.length;
  const industries = logPrice.length / regions;
  const regional = inputCoefficients.length > industries * industries;
  for (let j = 0; j < industries; ++j) {
    const row = j * regions;
    for (let n = 0; n < regions; ++n) {
      out[row + n] = valueAddedShares[row + n]! * logWage[n]! - logProductivity[row + n]!;
    }
    if (logExternal) for (let n = 0; n < regions; ++n) out[row + n] = out[row + n]! - logExternal[row + n]!;
    if (!regional) {
      combineRows(inputCoefficients, j, industries, logPrice, regions, out, row);
      continue;
    }
    for (let k = 0; k < industries; ++k) {
      const source = k * regions;
      const cell = (k * industries + j) * regions;
      for (let n = 0; n < regions; ++n) out[row + n] = out[row + n]! + inputCoefficients[cell + n]! * logPrice[source + n]!;
    }
  }
}
