import {
  commuting,
  consumerPrices,
  costPowers,
  employment,
  externalEconomies,
  finalSpendingWithWedges,
  inputPurchases,
  keptOfRow,
  LOG_EMPLOYMENT_FLOOR,
  labourIncome,
  logPrices,
  population,
  populationByOrigin,
  priceSums,
  realIncome,
  rents,
  residentIncome,
  sales,
  salesOfRow,
  spending,
  unitCosts,
} from "./conditions/index.ts";
import { type EquilibriumSystem, type StateLayout, stateLayout } from "./system.ts";

/** Everything one sweep computes, at the state it started from; kept between sweeps so that nothing is allocated in the loop. */
export interface SweepWork {
  readonly layout: StateLayout;
  readonly logExternal: Float64Array;
  readonly employment: Float64Array;
  readonly logCost: Float64Array;
  readonly logPrice: Float64Array;
  /** phi of condition 5 relative to the cheapest origin, [S x N]. */
  readonly phi: Float64Array;
  readonly powers: Float64Array;
  /** Rows of `phi` and `powers` by industry, made once. */
  readonly phiRows: readonly Float64Array[];
  readonly powerRows: readonly Float64Array[];
  /** Industries whose employment some channel looks at. */
  readonly taught: readonly number[];
  readonly output: Float64Array;
  readonly nextOutput: Float64Array;
  readonly purchases: Float64Array;
  readonly spending: Float64Array;
  readonly finalSpending: Float64Array;
  readonly ownIncome: Float64Array;
  readonly tariffPart: Float64Array;
  readonly feePart: Float64Array;
  readonly tariffRevenue: Float64Array;
  readonly feeRevenue: Float64Array;
  readonly labourIncome: Float64Array;
  readonly logConsumerPrice: Float64Array;
  readonly logIncome: Float64Array;
  readonly logRent: Float64Array;
  readonly logRealIncome: Float64Array;
  readonly people: Float64Array;
  readonly residents: Float64Array;
  /** ln of access by origin (hukou), or its one value (commuting) at [0]. */
  readonly logAccess: Float64Array;
  readonly scratch: Float64Array;
  readonly reach: Float64Array;
}

export function createSweepWork(system: EquilibriumSystem): SweepWork {
  const n = system.regionCount;
  const cells = n * system.industryCount;
  const byRegion = () => new Float64Array(n);
  const byCell = () => new Float64Array(cells);
  const phi = byCell();
  const powers = byCell();
  const rows = (table: Float64Array) =>
    Array.from({ length: system.industryCount }, (_, j) => table.subarray(j * n, (j + 1) * n));
  return {
    layout: stateLayout(system),
    logExternal: byCell(),
    employment: byCell(),
    logCost: byCell(),
    logPrice: byCell(),
    phi,
    powers,
    phiRows: rows(phi),
    powerRows: rows(powers),
    taught: taughtIndustries(system),
    output: byCell(),
    nextOutput: byCell(),
    purchases: byCell(),
    spending: byCell(),
    finalSpending: byRegion(),
    ownIncome: byRegion(),
    tariffPart: byCell(),
    feePart: byCell(),
    tariffRevenue: byRegion(),
    feeRevenue: byRegion(),
    labourIncome: byRegion(),
    logConsumerPrice: byRegion(),
    logIncome: byRegion(),
    logRent: byRegion(),
    logRealIncome: byRegion(),
    people: byRegion(),
    residents: byRegion(),
    logAccess: byRegion(),
    scratch: byRegion(),
    reach: byRegion(),
  };
}

/** With links every industry may teach; without, an industry learns from itself alone. */
function taughtIndustries(system: EquilibriumSystem): number[] {
  const all = Array.from({ length: system.industryCount }, (_, j) => j);
  if (system.spillovers.some((channel) => channel.links !== null)) return all;
  return all.filter((j) => system.spillovers.some((channel) => channel.psi[j] !== 0));
}

