export { externalEconomies, LOG_EMPLOYMENT_FLOOR, spilloverSum } from "./external-economies.ts";
export { consumerPrices, rents } from "./housing.ts";
export { employment, labourIncome } from "./labour.ts";
export { finalSpendingWithWedges, inputPurchases, spending } from "./markets.ts";
export { commuting, population, populationByOrigin, realIncome, residentIncome } from "./mobility.ts";
export { type BilateralTable, costPowers, keptOfRow, logPrices, priceSums, saleRates, sales, salesOfRow } from "./trade.ts";
export { unitCosts } from "./unit-costs.ts";
export {
  type CompositeCost,
  compositeCost,
  digitalKernelAddition,
  logPlatformCost,
  logShippingCost,
  relativeLogDistance,
} from "./virtual-layer.ts";
