/**
 * Condition 2, rents: income spent on housing over a supply that answers the rent.
 *
 *     real:     ln q = ( ln y + ln L + delta ln Pc - ln H ) / (1 + delta)
 *     nominal:  ln q = ( ln y + ln L - ln H ) / (1 + delta)
 *
 * @param logIncome ln y, a worker's income, [N]
 * @param logPopulation ln of residents, [N]
 * @param logConsumerPrice ln Pc, [N]
 * @param logHousing ln of the housing stock over the housing share, [N]
 * @param supplyElasticity delta, >= 0
 * @param supply whether supply answers the rent over goods prices (free of the numeraire) or the money rent
 * @param out ln q, [N], overwritten
 */
export function rents(
  logIncome: Float64Array,
  logPopulation: Float64Array,
  logConsumerPrice: Float64Array,
  logHousing: Float64Array,
  supplyElasticity: number,
  supply: "real" | "nominal",
  out: Float64Array,
): void {
  const weight = supply === "real" ? supplyElasticity : 0;
  for (let n = 0; n < out.length; ++n) {
    out[n] = (logIncome[n]! + logPopulation[n]! + weight * logConsumerPrice[n]! - logHousing[n]!) / (1 + supplyElasticity);
  }
}

/**
 * Consumer price of goods: the Cobb-Douglas index of condition 8.
 *
 *     ln Pc[n] = sum_j b[j,n] ln P[j,n]
 *
 * @param consumptionShares b, [S x N]
 * @param logPrice ln P, [S x N]
 * @param out ln Pc, [N], overwritten
 */
export function consumerPrices(consumptionShares: Float64Array, logPrice: Float64Array, out: Float64Array): void {
  const regions = out.length;
  out.fill(0);
  for (let row = 0; row < logPrice.length; row += regions) {
    for (let n = 0; n < regions; ++n) out[n] = out[n]! + consumptionShares[row + n]! * logPrice[row + n]!;
  }
}
