import { curvatureBlocks, curvatureTimes, type Undecided, undecidedGroups } from "./space-curvature.ts";
import type { SpaceModel } from "./space-model.ts";
import { evaluateDual, LONGEST, smoothDual } from "./space-smoothing.ts";

/** More settle little: what is left open then is cheap to settle by columns. */
const STEPS = 20;
const INNER_STEPS = 150;
const TRIES = 6;

/**
 * Minimum of the smoothed dual at one width by projected Newton steps.
 *
 * Prices at zero that would fall stay there; the others move along a direction from conjugate gradients, preconditioned by the blocks
 * of places and damped where the last step failed.
 *
 * @param price  [resources x R], moved
 * @param size   how much each limit could bend, [resources x R]; 0 where there is no limit
 * @param enough fall of the dual that a step must promise
 * @see Bertsekas (1982), Projected Newton methods for optimization problems with simple constraints
 */
export function newtonDescent(model: SpaceModel, width: number, price: Float64Array, size: Float64Array, enough: number): void {
  const n = price.length;
  const gradient = new Float64Array(n);
  const next = new Float64Array(n);
  const unused = new Float64Array(n);
  const ceiling = (q: number) => model.excessPrice[Math.floor(q / model.regions)]!;
  let damping = 0.1;
  let smoothed = smoothDual(model, price, width);
  // How far prices have come since all places were looked at.
  let drift = 0;
  for (let round = 0; round < STEPS; ++round) {
    if (drift > LONGEST / 2) {
      smoothed = smoothDual(model, price, width);
      drift = 0;
    }
    const value = evaluateDual(model, smoothed, price, gradient);
    const free = Uint8Array.from(price, (p, q) =>
      size[q] === 0 || (p <= 0 && gradient[q]! >= 0) || (p >= ceiling(q) && gradient[q]! <= 0) ? 0 : 1,
    );
    const undecided = undecidedGroups(model, smoothed);
    let longest = 0;
    for (let tries = 0; ; ++tries) {
      const ridge = size.map((one) => (damping * one) / width);
      const direction = newtonDirection(model, undecided, gradient, free, ridge);
      longest = shortenFalls(model, direction, (LONGEST - drift) * width) / width;
      let promised = 0;
      for (let q = 0; q < n; ++q) {
        next[q] = Math.min(ceiling(q), Math.max(0, price[q]! + direction[q]!));
        promised += (next[q]! - price[q]!) * gradient[q]!;
      }
      if (!(-promised > enough)) return;
      if (evaluateDual(model, smoothed, next, unused) <= value + 0.1 * promised) break;
      if (tries > TRIES) return;
      damping *= 5;
    }
    drift += longest;
    damping = Math.max(1e-3, damping / 4);
    price.set(next);
  }
}

/** -H^-1 gradient on the free prices, by preconditioned conjugate gradients stopped early. */
function newtonDirection(
  model: SpaceModel,
  undecided: Undecided,
  gradient: Float64Array,
  free: Uint8Array,
  ridge: Float64Array,
): Float64Array {
  const n = gradient.length;
  const apply = preconditioner(model, undecided, free, ridge);
  const direction = new Float64Array(n);
  const residual = gradient.map((value, q) => (free[q] === 1 ? -value : 0));
  const scaled = apply(residual);
  const search = scaled.slice();
  const image = new Float64Array(n);
  let size = dot(residual, scaled);
  const enough = 1e-4 * size;
  for (let step = 0; step < INNER_STEPS && size > enough; ++step) {
    curvatureTimes(model, undecided, search, image);
    for (let q = 0; q < n; ++q) image[q] = free[q] === 0 ? 0 : image[q]! + ridge[q]! * search[q]!;
    const bend = dot(search, image);
    if (!(bend > 0)) break;
    const length = size / bend;
    for (let q = 0; q < n; ++q) {
      direction[q]! += length * search[q]!;
      residual[q]! -= length * image[q]!;
    }
    const next = apply(residual);
    const nextSize = dot(residual, next);
    for (let q = 0; q < n; ++q) search[q] = next[q]! + (nextSize / size) * search[q]!;
    size = nextSize;
  }
  return direction;
}

/** Solves with the block of each place, free prices only; a small ridge keeps places without choice invertible. */
function preconditioner(
  model: SpaceModel,
  undecided: Undecided,
  free: Uint8Array,
  ridge: Float64Array,
): (residual: Float64Array) => Float64Array {
  const { regions: R, rate } = model;
  const K = rate.length;
  const blocks = curvatureBlocks(model, undecided);
  for (const [i, block] of blocks.entries()) {
    for (let k = 0; k < K; ++k) {
      if (free[k * R + i] === 1) block[k * K + k]! += ridge[k * R + i]!;
      else for (let l = 0; l < K; ++l) block[k * K + l] = block[l * K + k] = k === l ? 1 : 0;
    }
    factorise(block, K);
  }
  return (residual) => {
    const out = new Float64Array(residual.length);
    const part = new Float64Array(K);
    for (const [i, block] of blocks.entries()) {
      for (let k = 0; k < K; ++k) {
        let value = residual[k * R + i]!;
        for (let l = 0; l < k; ++l) value -= block[k * K + l]! * part[l]!;
        part[k] = value / block[k * K + k]!;
      }
      for (let k = K - 1; k >= 0; --k) {
        let value = part[k]!;
        for (let l = k + 1; l < K; ++l) value -= block[l * K + k]! * part[l]!;
        part[k] = value / block[k * K + k]!;
        out[k * R + i] = free[k * R + i] === 1 ? part[k]! : 0;
      }
    }
    return out;
  };
}

/** Cholesky in the lower half, in place; pivots lost to rounding are kept positive. */
function factorise(block: Float64Array, K: number): void {
  for (let k = 0; k < K; ++k) {
    const whole = block[k * K + k]!;
    let pivot = whole;
    for (let l = 0; l < k; ++l) pivot -= block[k * K + l]! ** 2;
    block[k * K + k] = Math.sqrt(Math.max(pivot, 1e-12 * whole, Number.MIN_VALUE));
    for (let r = k + 1; r < K; ++r) {
      let value = block[r * K + k]!;
      for (let l = 0; l < k; ++l) value -= block[r * K + l]! * block[k * K + l]!;
      block[r * K + k] = value / block[k * K + k]!;
    }
  }
}

/**
 * Shortens the part of each place in a change of prices until nothing there gains or loses more worth than allowed.
 *
 * @returns the largest gain or loss left
 */
function shortenFalls({ regions: R, industries: S, rate }: SpaceModel, direction: Float64Array, allowed: number): number {
  let left = 0;
  for (let i = 0; i < R; ++i) {
    let largest = 0;
    for (let s = 0; s < S; ++s) {
      let fall = 0;
      for (let k = 0; k < rate.length; ++k) fall += rate[k]![s * R + i]! * direction[k * R + i]!;
      largest = Math.max(largest, Math.abs(fall));
    }
    if (largest > allowed) for (let k = 0; k < rate.length; ++k) direction[k * R + i]! *= allowed / largest;
    left = Math.max(left, Math.min(largest, allowed));
  }
  return left;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let q = 0; q < a.length; ++q) sum += a[q]! * b[q]!;
  return sum;
}
