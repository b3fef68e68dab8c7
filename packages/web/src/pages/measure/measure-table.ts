import type { TableCell, TableColumn, TableData } from "../../chart/table.ts";
import { commonDecimals } from "../../format/number.ts";
import type { Names } from "../../language/use-names.ts";
import { drawingOf, type Measured, yearOf } from "./measure-figures.ts";

/** Words of the headings, in the reader's language. */
export interface TableWords {
  readonly region: string;
  readonly industry: string;
  readonly year: string;
  readonly part: string;
  readonly value: string;
}

/**
 * The numbers behind a measure: places with their test in one year, places or industries by year, years with their parts, or the few
 * numbers of a single result.
 *
 * @param selected  the year of a table that has one; the last where the result has no such year
 */
export function measureTable(result: Measured, names: Names, selected: number, words: TableWords): TableData {
  const { dimensions, years, values, classes } = result;
  const decimals = commonDecimals(values);
  const shown = (value: number | null | undefined): TableCell =>
    value === null || value === undefined ? null : classes === null ? value : names.text(classes[value] ?? { en: "–", zh: "–" });
  const numeric = classes === null ? { decimals } : {};
  const first = dimensions[0];
  if (drawingOf(result) === "clusters") return clusterTable(result, names, Math.max(0, yearAt(years, selected)), words);
  if (first === "region" || first === "industry") {
    const Y = dimensions.includes("year") ? years.length : 1;
    const ids = first === "region" ? result.regions : result.industries;
    const name = first === "region" ? names.region : names.industry;
    const columns: readonly TableColumn[] = dimensions.includes("year")
      ? years.map((year) => ({ id: String(year), label: String(year), ...numeric }))
      : [{ id: "value", label: words.value, ...numeric }];
    return {
      columns: [{ id: first, label: words[first] }, ...columns],
      rows: ids.map((id, r) => ({ id, cells: [name(id), ...columns.map((_, y) => shown(values[r * Y + y]))] })),
    };
  }
  const entries = Object.entries(result.parts);
  if (first === "year") {
    const parts = entries.filter(([, part]) => part.axes.length === 1 && part.axes[0]?.id === "year");
    const band = result.lower === null || result.upper === null ? [] : [result.lower, result.upper];
    return {
      columns: [
        { id: "year", label: words.year },
        { id: "value", label: names.text(result.label), ...numeric },
        ...band.map((_, k) => ({ id: k === 0 ? "low" : "high", label: k === 0 ? "2.5 %" : "97.5 %", decimals })),
        ...parts.map(([id, part]) => ({
          id,
          label: names.text(part.label),
          unit: part.unit,
          decimals: commonDecimals(part.values),
        })),
      ],
      rows: years.map((year, y) => ({
        id: String(year),
        cells: [
          String(year),
          shown(values[y]),
          ...band.map((ends) => ends[y] ?? null),
          ...parts.map(([, part]) => part.values[y] ?? null),
        ],
      })),
    };
  }
  const rows = entries.flatMap(([id, part]) =>
    part.values.map((value, cell) => ({
      id: `${id}-${cell}`,
      cells: [names.text(part.label) + cellName(part.axes, cell), value] as TableCell[],
    })),
  );
  return {
    columns: [
      { id: "part", label: words.part },
      { id: "value", label: words.value, decimals: 4 },
    ],
    rows: [{ id: "value", cells: [names.text(result.label), values[0] ?? null] }, ...rows],
  };
}

const yearAt = (years: readonly number[], selected: number): number =>
  years.includes(selected) ? years.indexOf(selected) : years.length - 1;

/** A cluster map in numbers: what each place is, and its statistic, z, p, value and lag in the year. */
function clusterTable(result: Measured, names: Names, year: number, words: TableWords): TableData {
  const Y = Math.max(1, result.years.length);
  const codes = yearOf(result.values, Y, year);
  const parts = Object.entries(result.parts).map(([id, part]) => ({ id, part, values: yearOf(part.values, Y, year) }));
  return {
    columns: [
      { id: "region", label: words.region },
      { id: "year", label: words.year },
      { id: "cluster", label: names.text(result.label) },
      ...parts.map(({ id, part, values }) => ({
        id,
        label: names.text(part.label),
        ...(part.unit === "variable" ? {} : { unit: part.unit }),
        decimals: id === "p" ? 4 : commonDecimals(values),
      })),
    ],
    rows: result.regions.map((region, r) => ({
      id: region,
      cells: [
        names.region(region),
        String(result.years[year] ?? ""),
        names.text(result.classes?.[codes[r] ?? -1] ?? { en: "–", zh: "–" }),
        ...parts.map(({ values }) => values[r] ?? null),
      ],
    })),
  };
}

/** Where a cell of a part stands: " 2, 3" for the second and third key of its axes. */
function cellName(axes: readonly { readonly keys: readonly string[] }[], cell: number): string {
  const keys: string[] = [];
  let rest = cell;
  for (const { keys: own } of [...axes].reverse()) {
    keys.unshift(own[rest % own.length] ?? "");
    rest = Math.floor(rest / own.length);
  }
  return keys.length === 0 ? "" : ` (${keys.join(", ")})`;
}
