import { type FirmColumn, firmColumn } from "@jiju/core";

/** Firms as points, read from a table that a user gives. */
export interface FirmTable {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly industry: readonly string[];
  /** Null where the table has no column of weights. */
  readonly weights: readonly number[] | null;
  /** Rows without a place or an industry. */
  readonly leftOut: number;
}

/** A column that is needed and not there. */
export interface MissingFirmColumn {
  readonly missing: "x" | "y" | "industry";
  readonly columns: readonly string[];
}

/**
 * Reads a table of firms: a header, then a firm a line, separated by commas, semicolons or tabs.
 *
 * Columns are found by name, in English or Chinese: longitude, latitude, industry, and employment where there is one.
 */
export function readFirms(text: string): FirmTable | MissingFirmColumn {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "");
  const header = lines[0] ?? "";
  const separator = [",", ";", "\t", "，"].find((mark) => header.includes(mark)) ?? ",";
  const columns = cellsOf(header, separator);
  const at = (what: FirmColumn): number => firmColumn(columns, what);
  const [x, y, industry, weight] = [at("x"), at("y"), at("industry"), at("weight")];
  if (x < 0) return { missing: "x", columns };
  if (y < 0) return { missing: "y", columns };
  if (industry < 0) return { missing: "industry", columns };
  const number = (cell: string | undefined): number => (cell === undefined || cell === "" ? Number.NaN : Number(cell));
  const rows = lines.slice(1).map((line) => cellsOf(line, separator));
  const kept = rows.filter(
    (row) =>
      Number.isFinite(number(row[x])) &&
      Number.isFinite(number(row[y])) &&
      (row[industry] ?? "") !== "" &&
      (weight < 0 || number(row[weight]) >= 0),
  );
  return {
    x: kept.map((row) => number(row[x])),
    y: kept.map((row) => number(row[y])),
    industry: kept.map((row) => row[industry] ?? ""),
    weights: weight < 0 ? null : kept.map((row) => number(row[weight])),
    leftOut: rows.length - kept.length,
  };
}

/** Industries with at least three firms, the largest first: fewer firms have no pattern. */
export function industriesOf(firms: FirmTable): readonly { readonly id: string; readonly firms: number }[] {
  const counts = new Map<string, number>();
  for (const id of firms.industry) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .map(([id, count]) => ({ id, firms: count }))
    .filter(({ firms: count }) => count >= 3)
    .sort((a, b) => b.firms - a.firms);
}

function cellsOf(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = "";
  let quoted = false;
  for (let k = 0; k < line.length; ++k) {
    const mark = line[k]!;
    if (mark === '"') {
      if (quoted && line[k + 1] === '"') cell += line[++k]!;
      else quoted = !quoted;
    } else if (mark === separator && !quoted) {
      cells.push(cell.trim());
      cell = "";
    } else cell += mark;
  }
  return [...cells, cell.trim()];
}
