import { readFile } from "node:fs/promises";
import { InputError } from "@jiju/core";

/**
 * The numbers of a CSV file, row by row: a header row and a first column of names are left out.
 *
 * @returns rows of numbers, all of one length
 * @throws InputError `no-input-file`, `bad-table` with the row and column of the first cell that is no number
 */
export async function readNumberTable(file: string): Promise<number[][]> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new InputError(
      "no-input-file",
      `The table ${file} cannot be read (${error.code}). Paths of tables are relative to the input file.`,
      { file },
    );
  });
  const { read, utils } = await import("@e965/xlsx");
  const sheet = Object.values(read(text.replace(/^\uFEFF/, ""), { type: "string", raw: false }).Sheets)[0];
  const rows = sheet ? utils.sheet_to_json<unknown[]>(sheet, { header: 1, raw: true, blankrows: false }) : [];
  const isNumber = (cell: unknown): cell is number => typeof cell === "number" && Number.isFinite(cell);
  const header = (rows[0]?.slice(1).some((cell) => !isNumber(cell)) ?? true) ? 1 : 0;
  const body = rows.slice(header);
  const names = body.some((row) => !isNumber(row[0])) ? 1 : 0;
  const width = Math.max(0, ...body.map((row) => row.length)) - names;
  if (body.length === 0 || width < 1)
    throw new InputError("bad-table", `The table ${file} has no numbers; it needs at least one row of them.`, { file });
  return body.map((row, r) =>
    Array.from({ length: width }, (_, c) => {
      const cell = row[c + names];
      if (isNumber(cell)) return cell;
      throw new InputError(
        "bad-table",
        `The table ${file}, row ${r + header + 1}, column ${c + names + 1}: "${String(cell ?? "")}" is not a number; every cell after a header row and a first column of names must be one.`,
        {
          file,
          row: r + header + 1,
          column: c + names + 1,
        },
      );
    }),
  );
}
