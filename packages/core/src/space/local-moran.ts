import { type AssociationSample, associationSample, deviations, requireValues, sampleValues } from "./association-sample.ts";
import { normalTest } from "./association-test.ts";
import { conditionalLagMoments } from "./conditional-moments.ts";
import {
  completeLocal,
  finishLocal,
  type LocalAssociation,
  type LocalOptions,
  type LocalPlan,
  type PreparedLocal,
  planLocal,
  type Quadrant,
  quadrantOf,
} from "./local-association.ts";
import type { SpatialWeights } from "./spatial-weights.ts";

/** How local Moran is tested. */
export interface LocalMoranOptions extends LocalOptions {
  /**
   * Analytic moments: `conditional` fixes the site's own value (Sokal et al. 1998), `total` permutes all values (Anselin 1995).
   * Default `conditional`.
   */
  readonly moments?: "conditional" | "total";
}

/**
 * Local Moran (LISA): where are high values among high ones, and where do places differ from their surroundings?
 *
 *     I[i] = (z[i] / m2) sum_j w[i,j] z[j],   z = x - mean,  m2 = sum z^2 / n
 *
 * @param values   x, [n], any unit, finite
 * @param weights  n regions; row-standardised ones make I[i] a mean whose own mean is Moran's I
 * @param options  test; give `random` for conditional permutation
 * @throws InputError `shape-mismatch`, `missing-values`, `constant-values`, `too-few-regions`, `random-missing`
 * @see Anselin (1995), Local indicators of spatial association, equations 7 and 13 to 15
 */
export function localMoran(values: Float64Array, weights: SpatialWeights, options: LocalMoranOptions = {}): LocalAssociation {
  return completeLocal(prepareLocalMoran(values, weights, options), options.random);
}

/** `localMoran` up to its permutations, for those who share these between threads. */
export function prepareLocalMoran(values: Float64Array, weights: SpatialWeights, options: LocalMoranOptions = {}): PreparedLocal {
  requireValues("localMoran", "values", values, weights);
  const sample = associationSample(weights);
  const { z, m2, m4 } = deviations("localMoran", sampleValues(sample, values));
  const plan = planLocal("localMoran", options);
  const prepared = localCrossMoran(z, z, m2, weights, sample, plan);
  if ((options.moments ?? "conditional") === "conditional") return prepared;
  const { lags, finish } = prepared;
  return { lags, finish: (counts) => withTotalMoments(finish(counts), sample, m4 / (m2 * m2)) };
}

/**
 * Local Moran of two variables: does a high value of one lie among high values of the other?
 *
 *     I[i] = (zx[i] / sqrt(m2x m2y)) sum_j w[i,j] zy[j]
 *
 * A site's own y stays out of the draws; the measure mixes association over space with the correlation of x and y in place.
 *
 * @param x, y  [n], finite
 * @see Anselin, Syabri and Smirnov (2002), Visualizing multivariate spatial correlation
 */
export function localBivariateMoran(
  x: Float64Array,
  y: Float64Array,
  weights: SpatialWeights,
  options: LocalOptions = {},
): LocalAssociation {
  return completeLocal(prepareLocalBivariateMoran(x, y, weights, options), options.random);
}

/** `localBivariateMoran` up to its permutations. */
export function prepareLocalBivariateMoran(
  x: Float64Array,
  y: Float64Array,
  weights: SpatialWeights,
  options: LocalOptions = {},
): PreparedLocal {
  requireValues("localBivariateMoran", "x", x, weights);
  requireValues("localBivariateMoran", "y", y, weights);
  const sample = associationSample(weights);
  const own = deviations("localBivariateMoran", sampleValues(sample, x));
  const other = deviations("localBivariateMoran", sampleValues(sample, y));
  const plan = planLocal("localBivariateMoran", options);
  return localCrossMoran(own.z, other.z, Math.sqrt(own.m2 * other.m2), weights, sample, plan);
}

function localCrossMoran(
  own: Float64Array,
  lagged: Float64Array,
  scale: number,
  weights: SpatialWeights,
  sample: AssociationSample,
  plan: LocalPlan,
): PreparedLocal {
  const moments = conditionalLagMoments(lagged, sample.weights);
  const n = own.length;
  const statistic = new Float64Array(n);
  const expectation = new Float64Array(n);
  const variance = new Float64Array(n);
  const quadrant: Quadrant[] = new Array<Quadrant>(n);
  for (let i = 0; i < n; ++i) {
    const slope = own[i]! / scale;
    const fixed = slope * moments.self[i]! * lagged[i]!;
    statistic[i] = slope * moments.lag[i]! + fixed;
    expectation[i] = slope * moments.expectation[i]! + fixed;
    variance[i] = slope * slope * moments.variance[i]!;
    const alone = sample.weights.offsets[i + 1]! - sample.weights.offsets[i]! === 0;
    quadrant[i] = alone ? "isolate" : quadrantOf(own[i]!, moments.lag[i]! + moments.self[i]! * lagged[i]!);
  }
  return {
    lags: plan.permutations > 0 ? { ...plan, values: lagged, weights: sample.weights } : null,
    finish: (counts) =>
      finishLocal(weights, sample, plan.alternative, { statistic, expectation, variance, quadrant, counts, slope: own }),
  };
}

/** E = -W / (n - 1); Var = A (n - b2) / (n - 1) + (W^2 - A)(2 b2 - n) / ((n - 1)(n - 2)) - W^2 / (n - 1)^2 with A = sum_j w^2. */
function withTotalMoments(result: LocalAssociation, { weights, rows }: AssociationSample, kurtosis: number): LocalAssociation {
  const n = weights.ids.length;
  const expectation = result.expectation.slice();
  const variance = result.variance.slice();
  const z = result.z.slice();
  for (let i = 0; i < n; ++i) {
    let total = 0;
    let squares = 0;
    for (let e = weights.offsets[i]!; e < weights.offsets[i + 1]!; ++e) {
      total += weights.values[e]!;
      squares += weights.values[e]! ** 2;
    }
    const at = rows === null ? i : rows[i]!;
    expectation[at] = -total / (n - 1);
    variance[at] =
      (squares * (n - kurtosis)) / (n - 1) +
      ((total * total - squares) * (2 * kurtosis - n)) / ((n - 1) * (n - 2)) -
      (total / (n - 1)) ** 2;
    z[at] = variance[at]! > 0 ? (result.statistic[at]! - expectation[at]!) / Math.sqrt(variance[at]!) : 0;
  }
  const p = result.permutations > 0 ? result.p : z.map((value) => normalTest(value, result.alternative));
  return { ...result, expectation, variance, z, p };
}
