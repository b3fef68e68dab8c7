import { InputError, requireLength } from "../errors/index.ts";
import { brentRoot } from "../numeric/index.ts";
import { balanceTrade } from "./balance-trade.ts";
import { inputPurchases, spending } from "./conditions/index.ts";
import { type CreatedEconomy, createEconomy } from "./create-economy.ts";
import { bilateralRegionMajor, type Economy, industryMajor } from "./economy.ts";
import type { EconomyInput } from "./economy-input.ts";
import { type LayerCosts, layerChannels, layerCosts, type VirtualLayer } from "./virtual-layer.ts";

/** National accounts of the study's industries: one closed economy. */
export interface NationalAccounts {
  /** g, domestic and imported inputs together per unit of output, [S x S] (supplying, using). */
  readonly inputCoefficients: Float64Array;
  /** gL, value added per unit of output, [S]. */
  readonly valueAddedShares: Float64Array;
  /** f, domestic absorption: consumption and capital formation, imports included, exports left out, [S], money. */
  readonly absorption: Float64Array;
}

/** What is known of regions. */
export interface RegionalAccounts {
  /** Value added as published, [N x G] by published aggregate, money (only proportions between regions and aggregates matter). */
  readonly valueAdded: Float64Array;
  /** Aggregate of each industry, [S], index into G. */
  readonly aggregateOf: Int32Array;
  /** Wage bills (or employment) that split an aggregate between its industries, [N x S], >= 0. */
  readonly split: Float64Array;
  /** Persons by region and industry as spillovers see them, [N x S]. */
  readonly employment: Float64Array;
  /** Persons, [N]; default the sums of `employment`. */
  readonly population?: Float64Array;
}

export interface BaselineInput {
  readonly regions: readonly string[];
  readonly industries: readonly string[];
  readonly national: NationalAccounts;
  readonly regional: RegionalAccounts;
  readonly layer: VirtualLayer;
  /** Observed flows at buyers' prices, [N x N x S] (buyer, seller, industry), used instead of gravity. Default none. */
  readonly flows?: Float64Array;
  /** Options of the economy: housing, mobility, congestion, income. */
  readonly options?: Pick<EconomyInput, "housing" | "mobility" | "congestion" | "income">;
}

/** A baseline put together from published tables and a gravity kernel: an estimate, and labelled so. */
export interface Baseline extends CreatedEconomy {
  /** Always `estimate`, or `observed` where flows were given. */
  readonly basis: "estimate" | "observed";
  readonly layer: VirtualLayer;
  readonly costs: LayerCosts;
  /** Largest relative gap of balancing by industry, [S]. */
  readonly balancingResiduals: Float64Array;
  /** Share of output sold to other regions, in all and by industry [S]: compare it with a published multi-regional table. */
  readonly interregionalShare: number;
  readonly interregionalShareByIndustry: Float64Array;
  /** Share of output sold online, in all and by industry [S]: compare it with e-commerce statistics. */
  readonly onlineShare: number;
  readonly onlineShareByIndustry: Float64Array;
  /** Largest gap between people in `employment` and the labour that output implies, as a share of a region. */
  readonly headsGap: number;
}

/**
 * Output of a closed economy: what all industries must make for given final uses (Leontief).
 *
 *     Y = (I - g)^-1 f
 *
 * @param inputCoefficients g, [S x S] (supplying, using), column sums < 1
 * @param absorption f, [S]
 * @returns Y, [S]
 * @throws InputError `negative-final-demand`, naming the industry; `not-productive` when inputs exceed output
 */
