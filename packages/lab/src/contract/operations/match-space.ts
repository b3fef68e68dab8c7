import { z } from "zod";
import { cellSchema, defineOperation, issueSchema, textSchema, valuesSchema } from "../operation.ts";

/** Limits of places, shared by the programme of moves, its consequences and the pairs. */
export const limitFields = {
  year: z.number().int().optional(),
  limits: z
    .array(z.enum(["land", "labour", "energy", "emission"]))
    .default(["land", "labour", "energy", "emission"])
    .describe(
      "Limits to apply where the study has what they need. Energy: columns energy-use (region x industry x year) and energy-cap (region x year); emission: emission and emission-cap.",
    ),
  headroom: z
    .number()
    .positive()
    .default(1)
    .describe("Factor on every capacity; below 1 places must give up activity, which may be impossible."),
  labourQuantile: z
    .number()
    .min(0)
    .max(1)
    .default(0.75)
    .describe("Quantile over places of activity per resident that no place may exceed, unless it does today."),
  landQuantile: z
    .number()
    .min(0)
    .max(1)
    .default(0.9)
    .describe("Without an indicator of land: quantile over places of activity per square kilometre that no place may exceed."),
  landIndicator: z.string().optional().describe("Id of an indicator with land for industry (km2 or m2)."),
  movableShare: z.number().min(0).max(1).optional().describe("Share of an industry's activity that may move; default 0.1."),
  fixedIndustries: z
    .array(z.string())
    .optional()
    .describe(
      "Industries that stay; left out: those tied to residents or to the ground (services of government, mining, farming).",
    ),
  movingCost: z.number().min(0).optional().describe("ln RE lost per thousand kilometres; default 0.005."),
};

/** What is counted as activity, and in what unit. */
const activitySchema = z.object({ label: textSchema, unit: textSchema });

const resourceSchema = z.object({
  id: z.string(),
  unit: z.string(),
  basis: z.enum(["data", "assumption"]),
  how: textSchema,
  capacity: valuesSchema,
  /** [R] today. */
  use: valuesSchema,
});

export const matchIndustrySpace = defineOperation({
  id: "match.industry-space",
  room: "match",
  title: { en: "Industry and space", zh: "产业与空间精准匹配" },
  summary: {
    en: "Which industry should be where: the moves that gain most under land and labour, what they make room worth, and how far today is from the best arrangement.",
    zh: "在土地、劳动力约束下求解增益最大的产业迁移（腾笼换鸟）：迁出什么、迁往哪里、谁来承接，腾出空间的影子价格，以及现状与最优的差距。",
  },
  version: 1,
  needs: "study",
  mode: "job",
  input: z.object({
    ...limitFields,
    draws: z.number().int().min(0).max(200).default(8).describe("Draws over kernels and net-effect parameters; 0 for none."),
    seed: z.number().int().min(0).max(4294967295).default(1),
  }),
  output: z.object({
    status: z.enum(["optimal", "infeasible", "round-limit", "solver-limit"]),
    year: z.number().int(),
    activity: activitySchema,
    regions: z.array(z.string()),
    industries: z.array(z.string()),
    /** Largest gains first; `share` of draws that make the same move, null without draws. */
    moves: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        industry: z.string(),
        /** Units of activity. */
        amount: z.number(),
        /** ln RE per unit, moving cost deducted. */
        gain: z.number(),
        km: z.number(),
        share: cellSchema,
      }),
    ),
    /** Activity that leaves and that takes the place, by region. */
    places: z.array(z.object({ region: z.string(), leaves: z.number(), comes: z.number(), gainPerUnit: cellSchema })),
    moved: z.number(),
    totalActivity: z.number(),
    /** Sum of amount times ln RE gained. */
    objective: z.number(),
    /** Objective per unit of all activity: the distance to the best arrangement within what may move. */
    misallocation: cellSchema,
    misallocationBand: z.tuple([z.number(), z.number()]).nullable(),
    resources: z.array(
      z.object({
        ...resourceSchema.shape,
        /** [R] after the moves. */
        after: valuesSchema,
        /** [R], ln RE times activity per unit of the resource. */
        shadowRent: valuesSchema,
      }),
    ),
    absentResources: z.array(z.string()),
    gap: cellSchema,
    columns: z.number().int(),
    rounds: z.number().int(),
    conflict: z.array(z.object({ resource: z.string(), region: z.string() })),
    draws: z.number().int(),
    /** Part of the moved activity whose move at least 90 % of the draws make; null without draws. */
    robustShare: cellSchema,
    settings: z.object({
      movableShare: z.number(),
      fixedIndustries: z.array(z.string()),
      movingCost: z.number(),
      floorPerWorker: z.number(),
    }),
    issues: z.array(issueSchema),
  }),
});

export const matchPairing = defineOperation({
  id: "match.pairing",
  room: "match",
  title: { en: "Pairs and enclaves", zh: "结对与飞地" },
  summary: {
    en: "Pairs full places with places that have room, simulates what would move and splits the joint gain by Shapley value under a stated rule of accounting.",
    zh: "按互补性为空间受限地区与有余量地区结对，模拟迁移规模，并在明确的统计归属规则下以夏普利值分配共同增益。",
  },
  version: 1,
  needs: "study",
  mode: "job",
  input: z.object({
    ...limitFields,
    homes: z.array(z.string()).optional().describe("Places that look for room; left out: those without any."),
    hosts: z.array(z.string()).optional().describe("Places that offer it; left out: those with some."),
    accounting: z
      .enum(["host", "home", "shared"])
      .default("host")
      .describe("Where output and tax are counted; host, as official statistics do."),
    homeShare: z.number().min(0).max(1).default(0.5).describe("Part of the home under accounting: shared."),
    hostsPerHome: z.number().int().min(1).max(10).default(1),
    tieGain: z
      .number()
      .min(0)
      .default(0.01)
      .describe("ln RE that a digital tie adds per unit where the virtual kernel is strongest; falls with it. An assumption."),
  }),
  output: z.object({
    year: z.number().int(),
    pairs: z.array(
      z.object({
        home: z.string(),
        host: z.string(),
        km: z.number(),
        amount: z.number(),
        flows: z.array(z.object({ industry: z.string(), amount: z.number(), gain: z.number() })),
        jointGain: z.number(),
        gainWithoutTie: z.number(),
        fair: z.object({ home: z.number(), host: z.number(), tie: z.number() }),
        booked: z.object({ home: z.number(), host: z.number() }),
        transferToHome: z.number(),
      }),
    ),
    activity: activitySchema,
    unpaired: z.array(z.string()),
    totalGain: z.number(),
    accounting: z.enum(["host", "home", "shared"]),
    homeShare: z.number(),
    fixedIndustries: z.array(z.string()),
    tieGain: z.number(),
    /** Room of each region of the study, units of activity. */
    room: z.array(z.object({ region: z.string(), room: cellSchema })),
    resources: z.array(resourceSchema),
    absentResources: z.array(z.string()),
    issues: z.array(issueSchema),
  }),
});
