import { sandwich } from "./bias-reduced-covariance.ts";

/**
 * Which covariance of the coefficients: `classical`, heteroskedasticity-robust HC0 or HC1, clustered by entity (CR0, or CR1 with
 * G/(G-1) (n-1)/(n-k)), Driscoll–Kraay, or panel-corrected by period (Beck and Katz).
 */
export type CovarianceKind = "classical" | "hc0" | "hc1" | "cluster-cr0" | "cluster-cr1" | "driscoll-kraay" | "beck-katz";

/** What a sandwich reads. */
export interface SandwichInput {
  /** Regressors after any projection, [n x k]. */
  readonly x: Float64Array;
  readonly residuals: Float64Array;
  /** (X'X)^-1, [k x k]. */
  readonly inverse: Float64Array;
  /** Entity and period of each row, 0, 1, 2, ... */
  readonly entity: Int32Array;
  readonly period: Int32Array;
  /** n minus all parameters, effects included. */
  readonly degreesOfFreedom: number;
}

export interface CovarianceOptions {
  /** Lags of the Bartlett window of Driscoll–Kraay; default floor(4 (T / 100)^(2/9)). */
  readonly lags?: number;
}

/**
 * Covariance of least-squares coefficients.
 *
 * @see White (1980); Arellano (1987); Driscoll and Kraay (1998); Beck and Katz (1995)
 */
export function coefficientCovariance(input: SandwichInput, kind: CovarianceKind, options: CovarianceOptions = {}): Float64Array {
  const { x, residuals, inverse, entity, period, degreesOfFreedom } = input;
  const n = residuals.length;
  const k = Math.round(Math.sqrt(inverse.length));
  if (kind === "classical") {
    let sum = 0;
    for (const u of residuals) sum += u * u;
    return inverse.map((value) => (value * sum) / degreesOfFreedom);
  }
  if (kind === "hc0" || kind === "hc1") {
    const middle = new Float64Array(k * k);
    for (let i = 0; i < n; ++i) addOuter(middle, rowScore(x, residuals, i, k), k, 1);
    return scaled(sandwich(inverse, middle, k), kind === "hc1" ? n / degreesOfFreedom : 1);
  }
  if (kind === "cluster-cr0" || kind === "cluster-cr1") {
    const scores = groupScores(x, residuals, entity, k);
    const middle = new Float64Array(k * k);
    for (const score of scores) addOuter(middle, score, k, 1);
    const G = scores.length;
    return scaled(sandwich(inverse, middle, k), kind === "cluster-cr1" ? (G / (G - 1)) * ((n - 1) / (n - k)) : 1);
  }
  if (kind === "beck-katz") return sandwich(inverse, beckKatzMiddle(input, k), k);
  const scores = groupScores(x, residuals, period, k);
  const lags = options.lags ?? Math.floor(4 * (scores.length / 100) ** (2 / 9));
  const middle = new Float64Array(k * k);
  for (let t = 0; t < scores.length; ++t) {
    addOuter(middle, scores[t]!, k, 1);
    for (let lag = 1; lag <= lags && t - lag >= 0; ++lag) {
      const weight = 1 - lag / (lags + 1);
      for (let a = 0; a < k; ++a) {
        for (let b = 0; b < k; ++b) {
          middle[a * k + b]! += weight * (scores[t]![a]! * scores[t - lag]![b]! + scores[t - lag]![a]! * scores[t]![b]!);
        }
      }
    }
  }
  return sandwich(inverse, middle, k);
}

/** X' (Sigma x I) X with Sigma the covariance of residuals of one entity between its periods, averaged over entities. */
function beckKatzMiddle(input: SandwichInput, k: number): Float64Array {
  const { x, residuals, entity, period } = input;
  const rows = new Map<number, number[]>();
  entity.forEach((g, i) => void (rows.get(g) ?? rows.set(g, []).get(g)!).push(i));
  const periods = period.reduce((most, t) => Math.max(most, t), 0) + 1;
  const sums = new Float64Array(periods * periods);
  const counts = new Float64Array(periods * periods);
  for (const list of rows.values()) {
    for (const i of list) {
      for (const j of list) {
        sums[period[i]! * periods + period[j]!]! += residuals[i]! * residuals[j]!;
        counts[period[i]! * periods + period[j]!]! += 1;
      }
    }
  }
  const middle = new Float64Array(k * k);
  for (const list of rows.values()) {
    for (const i of list) {
      for (const j of list) {
        const at = period[i]! * periods + period[j]!;
        const sigma = sums[at]! / counts[at]!;
        for (let a = 0; a < k; ++a) for (let b = 0; b < k; ++b) middle[a * k + b]! += sigma * x[i * k + a]! * x[j * k + b]!;
      }
    }
  }
  return middle;
}

function rowScore(x: Float64Array, residuals: Float64Array, i: number, k: number): Float64Array {
  const score = new Float64Array(k);
  for (let j = 0; j < k; ++j) score[j] = x[i * k + j]! * residuals[i]!;
  return score;
}

function groupScores(x: Float64Array, residuals: Float64Array, group: Int32Array, k: number): Float64Array[] {
  const count = group.reduce((most, g) => Math.max(most, g), -1) + 1;
  const scores = Array.from({ length: count }, () => new Float64Array(k));
  for (let i = 0; i < residuals.length; ++i) {
    const score = scores[group[i]!]!;
    for (let j = 0; j < k; ++j) score[j]! += x[i * k + j]! * residuals[i]!;
  }
  return scores;
}

function addOuter(out: Float64Array, v: Float64Array, k: number, weight: number): void {
  for (let a = 0; a < k; ++a) for (let b = 0; b < k; ++b) out[a * k + b]! += weight * v[a]! * v[b]!;
}

function scaled(matrix: Float64Array, factor: number): Float64Array {
  return factor === 1 ? matrix : matrix.map((value) => value * factor);
}
