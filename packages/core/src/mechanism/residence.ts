import { commuting, consumerPrices, population, populationByOrigin, realIncome, rents } from "./conditions/index.ts";
import { workerIncome } from "./incomes.ts";
import type { SweepWork } from "./sweep-work.ts";
import type { EquilibriumSystem } from "./system.ts";

/** Conditions 2 and 8: rents, real income and where people live and work. */
export function residence(
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
  if (mobility.kind === "immobile" || (mobility.kind === "commuting" && mobility.held)) {
    for (let m = 0; m < n; ++m) next[layout.labour + m] = logLabour[m]!;
    if (layout.residents >= 0) for (let m = 0; m < n; ++m) next[layout.residents + m] = logResidents[m]!;
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
