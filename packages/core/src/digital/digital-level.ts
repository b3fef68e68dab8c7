import { InputError, type Issue, requireLength } from "../errors/index.ts";
import { absentIssue, constantIssue, fallIssue, notRatioIssue } from "./digital-level-issues.ts";
import { capWeights, entropyWeights } from "./entropy-weights.ts";
import { criticWeights, principalComponentWeights } from "./index-weights.ts";
import { type IndicatorScaling, type IndicatorSeries, scaleIndicator } from "./indicator-scaling.ts";
import { topsisCloseness } from "./topsis.ts";

export type IndexWeighting = "entropy" | "equal" | "pca" | "critic";

/**
 * What happens to a region and year where an indicator is absent: no index there; an index from the other indicators with their
 * weights rescaled; or a value on the straight line between the region's known years before and after (never beyond them).
 */
export type IndicatorMissing = "absent" | "reweight" | "interpolate";

export interface DigitalLevelOptions {
  /** Default "ratio"; the engines accept no other. */
  readonly scaling?: IndicatorScaling;
  /** Default "entropy", pooled over regions and years. */
  readonly weighting?: IndexWeighting;
  /** Default "linear"; "topsis" replaces the weighted sum by closeness to the ideal. */
  readonly aggregation?: "linear" | "topsis";
  /** Largest weight of one indicator, 0 to 1. Default none; the engines that read T use 0.35. */
  readonly weightCap?: number | undefined;
  /** Default "absent". */
  readonly missing?: IndicatorMissing;
  /** Names for messages, [R]. Default the positions. */
  readonly regionIds?: readonly string[];
}

/** A region whose level is lower in the last known year than in the first. */
export interface DigitalLevelFall {
  readonly region: number;
  readonly firstYear: number;
  readonly lastYear: number;
  /** T_last / T_first - 1, below 0. */
  readonly change: number;
}

/** A composite index with everything that made it. */
export interface DigitalLevel {
  readonly regions: number;
  readonly years: number;
  readonly indicators: readonly string[];
  /** T_it, [R x Y], 0 to 1; NaN where an indicator is absent and the policy says so. */
  readonly level: Float64Array;
  /** w_j in force, [J], summing to 1. */
  readonly weights: Float64Array;
  /** w_j before the cap, [J]. */
  readonly uncappedWeights: Float64Array;
  /** e_j of the scaled indicators, [J], whatever the weighting. */
  readonly entropy: Float64Array;
  /** w_j z_itj, [R x Y x J]; sums to T_it in the linear form. */
  readonly contributions: Float64Array;
  /** z_itj, [R x Y x J]. */
  readonly scaled: Float64Array;
  /** True when T can enter ratios and square roots: ratio scaling and linear aggregation. */
  readonly ratioScale: boolean;
  readonly scaling: IndicatorScaling;
  readonly weighting: IndexWeighting;
  readonly aggregation: "linear" | "topsis";
  readonly falls: readonly DigitalLevelFall[];
  readonly issues: readonly Issue[];
}

/**
 * Digital level: a composite index of indicators whose zero and ratios mean something.
 *
 *     z = x / max x or min x / x,   p = z / sum z,   e_j = -(1/ln n) sum p ln p,   w_j = (1 - e_j)/sum(1 - e_k),   T = sum_j w_j z_j
 *
 * Extremes, shares and weights are taken over all regions and years together, so levels can be compared over time.
 *
 * @param indicators  J series of [R x Y]
 * @param regions     R
 * @param years       Y
 * @param options     scaling, weighting, cap and treatment of absent values
 * @returns level with weights, entropies, contributions, regions that fall, and issues: `constant-indicator`, `weight-cap-raised`,
 *   `interpolated-indicator`, `digital-level-falls`, `not-ratio-scale-index`, `absent-indicator-cells`
 * @throws InputError `no-indicators`, `shape-mismatch`, `not-ratio-scale`, `bad-weight-cap`, `nothing-varies`
 * @see the model book, section 1
 */