export function leontiefOutput(
  inputCoefficients: Float64Array,
  absorption: Float64Array,
  industries: readonly string[],
): Float64Array {
  const s = absorption.length;
  requireLength("leontiefOutput", "inputCoefficients", inputCoefficients, s * s, "industries x industries");
  absorption.forEach((value, j) => {
    if (value < 0) {
      throw new InputError(
        "negative-final-demand",
        `leontiefOutput: final use of ${industries[j]} is ${value.toPrecision(6)}; a closed economy cannot use less than nothing. Use absorption (exports left out, imports included) or join the industry to another.`,
        { industry: industries[j], value },
      );
    }
  });
  const a = new Float64Array(s * (s + 1));
  for (let r = 0; r < s; ++r) {
    for (let c = 0; c < s; ++c) a[r * (s + 1) + c] = (r === c ? 1 : 0) - inputCoefficients[r * s + c]!;
    a[r * (s + 1) + s] = absorption[r]!;
  }
  // diagonally dominant by columns, so elimination needs no pivoting
  for (let k = 0; k < s; ++k) {
    const pivot = a[k * (s + 1) + k]!;
    if (!(pivot > 0)) {
      throw new InputError(
        "not-productive",
        `leontiefOutput: inputs of ${industries[k]} and its suppliers exceed their output; check the coefficients.`,
        { industry: industries[k] },
      );
    }
    for (let r = 0; r < s; ++r) {
      if (r === k) continue;
      const factor = a[r * (s + 1) + k]! / pivot;
      if (factor === 0) continue;
      for (let c = k; c <= s; ++c) a[r * (s + 1) + c] = a[r * (s + 1) + c]! - factor * a[k * (s + 1) + c]!;
    }
  }
  return Float64Array.from({ length: s }, (_, k) => a[k * (s + 1) + s]! / a[k * (s + 1) + k]!);
}

/**
 * Value added by region and industry: published aggregates split by wage bills, then scaled to national totals.
 *
 * @param accounts what is known of regions
 * @param totals national value added by industry, [S]
 * @returns [N x S]
 * @throws InputError `industry-without-producer` when an industry has national value added but no region has a wage bill in it
 */
export function regionalValueAdded(
  accounts: RegionalAccounts,
  totals: Float64Array,
  industries: readonly string[],
): Float64Array {
  const s = totals.length;
  const n = accounts.split.length / s;
  const aggregates = accounts.valueAdded.length / n;
  const out = new Float64Array(n * s);
  for (let m = 0; m < n; ++m) {
    const sums = new Float64Array(aggregates);
    for (let j = 0; j < s; ++j) sums[accounts.aggregateOf[j]!] = sums[accounts.aggregateOf[j]!]! + accounts.split[m * s + j]!;
    for (let j = 0; j < s; ++j) {
      const group = accounts.aggregateOf[j]!;
      const part = sums[group]! > 0 ? accounts.split[m * s + j]! / sums[group]! : 0;
      out[m * s + j] = part * accounts.valueAdded[m * aggregates + group]!;
    }
  }
  for (let j = 0; j < s; ++j) {
    let sum = 0;
    for (let m = 0; m < n; ++m) sum += out[m * s + j]!;
    if (!(sum > 0) && totals[j]! > 0) {
      throw new InputError(
        "industry-without-producer",
        `regionalValueAdded: ${industries[j]} has national value added of ${totals[j]!.toPrecision(4)} but no region has a wage bill in it; give its wage bills or join it to another industry.`,
        { industry: industries[j] },
      );
    }
    for (let m = 0; m < n; ++m) out[m * s + j] = sum > 0 ? (out[m * s + j]! * totals[j]!) / sum : 0;
  }
  return out;
}

/**
 * A baseline from what users have: national input-output table, regional value added, distances.
 *
 * National output is that of a closed economy; regional output follows value added; purchases follow incomes and input needs; flows
 * between regions come from gravity at the layer's trade costs, balanced so that every maker sells its output and every buyer gets
 * its purchases. Base wages are equal to labour income per head; price levels are not identified.
 *
 * @throws InputError `negative-final-demand`, `industry-without-producer`, `unreachable-region`, `shape-mismatch`
 */
