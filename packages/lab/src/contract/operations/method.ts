import { z } from "zod";
import { lintFindingSchema, severitySchema } from "../lint-finding.ts";
import { defineOperation, textSchema } from "../operation.ts";

const role = z.enum([
  "region",
  "year",
  "system",
  "coupling",
  "development",
  "coordination",
  "grade",
  "population",
  "indicator-name",
  "weight",
  "number",
  "text",
]);

export const lintTableOperation = defineOperation({
  id: "method.lint-table",
  room: "measure",
  title: { en: "Check a finished table", zh: "检查一张成品表" },
  summary: {
    en: "Named method rules run on somebody's finished table of coupling results, index scores, indicators, weights, or a weights matrix: what is wrong, why it matters, and how to mend it.",
    zh: "对他人已完成的耦合结果、指数得分、指标、权重表或空间权重矩阵逐条检查：错在哪里、为何要紧、如何修改。",
  },
  version: 1,
  needs: "nothing",
  mode: "read",
  input: z.object({
    columns: z
      .array(z.object({ name: z.string(), values: z.array(z.union([z.number(), z.string(), z.null()])) }))
      .min(1)
      .describe("The table, column by column; empty cells are null."),
    roles: z.record(z.string(), role).default({}).describe("What a column is, where its name does not tell."),
    panelOrder: z.array(z.string()).optional().describe("Regions in the order of the panel, to compare a weights matrix with."),
  }),
  output: z.object({
    roles: z.record(z.string(), role),
    /** Rows are counted from 1 below the header. */
    findings: z.array(lintFindingSchema),
    /** What could not be checked, and which column would have to be named for it. */
    unchecked: z.array(textSchema),
    /** Every rule there is, so that a clean bill says what was looked for. */
    rules: z.array(
      z.object({
        id: z.string(),
        severity: severitySchema,
        title: textSchema,
        reason: textSchema,
        fix: textSchema,
        source: z.string(),
      }),
    ),
  }),
});

export const methodOperations = [lintTableOperation];
