import { InputError } from "../errors/index.ts";
import { choleskyFactor, leastSquares } from "../numeric/index.ts";
import type { SpatialWeights } from "../space/index.ts";
import type { PanelData } from "./panel-data.ts";
import { type SpatialFilter, spatialFilter } from "./spatial-filter.ts";
import { normalCoefficient, type SpatialCoefficient } from "./spatial-likelihood.ts";
import type { SpatialPanel } from "./spatial-panel.ts";
import { type SpatialPanelDesign, spatialPanelDesign } from "./spatial-panel-design.ts";

export interface SpatialRandomEffectsOptions {
  /** Default `lag`. */
  readonly model?: "lag" | "error";
  /** Default `none`. */
  readonly durbin?: "none" | "all";
  /**
   * Of the error model: `idiosyncratic`: the region's effect is its own and only e spills over (Baltagi); `both`: the effect spills over
   * too (Kapoor, Kelejian and Prucha). Default `idiosyncratic`.
   */
  readonly spillover?: "idiosyncratic" | "both";
  /**
   * Standard errors of coefficients: `full` allows for the estimated spatial and variance parameters; `conditional` takes them as known, as
   * splm prints. Default `full`.
   */
  readonly errors?: "full" | "conditional";
}

/** A spatial panel regression with random effects of regions. */
export interface SpatialRandomEffects extends SpatialPanel {
  /** Variance of the effects over that of e. */
  readonly phi: SpatialCoefficient;
}

/** Regions up to which the Cholesky factor of a full N x N matrix at every step is sensible. */
const DENSE_REGIONS = 600;
/** sigma_mu^2 / sigma^2 below which the effects count as none. */
const NO_EFFECTS = 1e-8;

/** What is left of the likelihood at one (r, ln phi). */
interface Profile {
  readonly value: number;
  readonly coefficients: Float64Array;
  readonly sigma2: number;
  /** sigma2 (X' V^(-1) X)^(-1) */
  readonly covariance: Float64Array;
}

/**
 * Spatial lag, error and Durbin regressions of a balanced panel with random effects of regions, by maximum likelihood.
 *
 *     y_t = rho W y_t + X_t b + mu + e_t          or          y_t = X_t b + mu + u_t,   u_t = lambda W u_t + e_t,   phi = var mu / var e
 *
 * Coefficients and sigma2 are concentrated out; Newton's method on (r, ln phi) with differences of the likelihood ends where the step is
 * below 1e-7. The covariance is the inverse of the observed information.
 *
 * @param data     balanced; entity e is row e of the weights
 * @param weights  row-standardised, without isolates
 * @returns `at-bound` where phi is below 1e-8 or r at an end of (-1, 1)
 * @throws InputError as `spatialPanelDesign`; `too-many-regions` above 600 with `idiosyncratic` spillover
 * @see Baltagi, Song and Koh (2003); Kapoor, Kelejian and Prucha (2007); Millo (2014), Maximum likelihood estimation of spatially and
 *   serially correlated panels with random effects
 */
