import { z } from "zod";
import { cellSchema, defineOperation, textSchema, valuesSchema } from "../operation.ts";
import { howTrinity } from "./mechanism.ts";
import { observedPath } from "./path.ts";
import { scenarioInputSchema } from "./scenario.ts";

const nameSchema = z.string().describe("Small letters, digits and hyphens; one name is one document.");
/**
 * What a draw of an ensemble is: all 16 equilibria of the compound trinity, the one equilibrium under all digital shocks, one policy, or
 * the observed paths.
 */
export const ENSEMBLE_KINDS = ["trinity", "counterfactual", "scenario", "paths"] as const;
export type EnsembleKind = (typeof ENSEMBLE_KINDS)[number];
/** How a parameter is drawn over its range; `triangular` peaks at its default. */
export const DISTRIBUTIONS = ["uniform", "log-uniform", "triangular"] as const;
export type Distribution = (typeof DISTRIBUTIONS)[number];
const kindSchema = z.enum(ENSEMBLE_KINDS);
const stateSchema = z.enum(["running", "paused", "cancelled", "complete", "failed", "interrupted"]);

/** Settings of each kind of ensemble. */
export const ensembleSettings = {
  trinity: howTrinity.input.omit({ legend: true, draws: true, seed: true }).strict(),
  counterfactual: howTrinity.input.omit({ legend: true, draws: true, seed: true }).strict(),
  paths: observedPath.input.pick({ firstYear: true, lastYear: true, mode: true }).strict(),
  scenario: z.strictObject({
    scenario: scenarioInputSchema.optional().describe("Id of a ready scenario, or a scenario document."),
  }),
} as const;

export const ensembleInput = z.object({
  name: nameSchema,
  kind: kindSchema.default("trinity"),
  draws: z.number().int().min(1).max(1_000_000).default(200),
  seed: z.number().int().min(0).max(4294967295).default(1),
  ranges: z
    .record(z.string(), z.tuple([z.number(), z.number()]))
    .default({})
    .describe("Lowest and highest value of parameters; the parameter file's range for the rest."),
  distributions: z
    .record(z.string(), z.enum(DISTRIBUTIONS))
    .default({})
    .describe(
      "How parameters are drawn over their range; as in the parameter file for the rest. Triangular peaks at the default.",
    ),
  chunk: z.number().int().min(1).max(10_000).optional().describe("Draws of a part; a few seconds of work when left out."),
  settings: z
    .record(z.string(), z.unknown())
    .default({})
    .describe("trinity and counterfactual: the shocks of how.trinity; paths: firstYear, lastYear, mode; scenario: scenario."),
});

export const runEnsembleOperation = defineOperation({
  id: "ensemble.run",
  room: "scenario",
  title: { en: "Run an ensemble", zh: "运行参数集合" },
  summary: {
    en: "Computes many draws of the assumed parameters on this machine, part by part; the same document goes on where it stopped.",
    zh: "在本机分批计算大量参数抽样；设定相同的集合会从上次中断处继续。",
  },
  version: 1,
  needs: "study",
  mode: "job",
  changes: true,
  input: ensembleInput.extend({
    workers: z.number().int().min(1).max(256).optional().describe("Threads; one per processor when left out."),
  }),
  output: z.object({
    name: z.string(),
    state: stateSchema,
    draws: z.number().int(),
    done: z.number().int(),
    computed: z.number().int(),
  }),
});

