import { z } from "zod";
import { cellSchema, defineOperation, issueSchema, valuesSchema } from "../operation.ts";

const day = z.string().describe("A date like 2026-03-31.");

const offerSchema = z.object({
  id: z.string(),
  who: z.string().default(""),
  region: z.string().default("").describe("Id or name of a region of the study; an empty one is reported with its line."),
  code: z.string().describe("Industry or product code; codes that share a beginning are related."),
  amount: z.number(),
  from: day.optional(),
  to: day.optional(),
  price: z.number().optional(),
  certificates: z.array(z.string()).default([]),
});

const requestSchema = z.object({
  ...offerSchema.shape,
  price: z.undefined().optional(),
  priceLimit: z.number().optional().describe("Highest price of a unit."),
  urgency: z.number().min(0).optional().describe("Factor on the penalty of going unmatched; default 1."),
});

const partsSchema = z.object({
  logistics: z.number(),
  coordination: z.number(),
  mismatch: z.number(),
  price: z.number(),
});

const matchingSchema = z.object({
  status: z.enum(["optimal", "infeasible", "iteration-limit"]),
  /** Share of requests that get something, and matched share of the amount; shares of offers in use. */
  coverage: cellSchema,
  fillRate: cellSchema,
  useRate: cellSchema,
  /** Cost of matches and penalties, units times share of the usual price, and its distance to a proven bound. */
  cost: z.number(),
  gap: z.number(),
  provenOverAll: z.boolean(),
  matches: z.array(
    z.object({
      offer: z.string(),
      request: z.string(),
      amount: z.number(),
      km: z.number(),
      virtualReach: z.number(),
      cost: z.number(),
      parts: partsSchema,
      rank: z.number().int(),
      reason: z.enum(["cheapest", "cheaper-taken"]),
      over: z.number(),
    }),
  ),
  unmatched: z.array(
    z.object({
      request: z.string(),
      amount: z.number(),
      binding: z.enum(["code", "certificates", "time", "price", "reach", "cost", "capacity", "removed"]),
      nearest: z.object({ offer: z.string(), shortfall: z.number() }).nullable(),
    }),
  ),
});

export const matchMarketOperation = defineOperation({
  id: "match.market",
  room: "match",
  title: { en: "Capacity market", zh: "产能对接" },
  summary: {
    en: "Matches spare capacity with orders at least cost: every match with its reasons, every gap with what binds and the nearest miss, before and after a platform.",
    zh: "以最低成本对接闲置产能与订单：每项匹配说明理由，每个缺口说明制约因素与最接近的供给，并比较有无平台的差别。",
  },
  version: 1,
  needs: "study",
  mode: "job",
  input: z.object({
    offers: z.array(offerSchema).optional().describe("Left out: the study's table of role offers."),
    requests: z.array(requestSchema).optional().describe("Left out: the study's table of role requests."),
    removed: z
      .object({ offers: z.array(z.string()).default([]), requests: z.array(z.string()).default([]) })
      .default({ offers: [], requests: [] })
      .describe("Ids that disappear: the market is matched again from the earlier basis."),
    searchRadiusKm: z
      .number()
      .positive()
      .default(300)
      .describe("Kilometres within which partners are sought without a platform."),
    logisticsCost: z.number().min(0).optional().describe("Per thousand kilometres, share of price."),
    coordinationCost: z.number().min(0).optional().describe("Without digital contact, share of price."),
    mismatchCost: z.number().min(0).optional().describe("Of full capability mismatch, share of price."),
    unmatchedPenalty: z.number().positive().optional().describe("Of an unmatched unit, share of price."),
    minimumRelatedness: z.number().min(0).max(1).optional().describe("Relatedness of codes below which nobody is asked."),
  }),
  output: z.object({
    from: z.enum(["input", "study"]),
    offers: z.array(
      z.object({
        id: z.string(),
        who: z.string(),
        region: z.string(),
        code: z.string(),
        amount: z.number(),
        used: z.number(),
        /** What one more unit would save, share of price. */
        worth: z.number(),
      }),
    ),
    requests: z.array(
      z.object({
        id: z.string(),
        who: z.string(),
        region: z.string(),
        code: z.string(),
        amount: z.number(),
        matched: z.number(),
      }),
    ),
    matching: matchingSchema,
    platform: z.object({
      searchRadiusKm: z.number(),
      coverageBefore: cellSchema,
      coverageAfter: cellSchema,
      fillRateBefore: cellSchema,
      fillRateAfter: cellSchema,
      kmBefore: cellSchema,
      kmAfter: cellSchema,
    }),
    /** After what disappears, with the requests whose partners change; null when nothing does. */
    rematch: z.object({ matching: matchingSchema, changed: z.array(z.string()) }).nullable(),
    variants: z.object({
      stable: z.object({
        status: z.enum(["stable", "iteration-limit"]),
        fillRate: cellSchema,
        extraCost: z.number(),
        /** Pairs that would rather deal with each other under the cheapest matching; null where there are too many to try. */
        blockingInCheapest: cellSchema,
      }),
      fair: z.object({ evenness: cellSchema, evennessOfCheapest: cellSchema, extraCost: z.number(), fillRate: cellSchema }),
    }),
    settings: z.record(z.string(), cellSchema),
    issues: z.array(issueSchema),
  }),
});

export const matchTransport = defineOperation({
  id: "match.transport",
  room: "match",
  title: { en: "Minimum-cost transport", zh: "最小费用运输" },
  summary: {
    en: "The cheapest way to serve demands from supplies at given unit costs, with prices that prove it.",
    zh: "给定单位费用，求供需之间的最低费用运输方案，并以对偶价格证明最优。",
  },
  version: 1,
  needs: "nothing",
  mode: "job",
  input: z.object({
    supply: z.array(z.number()).describe("[m], 0 or more."),
    demand: z.array(z.number()).describe("[n], 0 or more."),
    costs: z.array(z.number()).describe("[m x n], row-major; or [E] with `from` and `to`."),
    from: z.array(z.number().int()).optional().describe("[E] offer of each edge, from 0."),
    to: z.array(z.number().int()).optional().describe("[E] request of each edge, from 0."),
    penalty: z
      .union([z.number().min(0), z.array(z.number().min(0))])
      .optional()
      .describe("Cost of an unmatched unit, one number or [n]; left out: every unit must be matched."),
  }),
  output: z.object({
    status: z.enum(["optimal", "infeasible", "iteration-limit"]),
    cost: z.number(),
    bound: z.number(),
    /** Cost above the bound; null where not every unit can be matched. */
    gap: cellSchema,
    /** In the order of the costs given. */
    flow: valuesSchema,
    unused: valuesSchema,
    unmatched: valuesSchema,
    supplyPrice: valuesSchema,
    demandPrice: valuesSchema,
    pivots: z.number().int(),
  }),
});
