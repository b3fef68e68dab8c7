import { InputError, requireLength } from "../errors/index.ts";

/** Divisible amounts and two rankings. */
export interface StableProblem {
  /** [m], >= 0. */
  readonly supply: Float64Array;
  /** [n], >= 0. */
  readonly demand: Float64Array;
  /** Offer and request of each acceptable pair, [E]. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** How the request likes the pair, [E], lower is better; ties go to the earlier edge. */
  readonly requestRank: Float64Array;
  /** How the offer likes the pair, [E], lower is better. */
  readonly offerRank: Float64Array;
}

export interface StableAllocation {
  readonly status: "stable" | "iteration-limit";
  /** Amount along each pair, [E]. */
  readonly flow: Float64Array;
  readonly proposals: number;
}

/**
 * A matching that nobody can improve behind the others' backs: deferred acceptance with divisible amounts, requests proposing.
 *
 * No offer and request that are not matched as far as either could would both rather deal with each other. Among all stable
 * matchings it is the best one for requests; it need not be the cheapest in total.
 *
 * @param problem amounts, pairs and rankings
 * @param options cap on proposals, default 50 E + 1000
 * @throws InputError `shape-mismatch`, `bad-edge`
 * @see Gale and Shapley (1962); Baiou and Balinski (2002), The stable allocation problem
 */
export function stableAllocation(problem: StableProblem, options: { readonly maxProposals?: number } = {}): StableAllocation {
  const { supply, demand, from, to, requestRank, offerRank } = problem;
  const E = from.length;
  for (const [name, array] of Object.entries({ to, requestRank, offerRank })) {
    requireLength("stableAllocation", name, array, E, "one value per pair");
  }
  for (let e = 0; e < E; ++e) {
    if (!(from[e]! >= 0 && from[e]! < supply.length && to[e]! >= 0 && to[e]! < demand.length)) {
      throw new InputError(
        "bad-edge",
        `stableAllocation: pair ${e} joins offer ${from[e]} and request ${to[e]}; there are ${supply.length} and ${demand.length}.`,
        { edge: e },
      );
    }
  }
  const lists: number[][] = Array.from({ length: demand.length }, () => []);
  for (let e = 0; e < E; ++e) lists[to[e]!]!.push(e);
  const place = new Int32Array(E);
  for (const list of lists) {
    list.sort((a, b) => requestRank[a]! - requestRank[b]! || a - b);
    for (const [position, e] of list.entries()) place[e] = position;
  }
  const held: number[][] = Array.from({ length: supply.length }, () => []);
  const used = new Float64Array(supply.length);
  const flow = new Float64Array(E);
  const next = new Int32Array(demand.length);
  const free = demand.slice();
  const waiting: number[] = [];
  for (let r = demand.length - 1; r >= 0; --r) if (free[r]! > 0) waiting.push(r);
  const limit = options.maxProposals ?? 50 * E + 1000;
  let proposals = 0;
  const worse = (a: number, b: number) => offerRank[a]! > offerRank[b]! || (offerRank[a] === offerRank[b] && a > b);
  while (waiting.length > 0) {
    const r = waiting.pop()!;
    while (free[r]! > 0 && next[r]! < lists[r]!.length) {
      if (++proposals > limit) return { status: "iteration-limit", flow, proposals };
      const e = lists[r]![next[r]!]!;
      const o = from[e]!;
      const queue = held[o]!;
      if (flow[e] === 0) {
        let at = queue.length;
        while (at > 0 && worse(queue[at - 1]!, e)) --at;
        queue.splice(at, 0, e);
      }
      flow[e]! += free[r]!;
      used[o]! += free[r]!;
      free[r] = 0;
      // What exceeds the capacity is refused from the least liked upwards.
      while (used[o]! > supply[o]! && queue.length > 0) {
        const last = queue[queue.length - 1]!;
        const excess = used[o]! - supply[o]!;
        const refused = Math.min(excess, flow[last]!);
        const other = to[last]!;
        if (refused === flow[last]) {
          flow[last] = 0;
          queue.pop();
          used[o] = queue.reduce((sum, held) => sum + flow[held]!, 0);
        } else {
          flow[last]! -= refused;
          used[o] = supply[o]!;
        }
        if (other !== r && free[other] === 0) waiting.push(other);
        free[other]! += refused;
        // Refused once by this offer means refused for good: it is full of better ones.
        next[other] = Math.max(next[other]!, place[last]! + 1);
      }
    }
  }
  return { status: "stable", flow, proposals };
}

/**
 * Pairs that would both rather deal with each other than with what they have.
 *
 * @param problem   amounts, pairs and rankings
 * @param flow      [E]
 * @param tolerance amounts below it count as nothing. Default 1e-9
 * @returns edges that block; empty when the matching is stable
 */
export function blockingPairs(problem: StableProblem, flow: Float64Array, tolerance = 1e-9): readonly number[] {
  const { supply, demand, from, to, requestRank, offerRank } = problem;
  const blocking: number[] = [];
  for (let e = 0; e < from.length; ++e) {
    let unused = supply[from[e]!]!;
    let unmet = demand[to[e]!]!;
    let worseHeld = 0;
    let worseServed = 0;
    for (let k = 0; k < from.length; ++k) {
      if (from[k] === from[e]) {
        unused -= flow[k]!;
        if (offerRank[k]! > offerRank[e]!) worseHeld += flow[k]!;
      }
      if (to[k] === to[e]) {
        unmet -= flow[k]!;
        if (requestRank[k]! > requestRank[e]!) worseServed += flow[k]!;
      }
    }
    if (unused + worseHeld > tolerance && unmet + worseServed > tolerance) blocking.push(e);
  }
  return blocking;
}
