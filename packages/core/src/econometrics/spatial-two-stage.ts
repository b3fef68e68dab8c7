import { leastSquares, normalProbability } from "../numeric/index.ts";
import type { SpatialWeights } from "../space/index.ts";
import { spatialLag } from "../space/index.ts";
import { type SpatialSample, spatialDesign } from "./spatial-design.ts";
import type { SpatialCoefficient } from "./spatial-likelihood.ts";

/** How the spatial lag is instrumented. */
export interface SpatialTwoStageOptions {
  /** Instruments W X alone (1) or W X and W W X (2). Default 2. */
  readonly instrumentOrder?: 1 | 2;
  /** `all` adds the spatial lag of every regressor; their lags then serve as instruments. Default `none`. */
  readonly durbin?: "none" | "all";
  /** `classical`, with n - k degrees of freedom, or `hc0`, robust to unequal variances. Default `classical`. */
  readonly covariance?: "classical" | "hc0";
}

/** A spatial lag regression by two-stage least squares. */
export interface SpatialTwoStage {
  readonly coefficients: readonly SpatialCoefficient[];
  readonly spatial: SpatialCoefficient;
  /** Sum of squares of y - X b - rho W y. */
  readonly residualSumSquares: number;
  /** Divided by n - k - 1. */
  readonly sigma2: number;
  /** Of coefficients and rho (last), [(k + 1) x (k + 1)]. */
  readonly covariance: Float64Array;
  readonly residuals: Float64Array;
}

/**
 * Spatial lag regression by two-stage least squares: any number of regions, no assumption of normality.
 *
 *     Z = [X, W y],  H = [X, W X, W W X],  d = (Zh'Zh)^(-1) Zh'y,  Zh = H (H'H)^(-1) H'Z
 *
 * @param weights  row-standardised, without isolates
 * @throws InputError `not-row-standardised`, `isolates-present`, `shape-mismatch`, `missing-values`, `too-few-regions`
 * @see Kelejian and Prucha (1998), A generalized spatial two-stage least squares procedure
 */
export function spatialTwoStage(
  sample: SpatialSample,
  weights: SpatialWeights,
  options: SpatialTwoStageOptions = {},
): SpatialTwoStage {
  const { n, k, names, x, y, lagY } = spatialDesign("spatialTwoStage", sample, weights, options.durbin ?? "none");
  const instruments: Float64Array[] = [];
  for (let c = 0; c < k; ++c) instruments.push(Float64Array.from({ length: n }, (_, i) => x[i * k + c]!));
  let layer = instruments.slice(1);
  for (let order = 1; order <= (options.instrumentOrder ?? 2); ++order) {
    layer = layer.map((column) => spatialLag(column, weights));
    instruments.push(...layer);
  }
  // A Durbin model repeats lags among the instruments; least squares sets repeated columns aside.
  const first = leastSquares(interleave(instruments, n), lagY, n, instruments.length);
  const fitted = lagY.map((value, i) => value - first.residuals[i]!);
  const size = k + 1;
  const z = new Float64Array(n * size);
  for (let i = 0; i < n; ++i) {
    for (let c = 0; c < k; ++c) z[i * size + c] = x[i * k + c]!;
    z[i * size + k] = fitted[i]!;
  }
  const second = leastSquares(z, y, n, size);
  const residuals = y.map((value, i) => {
    let sum = value - second.coefficients[k]! * lagY[i]!;
    for (let c = 0; c < k; ++c) sum -= x[i * k + c]! * second.coefficients[c]!;
    return sum;
  });
  let residualSumSquares = 0;
  for (const e of residuals) residualSumSquares += e * e;
  const sigma2 = residualSumSquares / (n - size);
  const bread = second.inverseCrossProduct;
  const covariance = options.covariance === "hc0" ? robust(bread, z, residuals, n, size) : bread.map((value) => value * sigma2);
  const line = (name: string, at: number): SpatialCoefficient => {
    const estimate = second.coefficients[at]!;
    const standardError = Math.sqrt(covariance[at * size + at]!);
    const deviate = estimate / standardError;
    return { name, estimate, standardError, z: deviate, p: 2 * normalProbability(Math.abs(deviate), "upper") };
  };
  return { coefficients: names.map(line), spatial: line("rho", k), residualSumSquares, sigma2, covariance, residuals };
}

function interleave(columns: readonly Float64Array[], n: number): Float64Array {
  const out = new Float64Array(n * columns.length);
  columns.forEach((column, c) => {
    for (let i = 0; i < n; ++i) out[i * columns.length + c] = column[i]!;
  });
  return out;
}

/** (Z'Z)^(-1) Z' diag(e^2) Z (Z'Z)^(-1). */
function robust(bread: Float64Array, z: Float64Array, residuals: Float64Array, n: number, size: number): Float64Array {
  const influence = new Float64Array(n * size);
  for (let i = 0; i < n; ++i) {
    for (let a = 0; a < size; ++a)
      for (let b = 0; b < size; ++b) influence[i * size + a]! += bread[a * size + b]! * z[i * size + b]! * residuals[i]!;
  }
  const out = new Float64Array(size * size);
  for (let i = 0; i < n; ++i)
    for (let a = 0; a < size; ++a)
      for (let b = 0; b < size; ++b) out[a * size + b]! += influence[i * size + a]! * influence[i * size + b]!;
  return out;
}
