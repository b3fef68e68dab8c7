import { z } from "zod";
import { cellSchema, defineOperation, issueSchema } from "../operation.ts";

export const whyPlace = defineOperation({
  id: "why.place",
  room: "why",
  title: { en: "A place on the net-effect diagram", zh: "把一个地方放到净效应图上" },
  summary: {
    en: "Physical agglomeration and relative digital level of a region-industry in every year, in the units of the net-effect model, with bands, and the share of parameter draws in which it lies past the congestion peak.",
    zh: "某地区某产业各年份的实体集聚与相对数字技术水平（净效应模型的单位）及区间，以及越过拥挤峰值的参数抽样占比。",
  },
  version: 2,
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
    /** Share of draws of the net-effect parameters in which the place lies past its turning point, [Y]. */
    pastShare: z.array(cellSchema),
    /** Middle 90 % of the turning points over the draws, in the unit of A, [Y]; null where it has no end. */
    peakLow: z.array(cellSchema),
    peakHigh: z.array(cellSchema),
    peakDraws: z.number().int(),
    /** Relative unit costs where the study has prices; 1 otherwise ("index prices"). */
    costAgglomeration: z.number(),
    costTechnology: z.number(),
    indexPrices: z.boolean(),
    issues: z.array(issueSchema),
  }),
});

const intervalSchema = z.tuple([cellSchema, cellSchema]);
/** An estimate with its interval, standard error and degrees of freedom. */
const estimateSchema = z.object({
  estimate: cellSchema,
  standardError: cellSchema,
  degreesOfFreedom: cellSchema,
  interval95: intervalSchema,
  pValue: cellSchema,
});
const verdictKind = z.enum(["substitutes", "complements", "no-material-interaction", "cannot-tell", "not-identified"]);
const setSchema = z.object({
  form: z.enum(["bounded", "two-rays", "whole-line", "empty", "several-pieces"]),
  pieces: z.array(intervalSchema),
});

const estimationInput = {
  effects: z
    .enum(["default", "strict", "industry-year"])
    .default("default")
    .describe("strict adds region-year effects: w is identified, the ln T terms are not."),
  smallestActivity: z.number().min(0).default(0).describe("Cells whose activity is below this in any year are left out."),
  halfDistanceKm: z.number().positive().optional(),
  draws: z.number().int().min(199).max(99999).default(9999).describe("Wild bootstrap draws of the primary interval."),
  seed: z.number().int().min(0).max(4294967295).default(1),
};

export const whyEstimate = defineOperation({
  id: "why.estimate",
  room: "why",
  title: { en: "Does digital technology replace proximity here?", zh: "数字技术在这里能否替代地理邻近" },
  summary: {
    en: "The net effect estimated on the study's own panel: the verdict on the cross elasticity with its primary interval, leave-out check, detectable effect, identification card, turning point and rate of replacement.",
    zh: "用研究自身的面板数据估计净效应：交叉弹性的判断及主要置信区间、剔除检验、可检出效应、识别卡、拐点集合与替代率。",
  },
  version: 1,
  needs: "study",
  mode: "job",
  input: z.object({
    ...estimationInput,
    industry: z.string().optional().describe("One industry; all pooled when left out."),
    structural: z.boolean().default(true).describe("Also the one-channel structural form."),
  }),
  output: z.object({
    industry: z.string().nullable(),
    productivity: z.object({ column: z.string(), definition: z.object({ en: z.string(), zh: z.string() }) }),
    firstYear: z.number().int(),
    lastYear: z.number().int(),
    rows: z.number().int(),
    cells: z.number().int(),
    regions: z.number().int(),
    singletons: z.number().int(),
    effects: z.string(),
    verdict: z.object({
      kind: verdictKind,
      immaterial: z.boolean(),
      band: cellSchema,
      tolerance: z.number(),
      digitalRange: cellSchema,
      smallestCertifiedTolerance: cellSchema,
      detectable: cellSchema,
      leaveOut: z.array(z.object({ region: z.string(), estimate: cellSchema, pValue: cellSchema, survives: z.boolean() })),
      reasons: z.array(z.string()),
    }),
    /** w; null where it is not identified. */
    interaction: z
      .object({
        estimate: z.number(),
        interval95: intervalSchema,
        interval90: intervalSchema,
        pValue: z.number(),
        draws: z.number().int(),
        distribution: z.string(),
        biasReduced: estimateSchema,
        ordinary: estimateSchema,
      })
      .nullable(),
    terms: z.array(z.object({ id: z.string(), biasReduced: estimateSchema, ordinary: estimateSchema })),
    dropped: z.array(z.object({ id: z.string(), reason: z.string() })),
    levelElasticity: z
      .object({ logA: z.number(), logT: z.number(), interval: estimateSchema, detectable: cellSchema, withheld: z.boolean() })
      .nullable(),
    card: z
      .object({
        withinDeviationA: cellSchema,
        withinShareA: cellSchema,
        withinDeviationT: cellSchema,
        withinShareT: cellSchema,
        shareFromMeanA: cellSchema,
        clusters: z.number().int(),
        effectiveClusters: cellSchema,
        degreesOfFreedom: cellSchema,
        leadingRegions: z.array(z.object({ region: z.string(), share: z.number() })),
        moran: z
          .object({ statistic: cellSchema, expected: cellSchema, pValue: cellSchema, permutations: z.number().int() })
          .nullable(),
        warnings: z.array(z.string()),
      })
      .nullable(),
    turningPoint: setSchema.extend({
      status: z.string(),
      estimate: cellSchema,
      kind: z.enum(["peak", "trough", "undetermined"]),
      logT: cellSchema,
      outsideData: z.boolean(),
      noTurningPoint: z.boolean(),
    }),
    leap: setSchema.extend({
      status: z.enum(["defined", "not-defined", "not-identified"]),
      logPoints: cellSchema,
      logA: cellSchema,
      logT: cellSchema,
      share: z.number(),
    }),
    structural: z
      .object({
        status: z.enum(["identified", "not-identified"]),
        reasons: z.array(z.string()),
        nu: cellSchema,
        kappa: cellSchema,
        d: cellSchema,
        rho: cellSchema,
        sigma: cellSchema,
        sigmaInterval: intervalSchema,
        starts: z.number().int(),
        startsAgreeing: z.number().int(),
        atBound: z.array(z.string()),
        testOfNu: z.object({ statistic: cellSchema, critical: cellSchema, rejected: z.boolean() }),
      })
      .nullable(),
    /** 1, 10, 50, 90 and 99 % of ln A and ln T over the rows used. */
    quantilesLogA: z.array(z.number()),
    quantilesLogT: z.array(z.number()),
    issues: z.array(issueSchema),
  }),
});

