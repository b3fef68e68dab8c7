import { InputError } from "../errors/index.ts";
import { leastSquares } from "../numeric/index.ts";

/** The log t regression of a group of places. */
export interface LogTRegression {
  /** b; 2 or more: convergence in levels, 0 to 2: growth rates converge, below 0 with t < -1.65: none. */
  readonly slope: number;
  readonly tStatistic: number;
  /** H_t / H_1 path, [Y]. */
  readonly variance: Float64Array;
  /** Years used in the regression. */
  readonly n: number;
}

/**
 * Test of convergence of a group: does the cross-section variance of relative transition paths vanish?
 *
 *     h_it = y_it / mean_i y_it,   H_t = mean_i (h_it - 1)^2
 *     ln(H_1/H_t) - 2 ln ln t = a + b ln t + u_t,   t = [rT], ..., T
 *
 * The t of b uses the long-run variance of the residuals by the quadratic spectral kernel with Andrews' automatic bandwidth.
 *
 * @param values   y, [R x Y], > 0; usually logarithms of income, smoothed
 * @param years    Y, at least 6
 * @param members  positions of the places, at least 2
 * @param discard  r, share of the first years left out; default 0.3 as advised for fewer than 50 years
 * @returns slope and t; convergence is rejected at 5 % when t < -1.65
 * @throws InputError `too-few-years`, `too-few-places`
 * @see Phillips and Sul (2007), Transition modeling and econometric convergence tests, Econometrica 75: 1771-1855; Andrews (1991)
 */
export function logTRegression(values: Float64Array, years: number, members: readonly number[], discard = 0.3): LogTRegression {
  if (members.length < 2) {
    throw new InputError("too-few-places", `logTRegression: the group has ${members.length} place; convergence needs 2.`, {});
  }
  const variance = new Float64Array(years);
  for (let t = 0; t < years; ++t) {
    let mean = 0;
    for (const i of members) mean += values[i * years + t]! / members.length;
    for (const i of members) variance[t]! += (values[i * years + t]! / mean - 1) ** 2 / members.length;
  }
  const first = Math.max(2, Math.floor(discard * years));
  const n = years - first + 1;
  if (n < 4) {
    throw new InputError(
      "too-few-years",
      `logTRegression: ${n} years remain after discarding the first ${first - 1}; at least 4 are needed.`,
      {
        years,
      },
    );
  }
  const design = new Float64Array(2 * n);
  const target = new Float64Array(n);
  for (let k = 0; k < n; ++k) {
    const t = first + k;
    design[2 * k] = 1;
    design[2 * k + 1] = Math.log(t);
    target[k] = Math.log(variance[0]! / variance[t - 1]!) - 2 * Math.log(Math.log(t));
  }
  const fit = leastSquares(design, target, n, 2);
  const longRun = longRunVariance(fit.residuals);
  return {
    slope: fit.coefficients[1]!,
    tStatistic: fit.coefficients[1]! / Math.sqrt(longRun * fit.inverseCrossProduct[3]!),
    variance: variance.map((h) => h / variance[0]!),
    n,
  };
}

/**
 * Long-run variance of a series by the quadratic spectral kernel with the bandwidth of a first-order autoregression.
 *
 *     S = 1.3221 (alpha n)^(1/5),   alpha = 4 rho^2 / (1 - rho)^4,   omega = g_0 + 2 sum_k QS(k/S) g_k
 *
 * @param residuals  u, [n]
 * @returns omega, > 0
 * @see Andrews (1991), Heteroskedasticity and autocorrelation consistent covariance matrix estimation, Econometrica 59: 817-858
 */
export function longRunVariance(residuals: Float64Array): number {
  const n = residuals.length;
  let lagged = 0;
  let square = 0;
  for (let t = 1; t < n; ++t) {
    lagged += residuals[t]! * residuals[t - 1]!;
    square += residuals[t - 1]! ** 2;
  }
  // A unit root would make the bandwidth infinite; .97 is the usual limit.
  const rho = Math.max(-0.97, Math.min(0.97, square > 0 ? lagged / square : 0));
  const bandwidth = 1.3221 * ((4 * rho * rho * n) / (1 - rho) ** 4) ** 0.2;
  let omega = 0;
  for (const u of residuals) omega += (u * u) / n;
  if (!(bandwidth > 0)) return omega;
  for (let k = 1; k < n; ++k) {
    let covariance = 0;
    for (let t = k; t < n; ++t) covariance += (residuals[t]! * residuals[t - k]!) / n;
    omega += 2 * quadraticSpectral(k / bandwidth) * covariance;
  }
  return omega;
}

function quadraticSpectral(x: number): number {
  const z = (6 * Math.PI * x) / 5;
  return (25 / (12 * Math.PI * Math.PI * x * x)) * (Math.sin(z) / z - Math.cos(z));
}