/**
 * One sweep through the equilibrium conditions: from a state to the state that the conditions ask for.
 *
 * The order is that of the model: external economies (4), unit costs (3), prices (5), spending and sales (6), wages (7), rents (2),
 * residence (8), then the numeraire. An equilibrium is a state that a sweep leaves where it is.
 *
 * @param state (ln w, ln L, ln P, ln Y [, ln R]), see `stateLayout`; not modified
 * @param next the new state, overwritten
 */
export function sweep(system: EquilibriumSystem, work: SweepWork, state: Float64Array, next: Float64Array): void {
  const n = system.regionCount;
  const { layout } = work;
  const cells = n * system.industryCount;
  const logWage = state.subarray(layout.wage, layout.wage + n);
  const logLabour = state.subarray(layout.labour, layout.labour + n);
  const logPrice = state.subarray(layout.price, layout.price + cells);
  const logOutput = state.subarray(layout.output, layout.output + cells);
  const logResidents = layout.residents >= 0 ? state.subarray(layout.residents, layout.residents + n) : logLabour;

  const scale = system.spillovers.length > 0;
  if (scale) {
    employment(system.baseEmployment, logOutput, logWage, LOG_EMPLOYMENT_FLOOR, work.employment, work.taught);
    externalEconomies(system.spillovers, work.employment, system.logSpilloverBase, n, work.logExternal, work.scratch, work.reach);
  }
  unitCosts(
    system.valueAddedShares,
    system.inputCoefficients,
    logWage,
    logPrice,
    system.logProductivity,
    scale ? work.logExternal : null,
    work.logCost,
  );
  for (let cell = 0; cell < cells; ++cell) work.output[cell] = system.baseOutput[cell]! * Math.exp(logOutput[cell]!);
  inputPurchases(system.inputCoefficients, work.output, n, work.purchases);
  ownIncome(system, work, logWage, logLabour, logResidents);
  clearGoods(system, work);

  labourIncome(system.valueAddedShares, work.nextOutput, work.labourIncome);
  let total = 0;
  for (let m = 0; m < n; ++m) total += work.labourIncome[m]!;
  const shift = Math.log(system.totalIncome / total);
  for (let m = 0; m < n; ++m) {
    next[layout.wage + m] =
      system.baseLabourIncome[m]! > 0
        ? Math.log(work.labourIncome[m]! / system.baseLabourIncome[m]!) - logLabour[m]! + shift
        : logWage[m]!;
  }
  for (let cell = 0; cell < cells; ++cell) {
    next[layout.price + cell] = work.logPrice[cell]! + shift;
    const base = system.baseOutput[cell]!;
    next[layout.output + cell] =
      base > 0 && work.nextOutput[cell]! > 0 ? Math.log(work.nextOutput[cell]! / base) + shift : logOutput[cell]!;
  }
  residence(system, work, logWage, logLabour, logResidents, next);
}

/** Income of residents from work, deficit included: the part of final spending that is known before goods are bought. */
function ownIncome(
  system: EquilibriumSystem,
  work: SweepWork,
  logWage: Float64Array,
  logLabour: Float64Array,
  logResidents: Float64Array,
): void {
  const n = system.regionCount;
  const own = work.ownIncome;
  if (system.mobility.kind === "commuting") {
    const { affinity, baseWage, baseResidents, epsilon } = system.mobility;
    residentIncome(affinity, logWage, baseWage, epsilon, work.logIncome);
    for (let m = 0; m < n; ++m) own[m] = work.logIncome[m]! * baseResidents[m]! * Math.exp(logResidents[m]!);
  } else {
    for (let m = 0; m < n; ++m) own[m] = system.baseLabourIncome[m]! * Math.exp(logWage[m]! + logLabour[m]!);
  }
  if (system.housing.rents === "portfolio") {
    const alpha = 1 - system.housing.share;
    const each = portfolioIncome(system, own, logLabour);
    for (let m = 0; m < n; ++m) own[m] = alpha * (own[m]! + each * system.basePopulation[m]! * Math.exp(logLabour[m]!));
  }
  for (let m = 0; m < n; ++m) own[m] = own[m]! + system.deficits[m]!;
}

