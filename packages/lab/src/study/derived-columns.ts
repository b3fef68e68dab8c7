import type { Column, Dataset, Text } from "@jiju/core";
import type { IssueCollector } from "./issue-collector.ts";
import type { DigitalIndicator, ProductivityColumn } from "./loaded-study.ts";
import type { StudyConfig } from "./study-config.ts";

/** Value of an indicator at a region and year, whichever of the two axes it has. */
function regionYearReader(dataset: Dataset, column: Column): (region: number, year: number) => number {
  const byRegion = column.dimensions.includes("region");
  const byYear = column.dimensions.includes("year");
  const years = byYear ? dataset.years.length : 1;
  return (region, year) => column.values[(byRegion ? region * years : 0) + (byYear ? year : 0)]!;
}

/** Whether a column can stand for regions and years. */
export const isIndicator = (column: Column | undefined): column is Column =>
  column !== undefined && !column.dimensions.includes("industry");

/** persons as in "per person". */
const singular = (unit: string): string => unit.replace(/s$/, "");

type DigitalConfig = NonNullable<StudyConfig["digital"]>["indicators"][number];

function digitalColumn(dataset: Dataset, entry: DigitalConfig, issues: IssueCollector): Column {
  const numerator = dataset.columns[entry.indicator]!;
  const denominator = entry.per === undefined ? null : dataset.columns[entry.per]!;
  const id = entry.id ?? (denominator ? `${entry.indicator}-per-${entry.per}` : entry.indicator);
  const top = regionYearReader(dataset, numerator);
  const bottom = denominator ? regionYearReader(dataset, denominator) : () => 1;
  const years = dataset.years.length;
  const values = new Float64Array(dataset.regions.length * years);
  let zeros = 0;
  for (let region = 0; region < dataset.regions.length; ++region) {
    for (let year = 0; year < years; ++year) {
      const divisor = bottom(region, year);
      if (divisor === 0) ++zeros;
      values[region * years + year] = divisor === 0 ? Number.NaN : top(region, year) / divisor;
    }
  }
  if (zeros > 0) issues.add("zero-denominator", { column: id, given: entry.per, count: zeros });
  const label: Text = denominator
    ? { en: `${numerator.label.en} per ${denominator.label.en}`, zh: `${numerator.label.zh}/${denominator.label.zh}` }
    : numerator.label;
  const unit = denominator
    ? numerator.unit === denominator.unit
      ? "1"
      : `${numerator.unit} per ${singular(denominator.unit)}`
    : numerator.unit;
  return {
    id,
    label: entry.label ?? label,
    unit: entry.unit ?? unit,
    dimensions: ["region", "year"],
    values,
    source: numerator.source,
  };
}

/** Columns of the digital level with their denominators applied. Entries that name what is not there are skipped: they are reported elsewhere. */
export function digitalColumns(
  dataset: Dataset,
  config: StudyConfig,
  issues: IssueCollector,
): { readonly columns: Record<string, Column>; readonly digital: readonly DigitalIndicator[] } {
  const columns: Record<string, Column> = {};
  const digital: DigitalIndicator[] = [];
  for (const entry of config.digital?.indicators ?? []) {
    const present =
      isIndicator(dataset.columns[entry.indicator]) && (entry.per === undefined || isIndicator(dataset.columns[entry.per]));
    if (!present) continue;
    const column = digitalColumn(dataset, entry, issues);
    columns[column.id] = column;
    const negative = column.values.find((value) => value < 0);
    if (negative !== undefined) issues.add("negative-digital", { column: column.id, given: String(negative) });
    digital.push({
      column: column.id,
      direction: entry.direction,
      ...(entry.per === undefined ? {} : { per: entry.per }),
    });
  }
  return { columns, digital };
}

/**
 * Price level relative to a base year, region by year.
 *
 *     level: P[r,t] / P[r,base]        previous year: prod over years after base of P[r,t] / 100 (or P where it is near 1)
 *
 * @returns [R x Y], 1 in the base year; NaN where the index has a gap between the base and the year
 */
export function relativePrices(dataset: Dataset, index: Column, kind: "previous-year" | "level", baseYear: number): Float64Array {
  const read = regionYearReader(dataset, index);
  const years = dataset.years.length;
  const base = dataset.years.indexOf(baseYear);
  const out = new Float64Array(dataset.regions.length * years).fill(Number.NaN);
  if (base < 0) return out;
  for (let region = 0; region < dataset.regions.length; ++region) {
    const start = region * years;
    if (kind === "level") {
      for (let year = 0; year < years; ++year) out[start + year] = read(region, year) / read(region, base);
      continue;
    }
    // Indices against the year before are published as 102.1 or as 1.021.
    const growth = (year: number): number => {
      if (dataset.years[year]! - dataset.years[year - 1]! !== 1) return Number.NaN;
      const value = read(region, year);
      return value > 10 ? value / 100 : value;
    };
    out[start + base] = 1;
    for (let year = base + 1; year < years; ++year) out[start + year] = out[start + year - 1]! * growth(year);
    for (let year = base - 1; year >= 0; --year) out[start + year] = out[start + year + 1]! / growth(year + 1);
  }
  return out;
}

const PRODUCTIVITY = "productivity";

/** Productivity in levels: the wage, or value added per worker, over the price level of the base year. */
export function productivityColumn(
  dataset: Dataset,
  config: StudyConfig,
  firstYear: number,
): { readonly column: Column; readonly productivity: ProductivityColumn } | null {
  const asked = config.productivity;
  if (!asked) return null;
  const top = dataset.columns[asked.definition === "wage" ? asked.column : asked.valueAdded];
  const bottom = asked.definition === "wage" ? null : dataset.columns[asked.employment];
  if (top?.dimensions.length !== 3 || (bottom && bottom.dimensions.length !== 3) || bottom === undefined) return null;
  const deflator = asked.deflator;
  const baseYear = deflator?.baseYear ?? firstYear;
  const index = deflator ? dataset.columns[deflator.indicator] : undefined;
  if (deflator && !isIndicator(index)) return null;
  const prices = deflator && index ? relativePrices(dataset, index, deflator.index, baseYear) : null;
  const years = dataset.years.length;
  const perRegion = dataset.industries.length * years;
  const values = new Float64Array(top.values.length);
  for (let cell = 0; cell < values.length; ++cell) {
    const workers = bottom ? bottom.values[cell]! : 1;
    const price = prices ? prices[Math.floor(cell / perRegion) * years + (cell % years)]! : 1;
    values[cell] = workers === 0 ? Number.NaN : top.values[cell]! / workers / price;
  }
  const what: Text = bottom
    ? { en: `${top.label.en} per ${bottom.label.en}`, zh: `${top.label.zh}/${bottom.label.zh}` }
    : top.label;
  const definition: Text =
    deflator && index
      ? {
          en: `${what.en} at ${baseYear} prices (${index.label.en})`,
          zh: `${what.zh}（按${index.label.zh}折算为${baseYear}年价格）`,
        }
      : { en: `${what.en} at current prices`, zh: `${what.zh}（当年价格）` };
  const unit = bottom ? `${top.unit} per ${singular(bottom.unit)}` : top.unit;
  return {
    column: {
      id: PRODUCTIVITY,
      label: definition,
      unit,
      dimensions: top.dimensions,
      values,
      source: top.source,
      ...(deflator ? { priceYear: baseYear } : {}),
    },
    productivity: { column: PRODUCTIVITY, definition, priceYear: deflator ? baseYear : null },
  };
}
