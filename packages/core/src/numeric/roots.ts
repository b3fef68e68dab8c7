import { InputError } from "../errors/index.ts";

/** Where a scalar search stopped and why. */
export interface RootResult {
  /** Last estimate of the root. A solution only when `status` is "converged". */
  readonly x: number;
  /** f at `x`. */
  readonly residual: number;
  readonly status: "converged" | "iteration-limit" | "no-sign-change";
  readonly iterations: number;
}

export interface RootOptions {
  /** Absolute tolerance on x, on top of 2 ulp of x; default 1e-14. */
  readonly tolerance?: number;
  /** Default 200. */
  readonly maxIterations?: number;
  /** f(low) and f(high) when already known; evaluated when absent. */
  readonly valueLow?: number;
  readonly valueHigh?: number;
}

/**
 * Root of a continuous function inside a bracket, by Brent's mixture of bisection, secant and inverse quadratic steps.
 *
 * @param f     continuous on [low, high]
 * @param low   finite
 * @param high  finite, any order with `low`
 * @returns the root; `status` is "no-sign-change" when f has one sign at both ends
 * @throws InputError `bad-bracket` when an end is not finite
 * @see Brent (1973), Algorithms for Minimization Without Derivatives, ch. 4
 */
export function brentRoot(f: (x: number) => number, low: number, high: number, options: RootOptions = {}): RootResult {
  if (!Number.isFinite(low) || !Number.isFinite(high)) {
    throw new InputError("bad-bracket", `brentRoot: the bracket is [${low}, ${high}]; both ends must be finite.`, { low, high });
  }
  const tolerance = options.tolerance ?? 1e-14;
  const maxIterations = options.maxIterations ?? 200;
  let a = low;
  let b = high;
  let fa = options.valueLow ?? f(a);
  let fb = options.valueHigh ?? f(b);
  if (fa === 0) return { x: a, residual: 0, status: "converged", iterations: 0 };
  if (fb === 0) return { x: b, residual: 0, status: "converged", iterations: 0 };
  if (!(fa * fb < 0)) {
    // Signs, not products: the product of two tiny values underflows to zero.
    if (!(Math.sign(fa) * Math.sign(fb) < 0)) {
      return Math.abs(fa) < Math.abs(fb)
        ? { x: a, residual: fa, status: "no-sign-change", iterations: 0 }
        : { x: b, residual: fb, status: "no-sign-change", iterations: 0 };
    }
  }
  let c = a;
  let fc = fa;
  let step = b - a;
  let previous = step;
  for (let iteration = 1; iteration <= maxIterations; ++iteration) {
    if (Math.abs(fc) < Math.abs(fb)) {
      a = b;
      b = c;
      c = a;
      fa = fb;
      fb = fc;
      fc = fa;
    }
    const near = 2 * Number.EPSILON * Math.abs(b) + 0.5 * tolerance;
    const middle = 0.5 * (c - b);
    if (Math.abs(middle) <= near || fb === 0) return { x: b, residual: fb, status: "converged", iterations: iteration };
    if (Math.abs(previous) >= near && Math.abs(fa) > Math.abs(fb)) {
      const s = fb / fa;
      let p: number;
      let q: number;
      if (a === c) {
        p = 2 * middle * s;
        q = 1 - s;
      } else {
        const u = fa / fc;
        const r = fb / fc;
        p = s * (2 * middle * u * (u - r) - (b - a) * (r - 1));
        q = (u - 1) * (r - 1) * (s - 1);
      }
      if (p > 0) q = -q;
      else p = -p;
      if (2 * p < Math.min(3 * middle * q - Math.abs(near * q), Math.abs(previous * q))) {
        previous = step;
        step = p / q;
      } else {
        step = middle;
        previous = middle;
      }
    } else {
      step = middle;
      previous = middle;
    }
    a = b;
    fa = fb;
    b += Math.abs(step) > near ? step : middle > 0 ? near : -near;
    fb = f(b);
    if (Math.sign(fb) === Math.sign(fc)) {
      c = a;
      fc = fa;
      step = b - a;
      previous = step;
    }
  }
  return { x: b, residual: fb, status: "iteration-limit", iterations: maxIterations };
}
