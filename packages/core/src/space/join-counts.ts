import { InputError, requireLength } from "../errors/index.ts";
import { associationSample } from "./association-sample.ts";
import { type AssociationOptions, type GlobalAssociation, requireRandom } from "./association-test.ts";
import { completeGlobal, finishGlobal, type PreparedGlobal } from "./global-association.ts";
import type { FormsTest } from "./permuted-forms.ts";
import type { SpatialWeights } from "./spatial-weights.ts";
import { type WeightsConstants, weightsConstants } from "./weights-constants.ts";

/** Joins between two classes (or within one). */
export interface JoinCount extends GlobalAssociation {
  /** Class numbers, a <= b. */
  readonly a: number;
  readonly b: number;
}

/**
 * Join counts: how often do neighbours belong to the same class, and how often to two given ones?
 *
 *     J[a,a] = (1/2) sum_ij w[i,j] 1[i in a] 1[j in a],   J[a,b] = (1/2) sum_ij w[i,j] (1[i in a] 1[j in b] + 1[i in b] 1[j in a])
 *
 * Moments are those of given class sizes laid out at random (non-free sampling). With asymmetric weights J counts the mean of both
 * directions.
 *
 * @param classes  class of every region, [n], integers from 0 to count - 1
 * @param count    number of classes, >= 2
 * @param weights  n regions, usually binary
 * @returns one entry per pair of classes, a <= b, in ascending order
 * @throws InputError `shape-mismatch`, `bad-class`, `too-few-regions`, `random-missing`
 * @see Cliff and Ord (1981), Spatial Processes, equations 1.22 to 1.33
 */
export function joinCounts(
  classes: Int32Array,
  count: number,
  weights: SpatialWeights,
  options: AssociationOptions = {},
): JoinCount[] {
  return completeGlobal(prepareJoinCounts(classes, count, weights, options), options.random);
}

/** `joinCounts` up to its permutations. */
export function prepareJoinCounts(
  classes: Int32Array,
  count: number,
  weights: SpatialWeights,
  options: AssociationOptions = {},
): PreparedGlobal<JoinCount[]> {
  requireLength("joinCounts", "classes", classes, weights.ids.length, "regions");
  const at = classes.findIndex((value) => value < 0 || value >= count);
  if (at >= 0) {
    throw new InputError(
      "bad-class",
      `joinCounts: ${weights.ids[at]} is in class ${classes[at]}; classes run from 0 to ${count - 1}.`,
    );
  }
  const permutations = options.permutations ?? 0;
  const random = requireRandom("joinCounts", permutations, options.random);
  const sample = associationSample(weights);
  const of = sample.rows === null ? classes : Int32Array.from(sample.rows, (row) => classes[row]!);
  const constants = weightsConstants(sample.weights);
  const n = of.length;
  if (n < 4) throw new InputError("too-few-regions", `joinCounts: ${n} regions have neighbours; moments need at least 4.`);
  const sizes = new Float64Array(count);
  for (const value of of) sizes[value]! += 1;
  const observed = new Float64Array(count * count);
  for (let i = 0; i < n; ++i) {
    for (let e = sample.weights.offsets[i]!; e < sample.weights.offsets[i + 1]!; ++e) {
      const [low, high] = ordered(of[i]!, of[sample.weights.neighbours[e]!]!);
      observed[low * count + high]! += sample.weights.values[e]! / 2;
    }
  }
  const pairs = pairsOf(count);
  // All tests lay out the classes alike: a sum of two indicators gives the joins between them.
  const indicator = (a: number, b: number): FormsTest => ({
    values: Float64Array.from(of, (value) => Number(value === a || value === b)),
    weights: sample.weights,
    permutations,
  });
  return {
    tests: random ? pairs.map(([a, b]) => indicator(a, b)) : [],
    finish: (forms) => {
      const within = (a: number): Float64Array =>
        forms[pairs.findIndex(([first, second]) => first === a && second === a)]!.quadratic;
      return pairs.map(([a, b], at) => {
        const moments = a === b ? sameMoments(constants, sizes[a]!) : mixedMoments(constants, sizes[a]!, sizes[b]!);
        const [ofA, ofB] = a === b || forms.length === 0 ? [] : [within(a), within(b)];
        const joins = forms[at]?.quadratic.map((value, p) => (value - (ofA?.[p] ?? 0) - (ofB?.[p] ?? 0)) / 2);
        const statistic = observed[a * count + b]!;
        return { a, b, ...finishGlobal({ statistic, ...moments }, sample, joins ?? null, options) };
      });
    },
  };
}

/** Pairs of classes a <= b, ascending. */
function pairsOf(count: number): (readonly [number, number])[] {
  return Array.from({ length: count }, (_, a) => Array.from({ length: count - a }, (_unused, k) => [a, a + k] as const)).flat();
}

interface Moments {
  readonly expectation: number;
  readonly variance: number;
}

/** Joins within a class of `size` regions. */
function sameMoments({ n, s0, s1, s2 }: WeightsConstants, size: number): Moments {
  const two = falling(size, 2) / falling(n, 2);
  const three = falling(size, 3) / falling(n, 3);
  const four = falling(size, 4) / falling(n, 4);
  return {
    expectation: (s0 * two) / 2,
    variance: (s1 * two + (s2 - 2 * s1) * three + (s0 * s0 + s1 - s2) * four - (s0 * two) ** 2) / 4,
  };
}

/** Joins between two classes. */
function mixedMoments({ n, s0, s1, s2 }: WeightsConstants, a: number, b: number): Moments {
  const expectation = (s0 * a * b) / falling(n, 2);
  const second =
    (2 * s1 * a * b) / falling(n, 2) +
    ((s2 - 2 * s1) * a * b * (a + b - 2)) / falling(n, 3) +
    (4 * (s0 * s0 + s1 - s2) * falling(a, 2) * falling(b, 2)) / falling(n, 4);
  return { expectation, variance: second / 4 - expectation * expectation };
}

function falling(x: number, times: number): number {
  let product = 1;
  for (let t = 0; t < times; ++t) product *= x - t;
  return product;
}

function ordered(a: number, b: number): [number, number] {
  return a <= b ? [a, b] : [b, a];
}
