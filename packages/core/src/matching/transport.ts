import { InputError, requireLength } from "../errors/index.ts";
import { buildNetwork, type NetworkTree, readTree, solveNetwork } from "./network-simplex.ts";

/** Offers with amounts, requests with amounts, and the edges along which they may be matched. */
export interface TransportProblem {
  /** Amount of each offer, [m], >= 0. */
  readonly supply: Float64Array;
  /** Amount of each request, [n], >= 0, same unit. */
  readonly demand: Float64Array;
  /** Offer of each edge, [E]. */
  readonly from: Int32Array;
  /** Request of each edge, [E]. */
  readonly to: Int32Array;
  /** Cost of one unit along each edge, [E], finite. */
  readonly cost: Float64Array;
  /** Cost of leaving one unit of a request unmatched, [n], >= 0; Infinity where it must be matched. */
  readonly penalty: Float64Array;
}

export interface TransportOptions {
  /**
   * Start from the basis of an earlier solution with the same amounts, whose edges are the first ones here; costs may differ and edges
   * may have been added. Default none.
   */
  readonly start?: TransportSolution;
  /** Default 100 (m + n) + 10 E, at least a million. */
  readonly maxPivots?: number;
}

/** Cheapest matching with prices that prove it. */
export interface TransportSolution {
  readonly status: "optimal" | "infeasible" | "iteration-limit";
  /** Amount along each edge, [E]. */
  readonly flow: Float64Array;
  /** Unmatched amount of each request, [n]. */
  readonly unmatched: Float64Array;
  /** Unused amount of each offer, [m]. */
  readonly unused: Float64Array;
  /** What one more unit of an offer would save, [m], >= 0. */
  readonly supplyPrice: Float64Array;
  /** What one more unit of a request costs, [n], at most its penalty. */
  readonly demandPrice: Float64Array;
  /** Cost of the flow and of the unmatched amounts; unmatched amounts of must-match requests are left out. */
  readonly cost: number;
  /** Lower bound on the cost of any matching, from the prices. */
  readonly bound: number;
  /** cost - bound; 0 up to rounding at the optimum. */
  readonly gap: number;
  readonly pivots: number;
  /** Spanning tree of the basis, for a later start. */
  readonly tree: NetworkTree;
}

/**
 * Minimum-cost transport by the primal network simplex method.
 *
 *     min  sum_e cost_e flow_e + sum_j penalty_j unmatched_j
 *     s.t. sum_(e from i) flow_e + unused_i = supply_i,   sum_(e to j) flow_e + unmatched_j = demand_j,   all >= 0
 *
 * Unused offers and unmatched requests flow through one extra node, so the empty matching is a basis and no artificial cost is
 * needed. The prices returned are made dual feasible before the bound is computed, so the gap is a proof and not an estimate.
 *
 * @param problem amounts, edges and costs
 * @param options warm start and cap
 * @returns matching, prices and their gap
 * @throws InputError `shape-mismatch`, `negative-amount`, `bad-edge`, `bad-cost`, `bad-start`
 * @see Ahuja, Magnanti and Orlin (1993), Network Flows, ch. 11; Cunningham (1976) for strongly feasible trees
 */
export function solveTransport(problem: TransportProblem, options: TransportOptions = {}): TransportSolution {
  checkTransport(problem);
  const { supply, demand, from, to, cost } = problem;
  const m = supply.length;
  const n = demand.length;
  const E = from.length;
  const bigPenalty = mustMatchPenalty(cost, problem.penalty);
  const penalty = problem.penalty.map((value) => (value === Number.POSITIVE_INFINITY ? bigPenalty : value));
  const network = buildNetwork(supply, demand, from, to, cost, penalty);
  if (options.start) {
    if (options.start.tree.parent.length !== m + n + 1 || options.start.flow.length > E) {
      throw new InputError(
        "bad-start",
        `solveTransport: the start has ${options.start.tree.parent.length - 1} places and ${options.start.flow.length} edges; this problem has ${m + n} and ${E}. Start only from a solution of the same offers and requests whose edges come first here.`,
      );
    }
    readTree(network, options.start.tree, E - options.start.flow.length);
  }
  const limit = options.maxPivots ?? Math.max(1e6, 100 * (m + n) + 10 * E);
  const { pivots, finished } = solveNetwork(network, limit);

  const flow = new Float64Array(E);
  const unused = new Float64Array(m);
  const unmatched = new Float64Array(n);
  for (let node = 0; node < m + n; ++node) {
    const arc = network.arc[node]!;
    const amount = network.flow[node]!;
    if (arc < E) flow[arc] = amount;
    else if (arc < E + m) unused[arc - E] = amount;
    else unmatched[arc - E - m] = amount;
  }
  const { supplyPrice, demandPrice } = feasiblePrices(problem, penalty, network.potential);
  let total = 0;
  for (let e = 0; e < E; ++e) if (flow[e]! > 0) total += cost[e]! * flow[e]!;
  let infeasible = false;
  let bound = 0;
  for (let j = 0; j < n; ++j) {
    bound += demand[j]! * demandPrice[j]!;
    if (unmatched[j]! === 0) continue;
    if (problem.penalty[j] === Number.POSITIVE_INFINITY) infeasible = true;
    else total += penalty[j]! * unmatched[j]!;
  }
  for (let i = 0; i < m; ++i) bound -= supply[i]! * supplyPrice[i]!;
  return {
    status: !finished ? "iteration-limit" : infeasible ? "infeasible" : "optimal",
    flow,
    unmatched,
    unused,
    supplyPrice,
    demandPrice,
    cost: total,
    bound,
    gap: infeasible ? Number.NaN : total - bound,
    pivots,
    tree: { parent: network.parent.slice(), arc: network.arc.slice(), up: network.up.slice(), flow: network.flow.slice() },
  };
}

