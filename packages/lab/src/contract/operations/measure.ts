import { z } from "zod";
import { lintFindingSchema } from "../lint-finding.ts";
import { neighboursInputSchema } from "../neighbours-input.ts";
import { cellSchema, defineOperation, issueSchema, textSchema, valuesSchema } from "../operation.ts";

const optionValue = z.union([z.number(), z.string(), z.boolean(), z.null()]);

const dimension = z.enum(["region", "industry", "year"]);

export const listMeasures = defineOperation({
  id: "measure.list",
  room: "measure",
  title: { en: "List the measures", zh: "指标一览" },
  summary: {
    en: "Every measure with its unit, source and what it needs; for the open study, which are available and what the others lack.",
    zh: "全部指标及其单位、出处和所需数据；并说明当前研究可用哪些、缺什么。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  input: z.object({}),
  output: z.object({
    measures: z.array(
      z.object({
        id: z.string(),
        label: textSchema,
        group: z.string(),
        unit: z.string(),
        dimensions: z.array(dimension),
        source: z.string(),
        formula: z.string(),
        formulaNote: textSchema.nullable(),
        notSaying: textSchema,
        reference: cellSchema,
        options: z.array(
          z.object({
            id: z.string(),
            label: textSchema,
            kind: z.enum(["number", "choice", "column", "columns", "industry", "switch"]),
            default: optionValue,
            min: z.number().optional(),
            max: z.number().optional(),
            choices: z.array(z.object({ id: z.string(), label: textSchema })).optional(),
            help: textSchema,
          }),
        ),
        /** Whether the answer depends on who is whose neighbour. */
        neighbours: z.boolean(),
        available: z.boolean(),
        missing: z.array(textSchema),
      }),
    ),
  }),
});

export const computeMeasure = defineOperation({
  id: "measure.compute",
  room: "measure",
  title: { en: "Compute a measure", zh: "计算指标" },
  summary: {
    en: "One measure over regions, industries and years, with intervals where it is estimated and what it does not say.",
    zh: "计算某一指标在各地区、产业、年份的数值；凡估计值给出区间，并说明它不能说明什么。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  input: z.object({
    measure: z.string().describe("Id of measure.list."),
    industry: z.string().optional().describe("Industry id; all industries when left out. Many measures want one."),
    year: z.number().int().optional().describe("One year; every year when left out."),
    options: z.record(z.string(), optionValue).default({}).describe("Options of the measure that differ from its defaults."),
    neighbours: neighboursInputSchema
      .optional()
      .describe(
        "For measures that ask who is whose neighbour: outlines where the study has them, else nearest centres, when left out.",
      ),
  }),
  output: z.object({
    measure: z.string(),
    label: textSchema,
    unit: z.string(),
    /** Axes of `values`, outermost first. */
    dimensions: z.array(dimension),
    regions: z.array(z.string()),
    industries: z.array(z.string()),
    years: z.array(z.number().int()),
    values: valuesSchema,
    /** 95 % interval where the measure is estimated. */
    lower: valuesSchema.nullable(),
    upper: valuesSchema.nullable(),
    /** The value that means "as the nation", drawn as a thin line: 1 for a location quotient. */
    reference: cellSchema,
    source: z.string(),
    formula: z.string(),
    formulaNote: textSchema.nullable(),
    notSaying: textSchema,
    options: z.record(z.string(), z.unknown()),
    /** What the measure looks at, with its industry and "per head"; null where there is no choice of variable. */
    variable: textSchema.nullable(),
    issues: z.array(issueSchema),
    /** Method rules that a composite index or a coupling breaks; null for measures that the linter does not know. */
    lint: z.array(lintFindingSchema).nullable(),
    /** Words for values that are codes, by code. */
    classes: z.array(textSchema).nullable(),
    /** Further series and matrices that belong to the result, by name. */
    parts: z.record(
      z.string(),
      z.object({
        label: textSchema,
        unit: z.string(),
        axes: z.array(z.object({ id: z.string(), keys: z.array(z.string()) })),
        values: valuesSchema,
      }),
    ),
  }),
});

export const digitalLevelOperation = defineOperation({
  id: "measure.digital-level",
  room: "measure",
  title: { en: "Digital level", zh: "数字技术水平" },
  summary: {
    en: "The composite digital level of every region and year, with the weight, entropy and contribution of each indicator.",
    zh: "各地区各年份的数字技术水平综合指数，以及每个指标的权重、熵值和贡献。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  input: z.object({
    weighting: z.enum(["entropy", "equal", "pca", "critic", "topsis"]).default("entropy"),
    scaling: z
      .enum(["ratio", "minmax-pooled", "minmax-yearly"])
      .default("ratio")
      .describe("Engines accept only the ratio scale."),
    weightCap: z.number().min(0).max(1).nullable().default(null).describe("Largest weight of one indicator; null for none."),
  }),
  output: z.object({
    regions: z.array(z.string()),
    years: z.array(z.number().int()),
    /** [R x Y], (0, 1]. */
    level: valuesSchema,
    /** [R x Y], level over the unweighted national mean of the first year. */
    relative: valuesSchema,
    indicators: z.array(
      z.object({
        id: z.string(),
        label: textSchema,
        unit: z.string(),
        direction: z.enum(["more", "less"]),
        entropy: cellSchema,
        weight: z.number(),
        /** Mean share of the level that comes from this indicator. */
        contribution: z.number(),
        source: z.string(),
      }),
    ),
    /** [R x Y x J] weighted indicators: they add up to the level (ratio scale and additive weights). */
    contributions: valuesSchema.nullable(),
    falls: z.array(z.object({ region: z.string(), firstYear: z.number().int(), lastYear: z.number().int(), change: z.number() })),
    /** Whether engines may use this index. */
    ratioScale: z.boolean(),
    /** Method rules that the index breaks; rows count region-years, region by region. */
    lint: z.array(lintFindingSchema),
    issues: z.array(issueSchema),
  }),
});