export function spatialRandomEffects(
  data: PanelData,
  weights: SpatialWeights,
  options: SpatialRandomEffectsOptions = {},
): SpatialRandomEffects {
  const { model = "lag", durbin = "none", spillover = "idiosyncratic", errors = "full" } = options;
  const design = spatialPanelDesign("spatialRandomEffects", data, weights, "pooled", durbin);
  const { entities: N, periods: T, k } = design;
  const ownEffect = model === "error" && spillover === "idiosyncratic";
  if (ownEffect && N > DENSE_REGIONS) {
    throw new InputError(
      "too-many-regions",
      `spatialRandomEffects: spillover "idiosyncratic" factors a full matrix of ${N} regions at every step; up to ${DENSE_REGIONS} are computed. Use spillover "both".`,
      { regions: N },
    );
  }
  const filter = spatialFilter(weights);
  const profile = (r: number, phi: number): Profile =>
    profileAt(design, filter, model, r, phi, ownEffect ? effectRoot(weights, r, phi * T) : undefined);
  const value = (at: readonly [number, number]): number => profile(at[0], Math.exp(at[1])).value;
  const start = coarseStart(value);
  const { at, converged } = newton(value, start);
  const r = at[0];
  const phi = Math.exp(at[1]);
  const best = profile(r, phi);
  const steps: readonly [number, number] = [1e-4, 1e-4 * Math.max(phi, 1e-4)];
  const information = negativeHessian((point) => profile(point[0], point[1]).value, [r, phi], steps);
  const parameters = inverseOfTwo(information);
  const slopes = steps.map((step, axis) => {
    const shifted = (sign: number): Float64Array =>
      profile(r + (axis === 0 ? sign * step : 0), phi + (axis === 1 ? sign * step : 0)).coefficients;
    const above = shifted(1);
    const below = shifted(-1);
    return above.map((b, c) => (b - below[c]!) / (2 * step));
  });
  const covariance = new Float64Array((k + 1) * (k + 1));
  for (let a = 0; a < k; ++a) {
    for (let b = 0; b < k; ++b) {
      let sum = best.covariance[a * k + b]!;
      if (errors === "full")
        for (const p of [0, 1] as const)
          for (const q of [0, 1] as const) sum += slopes[p]![a]! * parameters[p * 2 + q]! * slopes[q]![b]!;
      covariance[a * (k + 1) + b] = sum;
    }
    const cross = errors === "full" ? slopes[0]![a]! * parameters[0]! + slopes[1]![a]! * parameters[2]! : 0;
    covariance[a * (k + 1) + k] = cross;
    covariance[k * (k + 1) + a] = cross;
  }
  covariance[k * (k + 1) + k] = parameters[0]!;
  const without = maximumAlong((lnPhi) => value([0, lnPhi]));
  return {
    coefficients: design.names.map((name, c) => normalCoefficient(name, best.coefficients[c]!, covariance[c * (k + 2)]!)),
    spatial: normalCoefficient(model === "lag" ? "rho" : "lambda", r, parameters[0]!),
    phi: normalCoefficient("phi", phi, parameters[3]!),
    sigma2: best.sigma2,
    logLikelihood: best.value,
    logLikelihoodWithout: without,
    covariance,
    entities: N,
    periods: T,
    status: converged && phi > NO_EFFECTS && Math.abs(r) < 0.999 ? "converged" : "at-bound",
  };
}

/** Whitens y and X at one (r, phi) and regresses. */
function profileAt(
  design: SpatialPanelDesign,
  filter: SpatialFilter,
  model: "lag" | "error",
  r: number,
  phi: number,
  root: { readonly lower: Float64Array; readonly logDeterminant: number } | undefined,
): Profile {
  const { entities: N, periods: T, n, k } = design;
  if (!(Math.abs(r) < 1))
    return { value: -Infinity, coefficients: new Float64Array(k), sigma2: NaN, covariance: new Float64Array(0) };
  const theta = 1 - 1 / Math.sqrt(1 + T * phi);
  const whiten = (own: Float64Array, lag: Float64Array, stride: number, c: number, filtered: boolean): Float64Array => {
    const out = new Float64Array(n);
    const mean = new Float64Array(N);
    for (let row = 0; row < n; ++row) {
      const value = own[row * stride + c]! - (filtered ? r * lag[row * stride + c]! : 0);
      out[row] = value;
      mean[row % N]! += value / T;
    }
    if (!root) {
      for (let row = 0; row < n; ++row) out[row]! -= theta * mean[row % N]!;
      return out;
    }
    const whitened = forward(root.lower, mean);
    for (let row = 0; row < n; ++row) out[row]! += whitened[row % N]! - mean[row % N]!;
    return out;
  };
  const x = new Float64Array(n * k);
  for (let c = 0; c < k; ++c) {
    const column = whiten(design.x, design.lagX, k, c, model === "error");
    for (let row = 0; row < n; ++row) x[row * k + c] = column[row]!;
  }
  const fit = leastSquares(x, whiten(design.y, design.lagY, 1, 0, true), n, k);
  const sigma2 = fit.residualSumSquares / n;
  const effects = root ? -0.5 * root.logDeterminant : -(N / 2) * Math.log(1 + T * phi);
  return {
    value: -(n / 2) * (Math.log(2 * Math.PI * sigma2) + 1) + T * filter.logDeterminant(r) + effects,
    coefficients: fit.coefficients,
    sigma2,
    covariance: fit.inverseCrossProduct.map((entry) => entry * sigma2),
  };
}

/** L and ln det of M = I + T phi B B', the covariance of B times the means of mu + u over time, in units of sigma2 / T. */
function effectRoot(
  weights: SpatialWeights,
  lambda: number,
  scale: number,
): { readonly lower: Float64Array; readonly logDeterminant: number } {
  const N = weights.ids.length;
  const b = new Float64Array(N * N);
  for (let i = 0; i < N; ++i) {
    b[i * N + i] = 1;
    for (let e = weights.offsets[i]!; e < weights.offsets[i + 1]!; ++e)
      b[i * N + weights.neighbours[e]!]! -= lambda * weights.values[e]!;
  }
  const m = new Float64Array(N * N);
  for (let i = 0; i < N; ++i) {
    for (let j = 0; j <= i; ++j) {
      let sum = 0;
      for (let q = 0; q < N; ++q) sum += b[i * N + q]! * b[j * N + q]!;
      m[i * N + j] = scale * sum + (i === j ? 1 : 0);
    }
  }
  const { lower } = choleskyFactor(m, N);
  let logDeterminant = 0;
  for (let i = 0; i < N; ++i) logDeterminant += 2 * Math.log(lower[i * N + i]!);
  return { lower, logDeterminant };
}

