import { InputError } from "../errors/index.ts";
import { nearestNames } from "../parameters/index.ts";
import { type Market, prefixRelatedness } from "./market.ts";
import {
  candidateRanks,
  extendCandidates,
  type MarketCandidates,
  marketCandidates,
  type NearestMiss,
} from "./market-candidates.ts";
import { requireMarket } from "./market-check.ts";
import { MATCH_STAGES, type MatchStage } from "./market-search.ts";
import { edgeCost, type MatchCost, type MatchCostOptions, matchCosts } from "./match-cost.ts";
import { solveTransport, type TransportProblem, type TransportSolution } from "./transport.ts";

/** One match with what speaks for it. */
export interface CapacityMatch {
  /** Index of the offer. */
  readonly offer: number;
  /** Index of the request. */
  readonly request: number;
  readonly amount: number;
  /** Cost of a unit and its parts, shares of the usual price. */
  readonly cost: number;
  readonly parts: MatchCost;
  /** 1: the request's cheapest candidate. */
  readonly rank: number;
  /** Why it is this offer: nothing cheaper, or what the cheaper ones were worth elsewhere. */
  readonly reason: "cheapest" | "cheaper-taken";
  /** Extra cost over the request's cheapest candidate; 0 for the cheapest. */
  readonly over: number;
}

/** A request that is not filled, with what binds and what came nearest. */
export interface UnmatchedRequest {
  readonly request: number;
  /** Units left over. */
  readonly amount: number;
  /** `capacity`: candidates exist and are worth more elsewhere; `removed`: taken out by hand; else the stage that left none. */
  readonly binding: MatchStage | "capacity" | "removed";
  readonly nearest: NearestMiss | undefined;
}

/** A matched market. */
export interface MarketMatching {
  readonly market: Market;
  readonly spec: Required<MatchCostOptions>;
  readonly status: TransportSolution["status"];
  readonly matches: readonly CapacityMatch[];
  readonly unmatched: readonly UnmatchedRequest[];
  /** 匹配面: share of requests of positive amount that get something. */
  readonly coverage: number;
  /** 匹配率: share of the requested amount that is matched. */
  readonly fillRate: number;
  /** Share of the offered amount in use. */
  readonly useRate: number;
  /** Cost of matches and penalties, units x share of price. */
  readonly cost: number;
  readonly gap: number;
  /** True when no pair of the whole market, candidate or not, could lower the cost. */
  readonly provenOverAll: boolean;
  /** What one more unit of each offer would save, [m]. */
  readonly offerPrice: Float64Array;
  readonly candidates: MarketCandidates;
  readonly problem: TransportProblem;
  readonly solution: TransportSolution;
  readonly removed: { readonly offers: readonly number[]; readonly requests: readonly number[] };
}

/**
 * Matches offers of capacity with requests at least cost, each match with its reasons and each gap with what binds.
 *
 * Starts from the cheapest candidates of each request and adds the edges that the prices of each round ask for, until none is missing.
 *
 * @param market  offers, requests, distances and virtual reach
 * @param options costs and limits
 * @throws InputError `bad-market`
 * @see the model book, section 4, resource matching
 */
export function matchMarket(market: Market, options: MatchCostOptions = {}): MarketMatching {
  requireMarket("matchMarket", market);
  const spec = matchCosts(options);
  let candidates = marketCandidates(market, options);
  const supply = Float64Array.from(market.offers, (offer) => offer.amount);
  const demand = Float64Array.from(market.requests, (request) => request.amount);
  const penalty = Float64Array.from(market.requests, (request) => spec.unmatchedPenalty * (request.urgency ?? 1));
  let start: TransportSolution | undefined;
  for (let round = 0; ; ++round) {
    const problem: TransportProblem = {
      supply,
      demand,
      penalty,
      from: candidates.from,
      to: candidates.to,
      cost: candidates.cost,
    };
    const solution = solveTransport(problem, start ? { start } : {});
    const more = extendCandidates(market, options, candidates, solution.supplyPrice, solution.demandPrice);
    if (more && round < spec.rounds) {
      candidates = more;
      start = solution;
      continue;
    }
    return describe(market, spec, candidates, problem, solution, { offers: [], requests: [] }, more === undefined);
  }
}

