import { z } from "zod";
import { cellSchema, defineOperation, issueSchema, textSchema } from "../operation.ts";

const channel = z.enum(["labour", "input", "knowledge"]);
const interval = z.object({
  estimate: cellSchema,
  standardError: cellSchema,
  degreesOfFreedom: cellSchema,
  low: cellSchema,
  high: cellSchema,
  pValue: cellSchema,
});
const square = z
  .array(z.array(z.number()))
  .describe("[industries x industries] in the order of the study, row by row; the diagonal is not read.");

export const whyChannels = defineOperation({
  id: "why.channels",
  room: "why",
  title: { en: "Does digital weaken Marshall's three channels?", zh: "数字化是否削弱马歇尔三渠道" },
  summary: {
    en: "Do similar labour, input-output links and knowledge links still pull industries to the same places where digital exposure is strong? Pairwise coagglomeration regressed on links, each interacted with exposure and year.",
    zh: "数字化程度较高时，劳动力相似、投入产出关联与知识关联是否仍使产业同处一地？以产业对协同集聚对各类关联回归，并与数字化暴露和年份交互。",
  },
  version: 1,
  needs: "study",
  mode: "job",
  input: z.object({
    links: z
      .partialRecord(channel, z.object({ values: square, instrument: square.optional() }))
      .default({})
      .describe(
        "Your own links: similarity of occupations (labour), flows between industries (input), patent citations (knowledge).",
      ),
    labourFallback: z
      .enum(["employment-profile", "left-out"])
      .default("employment-profile")
      .describe("What stands for labour similarity when no occupations are given."),
    level: z.number().gt(0.5).lt(1).default(0.95),
  }),
  output: z.object({
    firstYear: z.number().int(),
    lastYear: z.number().int(),
    industries: z.number().int(),
    pairs: z.number().int(),
    rows: z.number().int(),
    level: z.number(),
    method: z.enum(["least-squares", "two-stage-least-squares"]),
    rSquared: cellSchema,
    firstStage: z.array(z.object({ id: z.string(), statistic: cellSchema })),
    channels: z.array(
      z.object({
        channel,
        basis: z.enum(["direct", "fallback"]),
        /** Where the links come from. */
        source: textSchema,
        /** Standardised pull at mean exposure and mean year. */
        pull: interval,
        /** Change per standard deviation of exposure; below 0 where technology stands in for the channel. */
        byExposure: interval,
        /** Change per year. */
        byYear: interval,
        /** Reading of the change with exposure; always cannot-tell for a fallback, which is made of the same data. */
        reading: z.enum(["weakens", "strengthens", "cannot-tell"]),
      }),
    ),
    /** Channels that the study cannot measure, and what that costs. */
    missing: z.array(z.object({ channel, needs: textSchema, costs: textSchema })),
    /** What fallbacks cost. */
    costs: z.array(z.object({ channel, text: textSchema })),
    exposure: textSchema,
    issues: z.array(issueSchema),
  }),
});

export const whyEvidence = defineOperation({
  id: "why.evidence",
  room: "why",
  title: { en: "The evidence board", zh: "证据板" },
  summary: {
    en: "Published findings on whether digital technology replaces proximity, on both sides: direction, setting, magnitude, source.",
    zh: "关于数字技术能否替代地理邻近的已发表研究，正反两面并列：方向、情境、量级、来源。",
  },
  version: 1,
  needs: "nothing",
  mode: "read",
  input: z.object({}),
  output: z.object({
    findings: z.array(
      z.object({
        id: z.string(),
        direction: z.enum(["substitutes", "complements", "non-linear", "mixed-by-sector", "limits"]),
        finding: textSchema,
        setting: textSchema,
        magnitude: z.string(),
        source: z.string(),
        year: cellSchema,
        standing: z.enum(["in-source", "secondary"]),
      }),
    ),
  }),
});

const jTest = z.object({ coefficient: cellSchema, statistic: cellSchema, pValue: cellSchema });

export const whyMarketPotential = defineOperation({
  id: "why.market-potential",
  room: "why",
  title: { en: "Virtual against geographic market potential", zh: "虚拟市场潜力与地理市场潜力的比较" },
  summary: {
    en: "Which reach explains productivity better, over the map or over the network? Davidson and MacKinnon's J test in both directions and prediction of blocks of regions left out.",
    zh: "生产率由地图上的可达范围还是由网络上的可达范围解释得更好？双向 Davidson-MacKinnon J 检验，并对留出的地区块做样本外预测。",
  },
  version: 1,
  needs: "study",
  mode: "job",
  input: z.object({
    industry: z.string().optional().describe("One industry; all when left out."),
    halfDistanceKm: z.number().positive().optional(),
    blocks: z.number().int().min(2).max(50).default(5).describe("Blocks of regions left out in turn."),
    seed: z.number().int().min(0).max(4294967295).default(1),
  }),
  output: z.object({
    industry: z.string().nullable(),
    verdict: z.enum(["geographic", "virtual", "both", "neither"]),
    geographicElasticity: cellSchema,
    virtualElasticity: cellSchema,
    /** Geographic model as the null, virtual fit added; and the reverse. */
    againstGeographic: jTest,
    againstVirtual: jTest,
    /** Mean squared error on regions left out, over that of predicting no change: below 1 it predicts. */
    outOfSample: z.object({ geographic: cellSchema, virtual: cellSchema, blocks: z.number().int() }),
    rows: z.number().int(),
    caveat: textSchema,
  }),
});

export const channelOperations = [whyChannels, whyEvidence, whyMarketPotential];
