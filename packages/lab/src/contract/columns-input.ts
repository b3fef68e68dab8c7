import { z } from "zod";

/** A table of one's own: values by column name, all columns equally long; null where a cell is empty. */
export const columnsSchema = z
  .record(z.string(), z.array(z.union([z.number(), z.string(), z.null()])))
  .describe(
    "Values by column name, all columns equally long; null where a cell is empty. Numbers written as text are read as numbers.",
  );
export const columnNameSchema = (what: string) => z.string().min(1).describe(`Name of the column: ${what}.`);
export const columnNamesSchema = (what: string) => z.array(z.string().min(1)).describe(`Names of columns: ${what}.`);