export const whyByIndustry = defineOperation({
  id: "why.by-industry",
  room: "why",
  title: { en: "Verdicts by industry", zh: "分产业判断" },
  summary: {
    en: "The cross elasticity of every industry by itself, with raw and Holm-adjusted verdicts.",
    zh: "逐个产业估计交叉弹性，并列出原始判断与 Holm 校正后的判断。",
  },
  version: 1,
  needs: "study",
  mode: "job",
  input: z.object(estimationInput),
  output: z.object({
    industries: z.array(
      z.object({
        industry: z.string(),
        reason: z.string(),
        estimate: cellSchema,
        interval95: intervalSchema.nullable(),
        pValue: cellSchema,
        adjustedPValue: cellSchema,
        detectable: cellSchema,
        verdict: verdictKind,
        adjustedVerdict: verdictKind,
      }),
    ),
    issues: z.array(issueSchema),
  }),
});

export const whySpecifications = defineOperation({
  id: "why.specifications",
  room: "why",
  title: { en: "Specification table", zh: "设定对照表" },
  summary: {
    en: "The cross elasticity under every switch of the specification, so that a reader sees what the verdict rests on.",
    zh: "逐项改变估计设定时交叉弹性的变化，让读者看到判断依赖于什么。",
  },
  version: 1,
  needs: "study",
  mode: "job",
  input: z.object({
    ...estimationInput,
    draws: z.number().int().min(199).max(99999).default(999),
    industry: z.string().optional(),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        id: z.string(),
        descriptive: z.boolean(),
        status: z.enum(["estimated", "not-identified"]),
        reason: z.string(),
        estimate: cellSchema,
        interval95: intervalSchema,
        pValue: cellSchema,
        rows: z.number().int(),
        regions: z.number().int(),
      }),
    ),
  }),
});

export const whyLeap = defineOperation({
  id: "why.leap",
  room: "why",
  title: { en: "How much technology replaces how much agglomeration?", zh: "多少技术能顶替多少集聚" },
  summary: {
    en: "The digital leap at a place, from the estimate of all industries: the rise of technology that makes good a given loss of agglomeration, as a Fieller set in its true form, with both elasticities.",
    zh: "依据全部产业的估计，计算某地集聚减少一定比例时技术须提高多少才能补上（数字跃升），以 Fieller 集合的真实形式给出，并列出两种弹性。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  input: z.object({
    region: z.string().optional().describe("Id or name; the medians of the panel when left out."),
    industry: z.string().optional().describe("Industry whose agglomeration is read at the region; needed with a region."),
    year: z.number().int().optional().describe("Last year of the study when left out."),
    share: z.number().min(0.01).max(0.9).default(0.1).describe("Share of agglomeration to replace."),
    effects: estimationInput.effects,
    smallestActivity: estimationInput.smallestActivity,
    halfDistanceKm: estimationInput.halfDistanceKm,
  }),
  output: setSchema.extend({
    status: z.enum(["defined", "not-defined", "not-identified"]),
    share: z.number(),
    /** Log points of technology; null where not identified. */
    logPoints: cellSchema,
    logA: z.number(),
    logT: z.number(),
    year: z.number().int().nullable(),
    /** Elasticities of y to A and T at the place; null where not identified. */
    elasticityAgglomeration: estimateSchema.nullable(),
    elasticityDigital: estimateSchema.nullable(),
  }),
});

export const whyOperations = [whyPlace, whyEstimate, whyByIndustry, whySpecifications, whyLeap];
