import { z } from "zod";
import { cellSchema, defineOperation, issueSchema } from "../operation.ts";

export const matchMissingLinks = defineOperation({
  id: "match.missing-links",
  room: "match",
  title: { en: "Which links does a place lack?", zh: "当地缺哪些环节？" },
  summary: {
    en: "Industries a place has too little of, ordered by how much of what they need is there: related industries, suppliers and buyers; and whether such closeness told entry in this study before.",
    zh: "当地偏弱的产业，按所需条件已具备多少排序：关联产业、上游供应与下游需求；并检验本研究中这种接近程度过去能否预示产业进入。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  input: z.object({
    region: z.string(),
    year: z.number().int().optional(),
    threshold: z.number().positive().max(5).default(1).describe("Location quotient from which an industry counts as present."),
  }),
  output: z.object({
    region: z.string(),
    year: z.number().int(),
    /** Industries present, the most specialised first. */
    present: z.array(z.object({ industry: z.string(), locationQuotient: cellSchema })),
    links: z.array(
      z.object({
        industry: z.string(),
        locationQuotient: cellSchema,
        /** Relatedness density, 0 to 1. */
        density: cellSchema,
        /** Share of regions whose density for this industry is at most that of the place. */
        densityShare: cellSchema,
        /** Shares of its purchases from, and sales to, other industries that industries strong here make up; null without a table. */
        suppliers: cellSchema,
        buyers: cellSchema,
        meanRank: z.number(),
        related: z.array(z.string()),
        traders: z.array(z.string()),
      }),
    ),
    /** Region-industries missing in the first year, in thirds of their density, and how many were present in the last. */
    entry: z.object({
      firstYear: z.number().int(),
      lastYear: z.number().int(),
      thirds: z.array(z.object({ from: z.number(), to: z.number(), missing: z.number().int(), entered: z.number().int() })),
    }),
    hasTable: z.boolean(),
    issues: z.array(issueSchema),
  }),
});
