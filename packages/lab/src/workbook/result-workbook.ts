import type { CellObject, WorkSheet } from "@e965/xlsx";
import type { Text } from "@jiju/core";
import { inLanguage } from "../contract/in-language.ts";
import type { Language } from "../contract/issue-wording.ts";
import type { Envelope } from "../contract/operation.ts";
import { findOperation } from "../contract/operations/index.ts";
import { headingOf, sheetTitle, workbookWords } from "./headings.ts";
import { type ResultTable, resultTables, type WorkbookCell } from "./result-tables.ts";
import { valueSchemaOf, valuesInWords } from "./values-in-words.ts";

/** A column of a study with the publication it comes from. */
export interface WorkbookSource {
  readonly column: Text;
  readonly unit: string;
  readonly years: string;
  readonly publication: Text;
  readonly vintage: string;
  readonly licence: string;
  readonly url: string;
}

export interface ResultWorkbookOptions {
  readonly language: Language;
  /** Title of the operation. */
  readonly title: Text;
  /** Columns of the study with their sources; none when the operation needs no study. */
  readonly sources: readonly WorkbookSource[];
  /** Names of regions and industries by id; a column of names stands beside each column of ids. */
  readonly names: ReadonlyMap<string, Text>;
}

/** Rows of a sheet in an Excel workbook, without the heading. */
const SHEET_ROWS = 1_048_575;
/** Characters of a cell in an Excel workbook. */
const CELL_CHARACTERS = 32_767;
const NAMED = new Set(["region", "industry", "home", "host", "from", "to", "partner"]);

/**
 * An Excel workbook of an answer: its single values, a sheet for every table, the parameters it was asked with, and the sources with
 * publication, years, unit, licence, hash of the inputs and version. The same answer gives the same bytes.
 *
 * @param envelope result beside its provenance, as operations answer
 * @returns bytes of an .xlsx file
 */
export async function resultWorkbook(envelope: Envelope<unknown>, options: ResultWorkbookOptions): Promise<Uint8Array> {
  const { utils, write } = await import("@e965/xlsx");
  const { language } = options;
  const words = workbookWords[language];
  const book = utils.book_new();
  const taken = new Set<string>();
  const append = (title: string, head: readonly string[], rows: readonly (readonly WorkbookCell[])[]): void => {
    for (let start = 0; start === 0 || start < rows.length; start += SHEET_ROWS) {
      const name = sheetTitle(title, taken);
      taken.add(name.toLowerCase());
      book.SheetNames.push(name);
      book.Sheets[name] = sheetOf(head, rows.slice(start, start + SHEET_ROWS), utils);
    }
  };
  for (const table of resultTables(answerInWords(envelope, "output", envelope.result, language), language)) {
    const { columns, rows } = withNames(table, options);
    if (table.path.length === 0) {
      append(
        words.values,
        [words.field, words.value],
        [[options.title[language], null], ...rows.map(([field, value]) => [fieldWords(String(field), language), value!])],
      );
    } else append(table.path.map((part) => headingOf(part, language)).join(" "), columns, rows);
  }
  append(words.parameters, [words.field, words.value, words.asked], parameterRows(envelope, language));
  append(words.sources, words.sourceColumns, sourceRows(envelope, options));
  return new Uint8Array(write(book, { type: "array", bookType: "xlsx", compression: true }) as ArrayBuffer);
}

function sheetOf(
  head: readonly string[],
  rows: readonly (readonly WorkbookCell[])[],
  utils: typeof import("@e965/xlsx").utils,
): WorkSheet {
  const lines = [head, ...rows];
  const sheet: WorkSheet = {};
  lines.forEach((line, r) => {
    line.forEach((value, c) => {
      if (value !== null) sheet[utils.encode_cell({ r, c })] = cellOf(value);
    });
  });
  sheet["!ref"] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: lines.length - 1, c: Math.max(0, head.length - 1) } });
  sheet["!cols"] = head.map((heading, c) => ({
    wch: Math.min(60, Math.max(8, ...[heading, ...rows.slice(0, 50).map((row) => row[c])].map((value) => widthOf(value)))),
  }));
  return sheet;
}

/** Text stays text: what begins with = is no formula. */
function cellOf(value: string | number | boolean): CellObject {
  if (typeof value === "number") return { t: "n", v: value };
  if (typeof value === "boolean") return { t: "b", v: value };
  return { t: "s", v: value.length > CELL_CHARACTERS ? `${value.slice(0, CELL_CHARACTERS - 1)}…` : value };
}

/** The fields that lead to a value, in words. */
const fieldWords = (path: string, language: Language): string =>
  path
    .split(".")
    .map((part) => headingOf(part, language))
    .join(workbookWords[language].of);

/** Width in Latin characters; a Chinese one takes two. */
function widthOf(value: WorkbookCell | undefined): number {
  if (typeof value !== "string") return 10;
  let width = 1;
  for (const character of value) width += character > "\u2e7f" ? 2 : 1;
  return width;
}

/** Headings in words, and a column of names after each column of ids that has some. */
function withNames({ columns, rows }: ResultTable, { language, names }: ResultWorkbookOptions) {
  const named = columns.map(
    (column, c) => NAMED.has(column.at(-1)!) && rows.some((row) => typeof row[c] === "string" && names.has(row[c] as string)),
  );
  const heading = (column: readonly string[]): string => column.map((part) => headingOf(part, language)).join(" ");
  return {
    columns: columns.flatMap((column, c) =>
      named[c] ? [heading(column), `${heading(column)} ${workbookWords[language].name}`] : [heading(column)],
    ),
    rows: rows.map((row) =>
      row.flatMap((value, c) => (named[c] ? [value, names.get(String(value))?.[language] ?? null] : [value])),
    ),
  };
}

/** The input after defaults, one line a value: in words, and by the name that the operation is asked with. */
function parameterRows({ provenance }: Pick<Envelope<unknown>, "provenance">, language: Language): WorkbookCell[][] {
  const out: WorkbookCell[][] = [];
  const walk = (value: unknown, path: string): void => {
    if (value !== null && typeof value === "object") {
      for (const [key, entry] of Object.entries(value)) walk(entry, path === "" ? key : `${path}.${key}`);
    } else if (value !== undefined) out.push([fieldWords(path, language), value as WorkbookCell, path]);
  };
  walk(answerInWords({ provenance }, "input", provenance.input, language), "");
  return out;
}

/** Values of closed lists in words; what an operation was asked with keeps the value that asks for it again. */
function answerInWords(
  { provenance }: Pick<Envelope<unknown>, "provenance">,
  side: "input" | "output",
  value: unknown,
  language: Language,
): unknown {
  const operation = findOperation(provenance.operation);
  if (language === "en" || operation === undefined) return value;
  return valuesInWords(
    value,
    valueSchemaOf(operation[side]),
    side === "input" ? (word, asked) => `${word}（${asked}）` : undefined,
  );
}

function sourceRows({ provenance }: Envelope<unknown>, { language, sources }: ResultWorkbookOptions): WorkbookCell[][] {
  const words = workbookWords[language];
  const version = `${provenance.operation} ${provenance.operationVersion}, Jiju ${provenance.productVersion}`;
  const own = [words.thisResult, null, null, version, null, null, null, provenance.studyHash, version];
  return [
    own,
    ...sources.map(({ column, unit, years, publication, vintage, licence, url }) => [
      column[language],
      unit,
      years,
      publication[language],
      inLanguage(vintage, language),
      inLanguage(licence, language),
      url,
      provenance.studyHash,
      version,
    ]),
  ];
}
