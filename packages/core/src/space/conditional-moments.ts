import type { SpatialWeights } from "./spatial-weights.ts";

/** Moments of a site's lag when its neighbours' values are drawn without replacement from the other sites. */
export interface ConditionalMoments {
  /** Observed lag without the site itself, [n]. */
  readonly lag: Float64Array;
  readonly expectation: Float64Array;
  readonly variance: Float64Array;
  /** Weight of the site to itself, [n]. */
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
export function conditionalLagMoments(values: Float64Array, weights: SpatialWeights): ConditionalMoments {
  const n = values.length;
  const result = {
    lag: new Float64Array(n),
    expectation: new Float64Array(n),
    variance: new Float64Array(n),
    self: new Float64Array(n),
  };
  let mean = 0;
  for (const value of values) mean += value / n;
  // Centred at the mean, so that squares do not cancel.
  let squares = 0;
  for (const value of values) squares += (value - mean) ** 2;
  for (let i = 0; i < n; ++i) {
    let total = 0;
    let totalSquares = 0;
    let lag = 0;
    for (let e = weights.offsets[i]!, end = weights.offsets[i + 1]!; e < end; ++e) {
      const j = weights.neighbours[e]!;
      const w = weights.values[e]!;
      if (j === i) {
        result.self[i] = w;
        continue;
      }
      total += w;
      totalSquares += w * w;
      lag += w * values[j]!;
    }
    const deviation = values[i]! - mean;
    const othersDeviation = -deviation / (n - 1);
    const othersVariance = (squares - deviation * deviation) / (n - 1) - othersDeviation * othersDeviation;
    result.lag[i] = lag;
    result.expectation[i] = total * (mean + othersDeviation);
    result.variance[i] = (Math.max(0, othersVariance) * ((n - 1) * totalSquares - total * total)) / (n - 2);
  }
  return result;
}
