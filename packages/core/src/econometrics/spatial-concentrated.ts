import { brentRoot, choleskyFactor, leastSquares, symmetricInverse } from "../numeric/index.ts";
import type { SpatialDesign } from "./spatial-design.ts";
import type { SpatialFilter } from "./spatial-filter.ts";

/** A spatial regression with everything but the spatial parameter concentrated out. */
export interface ConcentratedLikelihood {
  /** b, [k]. */
  readonly coefficients: Float64Array;
  /** rho or lambda. */
  readonly r: number;
  readonly status: "converged" | "at-bound";
  /** e, [n]. */
  readonly residuals: Float64Array;
  /** SSE over `copies` times the regions. */
  readonly sigma2: number;
  readonly logLikelihood: number;
  /** At r = 0. */
  readonly logLikelihoodWithout: number;
  /** Of b and r (last), [(k + 1) x (k + 1)]. */
  readonly covariance: Float64Array;
}

/**
 * Maximises the likelihood of a spatial lag or error model over its spatial parameter, for one cross-section or several of the same regions.
 *
 *     ln L = -(m/2)(ln(2 pi) + 1) - (m/2) ln(SSE(r) / m) + c ln det(I - r W),   m = c N
 *
 * @param model   `lag` or `error`
 * @param design  y, X and their lags; the rows of a cross-section stand together, in the order of the weights
 * @param filter  of the N x N weights
 * @param copies  c, independent cross-sections: 1, T of a panel, T - 1 after a transformation that costs one
 */
export function concentratedLikelihood(
  model: "lag" | "error",
  design: SpatialDesign,
  filter: SpatialFilter,
  copies: number,
): ConcentratedLikelihood {
  const profile = model === "lag" ? lagProfile(design) : errorProfile(design);
  const { r, status } = maximise(profile, filter);
  const { coefficients, residuals, sse } = profile(r);
  const m = copies * filter.n;
  const sigma2 = sse / m;
  const constant = -(m / 2) * (Math.log(2 * Math.PI) + 1);
  return {
    coefficients,
    r,
    status,
    residuals,
    sigma2,
    logLikelihood: constant - (m / 2) * Math.log(sigma2) + copies * filter.logDeterminant(r),
    logLikelihoodWithout: constant - (m / 2) * Math.log(profile(0).sse / m),
    covariance:
      model === "lag"
        ? lagCovariance(design, filter, copies, r, coefficients, sigma2)
        : errorCovariance(design, filter, copies, r, sigma2),
  };
}

/** What is left of the likelihood at one spatial parameter. */
interface Profile {
  readonly coefficients: Float64Array;
  readonly residuals: Float64Array;
  readonly sse: number;
  /** d SSE / d r */
  readonly slope: number;
}

/** e(r) = e0 - r eL, residuals of y and of W y on X. */
function lagProfile({ n, k, x, y, lagY }: SpatialDesign): (r: number) => Profile {
  const own = leastSquares(x, y, n, k);
  const lagged = leastSquares(x, lagY, n, k);
  return (r) => {
    const residuals = own.residuals.map((e, i) => e - r * lagged.residuals[i]!);
    return {
      coefficients: own.coefficients.map((b, c) => b - r * lagged.coefficients[c]!),
      residuals,
      sse: dot(residuals, residuals),
      slope: -2 * dot(residuals, lagged.residuals),
    };
  };
}

/** Least squares of (I - r W) y on (I - r W) X; the slope holds b fixed, at its optimum (envelope). */
function errorProfile({ n, k, x, y, lagX, lagY }: SpatialDesign): (r: number) => Profile {
  return (r) => {
    const fit = leastSquares(
      x.map((value, at) => value - r * lagX[at]!),
      y.map((value, i) => value - r * lagY[i]!),
      n,
      k,
    );
    const laggedError = lagY.map((value, i) => {
      let sum = value;
      for (let c = 0; c < k; ++c) sum -= lagX[i * k + c]! * fit.coefficients[c]!;
      return sum;
    });
    return {
      coefficients: fit.coefficients,
      residuals: fit.residuals,
      sse: fit.residualSumSquares,
      slope: -2 * dot(fit.residuals, laggedError),
    };
  };
}

