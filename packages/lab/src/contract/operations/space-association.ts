import { z } from "zod";
import { cellSchema, defineOperation, valuesSchema } from "../operation.ts";
import { weightsInputSchema, weightsSummarySchema } from "../weights-input.ts";

const label = z.union([z.string(), z.number()]);
const seed = z.number().int().min(0).max(4294967295).default(1);
const alternative = z
  .enum(["two-sided", "greater", "less", "folded", "directed"])
  .default("two-sided")
  .describe(
    "folded: at least as far from the expectation, either side; directed: the smaller side alone, as GeoDa and PySAL print.",
  );

export const spaceWeights = defineOperation({
  id: "space.weights",
  room: "measure",
  title: { en: "Spatial weights", zh: "空间权重" },
  summary: {
    en: "Neighbours of your own regions from points, outlines, a matrix or a GAL, GWT or plain file; transformed, checked, and written out for other tools.",
    zh: "由点位、边界、矩阵或 GAL、GWT、普通表格生成自有地区的空间权重，完成变换与检查，并可导出供其他软件使用。",
  },
  version: 1,
  needs: "nothing",
  mode: "read",
  input: weightsInputSchema.extend({
    format: z
      .enum(["none", "gal", "gwt", "table"])
      .default("none")
      .describe("File to write; GAL holds neighbours without weights."),
    map: z.string().default("unknown").describe("Name of the map in the header of GAL and GWT."),
    idColumn: z.string().default("region").describe("Name of the column of ids in the header of GAL and GWT."),
  }),
  output: z.object({
    ids: z.array(z.string()),
    summary: weightsSummarySchema,
    /** Every link, in the form that `links` of a weights source takes. */
    links: z.array(z.object({ from: z.string(), to: z.string(), weight: z.number() })),
    text: z.string().nullable(),
  }),
});

const permutation = z
  .object({
    permutations: z.number().int(),
    mean: cellSchema,
    variance: cellSchema,
    greater: z.number().int(),
    less: z.number().int(),
    pValue: cellSchema,
  })
  .nullable();

export const spaceAssociation = defineOperation({
  id: "space.association",
  room: "measure",
  title: { en: "Spatial association", zh: "空间自相关" },
  summary: {
    en: "Global and local Moran, Geary, Getis-Ord, join counts, bivariate, differential and empirical-Bayes Moran of your own values, with analytic and permutation tests and correction for many sites.",
    zh: "对自有数据计算全局与局部莫兰指数、Geary、Getis-Ord、连接计数、双变量与差分莫兰及经验贝叶斯莫兰，给出解析检验与置换检验，并校正多重检验。",
  },
  version: 1,
  needs: "nothing",
  mode: "job",
  input: z.object({
    statistic: z
      .enum(["moran", "geary", "getis-ord", "join-counts", "bivariate-moran", "differential-moran", "empirical-bayes-moran"])
      .default("moran"),
    values: z
      .array(label)
      .min(2)
      .describe(
        "One value per region: numbers; class labels for join-counts; the earlier year of differential-moran; events of empirical-bayes-moran.",
      ),
    second: z
      .array(z.number())
      .optional()
      .describe(
        "The neighbours' variable of bivariate-moran, the later year of differential-moran, population at risk of empirical-bayes-moran.",
      ),
    weights: weightsInputSchema,
    scope: z.enum(["global", "local", "both"]).default("both").describe("Join counts are global only."),
    assumption: z
      .enum(["randomisation", "normality"])
      .default("randomisation")
      .describe("Of the analytic test, global Moran and Geary."),
    self: z
      .enum(["leave-out", "include"])
      .default("leave-out")
      .describe("Local Getis-Ord: G without the region itself, G* with it."),
    alternative,
    permutations: z.number().int().min(0).max(99_999).default(999).describe("0: analytic tests alone."),
    seed,
    correction: z.enum(["none", "bonferroni", "fdr", "fdr-dependent"]).default("fdr").describe("For the number of sites."),
    level: z.number().gt(0).lt(1).default(0.05).describe("Significance level of the cluster labels, after the correction."),
  }),
  output: z.object({
    weights: weightsSummarySchema,
    /** One line; one for every pair of classes of join counts. */
    global: z.array(
      z.object({
        id: z.string(),
        statistic: cellSchema,
        expectation: cellSchema,
        variance: cellSchema,
        z: cellSchema,
        pValue: cellSchema,
        regions: z.number().int(),
        omitted: z.array(z.string()),
        permutation,
      }),
    ),
    local: z
      .object({
        ids: z.array(z.string()),
        statistic: valuesSchema,
        expectation: valuesSchema,
        variance: valuesSchema,
        z: valuesSchema,
        pValue: valuesSchema,
        pCorrected: valuesSchema,
        quadrant: z.array(z.enum(["HH", "LL", "HL", "LH", "isolate"])),
        cluster: z.array(z.enum(["HH", "LL", "HL", "LH", "isolate", "ns"])),
        permutations: z.number().int(),
        /** Shared draws make the errors of sites depend on each other. */
        draws: z.enum(["shared", "per-site"]).nullable(),
      })
      .nullable(),
    /** Axes of the Moran scatter plot: standardised values and the lag of the neighbours' values. */
    scatter: z.object({ own: valuesSchema, lag: valuesSchema }).nullable(),
    rates: z.object({ raw: valuesSchema, smoothed: valuesSchema, standardised: valuesSchema, overall: z.number() }).nullable(),
  }),
});