/**
 * Matches again after offers or requests disappear, starting from the earlier basis.
 *
 * The edges of what disappears become dearer than any penalty, so the earlier tree stays a basis and only what it touched moves.
 * Edges that the new prices ask for are added as in the first matching, so the result is that of a fresh one over all pairs. Usual
 * prices stay those of the market as it was.
 *
 * @param matching of `matchMarket`
 * @param gone     ids of offers and requests
 * @throws InputError `unknown-id`, with the nearest ids
 */
export function rematchMarket(
  matching: MarketMatching,
  gone: { readonly offers?: readonly string[]; readonly requests?: readonly string[] },
): MarketMatching {
  const { market, problem, solution } = matching;
  const find = (kind: "offers" | "requests", id: string) => {
    const index = market[kind].findIndex((entry) => entry.id === id);
    if (index >= 0) return index;
    const near = nearestNames(
      id,
      market[kind].map((entry) => entry.id),
    );
    throw new InputError("unknown-id", `rematchMarket: there is no "${id}" among the ${kind}; nearest: ${near.join(", ")}.`, {
      id,
      kind: kind === "offers" ? { en: "offers", zh: "供给" } : { en: "requests", zh: "需求" },
      near,
    });
  };
  const offers = [...new Set([...matching.removed.offers, ...(gone.offers ?? []).map((id) => find("offers", id))])];
  const requests = [...new Set([...matching.removed.requests, ...(gone.requests ?? []).map((id) => find("requests", id))])];
  let dear = 1;
  for (const value of problem.cost) dear = Math.max(dear, Math.abs(value));
  for (const value of problem.penalty) dear = Math.max(dear, value);
  const offerGone = new Set(offers);
  const requestGone = new Set(requests);
  const penalty = problem.penalty.map((value, j) => (requestGone.has(j) ? 0 : value));
  let { candidates } = matching;
  let start = solution;
  for (let round = 0; ; ++round) {
    const { from, to } = candidates;
    const cost = candidates.cost.map((value, e) => (offerGone.has(from[e]!) || requestGone.has(to[e]!) ? 1e3 * dear : value));
    const changed = { ...problem, from, to, cost, penalty };
    const again = solveTransport(changed, { start });
    const more = extendCandidates(
      market,
      matching.spec,
      candidates,
      again.supplyPrice.map((price, o) => (offerGone.has(o) ? Number.POSITIVE_INFINITY : price)),
      again.demandPrice.map((price, r) => (requestGone.has(r) ? Number.NEGATIVE_INFINITY : price)),
    );
    if (more && round < matching.spec.rounds) {
      candidates = more;
      start = again;
      continue;
    }
    const described = describe(market, matching.spec, candidates, changed, again, { offers, requests }, more === undefined);
    return { ...described, problem: { ...problem, from, to, cost: candidates.cost } };
  }
}