export function buildBaseline(input: BaselineInput): Baseline {
  const { regions, industries, national, regional, layer } = input;
  const n = regions.length;
  const s = industries.length;
  requireLength("buildBaseline", "split", regional.split, n * s, "regions x industries");
  requireLength("buildBaseline", "employment", regional.employment, n * s, "regions x industries");
  const nationalOutput = leontiefOutput(national.inputCoefficients, national.absorption, industries);
  const nationalValueAdded = nationalOutput.map((value, j) => value * national.valueAddedShares[j]!);
  const valueAdded = regionalValueAdded(regional, nationalValueAdded, industries);
  const output = valueAdded.map((value, cell) => value / national.valueAddedShares[cell % s]!);
  const labourIncome = new Float64Array(n);
  valueAdded.forEach((value, cell) => {
    labourIncome[Math.floor(cell / s)] = labourIncome[Math.floor(cell / s)]! + value;
  });
  const absorptionTotal = national.absorption.reduce((sum, value) => sum + value, 0);
  const consumption = national.absorption.map((value) => value / absorptionTotal);
  const costs = layerCosts(layer);
  const fees = costs.sellerShare !== null;
  const trade = input.flows
    ? { tradeShares: null, residuals: new Float64Array(s) }
    : gravityTrade(costs, layer, national.inputCoefficients, consumption, labourIncome, output, n, s);
  const population = regional.population ?? rowTotals(regional.employment, n, s);
  const economyInput: EconomyInput = {
    regions,
    industries,
    tradeElasticity: layer.industries.tradeElasticity,
    ...(trade.tradeShares ? { tradeShares: bilateralRegionMajor(trade.tradeShares, n, s) } : { flows: input.flows! }),
    inputCoefficients: national.inputCoefficients,
    valueAddedShares: national.valueAddedShares,
    ...(trade.tradeShares ? { consumptionShares: consumption, labourIncome, ...(fees ? {} : { output }) } : {}),
    ...(fees ? { sellerShare: bilateralRegionMajor(costs.sellerShare!, n, s), baseline: "balanced" as const } : {}),
    ...(layer.headquarters ? { headquarters: layer.headquarters } : {}),
    population,
    employment: regional.employment,
    spillovers: layerChannels(layer),
    ...input.options,
  };
  const created = createEconomy(economyInput);
  const { economy } = created;
  const flows = flowShares(economy, costs.onlineShare);
  return {
    ...created,
    basis: input.flows ? "observed" : "estimate",
    layer,
    costs,
    balancingResiduals: trade.residuals,
    ...flows,
    headsGap: largestHeadsGap(regional.employment, population, n, s),
  };
}

/** Flows along the layer's costs, balanced to purchases and outputs. */
function gravityTrade(
  costs: LayerCosts,
  layer: VirtualLayer,
  coefficients: Float64Array,
  consumption: Float64Array,
  labourIncome: Float64Array,
  output: Float64Array,
  n: number,
  s: number,
): { readonly tradeShares: Float64Array; readonly residuals: Float64Array } {
  const purchases = new Float64Array(n * s);
  for (let m = 0; m < n; ++m) {
    for (let j = 0; j < s; ++j) {
      let value = consumption[j]! * labourIncome[m]!;
      for (let k = 0; k < s; ++k) value += coefficients[j * s + k]! * output[m * s + k]!;
      purchases[m * s + j] = value;
    }
  }
  const kernel = costs.logCost.map((value, at) => Math.exp(-layer.industries.tradeElasticity[Math.floor(at / (n * n))]! * value));
  return balanceTrade(kernel, industryMajor(purchases, n, s), industryMajor(output, n, s), n, costs.sellerShare);
}

