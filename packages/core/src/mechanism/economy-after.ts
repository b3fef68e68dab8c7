import { InputError } from "../errors/index.ts";
import type { Counterfactual } from "./counterfactual.ts";
import { bilateralIndustryMajor, type Economy, industryMajor, type Mobility } from "./economy.ts";
import { hatSystem } from "./hat-system.ts";
import { personsByPair } from "./moves.ts";
import { readShock, type Shock } from "./shock.ts";
import { createSweepWork, sweep } from "./sweep.ts";
import type { EquilibriumSystem } from "./system.ts";

/**
 * The economy after a counterfactual, as the baseline of the next one: remove deficits first and then change tariffs, or apply
 * scenarios in sequence.
 *
 *     ratio(A then B) = ratio(A) ratio(B from the economy after A)
 *
 * @param shock the shock that gave `result`
 * @param result solved with `tradeShares: "include"`
 * @throws InputError `not-converged`, `missing-input`
 */
export function economyAfter(economy: Economy, shock: Shock, result: Counterfactual): Economy {
  if (result.status !== "converged") {
    throw new InputError(
      "not-converged",
      `economyAfter: the counterfactual is ${result.status} (residual ${result.residual.toExponential(1)}); only an equilibrium can be a baseline.`,
    );
  }
  if (!result.tradeShares) {
    throw new InputError("missing-input", 'economyAfter: the result has no trade shares; solve with tradeShares "include".');
  }
  const n = economy.regions.length;
  const s = economy.industries.length;
  const read = readShock(economy, shock);
  const system = hatSystem(economy, read);
  const employmentRatio = industryMajor(result.employmentRatio, n, s);
  return Object.freeze({
    ...economy,
    tradeShares: bilateralIndustryMajor(result.tradeShares, n, s),
    consumptionShares: read.consumptionShares,
    tariffs: read.tariffs,
    sellerShare: read.sellerShare,
    headquarters: read.headquarters,
    labourIncome: result.labourIncome,
    output: industryMajor(result.output, n, s),
    deficits: result.deficits,
    finalSpending: result.finalSpending,
    population: economy.population.map((value, m) => value * result.populationRatio[m]!),
    employment: economy.employment.map((value, cell) => value * employmentRatio[cell]!),
    mobility: mobilityAfter(economy, system, result),
    spillovers: read.spillovers,
  });
}

/** Persons by origin or residence and destination after the change. */
function mobilityAfter(economy: Economy, system: EquilibriumSystem, result: Counterfactual): Mobility {
  const { mobility } = economy;
  if (mobility.kind !== "origins" && mobility.kind !== "commuting") return mobility;
  const work = createSweepWork(system);
  sweep(system, work, result.state, new Float64Array(result.state.length));
  const { wage, labour } = work.layout;
  const people = personsByPair(system.mobility, result.state.subarray(wage, labour), work.logRealIncome)!;
  return mobility.kind === "origins" ? { ...mobility, migrants: people } : { ...mobility, commuters: people };
}
