import { InputError } from "../errors/index.ts";

/** Where a search for the least value on an interval stopped. */
export interface MinimumResult {
  readonly x: number;
  /** f at `x`. */
  readonly value: number;
  readonly status: "converged" | "iteration-limit";
  readonly iterations: number;
}

export interface MinimumOptions {
  /** Absolute tolerance on x, on top of the square root of machine precision times |x|; default 2^-13, about 1.2e-4. */
  readonly tolerance?: number;
  /** Default 200. */
  readonly maxIterations?: number;
}

/** (3 - sqrt 5) / 2 */
const SHORT = (3 - Math.sqrt(5)) / 2;

/**
 * Least value of a function on an interval, by Brent's mixture of parabolic and golden-section steps.
 *
 * The least value is a local one where f has several valleys. Where f is NaN or infinite the point counts as worse than any other.
 *
 * @param f     on (low, high); the ends are approached, never evaluated
 * @param low   finite
 * @param high  finite, above `low`
 * @throws InputError `bad-bracket`
 * @see Brent (1973), Algorithms for Minimization Without Derivatives, ch. 5
 */
export function brentMinimum(f: (x: number) => number, low: number, high: number, options: MinimumOptions = {}): MinimumResult {
  if (!Number.isFinite(low) || !Number.isFinite(high) || !(low < high)) {
    throw new InputError(
      "bad-bracket",
      `brentMinimum: the interval is [${low}, ${high}]; its ends must be finite and in ascending order.`,
      { low, high },
    );
  }
  const tolerance = options.tolerance ?? 2 ** -13;
  const maxIterations = options.maxIterations ?? 200;
  const precision = Math.sqrt(Number.EPSILON);
  const evaluate = (at: number): number => {
    const value = f(at);
    return Number.isFinite(value) ? value : Number.MAX_VALUE;
  };
  let a = low;
  let b = high;
  let x = a + SHORT * (b - a);
  let w = x;
  let v = x;
  let fx = evaluate(x);
  let fw = fx;
  let fv = fx;
  let step = 0;
  let before = 0;
  for (let iteration = 1; iteration <= maxIterations; ++iteration) {
    const middle = (a + b) / 2;
    const reach = precision * Math.abs(x) + tolerance / 3;
    if (Math.abs(x - middle) <= 2 * reach - (b - a) / 2) {
      return { x, value: fx, status: "converged", iterations: iteration };
    }
    let p = 0;
    let q = 0;
    let r = 0;
    if (Math.abs(before) > reach) {
      r = (x - w) * (fx - fv);
      q = (x - v) * (fx - fw);
      p = (x - v) * q - (x - w) * r;
      q = 2 * (q - r);
      if (q > 0) p = -p;
      else q = -q;
      r = before;
      before = step;
    }
    if (Math.abs(p) >= Math.abs((q * r) / 2) || p <= q * (a - x) || p >= q * (b - x)) {
      before = x < middle ? b - x : a - x;
      step = SHORT * before;
    } else {
      step = p / q;
      const at = x + step;
      if (at - a < 2 * reach || b - at < 2 * reach) step = x < middle ? reach : -reach;
    }
    const u = x + (Math.abs(step) >= reach ? step : step > 0 ? reach : -reach);
    const fu = evaluate(u);
    if (fu <= fx) {
      if (u < x) b = x;
      else a = x;
      v = w;
      w = x;
      x = u;
      fv = fw;
      fw = fx;
      fx = fu;
    } else {
      if (u < x) a = u;
      else b = u;
      if (fu <= fw || w === x) {
        v = w;
        fv = fw;
        w = u;
        fw = fu;
      } else if (fu <= fv || v === x || v === w) {
        v = u;
        fv = fu;
      }
    }
  }
  return { x, value: fx, status: "iteration-limit", iterations: maxIterations };
}
