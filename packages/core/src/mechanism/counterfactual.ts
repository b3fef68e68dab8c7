import type { Issue } from "../errors/index.ts";
import { bilateralRegionMajor, type Economy, regionMajor } from "./economy.ts";
import { type HatOptions, hatStart, hatSystem } from "./hat-system.ts";
import { proportionalDeficits } from "./incomes.ts";
import { personsByPair } from "./moves.ts";
import { readShock, type Shock } from "./shock.ts";
import { type SolveOptions, type SystemSolution, solveSystem } from "./solve-system.ts";
import { createSweepWork, type SweepWork, sweep } from "./sweep.ts";
import type { EquilibriumSystem } from "./system.ts";

export interface CounterfactualOptions extends SolveOptions, HatOptions {
  /** Whether new trade shares [N x N x S] are part of the result. Default `omit`. */
  readonly tradeShares?: "include" | "omit";
  /** Whether new persons by origin and residence, or by residence and workplace, are part of the result. Default `omit`. */
  readonly moves?: "include" | "omit";
}

/** A market by name: where the residual is largest. */
export interface NamedMarket {
  readonly market: string;
  readonly region: string;
  /** Empty for markets without an industry. */
  readonly industry: string;
}

/**
 * A new equilibrium as ratios to the baseline. Tables are row-major, region x industry; money is in units of the numeraire, by default
 * total labour income, which is held at its baseline value.
 */
export interface Counterfactual {
  readonly status: SystemSolution["status"];
  readonly method: SystemSolution["method"];
  readonly iterations: number;
  /** Largest relative residual of any condition. */
  readonly residual: number;
  readonly residuals: Float64Array;
  readonly worst: NamedMarket;
  /** w'/w, [N]. */
  readonly wageRatio: Float64Array;
  /** Workers by place of work, [N]. */
  readonly populationRatio: Float64Array;
  /** Residents, [N]; equal to `populationRatio` without commuting. */
  readonly residentRatio: Float64Array;
  /** P'/P, [N x S]. */
  readonly priceRatio: Float64Array;
  /** Consumer price of goods, [N]. */
  readonly consumerPriceRatio: Float64Array;
  /** Rents, [N]; ones without housing. */
  readonly rentRatio: Float64Array;
  /** Unit cost c'/c, [N x S]. */
  readonly unitCostRatio: Float64Array;
  /** Income y of a worker (with commuting: of a resident, over the workplaces within reach), [N]. */
  readonly incomeRatio: Float64Array;
  /** Money output Y'/Y, [N x S]; 1 where nothing was made. */
  readonly outputRatio: Float64Array;
  /** Quantity of output: money output over unit cost, [N x S]. */
  readonly quantityRatio: Float64Array;
  /** Workers by industry, [N x S]. */
  readonly employmentRatio: Float64Array;
  /** External economies S'/S, [N x S]. */
  readonly externalEconomyRatio: Float64Array;
  /** Own trade share pi_nn'/pi_nn, [N x S]; 1 where the region bought nothing at home. */
  readonly domesticShareRatio: Float64Array;
  /** w/Pc, [N]. */
  readonly realWageRatio: Float64Array;
  /** Final spending over consumer price, per head, [N]: income with tariff revenue, fees and deficits. */
  readonly realSpendingRatio: Float64Array;
  /** V'/V of condition 8, [N]: real income with amenity, congestion and housing. */
  readonly realIncomeRatio: Float64Array;
  /**
   * Expected welfare W'/W. Where people move: (sum lambda V_ratio^epsilon)^(1/epsilon) over the pools, weighted by their size; with
   * origins or commuting the expectation over their choices; where nobody moves the mean of V'/V weighted by people.
   */
  readonly welfareRatio: number;
  /** New values, money: output and purchases at buyers' prices [N x S]; labour income, deficits, final spending, tariff and platform revenue [N]. */
  readonly output: Float64Array;
  readonly purchases: Float64Array;
  readonly labourIncome: Float64Array;
  readonly deficits: Float64Array;
  readonly finalSpending: Float64Array;
  readonly tariffRevenue: Float64Array;
  readonly platformRevenue: Float64Array;
  /** pi', [N x N x S] (buyer, seller, industry); null unless asked for. */
  readonly tradeShares: Float64Array | null;
  /** Persons by origin and residence, or by residence and workplace, [N x N]; null unless asked for, and where nobody chooses by pair. */
  readonly moves: Float64Array | null;
  /** For `start` of a neighbouring problem. */
  readonly state: Float64Array;
  readonly issues: readonly Issue[];
}

