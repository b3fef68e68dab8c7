import type { CellObject, WorkSheet } from "@e965/xlsx";

type Xlsx = typeof import("@e965/xlsx");

/** A sheet as texts; `merged` are the rectangles of merged cells, 0-based and inclusive. */
export interface SheetTexts {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  readonly merged: readonly {
    readonly firstRow: number;
    readonly lastRow: number;
    readonly firstColumn: number;
    readonly lastColumn: number;
  }[];
}

export type SheetReading =
  | { readonly kind: "sheet"; readonly sheet: SheetTexts }
  | { readonly kind: "no-such-sheet"; readonly sheets: readonly string[] };

/** Error values by their number in the file format. */
const ERRORS: Readonly<Record<number, string>> = {
  0: "#NULL!",
  7: "#DIV/0!",
  15: "#VALUE!",
  23: "#REF!",
  29: "#NAME?",
  36: "#NUM!",
  42: "#N/A",
};

/** A cell as text on one line: the stored number in full precision, with its percent sign when it is shown as one. */
function cellText(cell: CellObject | undefined): string {
  if (!cell || cell.v === undefined || cell.v === null) return "";
  if (cell.t === "e") return ERRORS[Number(cell.v)] ?? "#VALUE!";
  if (cell.t === "d") return cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : String(cell.v);
  if (cell.t === "n" && typeof cell.v === "number" && typeof cell.z === "string" && cell.z.includes("%")) {
    // 0.07 * 100 is 7.000000000000001: fifteen digits are what a spreadsheet stores.
    return `${Number((cell.v * 100).toPrecision(15))}%`;
  }
  return String(cell.v)
    .trim()
    .replace(/\s*[\r\n]+\s*/g, " ");
}

function sheetTexts(name: string, sheet: WorkSheet, utils: Xlsx["utils"]): SheetTexts {
  const reference = sheet["!ref"];
  const rows: string[][] = [];
  if (reference) {
    const range = utils.decode_range(reference);
    for (let row = 0; row <= range.e.r; ++row) {
      const texts: string[] = [];
      for (let column = 0; column <= range.e.c; ++column) {
        texts.push(cellText(sheet[utils.encode_cell({ r: row, c: column })] as CellObject | undefined));
      }
      rows.push(texts);
    }
  }
  const merged = (sheet["!merges"] ?? []).map(({ s, e }) => ({
    firstRow: s.r,
    lastRow: e.r,
    firstColumn: s.c,
    lastColumn: e.c,
  }));
  return { name, rows, merged };
}

/**
 * Reads one sheet of an Excel workbook (.xlsx or .xls).
 *
 * @param bytes the whole file
 * @param wanted sheet name, or number from 1
 */
export async function readSheet(bytes: Uint8Array, wanted: string | number): Promise<SheetReading> {
  // most studies have no workbook, and opening this library takes as long as reading their tables
  const { read, utils } = await import("@e965/xlsx");
  const workbook = read(bytes, { type: "array", cellDates: true, cellNF: true, cellFormula: false, cellHTML: false });
  const name = typeof wanted === "number" ? workbook.SheetNames[wanted - 1] : workbook.SheetNames.find((each) => each === wanted);
  const sheet = name === undefined ? undefined : workbook.Sheets[name];
  if (name === undefined || !sheet) return { kind: "no-such-sheet", sheets: workbook.SheetNames };
  return { kind: "sheet", sheet: sheetTexts(name, sheet, utils) };
}

/** Texts as comma-separated values, every field in quotation marks, so that row numbers stay those of the sheet. */
export function toDelimited(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(",")).join("\n");
}
