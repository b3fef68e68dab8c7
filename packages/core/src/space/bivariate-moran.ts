import { requireLength } from "../errors/index.ts";
import { sparseTimesVector, transposeSparse } from "../numeric/index.ts";
import { associationSample, deviations, requireValues, sampleValues } from "./association-sample.ts";
import { type AssociationOptions, type GlobalAssociation, requireRandom } from "./association-test.ts";
import { fastStream, shufflePrefix } from "./fast-stream.ts";
import { finishGlobal } from "./global-association.ts";
import { globalMoran, type MomentOptions } from "./global-moran.ts";
import type { LocalAssociation } from "./local-association.ts";
import { type LocalMoranOptions, localMoran } from "./local-moran.ts";
import { type SpatialWeights, weightsMatrix } from "./spatial-weights.ts";

/**
 * Moran's I of two variables: do high values of x neighbour high values of y?
 *
 *     I = (n / S0) sum_ij w[i,j] zx[i] zy[j] / sqrt(sum zx^2 sum zy^2)
 *
 * Expectation and variance are exact for y permuted over regions with x fixed. It mixes association over space with the correlation
 * of x and y in place: read it beside that correlation.
 *
 * @param x, y     [n], any units, finite
 * @param weights  n regions
 * @throws InputError as `globalMoran`
 * @see Anselin, Syabri and Smirnov (2002); Lee (2001) for the caveat
 */
export function bivariateMoran(
  x: Float64Array,
  y: Float64Array,
  weights: SpatialWeights,
  options: AssociationOptions = {},
): GlobalAssociation {
  requireValues("bivariateMoran", "x", x, weights);
  requireValues("bivariateMoran", "y", y, weights);
  const permutations = options.permutations ?? 0;
  const random = requireRandom("bivariateMoran", permutations, options.random);
  const sample = associationSample(weights);
  const own = deviations("bivariateMoran", sampleValues(sample, x));
  const other = deviations("bivariateMoran", sampleValues(sample, y));
  const n = own.z.length;
  const matrix = weightsMatrix(sample.weights);
  let s0 = 0;
  for (const value of matrix.values) s0 += value;
  const scale = 1 / (s0 * Math.sqrt(own.m2 * other.m2));
  // The sum is linear in y with fixed coefficients, so a permutation costs n, not the number of links.
  const pull = sparseTimesVector(transposeSparse(matrix), own.z);
  let mean = 0;
  for (const value of pull) mean += value / n;
  let squares = 0;
  for (const value of pull) squares += (value - mean) ** 2;
  const moments = {
    statistic: scale * dot(pull, other.z),
    expectation: 0,
    variance: (scale * scale * squares * other.m2 * n) / (n - 1),
  };
  if (!random) return finishGlobal(moments, sample, null, options);
  const shuffled = other.z.slice();
  const state = fastStream(random, 0);
  const permuted = new Float64Array(permutations);
  for (let p = 0; p < permutations; ++p) {
    shufflePrefix(shuffled, n, n, state);
    permuted[p] = scale * dot(pull, shuffled);
  }
  return finishGlobal(moments, sample, permuted, options);
}

/**
 * Differential Moran: do regions that gained neighbour regions that gained? Moran's I of the change between two years.
 *
 * @param before, after  [n], the same unit; take logarithms first for rates of growth
 * @throws InputError as `globalMoran`
 */
export function differentialMoran(
  before: Float64Array,
  after: Float64Array,
  weights: SpatialWeights,
  options: MomentOptions = {},
): GlobalAssociation {
  return globalMoran(change("differentialMoran", before, after), weights, options);
}

/** Local Moran of the change between two years; see `differentialMoran` and `localMoran`. */
export function localDifferentialMoran(
  before: Float64Array,
  after: Float64Array,
  weights: SpatialWeights,
  options: LocalMoranOptions = {},
): LocalAssociation {
  return localMoran(change("localDifferentialMoran", before, after), weights, options);
}

function change(caller: string, before: Float64Array, after: Float64Array): Float64Array {
  requireLength(caller, "after", after, before.length, "regions of `before`");
  return after.map((value, i) => value - before[i]!);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; ++i) sum += a[i]! * b[i]!;
  return sum;
}
