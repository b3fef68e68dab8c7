import type { SpatialWeights } from "./spatial-weights.ts";

/** Moments of a site's lag when its neighbours' values are drawn without replacement from the other sites. */
export interface ConditionalMoments {
  /** Observed lag without the site itself, [to - from]. */
  readonly lag: Float64Array;
  readonly expectation: Float64Array;
  readonly variance: Float64Array;
  /** Weight of the site to itself, [to - from]. */
  readonly self: Float64Array;
}

/**
 * Expectation and variance of every site's spatial lag under conditional permutation.
 *
 *     E[i] = W[i] m(i),   Var[i] = s2(i) ((n - 1) sum_j w[i,j]^2 - W[i]^2) / (n - 2)
 *
 * with W[i] = sum_j w[i,j], m(i) and s2(i) the mean and variance (over n - 1) of all values but the site's own; j is never i.
 *
 * @param values   x, [n], finite
 * @param weights  n sites, n >= 3
 * @see Getis and Ord (1992), The analysis of spatial association by use of distance statistics; Sokal, Oden and Thomson (1998),
 *   Local spatial autocorrelation in a biological model
 */
export function conditionalLagMoments(
  values: Float64Array,
  weights: SpatialWeights,
  from: number,
  to: number,
): ConditionalMoments {
  const n = values.length;
  const count = to - from;
  const result = {
    lag: new Float64Array(count),
    expectation: new Float64Array(count),
    variance: new Float64Array(count),
    self: new Float64Array(count),
  };
  let mean = 0;
  for (const value of values) mean += value / n;
  // Centred at the mean, so that squares do not cancel.
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  for (let s = 0; s < count; ++s) {
    const i = from + s;
    let total = 0;
    let totalSquares = 0;
    let lag = 0;
    for (let e = weights.offsets[i]!, end = weights.offsets[i + 1]!; e < end; ++e) {
      const j = weights.neighbours[e]!;
      const w = weights.values[e]!;
      if (j === i) {
        result.self[s] = w;
        continue;
      }
      total += w;
      totalSquares += w * w;
      lag += w * values[j]!;
    }
    const deviation = values[i]! - mean;
    const othersDeviation = -deviation / (n - 1);
    const othersVariance = (squares - deviation * deviation) / (n - 1) - othersDeviation * othersDeviation;
    result.lag[s] = lag;
    result.expectation[s] = total * (mean + othersDeviation);
    result.variance[s] = (Math.max(0, othersVariance) * ((n - 1) * totalSquares - total * total)) / (n - 2);
  }
  return result;
}
