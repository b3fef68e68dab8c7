import { z } from "zod";
import { cellSchema, defineOperation, issueSchema } from "../operation.ts";

export const whyPlace = defineOperation({
  id: "why.place",
  room: "why",
  title: { en: "A place on the net-effect diagram", zh: "把一个地方放到净效应图上" },
  summary: {
    en: "Physical agglomeration and relative digital level of a region-industry in every year, in the units of the net-effect model, with bands.",
    zh: "某地区某产业各年份的实体集聚与相对数字技术水平(净效应模型的单位),并给出区间。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  input: z.object({ region: z.string(), industry: z.string() }),
  output: z.object({
    region: z.string(),
    industry: z.string(),
    years: z.array(z.number().int()),
    /** A relative to the industry's national experience of the first year, [Y]. */
    agglomeration: z.array(cellSchema),
    agglomerationLow: z.array(cellSchema),
    agglomerationHigh: z.array(cellSchema),
    /** T relative to the unweighted national mean of the first year, [Y]. */
    technology: z.array(cellSchema),
    technologyLow: z.array(cellSchema),
    technologyHigh: z.array(cellSchema),
    /** Relative unit costs where the study has prices; 1 otherwise ("index prices"). */
    costAgglomeration: z.number(),
    costTechnology: z.number(),
    indexPrices: z.boolean(),
    issues: z.array(issueSchema),
  }),
});

export const whyOperations = [whyPlace];
