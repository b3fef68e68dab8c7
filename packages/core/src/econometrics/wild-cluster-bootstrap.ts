import { InputError } from "../errors/index.ts";
import { type ClusteredRegression, contrastEstimate, contrastWeights } from "./clustered-regression.ts";
import type { WildDistribution, WildDraws } from "./wild-draws.ts";
import { type ClusterScores, clusterScores } from "./wild-scores.ts";

/** The bootstrap distribution of one contrast as a function of its hypothesised value. */
export interface WildTest {
  readonly estimate: number;
  /** Cluster-robust standard error without small-sample factor, which cancels in the test. */
  readonly standardError: number;
  readonly distribution: WildDistribution;
  readonly draws: number;
  /** Symmetric p value of contrast = value. */
  pValue(value: number): number;
  /** Values not rejected at 1 - level, by test inversion. */
  interval(level?: number): readonly [number, number];
}

/**
 * Restricted wild cluster bootstrap of a contrast, for all hypothesised values at once.
 *
 * Under c'beta = b the restricted residuals are u + a lambda, with a = X K c and lambda = (c'beta_hat - b) / c'Kc. A draw v multiplies
 * them by v_g in cluster g; the bootstrap numerator is sum_g v_g a_g'(u_g + lambda a_g) and the score of cluster g is the g-th entry of
 * (C_u + lambda C_a) v, with C from `clusterScores`,
 *
 * so that each draw is a quadratic in lambda and nothing is refitted.
 *
 * @param fit    regression off fixed effects
 * @param vector contrast c, [k]
 * @param draws  from `wildDraws`, with as many clusters as the regression
 * @see Cameron, Gelbach and Miller (2008); Roodman, MacKinnon, Nielsen and Webb (2019); MacKinnon (2023) for the closed form
 */
export function wildClusterTest(fit: ClusteredRegression, vector: Float64Array, draws: WildDraws): WildTest {
  const G = fit.effects.clusters;
  if (draws.clusters !== G) {
    throw new InputError(
      "shape-mismatch",
      `wildClusterTest: the draws are for ${draws.clusters} clusters, the regression has ${G}.`,
      { draws: draws.clusters, clusters: G },
    );
  }
  const a = contrastWeights(fit, vector);
  const estimate = contrastEstimate(fit, vector);
  const ofResiduals = clusterScores(fit, a, fit.residuals);
  const ofWeights = clusterScores(fit, a, a);
  let norm = 0;
  for (const value of a) norm += value * value;
  let variance = 0;
  for (const score of ofResiduals.own) variance += score * score;
  const parts = drawQuadratics(draws, ofResiduals, ofWeights);

  const pValue = (value: number): number => {
    const lambda = (estimate - value) / norm;
    const observed = (estimate - value) ** 2 / variance;
    let exceed = 0;
    for (let b = 0; b < draws.count; ++b) {
      const numerator = parts[b * 5]! + lambda * parts[b * 5 + 1]!;
      const spread = parts[b * 5 + 2]! + lambda * (2 * parts[b * 5 + 3]! + lambda * parts[b * 5 + 4]!);
      // Draws of one sign for all clusters reproduce the sample: ties count as exceedances.
      if (numerator * numerator >= observed * spread * (1 - 1e-10)) ++exceed;
    }
    return exceed / draws.count;
  };
  const standardError = Math.sqrt(variance);
  const interval = (level = 0.95): readonly [number, number] => [
    intervalEnd(pValue, estimate, -standardError, 1 - level),
    intervalEnd(pValue, estimate, standardError, 1 - level),
  ];
  return { estimate, standardError, distribution: draws.distribution, draws: draws.count, pValue, interval };
}

/** Per draw: numerator constant and slope in lambda, then the three coefficients of the squared scores. */
function drawQuadratics(draws: WildDraws, ofResiduals: ClusterScores, ofWeights: ClusterScores): Float64Array {
  const { clusters: G, count, weights } = draws;
  const out = new Float64Array(count * 5);
  const first = ofResiduals.matrix;
  const second = ofWeights.matrix;
  // Two draws at a time: each matrix entry is loaded once for both.
  for (let b = 0; b < count; b += 2) {
    const paired = b + 1 < count;
    const v = b * G;
    const w = paired ? v + G : v;
    let s00 = 0;
    let s01 = 0;
    let s11 = 0;
    let r00 = 0;
    let r01 = 0;
    let r11 = 0;
    for (let g = 0; g < G; ++g) {
      let p0 = 0;
      let p1 = 0;
      let q0 = 0;
      let q1 = 0;
      const row = g * G;
      for (let h = 0; h < G; ++h) {
        const c0 = first[row + h]!;
        const c1 = second[row + h]!;
        const one = weights[v + h]!;
        const two = weights[w + h]!;
        p0 += c0 * one;
        p1 += c1 * one;
        q0 += c0 * two;
        q1 += c1 * two;
      }
      s00 += p0 * p0;
      s01 += p0 * p1;
      s11 += p1 * p1;
      r00 += q0 * q0;
      r01 += q0 * q1;
      r11 += q1 * q1;
    }
    store(out, b, G, weights, v, ofResiduals.own, ofWeights.own, s00, s01, s11);
    if (paired) store(out, b + 1, G, weights, w, ofResiduals.own, ofWeights.own, r00, r01, r11);
  }
  return out;
}

function store(
  out: Float64Array,
  draw: number,
  G: number,
  weights: Float64Array,
  offset: number,
  ownResiduals: Float64Array,
  ownWeights: Float64Array,
  s00: number,
  s01: number,
  s11: number,
): void {
  let constant = 0;
  let slope = 0;
  for (let g = 0; g < G; ++g) {
    constant += weights[offset + g]! * ownResiduals[g]!;
    slope += weights[offset + g]! * ownWeights[g]!;
  }
  out[draw * 5] = constant;
  out[draw * 5 + 1] = slope;
  out[draw * 5 + 2] = s00;
  out[draw * 5 + 3] = s01;
  out[draw * 5 + 4] = s11;
}

/** Outermost value on one side that is not rejected: widen until rejected, then bisect to 1e-6 standard errors. */
function intervalEnd(pValue: (value: number) => number, estimate: number, step: number, alpha: number): number {
  if (!(Math.abs(step) > 0)) return estimate;
  let inside = estimate;
  let outside = estimate + 2 * step;
  for (let widening = 0; pValue(outside) > alpha; ++widening) {
    if (widening > 40) return step < 0 ? -Infinity : Infinity;
    inside = outside;
    outside = estimate + (outside - estimate) * 1.6;
  }
  const near = Math.max(1e-6 * Math.abs(step), 4 * Number.EPSILON * Math.abs(estimate));
  while (Math.abs(outside - inside) > near) {
    const middle = 0.5 * (inside + outside);
    if (pValue(middle) > alpha) inside = middle;
    else outside = middle;
  }
  return 0.5 * (inside + outside);
}
