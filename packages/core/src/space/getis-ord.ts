import { InputError } from "../errors/index.ts";
import { associationSample, deviations, requireValues, sampleValues } from "./association-sample.ts";
import {
  type AssociationOptions,
  type GlobalAssociation,
  normalTest,
  permutationTest,
  requireRandom,
} from "./association-test.ts";
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
import { permutedForms } from "./permuted-forms.ts";
import { spatialLag } from "./spatial-lag.ts";
import type { SpatialWeights } from "./spatial-weights.ts";
import { weightsConstants } from "./weights-constants.ts";

/** How local Getis-Ord is computed and tested. */
export interface LocalGetisOrdOptions extends LocalOptions {
  /**
   * `leave-out`: G, neighbours alone; `include`: G*, the region among them, with the mean weight of its row where the weights do not
   * link it to itself. Default `leave-out`.
   */
  readonly self?: "include" | "leave-out";
}

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
  requireValues("globalGetisOrd", "values", values, weights);
  requirePositive("globalGetisOrd", values, weights);
  const permutations = options.permutations ?? 0;
  const random = requireRandom("globalGetisOrd", permutations, options.random);
  const alternative = options.alternative ?? "two-sided";
  const sample = associationSample(weights);
  const x = sampleValues(sample, values);
  deviations("globalGetisOrd", x);
  const { n, s0, s1, s2 } = weightsConstants(sample.weights);
  const [m1, m2, m3, m4] = powerSums(x);
  const products = m1 * m1 - m2;
  const lag = spatialLag(x, sample.weights);
  let cross = 0;
  for (let i = 0; i < n; ++i) cross += x[i]! * lag[i]!;
  const statistic = cross / products;
  const expectation = s0 / (n * (n - 1));
  const square = s0 * s0;
  const b0 = (n * n - 3 * n + 3) * s1 - n * s2 + 3 * square;
  const b1 = -((n * n - n) * s1 - 2 * n * s2 + 6 * square);
  const b2 = -(2 * n * s1 - (n + 3) * s2 + 6 * square);
  const b3 = 4 * (n - 1) * s1 - 2 * (n + 1) * s2 + 8 * square;
  const b4 = s1 - s2 + square;
  const raw = b0 * m2 * m2 + b1 * m4 + b2 * m1 * m1 * m2 + b3 * m1 * m3 + b4 * m1 ** 4;
  const variance = raw / (products * products * n * (n - 1) * (n - 2) * (n - 3)) - expectation * expectation;
  const deviate = (statistic - expectation) / Math.sqrt(variance);
  const forms = random ? permutedForms(x, sample.weights, permutations, random).quadratic : null;
  return {
    statistic,
    expectation,
    variance,
    z: deviate,
    p: normalTest(deviate, alternative),
    alternative,
    n,
    omitted: sample.omitted,
    permutation: forms
      ? permutationTest(
          statistic,
          forms.map((form) => form / products),
          expectation,
          alternative,
        )
      : null,
  };
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
  requirePositive("localGetisOrd", values, weights);
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

function requirePositive(caller: string, values: Float64Array, weights: SpatialWeights): void {
  const at = values.findIndex((value) => value < 0);
  if (at < 0) return;
  throw new InputError(
    "negative-values",
    `${caller}: ${JSON.stringify(weights.ids[at])} has ${values[at]}; G needs values of at least 0 with a natural zero. Use local Moran for deviations.`,
    { id: weights.ids[at] },
  );
}
