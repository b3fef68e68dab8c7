import { LARGEST_ELASTICITY } from "@jiju/core";
import { z } from "zod";
import { cellSchema, defineOperation, valuesSchema } from "../operation.ts";

/** Whether the pattern changes at a freeness, or holds at every one or at none. */
const pointStatusSchema = z.enum(["found", "always", "never"]);

/** A laboratory model and its parameters; each model reads its own. */
const family = {
  model: z.enum(["krugman", "footloose-entrepreneur", "own-model"]).default("footloose-entrepreneur"),
  sigma: z.number().gt(1).max(LARGEST_ELASTICITY).default(5),
  mu: z.number().gt(0).lt(1).default(0.4),
  theta: z.number().positive().max(LARGEST_ELASTICITY).default(5),
  psi: z.number().min(0).max(LARGEST_ELASTICITY).default(0.3),
  spilloverReach: z.number().min(0).max(1).default(0),
  alpha: z.number().gt(0).max(1).default(0.75),
  delta: z.number().min(0).max(LARGEST_ELASTICITY).default(0.38),
  beta: z.number().min(0).max(LARGEST_ELASTICITY).default(0.1),
  epsilon: z.number().positive().max(LARGEST_ELASTICITY).default(1.5),
};

/** Part of trade that can be bought online, and the freeness of online trade. */
const digitalLayer = {
  reach: z.number().min(0).max(1).default(0),
  virtualFreeness: z.number().min(0).max(1).default(0.9),
};

export const laboratory = defineOperation({
  id: "how.laboratory",
  room: "how",
  title: { en: "Core-periphery laboratory", zh: "核心—边缘实验室" },
  summary: {
    en: "Rest points of a two-region economy over the freeness of trade, with a digital freeness beside the physical one: break point, sustain point and hysteresis.",
    zh: "两地区经济在不同贸易自由度下的稳定点（物理自由度之外另设数字自由度）：突破点、维持点与滞后。",
  },
  version: 1,
  needs: "nothing",
  mode: "read",
  input: z.object({
    ...family,
    ...digitalLayer,
    points: z.number().int().min(5).max(400).default(61),
  }),
  output: z.object({
    model: z.string(),
    /** Physical freeness, ascending. */
    freeness: z.array(z.number()),
    /** Freeness with the digital layer. */
    effective: z.array(z.number()),
    rest: z.array(z.object({ freeness: z.number(), share: z.number(), stable: z.boolean() })),
    breakPoint: z.object({ status: pointStatusSchema, freeness: cellSchema, closedForm: cellSchema }),
    sustainPoint: z.object({ status: pointStatusSchema, freeness: cellSchema, closedForm: cellSchema }).nullable(),
    /** Shares on the way up and down; `range` in physical freeness, where the two leave different concentration. */
    hysteresis: z.object({ up: z.array(z.number()), down: z.array(z.number()), range: z.array(z.number()).nullable() }),
    /** What more online trade does just below the break point, and in our own model what wider reach of knowledge does. */
    tradeDigitalisation: z.enum(["concentrates", "disperses", "no-effect"]),
    spilloverDigitalisation: z.enum(["concentrates", "disperses", "no-effect"]).nullable(),
  }),
});

/** What both many-region laboratories ask for besides how free trade is between places. */
const settling = {
  ...family,
  model: family.model.default("krugman"),
  reach: digitalLayer.reach,
  distanceRelief: z
    .number()
    .min(-1)
    .max(1)
    .default(0.65)
    .describe("c: online trade falls with freeness to the power 1 - c; 1 knows no distance, below 0 is pickier about it."),
  freeness: z.number().gt(0).lt(1).default(0.4).describe("Freeness of physical trade with the next place, in (0, 1)."),
  deviation: z.number().min(0).max(1).default(0.01).describe("Size of the random deviation from the start, in logs."),
  seed: z.number().int().min(0).max(4294967295).default(1),
  sweepPoints: z
    .number()
    .int()
    .min(0)
    .max(40)
    .default(13)
    .describe(
      "Values of the digital reach from 0 to 0.9, denser near 0, at which the economy settles anew from the same start; 0 for none.",
    ),
};