/**
 * Every offer to every request.
 *
 * @param supply  [m]
 * @param demand  [n]
 * @param cost    [m x n], row: offer
 * @param penalty [n], or one number for all. Default Infinity: everything must be matched
 * @throws InputError those of `solveTransport`
 */
export function denseTransport(
  supply: Float64Array,
  demand: Float64Array,
  cost: Float64Array,
  penalty: Float64Array | number = Number.POSITIVE_INFINITY,
): TransportProblem {
  const m = supply.length;
  const n = demand.length;
  requireLength("denseTransport", "cost", cost, m * n, `${m} offers x ${n} requests`);
  const from = new Int32Array(m * n);
  const to = new Int32Array(m * n);
  for (let i = 0; i < m; ++i) {
    for (let j = 0; j < n; ++j) {
      from[i * n + j] = i;
      to[i * n + j] = j;
    }
  }
  return { supply, demand, from, to, cost, penalty: typeof penalty === "number" ? new Float64Array(n).fill(penalty) : penalty };
}

/** Dearer than any detour through matched edges: a cycle visits each node once, so twice the largest cost per pair suffices. */
function mustMatchPenalty(cost: Float64Array, penalty: Float64Array): number {
  let largest = 1;
  for (const value of cost) largest = Math.max(largest, Math.abs(value));
  for (const value of penalty) if (value < Number.POSITIVE_INFINITY) largest = Math.max(largest, value);
  return 1e4 * largest;
}

/** Prices within their domains: u >= 0, v at most the penalty and at most c + u on every edge. */
function feasiblePrices(problem: TransportProblem, penalty: Float64Array, potential: Float64Array) {
  const { from, to, cost, supply, demand } = problem;
  const m = supply.length;
  const root = potential[m + demand.length]!;
  const supplyPrice = Float64Array.from({ length: m }, (_, i) => Math.max(0, potential[i]! - root));
  const demandPrice = penalty.slice();
  for (let e = 0; e < from.length; ++e) {
    if (supply[from[e]!] === 0) continue;
    const limit = cost[e]! + supplyPrice[from[e]!]!;
    if (limit < demandPrice[to[e]!]!) demandPrice[to[e]!] = limit;
  }
  // An offer of amount 0 never enters the basis; its price is what a first unit would save.
  for (let e = 0; e < from.length; ++e) {
    if (supply[from[e]!] === 0) supplyPrice[from[e]!] = Math.max(supplyPrice[from[e]!]!, demandPrice[to[e]!]! - cost[e]!);
  }
  return { supplyPrice, demandPrice };
}

function checkTransport(problem: TransportProblem): void {
  const { supply, demand, from, to, cost, penalty } = problem;
  const m = supply.length;
  const n = demand.length;
  requireLength("solveTransport", "to", to, from.length, "one value per edge");
  requireLength("solveTransport", "cost", cost, from.length, "one value per edge");
  requireLength("solveTransport", "penalty", penalty, n, "one value per request");
  for (const [name, amounts] of [
    ["supply", supply],
    ["demand", demand],
  ] as const) {
    const index = amounts.findIndex((value) => !(value >= 0 && value < Number.POSITIVE_INFINITY));
    if (index >= 0) {
      throw new InputError(
        "negative-amount",
        `solveTransport: ${name} ${index} is ${amounts[index]}; amounts must be finite and 0 or more.`,
        { name, index },
      );
    }
  }
  for (let e = 0; e < from.length; ++e) {
    if (!(from[e]! >= 0 && from[e]! < m && to[e]! >= 0 && to[e]! < n)) {
      throw new InputError(
        "bad-edge",
        `solveTransport: edge ${e} goes from offer ${from[e]} to request ${to[e]}; there are ${m} offers and ${n} requests.`,
        { edge: e },
      );
    }
    if (!Number.isFinite(cost[e]!)) {
      throw new InputError(
        "bad-cost",
        `solveTransport: the cost of edge ${e} is ${cost[e]}; leave the edge out if it is impossible.`,
        {
          edge: e,
        },
      );
    }
  }
  const bad = penalty.findIndex((value) => !(value >= 0));
  if (bad >= 0) {
    throw new InputError("bad-cost", `solveTransport: the penalty of request ${bad} is ${penalty[bad]}; it must be 0 or more.`, {
      request: bad,
    });
  }
}