function describe(
  market: Market,
  spec: Required<MatchCostOptions>,
  candidates: MarketCandidates,
  problem: TransportProblem,
  solution: TransportSolution,
  removed: MarketMatching["removed"],
  provenOverAll: boolean,
): MarketMatching {
  const relatedness = market.relatedness ?? prefixRelatedness;
  const matches: CapacityMatch[] = [];
  const offerGone = new Set(removed.offers);
  const rank = candidateRanks(candidates, offerGone);
  const cheapest = new Float64Array(market.requests.length).fill(Number.NaN);
  const firstEdge = new Int32Array(market.requests.length).fill(-1);
  for (let e = 0; e < candidates.from.length; ++e) {
    if (rank[e] !== 1 || offerGone.has(candidates.from[e]!)) continue;
    cheapest[candidates.to[e]!] = candidates.cost[e]!;
    firstEdge[candidates.to[e]!] = e;
  }
  const got = new Float64Array(market.requests.length);
  let used = 0;
  for (let e = 0; e < candidates.from.length; ++e) {
    const amount = solution.flow[e]!;
    if (!(amount > 0)) continue;
    const offer = candidates.from[e]!;
    const request = candidates.to[e]!;
    got[request]! += amount;
    used += amount;
    const o = market.offers[offer]!;
    const r = market.requests[request]!;
    const over = candidates.cost[e]! - cheapest[request]!;
    matches.push({
      offer,
      request,
      amount,
      cost: candidates.cost[e]!,
      parts: edgeCost(market, o, r, relatedness(o.code, r.code), candidates.usualPrice[offer]!, spec),
      rank: rank[e]!,
      reason: rank[e] === 1 ? "cheapest" : "cheaper-taken",
      over,
    });
  }
  matches.sort((a, b) => a.request - b.request || a.rank - b.rank);
  const gone = new Set(removed.requests);
  const unmatched: UnmatchedRequest[] = [];
  let wanted = 0;
  let served = 0;
  let asked = 0;
  for (const [r, request] of market.requests.entries()) {
    if (gone.has(r)) {
      if (request.amount > 0) unmatched.push({ request: r, amount: request.amount, binding: "removed", nearest: undefined });
      continue;
    }
    wanted += request.amount;
    if (request.amount > 0) ++asked;
    if (got[r]! > 0) ++served;
    if (!(solution.unmatched[r]! > 0)) continue;
    const edge = firstEdge[r]!;
    unmatched.push({
      request: r,
      amount: solution.unmatched[r]!,
      // All candidates may have been taken out: what is left has no capacity for it.
      binding: edge >= 0 || candidates.lostAt[r]! < 0 ? "capacity" : MATCH_STAGES[candidates.lostAt[r]!]!,
      // Where capacity binds the nearest miss is the cheapest candidate: what it would take is its price elsewhere.
      nearest:
        edge >= 0
          ? { offer: candidates.from[edge]!, shortfall: solution.supplyPrice[candidates.from[edge]!]! }
          : candidates.nearest[r],
    });
  }
  const offered = market.offers.reduce((sum, offer, o) => (removed.offers.includes(o) ? sum : sum + offer.amount), 0);
  return {
    market,
    spec,
    status: solution.status,
    matches,
    unmatched,
    coverage: asked > 0 ? served / asked : Number.NaN,
    fillRate: wanted > 0 ? got.reduce((sum, amount) => sum + amount, 0) / wanted : Number.NaN,
    useRate: offered > 0 ? used / offered : Number.NaN,
    cost: solution.cost,
    gap: solution.gap,
    provenOverAll,
    offerPrice: solution.supplyPrice,
    candidates,
    problem,
    solution,
    removed,
  };
}

/** The same market with and without a platform. */
export interface PlatformComparison {
  readonly before: MarketMatching;
  readonly after: MarketMatching;
  /** Differences after less before. */
  readonly coverageGain: number;
  readonly fillRateGain: number;
  /** Mean kilometres of a matched unit, before and after. */
  readonly distanceBefore: number;
  readonly distanceAfter: number;
}

/**
 * Coverage and fill rate before and after a platform: before, nobody looks beyond a radius and distance acts in full.
 *
 * @param market        with the virtual reach of the platform
 * @param physicalReach k_ij, what works without it, [R x R], in [0, 1]
 * @param radiusKm      kilometres searched without the platform, > 0
 * @param options       costs
 */
export function comparePlatform(
  market: Market,
  physicalReach: Float64Array,
  radiusKm: number,
  options: MatchCostOptions = {},
): PlatformComparison {
  const before = matchMarket({ ...market, virtualReach: physicalReach }, { ...options, searchRadiusKm: radiusKm });
  const after = matchMarket(market, options);
  const mean = ({ matches }: MarketMatching) => {
    let sum = 0;
    let total = 0;
    for (const { offer, request, amount } of matches) {
      sum += amount * market.distances[market.offers[offer]!.region * market.regions + market.requests[request]!.region]!;
      total += amount;
    }
    return total > 0 ? sum / total : Number.NaN;
  };
  return {
    before,
    after,
    coverageGain: after.coverage - before.coverage,
    fillRateGain: after.fillRate - before.fillRate,
    distanceBefore: mean(before),
    distanceAfter: mean(after),
  };
}
