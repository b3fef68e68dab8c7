import { associationSample, deviations, requireValues, sampleValues } from "./association-sample.ts";
import { type AssociationOptions, type GlobalAssociation, requireRandom } from "./association-test.ts";
import { completeGlobal, finishGlobal, type PreparedGlobal } from "./global-association.ts";
import { spatialLag } from "./spatial-lag.ts";
import type { SpatialWeights } from "./spatial-weights.ts";
import { type WeightsConstants, weightsConstants } from "./weights-constants.ts";

/** How global Moran and Geary are tested. */
export interface MomentOptions extends AssociationOptions {
  /** `randomisation`: values permuted over regions; `normality`: values drawn from a normal distribution. Default `randomisation`. */
  readonly assumption?: "randomisation" | "normality";
}

/**
 * Moran's I: do regions with high values neighbour regions with high values?
 *
 *     I = (n / S0) sum_ij w[i,j] z[i] z[j] / sum_i z[i]^2,   z = x - mean
 *
 * @param values   x, [n], any unit, finite
 * @param weights  n regions, any transform; isolates by their policy
 * @param options  test
 * @returns I (about -1 to 1), its expectation -1/(n-1), variance and tests
 * @throws InputError `shape-mismatch`, `missing-values`, `constant-values`, `too-few-regions`, `random-missing`
 * @see Cliff and Ord (1981), Spatial Processes, equations 1.44 and 2.11 to 2.15
 */
export function globalMoran(values: Float64Array, weights: SpatialWeights, options: MomentOptions = {}): GlobalAssociation {
  return completeGlobal(prepareGlobalMoran(values, weights, options), options.random);
}

/** `globalMoran` up to its permutations, for those who share these between threads. */
export function prepareGlobalMoran(values: Float64Array, weights: SpatialWeights, options: MomentOptions = {}): PreparedGlobal {
  requireValues("globalMoran", "values", values, weights);
  const permutations = options.permutations ?? 0;
  const random = requireRandom("globalMoran", permutations, options.random);
  const sample = associationSample(weights);
  const { z, m2, m4 } = deviations("globalMoran", sampleValues(sample, values));
  const constants = weightsConstants(sample.weights);
  const scale = 1 / (constants.s0 * m2);
  const lag = spatialLag(z, sample.weights);
  let cross = 0;
  for (let i = 0; i < z.length; ++i) cross += z[i]! * lag[i]!;
  const moments = {
    statistic: cross * scale,
    expectation: -1 / (constants.n - 1),
    variance:
      (options.assumption ?? "randomisation") === "normality"
        ? moranNormalVariance(constants)
        : moranRandomisationVariance(constants, m4 / (m2 * m2)),
  };
  return {
    tests: random ? [{ values: z, weights: sample.weights, permutations }] : [],
    finish: ([forms]) => finishGlobal(moments, sample, forms ? forms.quadratic.map((form) => form * scale) : null, options),
  };
}

/** Var(I) when values are normal: (n^2 S1 - n S2 + 3 S0^2) / ((n^2 - 1) S0^2) - 1/(n-1)^2. */
export function moranNormalVariance({ n, s0, s1, s2 }: WeightsConstants): number {
  return (n * n * s1 - n * s2 + 3 * s0 * s0) / ((n * n - 1) * s0 * s0) - 1 / (n - 1) ** 2;
}

/**
 * Var(I) when the given values are permuted over regions.
 *
 * @param kurtosis  b2 = m4 / m2^2
 */
export function moranRandomisationVariance({ n, s0, s1, s2 }: WeightsConstants, kurtosis: number): number {
  const square = s0 * s0;
  const first = n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * square);
  const second = kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * square);
  return (first - second) / ((n - 1) * (n - 2) * (n - 3) * square) - 1 / (n - 1) ** 2;
}
