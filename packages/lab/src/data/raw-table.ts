import type { DuckDBConnection } from "@duckdb/node-api";
import { quoteIdentifier } from "./database.ts";

/** Columns of a raw table are texts named c0, c1, ...; `record` counts the records of the file from 0. */
export const rawColumn = (index: number): string => `c${index}`;

const columnList = (count: number, prefix = ""): string =>
  Array.from({ length: count }, (_, index) => prefix + quoteIdentifier(rawColumn(index))).join(", ");

export interface DelimitedOptions {
  readonly delimiter: string;
  /** Fields of the longest record. */
  readonly fields: number;
  /** Whether quoted fields hold line breaks; such files are read by one thread. */
  readonly quotedBreaks: boolean;
}

/** Reads a delimited UTF-8 file into a raw table, header included. */
export async function loadDelimited(
  connection: DuckDBConnection,
  table: string,
  path: string,
  { delimiter, fields, quotedBreaks }: DelimitedOptions,
): Promise<void> {
  const columns = Array.from({ length: fields }, (_, index) => `'${rawColumn(index)}': 'VARCHAR'`).join(", ");
  const name = quoteIdentifier(table);
  await connection.run(
    `CREATE TABLE ${name} AS SELECT * FROM read_csv($path, header = false, auto_detect = false, delim = $delimiter,
       quote = '"', escape = '"', null_padding = true, strict_mode = false, parallel = ${quotedBreaks ? "false" : "true"},
       max_line_size = 16777216, columns = {${columns}})`,
    { path, delimiter },
  );
}

/** Reads a Parquet file into a raw table, every column as text, with its column names as record 0. */
export async function loadParquet(connection: DuckDBConnection, table: string, path: string): Promise<number> {
  const described = await connection.runAndReadAll("SELECT * FROM read_parquet($path) LIMIT 0", { path });
  const names = described.columnNames();
  const name = quoteIdentifier(table);
  const create = names.map((_, index) => `${quoteIdentifier(rawColumn(index))} VARCHAR`).join(", ");
  await connection.run(`CREATE TABLE ${name} (${create})`);
  await connection.run(`INSERT INTO ${name} VALUES (${names.map((_, index) => `$${index + 1}`).join(", ")})`, names);
  const select = names.map((column) => `CAST(${quoteIdentifier(column)} AS VARCHAR)`).join(", ");
  await connection.run(`INSERT INTO ${name} SELECT ${select} FROM read_parquet($path)`, { path });
  return names.length;
}

/** One record of a raw table as texts. */
export async function readRecord(
  connection: DuckDBConnection,
  table: string,
  fields: number,
  record: number,
): Promise<(string | null)[]> {
  const reader = await connection.runAndReadAll(
    `SELECT ${columnList(fields)} FROM ${quoteIdentifier(table)} WHERE rowid = $record`,
    { record },
  );
  return (reader.getRows()[0] ?? []) as (string | null)[];
}

/** Number of records of a raw table. */
export async function countRecords(connection: DuckDBConnection, table: string): Promise<number> {
  const reader = await connection.runAndReadAll(`SELECT count(*)::INTEGER FROM ${quoteIdentifier(table)}`);
  return reader.getColumns()[0]![0] as number;
}

/** All texts of a raw table after a record, column by column; for small tables such as lists of regions. */
export async function readTexts(
  connection: DuckDBConnection,
  table: string,
  fields: number,
  afterRecord: number,
): Promise<(string | null)[][]> {
  const reader = await connection.runAndReadAll(
    `SELECT ${columnList(fields)} FROM ${quoteIdentifier(table)} WHERE rowid > $afterRecord ORDER BY rowid`,
    { afterRecord },
  );
  const columns = reader.getColumns() as (string | null)[][];
  return columns.length === fields ? columns : Array.from({ length: fields }, () => []);
}

/**
 * Makes a long table (`record`, the kept columns, `header`, `value`) of a wide one: one row for each of its across columns.
 * `header` holds the index of the column.
 */
export async function unpivotRaw(
  connection: DuckDBConnection,
  table: string,
  target: string,
  kept: readonly number[],
  across: readonly number[],
  afterRecord: number,
): Promise<void> {
  const keptList = kept.map((index) => `, ${quoteIdentifier(rawColumn(index))}`).join("");
  const one = (index: number): string =>
    `SELECT rowid AS record${keptList}, '${index}' AS header, ${quoteIdentifier(rawColumn(index))} AS value
       FROM ${quoteIdentifier(table)} WHERE rowid > $afterRecord`;
  await connection.run(`CREATE TABLE ${quoteIdentifier(target)} AS ${across.map(one).join(" UNION ALL ")}`, { afterRecord });
}

/** Makes a long table (`record` and the chosen columns under their raw names) of a raw one, without the records before the data. */
export async function selectRaw(
  connection: DuckDBConnection,
  table: string,
  target: string,
  chosen: readonly number[],
  afterRecord: number,
): Promise<void> {
  const list = [...new Set(chosen)].map((index) => `, ${quoteIdentifier(rawColumn(index))}`).join("");
  await connection.run(
    `CREATE TABLE ${quoteIdentifier(target)} AS SELECT rowid AS record${list} FROM ${quoteIdentifier(table)} WHERE rowid > $afterRecord`,
    { afterRecord },
  );
}
