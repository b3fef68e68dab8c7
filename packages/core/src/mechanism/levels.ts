import type { Issue } from "../errors/index.ts";
import { describeLevels } from "./describe-levels.ts";
import type { EconomyInput } from "./economy-input.ts";
import type { LevelEquilibrium, LevelPrimitives } from "./level-primitives.ts";
import { levelSystem } from "./level-system.ts";
import { type SolveOptions, solveSystem } from "./solve-system.ts";
import { type EquilibriumSystem, stateLayout } from "./system.ts";

/**
 * The equilibrium of given primitives (conditions 1 to 8 in levels).
 *
 * @throws InputError `shape-mismatch`, `bad-elasticity`, `out-of-range`, `negative-share`
 */
export function solveLevels(primitives: LevelPrimitives, options: SolveOptions = {}): LevelEquilibrium {
  const issues: Issue[] = [];
  const system = levelSystem(primitives, issues);
  const solution = solveSystem(system, { ...options, start: options.start ?? levelStart(system, primitives) });
  return describeLevels(system, solution, issues);
}

/** The baseline economy of a solved equilibrium: what a statistician would observe there. */
export function observedEconomy(primitives: LevelPrimitives, equilibrium: LevelEquilibrium): EconomyInput {
  const { mobility } = primitives;
  return {
    ...(primitives.regions ? { regions: primitives.regions } : {}),
    ...(primitives.industries ? { industries: primitives.industries } : {}),
    tradeElasticity: primitives.tradeElasticity,
    tradeShares: equilibrium.tradeShares,
    ...(primitives.inputCoefficients ? { inputCoefficients: primitives.inputCoefficients } : {}),
    ...(primitives.valueAddedShares ? { valueAddedShares: primitives.valueAddedShares } : {}),
    ...(primitives.consumptionShares ? { consumptionShares: primitives.consumptionShares } : {}),
    labourIncome: equilibrium.wage.map((value, n) => value * equilibrium.population[n]!),
    output: equilibrium.output,
    ...(primitives.deficits ? { deficits: primitives.deficits } : {}),
    ...(primitives.tariffs ? { tariffs: primitives.tariffs } : {}),
    ...(primitives.sellerShare ? { sellerShare: primitives.sellerShare } : {}),
    ...(primitives.headquarters ? { headquarters: primitives.headquarters } : {}),
    population: equilibrium.population,
    employment: equilibrium.employment,
    ...(primitives.housing ? { housing: primitives.housing } : {}),
    ...(primitives.congestion !== undefined ? { congestion: primitives.congestion } : {}),
    ...(primitives.income ? { income: primitives.income } : {}),
    ...(primitives.spillovers !== undefined ? { spillovers: primitives.spillovers } : {}),
    mobility:
      !mobility || mobility.kind === "immobile" || mobility.kind === "mobile"
        ? (mobility ?? { kind: "immobile" })
        : mobility.kind === "origins"
          ? { kind: "origins", epsilon: mobility.epsilon, migrants: equilibrium.moves! }
          : { kind: "commuting", epsilon: mobility.epsilon, commuters: equilibrium.moves! },
  };
}

/** Equal wages, people as given, output as demand at equal wages would have it. */
function levelStart(system: EquilibriumSystem, primitives: LevelPrimitives): Float64Array {
  const layout = stateLayout(system);
  const n = system.regionCount;
  const start = new Float64Array(layout.length);
  for (let m = 0; m < n; ++m) {
    const people = Math.log(primitives.population[m]!);
    start[layout.labour + m] = people;
    if (layout.residents >= 0) start[layout.residents + m] = people;
    for (let j = 0; j < system.industryCount; ++j) {
      const share = Math.max(system.consumptionShares[j * n + m]!, 0.01);
      start[layout.output + j * n + m] = people + Math.log(share / Math.max(system.valueAddedShares[j * n + m]!, 0.1));
    }
  }
  return start;
}
