import { z } from "zod";
import { columnNameSchema, columnsSchema } from "../columns-input.ts";
import { lintFindingSchema } from "../lint-finding.ts";
import { cellSchema, defineOperation, issueSchema, textSchema, valuesSchema } from "../operation.ts";
import { weightsInputSchema } from "../weights-input.ts";

const optionValue = z.union([z.number(), z.string(), z.boolean(), z.null()]);

export const measureOfTable = defineOperation({
  id: "measure.table",
  room: "measure",
  title: { en: "Compute a measure of your own table", zh: "对自有表格计算指标" },
  summary: {
    en: "Any measure of the table on rows of region, industry, year and activity, without setting up a study.",
    zh: "无需建立研究，直接用“地区—产业—年份—活动量”的长表计算指标表中的任一指标。",
  },
  version: 1,
  needs: "nothing",
  mode: "read",
  input: z.object({
    measure: z.string().describe("Id of the measure, for example location-quotient; an unknown id names the nearest."),
    columns: columnsSchema,
    region: columnNameSchema("the region"),
    industry: columnNameSchema("the industry; leave out where there is one").optional(),
    year: columnNameSchema("the year; leave out where there is one").optional(),
    activity: columnNameSchema("employment, output or any other amount"),
    years: z.array(z.number().int()).min(1).optional().describe("Only rows of these years; all when left out."),
    places: z
      .array(
        z
          .object({ region: z.string(), lon: z.number(), lat: z.number(), areaKm2: z.number().positive(), parent: z.string() })
          .partial()
          .required({ region: true }),
      )
      .default([])
      .describe("Centres in degrees, areas and group of regions, for measures that need them."),
    weights: weightsInputSchema
      .omit({ ids: true })
      .optional()
      .describe("Neighbours, for measures that need them; the four nearest centres when left out."),
    of: z.string().optional().describe("One industry, for measures that look at one; all together when left out."),
    options: z.record(z.string(), optionValue).default({}),
  }),
  output: z.object({
    measure: z.string(),
    label: textSchema,
    unit: z.string(),
    dimensions: z.array(z.enum(["region", "industry", "year"])),
    regions: z.array(z.string()),
    industries: z.array(z.string()),
    years: z.array(z.number().int()),
    values: valuesSchema,
    lower: valuesSchema.nullable(),
    upper: valuesSchema.nullable(),
    classes: z.array(textSchema).nullable(),
    formula: z.string(),
    formulaNote: textSchema.nullable(),
    source: z.string(),
    notSaying: textSchema,
    parts: z.record(
      z.string(),
      z.object({
        label: textSchema,
        unit: z.string(),
        axes: z.array(z.object({ id: z.string(), keys: z.array(z.string()) })),
        values: valuesSchema,
      }),
    ),
    issues: z.array(issueSchema),
    /** Method rules that a composite index or a coupling breaks; null for measures that the linter does not know. */
    lint: z.array(lintFindingSchema).nullable(),
  }),
});

export const industryComplexity = defineOperation({
  id: "industry.complexity",
  room: "measure",
  title: { en: "Complexity and relatedness", zh: "经济复杂度与关联密度" },
  summary: {
    en: "Complexity of places and industries, diversity, ubiquity, relatedness and relatedness density of your own table.",
    zh: "由自有表格计算地区与产业的复杂度、多样性、普遍性、产业关联度和关联密度。",
  },
  version: 1,
  needs: "nothing",
  mode: "read",
  input: z.object({
    columns: columnsSchema,
    region: columnNameSchema("the region"),
    industry: columnNameSchema("the industry"),
    activity: columnNameSchema("employment, exports or any other amount; an absent pair is 0"),
    threshold: z.number().positive().default(1).describe("Location quotient from which an industry counts as present."),
    method: z
      .enum(["eigenvector", "fitness", "reflections"])
      .default("eigenvector")
      .describe("eigenvector: Hidalgo and Hausmann; fitness: Tacchella et al.; reflections: averages of averages."),
    steps: z
      .number()
      .int()
      .min(1)
      .max(1000)
      .default(18)
      .describe(
        "Steps of fitness and reflections for places; industries take one more. 18 is what the R package economiccomplexity does in its 20 iterations.",
      ),
    relatedness: z.enum(["minimum-probability", "association", "cosine", "jaccard"]).default("minimum-probability"),
  }),
  output: z.object({
    regions: z.array(z.string()),
    industries: z.array(z.string()),
    /** Mean 0, sample standard deviation 1. */
    regionComplexity: valuesSchema,
    industryComplexity: valuesSchema,
    /** Fitness and complexity of mean 1, or averages of the last reflection, not standardised; null for eigenvector. */
    unscaled: z.object({ regions: valuesSchema, industries: valuesSchema }).nullable(),
    diversity: valuesSchema,
    ubiquity: valuesSchema,
    /** Near 1 the map falls into parts and the eigenvector only says which. */
    secondEigenvalue: cellSchema,
    /** [R x I] of 0 and 1. */
    presence: valuesSchema,
    /** [I x I]. */
    relatedness: valuesSchema,
    /** [R x I]. */
    density: valuesSchema,
    issues: z.array(issueSchema),
  }),
});

