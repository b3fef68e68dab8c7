import { requireLength } from "../errors/index.ts";

/**
 * A measure of regions and industries summed up over industries: the mean weighted by each industry's share of the region's activity.
 *
 *     x_it = sum_s (L_ist / L_i.t) x_ist
 *
 * @param values      [R x S x Y]
 * @param activity    L, [R x S x Y], >= 0; cells where either is NaN are left out of both sums
 * @param regions     R
 * @param industries  S
 * @param years       Y
 * @returns [R x Y]; NaN where a region has no activity with a value
 * @throws InputError `shape-mismatch`
 */
export function meanOverIndustries(
  values: Float64Array,
  activity: Float64Array,
  regions: number,
  industries: number,
  years: number,
): Float64Array {
  const cells = regions * industries * years;
  requireLength("meanOverIndustries", "values", values, cells, "regions x industries x years");
  requireLength("meanOverIndustries", "activity", activity, cells, "regions x industries x years");
  const out = new Float64Array(regions * years);
  for (let i = 0; i < regions; ++i) {
    for (let y = 0; y < years; ++y) {
      let sum = 0;
      let weight = 0;
      for (let s = 0; s < industries; ++s) {
        const cell = (i * industries + s) * years + y;
        const term = activity[cell]! * values[cell]!;
        if (Number.isNaN(term)) continue;
        sum += term;
        weight += activity[cell]!;
      }
      out[i * years + y] = weight > 0 ? sum / weight : Number.NaN;
    }
  }
  return out;
}