/**
 * The equilibrium after a change of primitives, relative to the baseline, by exact hat algebra.
 *
 * @param economy from `createEconomy`; not modified
 * @param shock the change; an empty one gives ratios of exactly one
 * @returns ratios and new values; read `status` before using them
 * @throws InputError when the shock does not fit the economy
 * @see Dekle, Eaton and Kortum (2008); Caliendo and Parro (2015); Redding and Rossi-Hansberg (2017)
 */
export function counterfactual(economy: Economy, shock: Shock, options: CounterfactualOptions = {}): Counterfactual {
  const read = readShock(economy, shock);
  const system = hatSystem(economy, read, options);
  const solution = solveSystem(system, { ...options, start: options.start ?? hatStart(economy, read, system) });
  return describeCounterfactual(economy, system, solution, options);
}

/** The result of a solved system in changes. */
export function describeCounterfactual(
  economy: Economy,
  system: EquilibriumSystem,
  solution: SystemSolution,
  parts: Pick<CounterfactualOptions, "tradeShares" | "moves"> = {},
): Counterfactual {
  const n = system.regionCount;
  const s = system.industryCount;
  const work = createSweepWork(system);
  sweep(system, work, solution.state, new Float64Array(solution.state.length));
  const { layout } = work;
  const { state } = solution;
  const block = (start: number, length: number) => state.subarray(start, start + length).map(Math.exp);
  const wageRatio = block(layout.wage, n);
  const populationRatio = block(layout.labour, n);
  const residentRatio = layout.residents >= 0 ? block(layout.residents, n) : populationRatio.slice();
  const outputRatio = block(layout.output, n * s);
  const consumerPriceRatio = work.logConsumerPrice.map(Math.exp);
  const quantityRatio = outputRatio.map((value, cell) => value / Math.exp(work.logCost[cell]!));
  const employmentRatio = outputRatio.map((value, cell) => value / wageRatio[cell % n]!);
  const basePeople = system.mobility.kind === "commuting" ? system.mobility.baseResidents : system.basePopulation;
  const realSpendingRatio = work.finalSpending.map(
    (value, m) => value / economy.finalSpending[m]! / residentRatio[m]! / consumerPriceRatio[m]!,
  );
  const realIncomeRatio = placeIncome(system, work);
  const labourIncome = economy.labourIncome.map((value, m) => value * wageRatio[m]! * populationRatio[m]!);
  const tariffRevenue = new Float64Array(n);
  let fees = 0;
  for (let cell = 0; cell < n * s; ++cell) {
    tariffRevenue[cell % n] = tariffRevenue[cell % n]! + work.tariffPart[cell]! * work.spending[cell]!;
    fees += work.feePart[cell]! * work.spending[cell]!;
  }
  const issues = emptyingIssues(economy, populationRatio);
  return {
    status: solution.status,
    method: solution.method,
    iterations: solution.iterations,
    residual: solution.residual,
    residuals: solution.residuals,
    worst: {
      market: solution.worst.market,
      region: economy.regions[solution.worst.region]!,
      industry: solution.worst.industry < 0 ? "" : economy.industries[solution.worst.industry]!,
    },
    wageRatio,
    populationRatio,
    residentRatio,
    priceRatio: regionMajor(work.logPrice.map(Math.exp), n, s),
    consumerPriceRatio,
    rentRatio: work.logRent.map(Math.exp),
    unitCostRatio: regionMajor(work.logCost.map(Math.exp), n, s),
    incomeRatio: work.logIncome.map(Math.exp),
    outputRatio: regionMajor(outputRatio, n, s),
    quantityRatio: regionMajor(quantityRatio, n, s),
    employmentRatio: regionMajor(employmentRatio, n, s),
    externalEconomyRatio: regionMajor(work.logExternal.map(Math.exp), n, s),
    domesticShareRatio: regionMajor(domesticShares(economy, system, work), n, s),
    realWageRatio: wageRatio.map((value, m) => value / consumerPriceRatio[m]!),
    realSpendingRatio,
    realIncomeRatio,
    welfareRatio: expectedWelfare(system, work, basePeople, realIncomeRatio),
    output: regionMajor(
      economy.output.map((value, cell) => value * outputRatio[cell]!),
      n,
      s,
    ),
    purchases: regionMajor(work.spending, n, s),
    labourIncome,
    deficits: system.deficitShares ? proportionalDeficits(labourIncome, system.deficitShares) : system.deficits.slice(),
    finalSpending: work.finalSpending.slice(),
    tariffRevenue,
    platformRevenue: system.headquarters ? system.headquarters.map((share) => share * fees) : new Float64Array(n),
    moves:
      parts.moves === "include"
        ? personsByPair(system.mobility, state.subarray(layout.wage, layout.wage + n), work.logRealIncome)
        : null,
    tradeShares: parts.tradeShares === "include" ? bilateralRegionMajor(newTradeShares(system, work), n, s) : null,
    state,
    issues,
  };
}

