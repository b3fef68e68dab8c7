import { averageRanks, rankCorrelation } from "../digital/index.ts";
import { requireLength } from "../errors/index.ts";

/** How ranks changed between two years. */
export interface RankMobility {
  /** Kendall's tau-b, -1 to 1; 1 = the order is the same. */
  readonly tau: number;
  /** Spearman's rho. */
  readonly rho: number;
  /** Mean absolute change of rank over the largest possible mean, 0 to 1. */
  readonly mobility: number;
  /** Change of rank, places gained, [n]; NaN where absent in either year. */
  readonly change: Float64Array;
}

/**
 * Rank mobility of places between two years.
 *
 *     tau-b = (concordant - discordant) / sqrt(pairs untied in first x pairs untied in last)
 *     mobility = sum_i |rank_last - rank_first| / floor(n^2 / 2)
 *
 * @param first  values of the first year, [n]; NaN is left out
 * @param last   values of the last year, [n]
 * @returns correlations, mobility and each place's change
 * @throws InputError `shape-mismatch`
 * @see Kendall (1938); the bound is Diaconis and Graham's (1977) for the footrule
 */
export function rankMobility(first: Float64Array, last: Float64Array): RankMobility {
  requireLength("rankMobility", "last", last, first.length, "one value per place");
  const both = [...first.keys()].filter((i) => !Number.isNaN(first[i]!) && !Number.isNaN(last[i]!));
  const n = both.length;
  const a = averageRanks(Float64Array.from(both, (i) => first[i]!));
  const b = averageRanks(Float64Array.from(both, (i) => last[i]!));
  let balance = 0;
  let untiedFirst = 0;
  let untiedLast = 0;
  for (let i = 0; i < n; ++i) {
    for (let k = 0; k < i; ++k) {
      const x = Math.sign(a[i]! - a[k]!);
      const y = Math.sign(b[i]! - b[k]!);
      balance += x * y;
      untiedFirst += x * x;
      untiedLast += y * y;
    }
  }
  const change = new Float64Array(first.length).fill(Number.NaN);
  let moved = 0;
  both.forEach((i, k) => {
    change[i] = b[k]! - a[k]!;
    moved += Math.abs(change[i]!);
  });
  return {
    tau: balance / Math.sqrt(untiedFirst * untiedLast),
    rho: rankCorrelation(first, last),
    mobility: moved / Math.floor((n * n) / 2),
    change,
  };
}
