import { requireLength } from "../errors/index.ts";
import type { GlobalAssociation } from "./association-test.ts";
import { globalMoran, type MomentOptions } from "./global-moran.ts";
import type { LocalAssociation } from "./local-association.ts";
import { type LocalMoranOptions, localMoran } from "./local-moran.ts";
import type { SpatialWeights } from "./spatial-weights.ts";

/**
 * Moran's I of every year of a panel.
 *
 * All years use the same random permutations, so differences between years are not differences of luck.
 *
 * @param values   x, [n x years] row-major (region by year), finite
 * @param years    number of years, >= 1
 * @param weights  n regions, the same for all years
 * @returns one result per year
 * @throws InputError as `globalMoran`
 */
export function globalMoranPanel(
  values: Float64Array,
  years: number,
  weights: SpatialWeights,
  options: MomentOptions = {},
): GlobalAssociation[] {
  return yearly("globalMoranPanel", values, years, weights, (year) => globalMoran(year, weights, options));
}

/** Local Moran of every year of a panel, with the same draws in all years; see `globalMoranPanel` and `localMoran`. */
export function localMoranPanel(
  values: Float64Array,
  years: number,
  weights: SpatialWeights,
  options: LocalMoranOptions = {},
): LocalAssociation[] {
  return yearly("localMoranPanel", values, years, weights, (year) => localMoran(year, weights, options));
}

function yearly<Result>(
  caller: string,
  values: Float64Array,
  years: number,
  weights: SpatialWeights,
  measure: (year: Float64Array) => Result,
): Result[] {
  const n = weights.ids.length;
  requireLength(caller, "values", values, n * years, "regions x years");
  return Array.from({ length: years }, (_, t) =>
    measure(Float64Array.from({ length: n }, (_unused, i) => values[i * years + t]!)),
  );
}
