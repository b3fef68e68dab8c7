import { InputError } from "../errors/index.ts";
import { choleskyFactor, choleskySolve } from "./dense.ts";

/** Where a nonlinear least-squares search stopped and why. */
export interface LevenbergMarquardtResult {
  /** Last iterate, [k]. A local minimum only when `status` is "converged". */
  readonly x: Float64Array;
  /** Sum of squared residuals at `x`. */
  readonly sumSquares: number;
  readonly status: "converged" | "iteration-limit";
  readonly iterations: number;
  /** Indices of coordinates that lie on a bound at `x`. */
  readonly atBound: readonly number[];
}

export interface LevenbergMarquardtOptions {
  /** Lower bounds, [k]; default -Infinity. */
  readonly lower?: ArrayLike<number>;
  /** Upper bounds, [k]; default Infinity. */
  readonly upper?: ArrayLike<number>;
  /** Jacobian of the residuals, [n x k] row-major; default forward differences with steps of 1e-7. */
  readonly jacobian?: (x: Float64Array) => Float64Array;
  /** Stops when a step lowers the sum of squares by less than this share; default 1e-13. */
  readonly tolerance?: number;
  /** Default 200. */
  readonly maxIterations?: number;
}

/**
 * Nonlinear least squares, min |r(x)|^2 inside bounds, by Levenberg–Marquardt with coordinates on an active bound held there.
 *
 * @param residuals r(x), [n]; the vector handed in must not be kept
 * @param start     [k], moved inside the bounds
 * @see Nocedal and Wright (2006), Numerical Optimization, 10.3
 */
export function levenbergMarquardt(
  residuals: (x: Float64Array) => Float64Array,
  start: ArrayLike<number>,
  options: LevenbergMarquardtOptions = {},
): LevenbergMarquardtResult {
  const k = start.length;
  const tolerance = options.tolerance ?? 1e-13;
  const maxIterations = options.maxIterations ?? 200;
  const low = (j: number) => options.lower?.[j] ?? -Infinity;
  const high = (j: number) => options.upper?.[j] ?? Infinity;
  let x = Float64Array.from(start, (value, j) => Math.min(high(j), Math.max(low(j), value)));
  let r = residuals(x);
  let sum = sumOfSquares(r);
  if (!Number.isFinite(sum)) {
    throw new InputError("bad-start", `levenbergMarquardt: the residuals at the start (${x.join(", ")}) are not finite.`, {
      start: [...x],
    });
  }
  let damping = 1e-3;
  let iterations = 0;
  let status: LevenbergMarquardtResult["status"] = "iteration-limit";
  while (iterations < maxIterations && status !== "converged") {
    ++iterations;
    const jacobian = options.jacobian?.(x) ?? forwardDifferences(residuals, x, r, low, high);
    const gradient = new Float64Array(k);
    for (let i = 0; i < r.length; ++i) for (let j = 0; j < k; ++j) gradient[j]! += jacobian[i * k + j]! * r[i]!;
    const free: number[] = [];
    for (let j = 0; j < k; ++j) {
      const blocked = (x[j]! <= low(j) && gradient[j]! > 0) || (x[j]! >= high(j) && gradient[j]! < 0);
      if (!blocked) free.push(j);
    }
    if (free.length === 0) {
      status = "converged";
      break;
    }
    const normal = normalMatrix(jacobian, r.length, k, free);
    let accepted = false;
    while (!accepted && damping < 1e16) {
      const step = dampedStep(normal, free, gradient, damping);
      if (step) {
        const candidate = Float64Array.from(x);
        free.forEach((j, position) => {
          candidate[j] = Math.min(high(j), Math.max(low(j), x[j]! - step[position]!));
        });
        const next = residuals(candidate);
        const nextSum = sumOfSquares(next);
        if (nextSum <= sum) {
          accepted = true;
          const gain = sum - nextSum;
          let moved = 0;
          for (let j = 0; j < k; ++j) moved = Math.max(moved, Math.abs(candidate[j]! - x[j]!) / (1 + Math.abs(x[j]!)));
          if (gain <= tolerance * nextSum && moved < 1e-6) status = "converged";
          if (moved < 1e-14 || nextSum === 0) status = "converged";
          x = candidate;
          r = next;
          sum = nextSum;
          damping = Math.max(damping / 5, 1e-12);
          break;
        }
      }
      damping *= 4;
    }
    if (!accepted) status = "converged";
  }
  const atBound: number[] = [];
  for (let j = 0; j < k; ++j) if (x[j]! <= low(j) || x[j]! >= high(j)) atBound.push(j);
  return { x, sumSquares: sum, status, iterations, atBound };
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

function normalMatrix(jacobian: Float64Array, n: number, k: number, free: readonly number[]): Float64Array {
  const m = free.length;
  const out = new Float64Array(m * m);
  for (let i = 0; i < n; ++i) {
    for (let a = 0; a < m; ++a) {
      const value = jacobian[i * k + free[a]!]!;
      for (let b = 0; b <= a; ++b) out[a * m + b]! += value * jacobian[i * k + free[b]!]!;
    }
  }
  return out;
}

/** Step of the normal equations with a diagonal raised in proportion (Marquardt's scaling); undefined where they stay indefinite. */
function dampedStep(
  normal: Float64Array,
  free: readonly number[],
  gradient: Float64Array,
  damping: number,
): Float64Array | undefined {
  const m = free.length;
  const raised = Float64Array.from(normal);
  let largest = 0;
  for (let a = 0; a < m; ++a) largest = Math.max(largest, normal[a * m + a]!);
  for (let a = 0; a < m; ++a) raised[a * m + a]! += damping * Math.max(normal[a * m + a]!, 1e-12 * largest);
  const factor = choleskyFactor(raised, m);
  if (factor.status === "indefinite") return undefined;
  return choleskySolve(
    factor.lower,
    m,
    Float64Array.from(free, (j) => gradient[j]!),
  );
}

function forwardDifferences(
  residuals: (x: Float64Array) => Float64Array,
  x: Float64Array,
  r: Float64Array,
  low: (j: number) => number,
  high: (j: number) => number,
): Float64Array {
  const k = x.length;
  const out = new Float64Array(r.length * k);
  for (let j = 0; j < k; ++j) {
    const moved = Float64Array.from(x);
    const size = 1e-7 * Math.max(1, Math.abs(x[j]!));
    moved[j] = x[j]! + size <= high(j) || x[j]! - size < low(j) ? x[j]! + size : x[j]! - size;
    const width = moved[j]! - x[j]!;
    const next = residuals(moved);
    for (let i = 0; i < r.length; ++i) out[i * k + j] = (next[i]! - r[i]!) / width;
  }
  return out;
}
