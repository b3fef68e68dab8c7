import { findingOf, type LintFinding } from "./lint-rules.ts";
import { averageRanks, pearson } from "./ranks.ts";

/** A named column of numbers, one per row. */
export interface LintSeries {
  readonly name: string;
  readonly values: Float64Array;
}

/**
 * Was a score scaled within each year? Then every year has the same lowest and the same highest value, which pooled scaling reaches once.
 *
 * @param series  scores, [n]
 * @param years   year of each row, [n]
 * @returns a finding when at least three years share both extremes to 1e-6
 */
export function lintYearlyScaling(series: LintSeries, years: Float64Array): LintFinding[] {
  const extremes = new Map<number, { low: number; high: number; count: number }>();
  series.values.forEach((value, i) => {
    if (Number.isNaN(value)) return;
    const year = years[i]!;
    const known = extremes.get(year);
    if (!known) extremes.set(year, { low: value, high: value, count: 1 });
    else {
      known.low = Math.min(known.low, value);
      known.high = Math.max(known.high, value);
      known.count += 1;
    }
  });
  const all = [...extremes.values()];
  if (all.length < 3 || all.some((year) => year.count < 3 || year.low === year.high)) return [];
  const first = all[0]!;
  const same = all.every((year) => Math.abs(year.low - first.low) < 1e-6 && Math.abs(year.high - first.high) < 1e-6);
  if (!same) return [];
  return [
    findingOf(
      "yearly-scaling",
      {
        en: `${series.name} runs from ${short(first.low)} to ${short(first.high)} in each of ${all.length} years: it was scaled year by year.`,
        zh: `${series.name}在${all.length}个年份中均恰好从${short(first.low)}到${short(first.high)}：系逐年标准化。`,
      },
      { columns: [series.name], count: all.length },
    ),
  ];
}

/**
 * Does a series lie on straight lines between years? Real series rarely pass through the exact mean of their neighbours.
 *
 * @param series   [n]
 * @param regions  place of each row, [n]
 * @param years    year of each row, [n]
 * @returns a finding when at least 3 inner values, and 5 % of them, are the mean of the years beside them to rounding, and when this is
 *   four times as many as the grid of printed numbers would bring about by chance
 */
export function lintInterpolation(series: LintSeries, regions: readonly string[], years: Float64Array): LintFinding[] {
  const byRegion = new Map<string, number[]>();
  regions.forEach((region, i) => {
    const rows = byRegion.get(region);
    if (rows) rows.push(i);
    else byRegion.set(region, [i]);
  });
  let inner = 0;
  const filled: number[] = [];
  const misses: number[] = [];
  for (const rows of byRegion.values()) {
    rows.sort((a, b) => years[a]! - years[b]!);
    for (let k = 1; k + 1 < rows.length; ++k) {
      const [before, here, after] = [rows[k - 1]!, rows[k]!, rows[k + 1]!];
      const [a, x, b] = [series.values[before]!, series.values[here]!, series.values[after]!];
      if (Number.isNaN(a + x + b) || a === b) continue;
      inner += 1;
      const share = (years[here]! - years[before]!) / (years[after]! - years[before]!);
      const miss = Math.abs(x - (1 - share) * a - share * b);
      if (miss <= 1e-7 * Math.max(Math.abs(a), Math.abs(b))) filled.push(here);
      else misses.push(miss);
    }
  }
  // Numbers printed on a grid (whole numbers, two decimals) miss the mean by multiples of half a step. Were all misses chance, the two
  // smallest, one above and one below, would together be twice as frequent as hits.
  const smallest = misses.reduce((low, miss) => Math.min(low, miss), Number.POSITIVE_INFINITY);
  const byChance = misses.filter((miss) => miss < 1.5 * smallest).length / 2;
  if (filled.length < 3 || filled.length < 0.05 * inner || filled.length < 4 * byChance) return [];
  return [
    findingOf(
      "interpolated-years",
      {
        en: `${filled.length} of ${inner} inner values of ${series.name} lie exactly on the line between the years beside them.`,
        zh: `${series.name}的${inner}个中间年份数值中，有${filled.length}个恰好落在前后两年的连线上。`,
      },
      { columns: [series.name], rows: filled, count: filled.length },
    ),
  ];
}

/**
 * Does an index follow size?
 *
 * @param series      index, [n]
 * @param population  [n], > 0
 * @param threshold   of Spearman's correlation. Default 0.8
 */
export function lintSize(series: LintSeries, population: Float64Array, threshold = 0.8): LintFinding[] {
  const both = [...series.values.keys()].filter((i) => !Number.isNaN(series.values[i]!) && population[i]! > 0);
  if (both.length < 5) return [];
  const ranks = (source: Float64Array) => averageRanks(Float64Array.from(both, (i) => source[i]!));
  const rho = pearson(ranks(series.values), ranks(population));
  if (!(rho > threshold)) return [];
  return [
    findingOf(
      "size-index",
      {
        en: `${series.name} has a rank correlation of ${rho.toFixed(2)} with population: it mostly measures how big a place is.`,
        zh: `${series.name}与人口的等级相关系数为${rho.toFixed(2)}：主要反映地区规模。`,
      },
      { columns: [series.name], count: both.length },
    ),
  ];
}

/**
 * Do two indicators move as one?
 *
 * @param series     indicators, [n] each
 * @param threshold  of the absolute correlation. Default 0.995
 */
export function lintDoubleCounting(series: readonly LintSeries[], threshold = 0.995): LintFinding[] {
  const findings: LintFinding[] = [];
  for (let a = 0; a < series.length; ++a) {
    for (let b = 0; b < a; ++b) {
      const x = series[a]!;
      const y = series[b]!;
      const both = [...x.values.keys()].filter((i) => !Number.isNaN(x.values[i]! + y.values[i]!));
      if (both.length < 5) continue;
      const pick = (source: Float64Array) => Float64Array.from(both, (i) => source[i]!);
      const r = pearson(pick(x.values), pick(y.values));
      if (!(Math.abs(r) > threshold)) continue;
      findings.push(
        findingOf(
          "double-counting",
          {
            en: `${y.name} and ${x.name} have a correlation of ${r.toFixed(4)}: their common content counts twice.`,
            zh: `${y.name}与${x.name}的相关系数为${r.toFixed(4)}：相同内容被重复计入。`,
          },
          { columns: [y.name, x.name] },
        ),
      );
    }
  }
  return findings;
}

/** Does one weight dominate? @param threshold default 0.4 */
export function lintDominance(weights: Float64Array, names: readonly string[], threshold = 0.4): LintFinding[] {
  if (weights.length < 3) return [];
  return [...weights.keys()]
    .filter((j) => weights[j]! >= threshold)
    .map((j) =>
      findingOf(
        "dominance",
        {
          en: `${names[j]} has ${Math.round(100 * weights[j]!)} % of the weight among ${weights.length} indicators.`,
          zh: `${weights.length}项指标中，${names[j]}独占${Math.round(100 * weights[j]!)}%的权重。`,
        },
        { columns: [names[j]!] },
      ),
    );
}

function short(value: number): string {
  return String(Number(value.toPrecision(4)));
}
