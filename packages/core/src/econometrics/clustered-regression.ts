import { InputError, requireLength } from "../errors/index.ts";
import { leastSquares, studentQuantile, studentTwoSided } from "../numeric/index.ts";
import type { ClusteredEffects } from "./clustered-effects.ts";

/** A column of the regression that could not be estimated, and why. */
export interface DroppedColumn {
  readonly id: string;
  /** `absorbed` by the fixed effects, or `collinear` with earlier columns. */
  readonly reason: "absorbed" | "collinear";
}

/** A regression off fixed effects, with all that cluster-robust methods read. */
export interface ClusteredRegression {
  readonly effects: ClusteredEffects;
  /** Names of the estimated columns, [k]. */
  readonly columns: readonly string[];
  readonly dropped: readonly DroppedColumn[];
  /** Projected columns, [rows x k] row-major. */
  readonly x: Float64Array;
  /** Projected dependent variable, [rows]. */
  readonly y: Float64Array;
  /** [k]. */
  readonly coefficients: Float64Array;
  readonly residuals: Float64Array;
  readonly residualSumSquares: number;
  /** (X'X)^-1, [k x k]. */
  readonly inverse: Float64Array;
}

/** A named column before projection. */
export interface NamedColumn {
  readonly id: string;
  readonly values: Float64Array;
}

/**
 * Least squares of y on columns after projecting all of them off fixed effects.
 *
 * @param effects prepared by `clusteredEffects`
 * @param y       [rows], not modified
 * @param columns each [rows], not modified
 * @throws InputError `nothing-identified` when no column survives
 */
export function clusteredRegression(
  effects: ClusteredEffects,
  y: Float64Array,
  columns: readonly NamedColumn[],
): ClusteredRegression {
  const n = effects.rows;
  requireLength("clusteredRegression", "y", y, n, `${n} rows`);
  const dropped: DroppedColumn[] = [];
  const projected: { id: string; values: Float64Array }[] = [];
  for (const { id, values } of columns) {
    requireLength("clusteredRegression", id, values, n, `${n} rows`);
    const before = Math.sqrt(sumSquares(values));
    const column = effects.project(Float64Array.from(values));
    if (Math.sqrt(sumSquares(column)) <= 1e-9 * before || before === 0) dropped.push({ id, reason: "absorbed" });
    else projected.push({ id, values: column });
  }
  const target = effects.project(Float64Array.from(y));
  const all = interleave(projected, n);
  const first = leastSquares(all, target, n, projected.length, { tolerance: 1e-8 });
  for (const j of first.collinear) dropped.push({ id: projected[j]!.id, reason: "collinear" });
  const kept = projected.filter((_, j) => !first.collinear.includes(j));
  if (kept.length === 0) {
    throw new InputError(
      "nothing-identified",
      `clusteredRegression: no column varies once the effects are removed (${dropped.map(({ id, reason }) => `${id}: ${reason}`).join(", ")}). Use fewer effects or more years.`,
      { dropped },
    );
  }
  const x = first.collinear.length > 0 ? interleave(kept, n) : all;
  const fit = first.collinear.length > 0 ? leastSquares(x, target, n, kept.length, { tolerance: 1e-8 }) : first;
  return {
    effects,
    columns: kept.map(({ id }) => id),
    dropped,
    x,
    y: target,
    coefficients: fit.coefficients,
    residuals: fit.residuals,
    residualSumSquares: fit.residualSumSquares,
    inverse: fit.inverseCrossProduct,
  };
}

function sumSquares(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

function interleave(columns: readonly NamedColumn[], n: number): Float64Array {
  const k = columns.length;
  const out = new Float64Array(n * k);
  columns.forEach(({ values }, j) => {
    for (let i = 0; i < n; ++i) out[i * k + j] = values[i]!;
  });
  return out;
}

/** A linear combination of coefficients by column name; names that were dropped make it "not identified". */
export type Contrast = Readonly<Record<string, number>>;

/** The contrast as a vector over the estimated columns, or undefined where it needs a dropped column. */
export function contrastVector(fit: ClusteredRegression, contrast: Contrast): Float64Array | undefined {
  const vector = new Float64Array(fit.columns.length);
  for (const [id, weight] of Object.entries(contrast)) {
    if (weight === 0) continue;
    const j = fit.columns.indexOf(id);
    if (j < 0) return undefined;
    vector[j] = weight;
  }
  return vector;
}

/** Value of a contrast at the estimates. */
export function contrastEstimate(fit: ClusteredRegression, vector: Float64Array): number {
  let sum = 0;
  vector.forEach((weight, j) => {
    sum += weight * fit.coefficients[j]!;
  });
  return sum;
}

/** Rows' weights in a contrast, X K c, so that c'(beta_hat - beta) = sum_i weight_i u_i. */
export function contrastWeights(fit: ClusteredRegression, vector: Float64Array): Float64Array {
  const k = fit.columns.length;
  const direction = new Float64Array(k);
  for (let a = 0; a < k; ++a) for (let b = 0; b < k; ++b) direction[a]! += fit.inverse[a * k + b]! * vector[b]!;
  const n = fit.effects.rows;
  const out = new Float64Array(n);
  for (let i = 0; i < n; ++i) for (let j = 0; j < k; ++j) out[i]! += fit.x[i * k + j]! * direction[j]!;
  return out;
}

/** An estimate with its standard error and interval. */
export interface IntervalEstimate {
  readonly estimate: number;
  readonly standardError: number;
  /** Degrees of freedom of the t distribution used; Infinity for the normal. */
  readonly degreesOfFreedom: number;
  readonly level: number;
  readonly low: number;
  readonly high: number;
  /** Two-sided p value of zero. */
  readonly pValue: number;
}

/** A t interval from its parts. */
export function intervalEstimate(
  estimate: number,
  standardError: number,
  degreesOfFreedom: number,
  level = 0.95,
): IntervalEstimate {
  if (!(degreesOfFreedom > 0) || !(standardError >= 0)) {
    const unknown = Number.NaN;
    return { estimate, standardError, degreesOfFreedom, level, low: unknown, high: unknown, pValue: unknown };
  }
  const reach = studentQuantile((1 - level) / 2, degreesOfFreedom, "upper") * standardError;
  return {
    estimate,
    standardError,
    degreesOfFreedom,
    level,
    low: estimate - reach,
    high: estimate + reach,
    pValue: standardError > 0 ? studentTwoSided(estimate / standardError, degreesOfFreedom) : estimate === 0 ? 1 : 0,
  };
}

/**
 * The ordinary clustered interval: CR1 with G - 1 degrees of freedom. Printed for comparison only; with few clusters it is too short.
 *
 * @see Liang and Zeger (1986)
 */
export function ordinaryClustered(fit: ClusteredRegression, vector: Float64Array, level = 0.95): IntervalEstimate {
  const { effects } = fit;
  const weights = contrastWeights(fit, vector);
  let sum = 0;
  for (let g = 0; g < effects.clusters; ++g) {
    let score = 0;
    for (let i = effects.offsets[g]!; i < effects.offsets[g + 1]!; ++i) score += weights[i]! * fit.residuals[i]!;
    sum += score * score;
  }
  const G = effects.clusters;
  const n = effects.rows;
  const factor = (G / (G - 1)) * ((n - 1) / (n - fit.columns.length));
  return intervalEstimate(contrastEstimate(fit, vector), Math.sqrt(sum * factor), G - 1, level);
}
