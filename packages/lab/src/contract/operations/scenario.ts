import { OUTCOME_MEASURES } from "@jiju/core";
import { z } from "zod";
import { cellSchema, defineOperation, issueSchema, solverStatusSchema, textSchema, valuesSchema } from "../operation.ts";

const settingSchema = z.object({
  instrument: z.string().describe("Id of an instrument; lever.list has them with their ranges."),
  value: z.number(),
  regions: z.array(z.string()).optional().describe("Region ids or names; left out: all."),
  partners: z.array(z.string()).optional().describe("Partner regions, for instruments on pairs."),
  industries: z.array(z.string()).optional().describe("Industry ids or names; left out: all."),
  unitCost: z.number().min(0).optional().describe("Share of treated output per unit of setting."),
});

/** A policy: the id of a ready scenario, of one in study.yaml, or a document. */
export const scenarioInputSchema = z.union([
  z.string(),
  z.object({
    id: z
      .string()
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      .default("my-scenario"),
    name: textSchema.default({ en: "My scenario", zh: "自定义情景" }),
    reason: textSchema.default({ en: "Settings given by the user.", zh: "由使用者设定。" }),
    years: z.tuple([z.number().int(), z.number().int()]).optional(),
    settings: z.array(settingSchema),
    sources: z.array(z.string()).default([]),
    limits: z.array(textSchema).default([]),
  }),
]);
export type ScenarioInput = z.input<typeof scenarioInputSchema>;

const drawFields = {
  draws: z
    .number()
    .int()
    .min(0)
    .max(500)
    .default(0)
    .describe(
      "Draws over trade elasticity, border, distance relief and online reach, the baseline rebuilt for each; 0 for none.",
    ),
  seed: z.number().int().min(0).max(4294967295).default(1),
  core: z
    .array(z.string())
    .optional()
    .describe("Regions that count as the core; left out: the most populous half of the people."),
};

const scenarioSchema = z.object({
  id: z.string(),
  name: textSchema,
  reason: textSchema,
  years: z.tuple([z.number().int(), z.number().int()]),
  settings: z.array(settingSchema),
  sources: z.array(z.string()),
  limits: z.array(textSchema),
});

export const leverList = defineOperation({
  id: "lever.list",
  room: "scenario",
  title: { en: "Policy levers", zh: "政策工具" },
  summary: {
    en: "The four levers and their instruments: what a setting changes, its range and default, its assumed unit cost.",
    zh: "四类政策及其工具：设定值改变什么、取值范围与默认值、假设的单位成本。",
  },
  version: 1,
  needs: "nothing",
  mode: "read",
  input: z.object({}),
  output: z.object({
    levers: z.array(z.object({ id: z.string(), label: textSchema })),
    instruments: z.array(
      z.object({
        id: z.string(),
        lever: z.string(),
        label: textSchema,
        effect: textSchema,
        range: z.tuple([z.number(), z.number()]),
        default: z.number(),
        pairs: z.enum(["needed", "none"]),
        /** Where the setting acts: in the equilibrium, or in matching alone. */
        acts: z.enum(["equilibrium", "matching"]),
        unitCost: z.number(),
        unitCostRange: z.tuple([z.number(), z.number()]),
      }),
    ),
  }),
});

