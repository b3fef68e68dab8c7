import { transposeSparse } from "../numeric/index.ts";
import { associationSample, deviations, requireValues, sampleValues } from "./association-sample.ts";
import { type GlobalAssociation, requireRandom } from "./association-test.ts";
import { completeGlobal, finishGlobal, type PreparedGlobal } from "./global-association.ts";
import type { MomentOptions } from "./global-moran.ts";
import { type SpatialWeights, weightsMatrix } from "./spatial-weights.ts";
import { type WeightsConstants, weightsConstants } from "./weights-constants.ts";

/**
 * Geary's C: how different are neighbours, relative to any two regions?
 *
 *     C = (n - 1) sum_ij w[i,j] (x[i] - x[j])^2 / (2 S0 sum_i z[i]^2)
 *
 * 1 is no association, below 1 neighbours are alike; so `less` is the alternative of positive association, and z is negative there
 * (some packages print it with the opposite sign).
 *
 * @param values   x, [n], any unit, finite
 * @param weights  n regions, any transform; isolates by their policy
 * @throws InputError `shape-mismatch`, `missing-values`, `constant-values`, `too-few-regions`, `random-missing`
 * @see Cliff and Ord (1981), Spatial Processes, equations 1.46 and 2.16 to 2.19
 */
export function globalGeary(values: Float64Array, weights: SpatialWeights, options: MomentOptions = {}): GlobalAssociation {
  return completeGlobal(prepareGlobalGeary(values, weights, options), options.random);
}

/** `globalGeary` up to its permutations. */
export function prepareGlobalGeary(values: Float64Array, weights: SpatialWeights, options: MomentOptions = {}): PreparedGlobal {
  requireValues("globalGeary", "values", values, weights);
  const permutations = options.permutations ?? 0;
  const random = requireRandom("globalGeary", permutations, options.random);
  const sample = associationSample(weights);
  const { z, m2, m4 } = deviations("globalGeary", sampleValues(sample, values));
  const constants = weightsConstants(sample.weights);
  const { n, s0 } = constants;
  const scale = (n - 1) / (2 * s0 * n * m2);
  const { offsets, neighbours, values: w } = sample.weights;
  let differences = 0;
  for (let i = 0; i < n; ++i) {
    for (let e = offsets[i]!; e < offsets[i + 1]!; ++e) differences += w[e]! * (z[i]! - z[neighbours[e]!]!) ** 2;
  }
  const moments = {
    statistic: scale * differences,
    expectation: 1,
    variance:
      (options.assumption ?? "randomisation") === "normality"
        ? gearyNormalVariance(constants)
        : gearyRandomisationVariance(constants, m4 / (m2 * m2)),
  };
  const diagonal = random ? rowAndColumnSums(sample.weights) : null;
  return {
    tests: diagonal ? [{ values: z, weights: sample.weights, permutations, diagonal }] : [],
    finish: ([forms]) => {
      const permuted = forms?.quadratic.map((quadratic, p) => scale * (forms.diagonal[p]! - 2 * quadratic)) ?? null;
      return finishGlobal(moments, sample, permuted, options);
    },
  };
}

/** Var(C) when values are normal: ((2 S1 + S2)(n - 1) - 4 S0^2) / (2 (n + 1) S0^2). */
export function gearyNormalVariance({ n, s0, s1, s2 }: WeightsConstants): number {
  return ((2 * s1 + s2) * (n - 1) - 4 * s0 * s0) / (2 * (n + 1) * s0 * s0);
}

/**
 * Var(C) when the given values are permuted over regions.
 *
 * @param kurtosis  b2 = m4 / m2^2
 */
export function gearyRandomisationVariance({ n, s0, s1, s2 }: WeightsConstants, kurtosis: number): number {
  const first = (n - 1) * s1 * (n * n - 3 * n + 3 - (n - 1) * kurtosis);
  const second = 0.25 * (n - 1) * s2 * (n * n + 3 * n - 6 - (n * n - n + 2) * kurtosis);
  const third = s0 * s0 * (n * n - 3 - (n - 1) ** 2 * kurtosis);
  return (first - second + third) / (n * (n - 2) * (n - 3) * s0 * s0);
}

function rowAndColumnSums(weights: SpatialWeights): Float64Array {
  const n = weights.ids.length;
  const sums = new Float64Array(n);
  for (const side of [weightsMatrix(weights), transposeSparse(weightsMatrix(weights))]) {
    for (let i = 0; i < n; ++i) for (let e = side.offsets[i]!; e < side.offsets[i + 1]!; ++e) sums[i]! += side.values[e]!;
  }
  return sums;
}
