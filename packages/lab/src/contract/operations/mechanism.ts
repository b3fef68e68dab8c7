import { z } from "zod";
import { cellSchema, defineOperation, issueSchema, solverStatusSchema, textSchema, valuesSchema } from "../operation.ts";
import { counterfactualOperation } from "./counterfactual.ts";
import { diagnosisSchema } from "./equilibrium-diagnosis.ts";
import { formTransitionsOperation } from "./form-transitions.ts";
import { baselineChoice, shockChoice } from "./how-choices.ts";
import { laboratoryOperations } from "./laboratory.ts";

export const howBaseline = defineOperation({
  id: "how.baseline",
  room: "how",
  title: { en: "Baseline equilibrium of the study", zh: "研究的基期均衡" },
  summary: {
    en: "The baseline built from the national input-output table, regional value added and distances: an estimate, with its residuals, interregional and online shares and their range.",
    zh: "由全国投入产出表、地区增加值和距离构建的基期均衡（估计值），附残差、跨区贸易与线上份额及其区间。",
  },
  version: 1,
  needs: "study",
  mode: "job",
  input: z.object({
    ...baselineChoice,
    seed: z.number().int().min(0).max(4294967295).default(1).describe("Seed of the random starts of the third check."),
  }),
  output: z.object({
    basis: z.enum(["estimate", "observed"]),
    valueAddedBasis: textSchema,
    year: z.number().int(),
    regions: z.array(z.string()),
    industries: z.array(z.string()),
    interregionalShare: z.number(),
    interregionalShareByIndustry: valuesSchema,
    onlineShare: z.number(),
    onlineShareByIndustry: valuesSchema,
    onlineTarget: z.number(),
    reachFactor: z.number(),
    balancingResidual: z.number(),
    headsGap: z.number(),
    /** The same shares at other borders. */
    sensitivity: z.array(z.object({ border: z.number(), interregionalShare: z.number(), onlineShare: z.number() })),
    diagnosis: diagnosisSchema,
    issues: z.array(issueSchema),
  }),
});

const looseText = z.union([z.string(), z.strictObject({ en: z.string().optional(), zh: z.string().optional() })]);
const legendDocument = z.strictObject({
  title: looseText.optional(),
  note: looseText.optional(),
  cells: z.record(
    z.string(),
    z.union([
      z.string(),
      z.strictObject({
        label: looseText,
        reading: looseText.optional(),
        path: z.enum(["optimising", "deepening", "strengthening"]).optional(),
        transitional: z.literal(true).optional(),
      }),
    ]),
  ),
});

const primitive = z.enum(["U", "E", "R", "V"]);
const decompositionSchema = z.object({
  total: z.number(),
  upgrade: z.number(),
  emerging: z.number(),
  reshaping: z.number(),
  virtual: z.number(),
  industryInteraction: z.number(),
  spaceOverlay: z.number(),
  /** The nine joining terms by cell, for example `upgrade-physical`. */
  plane: z.record(z.string(), z.number()),
  joining: z.number(),
  synergy: z.number(),
  verdict: z.enum(["super-additive", "sub-additive", "none"]),
  shapley: z.array(z.number()),
  shares: z.array(z.number()).nullable(),
});

