/** Capacity on offer. */
export interface MarketOffer {
  readonly id: string;
  /** Index of the place in the market's distances. */
  readonly region: number;
  /** The place as it was written, for messages. Default the index. */
  readonly place?: string;
  /** Industry or product code; codes that share a beginning are related. */
  readonly code: string;
  /** Units that can be made, >= 0. */
  readonly amount: number;
  /** First and last day it can be used, ISO dates (2026-03-31). Default always. */
  readonly from?: string;
  readonly to?: string;
  /** Price of a unit. Default unknown, which counts as the usual price. */
  readonly price?: number;
  readonly certificates?: readonly string[];
}

/** Demand for capacity. */
export interface MarketRequest {
  readonly id: string;
  readonly region: number;
  readonly place?: string;
  readonly code: string;
  /** Units wanted, >= 0. */
  readonly amount: number;
  readonly from?: string;
  readonly to?: string;
  /** Highest price of a unit. Default none. */
  readonly priceLimit?: number;
  /** Certificates the maker must hold. */
  readonly certificates?: readonly string[];
  /** Factor on the penalty of going unmatched. Default 1. */
  readonly urgency?: number;
}

/** Offers, requests and the space between them. */
export interface Market {
  readonly offers: readonly MarketOffer[];
  readonly requests: readonly MarketRequest[];
  readonly regions: number;
  /** Every name that a place may be called by, for messages. Default none. */
  readonly placeNames?: readonly string[];
  /** Kilometres, [R x R]. */
  readonly distances: Float64Array;
  /** v_ij, how well two places work together at a distance, [R x R], in [0, 1]. */
  readonly virtualReach: Float64Array;
  /** Relatedness of two codes in [0, 1]. Default: length of the common beginning over the longer code. */
  readonly relatedness?: (offerCode: string, requestCode: string) => number;
}

/** Length of the common beginning over the length of the longer code. */
export function prefixRelatedness(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  if (longer === 0) return 0;
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) ++same;
  return same / longer;
}
