import { defaultOf } from "../parameters/index.ts";
import type { Market, MarketOffer, MarketRequest } from "./market.ts";

export interface MatchCostOptions {
  /** Cost per thousand kilometres, share of price. Default 0.1. */
  readonly logisticsCost?: number;
  /** Cost of coordination without digital contact, share of price. Default 0.1. */
  readonly coordinationCost?: number;
  /** Cost of full capability mismatch, share of price. Default 0.5. */
  readonly mismatchCost?: number;
  /** Penalty of an unmatched unit, share of price. Default 1. */
  readonly unmatchedPenalty?: number;
  /** Relatedness of codes below which no match is considered, in [0, 1]. Default 0.6. */
  readonly minimumRelatedness?: number;
  /** Offers kept per request, cheapest first, and added per round. Default 20. */
  readonly candidates?: number;
  /** Rounds of adding the edges that prices ask for; 0 keeps to the cheapest. Default 30. */
  readonly rounds?: number;
  /** Kilometres beyond which nobody looks. Default Infinity. */
  readonly searchRadiusKm?: number;
}

/** Cost of one unit along an edge, in shares of the usual price. */
export interface MatchCost {
  /** Logistics by distance. */
  readonly logistics: number;
  /** Coordination where digital contact is weak. */
  readonly coordination: number;
  /** Capability mismatch. */
  readonly mismatch: number;
  /** Offer price over the usual price less 1; 0 where unknown. */
  readonly price: number;
}

/** Options with defaults of the parameter table. */
export function matchCosts(options: MatchCostOptions): Required<MatchCostOptions> {
  return {
    logisticsCost: options.logisticsCost ?? defaultOf("match-logistics-cost"),
    coordinationCost: options.coordinationCost ?? defaultOf("match-coordination-cost"),
    mismatchCost: options.mismatchCost ?? defaultOf("match-mismatch-cost"),
    unmatchedPenalty: options.unmatchedPenalty ?? defaultOf("match-unmatched-penalty"),
    minimumRelatedness: options.minimumRelatedness ?? 0.6,
    candidates: options.candidates ?? 20,
    rounds: options.rounds ?? 30,
    searchRadiusKm: options.searchRadiusKm ?? Number.POSITIVE_INFINITY,
  };
}

/** Parts of the cost of one edge. */
export function edgeCost(
  market: Market,
  offer: MarketOffer,
  request: MarketRequest,
  relatedness: number,
  usualPrice: number,
  spec: Required<MatchCostOptions>,
): MatchCost {
  const pair = offer.region * market.regions + request.region;
  return {
    logistics: (spec.logisticsCost * market.distances[pair]!) / 1000,
    coordination: spec.coordinationCost * (1 - market.virtualReach[pair]!),
    mismatch: spec.mismatchCost * (1 - relatedness),
    price: priceTerm(offer, usualPrice),
  };
}

/** Offer price over the usual price less 1; 0 where the offer names none. */
export function priceTerm(offer: MarketOffer, usualPrice: number): number {
  return offer.price === undefined ? 0 : offer.price / usualPrice - 1;
}

/** Sum of the parts. */
export function sumCost(cost: MatchCost): number {
  return cost.logistics + cost.coordination + cost.mismatch + cost.price;
}

/** Median price of the offers of the same code; NaN where none is known. */
export function usualPrices(offers: readonly MarketOffer[]): Float64Array {
  const prices = new Map<string, number[]>();
  for (const { code, price } of offers) {
    if (price === undefined) continue;
    const list = prices.get(code);
    if (list) list.push(price);
    else prices.set(code, [price]);
  }
  const median = new Map<string, number>();
  for (const [code, list] of prices) {
    list.sort((a, b) => a - b);
    const middle = list.length >> 1;
    median.set(code, list.length % 2 === 1 ? list[middle]! : (list[middle - 1]! + list[middle]!) / 2);
  }
  return Float64Array.from(offers, ({ code }) => median.get(code) ?? Number.NaN);
}
