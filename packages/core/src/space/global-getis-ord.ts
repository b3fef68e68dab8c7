import { associationSample, deviations, requireNaturalZero, requireValues, sampleValues } from "./association-sample.ts";
import { type AssociationOptions, type GlobalAssociation, requireRandom } from "./association-test.ts";
import { completeGlobal, finishGlobal, type PreparedGlobal } from "./global-association.ts";
import { spatialLag } from "./spatial-lag.ts";
import type { SpatialWeights } from "./spatial-weights.ts";
import { weightsConstants } from "./weights-constants.ts";

/**
 * Global G: do high values, rather than low ones, lie together?
 *
 *     G = sum_ij w[i,j] x[i] x[j] / sum_ij x[i] x[j],   i and j different
 *
 * @param values   x, [n], >= 0 with a natural zero, finite
 * @param weights  n regions, usually binary
 * @throws InputError `shape-mismatch`, `missing-values`, `negative-values`, `constant-values`, `too-few-regions`, `random-missing`
 * @see Getis and Ord (1992), equations 9 to 11
 */
export function globalGetisOrd(
  values: Float64Array,
  weights: SpatialWeights,
  options: AssociationOptions = {},
): GlobalAssociation {
  return completeGlobal(prepareGlobalGetisOrd(values, weights, options), options.random);
}

/** `globalGetisOrd` up to its permutations. */
export function prepareGlobalGetisOrd(
  values: Float64Array,
  weights: SpatialWeights,
  options: AssociationOptions = {},
): PreparedGlobal {
  requireValues("globalGetisOrd", "values", values, weights);
  requireNaturalZero("globalGetisOrd", values, weights);
  const permutations = options.permutations ?? 0;
  const random = requireRandom("globalGetisOrd", permutations, options.random);
  const sample = associationSample(weights);
  const x = sampleValues(sample, values);
  deviations("globalGetisOrd", x);
  const { n, s0, s1, s2 } = weightsConstants(sample.weights);
  const [m1, m2, m3, m4] = powerSums(x);
  const products = m1 * m1 - m2;
  const lag = spatialLag(x, sample.weights);
  let cross = 0;
  for (let i = 0; i < n; ++i) cross += x[i]! * lag[i]!;
  const expectation = s0 / (n * (n - 1));
  const square = s0 * s0;
  const b0 = (n * n - 3 * n + 3) * s1 - n * s2 + 3 * square;
  const b1 = -((n * n - n) * s1 - 2 * n * s2 + 6 * square);
  const b2 = -(2 * n * s1 - (n + 3) * s2 + 6 * square);
  const b3 = 4 * (n - 1) * s1 - 2 * (n + 1) * s2 + 8 * square;
  const b4 = s1 - s2 + square;
  const raw = b0 * m2 * m2 + b1 * m4 + b2 * m1 * m1 * m2 + b3 * m1 * m3 + b4 * m1 ** 4;
  const variance = raw / (products * products * n * (n - 1) * (n - 2) * (n - 3)) - expectation * expectation;
  const moments = { statistic: cross / products, expectation, variance };
  return {
    tests: random ? [{ values: x, weights: sample.weights, permutations }] : [],
    finish: ([forms]) => finishGlobal(moments, sample, forms ? forms.quadratic.map((form) => form / products) : null, options),
  };
}

function powerSums(x: Float64Array): [number, number, number, number] {
  const sums: [number, number, number, number] = [0, 0, 0, 0];
  for (const value of x) {
    sums[0] += value;
    sums[1] += value ** 2;
    sums[2] += value ** 3;
    sums[3] += value ** 4;
  }
  return sums;
}
