import { associationSample, deviations, requireValues, sampleValues } from "./association-sample.ts";
import {
  completeLocal,
  finishLocal,
  type LocalAssociation,
  type LocalOptions,
  type PreparedLocal,
  planLocal,
  type Quadrant,
  quadrantOf,
} from "./local-association.ts";
import type { SpatialWeights } from "./spatial-weights.ts";

/**
 * Local Geary: how different is a region from its neighbours?
 *
 *     c[i] = sum_j w[i,j] (z[i] - z[j])^2,   z standardised with n - 1
 *
 * Small values are positive association. Quadrants are those of local Moran.
 *
 * @param values   x, [n], finite
 * @param weights  n regions
 * @throws InputError as `localMoran`
 * @see Anselin (1995), equation 17; Anselin (2019), A local indicator of multivariate spatial association
 */
export function localGeary(values: Float64Array, weights: SpatialWeights, options: LocalOptions = {}): LocalAssociation {
  return completeLocal(prepareLocalGeary(values, weights, options), options.random);
}

/**
 * `localGeary` up to its permutations.
 *
 * With own value and weights fixed, c[i] moves with the lag of z[j]^2 - 2 z[i] z[j]: the draws of that lag are the test.
 */
export function prepareLocalGeary(values: Float64Array, weights: SpatialWeights, options: LocalOptions = {}): PreparedLocal {
  requireValues("localGeary", "values", values, weights);
  const sample = associationSample(weights);
  const { z: raw, m2 } = deviations("localGeary", sampleValues(sample, values));
  const n = raw.length;
  const sd = Math.sqrt((m2 * n) / (n - 1));
  const z = raw.map((value) => value / sd);
  const plan = planLocal("localGeary", options);
  const statistic = new Float64Array(n);
  const expectation = new Float64Array(n);
  const variance = new Float64Array(n);
  const quadrant: Quadrant[] = new Array<Quadrant>(n);
  const sums = [0, 0, 0, 0, 0];
  for (const value of z) for (let power = 1; power <= 4; ++power) sums[power]! += value ** power;
  const { offsets, neighbours, values: w } = sample.weights;
  for (let i = 0; i < n; ++i) {
    const own = z[i]!;
    let total = 0;
    let squares = 0;
    let lag = 0;
    for (let e = offsets[i]!; e < offsets[i + 1]!; ++e) {
      const j = neighbours[e]!;
      if (j === i) continue;
      total += w[e]!;
      squares += w[e]! * w[e]!;
      lag += w[e]! * z[j]!;
      statistic[i]! += w[e]! * (own - z[j]!) ** 2;
    }
    const mean = (n * own ** 2 - 2 * own * sums[1]! + sums[2]!) / (n - 1);
    const fourth = n * own ** 4 - 4 * own ** 3 * sums[1]! + 6 * own ** 2 * sums[2]! - 4 * own * sums[3]! + sums[4]!;
    const spread = Math.max(0, fourth / (n - 1) - mean * mean);
    expectation[i] = total * mean;
    variance[i] = (spread * ((n - 1) * squares - total * total)) / (n - 2);
    quadrant[i] = offsets[i + 1] === offsets[i] ? "isolate" : quadrantOf(own, lag);
  }
  const bend = { values: z, slope: z.map((value) => -2 * value) };
  return {
    lags: plan.permutations > 0 ? { ...plan, values: z.map((value) => value * value), weights: sample.weights, bend } : null,
    finish: (counts) => finishLocal(weights, sample, plan.alternative, { statistic, expectation, variance, quadrant, counts }),
  };
}
