import { netBenefits, type SpaceModel } from "./space-model.ts";

/** exp(-10) = 5e-5: destinations further below the best, in widths, do not count. */
const REACH = 10;
/** Destinations within so many widths of the best are followed, so that prices may move on the way. */
const FOLLOWED = 20;
/** Most that prices may then change what a place is worth before all places are looked at again, in widths. */
export const LONGEST = 5;

/**
 * The dual of the space programme with its corners rounded off, over the destinations that can matter near some prices.
 *
 *     D(p) = sum_ki p_ki slack_ki + sum_g m_g ( w ln sum_j exp((net_js - cost_ij) / w) - net_is )
 *
 * At w = 0 this is the bound of linear duality, with corners wherever two destinations are worth the same; with w > 0 each group
 * spreads over near-equal destinations, and the gradient is the slack less what the groups take up.
 *
 * @see Nesterov (2005), Smooth minimization of non-smooth functions
 */
export interface SmoothedDual {
  readonly width: number;
  /** First entry of each group, [S R + 1]. */
  readonly starts: Int32Array;
  /** Destination of each entry. */
  readonly to: Int32Array;
  /** Share of the group that goes there at the last prices evaluated. */
  readonly weight: Float64Array;
}

/**
 * Lists for each group the destinations within a margin of its best.
 *
 * @param price [resources x R]
 * @param width w, ln RE, > 0
 */
export function smoothDual(model: SpaceModel, price: Float64Array, width: number): SmoothedDual {
  const { regions: R, industries: S, movable, cost } = model;
  const margin = FOLLOWED * width;
  const net = new Float64Array(S * R);
  netBenefits(model, price, net);
  const starts = new Int32Array(S * R + 1);
  let to = new Int32Array(16 * S * R);
  let count = 0;
  const line = new Float64Array(R);
  for (let group = 0; group < S * R; ++group) {
    starts[group] = count;
    if (movable[group] === 0) continue;
    const first = group - (group % R);
    const way = (group % R) * R;
    let best = Number.NEGATIVE_INFINITY;
    for (let j = 0; j < R; ++j) {
      line[j] = net[first + j]! - cost[way + j]!;
      if (line[j]! > best) best = line[j]!;
    }
    if (count + R > to.length) {
      const longer = new Int32Array(2 * to.length + R);
      longer.set(to);
      to = longer;
    }
    for (let j = 0; j < R; ++j) if (line[j]! > best - margin) to[count++] = j;
  }
  starts[S * R] = count;
  return { width, starts, to: to.subarray(0, count), weight: new Float64Array(count) };
}

/**
 * D and its gradient; leaves the shares of the groups in `weight`.
 *
 * @param price    [resources x R]
 * @param gradient [resources x R], overwritten; 0 where there is no limit
 */
export function evaluateDual(model: SpaceModel, smoothed: SmoothedDual, price: Float64Array, gradient: Float64Array): number {
  const { regions: R, industries: S, movable, cost } = model;
  const { width, starts, to, weight } = smoothed;
  const net = new Float64Array(S * R);
  const change = new Float64Array(S * R);
  netBenefits(model, price, net);
  let dual = 0;
  for (let group = 0; group < S * R; ++group) {
    const amount = movable[group]!;
    if (amount === 0) continue;
    const first = group - (group % R);
    const way = (group % R) * R;
    const end = starts[group + 1]!;
    let best = Number.NEGATIVE_INFINITY;
    for (let c = starts[group]!; c < end; ++c) {
      const value = net[first + to[c]!]! - cost[way + to[c]!]!;
      weight[c] = value;
      if (value > best) best = value;
    }
    let sum = 0;
    for (let c = starts[group]!; c < end; ++c) {
      const below = weight[c]! - best;
      weight[c] = below > -REACH * width ? Math.exp(below / width) : 0;
      sum += weight[c]!;
    }
    for (let c = starts[group]!; c < end; ++c) {
      if (weight[c] === 0) continue;
      weight[c]! /= sum;
      change[first + to[c]!]! += amount * weight[c]!;
    }
    change[group]! -= amount;
    dual += amount * (best + width * Math.log(sum) - net[group]!);
  }
  return dual + chargeLimits(model, price, change, gradient);
}

/**
 * D and its gradient with every destination followed: one sweep without lists, for widths at which most places matter.
 *
 * @param price    [resources x R]
 * @param gradient [resources x R], overwritten; 0 where there is no limit
 */
export function evaluateWholeDual(model: SpaceModel, width: number, price: Float64Array, gradient: Float64Array): number {
  const { regions: R, industries: S, movable, cost } = model;
  const net = new Float64Array(S * R);
  const change = new Float64Array(S * R);
  netBenefits(model, price, net);
  const line = new Float64Array(R);
  const near = new Int32Array(R);
  let dual = 0;
  for (let i = 0; i < R; ++i) {
    const way = i * R;
    for (let s = 0; s < S; ++s) {
      const first = s * R;
      const amount = movable[first + i]!;
      if (amount === 0) continue;
      let best = Number.NEGATIVE_INFINITY;
      for (let j = 0; j < R; ++j) {
        const value = net[first + j]! - cost[way + j]!;
        line[j] = value;
        if (value > best) best = value;
      }
      const least = best - REACH * width;
      let count = 0;
      let sum = 0;
      for (let j = 0; j < R; ++j) {
        if (!(line[j]! > least)) continue;
        const share = Math.exp((line[j]! - best) / width);
        near[count] = j;
        line[count++] = share;
        sum += share;
      }
      for (let c = 0; c < count; ++c) change[first + near[c]!]! += (amount / sum) * line[c]!;
      change[first + i]! -= amount;
      dual += amount * (best + width * Math.log(sum) - net[first + i]!);
    }
  }
  return dual + chargeLimits(model, price, change, gradient);
}

/** sum_ki p_ki slack_ki, and the gradient: slack less what the change of activity takes up, 0 where there is no limit. */
function chargeLimits(model: SpaceModel, price: Float64Array, change: Float64Array, gradient: Float64Array): number {
  takenUp(model, change, gradient);
  let charge = 0;
  for (const [cell, slack] of model.slack.entries()) {
    const limited = slack < Number.POSITIVE_INFINITY;
    if (limited) charge += price[cell]! * slack;
    gradient[cell] = limited ? slack - gradient[cell]! : 0;
  }
  return charge;
}

/** Use of each resource by a change of activity, sum_s a_kis change_is, [resources x R]. */
export function takenUp({ regions: R, industries: S, rate }: SpaceModel, change: Float64Array, out: Float64Array): void {
  out.fill(0);
  for (let k = 0; k < rate.length; ++k) {
    for (let s = 0; s < S; ++s) {
      for (let i = 0; i < R; ++i) out[k * R + i]! += rate[k]![s * R + i]! * change[s * R + i]!;
    }
  }
}
