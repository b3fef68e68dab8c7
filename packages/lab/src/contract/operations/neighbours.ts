import { z } from "zod";
import { neighboursInputSchema } from "../neighbours-input.ts";
import { defineOperation } from "../operation.ts";
import { weightsSummarySchema } from "../weights-input.ts";

export const measureNeighbours = defineOperation({
  id: "measure.neighbours",
  room: "measure",
  title: { en: "Neighbours of the study's regions", zh: "研究地区的邻接关系" },
  summary: {
    en: "Who is whose neighbour in the open study: by outlines, nearest centres, distance or a weights file of one's own; counted, checked, and written out as GAL, GWT or a table.",
    zh: "当前研究中各地区的邻接关系：按边界、最近邻、距离或自备权重文件；给出邻居数与检查结果，可导出为 GAL、GWT 或联系表。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  input: z.object({
    neighbours: neighboursInputSchema.optional().describe("Those that measures use by themselves when left out."),
    format: z
      .enum(["none", "gal", "gwt", "table"])
      .default("none")
      .describe("File to write; GAL holds neighbours without weights."),
  }),
  output: z.object({ summary: weightsSummarySchema, text: z.string().nullable() }),
});

export const neighbourOperations = [measureNeighbours];
