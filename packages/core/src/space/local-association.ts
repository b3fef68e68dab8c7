import { InputError } from "../errors/index.ts";
import type { Random } from "../numeric/index.ts";
import type { AssociationSample } from "./association-sample.ts";
import { type Alternative, countTest, normalTest, requireRandom } from "./association-test.ts";
import type { LagCounts } from "./conditional-draws.ts";
import type { SpatialWeights } from "./spatial-weights.ts";

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
  /** Sites to do, rows `from` up to `to` (not included); workers may share the work with the same seed. Default all. */
  readonly siteRange?: { readonly from: number; readonly to: number };
}

/** Where a site stands: its own value and its neighbours', each high (H) or low (L) against the mean. */
export type Quadrant = "HH" | "LL" | "HL" | "LH" | "isolate";

/** A local measure of association, one value per site of the range asked. */
export interface LocalAssociation {
  /** Region ids of the range. */
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

/** The test of one local run, with defaults filled in. */
export interface LocalPlan {
  readonly alternative: Alternative;
  readonly permutations: number;
  readonly random: Random | null;
  readonly draws: "auto" | "shared" | "per-site";
  /** Range of the given weights, and of the sample. */
  readonly range: { readonly from: number; readonly to: number };
  readonly sampleRange: { readonly from: number; readonly to: number };
}

/** @throws InputError `bad-range`, `random-missing`, `bad-permutations` */
export function planLocal(caller: string, weights: SpatialWeights, sample: AssociationSample, options: LocalOptions): LocalPlan {
  const n = weights.ids.length;
  const range = options.siteRange ?? { from: 0, to: n };
  if (!Number.isInteger(range.from) || !Number.isInteger(range.to) || range.from < 0 || range.to < range.from || range.to > n) {
    throw new InputError("bad-range", `${caller}: siteRange is ${range.from} to ${range.to}; it must lie within 0 to ${n}.`, {
      range,
    });
  }
  const permutations = options.permutations ?? (options.random ? 999 : 0);
  const random = requireRandom(caller, permutations, options.random);
  const { rows } = sample;
  const sampleRange = rows === null ? range : { from: firstAtLeast(rows, range.from), to: firstAtLeast(rows, range.to) };
  return {
    alternative: options.alternative ?? "two-sided",
    permutations,
    random,
    draws: options.draws ?? "auto",
    range,
    sampleRange,
  };
}

/** What a measure computed for the sites of a sample range. */
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
  plan: LocalPlan,
  parts: LocalParts,
): LocalAssociation {
  const { from, to } = plan.range;
  const size = to - from;
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
    const row = sample.rows === null ? plan.sampleRange.from + s : sample.rows[plan.sampleRange.from + s]!;
    const at = row - from;
    statistic[at] = parts.statistic[s]!;
    expectation[at] = parts.expectation[s]!;
    variance[at] = parts.variance[s]!;
    z[at] = parts.variance[s]! > 0 ? (parts.statistic[s]! - parts.expectation[s]!) / Math.sqrt(parts.variance[s]!) : 0;
    quadrant[at] = parts.quadrant[s]!;
    if (!counts || !greater || !less) {
      p[at] = normalTest(z[at]!, plan.alternative);
      continue;
    }
    const slope = parts.slope?.[s] ?? 1;
    const draws = counts.permutations;
    greater[at] = slope > 0 ? counts.greater[s]! : slope < 0 ? counts.less[s]! : draws;
    less[at] = slope > 0 ? counts.less[s]! : slope < 0 ? counts.greater[s]! : draws;
    const extreme = slope === 0 ? draws : (counts.extreme[s] ?? draws);
    p[at] = countTest({ draws, greater: greater[at]!, less: less[at]!, extreme }, plan.alternative);
  }
  return {
    ids: weights.ids.slice(from, to),
    statistic,
    expectation,
    variance,
    z,
    p,
    quadrant,
    alternative: plan.alternative,
    permutations: counts?.permutations ?? 0,
    draws: counts?.method ?? null,
    greater,
    less,
  };
}

/**
 * Results of neighbouring ranges as one, in the order given.
 *
 * @param parts  results of one measure with the same options but for `siteRange`, at least one
 */
export function joinLocalRanges(parts: readonly LocalAssociation[]): LocalAssociation {
  const first = parts[0];
  if (!first) throw new InputError("nothing-to-join", "joinLocalRanges: no results were given; at least one range is needed.");
  const floats = (pick: (part: LocalAssociation) => Float64Array): Float64Array =>
    Float64Array.from(parts.flatMap((part) => [...pick(part)]));
  const integers = (pick: (part: LocalAssociation) => Int32Array | null): Int32Array | null =>
    pick(first) === null ? null : Int32Array.from(parts.flatMap((part) => [...(pick(part) ?? [])]));
  return {
    ...first,
    ids: parts.flatMap((part) => part.ids),
    statistic: floats((part) => part.statistic),
    expectation: floats((part) => part.expectation),
    variance: floats((part) => part.variance),
    z: floats((part) => part.z),
    p: floats((part) => part.p),
    quadrant: parts.flatMap((part) => part.quadrant),
    greater: integers((part) => part.greater),
    less: integers((part) => part.less),
  };
}

/** Quadrant of a site from its own deviation and its lag's; 0 counts as low, as in GeoDa. */
export function quadrantOf(own: number, lag: number): Quadrant {
  return own > 0 ? (lag > 0 ? "HH" : "HL") : lag > 0 ? "LH" : "LL";
}

function firstAtLeast(rows: Int32Array, row: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle]! < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
