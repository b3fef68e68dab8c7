import type { DuckDBConnection, DuckDBDataChunk } from "@duckdb/node-api";
import { quoteIdentifier } from "./database.ts";

/** A key column and the map that says what its texts stand for. */
export interface KeyJoin {
  readonly column: string;
  readonly map: string;
}

/**
 * The numbers of a column of a chunk where they lie in memory. The driver's public methods box every number, which makes a million
 * rows ten times slower; the field is the one its own methods read.
 */
function typedColumn<Numbers extends Int32Array | Float64Array>(chunk: DuckDBDataChunk, column: number): Numbers {
  return (chunk.getColumnVector(column) as unknown as { readonly items: Numbers }).items;
}

/** A run of rows, column by column. Arrays are reused: copy what is kept. */
export interface KeyedChunk {
  readonly rows: number;
  readonly record: Int32Array;
  /** One array a key: what the text stands for; -1 where there is no text or no entry. */
  readonly keys: readonly Int32Array[];
  /** One array a value column: the number, NaN where the text is not a plain number. */
  readonly values: readonly Float64Array[];
}

/**
 * Streams keys and numbers of a long table as typed arrays.
 *
 * @param joins key columns with their maps (`storeKeyMap`)
 * @param valueColumns columns of numbers
 * @param visit called once a chunk
 */
export async function readKeyedValues(
  connection: DuckDBConnection,
  table: string,
  joins: readonly KeyJoin[],
  valueColumns: readonly string[],
  visit: (chunk: KeyedChunk) => void,
): Promise<void> {
  const keys = joins.map((_, index) => `, coalesce(k${index}.key, -1)`).join("");
  const values = valueColumns
    .map((column) => `, coalesce(TRY_CAST(t.${quoteIdentifier(column)} AS DOUBLE), 'NaN'::DOUBLE)`)
    .join("");
  const from = joins
    .map(
      ({ column, map }, index) => ` LEFT JOIN ${quoteIdentifier(map)} k${index} ON k${index}.text = t.${quoteIdentifier(column)}`,
    )
    .join("");
  const result = await connection.stream(`SELECT t.record::INTEGER${keys}${values} FROM ${quoteIdentifier(table)} t${from}`);
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return;
    visit({
      rows: chunk.rowCount,
      record: typedColumn<Int32Array>(chunk, 0),
      keys: joins.map((_, index) => typedColumn<Int32Array>(chunk, 1 + index)),
      values: valueColumns.map((_, index) => typedColumn<Float64Array>(chunk, 1 + joins.length + index)),
    });
  }
}

/**
 * Texts of a value column that are no plain finite numbers, with their keys: what people write between the numbers.
 *
 * @param which "odd" for those alone; "all" for every text, where a decimal comma makes the database's reading of numbers wrong
 */
export async function readOddValues(
  connection: DuckDBConnection,
  table: string,
  joins: readonly KeyJoin[],
  valueColumn: string,
  which: "odd" | "all",
  visit: (record: number, keys: readonly number[], text: string | null) => void,
): Promise<void> {
  const keys = joins.map((_, index) => `, coalesce(k${index}.key, -1)`).join("");
  const from = joins
    .map(
      ({ column, map }, index) => ` LEFT JOIN ${quoteIdentifier(map)} k${index} ON k${index}.text = t.${quoteIdentifier(column)}`,
    )
    .join("");
  const value = `t.${quoteIdentifier(valueColumn)}`;
  const reader = await connection.runAndReadAll(
    `SELECT t.record::INTEGER, ${value}${keys} FROM ${quoteIdentifier(table)} t${from}
      WHERE ${which === "all"} OR ${value} IS NULL OR NOT coalesce(isfinite(TRY_CAST(${value} AS DOUBLE)), false)
      ORDER BY t.record`,
  );
  const columns = reader.getColumns();
  const records = (columns[0] ?? []) as number[];
  const texts = (columns[1] ?? []) as (string | null)[];
  for (let i = 0; i < records.length; ++i) {
    visit(
      records[i]!,
      joins.map((_, index) => columns[2 + index]![i] as number),
      texts[i] ?? null,
    );
  }
}