export function digitalLevel(
  indicators: readonly IndicatorSeries[],
  regions: number,
  years: number,
  options: DigitalLevelOptions = {},
): DigitalLevel {
  const count = indicators.length;
  if (count === 0) {
    throw new InputError("no-indicators", "digitalLevel: there are no indicators; name at least one in study.yaml.");
  }
  const scaling = options.scaling ?? "ratio";
  const weighting = options.weighting ?? "entropy";
  const aggregation = options.aggregation ?? "linear";
  const missing = options.missing ?? "absent";
  const cells = regions * years;
  const issues: Issue[] = [];
  const z = new Float64Array(count * cells);
  indicators.forEach((indicator, j) => {
    requireLength("digitalLevel", `indicator "${indicator.id}"`, indicator.values, cells, `${regions} regions x ${years} years`);
    const values = missing === "interpolate" ? interpolated(indicator, years, issues) : indicator.values;
    z.set(scaleIndicator(values, years, indicator.direction ?? "more-is-better", scaling, indicator.id), j * cells);
  });
  const entropy = entropyWeights(z, count);
  const constant = indicators.map((_, j) => isConstant(z.subarray(j * cells, (j + 1) * cells)));
  const uncapped = weightsOf(weighting, z, count, constant, entropy.weights);
  if (!(sumOf(uncapped) > 0)) {
    throw new InputError(
      "nothing-varies",
      `digitalLevel: none of the ${count} indicators varies between regions and years, so there is nothing to weigh. Add an indicator or drop the index.`,
    );
  }
  constant.forEach((is, j) => {
    if (is) issues.push(constantIssue(indicators[j]!.id));
  });
  const weights = cappedWeights(uncapped, options.weightCap, issues);

  const level = new Float64Array(cells);
  const contributions = new Float64Array(cells * count);
  const scaled = new Float64Array(cells * count);
  let absent = 0;
  for (let cell = 0; cell < cells; ++cell) {
    let sum = 0;
    let known = 0;
    for (let j = 0; j < count; ++j) {
      const value = z[j * cells + cell]!;
      scaled[cell * count + j] = value;
      contributions[cell * count + j] = weights[j]! === 0 ? 0 : weights[j]! * value;
      if (Number.isNaN(value) && weights[j]! > 0) continue;
      sum += contributions[cell * count + j]!;
      known += weights[j]!;
    }
    const complete = known > 1 - 1e-12;
    if (!complete) absent += 1;
    level[cell] = complete ? sum : missing === "reweight" && known > 0 ? sum / known : Number.NaN;
    if (!complete && missing === "reweight" && known > 0) {
      for (let j = 0; j < count; ++j) contributions[cell * count + j]! /= known;
    }
  }
  if (aggregation === "topsis") level.set(topsisCloseness(z, weights, count));
  if (absent > 0) issues.push(absentIssue(absent, cells, missing));
  const ratioScale = scaling === "ratio" && aggregation === "linear";
  if (!ratioScale) issues.push(notRatioIssue(scaling, aggregation));
  const falls = fallsOf(level, regions, years);
  if (falls.length > 0) issues.push(fallIssue(falls, options));
  return {
    regions,
    years,
    indicators: indicators.map((indicator) => indicator.id),
    level,
    weights,
    uncappedWeights: uncapped,
    entropy: entropy.entropy,
    contributions,
    scaled,
    ratioScale,
    scaling,
    weighting,
    aggregation,
    falls,
    issues,
  };
}

/**
 * Digital level relative to the nation at the start: 1 = unweighted mean of all regions in the first year.
 *
 *     t_it = T_it / ( (1/R) sum_i T_i,first )
 *
 * @param level  a digital level on a ratio scale
 * @returns [R x Y], NaN where the level is
 * @throws InputError `not-ratio-scale` for a min-max or TOPSIS index, whose zero is an accident of the sample
 */
export function digitalLevelRelative(level: DigitalLevel): Float64Array {
  requireRatioScale(level, "digitalLevelRelative");
  let sum = 0;
  let known = 0;
  for (let i = 0; i < level.regions; ++i) {
    const value = level.level[i * level.years]!;
    if (Number.isNaN(value)) continue;
    sum += value;
    known += 1;
  }
  return level.level.map((value) => (value * known) / sum);
}