/** Shares of output that leave the region and that are bought online. */
function flowShares(
  economy: Economy,
  online: Float64Array,
): Pick<Baseline, "interregionalShare" | "interregionalShareByIndustry" | "onlineShare" | "onlineShareByIndustry"> {
  const n = economy.regions.length;
  const s = economy.industries.length;
  const purchases = new Float64Array(n * s);
  inputPurchases(economy.inputCoefficients, economy.output, n, purchases);
  spending(economy.consumptionShares, economy.finalSpending, purchases, purchases);
  const interregionalShareByIndustry = new Float64Array(s);
  const onlineShareByIndustry = new Float64Array(s);
  let total = 0;
  let away = 0;
  let sold = 0;
  for (let j = 0; j < s; ++j) {
    let made = 0;
    let crossing = 0;
    let clicks = 0;
    for (let buyer = 0; buyer < n; ++buyer) {
      for (let seller = 0; seller < n; ++seller) {
        const at = (j * n + buyer) * n + seller;
        const flow = economy.tradeShares[at]! * purchases[j * n + buyer]!;
        made += flow;
        if (buyer !== seller) crossing += flow;
        clicks += flow * online[at]!;
      }
    }
    interregionalShareByIndustry[j] = made > 0 ? crossing / made : 0;
    onlineShareByIndustry[j] = made > 0 ? clicks / made : 0;
    total += made;
    away += crossing;
    sold += clicks;
  }
  return {
    interregionalShare: away / total,
    interregionalShareByIndustry,
    onlineShare: sold / total,
    onlineShareByIndustry,
  };
}

function rowTotals(table: Float64Array, n: number, s: number): Float64Array {
  return Float64Array.from({ length: n }, (_, m) => table.subarray(m * s, (m + 1) * s).reduce((sum, value) => sum + value, 0));
}

function largestHeadsGap(employment: Float64Array, population: Float64Array, n: number, s: number): number {
  return rowTotals(employment, n, s).reduce((gap, heads, m) => Math.max(gap, Math.abs(heads / population[m]! - 1)), 0);
}

/**
 * A layer whose reach of platforms is scaled by one factor so that the baseline's online share of output meets an observed one.
 *
 * @param target observed e-commerce sales over gross output, in (0, 1)
 * @returns the layer with scaled `onlineCeiling` and the factor; ceilings stop at one
 * @throws InputError `out-of-range` when no factor reaches the target
 */
export function scaleOnlineReach(
  input: BaselineInput,
  target: number,
): { readonly layer: VirtualLayer; readonly factor: number } {
  const scaled = (factor: number): VirtualLayer => ({
    ...input.layer,
    industries: {
      ...input.layer.industries,
      onlineCeiling: input.layer.industries.onlineCeiling.map((value) => Math.min(1, value * factor)),
    },
  });
  const share = (factor: number) => buildBaseline({ ...input, layer: scaled(factor) }).onlineShare;
  let low = 0;
  let high = 1;
  while (share(high) < target) {
    low = high;
    high *= 2;
    if (high > 1024) {
      throw new InputError(
        "out-of-range",
        `scaleOnlineReach: an online share of ${target} is out of reach with these ceilings and digital levels; check them or lower the target.`,
        { target },
      );
    }
  }
  const root = brentRoot((factor) => share(factor) - target, low, high, { tolerance: 1e-10 });
  return { layer: scaled(root.x), factor: root.x };
}

/** How the share of output that leaves its region depends on the assumed border: an estimate's range. */
export interface BaselineSensitivity {
  /** Factor on every industry's border. */
  readonly border: number;
  readonly interregionalShare: number;
  readonly onlineShare: number;
}

/** The baseline rebuilt at other borders, for the range beside the estimate. @param borders factors applied to all industries */
export function baselineSensitivity(input: BaselineInput, borders: readonly number[]): BaselineSensitivity[] {
  return borders.map((border) => {
    const industries = { ...input.layer.industries, border: input.layer.industries.border.map(() => border) };
    const { interregionalShare, onlineShare } = buildBaseline({ ...input, layer: { ...input.layer, industries } });
    return { border, interregionalShare, onlineShare };
  });
}
