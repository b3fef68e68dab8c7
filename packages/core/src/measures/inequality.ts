import { InputError, requireLength } from "../errors/index.ts";
import { ascendingOrder } from "../numeric/index.ts";

/** Weights of places, usually population; equal when absent. */
export type InequalityWeights = Float64Array | undefined;

/**
 * Gini coefficient of places, weighted by population where it is given.
 *
 *     G = sum_i sum_j f_i f_j |y_i - y_j| / (2 mean),   f = weight share,   mean = sum_i f_i y_i
 *
 * @param values   y, [n], >= 0; NaN is left out
 * @param weights  [n], >= 0; default equal
 * @returns 0 to 1; NaN when the mean is 0. With few places the maximum is (n - 1)/n: multiply by n/(n - 1) for the small-sample form
 * @throws InputError `shape-mismatch`
 * @see Gini (1914); computed by sorting, in n log n
 */
export function giniCoefficient(values: Float64Array, weights?: InequalityWeights): number {
  if (!weights) return unweightedGini(values);
  requireLength("giniCoefficient", "weights", weights, values.length, "one weight per value");
  let total = 0;
  let income = 0;
  for (let i = 0; i < values.length; ++i) {
    const w = weights[i]!;
    if (Number.isNaN(values[i]!) || !(w > 0)) continue;
    total += w;
    income += w * values[i]!;
  }
  if (!(income > 0)) return Number.NaN;
  let below = 0;
  let area = 0;
  for (const i of ascendingOrder(values)) {
    if (Number.isNaN(values[i]!) || !(weights[i]! > 0)) continue;
    const share = (weights[i]! * values[i]!) / income;
    area += (weights[i]! / total) * (2 * below + share);
    below += share;
  }
  return 1 - area;
}

/** Equal weights: numbers sort many times faster than positions. */
function unweightedGini(values: Float64Array): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const n = sorted.length;
  let income = 0;
  for (const y of sorted) income += y;
  if (!(income > 0)) return Number.NaN;
  let below = 0;
  let area = 0;
  for (const y of sorted) {
    area += 2 * below + y;
    below += y;
  }
  return 1 - area / (n * income);
}

/**
 * Theil T: inequality in which rich places count more.
 *
 *     T = sum_i f_i (y_i / mean) ln(y_i / mean)          0 ln 0 = 0
 *
 * @param values   y, [n], >= 0; NaN is left out
 * @param weights  [n], >= 0; default equal
 * @returns 0 to ln n (equal weights); NaN when the mean is 0
 * @see Theil (1967), Economics and Information Theory
 */
export function theilT(values: Float64Array, weights?: InequalityWeights): number {
  return meanOf(values, weights, (r) => (r > 0 ? r * Math.log(r) : 0));
}

/**
 * Theil L, the mean logarithmic deviation: inequality in which poor places count more.
 *
 *     L = sum_i f_i ln(mean / y_i)
 *
 * @param values   y, [n], > 0; NaN is left out
 * @param weights  [n], >= 0; default equal
 * @returns 0 upwards; Infinity when a place has 0
 * @see Theil (1967)
 */
export function theilL(values: Float64Array, weights?: InequalityWeights): number {
  return meanOf(values, weights, (r) => -Math.log(r));
}

/**
 * Atkinson index: share of total income that could be given up for an equal distribution, at a stated aversion to inequality.
 *
 *     A = 1 - [ sum_i f_i (y_i/mean)^(1 - epsilon) ]^(1/(1 - epsilon));   A = 1 - exp(-L) at epsilon = 1
 *
 * @param values   y, [n], >= 0; NaN is left out
 * @param epsilon  aversion, > 0; 0.5 to 2 are usual
 * @param weights  [n], >= 0; default equal
 * @returns 0 to 1
 * @throws InputError `bad-aversion`
 * @see Atkinson (1970), On the measurement of inequality
 */
export function atkinsonIndex(values: Float64Array, epsilon: number, weights?: InequalityWeights): number {
  if (!(epsilon > 0)) {
    throw new InputError("bad-aversion", `atkinsonIndex: the aversion epsilon is ${epsilon}; it must be above 0.`, { epsilon });
  }
  if (epsilon === 1) return 1 - Math.exp(-theilL(values, weights));
  return 1 - meanOf(values, weights, (r) => r ** (1 - epsilon)) ** (1 / (1 - epsilon));
}

/**
 * Coefficient of variation of places; with population weights it is Williamson's index of regional inequality.
 *
 *     V = sqrt( sum_i f_i (y_i - mean)^2 ) / mean
 *
 * @param values   y, [n]; NaN is left out
 * @param weights  population, [n], >= 0; default equal, which gives the unweighted index
 * @returns 0 upwards
 * @see Williamson (1965), Regional inequality and the process of national development
 */
export function williamsonIndex(values: Float64Array, weights?: InequalityWeights): number {
  return Math.sqrt(meanOf(values, weights, (r) => (r - 1) ** 2));
}

/**
 * Williamson's index around the unweighted mean, as the R package REAT computes it by default.
 *
 *     V = sqrt( sum_i f_i (y_i - m)^2 ) / m,   m = sum_i y_i / n
 *
 * Williamson takes deviations from the national mean, which is weighted: see `williamsonIndex`. The two agree with equal weights.
 *
 * @param values   y, [n]; NaN is left out
 * @param weights  population, [n], >= 0; default equal
 * @returns 0 upwards
 */
export function williamsonAroundPlainMean(values: Float64Array, weights?: InequalityWeights): number {
  const present = values.filter((value) => !Number.isNaN(value));
  const plain = present.reduce((sum, value) => sum + value, 0) / present.length;
  const { total, income } = weightedSums(values, weights);
  const ratio = income / total / plain;
  return Math.sqrt(meanOf(values, weights, (r) => (r * ratio - 1) ** 2));
}

/** Sums of weights and of weighted values over the cells that are present and weigh something. */
function weightedSums(values: Float64Array, weights: InequalityWeights): { readonly total: number; readonly income: number } {
  let total = 0;
  let income = 0;
  for (let i = 0; i < values.length; ++i) {
    const w = weights ? weights[i]! : 1;
    if (Number.isNaN(values[i]!) || !(w > 0)) continue;
    total += w;
    income += w * values[i]!;
  }
  return { total, income };
}

/**
 * Hoover index of inequality: share of income that would have to move for all places to be equal per head.
 *
 *     H = (1/2) sum_i f_i |y_i/mean - 1|
 *
 * @param values   y, [n], >= 0; NaN is left out
 * @param weights  population, [n], >= 0; default equal
 * @returns 0 to 1
 * @see Hoover (1936)
 */
export function hooverInequality(values: Float64Array, weights?: InequalityWeights): number {
  return meanOf(values, weights, (r) => Math.abs(r - 1)) / 2;
}

/** sum_i f_i g(y_i / mean), absent cells left out. */
function meanOf(values: Float64Array, weights: InequalityWeights, g: (relative: number) => number): number {
  if (weights) requireLength("inequality", "weights", weights, values.length, "one weight per value");
  const { total, income } = weightedSums(values, weights);
  if (!(total > 0) || income === 0) return Number.NaN;
  const mean = income / total;
  let sum = 0;
  for (let i = 0; i < values.length; ++i) {
    const w = weights ? weights[i]! : 1;
    if (Number.isNaN(values[i]!) || !(w > 0)) continue;
    sum += (w / total) * g(values[i]! / mean);
  }
  return sum;
}
