import { InputError } from "../errors/index.ts";
import { normalProbability, type Random } from "../numeric/index.ts";

/**
 * What counts as at least as extreme as the observation.
 *
 *     greater    statistics >= observed                     positive association for Moran
 *     less       statistics <= observed
 *     two-sided  twice the smaller of both, at most 1
 *     folded     |statistic - expectation| >= |observed - expectation|
 *     directed   the smaller of both: what GeoDa and PySAL print; as a test its true size is twice its value
 */
export type Alternative = "two-sided" | "greater" | "less" | "folded" | "directed";

/** How a measure of association is tested. */
export interface AssociationOptions {
  /** Default `two-sided`. */
  readonly alternative?: Alternative;
  /** Random permutations, integer >= 0; 0 gives the analytic test alone. Default 0. */
  readonly permutations?: number;
  /** Needed where `permutations` > 0. No default. */
  readonly random?: Random;
}

/** Reference distribution from permutations. */
export interface PermutationTest {
  readonly permutations: number;
  readonly mean: number;
  /** Of the permuted statistics, divided by permutations - 1. */
  readonly variance: number;
  /** Permuted statistics at least as large, and at most as large, as observed. */
  readonly greater: number;
  readonly less: number;
  /** (count + 1) / (permutations + 1) under the alternative. */
  readonly p: number;
}

/** A global measure of association with its test. */
export interface GlobalAssociation {
  readonly statistic: number;
  /** Under no association. */
  readonly expectation: number;
  readonly variance: number;
  /** (statistic - expectation) / sd. */
  readonly z: number;
  /** From the normal distribution of z, under the alternative. */
  readonly p: number;
  readonly alternative: Alternative;
  /** Regions counted. */
  readonly n: number;
  /** Ids left out because they have no neighbour. */
  readonly omitted: readonly string[];
  /** Null without permutations. */
  readonly permutation: PermutationTest | null;
}

/** p-value of a standard normal deviate. */
export function normalTest(z: number, alternative: Alternative): number {
  switch (alternative) {
    case "greater":
      return normalProbability(z, "upper");
    case "less":
      return normalProbability(z, "lower");
    case "directed":
      return normalProbability(Math.abs(z), "upper");
    default:
      return 2 * normalProbability(Math.abs(z), "upper");
  }
}

/** Counts of reference draws relative to an observation. */
export interface ReferenceCounts {
  readonly draws: number;
  readonly greater: number;
  readonly less: number;
  /** At least as far from the expectation. */
  readonly extreme: number;
}

/** p-value from counts: (count + 1) / (draws + 1). */
export function countTest({ draws, greater, less, extreme }: ReferenceCounts, alternative: Alternative): number {
  const total = draws + 1;
  switch (alternative) {
    case "greater":
      return (greater + 1) / total;
    case "less":
      return (less + 1) / total;
    case "folded":
      return (extreme + 1) / total;
    case "directed":
      return (Math.min(greater, less) + 1) / total;
    case "two-sided":
      return Math.min(1, (2 * (Math.min(greater, less) + 1)) / total);
  }
}

/** Comparison of an observation with permuted statistics; equal within 1e-10 of their size counts as equal. */
export function permutationTest(
  observed: number,
  permuted: Float64Array,
  expectation: number,
  alternative: Alternative,
): PermutationTest {
  let size = Math.abs(observed);
  let sum = 0;
  for (const value of permuted) {
    sum += value;
    size = Math.max(size, Math.abs(value));
  }
  const tolerance = 1e-10 * size;
  const mean = sum / permuted.length;
  let squares = 0;
  let greater = 0;
  let less = 0;
  let extreme = 0;
  const far = Math.abs(observed - expectation) - tolerance;
  for (const value of permuted) {
    squares += (value - mean) ** 2;
    if (value >= observed - tolerance) ++greater;
    if (value <= observed + tolerance) ++less;
    if (Math.abs(value - expectation) >= far) ++extreme;
  }
  const draws = permuted.length;
  return {
    permutations: draws,
    mean,
    variance: draws > 1 ? squares / (draws - 1) : Number.NaN,
    greater,
    less,
    p: countTest({ draws, greater, less, extreme }, alternative),
  };
}

/** @throws InputError `random-missing`, `bad-permutations` */
export function requireRandom(caller: string, permutations: number, random: Random | undefined): Random | null {
  if (!Number.isInteger(permutations) || permutations < 0) {
    throw new InputError("bad-permutations", `${caller}: permutations is ${permutations}; it must be an integer of at least 0.`);
  }
  if (permutations === 0) return null;
  if (!random) {
    throw new InputError(
      "random-missing",
      `${caller}: ${permutations} permutations were asked for; give a seeded \`random\` with them.`,
    );
  }
  return random;
}
