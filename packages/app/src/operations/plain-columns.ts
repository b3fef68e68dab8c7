import { InputError, nearestNames, type PanelData } from "@jiju/core";

/** Columns as they come in JSON. */
export type PlainColumns = Readonly<Record<string, readonly (number | string | null)[]>>;

/** Complete rows of the columns an operation uses. */
export interface CompleteRows {
  readonly rows: number;
  /** Rows left out because a used cell is empty. */
  readonly leftOut: number;
  /** A column of numbers, [rows]. */
  readonly numbers: (name: string) => Float64Array;
  /** A column of labels as 0, 1, 2, ... in order of the labels, [rows]. */
  readonly labels: (name: string) => Int32Array;
  /** A column of labels as text, [rows]. */
  readonly texts: (name: string) => readonly string[];
}

/**
 * Takes the rows in which every used column has a value.
 *
 * @param caller   operation, for messages
 * @param columns  values by name
 * @param numeric  names of columns that hold numbers
 * @param labelled names of columns that hold labels: numbers or text
 * @throws InputError `unknown-column`, `wide-table`, `columns-differ`, `not-numeric`, `no-rows`, naming the column
 */
export function completeRows(
  caller: string,
  columns: PlainColumns,
  numeric: readonly string[],
  labelled: readonly string[],
): CompleteRows {
  const names = Object.keys(columns);
  const used = [...new Set([...numeric, ...labelled])];
  for (const name of used) {
    if (Object.hasOwn(columns, name)) continue;
    const years = names.filter((heading) => /^(1[89]|20)\d\d$/.test(heading));
    if (years.length > 1) {
      throw new InputError(
        "wide-table",
        `${caller}: there is no column "${name}", but ${years.length} columns are years (${years[0]} to ${years.at(-1)}). Make the table long: one row per region and year; in the input of jiju call, { "csv": "table.csv", "years": "year" } does it.`,
        { column: name, years: years.length, columns: names },
      );
    }
    throw new InputError(
      "unknown-column",
      `${caller}: there is no column "${name}"; the nearest of ${names.length}: ${nearestNames(name, names).join(", ")}.`,
      { column: name, columns: names },
    );
  }
  const total = columns[used[0]!]!.length;
  const other = used.find((name) => columns[name]!.length !== total);
  if (other !== undefined) {
    throw new InputError(
      "columns-differ",
      `${caller}: column "${other}" has ${columns[other]!.length} values and "${used[0]}" has ${total}; every column needs one value per row, null where a cell is empty.`,
      { column: other },
    );
  }
  const isNumeric = new Set(numeric);
  const read = new Map(
    numeric.map((name) => [name, Float64Array.from(columns[name]!, (cell, row) => numberOf(caller, name, cell, row))]),
  );
  const kept: number[] = [];
  for (let row = 0; row < total; ++row) {
    const complete = used.every((name) =>
      isNumeric.has(name) ? !Number.isNaN(read.get(name)![row]!) : !isEmpty(columns[name]![row]!),
    );
    if (complete) kept.push(row);
  }
  if (kept.length === 0) {
    throw new InputError(
      "no-rows",
      `${caller}: no row has a value in every column used (${used.join(", ")}). Fill the gaps or use fewer columns.`,
      { columns: used },
    );
  }
  const texts = (name: string) => kept.map((row) => String(columns[name]![row]).trim());
  return {
    rows: kept.length,
    leftOut: total - kept.length,
    numbers: (name) => Float64Array.from(kept, (row) => read.get(name)![row]!),
    texts,
    labels: (name) => {
      const own = texts(name);
      const allNumbers = own.every((text) => Number.isFinite(Number(text)));
      const levels = [...new Set(own)].sort((a, b) => (allNumbers ? Number(a) - Number(b) : a < b ? -1 : 1));
      const position = new Map(levels.map((text, at) => [text, at]));
      return Int32Array.from(own, (text) => position.get(text)!);
    },
  };
}

/** The names of a panel's columns. */
export interface PanelNames {
  readonly columns: PlainColumns;
  readonly entity: string;
  readonly period: string;
  readonly dependent: string;
}

/** A panel of complete rows. @throws InputError as `completeRows`, and `repeated-row` naming entity and period as written */
export function panelOf(
  caller: string,
  input: PanelNames,
  regressors: readonly string[],
  further: readonly string[] = [],
): { readonly data: PanelData; readonly rows: CompleteRows } {
  const repeated = regressors.find((name, at) => regressors.indexOf(name) !== at || name === input.dependent);
  if (repeated !== undefined) {
    throw new InputError(
      "repeated-column",
      `${caller}: column "${repeated}" is named twice among dependent and regressors; name it once.`,
      { column: repeated },
    );
  }
  const rows = completeRows(caller, input.columns, [input.dependent, ...regressors, ...further], [input.entity, input.period]);
  const entity = rows.labels(input.entity);
  const period = rows.labels(input.period);
  const seen = new Set<string>();
  entity.forEach((place, row) => {
    const key = `${place} ${period[row]}`;
    if (seen.has(key)) {
      throw new InputError(
        "repeated-row",
        `${caller}: ${input.entity} "${rows.texts(input.entity)[row]}" has two rows in ${input.period} "${rows.texts(input.period)[row]}"; a panel has one. Name the column that tells them apart as part of ${input.entity}.`,
        { entity: input.entity, period: input.period },
      );
    }
    seen.add(key);
  });
  return {
    rows,
    data: {
      entity,
      period,
      y: rows.numbers(input.dependent),
      columns: regressors.map((id) => ({ id, values: rows.numbers(id) })),
    },
  };
}

function isEmpty(cell: number | string | null): boolean {
  return cell === null || (typeof cell === "string" && cell.trim() === "") || (typeof cell === "number" && Number.isNaN(cell));
}

function numberOf(caller: string, name: string, cell: number | string | null, row: number): number {
  if (isEmpty(cell)) return Number.NaN;
  const value = Number(typeof cell === "string" ? cell.trim() : cell);
  if (Number.isFinite(value)) return value;
  throw new InputError(
    "not-numeric",
    `${caller}: column "${name}" has "${String(cell)}" in row ${row + 1}; it must be a number, or null where the cell is empty.`,
    { column: name, row: row + 1 },
  );
}
