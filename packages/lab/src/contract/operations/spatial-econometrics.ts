import { z } from "zod";
import { columnNameSchema, columnNamesSchema, columnsSchema } from "../columns-input.ts";
import { cellSchema, defineOperation } from "../operation.ts";
import { weightsInputSchema } from "../weights-input.ts";

const level = z.number().gt(0.5).lt(1).default(0.95).describe("Coverage of the intervals.");
const seed = z.number().int().min(0).max(4294967295).default(1);
const label = z.union([z.string(), z.number()]);

const regressionWeights = z
  .union(
    [
      weightsInputSchema.omit({ ids: true, transform: true }),
      z.discriminatedUnion("kind", [
        z.object({
          kind: z.literal("nearest"),
          longitude: z.string(),
          latitude: z.string(),
          neighbours: z.number().int().min(1).default(5),
        }),
        z.object({
          kind: z.literal("links"),
          links: z.array(z.object({ from: label, to: label, weight: z.number().min(0).default(1) })),
        }),
      ]),
    ],
    {
      error:
        'must be { "source": { "kind": ... } } as space.weights takes it (for example { "kind": "named-matrix", "columns": { "csv": "w.csv" } }), { "kind": "nearest", "longitude": COLUMN, "latitude": COLUMN } or { "kind": "links", "links": [...] }',
    },
  )
  .describe(
    "Neighbours as space.weights takes them, regions in the order of first appearance; or the nearest centres from two columns, or a list of links. Rows are standardised.",
  );

export type RegressionWeights = z.output<typeof regressionWeights>;

const coefficient = z.object({
  id: z.string(),
  estimate: cellSchema,
  standardError: cellSchema,
  z: cellSchema,
  pValue: cellSchema,
});
const test = z.object({ statistic: cellSchema, degreesOfFreedom: z.number(), pValue: cellSchema });
const tests = z.object({ lag: test, error: test, robustLag: test, robustError: test, both: test });
const impact = z.object({ estimate: cellSchema, low: cellSchema, high: cellSchema });
const impacts = z.array(z.object({ id: z.string(), direct: impact, indirect: impact, total: impact }));
const draws = z.number().int().min(0).max(20000).default(1000).describe("Draws behind the intervals of the effects.");
const durbin = z.enum(["none", "all"]).default("none").describe("all adds the spatial lag of every regressor.");

export const econometricsSpatial = defineOperation({
  id: "econometrics.spatial",
  room: "why",
  title: { en: "Spatial regression", zh: "空间回归" },
  summary: {
    en: "Spatial lag, error or Durbin regression of a cross-section by maximum likelihood, with direct and indirect effects and Lagrange-multiplier tests of which model.",
    zh: "截面数据的空间滞后、空间误差或空间杜宾回归（极大似然），给出直接与间接效应，以及选择模型的拉格朗日乘数检验。",
  },
  version: 2,
  needs: "nothing",
  mode: "job",
  input: z.object({
    columns: columnsSchema,
    region: columnNameSchema("region, one row each"),
    dependent: columnNameSchema("dependent variable"),
    regressors: columnNamesSchema("regressors").min(1),
    model: z.enum(["lag", "error"]).default("lag"),
    durbin,
    weights: regressionWeights,
    draws,
    seed,
    level,
  }),
  output: z.object({
    model: z.enum(["lag", "error"]),
    durbin: z.enum(["none", "all"]),
    status: z.enum(["converged", "at-bound"]),
    rows: z.number().int(),
    coefficients: z.array(coefficient),
    /** rho of the lag model, lambda of the error model. */
    spatial: coefficient,
    logLikelihood: cellSchema,
    logLikelihoodWithout: cellSchema,
    aic: cellSchema,
    sigma2: cellSchema,
    /** Null in the error model, where the coefficients are the effects. */
    impacts: impacts.nullable(),
    tests,
  }),
});

