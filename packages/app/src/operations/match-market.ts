import {
  blockingPairs,
  type CapacityMatch,
  comparePlatform,
  denseTransport,
  fairTransport,
  InputError,
  type Market,
  type MarketMatching,
  proximityKernels,
  rematchMarket,
  type StableProblem,
  solveTransport,
  stableAllocation,
} from "@jiju/core";
import { matchMarketOperation, matchTransport } from "@jiju/lab/contract";
import { requireAvailable } from "../study/availability.ts";
import type { StudySession } from "../study/session.ts";
import { type Implementation, implement, requireStudy } from "./implementation.ts";
import { type MarketLine, offerLines, requestLines } from "./market-tables.ts";

export const matchMarketImplementations: readonly Implementation[] = [
  implement(matchMarketOperation, (input, context) => {
    const study = requireStudy("match.market", context);
    const R = study.regions.length;
    const distances = requireAvailable("A capacity market", study.distances()).km;
    const kernels = proximityKernels(distances, R, {
      halfDistanceKm: study.halfDistanceKm(),
      distanceRelief: study.distanceRelief(),
      ownCell: "zero-distance",
    });
    const offers: readonly MarketLine[] = input.offers ?? offerLines(study);
    const requests: readonly MarketLine[] = input.requests ?? requestLines(study);
    const market: Market = {
      offers: offers.map((line) => marketEntry(study, line, { price: line.price })),
      requests: requests.map((line) => marketEntry(study, line, { priceLimit: line.priceLimit, urgency: line.urgency })),
      regions: R,
      placeNames: study.regions.flatMap(({ id, name }) => [id, name.zh, name.en]),
      distances,
      virtualReach: kernels.virtual,
    };
    const costs = Object.fromEntries(
      (["logisticsCost", "coordinationCost", "mismatchCost", "unmatchedPenalty", "minimumRelatedness"] as const)
        .filter((key) => input[key] !== undefined)
        .map((key) => [key, input[key]!]),
    );
    const platform = comparePlatform(market, kernels.physical, input.searchRadiusKm, costs);
    const matching = platform.after;
    const gone = input.removed.offers.length + input.removed.requests.length > 0;
    const again = gone ? rematchMarket(matching, input.removed) : undefined;
    const used = amountsBy(matching.matches, "offer", offers.length);
    const matched = amountsBy(matching.matches, "request", requests.length);
    return {
      from: input.offers || input.requests ? ("input" as const) : ("study" as const),
      offers: offers.map((line, o) => ({
        ...shownLine(study, line, market.offers[o]!.region),
        used: used[o]!,
        worth: matching.offerPrice[o]!,
      })),
      requests: requests.map((line, r) => ({ ...shownLine(study, line, market.requests[r]!.region), matched: matched[r]! })),
      matching: shownMatching(matching),
      platform: {
        searchRadiusKm: input.searchRadiusKm,
        coverageBefore: platform.before.coverage,
        coverageAfter: platform.after.coverage,
        fillRateBefore: platform.before.fillRate,
        fillRateAfter: platform.after.fillRate,
        kmBefore: platform.distanceBefore,
        kmAfter: platform.distanceAfter,
      },
      rematch: again ? { matching: shownMatching(again), changed: changedRequests(matching, again) } : null,
      variants: variantsOf(matching),
      settings: { ...matching.spec },
      issues: [],
    };
  }),

  implement(matchTransport, (input) => {
    const m = input.supply.length;
    const n = input.demand.length;
    const sparse = input.from !== undefined || input.to !== undefined;
    if (!sparse && input.costs.length !== m * n) {
      throw new InputError(
        "shape-mismatch",
        `match.transport: ${input.costs.length} costs for ${m} supplies and ${n} demands; give ${m} x ${n} = ${m * n}, or list the edges with from and to.`,
      );
    }
    const penalty = Float64Array.from({ length: n }, (_, j) =>
      typeof input.penalty === "number" ? input.penalty : (input.penalty?.[j] ?? Number.POSITIVE_INFINITY),
    );
    const supply = Float64Array.from(input.supply);
    const demand = Float64Array.from(input.demand);
    const cost = Float64Array.from(input.costs);
    const solution = solveTransport(
      sparse
        ? { supply, demand, penalty, cost, from: Int32Array.from(input.from ?? []), to: Int32Array.from(input.to ?? []) }
        : { ...denseTransport(supply, demand, cost, 0), penalty },
    );
    const { status, bound, gap, flow, unused, unmatched, supplyPrice, demandPrice, pivots } = solution;
    return { status, cost: solution.cost, bound, gap, flow, unused, unmatched, supplyPrice, demandPrice, pivots };
  }),
];