export const agglomeration = defineOperation({
  id: "measure.agglomeration",
  room: "measure",
  title: { en: "Physical and virtual agglomeration", zh: "实体集聚与虚拟集聚" },
  summary: {
    en: "What one industry has within physical and within virtual reach of every region, in one unit: 1 is the average experience of the industry in that year.",
    zh: "某一产业在各地区实体可达与虚拟可达范围内的活动量，同一单位：1 表示该产业当年的各地平均。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  input: z.object({
    industry: z.string().optional().describe("Industry id; all industries (activity-share-weighted mean) when left out."),
    distanceRelief: z
      .number()
      .max(1)
      .optional()
      .describe("c: share of the distance effect that a network removes; default of the parameter file."),
    halfDistanceKm: z.number().positive().optional().describe("ln 2 / delta, km; default by the study's scale."),
    tradability: z.number().min(0).max(1).optional().describe("m_s; the industry's own when left out."),
  }),
  output: z.object({
    industry: z.string().nullable(),
    regions: z.array(z.string()),
    years: z.array(z.number().int()),
    /** All [R x Y]; physical and virtual agglomeration in national means. */
    physical: valuesSchema,
    virtual: valuesSchema,
    /** Parts of effective proximity, in the same unit as `physical`. */
    proximityPhysical: valuesSchema,
    proximityVirtual: valuesSchema,
    /** Virtual agglomeration degree: above 1, the place reaches more by network than by map. */
    degree: valuesSchema,
    activity: valuesSchema,
    activityUnit: z.string(),
    /** Bands over the parameter ranges: the 5th and 95th percentile over draws of c, half-distance and tradability. */
    bands: z
      .object({
        draws: z.number().int(),
        physicalLow: valuesSchema,
        physicalHigh: valuesSchema,
        virtualLow: valuesSchema,
        virtualHigh: valuesSchema,
      })
      .nullable(),
    distanceRelief: z.number(),
    halfDistanceKm: z.number(),
    issues: z.array(issueSchema),
  }),
});

export const dispersedConcentrated = defineOperation({
  id: "measure.dispersed-concentrated",
  room: "measure",
  title: { en: "Dispersed physically, concentrated virtually?", zh: "“实分散、虚集中”检验" },
  summary: {
    en: "For every industry, whether activity dispersed over regions while virtual contacts concentrated, as the slogan says; data may contradict it.",
    zh: "逐个产业检验：活动量是否在空间上分散、虚拟联系是否集中；数据可以不支持这一说法。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  input: z.object({ firstYear: z.number().int().optional(), lastYear: z.number().int().optional() }),
  output: z.object({
    firstYear: z.number().int(),
    lastYear: z.number().int(),
    industries: z.array(
      z.object({
        industry: z.string(),
        physicalGini: z.tuple([cellSchema, cellSchema]),
        virtualGini: z.tuple([cellSchema, cellSchema]),
        physical: z.enum(["dispersed", "concentrated", "unchanged", "not-defined"]),
        virtual: z.enum(["dispersed", "concentrated", "unchanged", "not-defined"]),
        slogan: z.enum(["holds", "contradicted", "cannot-tell"]),
      }),
    ),
    issues: z.array(issueSchema),
  }),
});

export const regionProfile = defineOperation({
  id: "measure.region-profile",
  room: "measure",
  title: { en: "Profile of a region", zh: "地区画像" },
  summary: {
    en: "One place against its peers: physical and virtual agglomeration, digital level, industry mix.",
    zh: "一个地区与其他地区相比的实体集聚、虚拟集聚、数字技术水平和产业构成。",
  },
  version: 2,
  needs: "study",
  mode: "read",
  input: z.object({ region: z.string(), industry: z.string().optional(), year: z.number().int().optional() }),
  output: z.object({
    region: z.string(),
    year: z.number().int(),
    rows: z.array(
      z.object({
        id: z.string(),
        label: textSchema,
        unit: textSchema,
        value: cellSchema,
        lower: cellSchema,
        upper: cellSchema,
        /** 1 = highest. */
        rank: z.number().int().nullable(),
        of: z.number().int(),
        median: cellSchema,
        low: cellSchema,
        high: cellSchema,
      }),
    ),
    mix: z.array(z.object({ industry: z.string(), activity: cellSchema, share: cellSchema, locationQuotient: cellSchema })),
    activityUnit: z.string(),
    issues: z.array(issueSchema),
  }),
});

export const measureOperations = [
  listMeasures,
  computeMeasure,
  digitalLevelOperation,
  agglomeration,
  dispersedConcentrated,
  regionProfile,
];
