import { z } from "zod";
import { cellSchema, defineOperation, issueSchema, textSchema, valuesSchema } from "../operation.ts";

const choice = z.enum(["none", "physical", "virtual", "both"]);
const shares = z.object({ none: z.number(), physical: z.number(), virtual: z.number(), both: z.number() });
const atLeastZero = z.number().min(0).max(100).optional();

/** Numbers of the ledger's model that a user may set; those left out keep their defaults. */
const ledgerModel = z.object({
  agglomerationElasticity: z.number().positive().max(3).optional(),
  networkElasticity: z.number().positive().max(3).optional(),
  technologyGain: atLeastZero,
  rent: atLeastZero,
  rentElasticity: atLeastZero,
  congestion: atLeastZero,
  congestionPower: z.number().positive().max(10).optional(),
  congestionRelief: atLeastZero,
  upgradeCost: atLeastZero,
  platformFee: atLeastZero,
  dataCost: atLeastZero,
  logistics: atLeastZero,
  synergy: z.number().min(-100).max(100).optional(),
  sharedSaving: atLeastZero,
  technology: z.number().min(0).max(1).optional(),
});

const tenant = z.object({
  name: z.string().min(1),
  industry: z.string().describe("Id or name of an industry of the study."),
  area: z.number().positive().nullable().default(null).describe("Square metres; null when unknown."),
  output: z.number().positive().describe("Output of one year, in the money of the rent."),
  platform: z.enum(["yes", "no", "unknown"]).default("unknown").describe("Whether the firm uses a platform now."),
});

const equilibrium = z.object({
  mass: z.number(),
  users: z.number(),
  stable: z.boolean(),
  status: z.enum(["converged", "iteration-limit"]),
  shares,
  averageProfit: z.number(),
});

export const whyLedger = defineOperation({
  id: "why.ledger",
  room: "why",
  title: { en: "Who should stay, go online, or do both?", zh: "谁应留在园区、谁应上线、谁宜兼而有之" },
  summary: {
    en: "The ledger of costs and benefits of four types of firms with your own numbers: cut-offs, all equilibria, critical mass, comparative statics, and the tenants of a park placed on the chart. Our reconstruction of the source's lost Table 1.",
    zh: "用自设参数核算四类企业的成本与收益：临界值、全部均衡、临界规模与比较静态，并把园区企业标到选择图上。系对原文表1的重建。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  input: z.object({
    model: ledgerModel.default({}),
    firms: z
      .number()
      .int()
      .min(50)
      .max(200000)
      .default(5000)
      .describe("Firms drawn around the median firm, when tenants do not form the population."),
    spread: z.number().min(0).max(2).default(0.5).describe("Standard deviation of the log of their scale."),
    population: z
      .enum(["drawn", "tenants"])
      .default("drawn")
      .describe("Whose choices set rent, mass and platform users: firms drawn for illustration, or the tenants themselves."),
    equilibrium: z.enum(["lowest", "highest"]).default("highest").describe("Which stable equilibrium the table and chart show."),
    goodsWeight: z.number().min(0).max(1).default(0.5).describe("Goods weight at which the chart is cut."),
    tenants: z.array(tenant).max(20000).optional().describe("A park's list; the study's firms table when left out."),
    goods: z
      .record(z.string(), z.number().min(0).max(1))
      .default({})
      .describe("Share of goods in what an industry sells; 0.5 where not given."),
    rentPerSquareMetre: z.number().positive().optional().describe("Yearly rent, for the actual rent burden of tenants."),
    seed: z.number().int().min(0).max(4294967295).default(1),
  }),
  output: z.object({
    reconstruction: textSchema,
    /** The numbers used, with labels, units and ranges. */
    parameters: z.array(
      z.object({
        id: z.string(),
        symbol: z.string(),
        label: textSchema,
        unit: z.string(),
        value: z.number(),
        default: z.number(),
        range: z.tuple([z.number(), z.number()]),
        reason: z.string(),
      }),
    ),
    firms: z.number().int(),
    population: z.enum(["drawn", "tenants"]),
    equilibria: z.array(equilibrium),
    /** Position of the equilibrium that everything below is read at. */
    chosen: z.number().int(),
    /** Users that respond when so many are expected, after the place has settled. */
    adoption: z.object({ expectedUsers: valuesSchema, respondingUsers: valuesSchema, settledMass: valuesSchema }),
    /** Share of users below which nobody gains from the platform; above 1 or null where nobody ever does. */
    criticalMass: cellSchema,
    /** Share of users from which adoption grows by itself; null when there is no such point. */
    tippingPoint: cellSchema,
    /** What all firms share at the equilibrium. */
    terms: z.object({
      physicalValue: z.number(),
      rent: z.number(),
      congestion: z.number(),
      upgrade: z.number(),
      virtualValue: z.number(),
      fee: z.number(),
      data: z.number(),
      logistics: z.number(),
      synergy: z.number(),
      saving: z.number(),
    }),
    /** Cut-offs of the median firm at the chart's goods weight, in closed form. */
    cutoffs: z.object({
      scalePhysical: cellSchema,
      scaleAddPhysical: cellSchema,
      tacitnessVirtual: cellSchema,
      tacitnessAddVirtual: cellSchema,
      tacitnessBoth: cellSchema,
    }),
    /** Average lines of the firms behind each choice; benefits positive, costs negative. */
    table: z.array(
      z.object({
        choice,
        firms: z.number().int(),
        averageScale: cellSchema,
        averageTacitness: cellSchema,
        averageGoodsWeight: cellSchema,
        rentBurden: cellSchema,
        lines: z.record(z.string(), cellSchema),
        profit: cellSchema,
      }),
    ),
    /** Each number raised by a tenth. */
    statics: z.array(
      z.object({
        parameter: z.string(),
        from: z.number(),
        to: z.number(),
        change: shares,
        changeMass: z.number(),
        changeUsers: z.number(),
      }),
    ),
    /** Choice over tacitness (rows) and rent burden (columns), as positions in none, physical, virtual, both. */
    map: z.object({
      rentBurden: valuesSchema,
      tacitness: valuesSchema,
      choice: z.array(z.number().int()),
      goodsWeight: z.number(),
    }),
    tenants: z.array(
      z.object({
        name: z.string(),
        industry: z.string(),
        area: cellSchema,
        output: z.number(),
        platform: z.enum(["yes", "no", "unknown"]),
        scale: z.number(),
        tacitness: z.number(),
        goodsWeight: z.number(),
        /** Model rent over the benefit of the place: its position on the chart. */
        chartBurden: z.number(),
        /** Actual rent over output; null where area or rent is unknown. */
        rentBurden: cellSchema,
        choice,
        margin: z.number(),
        differsFromPractice: z.enum(["goes-online", "leaves-platform", "agrees", "unknown"]),
      }),
    ),
    issues: z.array(issueSchema),
  }),
});

export const ledgerOperations = [whyLedger];
