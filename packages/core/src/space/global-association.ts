import type { Random } from "../numeric/index.ts";
import type { AssociationSample } from "./association-sample.ts";
import { type AssociationOptions, type GlobalAssociation, normalTest, permutationTest } from "./association-test.ts";
import { type FormsTest, type PermutedForms, permutedForms } from "./permuted-forms.ts";

/** A global measure before its permutations: `finish` takes the forms of every test, in order. */
export interface PreparedGlobal<Result = GlobalAssociation> {
  /** Empty without permutations. */
  readonly tests: readonly FormsTest[];
  readonly finish: (forms: readonly PermutedForms[]) => Result;
}

/** Makes the permutations that a prepared measure waits for, here and now; all tests permute the regions alike. */
export function completeGlobal<Result>({ tests, finish }: PreparedGlobal<Result>, random: Random | undefined): Result {
  return finish(tests.map((test) => permutedForms(test, random!)));
}

/** A statistic with its moments under no association. */
export interface GlobalMoments {
  readonly statistic: number;
  readonly expectation: number;
  readonly variance: number;
}

/**
 * A global measure with its tests: by the normal distribution, and by permutation where there was any.
 *
 * @param permuted  statistics of permuted values, or null
 */
export function finishGlobal(
  { statistic, expectation, variance }: GlobalMoments,
  sample: AssociationSample,
  permuted: Float64Array | null,
  options: Pick<AssociationOptions, "alternative">,
): GlobalAssociation {
  const alternative = options.alternative ?? "two-sided";
  const z = (statistic - expectation) / Math.sqrt(variance);
  return {
    statistic,
    expectation,
    variance,
    z,
    p: normalTest(z, alternative),
    alternative,
    n: sample.weights.ids.length,
    omitted: sample.omitted,
    permutation: permuted ? permutationTest(statistic, permuted, expectation, alternative) : null,
  };
}
