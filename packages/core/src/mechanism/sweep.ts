import { clearGoods } from "./clear-goods.ts";
import {
  employment,
  externalEconomies,
  inputPurchases,
  LOG_EMPLOYMENT_FLOOR,
  labourIncome,
  unitCosts,
} from "./conditions/index.ts";
import { ownIncome } from "./incomes.ts";
import { residence } from "./residence.ts";
import type { SweepWork } from "./sweep-work.ts";
import type { EquilibriumSystem } from "./system.ts";

export { createSweepWork, type SweepWork } from "./sweep-work.ts";

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
  for (let m = 0; m < n; ++m) {
    next[layout.wage + m] =
      system.baseLabourIncome[m]! > 0
        ? Math.log(work.labourIncome[m]! / system.baseLabourIncome[m]!) - logLabour[m]!
        : logWage[m]!;
  }
  const shift = numeraireShift(system, work.labourIncome, next.subarray(layout.wage, layout.wage + n));
  for (let m = 0; m < n; ++m) if (system.baseLabourIncome[m]! > 0) next[layout.wage + m] = next[layout.wage + m]! + shift;
  for (let cell = 0; cell < cells; ++cell) {
    next[layout.price + cell] = work.logPrice[cell]! + shift;
    const base = system.baseOutput[cell]!;
    next[layout.output + cell] =
      base > 0 && work.nextOutput[cell]! > 0 ? Math.log(work.nextOutput[cell]! / base) + shift : logOutput[cell]!;
  }
  residence(system, work, logWage, logLabour, logResidents, next);
}

/** What to add to every log of money so that the numeraire is worth what it was. */
function numeraireShift(system: EquilibriumSystem, labourIncome: Float64Array, logWage: Float64Array): number {
  let worth = 0;
  if (system.numeraireWeights) {
    for (let m = 0; m < logWage.length; ++m) {
      if (system.numeraireWeights[m] !== 0) worth += system.numeraireWeights[m]! * Math.exp(logWage[m]!);
    }
    return -Math.log(worth);
  }
  for (let m = 0; m < labourIncome.length; ++m) worth += labourIncome[m]!;
  return Math.log(system.totalIncome / worth);
}
