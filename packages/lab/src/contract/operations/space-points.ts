import { z } from "zod";
import { defineOperation, textSchema, valuesSchema } from "../operation.ts";

const label = z.union([z.string(), z.number()]);
const seed = z.number().int().min(0).max(4294967295).default(1);

const points = {
  x: z.array(z.number()).min(2).describe("Longitude in degrees, or x of a plane, one value per firm."),
  y: z.array(z.number()).min(2).describe("Latitude in degrees, or y of a plane, one value per firm."),
  metric: z.enum(["sphere", "plane"]).default("sphere").describe("sphere: degrees, distances in km; plane: the unit of x and y."),
  industry: z.array(label).min(2).describe("Industry of every firm."),
  of: label.describe("The industry that is asked about."),
  weights: z.array(z.number().min(0)).optional().describe("Weight of every firm, such as employment; 1 each when left out."),
};
const level = z.number().gt(0).lt(1).default(0.95).describe("Coverage of each side of the bands.");
const simulations = z.number().int().min(0).max(10_000).default(100).describe("0: no bands.");
const bands = z
  .object({ localLower: valuesSchema, localUpper: valuesSchema, globalLower: valuesSchema, globalUpper: valuesSchema })
  .nullable();

export const spaceKDensity = defineOperation({
  id: "space.k-density",
  room: "measure",
  title: { en: "K-density of firms", zh: "企业距离核密度（K 密度）" },
  summary: {
    en: "Duranton-Overman density of distances between the firms of an industry, against simulated locations of the same number of firms: localised, dispersed, or neither, at every distance.",
    zh: "Duranton-Overman 方法：某产业企业两两距离的密度，与同等数量企业随机选址的模拟结果比较，逐距离判断集聚、分散或不显著。",
  },
  version: 1,
  needs: "nothing",
  mode: "job",
  input: z.object({
    ...points,
    against: label.optional().describe("A second industry: the density of distances between the two."),
    reach: z.number().positive().optional().describe("Largest distance shown; the median distance when left out."),
    steps: z.number().int().min(2).max(4096).default(256),
    bandwidth: z
      .union([z.number().positive(), z.enum(["silverman", "sheather-jones"])])
      .default("silverman")
      .describe(
        "Standard deviation of the kernel, or the rule applied to each sample. dbmss applies its rule to unweighted distances up to twice the reach: give that number to reproduce it.",
      ),
    simulations,
    level,
    bins: z.number().int().min(16).max(1_048_576).default(4096),
    seed,
  }),
  output: z.object({
    firms: z.number().int(),
    members: z.number().int(),
    distances: valuesSchema,
    density: valuesSchema,
    bandwidth: z.number(),
    meanDistance: z.number(),
    /** Bound on the error of binning as a share of the kernel's peak. */
    binningError: z.number(),
    bands,
    localisation: valuesSchema.nullable(),
    dispersion: valuesSchema.nullable(),
    verdict: z.enum(["localised", "dispersed", "neither", "not-tested"]),
  }),
});

export const spaceMFunction = defineOperation({
  id: "space.m-function",
  room: "measure",
  title: { en: "Marcon-Puech M", zh: "Marcon-Puech M 函数" },
  summary: {
    en: "How many times its usual share an industry has within a distance of its own firms; 1 is as in the whole pattern.",
    zh: "在某产业企业周围一定距离内，该产业的占比是其总体占比的几倍；1 表示与总体相同。",
  },
  version: 1,
  needs: "nothing",
  mode: "job",
  input: z.object({
    ...points,
    around: label.optional().describe("Industry of the neighbours; the same industry when left out."),
    distances: z.array(z.number().min(0)).min(1).describe("Distances to evaluate, ascending."),
    simulations,
    level,
    seed,
  }),
  output: z.object({ firms: z.number().int(), members: z.number().int(), distances: valuesSchema, m: valuesSchema, bands }),
});

export const spaceRipley = defineOperation({
  id: "space.ripley",
  room: "measure",
  title: { en: "Ripley's K and L", zh: "Ripley K 与 L 函数" },
  summary: {
    en: "Clustering of points in a rectangle at every distance, against complete spatial randomness.",
    zh: "矩形范围内点位在各距离上的集聚程度，与完全空间随机比较。",
  },
  version: 1,
  needs: "nothing",
  mode: "job",
  input: z.object({
    x: z.array(z.number()).min(2).describe("x of a plane, not degrees."),
    y: z.array(z.number()).min(2),
    window: z
      .object({ lowX: z.number(), lowY: z.number(), highX: z.number(), highY: z.number() })
      .describe("The rectangle in which points could have been."),
    distances: z.array(z.number().min(0)).min(1).describe("Distances to evaluate, ascending."),
    edge: z
      .enum(["translation", "isotropic", "none"])
      .default("translation")
      .describe("isotropic: as spatstat and dbmss print by default."),
    simulations,
    level,
    seed,
  }),
  output: z.object({
    distances: valuesSchema,
    k: valuesSchema,
    l: valuesSchema,
    /** Of l. */
    bands,
  }),
});

export const spaceScaleCurve = defineOperation({
  id: "space.scale-curve",
  room: "measure",
  title: { en: "Scale curve", zh: "尺度曲线" },
  summary: {
    en: "Whether an industry is dispersed at large and clustered at small scale: a literal test of 大分散、小集中.",
    zh: "逐尺度检验某产业是否“大分散、小集中”。",
  },
  version: 1,
  needs: "nothing",
  mode: "job",
  input: z.object({
    ...points,
    smallScale: z
      .number()
      .positive()
      .optional()
      .describe("Distance that counts as small; a tenth of the median distance when left out."),
    steps: z.number().int().min(2).max(4096).default(256),
    simulations: z.number().int().min(1).max(10_000).default(100),
    level: z.number().gt(0).lt(1).default(0.05).describe("Significance level of both tests."),
    bins: z.number().int().min(16).max(1_048_576).default(4096),
    seed,
  }),
  output: z.object({
    firms: z.number().int(),
    members: z.number().int(),
    scales: valuesSchema,
    ratio: valuesSchema,
    bands,
    smallScale: z.number(),
    small: z.object({ observed: z.number(), expected: z.number(), pValue: z.number() }),
    large: z.object({ observed: z.number(), expected: z.number(), pValue: z.number() }),
    pattern: z.enum([
      "dispersed-with-local-clusters",
      "concentrated-with-local-clusters",
      "local-clusters",
      "concentrated",
      "dispersed",
      "no-pattern",
    ]),
    statement: textSchema,
  }),
});

export const spaceStudyFirms = defineOperation({
  id: "space.study-firms",
  room: "measure",
  title: { en: "Firms of the study", zh: "本研究的企业点位" },
  summary: {
    en: "The study's table of firms with place, industry and weight, ready for K-density, M and the scale curve; empty where there is none.",
    zh: "本研究企业表中的位置、产业与权重，可直接用于 K 密度、M 函数和尺度曲线；没有企业表时为空。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  input: z.object({}),
  output: z.object({
    /** Null where the study has no table of role firms. */
    table: z.string().nullable(),
    x: valuesSchema,
    y: valuesSchema,
    industry: z.array(z.string()),
    /** Null where the table has no column of weights: every firm then counts 1. */
    weights: valuesSchema.nullable(),
    /** Rows without a place or an industry. */
    leftOut: z.number().int(),
  }),
});
