import { residentIncome } from "./conditions/index.ts";
import type { SweepWork } from "./sweep-work.ts";
import type { EquilibriumSystem } from "./system.ts";

/** Income of residents from work, deficit included: the part of final spending that is known before goods are bought. */
export function ownIncome(
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
  const deficits = system.deficitShares ? proportionalDeficits(own, system.deficitShares) : system.deficits;
  if (system.housing.rents === "portfolio") {
    const alpha = 1 - system.housing.share;
    const each = portfolioIncome(system, own, logLabour);
    for (let m = 0; m < n; ++m) own[m] = alpha * (own[m]! + each * system.basePopulation[m]! * Math.exp(logLabour[m]!));
  }
  for (let m = 0; m < n; ++m) own[m] = own[m]! + deficits[m]!;
}

/**
 * Deficits that keep their share of labour income, up to one common share that makes them add up to zero.
 *
 *     D[n] = (d[n] - s) w[n] L[n],     s = sum d w L / sum w L
 *
 * @param labourIncome w L, [N], money
 * @param shares d, deficit over labour income in the baseline, [N]
 * @returns D, [N], money
 */
export function proportionalDeficits(labourIncome: Float64Array, shares: Float64Array): Float64Array {
  let total = 0;
  let sum = 0;
  for (let m = 0; m < labourIncome.length; ++m) {
    total += labourIncome[m]!;
    sum += shares[m]! * labourIncome[m]!;
  }
  return labourIncome.map((value, m) => (shares[m]! - sum / total) * value);
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

/** ln y, a worker's income relative to the base. */
export function workerIncome(
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
    const earned = system.baseLabourIncome.map((value, m) => value * Math.exp(logWage[m]! + logLabour[m]!));
    const each = portfolioIncome(system, earned, logLabour);
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
