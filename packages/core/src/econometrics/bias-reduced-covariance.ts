import { symmetricEigen } from "../numeric/index.ts";
import { type ClusteredRegression, contrastEstimate, type IntervalEstimate, intervalEstimate } from "./clustered-regression.ts";

/** Bias-reduced cluster-robust covariance, with what its degrees of freedom need. */
export interface BiasReducedCovariance {
  /** CR2 covariance of the coefficients, [k x k]. */
  readonly covariance: Float64Array;
  /** Adjusted columns A_g X_g, [rows x k]. */
  readonly adjusted: Float64Array;
  /** Clusters whose own rows determine a coefficient, where the adjustment needs a generalised inverse. */
  readonly degenerate: readonly number[];
}

/**
 * CR2 covariance, unbiased when errors are independent and homoskedastic: each cluster's scores use A_g = (I - H_gg)^(-1/2), the
 * symmetric square root, where the hat matrix H includes all fixed effects.
 *
 * A_g X_g is built in the Krylov space of I - H_gg, which closes after a few steps because I - H_gg is a multiple of a projector plus a
 * matrix of low rank (exactly so in balanced panels); eigenvalues below 1e-9 are inverted to zero.
 *
 * @param fit regression off fixed effects
 * @see Bell and McCaffrey (2002); Pustejovsky and Tipton (2018)
 */
export function biasReducedCovariance(fit: ClusteredRegression): BiasReducedCovariance {
  const { effects, x, inverse, residuals } = fit;
  const k = fit.columns.length;
  const adjusted = new Float64Array(effects.rows * k);
  const middle = new Float64Array(k * k);
  const degenerate: number[] = [];
  for (let g = 0; g < effects.clusters; ++g) {
    const from = effects.offsets[g]!;
    const size = effects.offsets[g + 1]! - from;
    const operator = residualOperator(fit, g);
    const score = new Float64Array(k);
    let isDegenerate = false;
    for (let j = 0; j < k; ++j) {
      const column = new Float64Array(size);
      for (let i = 0; i < size; ++i) column[i] = x[(from + i) * k + j]!;
      const result = inverseRootTimes(operator, column);
      isDegenerate ||= result.degenerate;
      for (let i = 0; i < size; ++i) {
        adjusted[(from + i) * k + j] = result.vector[i]!;
        score[j]! += result.vector[i]! * residuals[from + i]!;
      }
    }
    if (isDegenerate) degenerate.push(g);
    for (let a = 0; a < k; ++a) for (let b = 0; b < k; ++b) middle[a * k + b]! += score[a]! * score[b]!;
  }
  return { covariance: sandwich(inverse, middle, k), adjusted, degenerate };
}

/** K M K for symmetric K and M. */
export function sandwich(bread: Float64Array, middle: Float64Array, k: number): Float64Array {
  const half = new Float64Array(k * k);
  const out = new Float64Array(k * k);
  for (let a = 0; a < k; ++a) {
    for (let b = 0; b < k; ++b) for (let c = 0; c < k; ++c) half[a * k + b]! += bread[a * k + c]! * middle[c * k + b]!;
  }
  for (let a = 0; a < k; ++a) {
    for (let b = 0; b < k; ++b) for (let c = 0; c < k; ++c) out[a * k + b]! += half[a * k + c]! * bread[c * k + b]!;
  }
  return out;
}

/**
 * CR2 interval of a contrast with Satterthwaite degrees of freedom under independent errors.
 *
 *     df = (sum_g Theta_gg)^2 / sum_gh Theta_gh^2,   Theta_gh = a_g' (I - H)_gh a_h,   a_g = A_g X_g K c
 *
 * @param fit        regression off fixed effects
 * @param covariance from `biasReducedCovariance(fit)`
 * @param vector     contrast c, [k]
 */
export function biasReducedInterval(
  fit: ClusteredRegression,
  covariance: BiasReducedCovariance,
  vector: Float64Array,
  level = 0.95,
): IntervalEstimate {
  const k = fit.columns.length;
  let variance = 0;
  for (let a = 0; a < k; ++a) {
    for (let b = 0; b < k; ++b) variance += vector[a]! * covariance.covariance[a * k + b]! * vector[b]!;
  }
  const df = satterthwaite(fit, covariance, vector);
  return intervalEstimate(contrastEstimate(fit, vector), Math.sqrt(Math.max(0, variance)), df, level);
}

