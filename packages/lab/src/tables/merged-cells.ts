import { readNumberText } from "./number-text.ts";
import type { SheetTexts } from "./workbook.ts";
import { readYearText } from "./year-text.ts";

/** Rows of a sheet with its merged names repeated, and the columns where that was done. */
export interface UnfoldedSheet {
  readonly rows: readonly (readonly string[])[];
  /** Columns from 0, ascending. */
  readonly columns: readonly number[];
}

/**
 * Repeats the text of a cell merged over several rows of one column in each of them: a year or a place merged beside its rows names all of
 * them. Columns that hold numbers other than years stay as they are, because a merged number is one number for several rows together.
 *
 * @param headerRow row of the header, from 1; nothing at or above it changes
 */
export function unfoldMergedNames(sheet: SheetTexts, headerRow: number): UnfoldedSheet {
  const isName = (text: string): boolean =>
    readNumberText(text, { share: true }).kind !== "number" || readYearText(text).kind === "year";
  const blocks = sheet.merged.filter(
    ({ firstRow, lastRow, firstColumn, lastColumn }) => firstRow >= headerRow && lastRow > firstRow && firstColumn === lastColumn,
  );
  const columns = [...new Set(blocks.map(({ firstColumn }) => firstColumn))]
    .filter((column) => sheet.rows.slice(headerRow).every((row) => (row[column] ?? "") === "" || isName(row[column]!)))
    .sort((a, b) => a - b);
  if (columns.length === 0) return { rows: sheet.rows, columns };
  const rows = sheet.rows.map((row) => [...row]);
  for (const { firstRow, lastRow, firstColumn } of blocks) {
    if (!columns.includes(firstColumn)) continue;
    const text = rows[firstRow]?.[firstColumn] ?? "";
    for (let row = firstRow + 1; row <= lastRow && row < rows.length; ++row) rows[row]![firstColumn] = text;
  }
  return { rows, columns };
}
