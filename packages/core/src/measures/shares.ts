import { InputError, requireLength } from "../errors/index.ts";

/** Regional distribution of every industry and of all of them. */
export interface RegionalShares {
  /** s_ri = E_ri / E_.i, [I x R]; NaN for an empty industry. */
  readonly industry: Float64Array;
  /** x_r = E_r. / E_.., [R]. */
  readonly total: Float64Array;
}

/**
 * Shares of regions in each industry and in the whole.
 *
 *     s_ri = E_ri / sum_r E_ri,   x_r = sum_i E_ri / sum_ri E_ri
 *
 * @param employment  any unit of activity, [R x I], >= 0; NaN counts as nothing
 * @param regions     R
 * @param industries  I
 * @returns shares with an industry contiguous
 * @throws InputError `shape-mismatch`, `negative-activity`
 */
export function regionalShares(employment: Float64Array, regions: number, industries: number): RegionalShares {
  requireLength(
    "regionalShares",
    "employment",
    employment,
    regions * industries,
    `${regions} regions x ${industries} industries`,
  );
  const industry = new Float64Array(regions * industries);
  const total = new Float64Array(regions);
  const sums = new Float64Array(industries);
  let all = 0;
  for (let r = 0; r < regions; ++r) {
    for (let i = 0; i < industries; ++i) {
      const e = employment[r * industries + i]!;
      if (e < 0) {
        throw new InputError(
          "negative-activity",
          `regionalShares: region ${r}, industry ${i} has activity ${e}; it must be 0 or more.`,
          { region: r, industry: i },
        );
      }
      if (Number.isNaN(e)) continue;
      industry[i * regions + r] = e;
      sums[i]! += e;
      total[r]! += e;
      all += e;
    }
  }
  for (let i = 0; i < industries; ++i) for (let r = 0; r < regions; ++r) industry[i * regions + r]! /= sums[i]!;
  for (let r = 0; r < regions; ++r) total[r]! /= all;
  return { industry, total };
}
