import { InputError } from "../errors/index.ts";
import { choleskyFactor, choleskySolve, leastSquares, studentTwoSided } from "../numeric/index.ts";
import { distancesFromSquares, embedPoints, greatCircleDistance, isSphere, type PointSet } from "../space/index.ts";
import { INTERCEPT } from "./panel-regression.ts";
import type { SpatialSample } from "./spatial-design.ts";

/** How the weight of an observation falls with its distance d at bandwidth h. */
export type LocalKernel = "gaussian" | "bisquare" | "tricube" | "boxcar";

/** One bandwidth for all places, in the unit of distances, or the share of all observations that lies within each place's own. */
export type LocalBandwidth = { readonly fixed: number } | { readonly share: number };

/** A regression with coefficients of its own at every place. */
export interface GeographicallyWeighted {
  /** `intercept` and regressors, [k]. */
  readonly names: readonly string[];
  /** [n x k] */
  readonly coefficients: Float64Array;
  /** [n x k], with `sigma2` of n - 2 tr(S) + tr(S'S) degrees of freedom. */
  readonly standardErrors: Float64Array;
  /** Bandwidth of every place, [n]. */
  readonly bandwidths: Float64Array;
  readonly fitted: Float64Array;
  readonly residuals: Float64Array;
  /** Weighted R squared around every place, [n]. */
  readonly localR2: Float64Array;
  readonly residualSumSquares: number;
  readonly rSquared: number;
  /** tr(S): effective number of parameters. */
  readonly traceS: number;
  /** tr(S'S) */
  readonly traceSS: number;
  /** n - 2 tr(S) + tr(S'S) */
  readonly degreesOfFreedom: number;
  /** RSS / degrees of freedom. */
  readonly sigma2: number;
  /** n ln(RSS/n) + n ln(2 pi) + n (n + tr S) / (n - 2 - tr S) */
  readonly aicc: number;
  /** n ln(RSS/n) + n ln(2 pi) + n + tr S */
  readonly aic: number;
  /** Sum of squared errors of predicting each place from the others; NaN where some place cannot be predicted. */
  readonly crossValidation: number;
  /** The same regression with one set of coefficients. */
  readonly global: GlobalRegression;
}

/** Ordinary least squares for comparison. */
export interface GlobalRegression {
  readonly coefficients: Float64Array;
  readonly standardErrors: Float64Array;
  readonly pValues: Float64Array;
  readonly residualSumSquares: number;
  readonly rSquared: number;
  /** With the formula of the local model and k parameters, so that the two compare. */
  readonly aicc: number;
}

/** A sample with everything that does not depend on the bandwidth. */
export interface LocalDesign {
  readonly n: number;
  readonly k: number;
  readonly names: readonly string[];
  /** [n x k] */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** [n x n], kilometres on the sphere, else the unit of the coordinates. */
  readonly distances: Float64Array;
  /** Distance between opposite corners of the rectangle around all places. */
  readonly diagonal: number;
}

/**
 * The design of a geographically weighted regression.
 *
 * @throws InputError `shape-mismatch`, `missing-values`, `too-few-regions`, `collinear`
 */
export function localDesign(caller: string, sample: SpatialSample, points: PointSet): LocalDesign {
  const n = sample.y.length;
  const k = sample.regressors.length + 1;
  const { coordinates, dimensions } = embedPoints(caller, points);
  if (points.ids.length !== n || n <= k + 2) {
    throw new InputError(
      "too-few-regions",
      `${caller}: ${n} observations at ${points.ids.length} places for ${k} coefficients; there must be one place each and more than ${k + 2}.`,
    );
  }
  const x = new Float64Array(n * k);
  for (let i = 0; i < n; ++i) {
    x[i * k] = 1;
    sample.regressors.forEach(({ values }, c) => {
      x[i * k + c + 1] = values[i]!;
    });
  }
  const names = [INTERCEPT, ...sample.regressors.map(({ id }) => id)];
  const fit = leastSquares(x, sample.y, n, k);
  if (fit.collinear.length > 0) {
    const which = fit.collinear.map((c) => names[c]!);
    throw new InputError("collinear", `${caller}: ${which.join(", ")} are linear combinations of earlier columns; remove them.`, {
      which,
    });
  }
  const squares = new Float64Array(n * n);
  for (let i = 0; i < n; ++i) {
    for (let j = 0; j < n; ++j) {
      for (let axis = 0; axis < dimensions; ++axis)
        squares[i * n + j]! += (coordinates[i * dimensions + axis]! - coordinates[j * dimensions + axis]!) ** 2;
    }
  }
  const sphere = isSphere(points);
  return {
    n,
    k,
    names,
    x,
    y: sample.y,
    distances: distancesFromSquares(squares, sphere),
    diagonal: diagonalOf(points, sphere),
  };
}

