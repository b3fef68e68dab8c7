import type { Counterfactual } from "./counterfactual.ts";
import { bilateralIndustryMajor, type Economy, industryMajor } from "./economy.ts";
import { broadcastTable } from "./read-shares.ts";
import type { Shock } from "./shock.ts";

/** Exact parts of the log change of the real wage of each region, [N] each; they add up to `realWage`. */
export interface RealWageDecomposition {
  /** ln (w/Pc)'/(w/Pc). */
  readonly realWage: Float64Array;
  /** Gains from buying elsewhere: - ln of the own trade share over theta, through input links. */
  readonly domesticShare: Float64Array;
  /** Productivity of the region's own industries. */
  readonly technology: Float64Array;
  /** External economies of the region's own industries. */
  readonly externalEconomies: Float64Array;
  /** Cost of trade within the region. */
  readonly homeTrade: Float64Array;
  /** realWage less the four parts: rounding, or NaN where a region buys nothing of a good at home and the identity has no meaning. */
  readonly gap: Float64Array;
}

/**
 * Where a region's real wage comes from (exact, given the new equilibrium).
 *
 *     ln (w/Pc)_ratio[n] = sum_jk b[j,n] [(I - G_n')^-1]_jk ( - ln pi_nn,k_ratio / theta_k - ln tb_nn,k_ratio + ln A_ratio S_ratio )
 *
 * @param shock the shock that gave `result`
 * @returns parts by region, in logs
 * @see Arkolakis, Costinot and Rodriguez-Clare (2012); Costinot and Rodriguez-Clare (2014)
 */
export function decomposeRealWage(economy: Economy, shock: Shock, result: Counterfactual): RealWageDecomposition {
  const n = economy.regions.length;
  const s = economy.industries.length;
  const out = {
    realWage: result.realWageRatio.map(Math.log),
    domesticShare: new Float64Array(n),
    technology: new Float64Array(n),
    externalEconomies: new Float64Array(n),
    homeTrade: new Float64Array(n),
    gap: new Float64Array(n),
  };
  const productivity = shock.productivityRatio
    ? industryMajor(broadcastTable("decomposeRealWage", "productivityRatio", shock.productivityRatio, n, s), n, s)
    : null;
  const trade = homeCostRatios(economy, shock, n, s);
  for (let m = 0; m < n; ++m) {
    const weights = supplyWeights(economy, m, n, s);
    for (let k = 0; k < s; ++k) {
      const weight = weights[k]!;
      const cell = k * n + m;
      const own = economy.tradeShares[cell * n + m]!;
      const share = own > 0 ? Math.log(result.domesticShareRatio[m * s + k]!) : weight === 0 ? 0 : Number.NaN;
      out.domesticShare[m] = out.domesticShare[m]! - (weight * share) / economy.tradeElasticity[k]!;
      if (productivity) out.technology[m] = out.technology[m]! + weight * Math.log(productivity[cell]!);
      out.externalEconomies[m] = out.externalEconomies[m]! + weight * Math.log(result.externalEconomyRatio[m * s + k]!);
      out.homeTrade[m] = out.homeTrade[m]! - weight * Math.log(trade[cell]!);
    }
    out.gap[m] = out.realWage[m]! - out.domesticShare[m]! - out.technology[m]! - out.externalEconomies[m]! - out.homeTrade[m]!;
  }
  return out;
}

/** Row vector b (I - G')^-1: how much a region's cost of living answers the cost of each of its own industries, [S]. */
function supplyWeights(economy: Economy, region: number, n: number, s: number): Float64Array {
  const { inputCoefficients, consumptionShares } = economy;
  const regional = inputCoefficients.length > s * s;
  // x = b + G x with G[k,j] = g[k,j]: inputs k bought for j
  const a = new Float64Array(s * (s + 1));
  for (let k = 0; k < s; ++k) {
    for (let j = 0; j < s; ++j) {
      const g = regional ? inputCoefficients[(k * s + j) * n + region]! : inputCoefficients[k * s + j]!;
      a[k * (s + 1) + j] = (k === j ? 1 : 0) - g;
    }
    a[k * (s + 1) + s] = consumptionShares[k * n + region]!;
  }
  for (let k = 0; k < s; ++k) {
    const pivot = a[k * (s + 1) + k]!;
    for (let r = 0; r < s; ++r) {
      if (r === k) continue;
      const factor = a[r * (s + 1) + k]! / pivot;
      if (factor !== 0) for (let c = k; c <= s; ++c) a[r * (s + 1) + c] = a[r * (s + 1) + c]! - factor * a[k * (s + 1) + c]!;
    }
  }
  return Float64Array.from({ length: s }, (_, k) => a[k * (s + 1) + s]! / a[k * (s + 1) + k]!);
}

