import { z } from "zod";
import { defineOperation } from "../operation.ts";

export const renderReport = defineOperation({
  id: "report.render",
  room: "report",
  title: { en: "Write the report", zh: "生成报告" },
  summary: {
    en: "A self-contained HTML report: findings in plain sentences, maps, tables, caveats and provenance.",
    zh: "一份可单独打开的 HTML 报告：结论、地图、表格、局限与数据出处。",
  },
  version: 2,
  needs: "study",
  mode: "job",
  input: z.object({
    language: z.enum(["zh", "en"]).default("zh"),
    title: z.string().max(200).optional(),
    region: z.string().optional().describe("The place the report is about; the nation when left out."),
    industry: z.string().optional(),
    draws: z.number().int().min(1).max(10000).default(200),
    seed: z.number().int().min(0).max(4294967295).default(1),
    outlines: z
      .boolean()
      .default(false)
      .describe("Draw outlines instead of the tile grid (only with outlines the user may publish)."),
  }),
  output: z.object({ html: z.string(), fileName: z.string() }),
});

export const reportOperations = [renderReport];