/** A search by thirds of the golden ratio brackets the maximum; the score, whose traces cost more, is then solved to rounding. */
function maximise(profile: (r: number) => Profile, filter: SpatialFilter): { r: number; status: "converged" | "at-bound" } {
  const value = (r: number): number => filter.logDeterminant(r) - (filter.n / 2) * Math.log(profile(r).sse);
  const score = (r: number): number => {
    const { sse, slope } = profile(r);
    return -(filter.n / 2) * (slope / sse) - filter.traces(r).a;
  };
  const golden = (Math.sqrt(5) - 1) / 2;
  let low = -0.9999;
  let high = 0.9999;
  let a = high - golden * (high - low);
  let b = low + golden * (high - low);
  let valueA = value(a);
  let valueB = value(b);
  while (high - low > 1e-4) {
    if (valueA < valueB) {
      low = a;
      a = b;
      valueA = valueB;
      b = low + golden * (high - low);
      valueB = value(b);
    } else {
      high = b;
      b = a;
      valueB = valueA;
      a = high - golden * (high - low);
      valueA = value(a);
    }
  }
  const root = brentRoot(score, low - 1e-6, high + 1e-6, { tolerance: 1e-13 });
  return root.status === "converged" ? { r: root.x, status: "converged" } : { r: (low + high) / 2, status: "at-bound" };
}

/** Inverse of the information matrix of (b, rho, sigma2), without its last row and column. */
function lagCovariance(
  { n, k, x, lagX }: SpatialDesign,
  filter: SpatialFilter,
  copies: number,
  rho: number,
  coefficients: Float64Array,
  sigma2: number,
): Float64Array {
  const traces = filter.traces(rho);
  // A X b = W (I - rho W)^(-1) X b = (I - rho W)^(-1) W X b, since both commute
  const lagFit = new Float64Array(n);
  for (let i = 0; i < n; ++i) for (let c = 0; c < k; ++c) lagFit[i]! += lagX[i * k + c]! * coefficients[c]!;
  const spill = new Float64Array(n);
  for (let from = 0; from < n; from += filter.n) spill.set(filter.solve(rho, lagFit.subarray(from, from + filter.n)), from);
  const size = k + 2;
  const information = new Float64Array(size * size);
  for (let a = 0; a < k; ++a) {
    let cross = 0;
    for (let i = 0; i < n; ++i) cross += x[i * k + a]! * spill[i]!;
    information[a * size + k] = cross / sigma2;
    information[k * size + a] = cross / sigma2;
    for (let b = 0; b < k; ++b) {
      let product = 0;
      for (let i = 0; i < n; ++i) product += x[i * k + a]! * x[i * k + b]!;
      information[a * size + b] = product / sigma2;
    }
  }
  information[k * size + k] = copies * (traces.aa + traces.ata) + dot(spill, spill) / sigma2;
  information[k * size + k + 1] = (copies * traces.a) / sigma2;
  information[(k + 1) * size + k] = (copies * traces.a) / sigma2;
  information[(k + 1) * size + k + 1] = (copies * filter.n) / (2 * sigma2 * sigma2);
  return leading(scaledInverse(information, size), size, k + 1);
}

/** Coefficients and lambda are independent: s2 (X*'X*)^(-1), and the inverse of the block of lambda and sigma2. */
function errorCovariance(
  { n, k, x, y, lagX }: SpatialDesign,
  filter: SpatialFilter,
  copies: number,
  lambda: number,
  sigma2: number,
): Float64Array {
  const filtered = x.map((value, at) => value - lambda * lagX[at]!);
  const { inverseCrossProduct } = leastSquares(filtered, y, n, k);
  const traces = filter.traces(lambda);
  const out = new Float64Array((k + 1) * (k + 1));
  for (let a = 0; a < k; ++a) for (let b = 0; b < k; ++b) out[a * (k + 1) + b] = sigma2 * inverseCrossProduct[a * k + b]!;
  out[k * (k + 1) + k] = 1 / (copies * (traces.aa + traces.ata - (2 * traces.a * traces.a) / filter.n));
  return out;
}

/** Inverse of a symmetric positive definite matrix, scaled to a unit diagonal first: sigma2 and coefficients differ by orders. */
function scaledInverse(matrix: Float64Array, size: number): Float64Array {
  const scale = Float64Array.from({ length: size }, (_, a) => 1 / Math.sqrt(matrix[a * size + a]!));
  const unit = matrix.map((value, at) => value * scale[Math.floor(at / size)]! * scale[at % size]!);
  if (choleskyFactor(unit, size).status === "indefinite") return new Float64Array(size * size).fill(Number.NaN);
  return symmetricInverse(unit, size).map((value, at) => value * scale[Math.floor(at / size)]! * scale[at % size]!);
}

function leading(matrix: Float64Array, size: number, kept: number): Float64Array {
  const out = new Float64Array(kept * kept);
  for (let a = 0; a < kept; ++a) for (let b = 0; b < kept; ++b) out[a * kept + b] = matrix[a * size + b]!;
  return out;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; ++i) sum += a[i]! * b[i]!;
  return sum;
}
