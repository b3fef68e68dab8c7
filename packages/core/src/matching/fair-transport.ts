import { InputError } from "../errors/index.ts";
import { solveTransport, type TransportProblem, type TransportSolution } from "./transport.ts";

/** A matching that shares shortage out, with what evenness costs. */
export interface FairMatching {
  readonly status: TransportSolution["status"];
  /** Amount along each edge of the problem, [E]. */
  readonly flow: Float64Array;
  /** Matched share of each request, [n]; NaN where nothing is asked. */
  readonly fill: Float64Array;
  /** Jain's index of the fills, 1/n to 1 (all alike). */
  readonly evenness: number;
  /** The same of the cheapest matching. */
  readonly evennessOfCheapest: number;
  /** Cost at the problem's own penalties less that of the cheapest matching, >= 0. */
  readonly extraCost: number;
}

/**
 * Minimum-cost transport in which the first units of every request matter most.
 *
 * Each request is cut into equal tranches; tranche t of T pays the penalty times 1 + weight (T - t)/(T - 1), so a marginal unit goes
 * to whoever has less. At weight 0 it is the cheapest matching.
 *
 * @param problem finite penalties
 * @param options tranches, default 4; weight, default 4
 * @throws InputError `bad-option`, and those of `solveTransport`
 * @see Jain, Chiu and Hawe (1984) for the index
 */
export function fairTransport(
  problem: TransportProblem,
  options: { readonly tranches?: number; readonly weight?: number } = {},
): FairMatching {
  const tranches = options.tranches ?? 4;
  const weight = options.weight ?? 4;
  if (!Number.isInteger(tranches) || tranches < 2 || !(weight >= 0)) {
    throw new InputError(
      "bad-option",
      `fairTransport: tranches is ${tranches} and weight ${weight}; tranches must be an integer of at least 2, weight 0 or more.`,
    );
  }
  const cheapest = solveTransport(problem);
  const n = problem.demand.length;
  const E = problem.from.length;
  const demand = new Float64Array(n * tranches);
  const penalty = new Float64Array(n * tranches);
  for (let j = 0; j < n; ++j) {
    for (let t = 0; t < tranches; ++t) {
      demand[j * tranches + t] = problem.demand[j]! / tranches;
      penalty[j * tranches + t] = problem.penalty[j]! * (1 + (weight * (tranches - 1 - t)) / (tranches - 1));
    }
  }
  const from = new Int32Array(E * tranches);
  const to = new Int32Array(E * tranches);
  const cost = new Float64Array(E * tranches);
  for (let e = 0; e < E; ++e) {
    for (let t = 0; t < tranches; ++t) {
      from[e * tranches + t] = problem.from[e]!;
      to[e * tranches + t] = problem.to[e]! * tranches + t;
      cost[e * tranches + t] = problem.cost[e]!;
    }
  }
  const solution = solveTransport({ supply: problem.supply, demand, from, to, cost, penalty });
  const flow = new Float64Array(E);
  for (let k = 0; k < solution.flow.length; ++k) flow[Math.floor(k / tranches)]! += solution.flow[k]!;
  const fill = fills(problem, flow);
  let total = 0;
  for (let e = 0; e < E; ++e) total += problem.cost[e]! * flow[e]!;
  for (let j = 0; j < n; ++j) {
    const short = problem.demand[j]! - (Number.isNaN(fill[j]!) ? 0 : fill[j]! * problem.demand[j]!);
    if (short > 0 && Number.isFinite(problem.penalty[j]!)) total += problem.penalty[j]! * short;
  }
  return {
    status: solution.status,
    flow,
    fill,
    evenness: jainIndex(fill),
    evennessOfCheapest: jainIndex(fills(problem, cheapest.flow)),
    extraCost: total - cheapest.cost,
  };
}

function fills(problem: TransportProblem, flow: Float64Array): Float64Array {
  const got = new Float64Array(problem.demand.length);
  for (let e = 0; e < flow.length; ++e) got[problem.to[e]!]! += flow[e]!;
  return got.map((amount, j) => (problem.demand[j]! > 0 ? amount / problem.demand[j]! : Number.NaN));
}

/** Jain's index (sum x)^2 / (n sum x^2) of the numbers present; NaN without a positive one. */
export function jainIndex(values: Float64Array): number {
  let sum = 0;
  let squares = 0;
  let count = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    squares += value * value;
    ++count;
  }
  return squares > 0 ? (sum * sum) / (count * squares) : Number.NaN;
}
