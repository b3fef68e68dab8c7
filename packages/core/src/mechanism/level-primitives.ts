import type { Issue } from "../errors/index.ts";
import type { Housing } from "./economy.ts";
import type { SpilloverInput } from "./read-options.ts";
import type { SystemSolution } from "./solve-system.ts";

/** Who moves, in levels: moving costs in place of observed moves. */
export type LevelMobility =
  | { readonly kind: "immobile" }
  | { readonly kind: "mobile"; readonly epsilon: number; readonly pools?: ArrayLike<number> }
  /** `moveCosts` m, [N x N] (origin, residence), >= 1; `population` is by origin. */
  | { readonly kind: "origins"; readonly epsilon: number; readonly moveCosts: ArrayLike<number> }
  /** `moveCosts` kappa, [N x N] (residence, workplace), >= 1; only the total of `population` matters. */
  | { readonly kind: "commuting"; readonly epsilon: number; readonly moveCosts: ArrayLike<number> };

/** Primitives of an economy in levels. Regions N, industries S; tables flat and row-major in the order of their shape. */
export interface LevelPrimitives {
  readonly regions?: readonly string[];
  readonly industries?: readonly string[];
  /** theta, one number or [S]. */
  readonly tradeElasticity: number | ArrayLike<number>;
  /** tb, iceberg costs without tariffs, [N x N x S] (buyer, seller, industry) or [N x N], > 0; Infinity closes a route. */
  readonly tradeCosts: ArrayLike<number>;
  /** Abar, [N x S] or [S], > 0. Default 1. */
  readonly productivity?: ArrayLike<number>;
  /** Bbar, [N], > 0. Default 1. */
  readonly amenity?: ArrayLike<number>;
  /** Hbar, [N], > 0. Default 1. */
  readonly housingStock?: ArrayLike<number>;
  /** Persons, [N], > 0: where people live when they stay put, the start and the total when they move. */
  readonly population: ArrayLike<number>;
  readonly inputCoefficients?: ArrayLike<number>;
  readonly valueAddedShares?: ArrayLike<number>;
  /** b, [S] or [N x S]. Default all on the one industry. */
  readonly consumptionShares?: ArrayLike<number>;
  /** D, [N], in units of which total labour income is the number of persons. Default 0. */
  readonly deficits?: ArrayLike<number>;
  /** [N x N x S] or [N x N]. Default none. */
  readonly tariffs?: ArrayLike<number>;
  /** [N x N x S]. Default none. */
  readonly sellerShare?: ArrayLike<number>;
  readonly headquarters?: ArrayLike<number>;
  readonly housing?: Partial<Housing>;
  readonly congestion?: number;
  readonly income?: "wage" | "spending";
  readonly mobility?: LevelMobility;
  readonly spillovers?: SpilloverInput;
}

/** An equilibrium in levels; the mean wage is one. Tables are row-major, region x industry. */
export interface LevelEquilibrium {
  readonly status: SystemSolution["status"];
  readonly method: SystemSolution["method"];
  readonly iterations: number;
  readonly residual: number;
  /** w, [N]. */
  readonly wage: Float64Array;
  /** L, persons by place of work, [N]. */
  readonly population: Float64Array;
  /** Residents, [N]. */
  readonly residents: Float64Array;
  /** P, [N x S]. */
  readonly price: Float64Array;
  /** Y, money, [N x S]. */
  readonly output: Float64Array;
  /** L_nj, [N x S]. */
  readonly employment: Float64Array;
  /** pi, [N x N x S] (buyer, seller, industry). */
  readonly tradeShares: Float64Array;
  /** E, [N]. */
  readonly finalSpending: Float64Array;
  /** Pc, [N]. */
  readonly consumerPrice: Float64Array;
  /** q, [N]. */
  readonly rent: Float64Array;
  /** V, [N]. */
  readonly realIncome: Float64Array;
  /** (sum V^epsilon)^(1/epsilon), without the constant Gamma(1 - 1/epsilon); NaN where people do not choose in one pool. */
  readonly welfare: number;
  /** Persons by origin or residence and destination, [N x N]; null without origins or commuting. */
  readonly moves: Float64Array | null;
  readonly state: Float64Array;
  readonly issues: readonly Issue[];
}
