import { z } from "zod";
import { defineOperation, issueSchema } from "../operation.ts";

export const whyScripts = defineOperation({
  id: "why.scripts",
  room: "why",
  title: { en: "The estimate again in R, Stata and Python", zh: "用 R、Stata、Python 复现估计" },
  summary: {
    en: "The rows behind the estimate as a table, and scripts for R, Stata and Python that give the same point estimates from it.",
    zh: "估计所用的数据行，以及据此得到相同点估计的 R、Stata、Python 脚本。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  input: z.object({
    industry: z.string().optional().describe("One industry; all pooled when left out."),
    effects: z.enum(["default", "strict", "industry-year"]).default("default"),
    smallestActivity: z.number().min(0).default(0),
    halfDistanceKm: z.number().positive().optional(),
  }),
  output: z.object({
    rows: z.number().int(),
    /** The table first; the scripts read it from the folder they run in. */
    files: z.array(z.object({ name: z.string(), text: z.string() })),
    issues: z.array(issueSchema),
  }),
});

export const estimateScriptOperations = [whyScripts];
