import { InputError } from "../errors/index.ts";
import type { Counterfactual } from "./counterfactual.ts";
import { bilateralIndustryMajor, type Economy, industryMajor, type Mobility } from "./economy.ts";
import { hatSystem } from "./hat-system.ts";
import { readShock, type Shock } from "./shock.ts";

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
    deficits: read.deficits,
    finalSpending: result.finalSpending,
    population: economy.population.map((value, m) => value * result.populationRatio[m]!),
    employment: economy.employment.map((value, cell) => value * employmentRatio[cell]!),
    mobility: mobilityAfter(economy, shock, result, n),
    spillovers: read.spillovers,
  });
}

/** Persons by origin or residence and destination after the change. */
function mobilityAfter(economy: Economy, shock: Shock, result: Counterfactual, n: number): Mobility {
  const { mobility } = economy;
  if (mobility.kind !== "origins" && mobility.kind !== "commuting") return mobility;
  const system = hatSystem(economy, readShock(economy, shock)).mobility;
  if (system.kind !== "origins" && system.kind !== "commuting") return mobility;
  const people = system.affinity.slice();
  const { epsilon } = mobility;
  let total = 0;
  let all = 0;
  for (let r = 0; r < n; ++r) {
    let before = 0;
    let row = 0;
    for (let c = 0; c < n; ++c) {
      const at = r * n + c;
      // the residence draws by real income: over origins at the destination, with commuting at home less the wage earned elsewhere
      const pull = mobility.kind === "origins" ? result.realIncomeRatio[c]! ** epsilon : result.wageRatio[c]! ** epsilon;
      before += mobility.kind === "origins" ? mobility.migrants[at]! : mobility.commuters[at]!;
      people[at] = people[at]! * pull;
      row += people[at]!;
    }
    const target = mobility.kind === "origins" ? before : before * result.residentRatio[r]!;
    for (let c = 0; c < n; ++c) people[r * n + c] = row > 0 ? (people[r * n + c]! * target) / row : 0;
    total += before;
    all += target;
  }
  if (mobility.kind === "origins") return { ...mobility, migrants: people };
  return { ...mobility, commuters: people.map((value) => (value * total) / all) };
}
