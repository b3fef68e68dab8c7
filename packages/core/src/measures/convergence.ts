import { InputError, requireLength } from "../errors/index.ts";
import { fisherProbability, leastSquares, studentQuantile, studentTwoSided } from "../numeric/index.ts";

/** Spread of places in every year. */
export interface SigmaConvergence {
  /** Standard deviation of ln y over places, [Y]. */
  readonly deviation: Float64Array;
  /** Coefficient of variation, [Y]. */
  readonly variation: Float64Array;
  /** Variance of ln y in the first year over that in the last, with F of n - 1 and n - 1 degrees of freedom, two-sided. */
  readonly varianceRatio: number;
  readonly ratioPValue: number;
  /** Slope of the deviation on the year, log points per year; NaN with fewer than three years. */
  readonly trend: number;
  /** Two-sided p of no trend by the ordinary t; years are few and correlated, so read it as a description. */
  readonly pValue: number;
}

/**
 * Sigma convergence: do places grow more alike?
 *
 *     sigma_t = sd_i(ln y_it),   sigma_t = a + b t
 *
 * @param values     y, [R x Y], > 0; places with an absent or non-positive value in any year are left out of all
 * @param years      calendar years, [Y]
 * @param divisor    of the variances: `sample` n - 1, `population` n; default `sample`
 * @returns spread by year and its trend; b < 0 = convergence. The places of two years are the same, so the F test, which takes them as
 *   independent, is a description
 * @throws InputError `shape-mismatch`, `too-few-places`
 * @see Barro and Sala-i-Martin (1992), Convergence, Journal of Political Economy 100: 223-251
 */
export function sigmaConvergence(
  values: Float64Array,
  years: readonly number[],
  divisor: "sample" | "population" = "sample",
): SigmaConvergence {
  const Y = years.length;
  const complete = completeRows("sigmaConvergence", values, Y);
  const deviation = new Float64Array(Y);
  const variation = new Float64Array(Y);
  for (let y = 0; y < Y; ++y) {
    const column = complete.map((i) => values[i * Y + y]!);
    const scale = divisor === "sample" ? 1 : Math.sqrt((column.length - 1) / column.length);
    deviation[y] = scale * sampleDeviation(column.map(Math.log));
    variation[y] = (scale * sampleDeviation(column)) / (column.reduce((a, b) => a + b, 0) / column.length);
  }
  const varianceRatio = (deviation[0]! / deviation[Y - 1]!) ** 2;
  const df = complete.length - 1;
  const spread = {
    deviation,
    variation,
    varianceRatio,
    ratioPValue: Math.min(
      1,
      2 * Math.min(fisherProbability(varianceRatio, df, df, "upper"), fisherProbability(varianceRatio, df, df, "lower")),
    ),
  };
  if (Y < 3) return { ...spread, trend: Number.NaN, pValue: Number.NaN };
  const line = simpleRegression(
    Float64Array.from(years, (year) => year - years[0]!),
    deviation,
  );
  return { ...spread, trend: line.slope, pValue: line.pValue };
}

/** A regression line with its ordinary uncertainty. */
export interface SimpleRegression {
  readonly intercept: number;
  readonly slope: number;
  readonly slopeError: number;
  readonly tStatistic: number;
  readonly pValue: number;
  readonly rSquared: number;
  readonly n: number;
}

/** Growth against the starting level. */
export interface BetaConvergence extends SimpleRegression {
  /** Speed of convergence lambda, per year; NaN where 1 + b T <= 0. */
  readonly speed: number;
  /** Years to close half of a gap, ln 2 / lambda; Infinity without convergence. */
  readonly halfLife: number;
  /** 95 % interval of the slope. */
  readonly slopeInterval: readonly [number, number];
  /** Positions of the places used. */
  readonly places: readonly number[];
}