/** Rent a head when all rents are shared equally: (1 - alpha) / alpha of mean labour income. */
function portfolioIncome(system: EquilibriumSystem, income: Float64Array, logLabour: Float64Array): number {
  let people = 0;
  let total = 0;
  for (let m = 0; m < income.length; ++m) {
    people += system.basePopulation[m]! * Math.exp(logLabour[m]!);
    total += income[m]!;
  }
  return ((system.housing.share / (1 - system.housing.share)) * total) / people;
}

/** Conditions 5 and 6 for all industries: prices, final spending, sales. */
function clearGoods(system: EquilibriumSystem, work: SweepWork): void {
  const n = system.regionCount;
  const pairs = n * n;
  const { kernel } = system;
  const untaxed = system.untaxed ?? kernel;
  const received = system.received ?? untaxed;
  const redone: { industry: number; row: number; logSum: number }[] = [];
  const wedges = received !== kernel;
  const tariffSum = work.scratch;
  for (let j = 0; j < system.industryCount; ++j) {
    const start = j * n;
    const q = work.powerRows[j]!;
    const phi = work.phiRows[j]!;
    const theta = system.tradeElasticity[j]!;
    const least = costPowers(work.logCost, start, theta, q);
    priceSums(kernel, j * pairs, q, phi);
    const rows = logPrices(kernel, j * pairs, work.logCost, start, theta, least, phi, work.logPrice);
    for (const row of rows) redone.push({ industry: j, ...row });
    if (!wedges) continue;
    priceSums(untaxed, j * pairs, q, tariffSum);
    for (let m = 0; m < n; ++m) work.tariffPart[start + m] = phi[m]! > 0 ? 1 - tariffSum[m]! / phi[m]! : 0;
    if (system.received) {
      priceSums(received, j * pairs, q, work.reach);
      for (let m = 0; m < n; ++m) work.feePart[start + m] = phi[m]! > 0 ? (tariffSum[m]! - work.reach[m]!) / phi[m]! : 0;
    }
    for (const { row, logSum } of rows) {
      const net = keptOfRow(kernel, untaxed, j * pairs, work.logCost, start, theta, row, logSum, n);
      work.tariffPart[start + row] = 1 - net;
      if (!system.received) continue;
      const kept = keptOfRow(kernel, received, j * pairs, work.logCost, start, theta, row, logSum, n);
      work.feePart[start + row] = net - kept;
    }
  }
  if (wedges) {
    finalSpendingWithWedges(
      work.ownIncome,
      system.consumptionShares,
      work.purchases,
      work.tariffPart,
      work.feePart,
      system.headquarters,
      work.finalSpending,
    );
  } else work.finalSpending.set(work.ownIncome);
  spending(system.consumptionShares, work.finalSpending, work.purchases, work.spending);
  for (let j = 0; j < system.industryCount; ++j) {
    const start = j * n;
    const q = work.powerRows[j]!;
    const phi = work.phiRows[j]!;
    sales(received, j * pairs, q, phi, work.spending, work.nextOutput, start);
  }
  for (const { industry, row, logSum } of redone) {
    const start = industry * n;
    salesOfRow(
      kernel,
      received,
      industry * pairs,
      work.logCost,
      start,
      system.tradeElasticity[industry]!,
      row,
      logSum,
      work.spending[start + row]!,
      work.nextOutput,
      n,
    );
  }
}

