import { z } from "zod";
import { cellSchema, defineOperation, issueSchema, valuesSchema } from "../operation.ts";

export const indexWeightings = ["entropy", "equal", "pca", "critic", "topsis"] as const;

export const indexComparison = defineOperation({
  id: "measure.index-comparison",
  room: "measure",
  title: { en: "Does the ranking depend on how the digital level is weighted?", zh: "换一种赋权，数字技术水平的排序变不变？" },
  summary: {
    en: "The digital level by five methods side by side: levels and ranks of every region in one year, Spearman's correlations, and the size-neutral twin of each where the study names the population.",
    zh: "五种方法的数字技术水平并列：某一年各地区的水平与位次、斯皮尔曼相关系数，并在研究给出人口时附各自剔除规模影响的对照指数。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  input: z.object({ year: z.number().int().optional() }),
  output: z.object({
    year: z.number().int(),
    regions: z.array(z.string()),
    methods: z.array(
      z.object({
        weighting: z.enum(indexWeightings),
        /** [R], and 1 = highest. */
        level: valuesSchema,
        rank: valuesSchema,
        /** Rank of the size-neutral twin, [R]; null without population. */
        twinRank: valuesSchema.nullable(),
        /** Spearman's correlation with population in the year; null without one. */
        sizeCorrelation: cellSchema,
      }),
    ),
    /** Spearman's correlation of every pair of methods, [M x M]. */
    correlation: z.array(valuesSchema),
    /** Places between the best and the worst rank of each region over the methods, [R]. */
    rankSpread: valuesSchema,
    issues: z.array(issueSchema),
  }),
});

export const indexComparisonOperations = [indexComparison];
