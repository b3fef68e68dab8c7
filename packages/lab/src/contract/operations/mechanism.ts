import { z } from "zod";
import { cellSchema, defineOperation, issueSchema, valuesSchema } from "../operation.ts";

/** Numbers flat, or nested as deep as their shape; the JSON Schema says so in words because nesting may differ. */
type Nested = number | readonly Nested[];

function flatten(value: Nested, out: number[] = []): number[] {
  if (typeof value === "number") out.push(value);
  else for (const entry of value) flatten(entry, out);
  return out;
}

const nested: z.ZodType<Nested> = z.lazy(() => z.union([z.number(), z.array(nested)]));

/** A table: flat and row-major, or nested arrays in the order of its shape. */
const table = (shape: string) =>
  z
    .array(nested)
    .transform((value) => Float64Array.from(flatten(value as Nested)))
    .describe(`${shape}; flat row-major or nested arrays.`);
const numberOrTable = (shape: string) => z.union([z.number(), table(shape)]);

const mobility = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("immobile") }),
    z.object({
      kind: z.literal("mobile"),
      epsilon: z.number().positive(),
      pools: table("[N] labour pool, -1 stays put").optional(),
    }),
    z.object({
      kind: z.literal("origins"),
      epsilon: z.number().positive(),
      migrants: table("[N x N] persons by origin and residence"),
    }),
    z.object({
      kind: z.literal("commuting"),
      epsilon: z.number().positive(),
      commuters: table("[N x N] persons by residence and workplace"),
    }),
  ])
  .describe("Who can move. Default: immobile.");

const channel = z.object({
  id: z.string(),
  psi: numberOrTable("[S]"),
  near: table("[N x N] physical kernel").optional(),
  far: table("[N x N] digital addition").optional(),
  digitalShare: numberOrTable("[S]").optional(),
  links: table("[S x S] who learns from whom").optional(),
});

export const economySchema = z.object({
  regions: z.array(z.string()).optional().describe("[N] names"),
  industries: z.array(z.string()).optional().describe("[S] names"),
  tradeElasticity: numberOrTable("[S] theta, > 0"),
  tradeShares: table("[N x N x S] (buyer, seller, industry); rows over sellers are rescaled to one").optional(),
  flows: table("[N x N x S] spending at buyers' prices, tariffs included; instead of tradeShares").optional(),
  inputCoefficients: table("[S x S] (supplying, using) or [N x S x S]").optional(),
  valueAddedShares: table("[S] or [N x S]").optional(),
  consumptionShares: table("[S] or [N x S]").optional(),
  labourIncome: table("[N] money").optional(),
  output: table("[N x S] money at sellers' prices").optional(),
  deficits: table("[N] money, adds up to zero").optional(),
  tariffs: table("[N x N x S] or [N x N] ad valorem, fractions").optional(),
  sellerShare: table("[N x N x S] part of a sale that reaches the seller after platform fees").optional(),
  headquarters: table("[N] share in platform revenue").optional(),
  population: table("[N] workers by place of work").optional(),
  employment: table("[N x S] activity as spillovers see it").optional(),
  housing: z
    .object({
      share: z.number().min(0).lt(1).optional(),
      supplyElasticity: z.number().min(0).optional(),
      supply: z.enum(["real", "nominal"]).optional(),
      rents: z.enum(["landlords", "residents", "portfolio"]).optional(),
    })
    .optional(),
  congestion: z.number().min(0).optional(),
  income: z.enum(["wage", "spending"]).optional(),
  mobility: mobility.optional(),
  spillovers: z
    .union([z.number(), z.object({ channels: z.array(channel) }), table("[S] psi of the standard model")])
    .optional()
    .describe("psi, one number or [S] (external economies of the own region and industry), or { channels: [...] } with kernels."),
  baseline: z.enum(["given", "balanced"]).optional(),
});

const shockSchema = z.object({
  tradeCostRatio: table("[N x N x S] or [N x N] ratio of trade costs without tariffs").optional(),
  tariffs: table("[N x N x S] or [N x N] new tariffs").optional(),
  productivityRatio: table("[N x S] or [S]").optional(),
  amenityRatio: table("[N]").optional(),
  housingRatio: table("[N]").optional(),
  deficits: z.union([z.literal("none"), table("[N] new deficits")]).optional(),
  consumptionShares: table("[N x S] or [S]").optional(),
  populationRatio: table("[N]").optional(),
  sellerShare: table("[N x N x S]").optional(),
  headquarters: table("[N]").optional(),
  moveCostRatio: table("[N x N] ratio of the cost of moving or commuting").optional(),
  spillovers: z.array(channel.omit({ psi: true })).optional(),
});

export const counterfactualOperation = defineOperation({
  id: "mechanism.counterfactual",
  room: "how",
  title: { en: "Counterfactual of any economy", zh: "任意经济体的反事实均衡" },
  summary: {
    en: "The new spatial equilibrium of an economy given as plain numbers (trade shares, inputs, tariffs, deficits, commuting) after a change of primitives, as ratios to the baseline.",
    zh: "给定贸易份额、投入系数、关税、赤字、通勤等数据，求条件变化后的新空间均衡（以与基期之比表示）。",
  },
  version: 1,
  needs: "nothing",
  mode: "job",
  input: z.object({
    economy: economySchema,
    shock: shockSchema.default({}),
    /** Removes deficits first, so that the shock is measured from a baseline without them. */
    removeDeficitsFirst: z
      .boolean()
      .default(false)
      .describe("Solve a first counterfactual without deficits and measure the shock from it."),
    tolerance: z.number().positive().default(1e-10),
    maxIterations: z.number().int().positive().default(2000),
    tradeShares: z.enum(["include", "omit"]).default("omit"),
  }),
  output: z.object({
    regions: z.array(z.string()),
    industries: z.array(z.string()),
    status: z.string(),
    method: z.string(),
    iterations: z.number().int(),
    residual: z.number(),
    worst: z.object({ market: z.string(), region: z.string(), industry: z.string() }),
    wageRatio: valuesSchema,
    populationRatio: valuesSchema,
    residentRatio: valuesSchema,
    priceRatio: valuesSchema,
    consumerPriceRatio: valuesSchema,
    rentRatio: valuesSchema,
    outputRatio: valuesSchema,
    quantityRatio: valuesSchema,
    employmentRatio: valuesSchema,
    externalEconomyRatio: valuesSchema,
    domesticShareRatio: valuesSchema,
    realWageRatio: valuesSchema,
    realSpendingRatio: valuesSchema,
    realIncomeRatio: valuesSchema,
    welfareRatio: cellSchema,
    output: valuesSchema,
    labourIncome: valuesSchema,
    finalSpending: valuesSchema,
    tariffRevenue: valuesSchema,
    platformRevenue: valuesSchema,
    tradeShares: valuesSchema.nullable(),
    issues: z.array(issueSchema),
  }),
});

export const mechanismOperations = [counterfactualOperation];