function diagonalOf({ x, y }: PointSet, sphere: boolean): number {
  const [west, east] = [Math.min(...x), Math.max(...x)];
  const [south, north] = [Math.min(...y), Math.max(...y)];
  return sphere ? greatCircleDistance(west, south, east, north) : Math.hypot(east - west, north - south);
}

const kernels: Readonly<Record<LocalKernel, (ratio: number) => number>> = {
  gaussian: (u) => Math.exp(-(u * u) / 2),
  bisquare: (u) => (u < 1 ? (1 - u * u) ** 2 : 0),
  tricube: (u) => (u < 1 ? (1 - u ** 3) ** 3 : 0),
  boxcar: (u) => (u < 1 ? 1 : 0),
};

/**
 * Bandwidth of every place: the given one, or the distance within which a share of all observations lies.
 *
 *     h_i = (1 - w) d_i[rank m] + w d_i[rank m + 1],   m = floor(share n),   w = share n - m,   rank m = round((n - 1) m / n)
 *
 * d_i is sorted and begins with the place itself at rank 0. The ranks are those of spgwr.
 *
 * @throws InputError `bad-bandwidth`
 */
export function localBandwidths({ n, distances }: LocalDesign, bandwidth: LocalBandwidth): Float64Array {
  if ("fixed" in bandwidth) {
    if (!(bandwidth.fixed > 0)) {
      throw new InputError("bad-bandwidth", `localBandwidths: the bandwidth is ${bandwidth.fixed}; it must be above 0.`);
    }
    return new Float64Array(n).fill(bandwidth.fixed);
  }
  const { share } = bandwidth;
  if (!(share > 0 && share <= 1)) {
    throw new InputError(
      "bad-bandwidth",
      `localBandwidths: the bandwidth is ${share}; of an adaptive neighbourhood it is a share of the ${n} observations, above 0 and at most 1.`,
    );
  }
  const whole = Math.floor(share * n);
  const rest = share * n - whole;
  const rank = (m: number): number => Math.floor(((n - 1) * Math.min(m, n)) / n + 0.5);
  return Float64Array.from({ length: n }, (_, i) => {
    const sorted = distances.slice(i * n, (i + 1) * n).sort();
    return (1 - rest) * sorted[rank(whole)]! + rest * sorted[rank(whole + 1)]!;
  });
}

/**
 * Sum of squared errors of predicting every place from the others (leave-one-out), or Hurvich's AICc, at one bandwidth.
 *
 * @returns Infinity where some place has too few neighbours to be predicted
 */
export function bandwidthScore(
  design: LocalDesign,
  kernel: LocalKernel,
  bandwidth: LocalBandwidth,
  criterion: "cv" | "aicc",
): number {
  const { n, k, x, y, distances } = design;
  const widths = localBandwidths(design, bandwidth);
  let sum = 0;
  let trace = 0;
  const weight = new Float64Array(n);
  for (let i = 0; i < n; ++i) {
    weightsAround(distances, n, i, widths[i]!, kernel, weight);
    if (criterion === "cv") weight[i] = 0;
    const local = localFit(x, y, n, k, weight);
    if (!local) return Number.POSITIVE_INFINITY;
    let error = y[i]!;
    for (let c = 0; c < k; ++c) error -= x[i * k + c]! * local.coefficients[c]!;
    sum += error * error;
    if (criterion === "aicc") {
      const own = x.subarray(i * k, (i + 1) * k);
      const spread = choleskySolve(local.lower, k, own);
      for (let c = 0; c < k; ++c) trace += weight[i]! * own[c]! * spread[c]!;
    }
  }
  return criterion === "cv" ? sum : correctedCriterion(n, sum, trace);
}

