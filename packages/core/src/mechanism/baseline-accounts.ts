import { inputPurchases, spending } from "./conditions/index.ts";
import type { Economy } from "./economy.ts";

/** What a baseline implies beside what it states. */
export interface BaselineAccounts {
  /** X, purchases at buyers' prices for final use and as inputs, [S x N], money. */
  readonly purchases: Float64Array;
  /** Tariff revenue, [N], money. */
  readonly tariffRevenue: Float64Array;
  /** People by place of residence, [N]; workers where nobody commutes. */
  readonly residents: Float64Array;
}

/** Purchases, tariff revenue and residents of a baseline (condition 6 at observed shares). */
export function baselineAccounts(economy: Economy): BaselineAccounts {
  const n = economy.regions.length;
  const purchases = new Float64Array(economy.output.length);
  inputPurchases(economy.inputCoefficients, economy.output, n, purchases);
  spending(economy.consumptionShares, economy.finalSpending, purchases, purchases);
  const tariffRevenue = new Float64Array(n);
  if (economy.tariffs) {
    for (let at = 0; at < economy.tariffs.length; ++at) {
      const rate = economy.tariffs[at]!;
      if (rate === 0) continue;
      const row = Math.floor(at / n);
      tariffRevenue[row % n] = tariffRevenue[row % n]! + (purchases[row]! * economy.tradeShares[at]! * rate) / (1 + rate);
    }
  }
  const { mobility } = economy;
  if (mobility.kind !== "commuting") return { purchases, tariffRevenue, residents: economy.population.slice() };
  const residents = new Float64Array(n);
  mobility.commuters.forEach((persons, at) => {
    const r = Math.floor(at / n);
    residents[r] = residents[r]! + persons;
  });
  return { purchases, tariffRevenue, residents };
}
