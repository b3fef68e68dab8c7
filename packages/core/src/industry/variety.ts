import { requireLength } from "../errors/index.ts";

/** Variety of a region's industries, split by sector. */
export interface IndustryVariety {
  /** Entropy over all industries, [R]. */
  readonly total: Float64Array;
  /** Entropy between sectors, [R]. */
  readonly unrelated: Float64Array;
  /** Mean entropy within sectors, weighted by sector share, [R]. */
  readonly related: Float64Array;
}

/**
 * Related and unrelated variety: diversity inside sectors that share knowledge, and diversity between sectors that spread risk.
 *
 *     unrelated_r = -sum_g P_g log P_g,   related_r = sum_g P_g H_g,   H_g = -sum_{i in g} (p_i/P_g) log (p_i/P_g)
 *
 * Exact: total = related + unrelated.
 *
 * @param employment  any unit of activity, [R x I], >= 0; NaN counts as nothing
 * @param sectors     sector of each industry, [I], 0 to G - 1, for example its two-digit class
 * @param regions     R
 * @param base        of the logarithm; default 2, so entropy is in bits
 * @returns three entropies per region; NaN where the region is empty
 * @throws InputError `shape-mismatch`
 * @see Frenken, van Oort and Verburg (2007), Related variety, unrelated variety and regional economic growth, equations 1 to 3
 */
export function industryVariety(employment: Float64Array, sectors: Int32Array, regions: number, base = 2): IndustryVariety {
  const industries = sectors.length;
  requireLength(
    "industryVariety",
    "employment",
    employment,
    regions * industries,
    `${regions} regions x ${industries} industries`,
  );
  const groups = sectors.reduce((count, g) => Math.max(count, g + 1), 0);
  const out: IndustryVariety = {
    total: new Float64Array(regions),
    unrelated: new Float64Array(regions),
    related: new Float64Array(regions),
  };
  const scale = 1 / Math.log(base);
  const sector = new Float64Array(groups);
  for (let r = 0; r < regions; ++r) {
    sector.fill(0);
    let sum = 0;
    for (let i = 0; i < industries; ++i) {
      const e = employment[r * industries + i]!;
      if (Number.isNaN(e)) continue;
      sector[sectors[i]!]! += e;
      sum += e;
    }
    let total = sum > 0 ? 0 : Number.NaN;
    let unrelated = total;
    for (let i = 0; i < industries; ++i) {
      const p = employment[r * industries + i]! / sum;
      if (p > 0) total -= p * Math.log(p) * scale;
    }
    for (const amount of sector) if (amount > 0) unrelated -= (amount / sum) * Math.log(amount / sum) * scale;
    out.total[r] = total;
    out.unrelated[r] = unrelated;
    out.related[r] = total - unrelated;
  }
  return out;
}
