import type { SpaceProgrammeInput } from "./space-programme-input.ts";

/**
 * The space programme laid out for sweeps over destinations: tables by industry and region, [S x R].
 *
 * A group g = s R + i is the movable activity of industry s in region i. Staying is a destination like the others, at no cost, so the
 * best a group can do at prices p of the limits is max_j (net_js - cost_ij) with net_js = b_js - sum_k a_kjs p_kj.
 */
export interface SpaceModel {
  readonly regions: number;
  readonly industries: number;
  /** b, [S x R]; -Infinity where it is unknown. */
  readonly benefit: Float64Array;
  /** Movable activity of each group, [S x R]; 0 where the benefit is unknown. */
  readonly movable: Float64Array;
  /** ln RE lost on the way, [R x R], 0 on the diagonal. */
  readonly cost: Float64Array;
  /** a_k, use per unit of activity, one [S x R] per resource. */
  readonly rate: readonly Float64Array[];
  /** Largest use per unit by any industry, [resources x R], > 0: what a price can at most take from the worth of a place. */
  readonly largestRate: Float64Array;
  /** Use of today, [resources x R]. */
  readonly present: Float64Array;
  /** Capacity less use of today, [resources x R]; negative where a place is over its limit, Infinity where nothing limits it. */
  readonly slack: Float64Array;
  /** A bound on the gain of any move, > 0. */
  readonly largestGain: number;
  /** Price of exceeding a limit by one unit, [resources]: above what any chain of moves could gain. */
  readonly excessPrice: Float64Array;
  /** Size of resource use, for judging what is zero. */
  readonly scale: number;
}

/**
 * Lays out a checked input.
 *
 * @param input       of `checkSpaceInput`
 * @param movable     share of each industry that may move, [S]
 * @param movingCost  ln RE lost per thousand kilometres
 */
export function layOutSpace(input: SpaceProgrammeInput, movable: Float64Array, movingCost: number): SpaceModel {
  const { regions: R, industries: S, activity, resources } = input;
  const known = input.benefit.map((value) => (Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value));
  const benefit = byIndustry(known, R, S);
  const cost = input.distances.map((km, pair) => (Math.floor(pair / R) === pair % R ? 0 : (movingCost * km) / 1000));
  const rate = resources.map(({ intensity }) =>
    intensity.length === S
      ? Float64Array.from({ length: S * R }, (_, group) => intensity[Math.floor(group / R)]!)
      : byIndustry(intensity, R, S),
  );
  const present = new Float64Array(resources.length * R);
  for (let k = 0; k < resources.length; ++k) {
    for (let group = 0; group < S * R; ++group) {
      const region = group % R;
      present[k * R + region]! += rate[k]![group]! * activity[region * S + Math.floor(group / R)]!;
    }
  }
  const finite = known.filter(Number.isFinite);
  const span = finite.length === 0 ? 0 : finite.reduce(larger) - finite.reduce(smaller);
  const largestGain = Math.max(1e-6, span + cost.reduce(larger, 0));
  return {
    regions: R,
    industries: S,
    benefit,
    movable: benefit.map((value, group) =>
      Number.isFinite(value) ? movable[Math.floor(group / R)]! * activity[(group % R) * S + Math.floor(group / R)]! : 0,
    ),
    cost,
    rate,
    largestRate: present.map((_, cell) => {
      let most = Number.MIN_VALUE;
      for (let s = 0; s < S; ++s) most = Math.max(most, rate[Math.floor(cell / R)]![s * R + (cell % R)]!);
      return most;
    }),
    present,
    slack: present.map((use, cell) => resources[Math.floor(cell / R)]!.capacity[cell % R]! - use),
    largestGain,
    // A chain of moves that frees one unit of a resource can cost more than one gain; a hundred covers chains through every resource.
    excessPrice: Float64Array.from(resources, ({ intensity }) => {
      const least = intensity.filter((value) => value > 0).reduce(smaller, Number.POSITIVE_INFINITY);
      return (100 * largestGain) / (least < Number.POSITIVE_INFINITY ? least : 1);
    }),
    scale: present.reduce(larger, 1),
  };
}

/**
 * What each place is worth to each industry after paying for what it uses there.
 *
 *     net_js = b_js - sum_k a_kjs p_kj
 *
 * @param price of each limit, [resources x R], >= 0
 * @param net   [S x R], overwritten
 */
export function netBenefits(model: SpaceModel, price: Float64Array, net: Float64Array): void {
  const { regions: R, industries: S, rate } = model;
  net.set(model.benefit);
  for (let k = 0; k < rate.length; ++k) {
    for (let s = 0; s < S; ++s) {
      for (let j = 0; j < R; ++j) net[s * R + j]! -= rate[k]![s * R + j]! * price[k * R + j]!;
    }
  }
}

/** [R x S] to [S x R]. */
function byIndustry(table: Float64Array, R: number, S: number): Float64Array {
  return Float64Array.from({ length: S * R }, (_, group) => table[(group % R) * S + Math.floor(group / R)]!);
}

const larger = (a: number, b: number) => Math.max(a, b);
const smaller = (a: number, b: number) => Math.min(a, b);
