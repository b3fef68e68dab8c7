import { z } from "zod";
import { cellSchema, defineOperation, issueSchema, solverStatusSchema, valuesSchema } from "../operation.ts";
import { numberOrTableSchema, tableSchema } from "../table-input.ts";
import { diagnosisSchema } from "./equilibrium-diagnosis.ts";

const mobility = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("immobile") }),
    z.strictObject({
      kind: z.literal("mobile"),
      epsilon: z.number(),
      pools: tableSchema("[N] labour pool, -1 stays put").optional(),
    }),
    z.strictObject({
      kind: z.literal("origins"),
      epsilon: z.number(),
      migrants: tableSchema("[N x N] persons by origin and residence"),
    }),
    z.strictObject({
      kind: z.literal("commuting"),
      epsilon: z.number(),
      commuters: tableSchema("[N x N] persons by residence and workplace"),
    }),
  ])
  .describe("Who can move. Default: immobile.");

const channel = z.strictObject({
  id: z.string(),
  psi: numberOrTableSchema("[S]"),
  near: tableSchema("[N x N] physical kernel").optional(),
  far: tableSchema("[N x N] digital addition").optional(),
  digitalShare: numberOrTableSchema("[S]").optional(),
  links: tableSchema("[S x S] who learns from whom").optional(),
});

const economySchema = z.strictObject({
  regions: z.array(z.string()).optional().describe("[N] names; default those of the named columns, else 1, 2, ..."),
  industries: z.array(z.string()).optional().describe("[S] names; default those of the named columns, else 1, 2, ..."),
  tradeElasticity: numberOrTableSchema("[S] theta > 0 (not the dispersion 1/theta; sigma - 1 of a CES model)"),
  tradeShares: tableSchema("[N x N x S] (buyer, seller, industry); rows over sellers are rescaled to one").optional(),
  flows: tableSchema("[N x N x S] trade (buyer, seller, industry), own sales included, money; instead of tradeShares").optional(),
  flowPrices: z
    .enum(["buyers", "sellers"])
    .optional()
    .describe("buyers (default): flows include tariffs; sellers: they do not, as in customs and input-output data."),
  tradeKernel: tableSchema(
    "[N x N x S] or [N x N] gravity kernel where trade is unknown, for example distance to the power of minus theta times the cost elasticity",
  ).optional(),
  inputCoefficients: tableSchema("[S x S] (supplying, using) or [N x S x S]").optional(),
  valueAddedShares: tableSchema("[S] or [N x S]").optional(),
  consumptionShares: tableSchema("[S] or [N x S]; default from flows").optional(),
  labourIncome: tableSchema("[N] money").optional(),
  output: tableSchema("[N x S] money at sellers' prices").optional(),
  deficits: tableSchema("[N] money, spending less income, adds up to zero; default from flows, else zero").optional(),
  tariffs: tableSchema("[N x N x S] or [N x N] (buyer, seller, industry) ad valorem rates, fractions: 0.05 for 5 %").optional(),
  sellerShare: tableSchema("[N x N x S] part of a sale that reaches the seller after platform fees").optional(),
  headquarters: tableSchema("[N] share in platform revenue").optional(),
  population: tableSchema("[N] workers by place of work").optional(),
  employment: tableSchema("[N x S] activity as spillovers see it").optional(),
  housing: z
    .strictObject({
      share: z.number().min(0).lt(1).optional(),
      supplyElasticity: z.number().min(0).optional(),
      supply: z.enum(["real", "nominal"]).optional(),
      rents: z.enum(["landlords", "residents", "portfolio"]).optional(),
    })
    .optional(),
  congestion: z.number().min(0).optional(),
  income: z
    .enum(["wage", "spending"])
    .optional()
    .describe("Income in welfare: the wage (default), or all spending a head, tariff revenue and deficits included."),
  mobility: mobility.optional(),
  spillovers: z
    .union([z.strictObject({ channels: z.array(channel) }), numberOrTableSchema("[S] psi of the standard model")])
    .optional()
    .describe("psi, one number or [S] (external economies of the own region and industry), or { channels: [...] } with kernels."),
  baseline: z.enum(["given", "balanced"]).optional(),
});