/** n ln(RSS/n) + n ln(2 pi) + n (n + v) / (n - 2 - v) */
function correctedCriterion(n: number, rss: number, parameters: number): number {
  const room = n - 2 - parameters;
  if (!(room > 0)) return Number.POSITIVE_INFINITY;
  return n * Math.log(rss / n) + n * Math.log(2 * Math.PI) + (n * (n + parameters)) / room;
}

/**
 * Geographically weighted regression: the relation between y and X fitted anew around every place, near observations counting more.
 *
 *     b(i) = (X' W_i X)^(-1) X' W_i y,   w_ij = K(d_ij / h_i),   y_hat = S y
 *
 *     gaussian K(u) = exp(-u^2/2);   bisquare (1 - u^2)^2, tricube (1 - u^3)^3 and boxcar 1 within u < 1, else 0
 *
 * Coefficients of neighbouring places share most of their data: their differences are smoother, and their tests weaker, than they look.
 *
 * @param design     from `localDesign`
 * @param kernel     fall of weight with distance
 * @param bandwidth  one for all, or a share of the observations; `bestBandwidth` searches it
 * @throws InputError `bad-bandwidth`, `too-few-neighbours` naming the place
 * @see Fotheringham, Brunsdon and Charlton (2002), Geographically Weighted Regression, chapters 2 and 4; Leung, Mei and Zhang (2000) for
 *   the degrees of freedom
 */
export function geographicallyWeighted(
  design: LocalDesign,
  kernel: LocalKernel,
  bandwidth: LocalBandwidth,
): GeographicallyWeighted {
  const { n, k, x, y, distances } = design;
  const widths = localBandwidths(design, bandwidth);
  const coefficients = new Float64Array(n * k);
  const variances = new Float64Array(n * k);
  const fitted = new Float64Array(n);
  const weights = new Float64Array(n * n);
  let traceS = 0;
  let traceSS = 0;
  for (let i = 0; i < n; ++i) {
    const weight = weights.subarray(i * n, (i + 1) * n);
    weightsAround(distances, n, i, widths[i]!, kernel, weight);
    const local = localFit(x, y, n, k, weight);
    if (!local) {
      throw new InputError(
        "too-few-neighbours",
        `geographicallyWeighted: around place ${i + 1} the bandwidth ${widths[i]} leaves too few different observations for ${k} coefficients. Use a larger bandwidth, or a share of observations.`,
        { place: i + 1 },
      );
    }
    coefficients.set(local.coefficients, i * k);
    const own = x.subarray(i * k, (i + 1) * k);
    const projector = choleskySolve(local.lower, k, own);
    for (let c = 0; c < k; ++c) fitted[i]! += own[c]! * local.coefficients[c]!;
    const identity = new Float64Array(k * k);
    for (let c = 0; c < k; ++c) identity[c * k + c] = 1;
    const inverse = choleskySolve(local.lower, k, identity, k);
    for (let j = 0; j < n; ++j) {
      if (weight[j] === 0) continue;
      let hat = 0;
      for (let c = 0; c < k; ++c) hat += projector[c]! * x[j * k + c]!;
      hat *= weight[j]!;
      traceSS += hat * hat;
      if (j === i) traceS += hat;
      for (let c = 0; c < k; ++c) {
        let response = 0;
        for (let d = 0; d < k; ++d) response += inverse[c * k + d]! * x[j * k + d]!;
        variances[i * k + c]! += (response * weight[j]!) ** 2;
      }
    }
  }
  const residuals = y.map((value, i) => value - fitted[i]!);
  const residualSumSquares = sumSquares(residuals);
  const degreesOfFreedom = n - 2 * traceS + traceSS;
  const sigma2 = residualSumSquares / degreesOfFreedom;
  const mean = y.reduce((sum, value) => sum + value, 0) / n;
  const total = sumSquares(y.map((value) => value - mean));
  const base = n * Math.log(residualSumSquares / n) + n * Math.log(2 * Math.PI);
  return {
    names: design.names,
    coefficients,
    standardErrors: variances.map((value) => Math.sqrt(value * sigma2)),
    bandwidths: widths,
    fitted,
    residuals,
    localR2: Float64Array.from({ length: n }, (_, i) => localDetermination(weights.subarray(i * n, (i + 1) * n), y, residuals)),
    residualSumSquares,
    rSquared: 1 - residualSumSquares / total,
    traceS,
    traceSS,
    degreesOfFreedom,
    sigma2,
    aicc: correctedCriterion(n, residualSumSquares, traceS),
    aic: base + n + traceS,
    crossValidation: bandwidthScore(design, kernel, bandwidth, "cv"),
    global: globalRegression(design, total),
  };
}

