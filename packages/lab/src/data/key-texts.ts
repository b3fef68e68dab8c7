import type { DuckDBConnection } from "@duckdb/node-api";
import { quoteIdentifier } from "./database.ts";

/** Distinct texts of a key column, in order of appearance. */
export interface KeyTexts {
  readonly texts: readonly (string | null)[];
  readonly counts: readonly number[];
  /** First record of each. */
  readonly records: readonly number[];
}

/** The distinct texts of a column with how often and where first. */
export async function distinctKeyTexts(connection: DuckDBConnection, table: string, column: string): Promise<KeyTexts> {
  const name = quoteIdentifier(column);
  const reader = await connection.runAndReadAll(
    `SELECT ${name}, count(*)::INTEGER, min(record)::INTEGER AS first FROM ${quoteIdentifier(table)} GROUP BY ${name} ORDER BY first`,
  );
  const [texts = [], counts = [], records = []] = reader.getColumns();
  return { texts: texts as (string | null)[], counts: counts as number[], records: records as number[] };
}

/**
 * Pairs of texts of two columns that occur together in a row with values, in order of appearance; footnotes have none.
 *
 * @param second null for the texts of the first column alone
 */
export async function distinctPairs(
  connection: DuckDBConnection,
  table: string,
  first: string,
  second: string | null,
  valueColumns: readonly string[],
): Promise<readonly (readonly [string | null, string | null])[]> {
  const filled = valueColumns.map((each) => `${quoteIdentifier(each)} IS NOT NULL`).join(" OR ") || "true";
  const reader = await connection.runAndReadAll(
    `SELECT ${quoteIdentifier(first)} AS a, ${second === null ? "NULL" : quoteIdentifier(second)} AS b FROM ${quoteIdentifier(table)}
      WHERE ${filled} GROUP BY a, b ORDER BY min(record)`,
  );
  return reader.getRows() as [string | null, string | null][];
}

/** Stores what each text of a key column stands for, to be joined by `readKeyedValues`. */
export async function storeKeyMap(
  connection: DuckDBConnection,
  map: string,
  texts: readonly (string | null)[],
  indices: readonly number[],
): Promise<void> {
  await connection.run(`CREATE TABLE ${quoteIdentifier(map)} (text VARCHAR, key INTEGER)`);
  const appender = await connection.createAppender(map);
  for (let i = 0; i < texts.length; ++i) {
    const text = texts[i];
    if (text === null || text === undefined) continue;
    appender.appendVarchar(text);
    appender.appendInteger(indices[i]!);
    appender.endRow();
  }
  appender.closeSync();
}

/** Rows that have values under a key text (or under a blank key): how many, and the first of them. */
export interface KeyRows {
  readonly rows: number;
  readonly rowsWithValues: number;
  /** First records, those with values first. */
  readonly records: readonly number[];
}

/** Whether the rows of a key text hold values at all: footnotes and blank lines hold none. */
export async function rowsOfKey(
  connection: DuckDBConnection,
  table: string,
  column: string,
  text: string | null,
  valueColumns: readonly string[],
  limit: number,
): Promise<KeyRows> {
  const condition = text === null ? `${quoteIdentifier(column)} IS NULL` : `${quoteIdentifier(column)} = $text`;
  const filled = valueColumns.map((each) => `${quoteIdentifier(each)} IS NOT NULL`).join(" OR ") || "false";
  const reader = await connection.runAndReadAll(
    `SELECT count(*)::INTEGER, (count(*) FILTER (${filled}))::INTEGER,
            (list(record::INTEGER ORDER BY CASE WHEN ${filled} THEN 0 ELSE 1 END, record))[1:${limit}]
       FROM ${quoteIdentifier(table)} WHERE ${condition}`,
    text === null ? undefined : { text },
  );
  const [rows = [0], rowsWithValues = [0], lists = []] = reader.getColumnsJS();
  return {
    rows: rows[0] as number,
    rowsWithValues: rowsWithValues[0] as number,
    records: (lists[0] as number[] | null) ?? [],
  };
}
