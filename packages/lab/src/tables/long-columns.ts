import { InputError } from "@jiju/core";
import type { LooseColumn } from "./loose-table.ts";

/** A heading that ends in a year: "2015", "gdp2015", "GDP 2015", "gdp_2015". */
const YEARLY = /^(.*?)[\s_.-]*((?:1[89]|20|21)\d\d)$/;
/** Name of the values where the headings are years and nothing else. */
const NAMELESS = "value";

/**
 * A table with a column per year made long: one row per row and year. Columns that share the part before the year become one column of
 * that name (`value` where there is nothing before it); the others are repeated for every year.
 *
 * @param file   for messages
 * @param year   name of the new column of years
 * @returns rows of the first year, then of the next; null where a quantity has no column of that year
 * @throws InputError `no-year-columns`, `repeated-column`
 */
export function longColumns(file: string, columns: readonly LooseColumn[], year: string): LooseColumn[] {
  const kept: LooseColumn[] = [];
  const quantities = new Map<string, Map<number, LooseColumn["values"]>>();
  for (const column of columns) {
    const match = YEARLY.exec(column.name);
    if (!match) {
      kept.push(column);
      continue;
    }
    const quantity = match[1] === "" ? NAMELESS : match[1]!;
    const byYear = quantities.get(quantity) ?? new Map<number, LooseColumn["values"]>();
    byYear.set(Number(match[2]), column.values);
    quantities.set(quantity, byYear);
  }
  if (quantities.size === 0) {
    throw new InputError(
      "no-year-columns",
      `The table ${file} has no column whose heading ends in a year; its columns are ${columns
        .slice(0, 6)
        .map(({ name }) => name)
        .join(", ")}. Leave "years" out where the table is long already.`,
      { file },
    );
  }
  const taken = [...kept.map(({ name }) => name), ...quantities.keys()];
  if (taken.includes(year)) {
    throw new InputError("repeated-column", `The table ${file} has a column "${year}" already; give "years" another name.`, {
      file,
      column: year,
    });
  }
  const years = [...new Set([...quantities.values()].flatMap((byYear) => [...byYear.keys()]))].sort((a, b) => a - b);
  const rows = columns[0]!.values.length;
  const blank = new Array<null>(rows).fill(null);
  return [
    ...kept.map(({ name, values }) => ({ name, values: years.flatMap(() => values) })),
    { name: year, values: years.flatMap((each) => new Array<number>(rows).fill(each)) },
    ...[...quantities].map(([name, byYear]) => ({ name, values: years.flatMap((each) => byYear.get(each) ?? blank) })),
  ];
}
