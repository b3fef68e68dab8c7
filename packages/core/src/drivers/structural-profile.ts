import { brentRoot } from "../numeric/index.ts";

/** Bounds of rho and d that the region statistic <= critical reaches. */
export function boundsTouched(
  statistic: Float64Array,
  critical: number,
  size: number,
): readonly ("profile-touches-rho" | "profile-touches-d")[] {
  let touchesRho = false;
  let touchesD = false;
  for (let i = 0; i < size; ++i) {
    for (let j = 0; j < size; ++j) {
      if (statistic[i * size + j]! > critical) continue;
      if (i === 0 || i === size - 1) touchesD = true;
      if (j === 0 || j === size - 1) touchesRho = true;
    }
  }
  return [...(touchesRho ? (["profile-touches-rho"] as const) : []), ...(touchesD ? (["profile-touches-d"] as const) : [])];
}

/** Ends of sigma over the profile region: rho where the loss, at its best d, reaches the critical value. */
export function profileInterval(
  loss: (d: number, rho: number) => number,
  best: readonly [number, number],
  boundsD: readonly [number, number],
  boundsRho: readonly [number, number],
  critical: number,
): readonly [number, number] {
  const excess = (rho: number): number => {
    // Golden section over d around the best fit; the loss is smooth and single-dipped inside an identified region.
    const ratio = 0.6180339887498949;
    let [low, high] = boundsD;
    let left = high - ratio * (high - low);
    let right = low + ratio * (high - low);
    let atLeft = loss(left, rho);
    let atRight = loss(right, rho);
    for (let step = 0; step < 24; ++step) {
      if (atLeft < atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - ratio * (high - low);
        atLeft = loss(left, rho);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + ratio * (high - low);
        atRight = loss(right, rho);
      }
    }
    return Math.min(atLeft, atRight, loss(best[0], rho)) - critical;
  };
  const end = (bound: number): number => {
    const atBound = excess(bound);
    if (atBound <= 0) return bound;
    return brentRoot(excess, best[1], bound, { valueLow: -critical, valueHigh: atBound, tolerance: 1e-4 }).x;
  };
  return [1 / (1 - end(boundsRho[0])), 1 / (1 - end(boundsRho[1]))];
}
