import { combineRows } from "./combine-rows.ts";

/**
 * Condition 6, purchases of inputs: what every industry of a region buys of each good.
 *
 *     Z[j,n] = sum_k g[j,k] Y[k,n]
 *
 * @param inputCoefficients g, [S x S] (supplying j, using k) or [S x S x N]
 * @param output Y, [S x N], money
 * @param regions N
 * @param out Z, [S x N], overwritten
 */
export function inputPurchases(inputCoefficients: Float64Array, output: Float64Array, regions: number, out: Float64Array): void {
  const industries = output.length / regions;
  const regional = inputCoefficients.length > industries * industries;
  out.fill(0);
  for (let j = 0; j < industries; ++j) {
    const row = j * regions;
    if (!regional) {
      combineRows(inputCoefficients, j * industries, 1, output, regions, out, row);
      continue;
    }
    for (let k = 0; k < industries; ++k) {
      const source = k * regions;
      const cell = (j * industries + k) * regions;
      for (let n = 0; n < regions; ++n) out[row + n] = out[row + n]! + inputCoefficients[cell + n]! * output[source + n]!;
    }
  }
}

/**
 * Condition 6, spending: final demand on top of inputs.
 *
 *     X[j,n] = b[j,n] E[n] + Z[j,n]
 *
 * @param consumptionShares b, [S x N]
 * @param finalSpending E, [N], money
 * @param purchases Z, [S x N]
 * @param out X, [S x N], overwritten; may be `purchases`
 */
export function spending(
  consumptionShares: Float64Array,
  finalSpending: Float64Array,
  purchases: Float64Array,
  out: Float64Array,
): void {
  const regions = finalSpending.length;
  for (let row = 0; row < out.length; row += regions) {
    for (let n = 0; n < regions; ++n) out[row + n] = consumptionShares[row + n]! * finalSpending[n]! + purchases[row + n]!;
  }
}

/**
 * Final spending where tariffs and platform fees return to regions, solved exactly at given prices (conditions 6 and 12).
 *
 *     E[n] = own[n] + sum_j tau[j,n] X[j,n] + h[n] F,     F = sum_nj phi[j,n] X[j,n],     X = b E + Z
 *
 * The system is diagonal in E but for the one number F, so it is solved in closed form.
 *
 * @param own income and deficit of a region, [N]
 * @param consumptionShares b, [S x N]
 * @param purchases Z, [S x N]
 * @param tariffPart tau, part of spending that is tariff, [S x N]
 * @param feePart phi, part of spending that is platform fee, [S x N]
 * @param headquarters h, [N], sums to one; null when there is no fee
 * @param out E, [N], overwritten
 * @returns platform revenue F
 */
export function finalSpendingWithWedges(
  own: Float64Array,
  consumptionShares: Float64Array,
  purchases: Float64Array,
  tariffPart: Float64Array,
  feePart: Float64Array,
  headquarters: Float64Array | null,
  out: Float64Array,
): number {
  const regions = own.length;
  let revenueFixed = 0;
  let revenueSlope = 0;
  const slope = new Float64Array(regions);
  for (let n = 0; n < regions; ++n) {
    let fixed = own[n]!;
    let keep = 1;
    let feeOnInputs = 0;
    let feeOnFinal = 0;
    for (let cell = n; cell < purchases.length; cell += regions) {
      fixed += tariffPart[cell]! * purchases[cell]!;
      keep -= tariffPart[cell]! * consumptionShares[cell]!;
      feeOnInputs += feePart[cell]! * purchases[cell]!;
      feeOnFinal += feePart[cell]! * consumptionShares[cell]!;
    }
    out[n] = fixed / keep;
    slope[n] = headquarters ? headquarters[n]! / keep : 0;
    revenueFixed += feeOnInputs + feeOnFinal * out[n]!;
    revenueSlope += feeOnFinal * slope[n]!;
  }
  const revenue = revenueFixed / (1 - revenueSlope);
  for (let n = 0; n < regions; ++n) out[n] = out[n]! + slope[n]! * revenue;
  return revenue;
}
