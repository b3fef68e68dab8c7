import { associationSample, deviations, requireValues, sampleValues } from "./association-sample.ts";
import { normalTest } from "./association-test.ts";
import { conditionalLagCounts } from "./conditional-draws.ts";
import { conditionalLagMoments } from "./conditional-moments.ts";
import {
  finishLocal,
  type LocalAssociation,
  type LocalOptions,
  type LocalPlan,
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
 * @throws InputError `shape-mismatch`, `missing-values`, `constant-values`, `too-few-regions`, `random-missing`, `bad-range`
 * @see Anselin (1995), Local indicators of spatial association, equations 7 and 13 to 15
 */
export function localMoran(values: Float64Array, weights: SpatialWeights, options: LocalMoranOptions = {}): LocalAssociation {
  requireValues("localMoran", "values", values, weights);
  const sample = associationSample(weights);
  const { z, m2, m4 } = deviations("localMoran", sampleValues(sample, values));
  const plan = planLocal("localMoran", weights, sample, options);
  const result = localCrossMoran(z, z, m2, weights, sample, plan);
  if ((options.moments ?? "conditional") === "conditional") return result;
  return withTotalMoments(result, sample.weights, sample.rows, plan, m4 / (m2 * m2));
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
  requireValues("localBivariateMoran", "x", x, weights);
  requireValues("localBivariateMoran", "y", y, weights);
  const sample = associationSample(weights);
  const own = deviations("localBivariateMoran", sampleValues(sample, x));
  const other = deviations("localBivariateMoran", sampleValues(sample, y));
  const plan = planLocal("localBivariateMoran", weights, sample, options);
  return localCrossMoran(own.z, other.z, Math.sqrt(own.m2 * other.m2), weights, sample, plan);
}

function localCrossMoran(
  own: Float64Array,
  lagged: Float64Array,
  scale: number,
  weights: SpatialWeights,
  sample: ReturnType<typeof associationSample>,
  plan: LocalPlan,
): LocalAssociation {
  const { from, to } = plan.sampleRange;
  const moments = conditionalLagMoments(lagged, sample.weights, from, to);
  const count = to - from;
  const statistic = new Float64Array(count);
  const expectation = new Float64Array(count);
  const variance = new Float64Array(count);
  const quadrant: Quadrant[] = new Array<Quadrant>(count);
  for (let s = 0; s < count; ++s) {
    const i = from + s;
    const slope = own[i]! / scale;
    const fixed = slope * moments.self[s]! * lagged[i]!;
    statistic[s] = slope * moments.lag[s]! + fixed;
    expectation[s] = slope * moments.expectation[s]! + fixed;
    variance[s] = slope * slope * moments.variance[s]!;
    const alone = sample.weights.offsets[i + 1]! - sample.weights.offsets[i]! === 0;
    quadrant[s] = alone ? "isolate" : quadrantOf(own[i]!, moments.lag[s]! + moments.self[s]! * lagged[i]!);
  }
  const counts = plan.random
    ? conditionalLagCounts(lagged, sample.weights, {
        permutations: plan.permutations,
        random: plan.random,
        draws: plan.draws,
        alternative: plan.alternative,
        siteRange: plan.sampleRange,
      })
    : null;
  return finishLocal(weights, sample, plan, {
    statistic,
    expectation,
    variance,
    quadrant,
    counts,
    slope: own.subarray(from, to),
  });
}

/** E = -W / (n - 1); Var = A (n - b2) / (n - 1) + (W^2 - A)(2 b2 - n) / ((n - 1)(n - 2)) - W^2 / (n - 1)^2 with A = sum_j w^2. */
function withTotalMoments(
  result: LocalAssociation,
  weights: SpatialWeights,
  rows: Int32Array | null,
  plan: LocalPlan,
  kurtosis: number,
): LocalAssociation {
  const n = weights.ids.length;
  const expectation = result.expectation.slice();
  const variance = result.variance.slice();
  const z = result.z.slice();
  for (let i = plan.sampleRange.from; i < plan.sampleRange.to; ++i) {
    let total = 0;
    let squares = 0;
    for (let e = weights.offsets[i]!; e < weights.offsets[i + 1]!; ++e) {
      total += weights.values[e]!;
      squares += weights.values[e]! ** 2;
    }
    const at = (rows === null ? i : rows[i]!) - plan.range.from;
    expectation[at] = -total / (n - 1);
    variance[at] =
      (squares * (n - kurtosis)) / (n - 1) +
      ((total * total - squares) * (2 * kurtosis - n)) / ((n - 1) * (n - 2)) -
      (total / (n - 1)) ** 2;
    z[at] = variance[at]! > 0 ? (result.statistic[at]! - expectation[at]!) / Math.sqrt(variance[at]!) : 0;
  }
  const p = result.permutations > 0 ? result.p : z.map((value) => normalTest(value, plan.alternative));
  return { ...result, expectation, variance, z, p };
}
