import { requireLength } from "../errors/index.ts";
import { type CreatedEconomy, createEconomy } from "./create-economy.ts";
import { bilateralRegionMajor } from "./economy.ts";
import type { EconomyInput } from "./economy-input.ts";
import { type FlowShares, flowShares, gravityTrade } from "./gravity-trade.ts";
import { leontiefOutput, type NationalAccounts, type RegionalAccounts, regionalValueAdded } from "./national-accounts.ts";
import { type LayerCosts, layerChannels, layerCosts, type VirtualLayer } from "./virtual-layer.ts";

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
export interface Baseline extends CreatedEconomy, FlowShares {
  /** Always `estimate`, or `observed` where flows were given. */
  readonly basis: "estimate" | "observed";
  readonly layer: VirtualLayer;
  readonly costs: LayerCosts;
  /** Largest relative gap of balancing by industry, [S]. */
  readonly balancingResiduals: Float64Array;
  /** Largest gap between people in `employment` and the labour that output implies, as a share of a region. */
  readonly headsGap: number;
}

/** Outputs, incomes and final shares of regions from national and regional accounts, before any trade. */
export function regionalAccounts({ industries, national, regional, regions }: BaselineInput): {
  /** Y, [N x S], money. */
  readonly output: Float64Array;
  /** w L, [N], money. */
  readonly labourIncome: Float64Array;
  /** b, [S]. */
  readonly consumption: Float64Array;
} {
  const s = industries.length;
  const nationalOutput = leontiefOutput(national.inputCoefficients, national.absorption, industries);
  const nationalValueAdded = nationalOutput.map((value, j) => value * national.valueAddedShares[j]!);
  const valueAdded = regionalValueAdded(regional, nationalValueAdded, industries);
  const labourIncome = new Float64Array(regions.length);
  valueAdded.forEach((value, cell) => {
    labourIncome[Math.floor(cell / s)] = labourIncome[Math.floor(cell / s)]! + value;
  });
  const absorption = national.absorption.reduce((sum, value) => sum + value, 0);
  return {
    output: valueAdded.map((value, cell) => value / national.valueAddedShares[cell % s]!),
    labourIncome,
    consumption: national.absorption.map((value) => value / absorption),
  };
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
  const { output, labourIncome, consumption } = regionalAccounts(input);
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

function rowTotals(table: Float64Array, n: number, s: number): Float64Array {
  return Float64Array.from({ length: n }, (_, m) => table.subarray(m * s, (m + 1) * s).reduce((sum, value) => sum + value, 0));
}

function largestHeadsGap(employment: Float64Array, population: Float64Array, n: number, s: number): number {
  return rowTotals(employment, n, s).reduce((gap, heads, m) => Math.max(gap, Math.abs(heads / population[m]! - 1)), 0);
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