/** Below it the sum of cost powers has underflowed and shares are formed in logarithms. */
const SMALLEST_SUM = 1e-250;

/** pi' = K q / phi of one pair. */
function newShare(system: EquilibriumSystem, work: SweepWork, row: number, seller: number): number {
  const n = system.regionCount;
  const industry = Math.floor(row / n);
  const cell = industry * n + seller;
  const weight = system.kernel[row * n + seller]!;
  if (work.phi[row]! > SMALLEST_SUM) return (weight * work.powers[cell]!) / work.phi[row]!;
  return weight * Math.exp(-system.tradeElasticity[industry]! * (work.logCost[cell]! - work.logPrice[row]!));
}

/** New trade shares, [S x N x N]. */
function newTradeShares(system: EquilibriumSystem, work: SweepWork): Float64Array {
  const n = system.regionCount;
  const out = new Float64Array(system.kernel.length);
  for (let row = 0; row < n * system.industryCount; ++row) {
    for (let i = 0; i < n; ++i) out[row * n + i] = newShare(system, work, row, i);
  }
  return out;
}

function domesticShares(economy: Economy, system: EquilibriumSystem, work: SweepWork): Float64Array {
  const n = system.regionCount;
  return work.phi.map((_, row) => {
    const before = economy.tradeShares[row * n + (row % n)]!;
    return before > 0 ? newShare(system, work, row, row % n) / before : 1;
  });
}

/** V'/V, with commuting income in place of the workplace's wage. */
function placeIncome(system: EquilibriumSystem, work: SweepWork): Float64Array {
  if (system.mobility.kind !== "commuting") return work.logRealIncome.map(Math.exp);
  return work.logRealIncome.map((value, m) => Math.exp(value + work.logIncome[m]!));
}

function expectedWelfare(system: EquilibriumSystem, work: SweepWork, people: Float64Array, ratio: Float64Array): number {
  const { mobility } = system;
  const total = people.reduce((sum, value) => sum + value, 0);
  if (mobility.kind === "immobile") return people.reduce((sum, value, m) => sum + value * ratio[m]!, 0) / total;
  if (mobility.kind === "commuting") return Math.exp((work.logAccess[0]! - Math.log(total)) / mobility.epsilon);
  if (mobility.kind === "origins") {
    let sum = 0;
    mobility.origins.forEach((persons, o) => {
      if (persons > 0) sum += persons * Math.exp((work.logAccess[o]! - Math.log(persons)) / mobility.epsilon);
    });
    return sum / total;
  }
  const pools = new Map<number, { people: number; power: number }>();
  let welfare = 0;
  people.forEach((persons, m) => {
    const pool = mobility.pools ? mobility.pools[m]! : 0;
    if (pool < 0) {
      welfare += persons * ratio[m]!;
      return;
    }
    const entry = pools.get(pool) ?? { people: 0, power: 0 };
    entry.people += persons;
    entry.power += persons * ratio[m]! ** mobility.epsilon;
    pools.set(pool, entry);
  });
  for (const entry of pools.values()) welfare += entry.people * (entry.power / entry.people) ** (1 / mobility.epsilon);
  return welfare / total;
}

function emptyingIssues(economy: Economy, populationRatio: Float64Array): Issue[] {
  const emptied = economy.regions.filter((_, m) => populationRatio[m]! < 1e-3);
  if (emptied.length === 0) return [];
  return [
    {
      code: "region-emptied",
      severity: "warning",
      count: emptied.length,
      message: `${emptied.length} region(s) keep less than a thousandth of their people, first ${emptied[0]}; the model is far outside the data there.`,
      hint: "Use a smaller shock, or read these regions as abandoned.",
      params: { region: emptied[0]! },
    },
  ];
}
