import { z } from "zod";
import { cellSchema, defineOperation } from "../operation.ts";

export const whyCoverage = defineOperation({
  id: "why.coverage",
  room: "why",
  title: { en: "Do our intervals cover the truth?", zh: "本产品的置信区间覆盖率如何" },
  summary: {
    en: "Redraws synthetic panels whose truth is known and counts how often every printed interval holds it, with the error rates and power of the verdicts. The full study is every design with 2,000 draws.",
    zh: "反复生成真值已知的合成面板，统计各类区间覆盖真值的比例，以及判断的错误率与功效。完整研究为全部设计各抽取2000次。",
  },
  version: 1,
  needs: "nothing",
  mode: "job",
  input: z.object({
    design: z
      .string()
      .default("31-regions-w-0-spatial-0")
      .describe(
        'One design by id, or "all" (twelve truths of w and two of sigma). A design that does not exist is answered with the list.',
      ),
    draws: z
      .number()
      .int()
      .min(1)
      .max(100000)
      .default(50)
      .describe("Panels per design; 2,000 in the full study, some minutes a design."),
    wildDraws: z.number().int().min(99).max(9999).default(199).describe("Wild bootstrap draws per panel; 399 in the full study."),
    effects: z.enum(["default", "strict", "industry-year"]).default("default"),
    firstDraw: z.number().int().min(0).default(0).describe("First draw, so that several machines can share a study."),
    seed: z.number().int().min(0).max(4294967295).default(1),
  }),
  output: z.object({
    designs: z.array(
      z.object({
        id: z.string(),
        regions: z.number().int(),
        industries: z.number().int(),
        years: z.number().int(),
        /** Planted w or sigma. */
        truth: z.object({ kind: z.enum(["w", "sigma"]), value: z.number() }),
        spatialCorrelation: z.number(),
        draws: z.number().int(),
        coverage: z.array(
          z.object({
            id: z.string(),
            draws: z.number().int(),
            coverage: z.number(),
            standardError: z.number(),
            medianLength: cellSchema,
          }),
        ),
        verdicts: z.record(z.string(), z.number()),
        errorRate: cellSchema,
        power: cellSchema,
        meanEstimate: cellSchema,
        deviation: cellSchema,
        identifiedShare: cellSchema,
      }),
    ),
  }),
});

export const coverageOperations = [whyCoverage];
