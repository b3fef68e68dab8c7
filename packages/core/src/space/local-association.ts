import type { Random } from "../numeric/index.ts";
import type { AssociationSample } from "./association-sample.ts";
import { type Alternative, countTest, normalTest, requireRandom } from "./association-test.ts";
import { conditionalLagCounts, type LagBend, type LagCounts } from "./conditional-draws.ts";
import type { SpatialWeights, WeightRows } from "./spatial-weights.ts";

/** How local measures of association are tested. */
export interface LocalOptions {
  /** Default `two-sided`. */
  readonly alternative?: Alternative;
  /** Seeded source of the permutations; without it p-values come from the normal distribution. No default. */
  readonly random?: Random;
  /** Draws per site, integer >= 0. Default 999 with `random`, 0 without. */
  readonly permutations?: number;
  /** See `ConditionalOptions.draws`. Default `auto`. */
  readonly draws?: "auto" | "shared" | "per-site";
}

/** Where a site stands: its own value and its neighbours', each high (H) or low (L) against the mean. */
export type Quadrant = "HH" | "LL" | "HL" | "LH" | "isolate";

/** A local measure of association, one value per site. */
export interface LocalAssociation {
  readonly ids: readonly string[];
  /** NaN at isolates that are left out, where `quadrant` says so. */
  readonly statistic: Float64Array;
  /** Under conditional permutation (or as asked), with the site's own value fixed. */
  readonly expectation: Float64Array;
  readonly variance: Float64Array;
  /** (statistic - expectation) / sd. */
  readonly z: Float64Array;
  /** From permutations where there are any, else from z; under the alternative; not corrected for the number of sites. */
  readonly p: Float64Array;
  readonly quadrant: readonly Quadrant[];
  readonly alternative: Alternative;
  /** Draws behind each p-value; 0 where it is analytic. */
  readonly permutations: number;
  /** How draws were made; null without. Shared draws make the errors of sites depend on each other. */
  readonly draws: "shared" | "per-site" | null;
  /** Draws with a statistic at least as large, and at most as large; null without permutations. */
  readonly greater: Int32Array | null;
  readonly less: Int32Array | null;
}

/** Draws of a lag that a measure waits for: plain data, so that threads can share the counting. */
export interface LagTest extends Required<Pick<LocalOptions, "alternative" | "permutations" | "draws">> {
  /** x whose lag is drawn, [n of the sample]. */
  readonly values: Float64Array;
  readonly weights: WeightRows;
  readonly bend?: LagBend;
}

/** A local measure before its permutations: `finish` takes the counts of `lags`, or null where there are none. */
export interface PreparedLocal {
  readonly lags: LagTest | null;
  readonly finish: (counts: LagCounts | null) => LocalAssociation;
}

/** Makes the draws that a prepared measure waits for, here and now. */
export function completeLocal({ lags, finish }: PreparedLocal, random: Random | undefined): LocalAssociation {
  return finish(lags ? conditionalLagCounts(lags.values, lags.weights, { ...lags, random: random! }) : null);
}

/** The test of one local run, with defaults filled in. */
export interface LocalPlan {
  readonly alternative: Alternative;
  readonly permutations: number;
  readonly draws: "auto" | "shared" | "per-site";
}

/** @throws InputError `random-missing`, `bad-permutations` */
export function planLocal(caller: string, options: LocalOptions): LocalPlan {
  const permutations = options.permutations ?? (options.random ? 999 : 0);
  requireRandom(caller, permutations, options.random);
  return { alternative: options.alternative ?? "two-sided", permutations, draws: options.draws ?? "auto" };
}

/** What a measure computed for the sites of a sample. */
export interface LocalParts {
  readonly statistic: Float64Array;
  readonly expectation: Float64Array;
  readonly variance: Float64Array;
  readonly quadrant: readonly Quadrant[];
  /** Draws of the lag; null without. */
  readonly counts: LagCounts | null;
  /** Sign of the statistic's slope in the lag: where negative, a larger lag is a smaller statistic. Default 1 everywhere. */
  readonly slope?: Float64Array;
}

/** Completes a local run: z, p, and isolates put back where they belong. */
export function finishLocal(
  weights: SpatialWeights,
  sample: AssociationSample,
  alternative: Alternative,
  parts: LocalParts,
): LocalAssociation {
  const size = weights.ids.length;
  const blank = (): Float64Array => new Float64Array(size).fill(Number.NaN);
  const [statistic, expectation, variance, z, p] = [blank(), blank(), blank(), blank(), blank()] as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const quadrant: Quadrant[] = new Array<Quadrant>(size).fill("isolate");
  const { counts } = parts;
  const greater = counts ? new Int32Array(size) : null;
  const less = counts ? new Int32Array(size) : null;
  for (let s = 0; s < parts.statistic.length; ++s) {
    const at = sample.rows === null ? s : sample.rows[s]!;
    statistic[at] = parts.statistic[s]!;
    expectation[at] = parts.expectation[s]!;
    variance[at] = parts.variance[s]!;
    z[at] = parts.variance[s]! > 0 ? (parts.statistic[s]! - parts.expectation[s]!) / Math.sqrt(parts.variance[s]!) : 0;
    quadrant[at] = parts.quadrant[s]!;
    if (!counts || !greater || !less) {
      p[at] = normalTest(z[at]!, alternative);
      continue;
    }
    const slope = parts.slope?.[s] ?? 1;
    const draws = counts.permutations;
    greater[at] = slope > 0 ? counts.greater[s]! : slope < 0 ? counts.less[s]! : draws;
    less[at] = slope > 0 ? counts.less[s]! : slope < 0 ? counts.greater[s]! : draws;
    const extreme = slope === 0 ? draws : (counts.extreme[s] ?? draws);
    p[at] = countTest({ draws, greater: greater[at]!, less: less[at]!, extreme }, alternative);
  }
  return {
    ids: weights.ids,
    statistic,
    expectation,
    variance,
    z,
    p,
    quadrant,
    alternative,
    permutations: counts?.permutations ?? 0,
    draws: counts?.method ?? null,
    greater,
    less,
  };
}

/** Quadrant of a site from its own deviation and its lag's; 0 counts as low, as in GeoDa. */
export function quadrantOf(own: number, lag: number): Quadrant {
  return own > 0 ? (lag > 0 ? "HH" : "HL") : lag > 0 ? "LH" : "LL";
}
