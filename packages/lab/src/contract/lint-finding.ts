import { z } from "zod";
import { textSchema } from "./operation.ts";

export const severitySchema = z.enum(["error", "warning", "note"]);

/** A method rule that something broke, with what to do about it. */
export const lintFindingSchema = z.object({
  rule: z.string(),
  severity: severitySchema,
  title: textSchema,
  message: textSchema,
  reason: textSchema,
  fix: textSchema,
  source: z.string(),
  columns: z.array(z.string()),
  /** First rows concerned, counted from 1. */
  rows: z.array(z.number().int()),
  count: z.number().int(),
});
