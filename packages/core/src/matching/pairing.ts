import { InputError, requireLength } from "../errors/index.ts";
import { defaultOf } from "../parameters/index.ts";
import { shapleyValue } from "./shapley.ts";
import { denseTransport, solveTransport } from "./transport.ts";

/** Where the output and tax of moved activity are counted: with the host, with the home region, or shared. */
export type AccountingRule = "host" | "home" | { readonly homeShare: number };

/** Home regions with too little room, hosts with room, and what moving between them is worth. */
export interface PairingInput {
  readonly regions: number;
  readonly industries: number;
  /** L_is, [R x S]. */
  readonly activity: Float64Array;
  /** ln RE of one unit of industry s in region i without a tie, [R x S]. */
  readonly benefit: Float64Array;
  /** Kilometres, [R x R]. */
  readonly distances: Float64Array;
  /** Room of each region, units of activity it can still take, [R], >= 0. */
  readonly room: Float64Array;
  /** Regions that look for room. */
  readonly homes: readonly number[];
  /** Regions that offer it. */
  readonly hosts: readonly number[];
  /** Extra ln RE per unit in the host from a digital tie to its home, [R x R] row: host, column: home, >= 0. Default 0. */
  readonly tieGain?: Float64Array;
  /** Share of each industry that may move, [S]. Default the parameter table's. */
  readonly movableShare?: Float64Array;
}

export interface PairingOptions {
  /** ln RE lost per thousand kilometres. Default 0.005. */
  readonly movingCost?: number;
  /** Default `host`, as official statistics count by place. */
  readonly accounting?: AccountingRule;
  /** Hosts that one home may be paired with. Default 1. */
  readonly hostsPerHome?: number;
}

/** Activity that a pair moves. */
export interface PairFlow {
  readonly industry: number;
  readonly amount: number;
  /** ln RE gained per unit with the tie. */
  readonly gain: number;
}

/** A pair with its simulated flows and a fair split of what it gains. */
export interface RegionPair {
  readonly home: number;
  readonly host: number;
  /** Home to host, largest gain first. */
  readonly flows: readonly PairFlow[];
  /** Units moved. */
  readonly amount: number;
  /** Gain with the tie and without it. */
  readonly jointGain: number;
  readonly gainWithoutTie: number;
  /** Shapley values of home, host and the digital tie (whoever builds it); they sum to the joint gain. */
  readonly fair: { readonly home: number; readonly host: number; readonly tie: number };
  /** What the accounting rule books to each side. */
  readonly booked: { readonly home: number; readonly host: number };
  /** What the host must pay the home (negative: receives) so that both keep their fair shares after each has paid half of the tie's. */
  readonly transferToHome: number;
}

export interface PairingResult {
  readonly pairs: readonly RegionPair[];
  /** Homes that no host suits. */
  readonly unpaired: readonly number[];
  readonly totalGain: number;
  readonly accounting: AccountingRule;
}

/**
 * Pairs regions by complementarity, simulates what would move and splits the gain (飞地, 数字结对).
 *
 *     gain of a pair = max sum_s f_s (b_host,s + tie - b_home,s - cost d/1000),  f_s <= movable_s L_home,s,  sum f <= room of the host
 *     pairs maximise the sum of gains, each host once; game: v(home, host) = gain without tie, v(all three) = gain with it, else 0
 *
 * Each pair's problem is a continuous knapsack with one weight, so taking industries in the order of their gain is optimal.
 *
 * @param input   regions, rooms and benefits
 * @param options cost and accounting rule
 * @throws InputError `shape-mismatch`, `unknown-region`, `bad-share`
 * @see Shapley (1953); the model book, section 4
 */