/**
 * Absolute beta convergence: do poor places grow faster?
 *
 *     (1/T) ln(y_iT / y_i0) = a + b ln y_i0 + u_i,   lambda = -ln(1 + b T)/T,   half-life = ln 2 / lambda
 *
 * @param values  y, [R x Y], > 0; places with an absent or non-positive first or last value are left out
 * @param years   calendar years, [Y], at least two
 * @returns slope with ordinary standard error, speed and half-life; b < 0 = convergence
 * @throws InputError `shape-mismatch`, `too-few-places`, `too-few-years`
 * @see Barro and Sala-i-Martin (1992), equation 11, in its linear form
 */
export function betaConvergence(values: Float64Array, years: readonly number[]): BetaConvergence {
  const Y = years.length;
  if (Y < 2) throw new InputError("too-few-years", `betaConvergence: there is ${Y} year; growth needs two.`, { years: Y });
  const span = years[Y - 1]! - years[0]!;
  const ends = new Float64Array((values.length / Y) * 2);
  for (let i = 0; i < values.length / Y; ++i) {
    ends[2 * i] = values[i * Y]!;
    ends[2 * i + 1] = values[i * Y + Y - 1]!;
  }
  const places = completeRows("betaConvergence", ends, 2);
  const start = Float64Array.from(places, (i) => Math.log(ends[2 * i]!));
  const growth = Float64Array.from(places, (i) => Math.log(ends[2 * i + 1]! / ends[2 * i]!) / span);
  const line = simpleRegression(start, growth);
  const speed = 1 + line.slope * span > 0 ? -Math.log(1 + line.slope * span) / span : Number.NaN;
  const reach = studentQuantile(0.975, line.n - 2) * line.slopeError;
  return {
    ...line,
    speed,
    halfLife: speed > 0 ? Math.LN2 / speed : speed <= 0 ? Number.POSITIVE_INFINITY : Number.NaN,
    slopeInterval: [line.slope - reach, line.slope + reach],
    places,
  };
}

/**
 * Least squares of one variable on another with ordinary standard errors.
 *
 * @param x  [n]
 * @param y  [n], n >= 3
 * @throws InputError `shape-mismatch`, `too-few-places`
 */
export function simpleRegression(x: Float64Array, y: Float64Array): SimpleRegression {
  const n = x.length;
  requireLength("simpleRegression", "y", y, n, "one value per x");
  if (n < 3)
    throw new InputError("too-few-places", `simpleRegression: there are ${n} observations; a slope with its error needs 3.`, {
      n,
    });
  const design = new Float64Array(2 * n);
  for (let i = 0; i < n; ++i) {
    design[2 * i] = 1;
    design[2 * i + 1] = x[i]!;
  }
  const fit = leastSquares(design, y, n, 2);
  const mean = y.reduce((a, b) => a + b, 0) / n;
  const total = y.reduce((a, b) => a + (b - mean) ** 2, 0);
  const slope = fit.coefficients[1]!;
  const slopeError = Math.sqrt((fit.residualSumSquares / (n - 2)) * fit.inverseCrossProduct[3]!);
  const tStatistic = slope / slopeError;
  return {
    intercept: fit.coefficients[0]!,
    slope,
    slopeError,
    tStatistic,
    pValue: Number.isNaN(tStatistic) ? Number.NaN : studentTwoSided(tStatistic, n - 2),
    rSquared: 1 - fit.residualSumSquares / total,
    n,
  };
}

function completeRows(caller: string, values: Float64Array, columns: number): number[] {
  const rows = values.length / columns;
  requireLength(caller, "values", values, Math.floor(rows) * columns, "regions x years");
  const complete: number[] = [];
  for (let i = 0; i < rows; ++i) {
    let positive = true;
    for (let y = 0; y < columns; ++y) if (!(values[i * columns + y]! > 0)) positive = false;
    if (positive) complete.push(i);
  }
  if (complete.length < 3) {
    throw new InputError(
      "too-few-places",
      `${caller}: ${complete.length} of ${rows} places have positive values in every year needed; at least 3 are.`,
      { complete: complete.length },
    );
  }
  return complete;
}

function sampleDeviation(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