export const listEnsembles = defineOperation({
  id: "ensemble.list",
  room: "scenario",
  title: { en: "Ensembles of the study", zh: "研究中的参数集合" },
  summary: {
    en: "Every ensemble with its state, the draws done and the time that remains.",
    zh: "列出全部参数集合及其状态、已完成抽样数和剩余时间。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  changes: true,
  input: z.object({}),
  output: z.object({
    ensembles: z.array(
      z.object({
        name: z.string(),
        kind: kindSchema,
        state: stateSchema,
        reason: z
          .object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.unknown()).optional() })
          .nullable(),
        draws: z.number().int(),
        done: z.number().int(),
        /** Seconds to the end; null when not running or not known. */
        remaining: cellSchema,
        seed: z.number().int(),
        chunk: z.number().int(),
        ranges: z.record(z.string(), z.tuple([z.number(), z.number()])),
        distributions: z.record(z.string(), z.enum(DISTRIBUTIONS)),
        settings: z.record(z.string(), z.unknown()),
        /** Whether it was made of the study's present inputs. */
        current: z.boolean(),
      }),
    ),
    /** Ready scenarios that fit the study. */
    scenarios: z.array(z.object({ id: z.string(), name: textSchema })),
    /** What each kind draws, with the range and the distribution that hold when nothing else is asked for. */
    drawn: z.array(
      z.object({
        kind: kindSchema,
        parameters: z.array(
          z.object({
            id: z.string(),
            label: textSchema,
            low: z.number(),
            high: z.number(),
            distribution: z.enum(DISTRIBUTIONS),
            /** Distributions that may be asked for. */
            distributions: z.array(z.enum(DISTRIBUTIONS)),
          }),
        ),
      }),
    ),
  }),
});

export const stopEnsemble = defineOperation({
  id: "ensemble.stop",
  room: "scenario",
  title: { en: "Pause or cancel an ensemble", zh: "暂停或取消参数集合" },
  summary: {
    en: "Asks the process that computes an ensemble to stop after the parts in hand; what is finished is kept.",
    zh: "请求正在计算的进程停止；已完成的部分予以保留。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  changes: true,
  input: z.object({ name: nameSchema, how: z.enum(["pause", "cancel"]).default("pause") }),
  output: z.object({ name: z.string(), state: stateSchema }),
});

const bandSchema = z.object({ low: cellSchema, median: cellSchema, high: cellSchema });

export const ensembleResult = defineOperation({
  id: "ensemble.result",
  room: "scenario",
  title: { en: "Result of an ensemble", zh: "参数集合的结果" },
  summary: {
    en: "Median and bands over the draws, rank intervals of regions, shares of draws, and the share of variance that each parameter explains alone.",
    zh: "中位数与分位区间，地区位次区间，各结论的抽样占比，以及各参数单独解释的方差份额。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  changes: true,
  input: z.object({
    name: nameSchema,
    output: z.string().optional().describe("Outcome that the sensitivity is of; the first when left out."),
    quantiles: z
      .tuple([z.number().min(0).max(1), z.number().min(0).max(1)])
      .refine(([low, high]) => low < high, "The lower quantile must lie below the upper one.")
      .default([0.05, 0.95])
      .describe("Lower and upper end of the bands, as shares of the draws."),
  }),
  output: z.object({
    name: z.string(),
    kind: kindSchema,
    state: stateSchema,
    draws: z.number().int(),
    done: z.number().int(),
    /** Draws behind the numbers: those done whose equilibria were found. */
    used: z.number().int(),
    seed: z.number().int(),
    /** SHA-256 over the rows of all draws: equal on every machine of one kernel. */
    fingerprint: z.string(),
    output: z.string(),
    quantiles: z.tuple([z.number(), z.number()]),
    parameters: z.array(
      z.object({
        id: z.string(),
        label: textSchema,
        low: z.number(),
        high: z.number(),
        distribution: z.enum(DISTRIBUTIONS),
        /** Share of the variance of the output; null below 8 draws. */
        firstOrder: cellSchema,
      }),
    ),
    outcomes: z.array(z.object({ id: z.string(), label: textSchema, ...bandSchema.shape })),
    regions: z.array(z.string()),
    regional: z.array(
      z.object({
        id: z.string(),
        label: textSchema,
        low: valuesSchema,
        median: valuesSchema,
        high: valuesSchema,
        /** Rank among the regions, 1 the largest: median and ends of the band over the draws. */
        rankLow: valuesSchema,
        rankMedian: valuesSchema,
        rankHigh: valuesSchema,
      }),
    ),
    /** Share of draws by verdict, or mean share of region-industries by path. */
    shares: z.array(z.object({ id: z.string(), share: z.number() })),
    /** What most draws say of each region-industry. */
    cells: z.array(z.object({ region: z.string(), industry: z.string(), leading: z.string(), share: z.number() })),
  }),
});

export const ensembleOperations = [runEnsembleOperation, listEnsembles, stopEnsemble, ensembleResult];
