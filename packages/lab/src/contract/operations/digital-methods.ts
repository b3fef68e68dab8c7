import { z } from "zod";
import { columnNameSchema, columnNamesSchema, columnsSchema } from "../columns-input.ts";
import { lintFindingSchema } from "../lint-finding.ts";
import { cellSchema, defineOperation, issueSchema, textSchema, valuesSchema } from "../operation.ts";

const place = {
  columns: columnsSchema,
  region: columnNameSchema("the place"),
  year: columnNameSchema("the year; leave out where there is one").optional(),
};

export const digitalIndex = defineOperation({
  id: "digital.index",
  room: "measure",
  title: { en: "Composite index", zh: "综合指数" },
  summary: {
    en: "A composite index of your own indicators by entropy, CRITIC, principal components, equal weights or TOPSIS, with weights, obstacles, the size-neutral twin and the method linter.",
    zh: "以熵值法、CRITIC、主成分、等权或 TOPSIS 对自有指标合成综合指数，给出权重、障碍度、剔除规模影响的对照指数，并逐条检查方法问题。",
  },
  version: 1,
  needs: "nothing",
  mode: "read",
  input: z.object({
    ...place,
    indicators: z
      .array(z.object({ column: z.string(), direction: z.enum(["more", "less"]).default("more") }))
      .min(1)
      .describe("Columns of indicators; direction: more is better, or less is better."),
    weighting: z.enum(["entropy", "equal", "pca", "critic", "topsis"]).default("entropy").describe("topsis: entropy weights."),
    scaling: z
      .enum(["ratio", "minmax-pooled", "minmax-yearly"])
      .default("ratio")
      .describe("ratio keeps zero at zero; minmax-yearly makes years incomparable."),
    weightCap: z.number().gt(0).max(1).nullable().default(null).describe("Largest weight of one indicator; null for none."),
    missing: z.enum(["absent", "reweight", "interpolate"]).default("absent").describe("What an empty cell does to the index."),
    population: z.string().optional().describe("Column of population: adds the size-neutral twin and the rule on size."),
    units: z.record(z.string(), z.string()).default({}).describe("Unit by indicator, for the rule on money at current prices."),
  }),
  output: z.object({
    regions: z.array(z.string()),
    years: z.array(z.string()),
    /** [R x Y]. */
    level: valuesSchema,
    indicators: z.array(z.object({ column: z.string(), weight: z.number(), uncappedWeight: z.number(), entropy: cellSchema })),
    /** [R x Y x J] share of the shortfall from the best that comes from each indicator; null under TOPSIS. */
    obstacles: valuesSchema.nullable(),
    twin: z
      .object({ values: valuesSchema, elasticity: cellSchema, rankCorrelation: valuesSchema, rankChange: valuesSchema })
      .nullable(),
    ratioScale: z.boolean(),
    lint: z.array(lintFindingSchema),
    issues: z.array(issueSchema),
  }),
});

export const digitalCoupling = defineOperation({
  id: "digital.coupling",
  room: "measure",
  title: { en: "Coupling coordination", zh: "耦合协调度" },
  summary: {
    en: "Coupling coordination of two or more systems in the conventional and the corrected form, with grades, lag, and the checks that published tables most often fail.",
    zh: "两个或多个系统的耦合协调度，传统式与修正式并列，附等级、滞后系统，并检查发表结果中最常见的错误。",
  },
  version: 1,
  needs: "nothing",
  mode: "read",
  input: z.object({
    columns: columnsSchema,
    systems: columnNamesSchema("the systems' levels, in (0, 1]").min(2),
    weights: z.array(z.number().min(0)).optional().describe("Weights of the systems in T, summing to 1; equal when left out."),
  }),
  output: z.object({
    coupling: valuesSchema,
    development: valuesSchema,
    coordination: valuesSchema,
    correctedCoupling: valuesSchema,
    correctedCoordination: valuesSchema,
    /** 0 to 9 of `grades`; -1 where not defined. */
    grade: z.array(z.number().int()),
    correctedGrade: z.array(z.number().int()),
    grades: z.array(textSchema),
    relativeLag: valuesSchema,
    /** Name of the lowest system; null where not defined. */
    weakest: z.array(z.string().nullable()),
    lint: z.array(lintFindingSchema),
    issues: z.array(issueSchema),
  }),
});

const detector = z.object({ q: cellSchema, pValue: cellSchema, strata: z.number().int() });

export const digitalGeodetector = defineOperation({
  id: "digital.geodetector",
  room: "measure",
  title: { en: "Geographical detector", zh: "地理探测器" },
  summary: {
    en: "Factor, interaction, risk and ecological detectors of your own variable; factors as classes, or numbers cut into quantile classes.",
    zh: "对自有变量做因子、交互、风险和生态探测；因子可为类别，也可为按分位数分级的数值。",
  },
  version: 1,
  needs: "nothing",
  mode: "read",
  input: z.object({
    columns: columnsSchema,
    variable: columnNameSchema("what is to be explained"),
    factors: z
      .array(
        z.object({
          column: z.string(),
          classes: z
            .number()
            .int()
            .min(2)
            .max(50)
            .optional()
            .describe("Quantile classes of a number; left out: the column is classes."),
        }),
      )
      .min(1),
    level: z.number().gt(0).lt(1).default(0.05).describe("Significance level of the risk and ecological detectors."),
  }),
  output: z.object({
    rows: z.number().int(),
    leftOut: z.number().int(),
    factors: z.array(detector.extend({ column: z.string() })),
    interactions: z.array(
      z.object({ a: z.string(), b: z.string(), qA: cellSchema, qB: cellSchema, qBoth: cellSchema, kind: z.string() }),
    ),
    risk: z.array(
      z.object({
        column: z.string(),
        a: z.string(),
        b: z.string(),
        meanA: cellSchema,
        meanB: cellSchema,
        tStatistic: cellSchema,
        pValue: cellSchema,
        different: z.boolean(),
      }),
    ),
    /** p that a leaves so much more variance than b by chance: near 0, b explains more; near 1, a does. Different: either, at the level. */
    ecological: z.array(
      z.object({ a: z.string(), b: z.string(), fStatistic: cellSchema, pValue: cellSchema, different: z.boolean() }),
    ),
  }),
});

export const digitalPrincipalComponents = defineOperation({
  id: "digital.pca",
  room: "measure",
  title: { en: "Principal components", zh: "主成分分析" },
  summary: {
    en: "Principal components of your own indicators on their correlation, with KMO and Bartlett's test of whether that makes sense.",
    zh: "对自有指标的相关矩阵做主成分分析，附 KMO 与 Bartlett 检验，判断是否适合做。",
  },
  version: 1,
  needs: "nothing",
  mode: "read",
  input: z.object({ columns: columnsSchema, indicators: columnNamesSchema("indicators").min(2) }),
  output: z.object({
    rows: z.number().int(),
    leftOut: z.number().int(),
    indicators: z.array(z.string()),
    deviation: valuesSchema,
    explained: valuesSchema,
    /** [J x J], components as columns. */
    rotation: valuesSchema,
    /** [rows x J]. */
    scores: valuesSchema,
    kmo: cellSchema,
    kmoByIndicator: valuesSchema,
    bartlett: z.object({ statistic: cellSchema, degreesOfFreedom: z.number(), pValue: cellSchema }),
    issues: z.array(issueSchema),
  }),
});

export const digitalMethodOperations = [digitalIndex, digitalCoupling, digitalGeodetector, digitalPrincipalComponents];
