import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, extname, join, relative, resolve, sep } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { countRecords, loadDelimited, loadParquet, readRecord } from "../data/index.ts";
import type { IssueCollector } from "../study/issue-collector.ts";
import type { AbsenceKind } from "./absence-mark.ts";
import { type DelimitedScan, type Delimiter, detectDelimiter, rowsOfRecords, scanDelimited } from "./delimited-scan.ts";
import { completeHeader } from "./header-rows.ts";
import { unfoldMergedNames } from "./merged-cells.ts";
import { nearestFile } from "./nearest-file.ts";
import { decodeText, detectEncoding, type TextEncoding } from "./text-encoding.ts";
import { readSheet, type SheetTexts, toDelimited } from "./workbook.ts";

/** How to read a file; the fields of `study.yaml` that every file entry has. */
export interface TableFileOptions {
  readonly file: string;
  readonly sheet?: string | number | undefined;
  readonly headerRow?: number | undefined;
  readonly delimiter?: "," | ";" | "tab" | "|" | undefined;
  readonly encoding?: TextEncoding | undefined;
  readonly decimal?: "." | "," | undefined;
  readonly absent?: Readonly<Record<string, AbsenceKind>> | undefined;
}

/** A file in the database as texts, with its header and the way back to its rows. */
export interface OpenTable {
  /** Name of the raw table in the database. */
  readonly table: string;
  readonly file: string;
  readonly header: readonly string[];
  /** Record number of the header, from 0. */
  readonly headerRecord: number;
  /** Row as a spreadsheet shows it. */
  readonly rowOf: (record: number) => number;
}

const TEXT_TYPES = new Set([".csv", ".tsv", ".txt", ".tab"]);
const WORKBOOK_TYPES = new Set([".xlsx", ".xls", ".xlsm"]);

/** Absolute path of a file of the study, or null when it lies outside the folder. */
export function resolveInside(folder: string, file: string): string | null {
  const path = resolve(folder, file);
  const inside = relative(folder, path);
  return inside.startsWith("..") || inside.startsWith(sep) || resolve(inside) === inside ? null : path;
}

/** Writes a text into a private temporary file for the database to read, and removes it afterwards. */
async function withTemporaryFile<T>(text: string | Uint8Array, work: (path: string) => Promise<T>): Promise<T> {
  const path = join(await mkdtemp(join(tmpdir(), "jiju-")), "table.csv");
  try {
    await writeFile(path, text);
    return await work(path);
  } finally {
    await rm(dirname(path), { recursive: true, force: true });
  }
}

function reportStructure(file: string, scan: DelimitedScan, issues: IssueCollector): boolean {
  if (scan.openQuoteRow > 0) {
    issues.add("open-quote", { file, row: scan.openQuoteRow });
    return false;
  }
  const needed = String(scan.headerFields);
  for (const { row, fields } of scan.longRows) issues.add("long-row", { file, row, given: String(fields), needed });
  for (const row of scan.shortRows) issues.add("short-row", { file, row, needed });
  return true;
}

/** The header must name every column below which something stands; a name may stand above it. */
function reportWorkbookHeader(file: string, sheet: SheetTexts, headerRow: number, issues: IssueCollector): boolean {
  const header = completeHeader(sheet.rows.slice(0, headerRow - 1), sheet.rows[headerRow - 1] ?? []);
  const used = new Set<number>();
  for (const row of sheet.rows.slice(headerRow))
    row.forEach((text, column) => {
      if (text !== "") used.add(column);
    });
  const blank = [...used].some((column) => (header[column] ?? "") === "");
  const merged = sheet.merged.some(
    ({ firstRow, lastRow, firstColumn, lastColumn }) =>
      firstRow <= headerRow - 1 && lastRow >= headerRow - 1 && (lastColumn > firstColumn || lastRow > headerRow - 1),
  );
  if (!blank && !merged) return true;
  const shown = sheet.rows
    .slice(0, Math.max(headerRow + 1, 4))
    .map((row, index) => `${index + 1}: ${row.map((text) => (text === "" ? "·" : text)).join(" | ")}`)
    .join(" / ");
  issues.add("merged-header", { file, row: headerRow, given: shown });
  return false;
}

async function loadTextBytes(
  connection: DuckDBConnection,
  table: string,
  path: string,
  options: TableFileOptions,
  issues: IssueCollector,
): Promise<{ fields: number; rowOf: (record: number) => number; headerRecord: number } | null> {
  const { file, headerRow = 1 } = options;
  const bytes = new Uint8Array(await readFile(path));
  const detected = detectEncoding(bytes);
  const encoding = options.encoding ?? detected.encoding;
  let text: Uint8Array = detected.mark && encoding === "utf-8" ? bytes.subarray(3) : bytes;
  if (encoding !== "utf-8" || detected.encoding !== "utf-8") {
    const decoded = decodeText(bytes, encoding);
    if (decoded.unreadable > 0) {
      issues.add("bytes-unreadable", {
        file,
        given: encoding.toUpperCase(),
        count: decoded.unreadable,
        params: { count: decoded.unreadable },
      });
      return null;
    }
    issues.add("text-decoded", {
      file,
      given: encoding === "gb18030" || encoding === "gbk" ? "GBK / GB 18030" : encoding.toUpperCase(),
    });
    text = new TextEncoder().encode(decoded.text);
  }
  if (text.every((byte) => byte <= 0x20)) {
    issues.add("file-empty", { file });
    return null;
  }
  const delimiter: Delimiter = options.delimiter === "tab" ? "\t" : (options.delimiter ?? detectDelimiter(text));
  const scan = scanDelimited(text, delimiter, headerRow);
  if (!reportStructure(file, scan, issues)) return null;
  const load = (from: string) =>
    loadDelimited(connection, table, from, { delimiter, fields: scan.fields, quotedBreaks: scan.quotedBreaks });
  // A one-column table keeps its blank lines as records; all others lose them.
  if (text.byteLength === bytes.byteLength) await load(path);
  else await withTemporaryFile(text, load);
  const blankRows = scan.fields === 1 ? [] : scan.blankRows;
  return {
    fields: scan.fields,
    rowOf: rowsOfRecords(blankRows),
    headerRecord: headerRow - 1 - blankRows.filter((row) => row < headerRow).length,
  };
}

