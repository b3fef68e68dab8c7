import type { Market } from "./market.ts";
import { indexMarket, MATCH_STAGES, visitOffers } from "./market-search.ts";
import { type MatchCostOptions, matchCosts } from "./match-cost.ts";

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
