import { requireLength } from "../errors/index.ts";
import { locationalGini, meanBilateralDistance } from "./concentration.ts";
import { giniCoefficient } from "./inequality.ts";
import type { ProximityPanel } from "./proximity-panel.ts";
import { regionalShares } from "./shares.ts";

/** What happened to an industry between two years: where it is, and where its virtual contacts are. */
export type DispersionVerdict =
  | "dispersed-and-virtually-concentrated"
  | "dispersed-in-both"
  | "concentrated-in-both"
  | "concentrated-and-virtually-dispersed"
  | "no-change"
  | "not-defined";

/** One industry in two years. */
export interface DispersionPattern {
  readonly verdict: DispersionVerdict;
  /** Locational Gini of activity, first and last year. */
  readonly physicalGini: readonly [number, number];
  /** Gini over regions of activity-weighted virtual contacts L_is PhiV_is, first and last year. */
  readonly virtualGini: readonly [number, number];
  /** Gini over regions of activity itself, on the same footing as the virtual one, first and last year. */
  readonly activityGini: readonly [number, number];
  /** Mean distance between two random workers, kilometres, first and last year: the large scale. */
  readonly meanDistanceKm: readonly [number, number];
  /** Share of pairs of workers in the same region, first and last year: the smallest scale that regional data see. */
  readonly samePlaceShare: readonly [number, number];
  /** True when the slogan "physically dispersed, virtually concentrated" describes this industry. */
  readonly supportsSlogan: boolean;
  /** True when workers got farther apart on average while more of them share a region: spread out at large, clustered at small scale. */
  readonly dispersedAtLargeConcentratedAtSmallScale: boolean;
}

/**
 * Tests, industry by industry, whether activity became "physically dispersed and virtually concentrated" (实分散、虚集中).
 *
 *     physical:  change of the locational Gini of L
 *     virtual:   change of the Gini over regions of L_is PhiV_is
 *     scale:     change of sum_r s_r^2 (same place) against change of sum_rq s_r s_q d_rq (mean distance)
 *
 * It is a pattern in the data, not an assumption: the other three combinations are named as plainly. Regional data see no distance
 * shorter than a region; with firm points the K-density answers the small scale properly.
 *
 * @param panel      of `proximityPanel`
 * @param activity   L, [R x S x Y], as given to the panel; cells absent in either year are left out of both
 * @param distances  kilometres, [R x R]
 * @param years      positions of first and last year; default the ends of the panel
 * @param tolerance  change of a Gini that counts as none; default 0.001
 * @returns one pattern per industry, [S]
 * @throws InputError `shape-mismatch`
 * @see the model book, section 1
 */
export function dispersionPatterns(
  panel: ProximityPanel,
  activity: Float64Array,
  distances: Float64Array,
  years: readonly [number, number] = [0, panel.years - 1],
  tolerance = 0.001,
): DispersionPattern[] {
  const { regions: R, industries: S, years: Y } = panel;
  requireLength("dispersionPatterns", "activity", activity, R * S * Y, "regions x industries x years");
  const tables = years.map((y) => {
    const table = new Float64Array(R * S);
    for (let i = 0; i < R; ++i) {
      for (let s = 0; s < S; ++s) {
        const cell = (i * S + s) * Y;
        const absent = Number.isNaN(activity[cell + years[0]!]!) || Number.isNaN(activity[cell + years[1]!]!);
        table[i * S + s] = absent ? Number.NaN : activity[cell + y]!;
      }
    }
    return { y, table, shares: regionalShares(table, R, S) };
  });
  return Array.from({ length: S }, (_, s) => {
    const [first, last] = tables.map(({ y, table, shares }) => {
      const share = shares.industry.subarray(s * R, (s + 1) * R);
      const contacts = Float64Array.from(
        { length: R },
        (_, i) => table[i * S + s]! * panel.virtualProximity[(i * S + s) * Y + y]!,
      );
      let same = 0;
      for (const x of share) same += x * x;
      return {
        physical: locationalGini(share, shares.total),
        activity: giniCoefficient(share),
        virtual: giniCoefficient(contacts),
        distance: meanBilateralDistance(share, distances),
        same,
      };
    }) as [PatternYear, PatternYear];
    const verdict = verdictOf(last.physical - first.physical, last.virtual - first.virtual, tolerance);
    return {
      verdict,
      physicalGini: [first.physical, last.physical],
      virtualGini: [first.virtual, last.virtual],
      activityGini: [first.activity, last.activity],
      meanDistanceKm: [first.distance, last.distance],
      samePlaceShare: [first.same, last.same],
      supportsSlogan: verdict === "dispersed-and-virtually-concentrated",
      dispersedAtLargeConcentratedAtSmallScale: last.distance > first.distance && last.same > first.same,
    };
  });
}

interface PatternYear {
  readonly physical: number;
  readonly activity: number;
  readonly virtual: number;
  readonly distance: number;
  readonly same: number;
}

function verdictOf(physical: number, virtual: number, tolerance: number): DispersionVerdict {
  if (Number.isNaN(physical) || Number.isNaN(virtual)) return "not-defined";
  if (Math.abs(physical) <= tolerance || Math.abs(virtual) <= tolerance) return "no-change";
  if (physical < 0) return virtual > 0 ? "dispersed-and-virtually-concentrated" : "dispersed-in-both";
  return virtual > 0 ? "concentrated-in-both" : "concentrated-and-virtually-dispersed";
}
