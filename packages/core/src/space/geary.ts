import { transposeSparse } from "../numeric/index.ts";
import { associationSample, deviations, requireValues, sampleValues } from "./association-sample.ts";
import { countTest, type GlobalAssociation, normalTest, permutationTest, requireRandom } from "./association-test.ts";
import { fastStream, shufflePrefix, undoShuffle } from "./fast-stream.ts";
import type { MomentOptions } from "./global-moran.ts";
import {
  finishLocal,
  type LocalAssociation,
  type LocalOptions,
  planLocal,
  type Quadrant,
  quadrantOf,
} from "./local-association.ts";
import { permutedForms } from "./permuted-forms.ts";
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
  requireValues("globalGeary", "values", values, weights);
  const permutations = options.permutations ?? 0;
  const random = requireRandom("globalGeary", permutations, options.random);
  const alternative = options.alternative ?? "two-sided";
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
  const statistic = scale * differences;
  const variance =
    (options.assumption ?? "randomisation") === "normality"
      ? gearyNormalVariance(constants)
      : gearyRandomisationVariance(constants, m4 / (m2 * m2));
  const deviate = (statistic - 1) / Math.sqrt(variance);
  let permuted: Float64Array | null = null;
  if (random) {
    const forms = permutedForms(z, sample.weights, permutations, random, { diagonal: rowAndColumnSums(sample.weights) });
    permuted = forms.quadratic.map((quadratic, p) => scale * (forms.diagonal[p]! - 2 * quadratic));
  }
  return {
    statistic,
    expectation: 1,
    variance,
    z: deviate,
    p: normalTest(deviate, alternative),
    alternative,
    n,
    omitted: sample.omitted,
    permutation: permuted ? permutationTest(statistic, permuted, 1, alternative) : null,
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

/**
 * Local Geary: how different is a region from its neighbours?
 *
 *     c[i] = sum_j w[i,j] (z[i] - z[j])^2,   z standardised with n - 1
 *
 * Small values are positive association. Quadrants are those of local Moran. Draws are per site whatever is asked, because the
 * distribution depends on the site's own value.
 *
 * @param values   x, [n], finite
 * @param weights  n regions
 * @throws InputError as `localMoran`
 * @see Anselin (1995), equation 17; Anselin (2019), A local indicator of multivariate spatial association
 */
export function localGeary(values: Float64Array, weights: SpatialWeights, options: LocalOptions = {}): LocalAssociation {
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
  const result = finishLocal(weights, sample, plan.alternative, { statistic, expectation, variance, quadrant, counts: null });
  if (plan.permutations === 0) return result;
  const p = result.p.slice();
  const greater = new Int32Array(p.length);
  const less = new Int32Array(p.length);
  // Numbers of the other regions: from region i on they are one higher.
  const others = Int32Array.from({ length: n - 1 }, (_, j) => j);
  for (let i = 0; i < n; ++i) {
    const state = fastStream(options.random!, i);
    const tally = drawDifferences(z, sample.weights, i, statistic[i]!, expectation[i]!, plan.permutations, others, state);
    const at = sample.rows === null ? i : sample.rows[i]!;
    greater[at] = tally.greater;
    less[at] = tally.less;
    p[at] = countTest(tally, plan.alternative);
  }
  return { ...result, p, greater, less, permutations: plan.permutations, draws: "per-site" };
}

function drawDifferences(
  z: Float64Array,
  weights: SpatialWeights,
  i: number,
  observed: number,
  expected: number,
  draws: number,
  others: Int32Array,
  state: Uint32Array,
): { draws: number; greater: number; less: number; extreme: number } {
  const row: number[] = [];
  for (let e = weights.offsets[i]!; e < weights.offsets[i + 1]!; ++e)
    if (weights.neighbours[e] !== i) row.push(weights.values[e]!);
  const origins = new Int32Array(row.length);
  const tolerance = 1e-10 * Math.max(observed, expected);
  const far = Math.abs(observed - expected) - tolerance;
  let greater = 0;
  let less = 0;
  let extreme = 0;
  for (let p = 0; p < draws; ++p) {
    shufflePrefix(others, others.length, row.length, state, origins);
    let sum = 0;
    for (let m = 0; m < row.length; ++m) {
      const j = others[m]! < i ? others[m]! : others[m]! + 1;
      sum += row[m]! * (z[i]! - z[j]!) ** 2;
    }
    undoShuffle(others, others.length, row.length, origins);
    if (sum >= observed - tolerance) ++greater;
    if (sum <= observed + tolerance) ++less;
    if (Math.abs(sum - expected) >= far) ++extreme;
  }
  return { draws, greater, less, extreme };
}

function rowAndColumnSums(weights: SpatialWeights): Float64Array {
  const n = weights.ids.length;
  const sums = new Float64Array(n);
  for (const side of [weightsMatrix(weights), transposeSparse(weightsMatrix(weights))]) {
    for (let i = 0; i < n; ++i) for (let e = side.offsets[i]!; e < side.offsets[i + 1]!; ++e) sums[i]! += side.values[e]!;
  }
  return sums;
}
