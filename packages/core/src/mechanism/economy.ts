/** One channel of Marshallian external economies (condition 4 and, with a digital layer, condition 11). */
export interface SpilloverChannel {
  /** Kebab-case, for example `labour`, `input`, `knowledge`. */
  readonly id: string;
  /** psi, elasticity of productivity to the channel's sum, [S], >= 0. */
  readonly psi: Float64Array;
  /** Physical kernel D, [N x N] (receiving region, sending region), >= 0; null is the identity: only the region itself. */
  readonly near: Float64Array | null;
  /** Digital addition t_nm (VV - P), [N x N], entering with the weight `digitalShare`; null when there is no digital layer. */
  readonly far: Float64Array | null;
  /** s, share of the channel that can go digital, [S], in [0, 1]; null stands for 1. */
  readonly digitalShare: Float64Array | null;
  /** W, who learns from whom, [S x S] (learning industry, taught industry), >= 0; null is the identity. */
  readonly links: Float64Array | null;
}

/** Who can move, and between what (condition 8). */
export type Mobility =
  | { readonly kind: "immobile" }
  | {
      readonly kind: "mobile";
      /** Frechet shape of tastes for places, > 0. */
      readonly epsilon: number;
      /** Labour pool of each region, [N]; people move inside a pool only, and pool -1 stays put. null: one pool. */
      readonly pools: Int32Array | null;
    }
  | {
      readonly kind: "origins";
      readonly epsilon: number;
      /** Persons by origin (hukou) and residence, [N x N] row-major. */
      readonly migrants: Float64Array;
    }
  | {
      readonly kind: "commuting";
      readonly epsilon: number;
      /** Persons by residence and workplace, [N x N] row-major. */
      readonly commuters: Float64Array;
    };

/** Housing (condition 2). */
export interface Housing {
  /** 1 - alpha, share of housing in a worker's spending, in [0, 1). */
  readonly share: number;
  /** delta, price elasticity of supply, >= 0. */
  readonly supplyElasticity: number;
  /** `real`: supply answers the rent over goods prices, free of the numeraire. `nominal`: as some published toolkits have it. */
  readonly supply: "real" | "nominal";
  /** Who receives rents: landlords spending them on local goods, local residents, or everybody equally through a national portfolio. */
  readonly rents: "landlords" | "residents" | "portfolio";
}

/**
 * A baseline in equilibrium, from which changes are computed by exact hat algebra. Frozen; built and checked by `createEconomy`.
 *
 * N regions, S industries. Tables by region and industry are stored **industry-major**: [S x N], and bilateral ones [S x N x N]
 * with the buying region before the selling one, so that the matrix of an industry is contiguous.
 */
export interface Economy {
  readonly regions: readonly string[];
  readonly industries: readonly string[];
  /** theta, [S], > 0. */
  readonly tradeElasticity: Float64Array;
  /** pi, [S x N x N] (industry, buyer, seller); rows sum to one, or to zero where nothing is bought. */
  readonly tradeShares: Float64Array | Float32Array;
  /** gL, value added in output, [S x N], in [0, 1]. */
  readonly valueAddedShares: Float64Array;
  /** g, input per unit of output, [S x S] (supplying, using) or [S x S x N] when regions differ. */
  readonly inputCoefficients: Float64Array;
  /** b, share in final spending, [S x N]; sums to one over industries. */
  readonly consumptionShares: Float64Array;
  /** Tariff of the buyer on the seller, ad valorem, [S x N x N]; null when there is none. */
  readonly tariffs: Float64Array | null;
  /** Part of a sale that reaches the seller after platform fees (condition 6), [S x N x N], in (0, 1]; null when there is no fee. */
  readonly sellerShare: Float64Array | null;
  /** h, share of regions in platform revenue, [N], sums to one; null when there is no fee. */
  readonly headquarters: Float64Array | null;
  /** w L, [N], money. */
  readonly labourIncome: Float64Array;
  /** Y, gross output, [S x N], same money. */
  readonly output: Float64Array;
  /** D, spending financed by others, [N], same money, sums to zero. */
  readonly deficits: Float64Array;
  /** E, final spending on goods and services, [N], same money: labour income, deficits, tariff revenue, platform fees. */
  readonly finalSpending: Float64Array;
  /** L, workers by place of work, [N], persons (or labour income where unknown: base wages are then one). */
  readonly population: Float64Array;
  /** L_nj, activity by industry as spillovers see it, [S x N], persons. */
  readonly employment: Float64Array;
  readonly housing: Housing;
  /** beta, elasticity of disamenity to people, >= 0. */
  readonly congestion: number;
  /** What a worker's income y is: the wage, or all spending of the region per head (tariff revenue and deficits count). */
  readonly income: "wage" | "spending";
  readonly mobility: Mobility;
  readonly spillovers: readonly SpilloverChannel[];
}

/** Turns a region x industry table [N x S] into the industry-major [S x N] of `Economy`. */
export function industryMajor(table: ArrayLike<number>, regions: number, industries: number): Float64Array {
  const out = new Float64Array(regions * industries);
  for (let n = 0; n < regions; ++n) for (let j = 0; j < industries; ++j) out[j * regions + n] = table[n * industries + j]!;
  return out;
}

/** Turns an industry-major table [S x N] into region x industry [N x S]. */
export function regionMajor(table: ArrayLike<number>, regions: number, industries: number): Float64Array {
  const out = new Float64Array(regions * industries);
  for (let j = 0; j < industries; ++j) for (let n = 0; n < regions; ++n) out[n * industries + j] = table[j * regions + n]!;
  return out;
}

const PAIR_BLOCK = 256;

/** Turns a bilateral table [N x N x S] (buyer, seller, industry) into [S x N x N]. */
export function bilateralIndustryMajor(table: ArrayLike<number>, regions: number, industries: number): Float64Array {
  const pairs = regions * regions;
  const out = new Float64Array(pairs * industries);
  // in blocks of pairs that stay in the cache: a step from industry to industry is N^2 cells long
  for (let first = 0; first < pairs; first += PAIR_BLOCK) {
    const last = Math.min(pairs, first + PAIR_BLOCK);
    for (let j = 0; j < industries; ++j) {
      for (let pair = first; pair < last; ++pair) out[j * pairs + pair] = table[pair * industries + j]!;
    }
  }
  return out;
}

/** Turns a bilateral table [S x N x N] into [N x N x S] (buyer, seller, industry). */
export function bilateralRegionMajor(table: ArrayLike<number>, regions: number, industries: number): Float64Array {
  const pairs = regions * regions;
  const out = new Float64Array(pairs * industries);
  for (let j = 0; j < industries; ++j) {
    for (let pair = 0; pair < pairs; ++pair) out[pair * industries + j] = table[j * pairs + pair]!;
  }
  return out;
}