/** A line of a market as core takes it; an unknown place becomes NaN, which `checkMarket` reports with its line. */
function marketEntry<Extra extends object>(study: StudySession, line: MarketLine, extra: Extra) {
  const { id, region, code, amount, from, to, certificates } = line;
  const given = { from, to, ...extra };
  return {
    id,
    code,
    amount,
    region: placeOf(study, region),
    place: region,
    certificates,
    ...(Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
      [Key in keyof typeof given]?: Exclude<(typeof given)[Key], undefined>;
    }),
  };
}

function placeOf(study: StudySession, region: string): number {
  const at = study.regions.findIndex(({ id, name }) => id === region || name.zh === region || name.en === region);
  return at < 0 ? Number.NaN : at;
}

function shownLine(study: StudySession, { id, who, code, amount }: MarketLine, region: number) {
  return { id, who, region: study.regions[region]!.id, code, amount };
}

function shownMatching(matching: MarketMatching) {
  const { market, status, coverage, fillRate, useRate, cost, gap, provenOverAll } = matching;
  const offerId = (o: number) => market.offers[o]!.id;
  const requestId = (r: number) => market.requests[r]!.id;
  return {
    status,
    coverage,
    fillRate,
    useRate,
    cost,
    gap,
    provenOverAll,
    matches: matching.matches.map((match) => {
      const pair = market.offers[match.offer]!.region * market.regions + market.requests[match.request]!.region;
      return {
        offer: offerId(match.offer),
        request: requestId(match.request),
        amount: match.amount,
        km: market.distances[pair]!,
        virtualReach: market.virtualReach[pair]!,
        cost: match.cost,
        parts: { ...match.parts },
        rank: match.rank,
        reason: match.reason,
        over: match.over,
      };
    }),
    unmatched: matching.unmatched.map(({ request, amount, binding, nearest }) => ({
      request: requestId(request),
      amount,
      binding,
      nearest: nearest ? { offer: offerId(nearest.offer), shortfall: nearest.shortfall } : null,
    })),
  };
}

function amountsBy(matches: readonly CapacityMatch[], side: "offer" | "request", count: number): Float64Array {
  const out = new Float64Array(count);
  for (const match of matches) out[match[side]]! += match.amount;
  return out;
}

/** Requests that get other amounts from other offers than before. */
function changedRequests(before: MarketMatching, after: MarketMatching): string[] {
  const served = ({ matches }: MarketMatching, r: number) =>
    matches
      .filter((match) => match.request === r)
      .map((match) => `${match.offer}:${match.amount.toPrecision(9)}`)
      .sort()
      .join(" ");
  return before.market.requests.flatMap((request, r) => (served(before, r) === served(after, r) ? [] : [request.id]));
}

/**
 * What stability and evenness would change. Requests rank by the cost of a unit; offers by what the order costs them to serve: the same
 * without the price, which is their own.
 */
function variantsOf(matching: MarketMatching) {
  const { problem, solution, market, candidates } = matching;
  const requestRank = candidates.cost;
  const effort = new Float64Array(requestRank.length);
  for (let e = 0; e < effort.length; ++e) {
    const price = market.offers[candidates.from[e]!]!.price;
    const usual = candidates.usualPrice[candidates.from[e]!]!;
    effort[e] = requestRank[e]! - (price === undefined || !(usual > 0) ? 0 : price / usual - 1);
  }
  const game: StableProblem = { ...problem, requestRank, offerRank: effort };
  const stable = stableAllocation(game);
  const fair = fairTransport(problem);
  const wanted = problem.demand.reduce((sum, amount) => sum + amount, 0);
  const filled = (flow: Float64Array) => flow.reduce((sum, amount) => sum + amount, 0) / wanted;
  const got = new Float64Array(problem.demand.length);
  let cost = 0;
  for (let e = 0; e < stable.flow.length; ++e) {
    got[problem.to[e]!]! += stable.flow[e]!;
    cost += stable.flow[e]! * problem.cost[e]!;
  }
  for (let j = 0; j < got.length; ++j) cost += Math.max(0, problem.demand[j]! - got[j]!) * problem.penalty[j]!;
  return {
    stable: {
      status: stable.status,
      fillRate: filled(stable.flow),
      extraCost: cost - solution.cost,
      blockingInCheapest: problem.cost.length > 3000 ? Number.NaN : blockingPairs(game, solution.flow).length,
    },
    fair: {
      evenness: fair.evenness,
      evennessOfCheapest: fair.evennessOfCheapest,
      extraCost: fair.extraCost,
      fillRate: filled(fair.flow),
    },
  };
}
