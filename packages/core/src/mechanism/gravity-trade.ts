import { type BalancedTrade, balanceTrade } from "./balance-trade.ts";
import { inputPurchases, spending } from "./conditions/index.ts";
import { type Economy, industryMajor } from "./economy.ts";
import type { LayerCosts, VirtualLayer } from "./virtual-layer.ts";

/** Flows along the layer's costs, balanced to purchases and outputs. */
export function gravityTrade(
  costs: LayerCosts,
  layer: VirtualLayer,
  coefficients: Float64Array,
  consumption: Float64Array,
  labourIncome: Float64Array,
  output: Float64Array,
  n: number,
  s: number,
  start: Float64Array | null = null,
): BalancedTrade & { readonly purchases: Float64Array } {
  const purchases = new Float64Array(n * s);
  for (let m = 0; m < n; ++m) {
    for (let j = 0; j < s; ++j) {
      let value = consumption[j]! * labourIncome[m]!;
      for (let k = 0; k < s; ++k) value += coefficients[j * s + k]! * output[m * s + k]!;
      purchases[m * s + j] = value;
    }
  }
  const kernel = costs.logCost.map((value, at) => Math.exp(-layer.industries.tradeElasticity[Math.floor(at / (n * n))]! * value));
  const bought = industryMajor(purchases, n, s);
  return { ...balanceTrade(kernel, bought, industryMajor(output, n, s), n, costs.sellerShare, start), purchases: bought };
}

/** How much of output leaves its region, and how much is sold online. */
export interface FlowShares {
  /** Share of output sold to other regions, in all and by industry [S]: compare it with a published multi-regional table. */
  readonly interregionalShare: number;
  readonly interregionalShareByIndustry: Float64Array;
  /** Share of output sold online, in all and by industry [S]: compare it with e-commerce statistics. */
  readonly onlineShare: number;
  readonly onlineShareByIndustry: Float64Array;
}

/** Shares of output that leave the region and that are bought online. */
export function flowShares(economy: Economy, online: Float64Array): FlowShares {
  const n = economy.regions.length;
  const s = economy.industries.length;
  const purchases = new Float64Array(n * s);
  inputPurchases(economy.inputCoefficients, economy.output, n, purchases);
  spending(economy.consumptionShares, economy.finalSpending, purchases, purchases);
  const interregionalShareByIndustry = new Float64Array(s);
  const onlineShareByIndustry = new Float64Array(s);
  let total = 0;
  let away = 0;
  let sold = 0;
  for (let j = 0; j < s; ++j) {
    let made = 0;
    let crossing = 0;
    let clicks = 0;
    for (let buyer = 0; buyer < n; ++buyer) {
      for (let seller = 0; seller < n; ++seller) {
        const at = (j * n + buyer) * n + seller;
        const flow = economy.tradeShares[at]! * purchases[j * n + buyer]!;
        made += flow;
        if (buyer !== seller) crossing += flow;
        clicks += flow * online[at]!;
      }
    }
    interregionalShareByIndustry[j] = made > 0 ? crossing / made : 0;
    onlineShareByIndustry[j] = made > 0 ? clicks / made : 0;
    total += made;
    away += crossing;
    sold += clicks;
  }
  return {
    interregionalShare: away / total,
    interregionalShareByIndustry,
    onlineShare: sold / total,
    onlineShareByIndustry,
  };
}