/** L^(-1) b */
function forward(lower: Float64Array, b: Float64Array): Float64Array {
  const N = b.length;
  const x = b.slice();
  for (let i = 0; i < N; ++i) {
    let sum = x[i]!;
    for (let j = 0; j < i; ++j) sum -= lower[i * N + j]! * x[j]!;
    x[i] = sum / lower[i * N + i]!;
  }
  return x;
}

type Point = readonly [number, number];

/** The best of a coarse grid, so that Newton starts on the right hill. */
function coarseStart(value: (at: Point) => number): Point {
  let best: Point = [0, 0];
  let highest = Number.NEGATIVE_INFINITY;
  for (const r of [-0.6, -0.3, 0, 0.2, 0.4, 0.6, 0.8, 0.95]) {
    for (const lnPhi of [-6, -3, -1, 1, 3, 5]) {
      const here = value([r, lnPhi]);
      if (here > highest) {
        highest = here;
        best = [r, lnPhi];
      }
    }
  }
  return best;
}

/** Newton's method uphill with halved steps; directions of wrong curvature are turned round. */
function newton(value: (at: Point) => number, start: Point): { readonly at: Point; readonly converged: boolean } {
  const h = 1e-5;
  let at = start;
  let here = value(at);
  for (let iteration = 0; iteration < 100; ++iteration) {
    const shift = (a: number, b: number): Point => [at[0] + a, at[1] + b];
    const gradient: Point = [
      (value(shift(h, 0)) - value(shift(-h, 0))) / (2 * h),
      (value(shift(0, h)) - value(shift(0, -h))) / (2 * h),
    ];
    const [a, , b, d] = [...negativeHessian(value, at, [1e-4, 1e-4])] as [number, number, number, number];
    const determinant = a * d - b * b;
    const step: Point =
      a > 0 && determinant > 0
        ? [(d * gradient[0] - b * gradient[1]) / determinant, (a * gradient[1] - b * gradient[0]) / determinant]
        : [gradient[0] / Math.max(Math.abs(a), 1), gradient[1] / Math.max(Math.abs(d), 1)];
    let scale = Math.min(1, 0.3 / Math.max(Math.abs(step[0]), 1e-300), 2 / Math.max(Math.abs(step[1]), 1e-300));
    let next = shift(scale * step[0], scale * step[1]);
    let there = value(next);
    while (!(there >= here) && scale > 1e-8) {
      scale /= 2;
      next = shift(scale * step[0], scale * step[1]);
      there = value(next);
    }
    if (Math.max(Math.abs(step[0]), Math.abs(step[1])) < 1e-7 || !(there >= here)) return { at, converged: true };
    at = next;
    here = there;
    if (at[1] < Math.log(NO_EFFECTS)) return { at, converged: false };
  }
  return { at, converged: false };
}

/** Minus the second differences at a point, [2 x 2]. */
function negativeHessian(value: (at: Point) => number, at: Point, steps: Point): Float64Array {
  const [a, b] = at;
  const [s, t] = steps;
  const centre = value(at);
  const first = -(value([a + s, b]) - 2 * centre + value([a - s, b])) / (s * s);
  const second = -(value([a, b + t]) - 2 * centre + value([a, b - t])) / (t * t);
  const both = -(value([a + s, b + t]) - value([a + s, b - t]) - value([a - s, b + t]) + value([a - s, b - t])) / (4 * s * t);
  return Float64Array.of(first, both, both, second);
}

function inverseOfTwo([a, b, , d]: Float64Array): Float64Array {
  const determinant = a! * d! - b! * b!;
  return Float64Array.of(d! / determinant, -b! / determinant, -b! / determinant, a! / determinant);
}

/** Highest value of a function of ln phi. */
function maximumAlong(value: (lnPhi: number) => number): number {
  let best = -3;
  for (const at of [-10, -6, -3, -1, 1, 3, 5]) if (value(at) > value(best)) best = at;
  let width = 2;
  while (width > 1e-7) {
    if (value(best + width) > value(best)) best += width;
    else if (value(best - width) > value(best)) best -= width;
    else width /= 2;
  }
  return value(best);
}
