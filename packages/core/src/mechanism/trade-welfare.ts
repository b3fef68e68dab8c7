import { InputError } from "../errors/index.ts";
import { baselineAccounts } from "./baseline-accounts.ts";
import type { Counterfactual } from "./counterfactual.ts";
import { bilateralIndustryMajor, type Economy, industryMajor } from "./economy.ts";
import type { Shock } from "./shock.ts";
import { readShock } from "./shock.ts";

/** First-order effects of trade on real income by region, log points, [N] each; to stand beside the exact change, never in its place. */
export interface FirstOrderTradeGain {
  /** Prices of what a region sells to others against prices of what it buys from them. */
  readonly termsOfTrade: Float64Array;
  /** More of what is bought under a tariff. */
  readonly volumeOfTrade: Float64Array;
}

/**
 * Terms of trade and volume of trade to first order, as tariff studies print them.
 *
 *     terms[n]  = 1/E_n sum_j sum_i ( X_in,j d ln c_nj - M_ni,j d ln c_ij )
 *     volume[n] = 1/E_n sum_j sum_i t_ni,j M_ni,j ( d ln M_ni,j - d ln c_ij )
 *
 * with M_ni imports of n from i and X_in exports of n to i at sellers' prices of the baseline, E final spending. For large changes the
 * sum is far from the exact change of real income.
 *
 * @param shock  the shock that gave `result`
 * @param result solved with `tradeShares: "include"`
 * @throws InputError `missing-input`
 * @see Caliendo and Parro (2015), section on welfare decomposition
 */
export function firstOrderTradeGain(economy: Economy, shock: Shock, result: Counterfactual): FirstOrderTradeGain {
  if (!result.tradeShares) {
    throw new InputError(
      "missing-input",
      'firstOrderTradeGain: the result has no trade shares; solve with tradeShares "include".',
    );
  }
  const n = economy.regions.length;
  const s = economy.industries.length;
  const before = baselineAccounts(economy).purchases;
  const after = industryMajor(result.purchases, n, s);
  const shares = bilateralIndustryMajor(result.tradeShares, n, s);
  const cost = industryMajor(result.unitCostRatio, n, s).map(Math.log);
  const newTariffs = readShock(economy, shock).tariffs;
  const termsOfTrade = new Float64Array(n);
  const volumeOfTrade = new Float64Array(n);
  for (let j = 0; j < s; ++j) {
    for (let buyer = 0; buyer < n; ++buyer) {
      const row = j * n + buyer;
      for (let seller = 0; seller < n; ++seller) {
        const at = row * n + seller;
        if (seller === buyer || economy.tradeShares[at] === 0) continue;
        const rate = economy.tariffs ? economy.tariffs[at]! : 0;
        const imports = (before[row]! * economy.tradeShares[at]!) / (1 + rate);
        const change = cost[j * n + seller]!;
        termsOfTrade[buyer] = termsOfTrade[buyer]! - imports * change;
        termsOfTrade[seller] = termsOfTrade[seller]! + imports * change;
        if (rate === 0 || shares[at] === 0) continue;
        const now = (after[row]! * shares[at]!) / (1 + (newTariffs ? newTariffs[at]! : 0));
        volumeOfTrade[buyer] = volumeOfTrade[buyer]! + rate * imports * (Math.log(now / imports) - change);
      }
    }
  }
  const perSpending = (values: Float64Array) => values.map((value, m) => value / economy.finalSpending[m]!);
  return { termsOfTrade: perSpending(termsOfTrade), volumeOfTrade: perSpending(volumeOfTrade) };
}
