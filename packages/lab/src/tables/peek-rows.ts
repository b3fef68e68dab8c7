import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { countRecords, loadParquet, openDatabase, readRecord } from "../data/index.ts";
import { detectDelimiter } from "./delimited-scan.ts";
import { decodeText, detectEncoding } from "./text-encoding.ts";
import { readSheet } from "./workbook.ts";

/** Splits the first records of a delimited text, blank lines included, so that positions are rows. */
export function splitRows(text: string, delimiter: string, limit: number): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = "";
  let quoted = false;
  for (let i = 0; i < text.length && rows.length < limit; ++i) {
    const character = text[i]!;
    if (quoted) {
      if (character !== '"') field += character;
      else if (text[i + 1] === '"') {
        field += '"';
        ++i;
      } else quoted = false;
    } else if (character === '"' && field === "") quoted = true;
    else if (character === delimiter) {
      row.push(field);
      field = "";
    } else if (character === "\n" || character === "\r") {
      if (character === "\r" && text[i + 1] === "\n") ++i;
      rows.push([...row, field]);
      row = [];
      field = "";
    } else field += character;
  }
  if (rows.length < limit && (field !== "" || row.length > 0)) rows.push([...row, field]);
  return rows.map((each) => each.map((cell) => cell.trim()));
}

async function peekParquet(path: string, limit: number): Promise<string[][]> {
  const database = await openDatabase();
  try {
    const fields = await loadParquet(database.connection, "peek", path);
    const records = Math.min(limit, await countRecords(database.connection, "peek"));
    const rows: string[][] = [];
    for (let record = 0; record < records; ++record) {
      rows.push((await readRecord(database.connection, "peek", fields, record)).map((text) => text ?? ""));
    }
    return rows;
  } finally {
    database.close();
  }
}

/** The first rows of a table as texts, to guess what it is; the first sheet of a workbook. */
export async function peekRows(folder: string, file: string, limit = 20_000): Promise<string[][]> {
  const path = join(folder, file);
  const type = extname(file).toLowerCase();
  if (type === ".parquet") return peekParquet(path, limit);
  return rowsOfBytes(file, new Uint8Array(await readFile(path)), limit);
}

/**
 * The first rows of a table held in memory as texts; the first sheet of a workbook.
 *
 * @param file its name, whose ending says what it is: a workbook, or else text in any of the encodings
 */
export async function rowsOfBytes(file: string, bytes: Uint8Array, limit = 20_000): Promise<string[][]> {
  const type = extname(file).toLowerCase();
  if (type === ".xlsx" || type === ".xls" || type === ".xlsm") {
    const reading = await readSheet(bytes, 1);
    return reading.kind === "sheet" ? reading.sheet.rows.slice(0, limit).map((row) => [...row]) : [];
  }
  const { text } = decodeText(bytes, detectEncoding(bytes).encoding);
  return splitRows(text, detectDelimiter(new TextEncoder().encode(text.slice(0, 65_536))), limit);
}
