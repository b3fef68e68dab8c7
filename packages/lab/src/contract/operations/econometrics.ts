import { z } from "zod";
import { columnNameSchema, columnNamesSchema, columnsSchema } from "../columns-input.ts";
import { cellSchema, defineOperation, valuesSchema } from "../operation.ts";

const panelColumns = {
  columns: columnsSchema,
  entity: columnNameSchema("what is observed over time (region, firm), numbers or text"),
  period: columnNameSchema("year or any period, integers or text that sorts"),
  dependent: columnNameSchema("dependent variable"),
};
const level = z.number().gt(0.5).lt(1).default(0.95).describe("Coverage of the intervals.");
const seed = z.number().int().min(0).max(4294967295).default(1);
const covariance = z
  .enum(["classical", "hc0", "hc1", "cluster-cr0", "cluster-cr1", "driscoll-kraay", "beck-katz"])
  .describe("hc: robust to unequal variances; cluster: by entity; driscoll-kraay: also to correlation across entities.");
const fixedEffects = z.enum(["pooled", "entity", "period", "two-way"]);

const coefficient = z.object({
  id: z.string(),
  estimate: cellSchema,
  standardError: cellSchema,
  degreesOfFreedom: cellSchema,
  low: cellSchema,
  high: cellSchema,
  level: z.number(),
  pValue: cellSchema,
});
const testStatistic = z.object({
  statistic: cellSchema,
  degreesOfFreedom: z.number(),
  /** Denominator degrees of freedom of an F test; null for chi-square. */
  denominator: cellSchema,
  pValue: cellSchema,
});
/** Rows with an empty cell in a used column are left out and counted. */
const rowCounts = { rows: z.number().int(), leftOut: z.number().int() };
const panelFit = z.object({
  effects: z.string(),
  covariance: z.string(),
  coefficients: z.array(coefficient),
  dropped: z.array(z.object({ id: z.string(), reason: z.enum(["absorbed", "collinear"]) })),
  residualSumSquares: cellSchema,
  rSquared: cellSchema,
  adjustedRSquared: cellSchema,
  ...rowCounts,
  entities: z.number().int(),
  periods: z.number().int(),
  singletons: z.number().int(),
  degreesOfFreedom: z.number(),
});

export const econometricsPanel = defineOperation({
  id: "econometrics.panel",
  room: "why",
  title: { en: "Panel regression", zh: "面板回归" },
  summary: {
    en: "Pooled, fixed-effects (one- and two-way) or random-effects regression of your own columns, with robust, clustered, Driscoll-Kraay or panel-corrected errors and Hausman's test.",
    zh: "对自备数据做混合、固定效应（单向、双向）或随机效应回归，可选稳健、聚类、Driscoll-Kraay 或面板校正标准误，并给出豪斯曼检验。",
  },
  version: 1,
  needs: "nothing",
  mode: "job",
  input: z.object({
    ...panelColumns,
    regressors: columnNamesSchema("regressors").min(1),
    effects: z.enum([...fixedEffects.options, "random", "random-two-way"]).default("two-way"),
    covariance: covariance.default("cluster-cr1"),
    lags: z.number().int().min(0).optional().describe("Lags of driscoll-kraay; by sample length when left out."),
    level,
  }),
  output: panelFit.extend({
    /** Variances of random effects; null for fixed effects. */
    variances: z.object({ idiosyncratic: cellSchema, entity: cellSchema, period: cellSchema }).nullable(),
    /** Fixed against random entity effects, with classical errors; null where random effects cannot be computed. */
    hausman: z
      .object({
        statistic: cellSchema,
        degreesOfFreedom: z.number(),
        pValue: cellSchema,
        status: z.enum(["computed", "indefinite"]),
      })
      .nullable(),
    hausmanReason: z.string(),
  }),
});