/** Refuses an index whose ratios mean nothing. @throws InputError `not-ratio-scale` naming the caller and what to change */
export function requireRatioScale(level: Pick<DigitalLevel, "ratioScale" | "scaling" | "aggregation">, caller: string): void {
  if (level.ratioScale) return;
  throw new InputError(
    "not-ratio-scale",
    `${caller}: the digital level was made with ${level.scaling} scaling and ${level.aggregation} aggregation; ratios and square roots need scaling "ratio" and aggregation "linear". Change these two options of the index.`,
    { scaling: level.scaling, aggregation: level.aggregation },
  );
}

function weightsOf(
  weighting: IndexWeighting,
  z: Float64Array,
  count: number,
  constant: readonly boolean[],
  entropy: Float64Array,
): Float64Array {
  if (weighting === "entropy") return entropy;
  if (weighting === "pca") return principalComponentWeights(z, count);
  if (weighting === "critic") return criticWeights(z, count);
  const varying = constant.filter((is) => !is).length;
  return Float64Array.from(constant, (is) => (is ? 0 : 1 / varying));
}

function cappedWeights(weights: Float64Array, cap: number | undefined, issues: Issue[]): Float64Array {
  if (cap === undefined) return weights.slice();
  if (!(cap > 0 && cap <= 1)) {
    throw new InputError("bad-weight-cap", `digitalLevel: the weight cap is ${cap}; it must be above 0 and at most 1.`, { cap });
  }
  const positive = weights.filter((w) => w > 0).length;
  if (cap * positive < 1) {
    issues.push({
      code: "weight-cap-raised",
      severity: "warning",
      message: `A weight cap of ${cap} cannot hold with ${positive} indicators that vary; equal weights of ${(1 / positive).toFixed(3)} are used.`,
      hint: "Add indicators or raise the cap.",
      params: { cap, indicators: positive },
    });
  }
  return capWeights(weights, cap);
}

function isConstant(z: Float64Array): boolean {
  let first = Number.NaN;
  for (const value of z) {
    if (Number.isNaN(value)) continue;
    if (Number.isNaN(first)) first = value;
    else if (value !== first) return false;
  }
  return true;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}

/** Fills gaps between known years of a region on a straight line, and says how many. */
function interpolated(indicator: IndicatorSeries, years: number, issues: Issue[]): Float64Array {
  const out = indicator.values.slice();
  let filled = 0;
  for (let row = 0; row < out.length; row += years) {
    let last = -1;
    for (let y = 0; y < years; ++y) {
      if (Number.isNaN(out[row + y]!)) continue;
      if (last >= 0) {
        for (let gap = last + 1; gap < y; ++gap) {
          const share = (gap - last) / (y - last);
          out[row + gap] = (1 - share) * out[row + last]! + share * out[row + y]!;
          filled += 1;
        }
      }
      last = y;
    }
  }
  if (filled > 0) {
    issues.push({
      code: "interpolated-indicator",
      severity: "warning",
      column: indicator.id,
      message: `${filled} values of ${indicator.id} lie on straight lines between known years; they carry no information of their own.`,
      hint: 'Report the share of filled values, or use the policy "absent".',
      count: filled,
      params: { indicator: indicator.id, count: filled },
    });
  }
  return out;
}

function fallsOf(level: Float64Array, regions: number, years: number): DigitalLevelFall[] {
  const falls: DigitalLevelFall[] = [];
  for (let i = 0; i < regions; ++i) {
    let firstYear = -1;
    let lastYear = -1;
    for (let y = 0; y < years; ++y) {
      if (Number.isNaN(level[i * years + y]!)) continue;
      if (firstYear < 0) firstYear = y;
      lastYear = y;
    }
    if (firstYear === lastYear) continue;
    const change = level[i * years + lastYear]! / level[i * years + firstYear]! - 1;
    if (change < 0) falls.push({ region: i, firstYear, lastYear, change });
  }
  return falls;
}
