import { InputError } from "../errors/index.ts";

/** Formats of weights as text: neighbours alone, links with weights, a table of links, a square table. */
export type WeightsFileFormat = "gal" | "gwt" | "table" | "matrix";

const looks: Readonly<Record<WeightsFileFormat, string>> = {
  gal: "a GAL file (neighbours in blocks of two lines)",
  gwt: "a GWT file (a line `from to weight` for every link)",
  table: "a plain table (columns from, to and perhaps weight)",
  matrix: "a square table (a row and a column for every region)",
};

/** Lines of a text, whatever ends them, without a byte-order mark. */
export function linesOf(text: string): string[] {
  return text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
}

/** Words of a line between blanks; blanks within double quotes belong to the word. */
export function wordsOf(line: string): string[] {
  return Array.from(line.matchAll(/"([^"]*)"|\S+/g), ([word, quoted]) => quoted ?? word);
}

/** The mark between the cells of a table, from its first line; undefined where there is none. */
export function separatorOf(line: string): string | undefined {
  return [",", ";", "\t", "，"].find((mark) => line.includes(mark));
}

/**
 * The format of a weights file by its first lines.
 *
 * GAL and GWT begin with the number of regions, alone or as `0 n map id-column`; the next line has two words in GAL and three in GWT.
 *
 * @returns null where the text is none of them
 */
export function weightsFileFormat(text: string): WeightsFileFormat | null {
  const [first, second] = linesOf(text).filter((line) => line.trim() !== "");
  if (first === undefined) return null;
  const head = wordsOf(first);
  const counts = head.length === 1 ? head[0]! : head[0] === "0" ? head[1]! : "";
  if (/^\d+$/.test(counts)) {
    const words = second === undefined ? 0 : wordsOf(second).length;
    return words === 2 ? "gal" : words === 3 ? "gwt" : null;
  }
  const mark = separatorOf(first);
  if (mark === undefined) return null;
  return first.split(mark).length > 3 &&
    second !== undefined &&
    second.split(mark).length > 3 &&
    isNumber(second.split(mark).at(-1))
    ? "matrix"
    : "table";
}

const isNumber = (cell: string | undefined): boolean => cell !== undefined && cell.trim() !== "" && Number.isFinite(Number(cell));

/** @throws InputError `weights-file-format` when a text is plainly of another format than the reader's */
export function requireFormat(caller: string, text: string, wanted: WeightsFileFormat): void {
  const format = weightsFileFormat(text);
  if (format === null || format === wanted || (wanted === "table" && format === "matrix")) return;
  throw new InputError(
    "weights-file-format",
    `${caller}: this is ${looks[format]}, not ${looks[wanted]}. Read it as "${format === "matrix" ? "table" : format}", or as "file", which finds the format itself.`,
    { format, wanted },
  );
}

/** A text that no reader knows. */
export function unknownFormat(caller: string, text: string): InputError {
  const first = linesOf(text)[0] ?? "";
  return new InputError(
    "weights-file-unknown",
    `${caller}: the file begins with ${JSON.stringify(first.slice(0, 60))}. It must be ${Object.values(looks).join(", ")}. From a binary or workbook file save one of these; a matrix without ids needs its row and column of ids.`,
    { first: first.slice(0, 60) },
  );
}
