import type { SpaceModel } from "./space-model.ts";
import { newtonDescent } from "./space-newton.ts";
import { evaluateDual, evaluateWholeDual, LONGEST, smoothDual } from "./space-smoothing.ts";
import { spectralDescent } from "./spectral-descent.ts";

/** Widths of the smoothing in shares of the largest gain, for gradient steps, how many, and after how many to look at all places again. */
const GRADIENT_STAGES = [
  { share: 0.02, steps: 30, renew: 30, follow: "all" },
  { share: 0.006, steps: 50, renew: 50, follow: "all" },
  { share: 0.002, steps: 60, renew: 20, follow: "near" },
] as const;
/** Widths for Newton steps. */
const NEWTON_STAGES = [0.0006, 0.0002, 0.00006, 0.00002];
/** Fall of the dual that a Newton step must promise, in shares of what the width could account for. */
const ENOUGH = 0.0005;

/**
 * Prices of the limits near the optimum: the minimum of the smoothed dual at smaller and smaller widths.
 *
 * Gradient steps while the width is large and the dual close to round, Newton steps when few places are near-equal for anyone. The
 * prices choose what to solve for: nothing of the result rests on them.
 *
 * @returns [resources x R], >= 0; 0 where there is no limit
 */
export function smoothedPrices(model: SpaceModel): Float64Array {
  const price = new Float64Array(model.slack.length);
  const size = limitSizes(model);
  if (size.every((one) => one === 0)) return price;
  const moving = model.movable.reduce((sum, amount) => sum + amount, 0);
  for (const stage of GRADIENT_STAGES) gradientStage(model, price, size, stage);
  for (const share of NEWTON_STAGES) {
    const width = share * model.largestGain;
    newtonDescent(model, width, price, size, ENOUGH * width * moving);
  }
  return price;
}

function gradientStage(
  model: SpaceModel,
  price: Float64Array,
  size: Float64Array,
  { share, steps, renew, follow }: (typeof GRADIENT_STAGES)[number],
): void {
  const width = share * model.largestGain;
  const R = model.regions;
  // With near places only, prices stay where nothing left out could become the best.
  const reach = follow === "all" ? Number.POSITIVE_INFINITY : (LONGEST * width) / model.rate.length;
  let step = width;
  for (let done = 0; done < steps; done += renew) {
    const near = follow === "near" ? smoothDual(model, price, width) : undefined;
    const boxed = {
      value: (at: Float64Array, gradient: Float64Array) =>
        near ? evaluateDual(model, near, at, gradient) : evaluateWholeDual(model, width, at, gradient),
      floor: price.map((p, cell) => Math.max(0, p - reach / model.largestRate[cell]!)),
      ceiling: price.map((p, cell) => Math.min(model.excessPrice[Math.floor(cell / R)]!, p + reach / model.largestRate[cell]!)),
      size,
    };
    step = spectralDescent(boxed, price, step, renew);
  }
}

/** sum_s a_kis^2 movable_is, [resources x R]: how much a limit could ever bend; 0 where there is no limit. */
function limitSizes({ regions: R, industries: S, slack, rate, movable, scale }: SpaceModel): Float64Array {
  return slack.map((room, cell) => {
    if (room === Number.POSITIVE_INFINITY) return 0;
    let sum = 0;
    for (let s = 0; s < S; ++s) {
      const group = s * R + (cell % R);
      sum += rate[Math.floor(cell / R)]![group]! ** 2 * Math.max(movable[group]!, 1e-9 * scale);
    }
    return sum;
  });
}
