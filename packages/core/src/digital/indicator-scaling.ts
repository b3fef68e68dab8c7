import { InputError } from "../errors/index.ts";

/** Whether more of an indicator means a higher level, or less of it. */
export type IndicatorDirection = "more-is-better" | "less-is-better";

/**
 * How indicators are made comparable.
 *
 * "ratio" keeps the zero of the data, so ratios of the index mean something. The min-max forms put zero at the lowest observed
 * value: "min-max-pooled" over all years, "min-max-yearly" within each year, whose scores cannot be compared between years.
 */
export type IndicatorScaling = "ratio" | "min-max-pooled" | "min-max-yearly";

/** One indicator of regions and years. */
export interface IndicatorSeries {
  /** Kebab-case, for example `broadband-subscribers`. */
  readonly id: string;
  /** [R x Y]; NaN where absent. */
  readonly values: Float64Array;
  /** Default "more-is-better". */
  readonly direction?: IndicatorDirection;
}

/**
 * One indicator brought to a common scale.
 *
 *     ratio:    z = x / max x              (more is better)     z = min x / x                   (less is better)
 *     min-max:  z = (x - min)/(max - min)  (more is better)     z = (max - x)/(max - min)       (less is better)
 *
 * Extremes are taken over all regions and years, or within the year for "min-max-yearly". A constant indicator has z = 1 on the ratio
 * scale and 0 by min-max.
 *
 * @param values     x, [R x Y], NaN where absent; >= 0 on the ratio scale, > 0 when less is better
 * @param years      Y
 * @param direction  which way is better
 * @param scaling    see `IndicatorScaling`
 * @param name       id for messages
 * @returns z, [R x Y], 0 to 1, NaN where absent
 * @throws InputError `not-ratio-scale` when the values do not allow ratios
 */
export function scaleIndicator(
  values: Float64Array,
  years: number,
  direction: IndicatorDirection,
  scaling: IndicatorScaling,
  name: string,
): Float64Array {
  const out = new Float64Array(values.length);
  const step = scaling === "min-max-yearly" ? years : 1;
  for (let first = 0; first < step; ++first) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let cell = first; cell < values.length; cell += step) {
      const x = values[cell]!;
      if (Number.isNaN(x)) continue;
      if (x < low) low = x;
      if (x > high) high = x;
    }
    if (scaling === "ratio" && (low < 0 || (direction === "less-is-better" && low === 0))) {
      throw new InputError(
        "not-ratio-scale",
        `digitalLevel: indicator "${name}" has a lowest value of ${low}; the ratio scale needs values ${direction === "less-is-better" ? "above 0 when less is better" : "of 0 or more"}. Use a quantity with a natural zero, or a min-max scaling (which the engines refuse).`,
        { indicator: name, low },
      );
    }
    for (let cell = first; cell < values.length; cell += step) {
      const x = values[cell]!;
      out[cell] = scaled(x, low, high, direction, scaling);
    }
  }
  return out;
}

function scaled(x: number, low: number, high: number, direction: IndicatorDirection, scaling: IndicatorScaling): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (scaling === "ratio") {
    if (direction === "less-is-better") return low / x;
    return high > 0 ? x / high : 0;
  }
  if (high === low) return 0;
  return direction === "less-is-better" ? (high - x) / (high - low) : (x - low) / (high - low);
}
