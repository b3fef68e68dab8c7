import { InputError, nearestNames } from "@jiju/core";
import type { NamedTable, TableInput } from "@jiju/lab/contract";

/** A dimension of a table: the names its column may have and the names of its entries, in order. */
export interface TableDimension {
  readonly columns: readonly string[];
  readonly entries: readonly string[];
}

/** Column names that stand for a dimension, the usual one first. */
export const DIMENSION_COLUMNS = {
  buyer: ["buyer", "importer", "destination", "to"],
  seller: ["seller", "exporter", "origin", "from"],
  region: ["region", "country", "place"],
  industry: ["industry", "sector", "good"],
  supplying: ["supplying", "input", "from"],
  using: ["using", "output", "to"],
  residence: ["residence", "home", "from"],
  workplace: ["workplace", "work", "to"],
  origin: ["origin", "from"],
  destination: ["destination", "residence", "to"],
} as const;

/** What stands where no row names a cell: a number, or `required`. */
export type MissingCell = number | "required";

export function isNamedTable(table: TableInput | undefined): table is NamedTable {
  return table !== undefined && !Array.isArray(table);
}

/** The column of a table for a dimension. */
export function dimensionColumn(table: NamedTable, names: readonly string[]): string | undefined {
  return names.find((name) => table.columns[name] !== undefined);
}

/**
 * The numbers of a table by named columns, row-major in the order of its dimensions.
 *
 * A dimension without a column is left out when `optional` says so: the table is then the same along it and one dimension smaller.
 *
 * @param name       of the table, for messages
 * @param dimensions in the order of the shape
 * @param missing    what a cell without a row holds
 * @throws InputError `unknown-column`, `bad-table` for a row whose name is unknown, a cell named twice, or a value that is no number
 */
export function tableOfColumns(
  name: string,
  table: NamedTable,
  dimensions: readonly (TableDimension & { readonly optional?: true })[],
  missing: MissingCell,
): number[] {
  const used = dimensions.flatMap((dimension) => {
    const column = dimensionColumn(table, dimension.columns);
    if (column !== undefined) return [{ column, at: new Map(dimension.entries.map((entry, k) => [entry, k])) }];
    if (dimension.optional) return [];
    throw refusal(
      "unknown-column",
      name,
      `has no column ${dimension.columns[0]} (also: ${dimension.columns.slice(1).join(", ")}); its columns: ${Object.keys(table.columns).join(", ")}`,
    );
  });
  const values = table.columns[valueColumn(name, table, used)]!;
  const size = used.reduce((product, { at }) => product * at.size, 1);
  const out = new Array<number>(size).fill(typeof missing === "number" ? missing : Number.NaN);
  const seen = new Uint8Array(size);
  values.forEach((value, row) => {
    let cell = 0;
    for (const { column, at } of used) {
      const entry = String(table.columns[column]![row]);
      const k = at.get(entry);
      if (k === undefined) {
        throw refusal(
          "bad-table",
          name,
          `row ${row + 1}: ${column} is "${entry}", which is not known; the nearest: ${nearestNames(entry, [...at.keys()]).join(", ")}`,
        );
      }
      cell = cell * at.size + k;
    }
    const where = () => used.map(({ column }) => String(table.columns[column]![row])).join(", ");
    if (seen[cell]) throw refusal("bad-table", name, `row ${row + 1}: ${where()} is named twice; one row for each`);
    const number = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
    if (typeof number !== "number" || !Number.isFinite(number)) {
      throw refusal("bad-table", name, `row ${row + 1} (${where()}) has the value ${JSON.stringify(value)}; it must be a number`);
    }
    seen[cell] = 1;
    out[cell] = number;
  });
  if (missing === "required") {
    const absent = seen.indexOf(0);
    if (absent >= 0) throw refusal("bad-table", name, `has no row for ${cellName(used, absent)}; every cell needs one`);
  }
  return out;
}

function valueColumn(name: string, table: NamedTable, used: readonly { readonly column: string }[]): string {
  if (table.columns.value !== undefined) return "value";
  const rest = Object.keys(table.columns).filter((column) => !used.some((entry) => entry.column === column));
  if (rest.length === 1) return rest[0]!;
  throw refusal(
    "unknown-column",
    name,
    `needs a column "value"; besides ${used.map(({ column }) => column).join(", ")} it has ${rest.join(", ") || "nothing"}`,
  );
}

function cellName(used: readonly { readonly at: ReadonlyMap<string, number> }[], cell: number): string {
  const names: string[] = [];
  let rest = cell;
  for (const { at } of [...used].reverse()) {
    names.unshift([...at.keys()][rest % at.size]!);
    rest = Math.floor(rest / at.size);
  }
  return names.join(", ");
}

function refusal(code: string, table: string, problem: string): InputError {
  return new InputError(code, `mechanism.counterfactual: ${table}: ${problem}.`, { table });
}