/** Conditions 2 and 8: rents, real income and where people live and work. */
function residence(
  system: EquilibriumSystem,
  work: SweepWork,
  logWage: Float64Array,
  logLabour: Float64Array,
  logResidents: Float64Array,
  next: Float64Array,
): void {
  const n = system.regionCount;
  const { layout } = work;
  const { mobility, housing } = system;
  consumerPrices(system.priceWeights, work.logPrice, work.logConsumerPrice);
  workerIncome(system, work, logWage, logLabour, logResidents);
  if (housing.share > 0) {
    rents(
      work.logIncome,
      logResidents,
      work.logConsumerPrice,
      system.logHousing,
      housing.supplyElasticity,
      housing.supply,
      work.logRent,
    );
  }
  // with commuting the income of condition 8 is earned at workplaces and enters through them
  const incomeOfPlace = mobility.kind === "commuting" ? work.scratch.fill(0) : work.logIncome;
  realIncome(
    system.logAmenity,
    logResidents,
    system.congestion,
    incomeOfPlace,
    work.logConsumerPrice,
    work.logRent,
    housing.share,
    work.logRealIncome,
  );
  if (mobility.kind === "immobile") {
    for (let m = 0; m < n; ++m) next[layout.labour + m] = logLabour[m]!;
    return;
  }
  if (mobility.kind === "mobile") {
    for (let m = 0; m < n; ++m) work.residents[m] = system.basePopulation[m]! * Math.exp(logLabour[m]!);
    population(
      work.logRealIncome,
      mobility.epsilon,
      system.basePopulation,
      mobility.pools,
      mobility.totals,
      work.residents,
      work.people,
    );
  } else if (mobility.kind === "origins") {
    populationByOrigin(mobility.affinity, mobility.origins, work.logRealIncome, mobility.epsilon, work.people, work.logAccess);
  } else {
    const { logAccess } = commuting(
      mobility.affinity,
      logWage,
      work.logRealIncome,
      mobility.epsilon,
      mobility.total,
      work.residents,
      work.people,
    );
    work.logAccess[0] = logAccess;
    for (let m = 0; m < n; ++m) next[layout.residents + m] = logRatio(work.residents[m]!, mobility.baseResidents[m]!);
  }
  for (let m = 0; m < n; ++m) next[layout.labour + m] = logRatio(work.people[m]!, system.basePopulation[m]!);
}

function logRatio(value: number, base: number): number {
  return value > 0 && base > 0 ? Math.log(value / base) : 0;
}

/** ln y, a worker's income relative to the base. */
function workerIncome(
  system: EquilibriumSystem,
  work: SweepWork,
  logWage: Float64Array,
  logLabour: Float64Array,
  logResidents: Float64Array,
): void {
  const n = system.regionCount;
  const { mobility, housing } = system;
  const y = work.logIncome;
  if (system.income === "spending") {
    for (let m = 0; m < n; ++m) {
      const base = mobility.kind === "commuting" ? mobility.baseResidents[m]! : system.basePopulation[m]!;
      y[m] = Math.log(work.finalSpending[m]! / (base * system.baseIncome[m]!)) - logResidents[m]!;
    }
    return;
  }
  if (mobility.kind === "commuting") {
    for (let m = 0; m < n; ++m) y[m] = Math.log(y[m]! / system.baseIncome[m]!);
    return;
  }
  if (housing.rents === "portfolio") {
    let people = 0;
    let total = 0;
    for (let m = 0; m < n; ++m) {
      people += system.basePopulation[m]! * Math.exp(logLabour[m]!);
      total += system.baseLabourIncome[m]! * Math.exp(logWage[m]! + logLabour[m]!);
    }
    const each = ((housing.share / (1 - housing.share)) * total) / people;
    for (let m = 0; m < n; ++m) {
      const wage = (system.baseLabourIncome[m]! / system.basePopulation[m]!) * Math.exp(logWage[m]!);
      y[m] = Math.log((wage + each) / system.baseIncome[m]!);
    }
    return;
  }
  const rebate = housing.rents === "residents" ? -Math.log(1 - housing.share) : 0;
  for (let m = 0; m < n; ++m) {
    const wage = (system.baseLabourIncome[m]! / system.basePopulation[m]!) * Math.exp(logWage[m]! + rebate);
    y[m] = Math.log(wage / system.baseIncome[m]!);
  }
}
