import { z } from "zod";
import { columnsSchema } from "./columns-input.ts";

/** A table by columns: one row per entry, named by what it belongs to. */
export interface NamedTable {
  readonly columns: Readonly<Record<string, readonly (number | string | null)[]>>;
}

/** A table on the wire: numbers in the order of its shape, or columns with names. */
export type TableInput = readonly number[] | NamedTable;

const namedTable = z.strictObject({ columns: columnsSchema });
const neither = 'must be numbers in the order of its shape (flat or nested arrays), or { "columns": { ... } } with names';

/**
 * A table given flat and row-major, as nested arrays in the order of its shape, or by named columns (`{ "columns": { "csv": "flows.csv" } }`
 * reads them from a file on the command line).
 *
 * @param shape what the table holds and its shape, for the description
 */
export const tableSchema = (shape: string) =>
  z
    .union([z.array(z.unknown()), namedTable], { error: neither })
    .transform(readTable)
    .describe(`${shape}; flat row-major, nested arrays, or { columns: { names..., value } }.`);

/** The same, or one number for all. */
export const numberOrTableSchema = (shape: string) =>
  z
    .union([z.number(), z.array(z.unknown()), namedTable], { error: `must be a number, or ${neither.slice(8)}` })
    .transform((value, context) => (typeof value === "number" ? value : readTable(value, context)))
    .describe(`One number, or ${shape}; flat row-major, nested arrays, or { columns: { names..., value } }.`);

function readTable(value: readonly unknown[] | NamedTable, context: z.RefinementCtx): TableInput {
  if (!Array.isArray(value)) return value as NamedTable;
  const out: number[] = [];
  const problem = flatten(value, out, []);
  if (problem === undefined) return out;
  context.addIssue({ code: "custom", message: problem });
  return z.NEVER;
}

/** Writes nested numbers one after the other; says where an entry is no number or a row has another length than the first. */
function flatten(rows: readonly unknown[], out: number[], path: readonly number[]): string | undefined {
  const width = Array.isArray(rows[0]) ? rows[0].length : undefined;
  for (let k = 0; k < rows.length; ++k) {
    const entry = rows[k];
    const place = () => `[${[...path, k].join("][")}]`;
    if (Array.isArray(entry)) {
      if (entry.length !== width)
        return `${place()} has ${entry.length} entries and the first row beside it ${width ?? "is a number"}`;
      const problem = flatten(entry, out, [...path, k]);
      if (problem !== undefined) return problem;
    } else if (typeof entry !== "number" || width !== undefined) {
      return `${place()} is ${JSON.stringify(entry)}; it must be ${width === undefined ? "a number" : `a row of ${width}`}`;
    } else out.push(entry);
  }
  return undefined;
}
