import { readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { InputError } from "@jiju/core";
import { absenceMarks, absenceOf } from "./absence-mark.ts";
import { readNumberText } from "./number-text.ts";
import { peekRows, rowsOfBytes } from "./peek-rows.ts";

/** A column of a table that belongs to no study: numbers where the text is one, null where it is empty or marked as absent. */
export interface LooseColumn {
  readonly name: string;
  readonly values: readonly (number | string | null)[];
}

/** Rows read at most. */
const MOST_ROWS = 1_000_000;

async function rowsOf(path: string): Promise<string[][]> {
  if (!/\.gz$/i.test(path)) return peekRows(dirname(path), basename(path), MOST_ROWS);
  return rowsOfBytes(basename(path).slice(0, -3), gunzipSync(await readFile(path)), MOST_ROWS);
}

/** A code, not a number: 08111 and 8111 are two counties. */
const LEADING_ZERO = /^\s*0\d+\s*$/;

/**
 * Reads a table by itself, of any kind that studies read: CSV in any of the encodings, Excel, Parquet; packed by gzip too. The first row is the header.
 *
 * @throws InputError `no-input-file`, `empty-table`
 */
export async function readLooseTable(file: string): Promise<LooseColumn[]> {
  const path = resolve(file);
  const rows = await rowsOf(path).catch((error: NodeJS.ErrnoException) => {
    throw new InputError(
      "no-input-file",
      `The table ${file} cannot be read (${error.code ?? error.message}). Give a CSV, Excel or Parquet file.`,
      { file },
    );
  });
  const filled = rows.filter((row) => row.some((cell) => cell !== ""));
  const header = filled[0];
  if (!header || filled.length < 2) {
    throw new InputError(
      "empty-table",
      `The table ${file} has ${filled.length === 0 ? "nothing in it" : "a header and no rows"}; it needs a header and at least one row.`,
      { file },
    );
  }
  const marks = absenceMarks({});
  const body = filled.slice(1);
  return header.map((name, column) => {
    const code = body.some((row) => LEADING_ZERO.test(row[column] ?? ""));
    return {
      name: name === "" ? `column ${column + 1}` : name,
      values: body.map((row) => {
        const text = row[column] ?? "";
        if (text === "" || absenceOf(marks, text) !== 0) return null;
        const reading = readNumberText(text, { share: true });
        return reading.kind === "number" && !code ? reading.value : text;
      }),
    };
  });
}