const interval = z.object({ value: cellSchema, low: cellSchema, high: cellSchema });
const decomposition = z.object({
  total: cellSchema,
  within: cellSchema,
  between: cellSchema,
  groupIndex: valuesSchema,
  groupWeight: valuesSchema,
});

export const measureInequality = defineOperation({
  id: "measure.inequality",
  room: "measure",
  title: { en: "Inequality of your own values", zh: "自有数据的差异程度" },
  summary: {
    en: "Gini, Theil T and L, Atkinson, Hoover and Williamson with bootstrap intervals, the Lorenz curve, and with groups the Theil and Dagum decompositions.",
    zh: "基尼系数、泰尔 T 与 L、阿特金森、胡佛、威廉森指数及自助法区间，洛伦兹曲线；有分组时给出泰尔分解和 Dagum 分解。",
  },
  version: 1,
  needs: "nothing",
  mode: "read",
  input: z.object({
    columns: columnsSchema,
    value: columnNameSchema("what is unequal, >= 0"),
    weight: columnNameSchema("population of the row; equal when left out").optional(),
    group: columnNameSchema("the group of the row").optional(),
    epsilon: z.number().gt(0).max(10).default(0.5).describe("Aversion to inequality of the Atkinson index."),
    draws: z.number().int().min(0).max(9999).default(499).describe("Bootstrap draws; 0 gives no intervals."),
    level: z.number().gt(0.5).lt(1).default(0.95),
    seed: z.number().int().min(0).max(4294967295).default(1),
  }),
  output: z.object({
    rows: z.number().int(),
    leftOut: z.number().int(),
    gini: interval,
    theilT: interval,
    theilL: interval,
    atkinson: interval,
    hoover: interval,
    williamson: interval,
    /** Deviations from the unweighted mean, weighted by population, over that mean: what REAT prints as Williamson's index. */
    williamsonPlainMean: interval,
    /** Corners from (0, 0) to (1, 1): share of rows (of weight, where given), share of the value. */
    lorenz: z.array(z.tuple([z.number(), z.number()])),
    groups: z
      .object({
        names: z.array(z.string()),
        theilT: decomposition,
        theilL: decomposition,
        dagum: z.object({
          total: cellSchema,
          within: cellSchema,
          betweenNet: cellSchema,
          transvariation: cellSchema,
          pairGini: valuesSchema,
          affluence: valuesSchema,
        }),
      })
      .nullable(),
  }),
});

const chain = z.object({
  transitions: valuesSchema,
  probabilities: valuesSchema,
  ergodic: valuesSchema,
  mobility: cellSchema,
  /** [K x K] mean periods until a place first reaches class l from class k; on the diagonal until it comes back. Infinite: null. */
  firstPassage: valuesSchema,
});
const homogeneity = z.object({ statistic: cellSchema, degreesOfFreedom: z.number(), pValue: cellSchema });

export const measureMarkov = defineOperation({
  id: "measure.markov",
  room: "measure",
  title: { en: "Markov chain of your own panel", zh: "自有面板的马尔可夫链" },
  summary: {
    en: "Moves of places between quantile classes, long-run shares and mobility; with neighbours the spatial chain and its tests.",
    zh: "地区在各分位等级间的转移概率、长期分布和流动性；给出邻居时计算空间马尔可夫链及其检验。",
  },
  version: 1,
  needs: "nothing",
  mode: "read",
  input: z.object({
    columns: columnsSchema,
    region: columnNameSchema("the place"),
    year: columnNameSchema("the year"),
    value: columnNameSchema("what classes are made of"),
    classes: z.number().int().min(2).max(20).default(4),
    scheme: z.enum(["yearly", "pooled"]).default("yearly").describe("Quantiles of every year, or of all years together."),
    relative: z
      .enum(["none", "year-mean"])
      .default("none")
      .describe("year-mean divides every value by the mean of its year; pooled classes of a growing quantity need it."),
    weights: weightsInputSchema.omit({ ids: true }).optional().describe("Neighbours; regions in the order of first appearance."),
  }),
  output: z.object({
    regions: z.array(z.string()),
    years: z.array(z.string()),
    classes: z.number().int(),
    all: chain,
    spatial: z
      .object({
        byNeighbourhood: z.array(chain),
        likelihoodRatio: homogeneity,
        pearson: homogeneity,
        isolates: z.array(z.string()),
      })
      .nullable(),
  }),
});

export const ownTableOperations = [measureOfTable, industryComplexity, measureInequality, measureMarkov];