export const howTrinity = defineOperation({
  id: "how.trinity",
  room: "how",
  title: { en: "The compound trinity", zh: "复合三位一体" },
  summary: {
    en: "All 16 equilibria under the four primitive digital shocks, decomposed: main effects, synergies with their sign, Shapley shares, and the form of every region-industry under the shocks shown.",
    zh: "四种原始数字化冲击的全部16个均衡及其分解：主效应、协同项及符号、夏普利份额，以及所设冲击下各地区各产业的形态。",
  },
  version: 1,
  needs: "study",
  mode: "job",
  input: z.object({
    ...baselineChoice,
    ...shockChoice,
    legend: z
      .union([z.string(), legendDocument])
      .default("five-forms")
      .describe(
        "Labels of the nine cells: five-forms (our reconstruction), location-outcomes, literature, or your own document { cells: { upgrade-physical: label, ... } }.",
      ),
    draws: z
      .number()
      .int()
      .min(0)
      .max(500)
      .default(0)
      .describe("Draws over assumed strengths for the share that agrees on each form; 0 for none."),
    diagnosis: z
      .enum(["with", "without"])
      .default("with")
      .describe("without: bounds and stability of the baseline are left to how.baseline, for a quick answer."),
    seed: z.number().int().min(0).max(4294967295).default(1),
  }),
  output: z.object({
    status: solverStatusSchema,
    firstYear: z.number().int(),
    lastYear: z.number().int(),
    regions: z.array(z.string()),
    industries: z.array(z.string()),
    primitives: z.array(primitive),
    /** Sweeps and largest residual of the 16 equilibria. */
    iterations: z.array(z.number().int()),
    residual: z.number(),
    worst: z.object({ market: z.string(), region: z.string(), industry: z.string() }),
    welfare: decompositionSchema,
    /** The same with the option readiness turned the other way, total and synergy only. */
    otherReadiness: z.object({
      readiness: z.enum(["off", "on"]),
      total: z.number(),
      synergy: z.number(),
      verdict: z.enum(["super-additive", "sub-additive", "none"]),
    }),
    overlayParts: z.object({ trade: z.number(), spillovers: z.number(), crossing: z.number() }),
    /** ln ratios with all four shocks. */
    regionsChange: z.object({ realWage: valuesSchema, population: valuesSchema, output: valuesSchema, employment: valuesSchema }),
    /** Main terms of ln real wage and ln population by region, [R x 4] in the order U, E, R, V. */
    realWageMain: valuesSchema,
    populationMain: valuesSchema,
    /** Ratios by region-industry with all four shocks, [R x S]. */
    employmentRatio: valuesSchema,
    quantityRatio: valuesSchema,
    forms: z.array(
      z.object({
        region: z.string(),
        industry: z.string(),
        industryMode: z.string(),
        spaceMode: z.string(),
        cell: z.string().nullable(),
        joint: z.number(),
        interaction: z.enum(["material", "none"]),
        /** Share of draws that read the same form; null without draws. */
        agreement: cellSchema,
      }),
    ),
    /** Employment by cell of the plane and `none`, persons of the first year. */
    formMass: z.record(z.string(), z.number()),
    legend: z.object({
      id: z.string(),
      title: textSchema,
      note: textSchema,
      cells: z.record(
        z.string(),
        z.object({ label: textSchema, reading: textSchema, path: z.string().optional(), transitional: z.boolean().optional() }),
      ),
    }),
    legends: z.array(z.object({ id: z.string(), title: textSchema, note: textSchema })),
    indicators: z.object({
      before: z.record(z.string(), cellSchema),
      after: z.record(z.string(), cellSchema),
      slogan: z.enum(["holds", "fails", "no-virtual-space"]),
      /** Derivatives with respect to ln T of all regions. */
      response: z.record(z.string(), cellSchema),
    }),
    /** Of the baseline; null when left out. */
    diagnosis: diagnosisSchema.nullable(),
    baseline: z.object({ basis: z.enum(["estimate", "observed"]), interregionalShare: z.number(), onlineShare: z.number() }),
    /** The strengths and elasticities used, defaults filled in. */
    settings: z.object({
      border: z.number(),
      mobilityElasticity: z.number(),
      distanceRelief: z.number(),
      upgrade: z.number(),
      derivation: z.number(),
      reshaping: z.number(),
      demandTilt: z.number(),
      digitalGrowth: z.number(),
      readiness: z.enum(["off", "on"]),
    }),
    issues: z.array(issueSchema),
  }),
});

export const mechanismOperations = [
  counterfactualOperation,
  howBaseline,
  howTrinity,
  formTransitionsOperation,
  ...laboratoryOperations,
];
