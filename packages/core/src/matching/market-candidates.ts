import { defaultOf } from "../parameters/index.ts";
import { type Market, type MarketOffer, type MarketRequest, prefixRelatedness } from "./market.ts";

/** What decides whether an offer may serve a request, in the order it is asked. */
export const MATCH_STAGES = ["code", "certificates", "time", "price", "reach", "cost"] as const;

export type MatchStage = (typeof MATCH_STAGES)[number];

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

/** The nearest thing to a match that a request has. */
export interface NearestMiss {
  /** Index of the offer. */
  readonly offer: number;
  /** By how much it fails: missing relatedness, number of certificates, days, price over limit, kilometres, or cost over penalty. */
  readonly shortfall: number;
}

/** Edges of a market and, for each request, where the offers were lost. */
export interface MarketCandidates {
  /** Offer and request of each edge, [E]. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly cost: Float64Array;
  /** Offers that pass each stage, [n x stages], cumulative. */
  readonly passing: Int32Array;
  /** Stage that the last offers of a request failed, index into `MATCH_STAGES`, [n]; -1 where it has candidates. */
  readonly lostAt: Int8Array;
  /** Nearest miss at that stage. */
  readonly nearest: readonly (NearestMiss | undefined)[];
  /** Usual price of each offer's code, [m]. */
  readonly usualPrice: Float64Array;
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

/** Offers by code with usual prices: what every search in one market shares. */
interface MarketIndex {
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

function indexMarket(market: Market, spec: Required<MatchCostOptions>): MarketIndex {
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
function visitOffers(
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

/**
 * Finds the offers that may serve each request, by an index over codes.
 *
 *     cost = c_km d/1000 + c_v (1 - v) + c_m (1 - relatedness) + (price / usual price - 1)
 *
 * @param market  checked by `requireMarket`
 * @param options costs and limits
 * @returns at most `candidates` edges per request, all cheaper than its penalty
 */
export function marketCandidates(market: Market, options: MatchCostOptions = {}): MarketCandidates {
  const spec = matchCosts(options);
  const index = indexMarket(market, spec);
  const stages = MATCH_STAGES.length;
  const passing = new Int32Array(market.requests.length * stages);
  const lostAt = new Int8Array(market.requests.length).fill(-1);
  const nearest: (NearestMiss | undefined)[] = new Array(market.requests.length).fill(undefined);
  const edges: Edges = { from: [], to: [], cost: [] };
  const best = { offers: new Int32Array(spec.candidates), keys: new Float64Array(spec.candidates) };
  const misses: (NearestMiss | undefined)[] = new Array(stages);
  for (const [r, request] of market.requests.entries()) {
    misses.fill(undefined);
    let kept = 0;
    visitOffers(index, request, (offer, stage, shortfall, cost) => {
      for (let passed = 0; passed < stage && passed < stages; ++passed) passing[r * stages + passed]! += 1;
      if (stage < stages) {
        const known = misses[stage];
        if (!known || shortfall < known.shortfall) misses[stage] = { offer, shortfall };
      } else kept = insert(best.offers, best.keys, kept, offer, cost);
    });
    for (let k = 0; k < kept; ++k) {
      edges.from.push(best.offers[k]!);
      edges.to.push(r);
      edges.cost.push(best.keys[k]!);
    }
    if (kept === 0) {
      let stage = 0;
      while (stage < stages - 1 && passing[r * stages + stage]! > 0) ++stage;
      lostAt[r] = stage;
      nearest[r] = misses[stage];
    }
  }
  return { ...edgeArrays(edges), passing, lostAt, nearest, usualPrice: index.usualPrice };
}

/**
 * Adds the edges that prices say are missing: those whose cost with the offer's price is below the request's price.
 *
 *     cost_or + u_o < v_r
 *
 * @param market      the market of the candidates
 * @param options     the options of the candidates
 * @param candidates  edges so far
 * @param supplyPrice u, [m], of the matching over these edges
 * @param demandPrice v, [n]
 * @returns more candidates, at most `candidates` new ones per request; `undefined` when none is missing, which proves the matching
 *   optimal over all offers
 */
export function extendCandidates(
  market: Market,
  options: MatchCostOptions,
  candidates: MarketCandidates,
  supplyPrice: Float64Array,
  demandPrice: Float64Array,
): MarketCandidates | undefined {
  const spec = matchCosts(options);
  const index = indexMarket(market, spec);
  const edges: Edges = { from: [...candidates.from], to: [...candidates.to], cost: [...candidates.cost] };
  const best = { offers: new Int32Array(spec.candidates), keys: new Float64Array(spec.candidates) };
  const before = edges.from.length;
  for (const [r, request] of market.requests.entries()) {
    // A request that no offer can serve has none to add.
    if (candidates.lostAt[r]! >= 0 || !(request.amount > 0)) continue;
    let kept = 0;
    const price = demandPrice[r]! - 1e-9;
    const consider = (offer: number, stage: number, _: number, cost: number) => {
      if (stage < MATCH_STAGES.length) return;
      const reduced = cost + supplyPrice[offer]!;
      if (reduced < price) kept = insert(best.offers, best.keys, kept, offer, reduced);
    };
    visitOffers(index, request, consider, supplyPrice, price);
    for (let k = 0; k < kept; ++k) {
      edges.from.push(best.offers[k]!);
      edges.to.push(r);
      edges.cost.push(best.keys[k]! - supplyPrice[best.offers[k]!]!);
    }
  }
  if (edges.from.length === before) return undefined;
  return { ...candidates, ...edgeArrays(edges) };
}

interface Edges {
  readonly from: number[];
  readonly to: number[];
  readonly cost: number[];
}

function edgeArrays(edges: Edges): Pick<MarketCandidates, "from" | "to" | "cost"> {
  return { from: Int32Array.from(edges.from), to: Int32Array.from(edges.to), cost: Float64Array.from(edges.cost) };
}

/**
 * Rank of each edge within its request, 1 for the cheapest, [E].
 *
 * @param gone offers taken out, ranked behind all others
 */
export function candidateRanks(candidates: MarketCandidates, gone: ReadonlySet<number> = new Set()): Int32Array {
  const { from, to, cost } = candidates;
  const out = (e: number) => (gone.has(from[e]!) ? 1 : 0);
  const order = from
    .map((_, e) => e)
    .sort((a, b) => to[a]! - to[b]! || out(a) - out(b) || cost[a]! - cost[b]! || from[a]! - from[b]!);
  const rank = new Int32Array(order.length);
  let position = 0;
  for (let k = 0; k < order.length; ++k) {
    position = k > 0 && to[order[k]!] === to[order[k - 1]!] ? position + 1 : 1;
    rank[order[k]!] = position;
  }
  return rank;
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

function priceTerm(offer: MarketOffer, usualPrice: number): number {
  return offer.price === undefined ? 0 : offer.price / usualPrice - 1;
}

/** Sum of the parts. */
export function sumCost(cost: MatchCost): number {
  return cost.logistics + cost.coordination + cost.mismatch + cost.price;
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

/** Keeps the cheapest offers in order. */
function insert(offers: Int32Array, costs: Float64Array, kept: number, offer: number, cost: number): number {
  const room = costs.length;
  if (kept === room && (room === 0 || cost >= costs[room - 1]!)) return kept;
  let at = kept < room ? kept : room - 1;
  while (at > 0 && costs[at - 1]! > cost) {
    costs[at] = costs[at - 1]!;
    offers[at] = offers[at - 1]!;
    --at;
  }
  costs[at] = cost;
  offers[at] = offer;
  return Math.min(room, kept + 1);
}

/** Median price of the offers of the same code; NaN where none is known. */
function usualPrices(offers: readonly MarketOffer[]): Float64Array {
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