export const econometricsInstruments = defineOperation({
  id: "econometrics.iv",
  room: "why",
  title: { en: "Two-stage least squares", zh: "两阶段最小二乘" },
  summary: {
    en: "Instrumental-variable regression with first-stage F, the Wu-Hausman test of exogeneity and Sargan's test of over-identification.",
    zh: "工具变量回归，附第一阶段 F 值、Wu-Hausman 外生性检验和 Sargan 过度识别检验。",
  },
  version: 1,
  needs: "nothing",
  mode: "job",
  input: z.object({
    columns: columnsSchema,
    dependent: panelColumns.dependent,
    endogenous: columnNamesSchema("endogenous regressors").min(1),
    instruments: columnNamesSchema("instruments that are not regressors").min(1),
    exogenous: columnNamesSchema("controls that instrument themselves; a constant is added").default([]),
    cluster: columnNameSchema("cluster of each row, for clustered errors").optional(),
    covariance: z.enum(["classical", "hc0", "hc1", "cluster-cr0", "cluster-cr1"]).default("hc1"),
    level,
  }),
  output: z.object({
    covariance: z.string(),
    coefficients: z.array(coefficient),
    sigma: cellSchema,
    rSquared: cellSchema,
    degreesOfFreedom: z.number(),
    ...rowCounts,
    /** First-stage F per endogenous column; below 10 the instruments are weak. */
    weakInstruments: z.array(testStatistic.extend({ id: z.string(), weak: z.boolean() })),
    wuHausman: testStatistic,
    /** Null when just identified: nothing is left to test. */
    sargan: testStatistic.nullable(),
  }),
});

export const econometricsModeration = defineOperation({
  id: "econometrics.moderation",
  room: "why",
  title: { en: "Moderation", zh: "调节效应" },
  summary: {
    en: "The effect of one column as a linear function of another, with marginal effects, their bands and the values where significance begins or ends.",
    zh: "一个变量的影响如何随另一个变量变化：边际效应、置信带以及显著性起止点。",
  },
  version: 1,
  needs: "nothing",
  mode: "job",
  input: z.object({
    ...panelColumns,
    focal: columnNameSchema("regressor whose effect varies"),
    moderator: columnNameSchema("what it varies with"),
    controls: columnNamesSchema("further regressors").default([]),
    effects: fixedEffects.default("two-way"),
    covariance: covariance.default("cluster-cr1"),
    at: z.array(z.number()).optional().describe("Moderator values; nine over its range when left out."),
    level,
  }),
  output: z.object({
    regression: panelFit,
    interaction: z.string(),
    marginalEffects: z.array(coefficient.omit({ id: true }).extend({ moderator: z.number() })),
    /** Moderator values where the marginal effect starts or stops being significant (Johnson and Neyman). */
    significanceBounds: z.array(z.number()),
  }),
});

export const econometricsMediation = defineOperation({
  id: "econometrics.mediation",
  room: "why",
  title: { en: "Mediation", zh: "中介效应" },
  summary: {
    en: "The effect of a cause split into a path through a mediator and the rest, with Sobel's test and simulated intervals of every effect. Causal only if neither cause nor mediator is confounded.",
    zh: "把总效应分解为经由中介变量的间接效应和直接效应，附 Sobel 检验与各效应的模拟区间。只有在原因与中介变量均无混杂时才有因果含义。",
  },
  version: 2,
  needs: "nothing",
  mode: "job",
  input: z.object({
    columns: columnsSchema,
    treatment: columnNameSchema("cause"),
    mediator: columnNameSchema("mediator"),
    outcome: columnNameSchema("outcome"),
    controls: columnNamesSchema("controls in both equations").default([]),
    cluster: columnNameSchema("cluster resampled as a whole").optional(),
    interval: z
      .enum(["bootstrap", "quasi-bayesian"])
      .default("bootstrap")
      .describe(
        "bootstrap: percentiles over resampled rows; quasi-bayesian: over coefficients drawn from their normal distribution, as the R package mediation does by default.",
      ),
    interaction: z
      .enum(["none", "include"])
      .default("none")
      .describe("include lets the mediator's effect depend on the cause: effects of control and treated, and their mean."),
    draws: z.number().int().min(99).max(99999).default(999).describe("Draws behind the intervals."),
    seed,
    level,
  }),
  output: z.object({
    ...rowCounts,
    /** Cause on mediator, and mediator on outcome given the cause. */
    a: cellSchema,
    b: cellSchema,
    indirect: cellSchema,
    direct: cellSchema,
    total: cellSchema,
    /** indirect / total; read it only where the total's sign is sure. */
    proportion: cellSchema,
    sobel: z.object({ standardError: cellSchema, statistic: cellSchema, pValue: cellSchema }),
    /** indirect (ACME), direct (ADE), total and proportion with intervals and two-sided p. */
    effects: z.array(z.object({ id: z.string(), estimate: cellSchema, low: cellSchema, high: cellSchema, pValue: cellSchema })),
    interval: z.string(),
    draws: z.number().int(),
    level: z.number(),
  }),
});