/** Satterthwaite degrees of freedom of a CR2 contrast. */
export function satterthwaite(fit: ClusteredRegression, covariance: BiasReducedCovariance, vector: Float64Array): number {
  const { effects, x, inverse } = fit;
  const { clusters: G, offsets, crossed, crossedLevels: Q } = effects;
  const k = fit.columns.length;
  const direction = new Float64Array(k);
  for (let a = 0; a < k; ++a) for (let b = 0; b < k; ++b) direction[a]! += inverse[a * k + b]! * vector[b]!;
  const a = new Float64Array(effects.rows);
  const own = new Float64Array(G);
  const xa = new Float64Array(G * k);
  const kxa = new Float64Array(G * k);
  const solved: Float64Array[] = [];
  for (let g = 0; g < G; ++g) {
    const sums = new Float64Array(Q);
    for (let i = offsets[g]!; i < offsets[g + 1]!; ++i) {
      for (let j = 0; j < k; ++j) a[i]! += covariance.adjusted[i * k + j]! * direction[j]!;
      own[g]! += a[i]! ** 2;
      if (Q > 0) sums[crossed[i]!]! += a[i]!;
      for (let j = 0; j < k; ++j) xa[g * k + j]! += x[i * k + j]! * a[i]!;
    }
    for (let i = 0; i < k; ++i) for (let j = 0; j < k; ++j) kxa[g * k + i]! += inverse[i * k + j]! * xa[g * k + j]!;
    if (Q > 0) solved.push(effects.solveCrossed(sums));
  }
  let trace = 0;
  let squares = 0;
  for (let g = 0; g < G; ++g) {
    for (let h = g; h < G; ++h) {
      let theta = g === h ? own[g]! : 0;
      if (Q > 0) {
        const effect = solved[h]!;
        for (let i = offsets[g]!; i < offsets[g + 1]!; ++i) theta -= a[i]! * effect[crossed[i]!]!;
      }
      for (let j = 0; j < k; ++j) theta -= xa[g * k + j]! * kxa[h * k + j]!;
      if (g === h) trace += theta;
      squares += (g === h ? 1 : 2) * theta * theta;
    }
  }
  return (trace * trace) / squares;
}

type Operator = (v: Float64Array) => Float64Array;

/** v -> (I - H_gg) v for v already projected off the nested effects. */
function residualOperator(fit: ClusteredRegression, g: number): Operator {
  const { effects, x, inverse } = fit;
  const from = effects.offsets[g]!;
  const k = fit.columns.length;
  const Q = effects.crossedLevels;
  return (v) => {
    const out = Float64Array.from(v);
    const xv = new Float64Array(k);
    for (let i = 0; i < v.length; ++i) for (let j = 0; j < k; ++j) xv[j]! += x[(from + i) * k + j]! * v[i]!;
    if (Q > 0) {
      const sums = new Float64Array(Q);
      for (let i = 0; i < v.length; ++i) sums[effects.crossed[from + i]!]! += v[i]!;
      const effect = effects.solveCrossed(sums);
      const part = new Float64Array(v.length);
      for (let i = 0; i < v.length; ++i) part[i] = effect[effects.crossed[from + i]!]!;
      effects.projectNested(g, part);
      for (let i = 0; i < v.length; ++i) out[i]! -= part[i]!;
    }
    const kxv = new Float64Array(k);
    for (let a = 0; a < k; ++a) for (let b = 0; b < k; ++b) kxv[a]! += inverse[a * k + b]! * xv[b]!;
    for (let i = 0; i < v.length; ++i) for (let j = 0; j < k; ++j) out[i]! -= x[(from + i) * k + j]! * kxv[j]!;
    return out;
  };
}

/** Lanczos with full reorthogonalisation: f(S) b for f = 1 / sqrt, zero on the null space. */
function inverseRootTimes(operator: Operator, b: Float64Array): { vector: Float64Array; degenerate: boolean } {
  const size = b.length;
  const norm = Math.sqrt(dot(b, b));
  if (norm === 0) return { vector: new Float64Array(size), degenerate: false };
  const basis: Float64Array[] = [b.map((value) => value / norm)];
  const diagonal: number[] = [];
  const off: number[] = [];
  let previous: Float64Array = new Float64Array(0);
  for (let step = 0; step < Math.min(size, 80); ++step) {
    const next = operator(basis[step]!);
    diagonal.push(dot(next, basis[step]!));
    for (let round = 0; round < 2; ++round) {
      for (const q of basis) {
        const projection = dot(next, q);
        for (let i = 0; i < size; ++i) next[i]! -= projection * q[i]!;
      }
    }
    const length = Math.sqrt(dot(next, next));
    const { weights, degenerate } = firstColumnOfInverseRoot(diagonal, off);
    let change = 0;
    weights.forEach((weight, i) => {
      change = Math.max(change, Math.abs(weight - (previous[i] ?? 0)));
    });
    previous = weights;
    if (length < 1e-11 || change < 1e-13 * Math.abs(weights[0]!) || step === Math.min(size, 80) - 1) {
      const vector = new Float64Array(size);
      basis.forEach((q, index) => {
        for (let i = 0; i < size; ++i) vector[i]! += norm * weights[index]! * q[i]!;
      });
      return { vector, degenerate };
    }
    off.push(length);
    basis.push(next.map((value) => value / length));
  }
  return { vector: Float64Array.from(b), degenerate: false };
}

function firstColumnOfInverseRoot(
  diagonal: readonly number[],
  off: readonly number[],
): { weights: Float64Array; degenerate: boolean } {
  const m = diagonal.length;
  const t = new Float64Array(m * m);
  for (let i = 0; i < m; ++i) {
    t[i * m + i] = diagonal[i]!;
    if (i + 1 < m) {
      t[i * m + i + 1] = off[i]!;
      t[(i + 1) * m + i] = off[i]!;
    }
  }
  const { values, vectors } = symmetricEigen(t, m);
  const weights = new Float64Array(m);
  let degenerate = false;
  for (let e = 0; e < m; ++e) {
    if (values[e]! < 1e-9) {
      degenerate ||= Math.abs(vectors[e]!) > 1e-9;
      continue;
    }
    const factor = vectors[e]! / Math.sqrt(values[e]!);
    for (let i = 0; i < m; ++i) weights[i]! += factor * vectors[i * m + e]!;
  }
  return { weights, degenerate };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; ++i) sum += a[i]! * b[i]!;
  return sum;
}