/** Ratio of the cost of trade of a region with itself, tariffs included, [S x N]. */
function homeCostRatios(economy: Economy, shock: Shock, n: number, s: number): Float64Array {
  const out = new Float64Array(n * s).fill(1);
  const read = (values: ArrayLike<number> | undefined): Float64Array | null =>
    values === undefined ? null : values.length === n * n ? Float64Array.from(values) : bilateralIndustryMajor(values, n, s);
  const costs = read(shock.tradeCostRatio);
  const tariffs = read(shock.tariffs);
  const at = (table: Float64Array, cell: number): number => {
    const m = cell % n;
    return table.length === n * n ? table[m * n + m]! : table[cell * n + m]!;
  };
  for (let cell = 0; cell < out.length; ++cell) {
    if (costs) out[cell] = out[cell]! * at(costs, cell);
    if (!tariffs) continue;
    const before = economy.tariffs ? economy.tariffs[cell * n + (cell % n)]! : 0;
    out[cell] = (out[cell]! * (1 + at(tariffs, cell))) / (1 + before);
  }
  return out;
}

/** Exact parts of the log change of real income V of condition 8, [N] each; they add up to `realIncome`. Not for commuting. */
export interface RealIncomeDecomposition {
  readonly realIncome: Float64Array;
  /** alpha ln (w/Pc). */
  readonly goods: Float64Array;
  /** (1 - alpha) ln (w/q). */
  readonly housing: Float64Array;
  /** - beta ln L. */
  readonly crowding: Float64Array;
  /** ln (y/w): tariff revenue, fees, deficits or shared rents, and amenities. */
  readonly other: Float64Array;
}

/** How real income splits into goods, housing, crowding and the rest. */
export function decomposeRealIncome(economy: Economy, result: Counterfactual): RealIncomeDecomposition {
  const { share } = economy.housing;
  const log = (values: Float64Array) => values.map(Math.log);
  const realIncome = log(result.realIncomeRatio);
  const goods = log(result.realWageRatio).map((value) => (1 - share) * value);
  const housing = result.wageRatio.map((wage, m) => share * Math.log(wage / result.rentRatio[m]!));
  const crowding = log(result.residentRatio).map((value) => -economy.congestion * value);
  const other = realIncome.map((value, m) => value - goods[m]! - housing[m]! - crowding[m]!);
  return { realIncome, goods, housing, crowding, other };
}

/**
 * First-order (Hulten) estimate of the change of aggregate real income, to stand beside the exact result and never in its place.
 *
 *     d ln W = sum_nj (Y[n,j] / wL) d ln A[n,j] - sum_nij (X[n,i,j] / wL) d ln tau[n,i,j]
 *
 * @returns log points
 * @see Hulten (1978)
 */
export function firstOrderGain(economy: Economy, shock: Shock): number {
  const n = economy.regions.length;
  const s = economy.industries.length;
  const income = economy.labourIncome.reduce((sum, value) => sum + value, 0);
  let gain = 0;
  if (shock.productivityRatio) {
    const ratio = industryMajor(broadcastTable("firstOrderGain", "productivityRatio", shock.productivityRatio, n, s), n, s);
    for (let cell = 0; cell < n * s; ++cell) gain += (economy.output[cell]! * Math.log(ratio[cell]!)) / income;
  }
  if (!shock.tradeCostRatio) return gain;
  const ratio = shock.tradeCostRatio;
  for (let j = 0; j < s; ++j) {
    for (let buyer = 0; buyer < n; ++buyer) {
      let bought = economy.consumptionShares[j * n + buyer]! * economy.finalSpending[buyer]!;
      const regional = economy.inputCoefficients.length > s * s;
      for (let k = 0; k < s; ++k) {
        const cell = j * s + k;
        bought += economy.inputCoefficients[regional ? cell * n + buyer : cell]! * economy.output[k * n + buyer]!;
      }
      for (let seller = 0; seller < n; ++seller) {
        const change = ratio.length === n * n ? ratio[buyer * n + seller]! : ratio[(buyer * n + seller) * s + j]!;
        const share = economy.tradeShares[(j * n + buyer) * n + seller]!;
        if (share > 0) gain -= (bought * share * Math.log(change)) / income;
      }
    }
  }
  return gain;
}
