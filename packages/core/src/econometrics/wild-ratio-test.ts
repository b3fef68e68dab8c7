import { requireLength } from "../errors/index.ts";
import { type ClusteredRegression, contrastEstimate, contrastWeights } from "./clustered-regression.ts";
import type { WildDraws } from "./wild-draws.ts";
import { clusterScores } from "./wild-scores.ts";

/** Terms of a restricted residual: u against either contrast, then the products of the contrast weights. */
const TERMS = 5;

/** The wild test of every combination of two contrasts. */
export interface WildRatioTest {
  /** p value of (along c0 + across c1)'beta = 0; only the direction of (along, across) matters. */
  pValue(along: number, across: number): number;
}

/**
 * Restricted wild cluster bootstrap of (c0 + s c1)'beta = 0 for all s at once, infinity included: what sets of ratios are inverted from.
 *
 * With a = p a0 + q a1 the weights of the combined contrast and lambda = c'beta_hat / c'Kc, the scores of a draw are linear in
 * m = (p, q, lambda p^2, lambda p q, lambda q^2). Each draw keeps five numerators and the Gram matrix of five score vectors, and a
 * test costs one quadratic form a draw. Equal to `wildClusterTest(fit, c, draws).pValue(0)` for every c in the plane.
 *
 * @param fit    regression off fixed effects
 * @param first  c0, [k]
 * @param second c1, [k], not a multiple of c0
 * @param draws  from `wildDraws`, with as many clusters as the regression
 * @see Cameron, Gelbach and Miller (2008); MacKinnon (2023) for the closed form over clusters
 */
export function wildRatioTest(
  fit: ClusteredRegression,
  first: Float64Array,
  second: Float64Array,
  draws: WildDraws,
): WildRatioTest {
  const G = fit.effects.clusters;
  requireLength("wildRatioTest", "draws.weights", draws.weights, draws.count * G, `${draws.count} draws x ${G} clusters`);
  const a0 = contrastWeights(fit, first);
  const a1 = contrastWeights(fit, second);
  const ofFirst = clusterScores(fit, a0, fit.residuals);
  const ofSecond = clusterScores(fit, a1, fit.residuals);
  const mixed = clusterScores(fit, a0, a1);
  const turned = clusterScores(fit, a1, a0);
  const terms = [
    ofFirst,
    ofSecond,
    clusterScores(fit, a0, a0),
    {
      own: mixed.own.map((value, g) => value + turned.own[g]!),
      matrix: mixed.matrix.map((value, i) => value + turned.matrix[i]!),
    },
    clusterScores(fit, a1, a1),
  ];
  // Side by side, so that one pass over the clusters gives all five scores.
  const joint = new Float64Array(G * G * TERMS);
  terms.forEach(({ matrix }, j) => {
    for (let i = 0; i < G * G; ++i) joint[i * TERMS + j] = matrix[i]!;
  });
  const scores = new Float64Array(TERMS);
  const numerators = new Float64Array(draws.count * TERMS);
  const grams = new Float64Array(draws.count * TERMS * TERMS);
  for (let b = 0; b < draws.count; ++b) {
    const v = draws.weights.subarray(b * G, (b + 1) * G);
    terms.forEach(({ own }, j) => {
      for (let g = 0; g < G; ++g) numerators[b * TERMS + j]! += own[g]! * v[g]!;
    });
    for (let g = 0; g < G; ++g) {
      scores.fill(0);
      for (let h = 0; h < G; ++h) {
        const weight = v[h]!;
        for (let j = 0; j < TERMS; ++j) scores[j]! += weight * joint[(g * G + h) * TERMS + j]!;
      }
      for (let i = 0; i < TERMS; ++i)
        for (let j = 0; j < TERMS; ++j) grams[(b * TERMS + i) * TERMS + j]! += scores[i]! * scores[j]!;
    }
  }
  const estimates = [contrastEstimate(fit, first), contrastEstimate(fit, second)] as const;
  const norms = [inner(a0, a0), inner(a0, a1), inner(a1, a1)] as const;

  const pValue = (along: number, across: number): number => {
    const value = along * estimates[0] + across * estimates[1];
    const lambda = value / (along * along * norms[0] + 2 * along * across * norms[1] + across * across * norms[2]);
    const m = [along, across, lambda * along * along, lambda * along * across, lambda * across * across];
    let variance = 0;
    for (let g = 0; g < G; ++g) variance += (along * ofFirst.own[g]! + across * ofSecond.own[g]!) ** 2;
    const observed = (value * value) / variance;
    let exceed = 0;
    for (let b = 0; b < draws.count; ++b) {
      let numerator = 0;
      let spread = 0;
      for (let i = 0; i < TERMS; ++i) {
        numerator += m[i]! * numerators[b * TERMS + i]!;
        let row = 0;
        for (let j = 0; j < TERMS; ++j) row += grams[(b * TERMS + i) * TERMS + j]! * m[j]!;
        spread += m[i]! * row;
      }
      // Draws of one sign for all clusters reproduce the sample: ties count as exceedances.
      if (numerator * numerator >= observed * spread * (1 - 1e-10)) ++exceed;
    }
    return exceed / draws.count;
  };
  return { pValue };
}

function inner(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; ++i) sum += a[i]! * b[i]!;
  return sum;
}