export function designPairs(input: PairingInput, options: PairingOptions = {}): PairingResult {
  const { regions: R, industries: S, homes, hosts } = input;
  requireLength("designPairs", "activity", input.activity, R * S, `${R} regions x ${S} industries`);
  requireLength("designPairs", "benefit", input.benefit, R * S, `${R} regions x ${S} industries`);
  requireLength("designPairs", "distances", input.distances, R * R, "regions x regions");
  requireLength("designPairs", "room", input.room, R, "one value per region");
  if (input.tieGain) requireLength("designPairs", "tieGain", input.tieGain, R * R, "hosts x homes over all regions");
  for (const region of [...homes, ...hosts]) {
    if (!(Number.isInteger(region) && region >= 0 && region < R)) {
      throw new InputError("unknown-region", `designPairs: region ${region} is not one of the ${R} regions (0 to ${R - 1}).`, {
        region,
      });
    }
  }
  const accounting = options.accounting ?? "host";
  const homeShare = accounting === "host" ? 0 : accounting === "home" ? 1 : accounting.homeShare;
  if (!(homeShare >= 0 && homeShare <= 1)) {
    throw new InputError("bad-share", `designPairs: the home share is ${homeShare}; it must be between 0 and 1.`, { homeShare });
  }
  const movingCost = options.movingCost ?? defaultOf("match-moving-cost");
  const simulate = (home: number, host: number, tie: number) => pairFlows(input, home, host, tie, movingCost);
  const gains = new Float64Array(homes.length * hosts.length);
  let largest = 0;
  for (const [a, home] of homes.entries()) {
    for (const [b, host] of hosts.entries()) {
      gains[a * hosts.length + b] = home === host ? 0 : totalGain(simulate(home, host, input.tieGain?.[host * R + home] ?? 0));
      largest = Math.max(largest, gains[a * hosts.length + b]!);
    }
  }
  // Homes offer links, hosts request one each; a pair without gain costs as much as staying alone.
  const matching = solveTransport(
    denseTransport(
      new Float64Array(homes.length).fill(options.hostsPerHome ?? 1),
      new Float64Array(hosts.length).fill(1),
      gains.map((gain) => (gain > 0 ? -gain : largest)),
      0,
    ),
  );
  const pairs: RegionPair[] = [];
  const paired = new Set<number>();
  for (let e = 0; e < gains.length; ++e) {
    if (!(matching.flow[e]! > 0.5 && gains[e]! > 0)) continue;
    const home = homes[Math.floor(e / hosts.length)]!;
    const host = hosts[e % hosts.length]!;
    paired.add(home);
    const flows = simulate(home, host, input.tieGain?.[host * R + home] ?? 0);
    const jointGain = totalGain(flows);
    const gainWithoutTie = totalGain(simulate(home, host, 0));
    const [fairHome, fairHost, fairTie] = shapleyValue(3, (coalition) =>
      coalition === 7 ? jointGain : (coalition & 3) === 3 ? gainWithoutTie : 0,
    ) as unknown as [number, number, number];
    const booked = { home: homeShare * jointGain, host: (1 - homeShare) * jointGain };
    pairs.push({
      home,
      host,
      flows,
      amount: flows.reduce((sum, flow) => sum + flow.amount, 0),
      jointGain,
      gainWithoutTie,
      fair: { home: fairHome, host: fairHost, tie: fairTie },
      booked,
      transferToHome: fairHome + fairTie / 2 - booked.home,
    });
  }
  pairs.sort((a, b) => b.jointGain - a.jointGain);
  return {
    pairs,
    unpaired: homes.filter((home) => !paired.has(home)),
    totalGain: pairs.reduce((sum, pair) => sum + pair.jointGain, 0),
    accounting,
  };
}

function pairFlows(input: PairingInput, home: number, host: number, tie: number, movingCost: number): readonly PairFlow[] {
  const { industries: S, regions: R, activity, benefit, distances, room } = input;
  const carried = (movingCost * distances[home * R + host]!) / 1000;
  const fallback = defaultOf("match-movable-share");
  const options: PairFlow[] = [];
  for (let s = 0; s < S; ++s) {
    const gain = benefit[host * S + s]! + tie - benefit[home * S + s]! - carried;
    const amount = (input.movableShare?.[s] ?? fallback) * activity[home * S + s]!;
    if (gain > 0 && amount > 0) options.push({ industry: s, amount, gain });
  }
  options.sort((a, b) => b.gain - a.gain || a.industry - b.industry);
  let left = room[host]!;
  const flows: PairFlow[] = [];
  for (const option of options) {
    const amount = Math.min(left, option.amount);
    if (!(amount > 0)) break;
    flows.push({ ...option, amount });
    left -= amount;
  }
  return flows;
}

function totalGain(flows: readonly PairFlow[]): number {
  return flows.reduce((sum, flow) => sum + flow.amount * flow.gain, 0);
}
