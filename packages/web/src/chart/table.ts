/** A column of the table behind a figure. */
export interface TableColumn {
  readonly id: string;
  readonly label: string;
  /** Unit printed in the heading; left out for words and pure numbers. */
  readonly unit?: string;
  /** Digits after the point; makes the column numeric. Left out for words. */
  readonly decimals?: number;
  /** Whether positive numbers carry a plus sign, for changes; default false. */
  readonly signed?: boolean;
}

export type TableCell = string | number | null;

export interface TableRow {
  /** Identity of the row, used by links to a cell and by selection. */
  readonly id: string;
  readonly cells: readonly TableCell[];
}

/** The numbers a figure shows, so that nobody depends on seeing it. */
export interface TableData {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
}

/** The heading of a column with its unit. */
export function columnHeading({ label, unit }: TableColumn): string {
  return unit === undefined || unit === "" || unit === "1" ? label : `${label} (${unit})`;
}

/** Comma-separated text with full precision and a byte-order mark, which spreadsheets need to read Chinese. */
export function tableToCsv(table: TableData): string {
  const lines = [table.columns.map(columnHeading), ...table.rows.map(({ cells }) => cells.map(cellText))];
  return `\ufeff${lines.map((line) => line.map(quoted).join(",")).join("\r\n")}\r\n`;
}

function cellText(cell: TableCell): string {
  if (cell === null) return "";
  return typeof cell === "number" ? (Number.isFinite(cell) ? String(cell) : "") : cell;
}

/** Quotes a field that needs it, and disarms text a spreadsheet would run as a formula. */
function quoted(field: string): string {
  const safe = /^[=+\-@\t]/.test(field) && Number.isNaN(Number(field)) ? `'${field}` : field;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
