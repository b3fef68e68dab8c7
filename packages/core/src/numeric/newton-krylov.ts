import type { CancellationSignal, SolverProgress, SolverStatus } from "./fixed-point.ts";

export interface GmresOptions {
  /** Stop when |b - A x| <= tolerance |b|. Default 1e-6. */
  readonly tolerance?: number;
  /** Largest Krylov dimension (no restarts). Default 60. */
  readonly dimension?: number;
}

export interface GmresResult {
  readonly x: Float64Array;
  /** |b - A x| / |b|. */
  readonly relativeResidual: number;
  /** Products with A. */
  readonly products: number;
}

/**
 * Solution of A x = b when only products with A are known (generalised minimal residuals, started at zero).
 *
 * @param apply writes A v to `out`, [n]
 * @param b right side, [n]
 * @see Saad and Schultz (1986)
 */
export function gmres(
  apply: (v: Float64Array, out: Float64Array) => void,
  b: Float64Array,
  options: GmresOptions = {},
): GmresResult {
  const n = b.length;
  const dimension = Math.min(options.dimension ?? 60, n);
  const tolerance = options.tolerance ?? 1e-6;
  const beta = norm(b);
  if (beta === 0) return { x: new Float64Array(n), relativeResidual: 0, products: 0 };
  const basis: Float64Array[] = [b.map((value) => value / beta)];
  const h: Float64Array[] = [];
  const cosines: number[] = [];
  const sines: number[] = [];
  const g = new Float64Array(dimension + 1);
  g[0] = beta;
  let k = 0;
  for (; k < dimension; ++k) {
    const w = new Float64Array(n);
    apply(basis[k]!, w);
    const column = new Float64Array(k + 2);
    orthogonalise(w, basis, k + 1, column);
    const length = norm(w);
    column[k + 1] = length;
    for (let r = 0; r < k; ++r) {
      const upper = cosines[r]! * column[r]! + sines[r]! * column[r + 1]!;
      column[r + 1] = -sines[r]! * column[r]! + cosines[r]! * column[r + 1]!;
      column[r] = upper;
    }
    const radius = Math.hypot(column[k]!, column[k + 1]!);
    if (radius === 0) break;
    cosines.push(column[k]! / radius);
    sines.push(column[k + 1]! / radius);
    column[k] = radius;
    g[k + 1] = -sines[k]! * g[k]!;
    g[k] = cosines[k]! * g[k]!;
    h.push(column);
    if (Math.abs(g[k + 1]!) <= tolerance * beta || length < 1e-14 * beta) {
      k += 1;
      break;
    }
    basis.push(w.map((value) => value / length));
  }
  const y = new Float64Array(h.length);
  for (let r = h.length - 1; r >= 0; --r) {
    let sum = g[r]!;
    for (let c = r + 1; c < h.length; ++c) sum -= h[c]![r]! * y[c]!;
    y[r] = sum / h[r]![r]!;
  }
  const x = new Float64Array(n);
  for (let c = 0; c < h.length; ++c) for (let i = 0; i < n; ++i) x[i] = x[i]! + y[c]! * basis[c]![i]!;
  return { x, relativeResidual: Math.abs(g[h.length]!) / beta, products: k };
}

/** Takes the components along an orthonormal basis out of `w`, twice for accuracy, adding them to `column`. */
export function orthogonalise(w: Float64Array, basis: readonly Float64Array[], count: number, column: Float64Array): void {
  for (let pass = 0; pass < 2; ++pass) {
    for (let r = 0; r < count; ++r) {
      const v = basis[r]!;
      let product = 0;
      for (let i = 0; i < w.length; ++i) product += v[i]! * w[i]!;
      column[r] = column[r]! + product;
      for (let i = 0; i < w.length; ++i) w[i] = w[i]! - product * v[i]!;
    }
  }
}

export interface NewtonKrylovOptions extends GmresOptions {
  /** Stop when max |R(x)| is below it. Default 1e-10. */
  readonly residualTolerance?: number;
  /** Cap on Newton steps. Default 50. */
  readonly maxIterations?: number;
  /** Largest change of a component in one step. Default 1. */
  readonly maxStep?: number;
  readonly signal?: CancellationSignal;
  readonly onProgress?: (progress: SolverProgress) => void;
}

export interface NewtonKrylovResult {
  /** Best point, [n]. A solution only when `status` is "converged". */
  readonly x: Float64Array;
  readonly status: SolverStatus;
  /** Newton steps. */
  readonly iterations: number;
  /** max |R(x)| at each step, the start included. */
  readonly residuals: Float64Array;
  /** Evaluations of the residual. */
  readonly evaluations: number;
}

/**
 * A root of R(x) = 0 by Newton's method whose linear systems are solved by GMRES with finite-difference products.
 *
 * A step is halved until the residual falls; when ten halvings do not help the status is "diverged" and the best point is returned.
 *
 * @param residual writes R(x) to `out`; must not keep or modify `x`
 * @param start first point, [n]; not modified
 * @see Knoll and Keyes (2004)
 */
export function newtonKrylov(
  residual: (x: Float64Array, out: Float64Array) => void,
  start: Float64Array,
  options: NewtonKrylovOptions = {},
): NewtonKrylovResult {
  const n = start.length;
  const tolerance = options.residualTolerance ?? 1e-10;
  const maxIterations = options.maxIterations ?? 50;
  const maxStep = options.maxStep ?? 1;
  const x = start.slice();
  const r = new Float64Array(n);
  const shifted = new Float64Array(n);
  const trial = new Float64Array(n);
  let evaluations = 1;
  residual(x, r);
  let size = largest(r);
  const residuals = [size];
  let status: SolverStatus = size < tolerance ? "converged" : "iteration-limit";
  const apply = (v: Float64Array, out: Float64Array): void => {
    const h = (1.5e-8 * (1 + norm(x) / Math.sqrt(n))) / largest(v);
    for (let i = 0; i < n; ++i) shifted[i] = x[i]! + h * v[i]!;
    residual(shifted, out);
    evaluations += 1;
    for (let i = 0; i < n; ++i) out[i] = (out[i]! - r[i]!) / h;
  };
  while (status === "iteration-limit" && residuals.length <= maxIterations) {
    if (options.signal?.cancelled) {
      status = "cancelled";
      break;
    }
    const step = gmres(
      apply,
      r.map((value) => -value),
      options,
    ).x;
    const length = largest(step);
    let scale = length > maxStep ? maxStep / length : 1;
    let improved = false;
    for (let halving = 0; halving < 10 && !improved; ++halving) {
      for (let i = 0; i < n; ++i) trial[i] = x[i]! + scale * step[i]!;
      residual(trial, shifted);
      evaluations += 1;
      const next = largest(shifted);
      if (next < size) {
        improved = true;
        size = next;
        x.set(trial);
        r.set(shifted);
      } else scale /= 2;
    }
    residuals.push(size);
    options.onProgress?.({ iteration: residuals.length - 1, residual: size });
    if (size < tolerance) status = "converged";
    else if (!improved) status = "diverged";
  }
  return { x, status, iterations: residuals.length - 1, residuals: Float64Array.from(residuals), evaluations };
}

function norm(a: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; ++i) sum += a[i]! * a[i]!;
  return Math.sqrt(sum);
}

function largest(a: Float64Array): number {
  let size = 0;
  for (let i = 0; i < a.length; ++i) {
    const value = Math.abs(a[i]!);
    if (!(value <= size)) size = value;
  }
  return Number.isNaN(size) ? Number.POSITIVE_INFINITY : size;
}
