import { z } from "zod";
import { cellSchema, defineOperation, issueSchema, valuesSchema } from "../operation.ts";

export const pathNameSchema = z.enum(["optimising", "deepening", "strengthening", "not-transforming", "not-defined"]);
export type PathName = z.infer<typeof pathNameSchema>;

/** A reason as data: the language catalogues turn `code` and `params` into a sentence. */
const reasonSchema = z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });

const sharesSchema = z.object({
  optimising: z.number(),
  deepening: z.number(),
  strengthening: z.number(),
  notTransforming: z.number(),
});

export const observedPath = defineOperation({
  id: "path.observed",
  room: "path",
  title: { en: "Observed paths", zh: "观测路径" },
  summary: {
    en: "Which factor drove each region-industry between two years, real or virtual, with the share of draws that agree.",
    zh: "两年之间各地区各产业由实体要素还是虚拟要素驱动，以及参数抽样中一致的比例。",
  },
  version: 2,
  needs: "study",
  mode: "job",
  input: z.object({
    firstYear: z.number().int().optional(),
    lastYear: z.number().int().optional(),
    mode: z.enum(["share", "relative", "absolute"]).default("share"),
    draws: z.number().int().min(1).max(10000).default(200),
    seed: z.number().int().min(0).max(4294967295).default(1),
    industry: z.string().optional().describe("One industry; all when left out."),
    negativeRelief: z.boolean().default(false).describe("Run the draws at c < 0: digital ties that are pickier about distance."),
  }),
  output: z.object({
    firstYear: z.number().int(),
    lastYear: z.number().int(),
    mode: z.enum(["share", "relative", "absolute"]),
    draws: z.number().int(),
    seed: z.number().int(),
    cells: z.array(
      z.object({
        region: z.string(),
        industry: z.string(),
        /** At the default parameters. */
        path: pathNameSchema,
        /** The path most draws name; "cannot-tell" below 0.6. */
        answer: z.union([pathNameSchema, z.literal("cannot-tell")]),
        share: cellSchema,
        shares: sharesSchema.nullable(),
        /** The two most frequent paths. */
        nearest: z.array(pathNameSchema),
        /** d ln Phi and its two parts: they add up. */
        change: cellSchema,
        real: cellSchema,
        virtual: cellSchema,
        /** Part of `real` from own activity. */
        own: cellSchema,
        /** Share of PhiV in Phi in the last year. */
        virtualShare: cellSchema,
        /** Not transforming: share of the loss that the other part offsets. */
        offset: cellSchema,
        reasons: z.array(reasonSchema),
      }),
    ),
    counts: z.record(z.string(), z.number().int()),
    issues: z.array(issueSchema),
  }),
});

export const recommendedPath = defineOperation({
  id: "path.recommended",
  room: "path",
  title: { en: "Recommended path", zh: "推荐路径" },
  summary: {
    en: "The direction of the best mix of agglomeration and technology on the place's own cost line, and what would flip it.",
    zh: "在当地成本线上，集聚与技术的最优组合朝哪个方向移动，以及什么变化会改变结论。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  input: z.object({
    region: z.string(),
    industry: z.string(),
    year: z.number().int().optional(),
    costAgglomeration: z.number().positive().optional(),
    costTechnology: z.number().positive().optional(),
    budgetRatio: z.number().positive().default(1.1),
    draws: z.number().int().min(1).max(10000).default(200),
    seed: z.number().int().min(0).max(4294967295).default(1),
  }),
  output: z.object({
    region: z.string(),
    industry: z.string(),
    year: z.number().int(),
    path: z.enum(["optimising", "deepening", "strengthening", "stay"]),
    answer: z.enum(["optimising", "deepening", "strengthening", "stay", "cannot-tell"]),
    share: z.number(),
    shares: z.record(z.string(), z.number()),
    from: z.object({ agglomeration: z.number(), technology: z.number(), lnRe: z.number() }),
    to: z.object({ agglomeration: z.number(), technology: z.number(), lnRe: z.number() }),
    step: z.object({ agglomeration: z.number(), technology: z.number() }),
    costAgglomeration: z.number(),
    costTechnology: z.number(),
    indexPrices: z.boolean(),
    budget: z.number(),
    flips: z.array(
      z.object({
        what: z.enum(["rent", "platform-price", "digital-level", "tradability", "congestion"]),
        /** Factor on today's value at which the answer changes; null when it never does within the range searched. */
        factor: cellSchema,
        becomes: z.string().nullable(),
        searched: z.tuple([z.number(), z.number()]),
      }),
    ),
    reasons: z.array(reasonSchema),
    issues: z.array(issueSchema),
  }),
});

export const pathFlips = defineOperation({
  id: "path.flips",
  room: "path",
  title: { en: "What would flip an observed path", zh: "观测路径的翻转条件" },
  summary: {
    en: "The smallest change of each quantity at which the path of one region-industry would be called another.",
    zh: "各项参数至少变化多少，某地区某产业的路径判断就会改变。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  input: z.object({
    region: z.string(),
    industry: z.string(),
    firstYear: z.number().int().optional(),
    lastYear: z.number().int().optional(),
    mode: z.enum(["share", "relative", "absolute"]).default("share"),
  }),
  output: z.object({
    region: z.string(),
    industry: z.string(),
    path: pathNameSchema,
    flips: z.array(z.object({ what: z.string(), from: z.number(), to: z.number(), becomes: pathNameSchema })),
  }),
});

export const pathTransitionsOperation = defineOperation({
  id: "path.transitions",
  room: "path",
  title: { en: "Transitions between paths", zh: "路径转换" },
  summary: {
    en: "How region-industries moved between paths from one year pair to the next, as a matrix and as counts by year.",
    zh: "各地区各产业逐年在几种路径之间的转换：转换矩阵与各年数量。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  input: z.object({ mode: z.enum(["share", "relative", "absolute"]).default("share"), industry: z.string().optional() }),
  output: z.object({
    paths: z.array(pathNameSchema),
    /** First and last year of every period. */
    periods: z.array(z.tuple([z.number().int(), z.number().int()])),
    /** [periods x paths], region-industries. */
    byPeriod: valuesSchema,
    /** [periods - 1 x paths x paths], moves from row to column. */
    moves: valuesSchema,
    /** [paths x paths], all moves. */
    counts: valuesSchema,
    shares: valuesSchema,
    longRun: valuesSchema,
    undefinedMoves: z.number().int(),
  }),
});

export const pathOperations = [observedPath, recommendedPath, pathFlips, pathTransitionsOperation];