const shockSchema = z.strictObject({
  tradeCostRatio: z
    .union([z.literal("autarky"), tableSchema("[N x N x S] or [N x N] ratio of trade costs without tariffs; 1e9 closes a route")])
    .optional()
    .describe("autarky closes every route between regions, and removes deficits unless deficits says otherwise."),
  tariffs: tableSchema("[N x N x S] or [N x N] new tariffs, fractions").optional(),
  productivityRatio: tableSchema("[N x S] or [S]").optional(),
  amenityRatio: tableSchema("[N]").optional(),
  housingRatio: tableSchema("[N]").optional(),
  deficits: z
    .union([z.enum(["none", "income-shares"]), tableSchema("[N] new deficits")], {
      error: "must be none, income-shares, or new deficits by region",
    })
    .optional()
    .describe(
      "Default: as they are, in units of the numeraire. none; income-shares: each keeps its share of labour income, up to one common share; or new ones [N].",
    ),
  consumptionShares: tableSchema("[N x S] or [S]").optional(),
  populationRatio: tableSchema("[N]").optional(),
  sellerShare: tableSchema("[N x N x S]").optional(),
  headquarters: tableSchema("[N]").optional(),
  moveCostRatio: tableSchema("[N x N] ratio of the cost of moving or commuting; 1e9 closes a way").optional(),
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
  version: 2,
  needs: "nothing",
  mode: "job",
  input: z.strictObject({
    economy: economySchema,
    shock: shockSchema.default({}),
    removeDeficitsFirst: z
      .boolean()
      .default(false)
      .describe("Solve a first counterfactual without deficits and measure the shock, and `baseline`, from it."),
    numeraire: z
      .union([z.enum(["labour-income", "mean-wage"]), z.strictObject({ region: z.string() })], {
        error: 'must be "labour-income", "mean-wage" or { "region": NAME }',
      })
      .default("labour-income")
      .describe(
        "What money is measured in: total labour income, the unweighted mean wage, or the wage of one region. Matters to real outcomes through fixed deficits and nominal housing supply only.",
      ),
    tolerance: z.number().positive().default(1e-10),
    maxIterations: z.number().int().positive().default(2000),
    tradeShares: z.enum(["include", "omit"]).default("omit").describe("New trade shares [N x N x S]."),
    moves: z
      .enum(["include", "omit"])
      .default("omit")
      .describe("New persons by origin and residence, or by residence and workplace, [N x N]."),
    diagnosis: z
      .enum(["auto", "full", "none"])
      .default("auto")
      .describe(
        "full: uniqueness bounds, local stability and several random starts, with the other equilibria found; auto (default): full for small economies (N x N x S up to 50,000) and where psi theta is above one (up to a million), the bounds alone otherwise.",
      ),
    seed: z.number().int().min(0).max(4294967295).default(1).describe("Seed of the random starts."),
  }),
  output: z.object({
    regions: z.array(z.string()),
    industries: z.array(z.string()),
    status: solverStatusSchema,
    method: z.enum(["anderson", "plain", "continuation", "newton-krylov"]),
    iterations: z.number().int(),
    /** Null where the first step already left the numbers. */
    residual: cellSchema,
    worst: z.object({ market: z.string(), region: z.string(), industry: z.string() }),
    wageRatio: valuesSchema,
    populationRatio: valuesSchema,
    residentRatio: valuesSchema,
    priceRatio: valuesSchema,
    consumerPriceRatio: valuesSchema,
    unitCostRatio: valuesSchema,
    rentRatio: valuesSchema,
    incomeRatio: valuesSchema,
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
    purchases: valuesSchema,
    labourIncome: valuesSchema,
    deficits: valuesSchema,
    finalSpending: valuesSchema,
    tariffRevenue: valuesSchema,
    platformRevenue: valuesSchema,
    tradeShares: valuesSchema.nullable(),
    moves: valuesSchema.nullable(),
    /** The baseline that ratios refer to, money: [N x S] output and purchases, [N] the rest. */
    baseline: z.object({
      output: valuesSchema,
      purchases: valuesSchema,
      labourIncome: valuesSchema,
      deficits: valuesSchema,
      finalSpending: valuesSchema,
      tariffRevenue: valuesSchema,
      population: valuesSchema,
      residents: valuesSchema,
    }),
    /** First-order effects on real income in log points, as tariff studies print them, not the exact change; null where people move or scale matters. */
    firstOrder: z.object({ termsOfTrade: valuesSchema, volumeOfTrade: valuesSchema }).nullable(),
    /** Which checks speak for one stable equilibrium; null where not asked. */
    diagnosis: diagnosisSchema.nullable(),
    /** Equilibria from random starts that differ from the one above, the most frequent first. */
    otherEquilibria: z.array(
      z.object({ count: z.number().int(), welfareRatio: cellSchema, wageRatio: valuesSchema, populationRatio: valuesSchema }),
    ),
    issues: z.array(issueSchema),
  }),
});