export const scenarioList = defineOperation({
  id: "scenario.list",
  room: "scenario",
  title: { en: "Ready scenarios", zh: "现成情景" },
  summary: {
    en: "The source's named examples and the scenarios of study.yaml, with sources, limits and whether they fit this study.",
    zh: "文献所举案例与 study.yaml 中的情景，附来源、局限以及是否适用于本研究。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  input: z.object({}),
  output: z.object({
    scenarios: z.array(
      z.object({ ...scenarioSchema.shape, from: z.enum(["named", "study"]), fits: z.boolean(), issues: z.array(issueSchema) }),
    ),
  }),
});

const pairSchema = z.object({ before: cellSchema, after: cellSchema });

const outcomeSchema = z.object({
  scenario: scenarioSchema,
  status: solverStatusSchema,
  residual: z.number(),
  /** ln W'/W, ln output at baseline prices, ln mean real wage. */
  logWelfare: cellSchema,
  logOutput: cellSchema,
  logRealWage: cellSchema,
  theil: pairSchema,
  coreRatio: pairSchema,
  physicalHhi: pairSchema,
  virtualHhi: pairSchema,
  winnersShare: cellSchema,
  /** Money of the baseline, share of its output, and share per log point of welfare. */
  cost: cellSchema,
  costShare: cellSchema,
  costPerGain: cellSchema,
  settingCosts: valuesSchema,
  /** Both ends of the policy. */
  regions: z.array(
    z.object({
      region: z.string(),
      end: z.enum(["treated", "partner", "other"]),
      core: z.boolean(),
      logRealIncome: cellSchema,
      logPopulation: cellSchema,
      logRealWage: cellSchema,
      logOutput: cellSchema,
    }),
  ),
  /** ln of real income, people-weighted, by end of the policy; null where an end has no region. */
  ends: z.object({ treated: cellSchema, partner: cellSchema, other: cellSchema }),
  industries: z.array(z.object({ industry: z.string(), logEmployment: cellSchema, logOutput: cellSchema })),
  /** Region-industries by path from the baseline to the policy; null without tradability. */
  paths: z.record(z.string(), z.number().int()).nullable(),
  /** Of `OUTCOME_MEASURES`, [measures x 3]; null without draws. */
  bands: valuesSchema.nullable(),
  /** [R x 2], 5 and 95 % of ln real income; null without draws. */
  regionBands: valuesSchema.nullable(),
  draws: z.number().int(),
  converged: z.number().int(),
});
export type ScenarioOutcomeWire = z.infer<typeof outcomeSchema>;

export const scenarioRun = defineOperation({
  id: "scenario.run",
  room: "scenario",
  title: { en: "What a policy does", zh: "政策模拟" },
  summary: {
    en: "One policy in the spatial equilibrium, read at both ends: winners and losers, welfare, output, wages, inequality, concentration, paths, cost per gain.",
    zh: "在空间均衡中模拟一项政策，从两端看结果：得益与受损地区、福利、产出、工资、地区差距、集聚、路径变化与单位增益成本。",
  },
  version: 1,
  needs: "study",
  mode: "job",
  input: z.object({ scenario: scenarioInputSchema, ...drawFields }),
  output: z.object({
    year: z.number().int(),
    basis: z.enum(["estimate", "observed"]),
    outcome: outcomeSchema,
    issues: z.array(issueSchema),
  }),
});

export const scenarioCompare = defineOperation({
  id: "scenario.compare",
  room: "scenario",
  title: { en: "Policies side by side", zh: "政策比较" },
  summary: {
    en: "Up to four policies over the same draws of the parameters: bands of ten numbers and how often each is best.",
    zh: "在相同参数抽样下比较至多四项政策：十项指标的区间，以及各自占优的比例。",
  },
  version: 1,
  needs: "study",
  mode: "job",
  input: z.object({
    scenarios: z.array(scenarioInputSchema).min(1).max(4),
    ...drawFields,
    draws: drawFields.draws.default(6),
  }),
  output: z.object({
    year: z.number().int(),
    basis: z.enum(["estimate", "observed"]),
    measures: z.array(z.enum(OUTCOME_MEASURES)),
    outcomes: z.array(outcomeSchema),
    /** By scenario: part of the judged draws in which it has most welfare; null without draws. */
    bestShare: valuesSchema,
    draws: z.number().int(),
    seed: z.number().int(),
    issues: z.array(issueSchema),
  }),
});

export const scenarioSearch = defineOperation({
  id: "scenario.search",
  room: "scenario",
  title: { en: "Best policy mix under a budget", zh: "预算约束下的政策组合" },
  summary: {
    en: "Searches the mix of instruments that buys most under a budget, and what less money would buy. A good mix, not a proven best.",
    zh: "在给定预算下搜索效果最好的政策组合，并给出预算较少时的前沿。所得为较优组合，不保证最优。",
  },
  version: 1,
  needs: "study",
  mode: "job",
  input: z.object({
    instruments: z
      .array(
        z.object({
          instrument: z.string(),
          regions: z.array(z.string()).optional(),
          partners: z.array(z.string()).optional(),
          industries: z.array(z.string()).optional(),
          high: z.number().positive().optional().describe("Largest setting; left out: end of the instrument's range."),
          unitCost: z.number().positive().optional(),
        }),
      )
      .min(1)
      .max(6),
    budgetShare: z.number().positive().max(0.5).default(0.001).describe("Budget as a share of the baseline's output."),
    objective: z.enum(["welfare", "output", "real-wage", "equality", "region"]).default("welfare"),
    region: z.string().optional().describe("Whose real income counts, under objective: region."),
    maxEvaluations: z.number().int().min(5).max(2000).default(120),
    seed: z.number().int().min(0).max(4294967295).default(1),
  }),
  output: z.object({
    status: z.enum(["complete", "stopped", "evaluation-limit"]),
    objective: z.string(),
    instruments: z.array(z.string()),
    /** One more unit of each setting, money of the baseline. */
    unitCosts: z.array(z.number()),
    budget: z.number(),
    frontier: z.array(
      z.object({
        budget: z.number(),
        budgetShare: z.number(),
        cost: z.number(),
        costShare: z.number(),
        objective: cellSchema,
        values: z.array(z.number()),
      }),
    ),
    /** The best mix as a document for scenario.run. */
    best: scenarioSchema,
    evaluations: z.number().int(),
    failed: z.number().int(),
    issues: z.array(issueSchema),
  }),
});

export const scenarioOperations = [leverList, scenarioList, scenarioRun, scenarioCompare, scenarioSearch];