export const econometricsSpatialPanel = defineOperation({
  id: "econometrics.spatial-panel",
  room: "why",
  title: { en: "Spatial panel regression", zh: "空间面板回归" },
  summary: {
    en: "Spatial lag, error or Durbin regression of a balanced panel with fixed or random effects by maximum likelihood: effects at home and on neighbours, tests of which model, and Hausman's test.",
    zh: "平衡面板的空间滞后、空间误差或空间杜宾回归（极大似然），固定效应或随机效应；给出直接与间接效应、模型选择检验和豪斯曼检验。",
  },
  version: 1,
  needs: "nothing",
  mode: "job",
  input: z.object({
    columns: columnsSchema,
    region: columnNameSchema("region"),
    period: columnNameSchema("year or any period; every region needs a row in every period"),
    dependent: columnNameSchema("dependent variable"),
    regressors: columnNamesSchema("regressors").min(1),
    model: z
      .enum(["lag", "error"])
      .default("lag")
      .describe("lag: neighbours' outcomes matter; error: what is unobserved is alike nearby."),
    durbin,
    effects: z
      .enum(["pooled", "entity", "period", "two-way", "random"])
      .default("entity")
      .describe("Fixed effects of regions, of periods, of both, none; or random effects of regions."),
    correction: z
      .enum(["none", "lee-yu"])
      .default("none")
      .describe(
        "Of entity effects: lee-yu counts one period less, so that variances are not too small; none as splm and xsmle print.",
      ),
    spillover: z
      .enum(["idiosyncratic", "both"])
      .default("idiosyncratic")
      .describe(
        "Random effects with spatial errors: the region's effect stays at home (Baltagi; splm's b) or spills over too (Kapoor, Kelejian and Prucha; kkp).",
      ),
    errors: z
      .enum(["full", "conditional"])
      .default("full")
      .describe("Random effects: full allows for the estimated spatial and variance parameters; conditional as splm prints."),
    weights: regressionWeights,
    draws,
    seed,
    level,
  }),
  output: z.object({
    model: z.enum(["lag", "error"]),
    durbin: z.enum(["none", "all"]),
    effects: z.string(),
    status: z.enum(["converged", "at-bound"]),
    rows: z.number().int(),
    leftOut: z.number().int(),
    entities: z.number().int(),
    periods: z.number().int(),
    coefficients: z.array(coefficient),
    /** rho of the lag model, lambda of the error model. */
    spatial: coefficient,
    /** Variance of the regions' effects over that of the rest; null for fixed effects. */
    phi: coefficient.nullable(),
    sigma2: cellSchema,
    logLikelihood: cellSchema,
    logLikelihoodWithout: cellSchema,
    /** Null in the error model, where the coefficients are the effects. */
    impacts: impacts.nullable(),
    /** On residuals of the regression without spatial terms: pooled for `pooled` and `random`, else with its fixed effects. */
    tests,
    /** Fixed entity effects against random ones, the same spatial model in both. */
    hausman: test.extend({ status: z.enum(["computed", "indefinite"]) }),
  }),
});

export const econometricsLocal = defineOperation({
  id: "econometrics.gwr",
  room: "why",
  title: { en: "Geographically weighted regression", zh: "地理加权回归" },
  summary: {
    en: "A regression with coefficients of its own at every place, near observations counting more; the bandwidth by cross-validation or AICc, and the one regression for all beside it.",
    zh: "地理加权回归（GWR）：每个地点各有一组系数，近处样本权重更大；带宽由交叉验证或 AICc 选取，并与全局回归对照。",
  },
  version: 1,
  needs: "nothing",
  mode: "job",
  input: z.object({
    columns: columnsSchema,
    x: columnNameSchema("longitude in degrees, or x of a plane"),
    y: columnNameSchema("latitude in degrees, or y of a plane"),
    metric: z
      .enum(["sphere", "plane"])
      .optional()
      .describe(
        "sphere: degrees, distances in km; plane: the unit of x and y. Left out: sphere where all coordinates could be degrees.",
      ),
    region: columnNameSchema("name of the place; the row number when left out").optional(),
    dependent: columnNameSchema("dependent variable"),
    regressors: columnNamesSchema("regressors").min(1),
    kernel: z
      .enum(["gaussian", "bisquare", "tricube", "boxcar"])
      .default("gaussian")
      .describe("gaussian: exp(-(d/h)^2/2), everybody counts; the others end at the bandwidth h."),
    neighbourhood: z
      .enum(["fixed", "adaptive"])
      .default("fixed")
      .describe("One bandwidth for all places, or at every place the distance that holds a share of the observations."),
    bandwidth: z
      .union([z.number().positive(), z.enum(["cv", "aicc"])])
      .default("cv")
      .describe("A distance (fixed) or a share from 0 to 1 (adaptive), or the criterion by which it is searched."),
  }),
  output: z.object({
    rows: z.number().int(),
    leftOut: z.number().int(),
    metric: z.enum(["sphere", "plane"]),
    kernel: z.string(),
    neighbourhood: z.string(),
    bandwidth: z.object({
      /** Distance, or share of the observations. */
      value: z.number(),
      /** Leave-one-out sum of squares or AICc at that bandwidth; null where the bandwidth was given. */
      score: cellSchema,
      status: z.enum(["given", "converged", "at-bound", "iteration-limit"]),
    }),
    /** One line per place. */
    places: z.array(
      z.object({
        region: z.string(),
        bandwidth: z.number(),
        localR2: cellSchema,
        fitted: cellSchema,
        residual: cellSchema,
        coefficients: z.array(z.object({ id: z.string(), estimate: cellSchema, standardError: cellSchema })),
      }),
    ),
    /** Spread of every coefficient over places, with the one of the global regression. */
    summary: z.array(
      z.object({
        id: z.string(),
        least: cellSchema,
        lowerQuartile: cellSchema,
        median: cellSchema,
        upperQuartile: cellSchema,
        most: cellSchema,
        global: cellSchema,
        globalStandardError: cellSchema,
        globalPValue: cellSchema,
      }),
    ),
    residualSumSquares: cellSchema,
    rSquared: cellSchema,
    effectiveParameters: cellSchema,
    degreesOfFreedom: cellSchema,
    sigma2: cellSchema,
    aicc: cellSchema,
    aic: cellSchema,
    crossValidation: cellSchema,
    global: z.object({ residualSumSquares: cellSchema, rSquared: cellSchema, aicc: cellSchema }),
  }),
});

export const spatialEconometricsOperations = [econometricsSpatial, econometricsSpatialPanel, econometricsLocal];