function globalRegression({ n, k, x, y }: LocalDesign, total: number): GlobalRegression {
  const fit = leastSquares(x, y, n, k);
  const variance = fit.residualSumSquares / (n - k);
  const standardErrors = Float64Array.from({ length: k }, (_, c) => Math.sqrt(variance * fit.inverseCrossProduct[c * k + c]!));
  return {
    coefficients: fit.coefficients,
    standardErrors,
    pValues: fit.coefficients.map((value, c) => studentTwoSided(value / standardErrors[c]!, n - k)),
    residualSumSquares: fit.residualSumSquares,
    rSquared: 1 - fit.residualSumSquares / total,
    aicc: correctedCriterion(n, fit.residualSumSquares, k),
  };
}

function weightsAround(
  distances: Float64Array,
  n: number,
  i: number,
  width: number,
  kernel: LocalKernel,
  out: Float64Array,
): void {
  const fall = kernels[kernel];
  for (let j = 0; j < n; ++j) {
    const d = distances[i * n + j]!;
    out[j] = d === 0 ? 1 : fall(d / width);
  }
}

/** Weighted least squares by normal equations scaled to a unit diagonal; undefined where they are singular. */
function localFit(
  x: Float64Array,
  y: Float64Array,
  n: number,
  k: number,
  weight: Float64Array,
): { coefficients: Float64Array; lower: Float64Array } | undefined {
  const cross = new Float64Array(k * k);
  const right = new Float64Array(k);
  for (let j = 0; j < n; ++j) {
    const w = weight[j]!;
    if (w === 0) continue;
    for (let c = 0; c < k; ++c) {
      const scaled = w * x[j * k + c]!;
      right[c]! += scaled * y[j]!;
      for (let d = 0; d <= c; ++d) cross[c * k + d]! += scaled * x[j * k + d]!;
    }
  }
  // A unit diagonal first: populations and percentages in one matrix differ by many orders.
  const scale = Float64Array.from({ length: k }, (_, c) => 1 / Math.sqrt(cross[c * k + c]!));
  for (let c = 0; c < k; ++c) {
    for (let d = 0; d <= c; ++d) {
      const value = cross[c * k + d]! * scale[c]! * scale[d]!;
      cross[c * k + d] = value;
      cross[d * k + c] = value;
    }
  }
  const factor = choleskyFactor(cross, k);
  if (factor.status === "indefinite") return undefined;
  for (let c = 0; c < k; ++c) if (!(factor.lower[c * k + c]! > 1e-7)) return undefined;
  // L of the unscaled matrix: row c divided by its scale.
  const lower = factor.lower.map((value, at) => value / scale[Math.floor(at / k)]!);
  return { coefficients: choleskySolve(lower, k, right), lower };
}

/** 1 - sum_j w_j e_j^2 / sum_j w_j (y_j - local mean)^2 */
function localDetermination(weight: Float64Array, y: Float64Array, residuals: Float64Array): number {
  let total = 0;
  let mean = 0;
  for (let j = 0; j < y.length; ++j) {
    total += weight[j]!;
    mean += weight[j]! * y[j]!;
  }
  mean /= total;
  let unexplained = 0;
  let spread = 0;
  for (let j = 0; j < y.length; ++j) {
    unexplained += weight[j]! * residuals[j]! ** 2;
    spread += weight[j]! * (y[j]! - mean) ** 2;
  }
  return 1 - unexplained / spread;
}

function sumSquares(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}
