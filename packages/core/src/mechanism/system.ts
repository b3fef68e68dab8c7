import type { BilateralTable } from "./conditions/index.ts";
import type { Housing, SpilloverChannel } from "./economy.ts";

/** How people respond in a system: like `Mobility`, with the tables that the sweep multiplies. */
export type SystemMobility =
  | { readonly kind: "immobile" }
  | { readonly kind: "mobile"; readonly epsilon: number; readonly pools: Int32Array | null; readonly totals: Float64Array }
  | { readonly kind: "origins"; readonly epsilon: number; readonly affinity: Float64Array; readonly origins: Float64Array }
  | {
      readonly kind: "commuting";
      readonly epsilon: number;
      readonly affinity: Float64Array;
      readonly total: number;
      /** Money wage that a ratio of one stands for, [N]. */
      readonly baseWage: Float64Array;
      /** Residents that a ratio of one stands for, [N]. */
      readonly baseResidents: Float64Array;
      /** Workers and residents stay where the state has them; markets clear around them. */
      readonly held?: true;
    };

/**
 * The equilibrium conditions with their coefficients, in levels or in changes: the two differ only in what a one stands for.
 *
 * In levels every `base` is one and `kernel` = tb^-theta; in changes the bases are the observed values and
 * `kernel` = pi tb_ratio^-theta. Tables by region and industry are industry-major, [S x N].
 */
export interface EquilibriumSystem {
  readonly regionCount: number;
  readonly industryCount: number;
  readonly tradeElasticity: Float64Array;
  readonly valueAddedShares: Float64Array;
  readonly inputCoefficients: Float64Array;
  /** Demand shares after the shock. */
  readonly consumptionShares: Float64Array;
  /** Shares of the cost-of-living index: those of the baseline. */
  readonly priceWeights: Float64Array;
  /** K, [S x N x N]. */
  readonly kernel: BilateralTable;
  /** K over one plus tariff, [S x N x N]; null without tariffs (then it is K). */
  readonly untaxed: BilateralTable | null;
  /** What sellers get: `untaxed` less platform fees; null without fees (then it is `untaxed`). */
  readonly received: BilateralTable | null;
  readonly headquarters: Float64Array | null;
  /** Output, labour income and workers that a one stands for. */
  readonly baseOutput: Float64Array;
  readonly baseLabourIncome: Float64Array;
  readonly basePopulation: Float64Array;
  readonly baseEmployment: Float64Array;
  /** Real income's income in the base: money a head at which the log is zero, [N]; ones in levels. */
  readonly baseIncome: Float64Array;
  readonly deficits: Float64Array;
  /** Deficits over labour income, [N], where deficits move with income; null where they are fixed in units of the numeraire. */
  readonly deficitShares: Float64Array | null;
  readonly logProductivity: Float64Array;
  readonly logAmenity: Float64Array;
  readonly logHousing: Float64Array;
  readonly housing: Housing;
  readonly congestion: number;
  readonly income: "wage" | "spending";
  readonly mobility: SystemMobility;
  readonly spillovers: readonly SpilloverChannel[];
  /** ln of the spillover sums that a one stands for, by channel, [S x N]; zeros in levels. */
  readonly logSpilloverBase: readonly Float64Array[];
  /** Total labour income after the change: the numeraire, unless wages are. */
  readonly totalIncome: number;
  /** Weights of wage ratios whose sum is one, [N], where a wage or the mean wage is the numeraire; null for total labour income. */
  readonly numeraireWeights: Float64Array | null;
}

/** Where the blocks of the state (ln w, ln L, ln P, ln Y and, with commuting, ln R) begin. */
export interface StateLayout {
  readonly wage: number;
  readonly labour: number;
  readonly price: number;
  readonly output: number;
  /** -1 without commuting. */
  readonly residents: number;
  readonly length: number;
}

export function stateLayout(system: Pick<EquilibriumSystem, "regionCount" | "industryCount" | "mobility">): StateLayout {
  const n = system.regionCount;
  const cells = n * system.industryCount;
  const commuting = system.mobility.kind === "commuting";
  return {
    wage: 0,
    labour: n,
    price: 2 * n,
    output: 2 * n + cells,
    residents: commuting ? 2 * n + 2 * cells : -1,
    length: 2 * n + 2 * cells + (commuting ? n : 0),
  };
}

/** Which condition a component of the state belongs to, by name: the "worst market" of a report. */
export interface MarketPlace {
  readonly market: "wage" | "labour" | "price" | "output" | "residents";
  readonly region: number;
  /** -1 for markets without an industry. */
  readonly industry: number;
}

export function marketOf(index: number, layout: StateLayout, regions: number): MarketPlace {
  if (index < layout.labour) return { market: "wage", region: index, industry: -1 };
  if (index < layout.price) return { market: "labour", region: index - layout.labour, industry: -1 };
  if (layout.residents >= 0 && index >= layout.residents) {
    return { market: "residents", region: index - layout.residents, industry: -1 };
  }
  const market = index < layout.output ? "price" : "output";
  const cell = index - (market === "price" ? layout.price : layout.output);
  return { market, region: cell % regions, industry: Math.floor(cell / regions) };
}
