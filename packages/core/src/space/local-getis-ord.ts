import { associationSample, deviations, requireNaturalZero, requireValues, sampleValues } from "./association-sample.ts";
import { conditionalLagMoments } from "./conditional-moments.ts";
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

/** How local Getis-Ord is computed and tested. */
export interface LocalGetisOrdOptions extends LocalOptions {
  /**
   * `leave-out`: G, neighbours alone; `include`: G*, the region among them, with the mean weight of its row where the weights do not
   * link it to itself. Default `leave-out`.
   */
  readonly self?: "include" | "leave-out";
}

/**
 * Local G and G*: hot spots and cold spots.
 *
 *     G[i]  = sum_j w[i,j] x[j] / sum_j x[j],   j not i          G*[i] the same with j = i included
 *
 * z is the usual output (Getis and Ord 1995): above 0 high values lie together, below 0 low ones. For G* the moments are those of
 * drawing all values, its own included; permutations always keep the site's own value.
 *
 * @param values   x, [n], >= 0 with a natural zero, finite
 * @param weights  n regions; only the proportions within a row matter for z
 * @throws InputError as `globalGetisOrd`
 * @see Ord and Getis (1995), Local spatial autocorrelation statistics
 */
export function localGetisOrd(
  values: Float64Array,
  weights: SpatialWeights,
  options: LocalGetisOrdOptions = {},
): LocalAssociation {
  return completeLocal(prepareLocalGetisOrd(values, weights, options), options.random);
}

/** `localGetisOrd` up to its permutations. */
export function prepareLocalGetisOrd(
  values: Float64Array,
  weights: SpatialWeights,
  options: LocalGetisOrdOptions = {},
): PreparedLocal {
  requireValues("localGetisOrd", "values", values, weights);
  requireNaturalZero("localGetisOrd", values, weights);
  const sample = associationSample(weights);
  const x = sampleValues(sample, values);
  const { mean, m2 } = deviations("localGetisOrd", x);
  const plan = planLocal("localGetisOrd", options);
  const n = x.length;
  const star = options.self === "include";
  const sum = mean * n;
  const moments = conditionalLagMoments(x, sample.weights);
  const statistic = new Float64Array(n);
  const expectation = new Float64Array(n);
  const variance = new Float64Array(n);
  const quadrant: Quadrant[] = new Array<Quadrant>(n);
  const { offsets, neighbours, values: w } = sample.weights;
  for (let i = 0; i < n; ++i) {
    let total = 0;
    let squares = 0;
    let degree = 0;
    for (let e = offsets[i]!; e < offsets[i + 1]!; ++e) {
      if (neighbours[e] === i) continue;
      total += w[e]!;
      squares += w[e]! * w[e]!;
      degree += 1;
    }
    const centred = moments.lag[i]! - total * mean;
    quadrant[i] = degree === 0 ? "isolate" : quadrantOf(x[i]! - mean, centred);
    if (!star) {
      const others = sum - x[i]!;
      statistic[i] = moments.lag[i]! / others;
      expectation[i] = moments.expectation[i]! / others;
      variance[i] = moments.variance[i]! / (others * others);
      continue;
    }
    const self = moments.self[i]! > 0 ? moments.self[i]! : degree > 0 ? total / degree : 0;
    const all = total + self;
    statistic[i] = (moments.lag[i]! + self * x[i]!) / sum;
    expectation[i] = (all * mean) / sum;
    variance[i] = (m2 * (n * (squares + self * self) - all * all)) / ((n - 1) * sum * sum);
  }
  return {
    lags: plan.permutations > 0 ? { ...plan, values: x, weights: sample.weights } : null,
    finish: (counts) => finishLocal(weights, sample, plan.alternative, { statistic, expectation, variance, quadrant, counts }),
  };
}
