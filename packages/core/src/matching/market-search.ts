import { type Market, type MarketOffer, type MarketRequest, prefixRelatedness } from "./market.ts";
import { type MatchCostOptions, priceTerm, usualPrices } from "./match-cost.ts";

/** What decides whether an offer may serve a request, in the order it is asked. */
export const MATCH_STAGES = ["code", "certificates", "time", "price", "reach", "cost"] as const;

export type MatchStage = (typeof MATCH_STAGES)[number];

/** Offers by code with usual prices: what every search in one market shares. */
export interface MarketIndex {
  readonly market: Market;
  readonly spec: Required<MatchCostOptions>;
  readonly byCode: ReadonlyMap<string, readonly number[]>;
  /** Codes with their relatedness to a request's code, most related first. */
  readonly relatedCodes: (requestCode: string) => readonly (readonly [string, number])[];
  readonly usualPrice: Float64Array;
  /** Price part of the cost of each offer, [m]. */
  readonly priceTerm: Float64Array;
  readonly region: Int32Array;
  /** 1 where an offer has dates, a price or certificates to compare, [m]. */
  readonly conditional: Uint8Array;
}

/** Sorts the offers with an amount by code. */
export function indexMarket(market: Market, spec: Required<MatchCostOptions>): MarketIndex {
  const byCode = new Map<string, number[]>();
  for (const [o, offer] of market.offers.entries()) {
    if (!(offer.amount > 0)) continue;
    const list = byCode.get(offer.code);
    if (list) list.push(o);
    else byCode.set(offer.code, [o]);
  }
  const relatedness = market.relatedness ?? prefixRelatedness;
  const known = new Map<string, readonly (readonly [string, number])[]>();
  const relatedCodes = (requestCode: string) => {
    let codes = known.get(requestCode);
    if (!codes) {
      codes = [...byCode.keys()]
        .map((code) => [code, relatedness(code, requestCode)] as const)
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      known.set(requestCode, codes);
    }
    return codes;
  };
  const usualPrice = usualPrices(market.offers);
  return {
    market,
    spec,
    byCode,
    relatedCodes,
    usualPrice,
    priceTerm: Float64Array.from(market.offers, (offer, o) => priceTerm(offer, usualPrice[o]!)),
    region: Int32Array.from(market.offers, (offer) => offer.region),
    conditional: Uint8Array.from(market.offers, ({ from, to, price }) => ((from ?? to ?? price) === undefined ? 0 : 1)),
  };
}

/**
 * Visits every offer with a request: its cost where it may serve, else the stage it fails and by how much.
 *
 * @param floor   offers whose price part plus this reach `ceiling` are passed over, [m]. Default none are
 * @param ceiling see `floor`
 */
export function visitOffers(
  index: MarketIndex,
  request: MarketRequest,
  visit: (offer: number, stage: number, shortfall: number, cost: number) => void,
  floor?: Float64Array,
  ceiling = Number.POSITIVE_INFINITY,
): void {
  const { market, spec, priceTerm, region, conditional } = index;
  const { distances, virtualReach, regions, offers } = market;
  const penalty = spec.unmatchedPenalty * (request.urgency ?? 1);
  const last = MATCH_STAGES.length - 1;
  const asks = (request.certificates?.length ?? 0) > 0;
  const perKm = spec.logisticsCost / 1000;
  for (const [code, share] of index.relatedCodes(request.code)) {
    const list = index.byCode.get(code)!;
    if (share < spec.minimumRelatedness) {
      // Codes come in falling relatedness: the first that is too far stands for the rest.
      visit(list[0]!, 0, spec.minimumRelatedness - share, Number.NaN);
      return;
    }
    const mismatch = spec.mismatchCost * (1 - share);
    for (let k = 0; k < list.length; ++k) {
      const o = list[k]!;
      if (floor && priceTerm[o]! + floor[o]! >= ceiling) continue;
      const pair = region[o]! * regions + request.region;
      const distance = distances[pair]!;
      if (asks || conditional[o] === 1 || distance > spec.searchRadiusKm) {
        const failed = failure(offers[o]!, request, distance, spec.searchRadiusKm);
        if (failed) {
          visit(o, failed.stage, failed.shortfall, Number.NaN);
          continue;
        }
      }
      const cost = perKm * distance + spec.coordinationCost * (1 - virtualReach[pair]!) + mismatch + priceTerm[o]!;
      if (cost >= penalty) visit(o, last, cost - penalty, cost);
      else visit(o, last + 1, 0, cost);
    }
  }
}

/** First stage after the code that an offer fails, with its shortfall. */
function failure(offer: MarketOffer, request: MarketRequest, distance: number, radius: number) {
  let missing = 0;
  for (const certificate of request.certificates ?? []) if (!offer.certificates?.includes(certificate)) ++missing;
  if (missing > 0) return { stage: 1, shortfall: missing };
  const late = daysBetween(offer.to, request.from);
  const early = daysBetween(request.to, offer.from);
  if (late > 0 || early > 0) return { stage: 2, shortfall: Math.max(late, early) };
  if (offer.price !== undefined && request.priceLimit !== undefined && offer.price > request.priceLimit) {
    return { stage: 3, shortfall: offer.price - request.priceLimit };
  }
  if (distance > radius) return { stage: 4, shortfall: distance - radius };
  return undefined;
}

/** Days by which the first day ends before the second begins; 0 or less when they meet or one is open. */
function daysBetween(end: string | undefined, start: string | undefined): number {
  if (end === undefined || start === undefined || end >= start) return 0;
  return (Date.parse(start) - Date.parse(end)) / 86_400_000;
}