const thresholdSlope = z.object({ id: z.string(), estimate: cellSchema, standardError: cellSchema, robustError: cellSchema });

export const econometricsThreshold = defineOperation({
  id: "econometrics.threshold",
  room: "why",
  title: { en: "Panel threshold", zh: "面板门槛" },
  summary: {
    en: "Hansen's fixed-effects thresholds, up to three: the values at which slopes change, their intervals, and the bootstrap test of each one more.",
    zh: "Hansen 固定效应面板门槛模型（单、双、三重门槛）：斜率发生变化的门槛值及其区间，并逐个做自助法检验。",
  },
  version: 2,
  needs: "nothing",
  mode: "job",
  input: z.object({
    ...panelColumns,
    switching: z
      .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
      .describe("Name or names of columns: regressors whose slopes change."),
    threshold: columnNameSchema("threshold variable; may be a switching column"),
    controls: columnNamesSchema("further regressors, one slope each").default([]),
    thresholds: z
      .union([z.literal(1), z.literal(2), z.literal(3)])
      .default(1)
      .describe("Thresholds estimated and tested one after the other."),
    form: z
      .enum(["within", "hansen-program"])
      .default("within")
      .describe(
        "within: all rows, regimes q <= threshold and above; hansen-program: as Hansen's program and pdR, which leave out the last period after demeaning and split at q < threshold.",
      ),
    trim: z.number().min(0.01).max(0.4).default(0.05).describe("Share of rows kept on each side."),
    grid: z.number().int().min(10).max(2000).default(300).describe("Most values tried; quantiles (pdR's qn) in hansen-program."),
    draws: z.number().int().min(19).max(9999).default(299).describe("Bootstrap draws of each F test."),
    seed,
    level,
  }),
  output: z.object({
    ...rowCounts,
    /** Ascending. */
    thresholds: z.array(
      z.object({
        value: cellSchema,
        low: cellSchema,
        high: cellSchema,
        /** Values tried and their likelihood ratios beside the other thresholds. */
        tried: valuesSchema,
        likelihoodRatio: valuesSchema,
      }),
    ),
    /** One threshold more against the model without it. */
    tests: z.array(
      z.object({
        thresholds: z.number().int(),
        statistic: cellSchema,
        pValue: cellSchema,
        critical: z.object({ ten: cellSchema, five: cellSchema, one: cellSchema }),
        /** Without and with it. */
        residualSumSquares: z.tuple([cellSchema, cellSchema]),
        draws: z.number().int(),
      }),
    ),
    /** From the lowest values of the threshold variable to the highest. */
    regimes: z.array(z.object({ above: cellSchema, upTo: cellSchema, rows: z.number().int(), slopes: z.array(thresholdSlope) })),
    others: z.array(thresholdSlope),
    residualSumSquares: cellSchema,
  }),
});

export const econometricsOperations = [
  econometricsPanel,
  econometricsInstruments,
  econometricsModeration,
  econometricsMediation,
  econometricsThreshold,
];
