import { readFile } from "node:fs/promises";
import { InputError, nearestNames } from "@jiju/core";
import { readNumberTable } from "../files/index.ts";
import { longColumns } from "./long-columns.ts";
import { type LooseColumn, readLooseTable } from "./loose-table.ts";

/**
 * Puts the content of files in place of references anywhere in an input, so that a table need not be written out as JSON.
 *
 *     { "csv": "matrix.csv" }                    rows of numbers; under the key "columns" the columns by name
 *     { "csv": "matrix.csv", "transpose": true } rows of numbers, columns as rows
 *     { "csv": "wide.csv", "years": "year" }     under "columns": one column per year laid under one another, see `longColumns`
 *     { "csv": "firms.csv", "column": "lon" }    one column: a number or text per row, null where empty
 *     { "file": "counties.gal" }                 the text; of a .json or .geojson file the document in it
 *
 * @param value   the input as parsed
 * @param locate  where a file named in the input lies
 * @throws InputError `no-input-file`, `empty-table`, `bad-table`, `bad-json`, `unknown-column` with the nearest names
 */
export function withTablesRead(value: unknown, locate: (file: string) => string): Promise<unknown> {
  return replaced(value, undefined, locate);
}

async function replaced(value: unknown, key: string | undefined, locate: (file: string) => string): Promise<unknown> {
  if (Array.isArray(value))
    return value.every((entry) => typeof entry === "number")
      ? value
      : Promise.all(value.map((entry) => replaced(entry, undefined, locate)));
  if (value === null || typeof value !== "object") return value;
  const { csv, column, file, years, transpose } = value as Readonly<Record<string, unknown>>;
  const keys = Object.keys(value).length;
  if (typeof csv === "string" && keys === 1) return key === "columns" ? columnsOf(locate(csv)) : readNumberTable(locate(csv));
  if (typeof csv === "string" && transpose === true && keys === 2) return transposed(await readNumberTable(locate(csv)));
  if (typeof csv === "string" && typeof years === "string" && keys === 2 && key === "columns") {
    return named(longColumns(csv, await readLooseTable(locate(csv)), years));
  }
  if (typeof csv === "string" && typeof column === "string" && keys === 2) return columnOf(locate(csv), column);
  if (typeof file === "string" && keys === 1) return contentOf(locate(file));
  const entries = await Promise.all(
    Object.entries(value).map(async ([name, entry]) => [name, await replaced(entry, name, locate)] as const),
  );
  return Object.fromEntries(entries);
}

const transposed = (rows: readonly (readonly number[])[]): number[][] =>
  Array.from({ length: rows[0]!.length }, (_, column) => rows.map((row) => row[column]!));

async function columnsOf(file: string): Promise<Record<string, readonly (number | string | null)[]>> {
  return named(await readLooseTable(file));
}

const named = (columns: readonly LooseColumn[]) => Object.fromEntries(columns.map(({ name, values }) => [name, values]));

async function columnOf(file: string, wanted: string): Promise<readonly (number | string | null)[]> {
  const columns = await readLooseTable(file);
  const found = columns.find(({ name }) => name === wanted);
  if (found) return found.values;
  const names = columns.map(({ name }) => name);
  throw new InputError(
    "unknown-column",
    `The table ${file} has no column "${wanted}"; the nearest of ${names.length}: ${nearestNames(wanted, names).join(", ")}.`,
    { file, column: wanted, columns: names },
  );
}

async function contentOf(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new InputError(
      "no-input-file",
      `The file ${file} cannot be read (${error.code}). Paths are relative to the input file.`,
      { file },
    );
  });
  const plain = text.replace(/^\uFEFF/, "");
  if (!/\.(?:geo)?json$/i.test(file)) return plain;
  try {
    return JSON.parse(plain);
  } catch (error) {
    throw new InputError("bad-json", `The file ${file} is not JSON: ${(error as Error).message}.`, { file });
  }
}
