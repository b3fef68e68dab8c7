import { requireLength } from "../errors/index.ts";

/** Growth of every region-industry in parts, units of activity, [R x I]; NaN where a year is absent. */
export interface ShiftShare {
  /** What it would have gained with national growth. */
  readonly national: Float64Array;
  /** What its industry's growth beyond the nation adds. */
  readonly industryMix: Float64Array;
  /** What is left: growth beyond the industry's nation-wide growth. */
  readonly competitive: Float64Array;
  /** Change = sum of the three. */
  readonly change: Float64Array;
}

/**
 * Shift-share: the change of activity in a region as national growth, industry mix and a regional remainder.
 *
 *     dE_ri = E_ri g  +  E_ri (g_i - g)  +  E_ri (g_ri - g_i)
 *
 * Exact: the three add up to the change.
 *
 * @param first       E of the first year, [R x I], >= 0
 * @param last        E of the last year, same unit, [R x I]; a cell absent in either year is left out of the national sums
 * @param regions     R
 * @param industries  I
 * @returns parts; a cell that starts at 0 has its whole change in the competitive part
 * @throws InputError `shape-mismatch`
 * @see Dunn (1960), A statistical and analytical technique for regional analysis
 */
export function shiftShare(first: Float64Array, last: Float64Array, regions: number, industries: number): ShiftShare {
  requireLength("shiftShare", "first", first, regions * industries, `${regions} regions x ${industries} industries`);
  requireLength("shiftShare", "last", last, regions * industries, `${regions} regions x ${industries} industries`);
  const before = new Float64Array(industries);
  const after = new Float64Array(industries);
  first.forEach((e, cell) => {
    if (Number.isNaN(e) || Number.isNaN(last[cell]!)) return;
    before[cell % industries]! += e;
    after[cell % industries]! += last[cell]!;
  });
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const growth = sum(after) / sum(before) - 1;
  const ofIndustry = before.map((e, i) => (e > 0 ? after[i]! / e - 1 : growth));
  const change = first.map((e, cell) => last[cell]! - e);
  const absent = (cell: number) => Number.isNaN(change[cell]!);
  const national = first.map((e, cell) => (absent(cell) ? Number.NaN : e * growth));
  const industryMix = first.map((e, cell) => (absent(cell) ? Number.NaN : e * (ofIndustry[cell % industries]! - growth)));
  const competitive = change.map((d, cell) => d - national[cell]! - industryMix[cell]!);
  return { national, industryMix, competitive, change };
}
