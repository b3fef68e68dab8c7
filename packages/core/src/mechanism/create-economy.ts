import { InputError, type Issue } from "../errors/index.ts";
import { balanceTrade } from "./balance-trade.ts";
import { closeBaseline } from "./close-baseline.ts";
import { bilateralIndustryMajor, type Economy, industryMajor, type Mobility, type SpilloverChannel } from "./economy.ts";
import type { EconomyInput } from "./economy-input.ts";
import { LARGEST_ELASTICITY } from "./elasticity-limit.ts";
import { kernelPurchases } from "./kernel-purchases.ts";
import { checkElasticities, warnDispersion, warnScale } from "./read-elasticities.ts";
import { readHousing, requireRange } from "./read-housing.ts";
import { columnTotals, readMobility, readSpillovers } from "./read-options.ts";
import { broadcastTable, normaliseConsumption, normaliseCosts, normaliseTradeShares } from "./read-shares.ts";
import { checkTariffs, warnPercent } from "./read-tariffs.ts";

export interface CreatedEconomy {
  readonly economy: Economy;
  /** What was rescaled or does not add up. */
  readonly issues: readonly Issue[];
}

/**
 * Builds and checks a baseline: shares that should add up are rescaled and the rescaling is reported, missing outputs are solved for.
 *
 * @throws InputError `shape-mismatch`, `bad-elasticity`, `missing-input`, `negative-share`, `negative-final-demand`, `unreachable-region`,
 *   `industry-without-producer`, `inconsistent-deficits`
 */
export function createEconomy(input: EconomyInput): CreatedEconomy {
  const issues: Issue[] = [];
  const source = input.flows ?? input.tradeShares ?? input.tradeKernel;
  if (!source) {
    throw new InputError(
      "missing-input",
      "createEconomy: neither tradeShares nor flows nor tradeKernel is given; give one of them.",
    );
  }
  const { regions, industries } = names(input);
  const n = regions.length;
  const s = industries.length;
  const cells = n * s;
  const pairs = n * n * s;
  const table = (name: string, values: ArrayLike<number>): Float64Array =>
    industryMajor(broadcastTable("createEconomy", name, values, n, s), n, s);
  const bilateral = (name: string, values: ArrayLike<number>): Float64Array => {
    if (values.length !== n * n && values.length !== pairs) shape(name, values.length, `${n} x ${n} x ${s} = ${pairs}`);
    if (values.length === pairs) return bilateralIndustryMajor(values, n, s);
    const out = new Float64Array(pairs);
    for (let j = 0; j < s; ++j) for (let pair = 0; pair < n * n; ++pair) out[j * n * n + pair] = values[pair]!;
    return out;
  };
  const byRegion = (name: string, values: ArrayLike<number>): Float64Array => {
    if (values.length !== n) shape(name, values.length, `${n} regions`);
    return Float64Array.from(values);
  };

  const tradeElasticity = checkElasticities("createEconomy", input.tradeElasticity, industries);
  warnDispersion(tradeElasticity, issues);
  const trade =
    input.tradeLayout === "industry-major"
      ? takenOver(input.flows ? "flows" : "tradeShares", source, pairs)
      : bilateral(input.flows ? "flows" : "tradeShares", source);
  const tariffs = input.tariffs ? bilateral("tariffs", input.tariffs) : null;
  if (tariffs) {
    checkTariffs("createEconomy", tariffs);
    warnPercent(tariffs, issues);
  }
  const sellerShare = input.sellerShare ? bilateral("sellerShare", input.sellerShare) : null;
  if (sellerShare && !input.headquarters) {
    throw new InputError(
      "missing-input",
      "createEconomy: sellerShare is given without headquarters; say which regions receive platform fees.",
    );
  }
  if (input.flows && input.flowPrices === "sellers") toBuyersPrices(trade, tariffs, sellerShare);
  const purchasesByCell = input.flows ? rowSums(trade, n, cells) : null;
  const { coefficients, valueAdded } = normaliseCosts(input, regions, industries, issues);
  if (source !== input.tradeKernel) normaliseTradeShares(trade, regions, industries, input.flows ? null : issues);

  const headquarters = input.headquarters ? toShares(byRegion("headquarters", input.headquarters)) : null;

  const mobility: Mobility = readMobility(input.mobility, regions);
  const people =
    mobility.kind === "commuting"
      ? columnTotals(mobility.commuters, n)
      : mobility.kind === "origins"
        ? columnTotals(mobility.migrants, n)
        : input.population
          ? byRegion("population", input.population)
          : null;
  const housing = readHousing("createEconomy", input.housing);
  if (housing.rents === "portfolio" && mobility.kind === "commuting") {
    throw new InputError(
      "missing-input",
      "createEconomy: a national portfolio of rents is not available with commuting; use landlords or residents.",
    );
  }

  if (source === input.tradeKernel) {
    const purchases = kernelPurchases(input, coefficients, valueAdded, mobility, n, s, table);
    const balanced = balanceTrade(Float64Array.from(trade), purchases.bought, purchases.made, n);
    trade.set(balanced.tradeShares);
  }
  const closed = closeBaseline({
    caller: "createEconomy",
    regions,
    industries,
    trade,
    tariffs,
    sellerShare,
    headquarters,
    coefficients,
    valueAdded,
    purchases: purchasesByCell,
    consumption: input.consumptionShares ? table("consumptionShares", input.consumptionShares) : null,
    labourIncome: input.labourIncome ? byRegion("labourIncome", input.labourIncome) : null,
    output: input.output ? table("output", input.output) : null,
    deficits: input.deficits ? byRegion("deficits", input.deficits) : null,
    mode: input.baseline ?? "given",
    normaliseConsumption: (shares) => normaliseConsumption(shares, regions, industries, issues),
    issues,
    commuters: mobility.kind === "commuting" ? mobility.commuters : null,
    portfolio: housing.rents === "portfolio" && people ? { housingShare: housing.share, population: people } : null,
  });
  const population = people ?? closed.labourIncome.slice();

  requireAbove(population, 0, "population", "every region needs people; leave empty regions out.");
  const employment = input.employment
    ? table("employment", input.employment)
    : closedEmployment(closed, valueAdded, population, n);
  const spillovers: readonly SpilloverChannel[] = readSpillovers(input.spillovers, n, industries);
  warnScale(spillovers, tradeElasticity, coefficients, industries, issues);

  const economy: Economy = Object.freeze({
    regions,
    industries,
    tradeElasticity,
    tradeShares: trade,
    valueAddedShares: valueAdded,
    inputCoefficients: coefficients,
    consumptionShares: closed.consumption,
    tariffs,
    sellerShare,
    headquarters,
    labourIncome: closed.labourIncome,
    output: closed.output,
    deficits: closed.deficits,
    finalSpending: closed.finalSpending,
    population,
    employment,
    housing,
    congestion: requireRange("createEconomy", "congestion", input.congestion ?? 0, LARGEST_ELASTICITY),
    income: input.income ?? "wage",
    mobility,
    spillovers,
  });
  return { economy, issues };
}