async function loadWorkbook(
  connection: DuckDBConnection,
  table: string,
  path: string,
  options: TableFileOptions,
  issues: IssueCollector,
): Promise<{ fields: number; rowOf: (record: number) => number; headerRecord: number } | null> {
  const { file, headerRow = 1 } = options;
  const reading = await readSheet(new Uint8Array(await readFile(path)), options.sheet ?? 1);
  if (reading.kind === "no-such-sheet") {
    issues.add("sheet-missing", { file, given: String(options.sheet ?? 1), needed: reading.sheets.join(", ") });
    return null;
  }
  const { sheet } = reading;
  if (sheet.rows.every((row) => row.every((text) => text === ""))) {
    issues.add("file-empty", { file });
    return null;
  }
  if (!reportWorkbookHeader(file, sheet, headerRow, issues)) return null;
  const fields = sheet.rows.reduce((most, row) => Math.max(most, row.length), 1);
  const unfolded = unfoldMergedNames(sheet, headerRow);
  const header = completeHeader(sheet.rows.slice(0, headerRow - 1), sheet.rows[headerRow - 1] ?? []);
  for (const column of unfolded.columns) issues.add("merged-names", { file, column: header[column] });
  await withTemporaryFile(toDelimited(unfolded.rows), (from) =>
    loadDelimited(connection, table, from, { delimiter: ",", fields, quotedBreaks: false }),
  );
  return { fields, rowOf: (record) => record + 1, headerRecord: headerRow - 1 };
}

function reportHeader(file: string, row: number, header: readonly string[], issues: IssueCollector): boolean {
  const named = header.filter((name) => name !== "");
  if (named.length === 1 && /[,;\t|]/.test(named[0]!)) {
    issues.add("wrong-delimiter", { file, row, given: named[0] });
    return false;
  }
  let unique = true;
  const seen = new Set<string>();
  for (const name of named) {
    if (seen.has(name)) {
      unique = false;
      issues.add("duplicate-header", { file, row, column: name, given: name });
    }
    seen.add(name);
  }
  return unique;
}

/**
 * Brings a file of the study into the database as texts: decodes it, checks its structure, reads its header.
 *
 * @param table name for the raw table
 * @returns null when the file cannot be used; the reason is among the issues
 */
export async function openTableFile(
  connection: DuckDBConnection,
  folder: string,
  table: string,
  options: TableFileOptions,
  issues: IssueCollector,
): Promise<OpenTable | null> {
  const { file } = options;
  const path = resolveInside(folder, file);
  if (path === null) {
    issues.add("file-outside", { file, given: file });
    return null;
  }
  const type = extname(path).toLowerCase();
  try {
    const status = await stat(path).catch(() => null);
    if (!status?.isFile()) {
      const near = await nearestFile(folder, file);
      issues.add("file-missing", {
        file,
        params: {
          suggestion: near ? `Did you mean "${near}"?` : "Put the file into the study folder, or take it out of study.yaml.",
          suggestion_zh: near ? `是否为“${near}”？` : "请把文件放入研究文件夹，或从 study.yaml 中删去。",
        },
      });
      return null;
    }
    let loaded: { fields: number; rowOf: (record: number) => number; headerRecord: number } | null;
    if (TEXT_TYPES.has(type)) loaded = await loadTextBytes(connection, table, path, options, issues);
    else if (WORKBOOK_TYPES.has(type)) loaded = await loadWorkbook(connection, table, path, options, issues);
    else if (type === ".parquet") {
      loaded = { fields: await loadParquet(connection, table, path), rowOf: (record) => record + 1, headerRecord: 0 };
    } else {
      issues.add("file-type", { file, given: type === "" ? file : type });
      return null;
    }
    if (!loaded) return null;
    const { fields, rowOf, headerRecord } = loaded;
    const recordTexts = async (record: number): Promise<string[]> =>
      (await readRecord(connection, table, fields, record)).map((text) => (text ?? "").trim());
    const written = await recordTexts(headerRecord);
    const above: string[][] = [];
    if (written.includes("")) for (let record = 0; record < headerRecord; ++record) above.push(await recordTexts(record));
    const header = completeHeader(above, written);
    if (!reportHeader(file, rowOf(headerRecord), header, issues)) return null;
    if ((await countRecords(connection, table)) <= headerRecord + 1) {
      issues.add("header-only", { file });
      return null;
    }
    return { table, file, header, headerRecord, rowOf };
  } catch (error) {
    issues.add("file-unreadable", { file, params: { detail: firstLine(error) } });
    return null;
  }
}

/** The first line of an error's message: DuckDB and Node put the reason there. */
export function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n")[0]!;
}