const patternSchema = z.object({
  /** Places with more than the even share and no less than their neighbours, positions in `regions`, largest first. */
  centres: z.array(z.number().int()),
  /** Sum of squared shares. */
  herfindahl: z.number(),
  /** 1 / herfindahl. */
  equivalentPlaces: z.number(),
  centreShare: z.number(),
  /** From each centre to its nearest other centre; null with fewer than two. */
  spacing: z.object({ mean: z.number(), least: z.number(), most: z.number() }).nullable(),
});

const settled = z.object({
  model: z.string(),
  regions: z.array(z.string()),
  /** Unit of the spacing. */
  distanceUnit: z.enum(["steps", "km"]),
  status: z.enum(["converged", "iteration-limit", "cancelled"]),
  iterations: z.number().int(),
  residual: z.number(),
  /** The random deviation included. */
  start: z.object({ shares: z.array(z.number()), pattern: patternSchema }),
  rest: z.object({ shares: z.array(z.number()), pattern: patternSchema }),
  /** States on the way, the start first; time in units in which log shares move at the difference of log attraction. */
  path: z.array(z.object({ time: z.number(), shares: z.array(z.number()) })),
  /** Growth of waves out of even spread, by number of peaks; null on a map, where waves mix. */
  waves: z.array(z.object({ peaks: z.number().int(), growth: z.number() })).nullable(),
  /** The same start under another digital reach. */
  sweep: z.array(
    z.object({
      reach: z.number(),
      /** Freeness with the next place, the digital layer included. */
      effective: z.number(),
      status: z.enum(["converged", "iteration-limit", "cancelled"]),
      /** Largest first. */
      shares: valuesSchema,
      centres: z.number().int(),
      herfindahl: z.number(),
      spacing: cellSchema,
    }),
  ),
});

export const laboratoryRing = defineOperation({
  id: "how.laboratory-ring",
  room: "how",
  title: { en: "Core-periphery laboratory: regions on a ring", zh: "核心—边缘实验室：环上多地区" },
  summary: {
    en: "Where activity settles among equal regions on a ring: how many centres, how far apart, and what more online trade does to them.",
    zh: "环上若干相同地区之间，活动最终落在何处：形成几个中心、相距多远，线上贸易增多又会如何改变。",
  },
  version: 1,
  needs: "nothing",
  mode: "read",
  input: z.object({
    ...settling,
    regions: z.number().int().min(2).max(60).default(12),
    start: z.enum(["even", "one-core"]).default("even").describe("one-core: nine tenths of activity in the first region."),
  }),
  output: settled,
});

export const laboratoryMap = defineOperation({
  id: "how.laboratory-map",
  room: "how",
  title: { en: "Core-periphery laboratory: the study's map", zh: "核心—边缘实验室：研究地图" },
  summary: {
    en: "Where activity settles among regions that differ only by where they lie on the study's map, from even spread or from the study's own activity.",
    zh: "各地区只有区位之别时，活动在研究地图上最终落在何处；可从均匀分布或研究的实际活动出发。",
  },
  version: 1,
  needs: "study",
  mode: "job",
  input: z.object({
    ...settling,
    distanceForm: z
      .enum(["power", "kilometres"])
      .default("power")
      .describe("power: freeness falls with the logarithm of distance relative to home; kilometres: with distance itself."),
    start: z
      .enum(["even", "activity", "one-core"])
      .default("even")
      .describe("activity: the study's shares in its first analysis year; one-core: nine tenths in the largest region."),
  }),
  output: settled,
});

export const laboratoryOperations = [laboratory, laboratoryRing, laboratoryMap];
