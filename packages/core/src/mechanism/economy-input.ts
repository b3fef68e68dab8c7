import type { Housing } from "./economy.ts";
import type { MobilityInput, SpilloverInput } from "./read-options.ts";

/**
 * Plain arrays from which an economy is built: what `jiju call mechanism.counterfactual` accepts.
 *
 * Regions N, industries S; tables are flat and row-major in the order of their shape.
 */
export interface EconomyInput {
  /** Names of regions, [N]. Default "1", "2", ... */
  readonly regions?: readonly string[];
  /** Names of industries, [S]. Default "1", "2", ... */
  readonly industries?: readonly string[];
  /** theta, one number or [S], > 0 and finite. */
  readonly tradeElasticity: number | ArrayLike<number>;
  /** pi, [N x N x S] (buyer, seller, industry), >= 0; rows over sellers are rescaled to one. One of this, `flows` and `tradeKernel`. */
  readonly tradeShares?: ArrayLike<number>;
  /**
   * `region-major`: `tradeShares` and `flows` are [N x N x S] and are copied. `industry-major`: they are [S x N x N] (industry, buyer,
   * seller), and a typed array is taken over and rescaled in place; single precision stays so. For thousands of regions. Default
   * `region-major`.
   */
  readonly tradeLayout?: "region-major" | "industry-major";
  /** Spending of buyers on sellers, own sales included, [N x N x S] (buyer, seller, industry), money; see `flowPrices`. */
  readonly flows?: ArrayLike<number>;
  /**
   * Prices of `flows`: `buyers`, tariffs and platform fees included; `sellers`, without them, as customs and input-output tables print
   * trade. Default `buyers`.
   */
  readonly flowPrices?: "buyers" | "sellers";
  /**
   * K, gravity kernel in place of `tradeShares`, [N x N x S] or [N x N], >= 0: shares are those that carry the given outputs to the
   * purchases of the given incomes (calibration of origin productivities). Needs `output`, or `labourIncome` with one industry.
   */
  readonly tradeKernel?: ArrayLike<number>;
  /** g, [S x S] (supplying, using) or [N x S x S]; default no inputs. */
  readonly inputCoefficients?: ArrayLike<number>;
  /** gL, value added in output, [S] or [N x S]; default what inputs leave. */
  readonly valueAddedShares?: ArrayLike<number>;
  /** b, [S] or [N x S]; default from `flows` (final demand), or all on the one industry. */
  readonly consumptionShares?: ArrayLike<number>;
  /** w L, [N], money; default from `output`. */
  readonly labourIncome?: ArrayLike<number>;
  /** Y, [N x S], money at sellers' prices; default what markets of the given incomes ask for. */
  readonly output?: ArrayLike<number>;
  /** D, [N], money; default 0, or with `flows` what the flows imply. */
  readonly deficits?: ArrayLike<number>;
  /** Ad valorem tariffs, [N x N x S] (buyer, seller, industry) or [N x N], > -1; default none. */
  readonly tariffs?: ArrayLike<number>;
  /** Part of a sale that reaches the seller after platform fees, [N x N x S], in (0, 1]; default none. */
  readonly sellerShare?: ArrayLike<number>;
  /** h, share of regions in platform revenue, [N]; needed with `sellerShare`. */
  readonly headquarters?: ArrayLike<number>;
  /** Workers by place of work, [N], persons; default labour income (base wages of one). With commuters or migrants their column sums are used. */
  readonly population?: ArrayLike<number>;
  /** Activity by region and industry as spillovers see it, [N x S]; default labour income of the cell over the regional wage. */
  readonly employment?: ArrayLike<number>;
  /** Share of housing in spending, default 0 (no land), with supply elasticity 0, real supply and landlords as defaults. */
  readonly housing?: Partial<Housing>;
  /** beta. Default 0. */
  readonly congestion?: number;
  /** Default `wage`. */
  readonly income?: "wage" | "spending";
  /** Default immobile. */
  readonly mobility?: MobilityInput;
  /** psi of the standard model (D and W identity), one number or [S], or channels with kernels. Default none. */
  readonly spillovers?: SpilloverInput;
  /**
   * `given`: incomes, deficits and outputs stay as they are, gaps are reported. `balanced`: incomes are moved until all markets
   * clear at the given shares and deficits. Default `given`.
   */
  readonly baseline?: "given" | "balanced";
}
