import { InputError, type Issue } from "../errors/index.ts";
import { balanceTrade } from "./balance-trade.ts";
import { closeBaseline } from "./close-baseline.ts";
import type { Economy, Mobility, SpilloverChannel } from "./economy.ts";
import type { EconomyInput } from "./economy-input.ts";
import { LARGEST_ELASTICITY } from "./elasticity-limit.ts";
import { kernelPurchases } from "./kernel-purchases.ts";
import { checkElasticities, warnDispersion, warnScale } from "./read-elasticities.ts";
import { readHousing, requireRange } from "./read-housing.ts";
import { columnTotals, readMobility, readSpillovers } from "./read-options.ts";
import { normaliseConsumption, normaliseCosts, normaliseTradeShares } from "./read-shares.ts";
import { headquartersShares, readTrade } from "./read-trade.ts";
import { tableReaders } from "./table-readers.ts";

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
  const { regions, industries } = names(input);
  const n = regions.length;
  const s = industries.length;
  const readers = tableReaders("createEconomy", n, s);
  const { table, byRegion } = readers;

  const tradeElasticity = checkElasticities("createEconomy", input.tradeElasticity, industries);
  warnDispersion(tradeElasticity, issues);
  const { trade, tariffs, sellerShare, purchases, basis } = readTrade(input, readers, n, s, issues);
  const { coefficients, valueAdded } = normaliseCosts(input, regions, industries, issues);
  if (basis !== "kernel") normaliseTradeShares(trade, regions, industries, basis === "flows" ? null : issues);

  const headquarters = input.headquarters
    ? headquartersShares("createEconomy", byRegion("headquarters", input.headquarters))
    : null;

  const mobility: Mobility = readMobility(input.mobility, regions);
  const people = workersByPlace(mobility, input.population ? byRegion("population", input.population) : null, n);
  const housing = readHousing("createEconomy", input.housing);
  if (housing.rents === "portfolio" && mobility.kind === "commuting") {
    throw new InputError(
      "missing-input",
      "createEconomy: a national portfolio of rents is not available with commuting; use landlords or residents.",
    );
  }

  if (basis === "kernel") {
    const totals = kernelPurchases(input, coefficients, valueAdded, mobility, n, s, table);
    const balanced = balanceTrade(Float64Array.from(trade), totals.bought, totals.made, n);
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
    purchases,
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

/** Persons by place of work or residence after the move, [N]; null where nothing is said of them. */
function workersByPlace(mobility: Mobility, population: Float64Array | null, n: number): Float64Array | null {
  if (mobility.kind === "commuting") return columnTotals(mobility.commuters, n);
  if (mobility.kind === "origins") return columnTotals(mobility.migrants, n);
  return population;
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
