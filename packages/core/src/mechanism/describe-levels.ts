import type { Issue } from "../errors/index.ts";
import { bilateralRegionMajor, regionMajor } from "./economy.ts";
import type { LevelEquilibrium } from "./level-primitives.ts";
import { personsByPair } from "./moves.ts";
import type { SystemSolution } from "./solve-system.ts";
import { sweep } from "./sweep.ts";
import { createSweepWork } from "./sweep-work.ts";
import type { EquilibriumSystem } from "./system.ts";

/** The solved state as wages, people, prices and flows; one more sweep fills in what the state does not hold. */
export function describeLevels(system: EquilibriumSystem, solution: SystemSolution, issues: readonly Issue[]): LevelEquilibrium {
  const n = system.regionCount;
  const s = system.industryCount;
  const work = createSweepWork(system);
  const { layout } = work;
  const { state } = solution;
  sweep(system, work, state, new Float64Array(state.length));
  const block = (start: number, length: number) => state.subarray(start, start + length).map(Math.exp);
  const wage = block(layout.wage, n);
  const population = block(layout.labour, n);
  const residents = layout.residents >= 0 ? block(layout.residents, n) : population.slice();
  const shares = new Float64Array(n * n * s);
  for (let row = 0; row < n * s; ++row) {
    const start = Math.floor(row / n) * n;
    for (let i = 0; i < n; ++i) shares[row * n + i] = (system.kernel[row * n + i]! * work.powers[start + i]!) / work.phi[row]!;
  }
  const employment = work.nextOutput.map((value, cell) => (system.valueAddedShares[cell]! * value) / wage[cell % n]!);
  const { mobility } = system;
  const onePool = mobility.kind === "mobile" && (!mobility.pools || mobility.pools.every((pool) => pool === 0));
  const welfare = onePool
    ? work.logRealIncome.reduce((total, value) => total + Math.exp(mobility.epsilon * value), 0) ** (1 / mobility.epsilon)
    : mobility.kind === "commuting"
      ? Math.exp(work.logAccess[0]! / mobility.epsilon)
      : Number.NaN;
  return {
    status: solution.status,
    method: solution.method,
    iterations: solution.iterations,
    residual: solution.residual,
    wage,
    population,
    residents,
    price: regionMajor(work.logPrice.map(Math.exp), n, s),
    output: regionMajor(block(layout.output, n * s), n, s),
    employment: regionMajor(employment, n, s),
    tradeShares: bilateralRegionMajor(shares, n, s),
    finalSpending: work.finalSpending.slice(),
    consumerPrice: work.logConsumerPrice.map(Math.exp),
    rent: work.logRent.map(Math.exp),
    realIncome: work.logRealIncome.map((value, m) =>
      Math.exp(mobility.kind === "commuting" ? value + work.logIncome[m]! : value),
    ),
    welfare,
    moves: personsByPair(mobility, state.subarray(layout.wage, layout.wage + n), work.logRealIncome),
    state,
    issues,
  };
}