function names(input: EconomyInput): { regions: readonly string[]; industries: readonly string[] } {
  const count = (input.flows ?? input.tradeShares ?? input.tradeKernel)?.length ?? 0;
  const s =
    input.industries?.length ??
    (typeof input.tradeElasticity === "number"
      ? input.regions
        ? Math.max(1, Math.round(count / input.regions.length ** 2))
        : 1
      : input.tradeElasticity.length);
  const n = input.regions?.length ?? Math.round(Math.sqrt(count / s));
  if (n < 1 || s < 1) {
    throw new InputError("missing-input", "createEconomy: the sizes cannot be told from the input; give regions and industries.");
  }
  return {
    regions: input.regions ?? Array.from({ length: n }, (_, k) => String(k + 1)),
    industries: input.industries ?? Array.from({ length: s }, (_, k) => String(k + 1)),
  };
}

function shape(name: string, got: number, needed: string): never {
  throw new InputError("shape-mismatch", `createEconomy: ${name} has ${got} values; it must have ${needed}.`, { name, got });
}

function takenOver(name: string, source: ArrayLike<number>, count: number): Float64Array | Float32Array {
  if (source.length !== count) shape(name, source.length, String(count));
  return source instanceof Float32Array || source instanceof Float64Array ? source : Float64Array.from(source);
}

/** Adds tariffs and platform fees to flows that come without them, in place. */
function toBuyersPrices(
  flows: Float64Array | Float32Array,
  tariffs: Float64Array | null,
  sellerShare: Float64Array | null,
): void {
  for (let at = 0; at < flows.length; ++at) {
    if (tariffs) flows[at] = flows[at]! * (1 + tariffs[at]!);
    if (sellerShare) flows[at] = flows[at]! / sellerShare[at]!;
  }
}

function rowSums(trade: Float64Array | Float32Array, n: number, cells: number): Float64Array {
  const out = new Float64Array(cells);
  for (let row = 0; row < cells; ++row) {
    let sum = 0;
    for (let i = 0; i < n; ++i) sum += trade[row * n + i]!;
    out[row] = sum;
  }
  return out;
}

function toShares(values: Float64Array): Float64Array {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (!(total > 0) || values.some((value) => value < 0)) {
    throw new InputError("negative-share", "createEconomy: headquarters must be shares >= 0 with a positive sum.");
  }
  return values.map((value) => value / total);
}

function requireAbove(values: Float64Array, bound: number, name: string, hint: string): void {
  const at = values.findIndex((value) => !(value > bound));
  if (at >= 0)
    throw new InputError("out-of-range", `createEconomy: ${name} has the value ${values[at]} at position ${at}; ${hint}`);
}

function closedEmployment(
  closed: { readonly labourIncome: Float64Array; readonly output: Float64Array },
  valueAdded: Float64Array,
  population: Float64Array,
  n: number,
): Float64Array {
  return closed.output.map((value, cell) => {
    const region = cell % n;
    return (valueAdded[cell]! * value * population[region]!) / closed.labourIncome[region]!;
  });
}
