import type { CancellationSignal, SolverProgress } from "../numeric/index.ts";
import { decomposeTrinity, type TrinityDecomposition } from "./aggregation-plane.ts";
import type { Baseline } from "./baseline.ts";
import { type Counterfactual, describeCounterfactual } from "./counterfactual.ts";
import { type FormReading, readForm } from "./forms.ts";
import { harsanyiDividends, SUBSETS, subsetSize } from "./harsanyi.ts";
import { solveSystem } from "./solve-system.ts";
import type { EquilibriumSystem } from "./system.ts";
import { checkShocks, type TrinityShocks } from "./trinity-shocks.ts";
import { type SystemOfSets, trinitySystems } from "./trinity-systems.ts";

export interface TrinityOptions {
  /** Default 1e-10. */
  readonly tolerance?: number;
  readonly signal?: CancellationSignal;
  /** Called after each equilibrium; `iteration` counts equilibria. */
  readonly onProgress?: (progress: SolverProgress) => void;
}

/** ln outcome'/outcome of all 16 sets and their dividends, [16 x M] each. */
export interface TrinityOutcome {
  readonly length: number;
  readonly values: Float64Array;
  readonly dividends: Float64Array;
}

export interface Trinity {
  /** `converged` when all 16 are; else the first other status. */
  readonly status: Counterfactual["status"];
  /** The 16 equilibria by set. */
  readonly equilibria: readonly Counterfactual[];
  readonly welfare: TrinityOutcome;
  /** [16 x N]. */
  readonly realWage: TrinityOutcome;
  readonly population: TrinityOutcome;
  /** [16 x (N S)], region-major. */
  readonly employment: TrinityOutcome;
  readonly quantity: TrinityOutcome;
  /** Both trinities of ln welfare. */
  readonly decomposition: TrinityDecomposition;
  /** Form of every region-industry, [N S] region-major: scenario under the shocks shown. */
  readonly forms: readonly FormReading[];
  /** R x V of ln welfare: its part through trade, through spillovers, and what needs both. */
  readonly overlayParts: { readonly trade: number; readonly spillovers: number; readonly crossing: number };
}

/**
 * The compound trinity of a baseline: all 16 equilibria under the four digital shocks, and their decomposition.
 *
 * Every equilibrium is continued from those of the smaller sets, so all stay on the baseline's branch.
 *
 * @param baseline from `buildBaseline`, its layer at the first year's digital levels
 * @throws InputError `shape-mismatch`, `out-of-range`
 */
export function solveTrinity(baseline: Baseline, shocks: TrinityShocks, options: TrinityOptions = {}): Trinity {
  const { economy } = baseline;
  const n = economy.regions.length;
  const s = economy.industries.length;
  checkShocks(baseline, shocks);
  const systemOf = trinitySystems(baseline, shocks);
  const equilibria: Counterfactual[] = [];
  for (let set = 0; set < SUBSETS; ++set) {
    equilibria.push(solveSet(baseline, systemOf(set, set), predictedState(equilibria, set), options));
    options.onProgress?.({ iteration: set + 1, residual: equilibria[set]!.residual });
  }
  const gather = (length: number, values: (equilibrium: Counterfactual) => ArrayLike<number>): TrinityOutcome => {
    const table = new Float64Array(SUBSETS * length);
    equilibria.forEach((equilibrium, set) => {
      const ratios = values(equilibrium);
      for (let k = 0; k < length; ++k) table[set * length + k] = Math.log(ratios[k]!);
    });
    return { length, values: table, dividends: harsanyiDividends(table, length) };
  };
  const welfare = gather(1, (one) => [one.welfareRatio]);
  const employment = gather(n * s, (one) => one.employmentRatio);
  const forms: FormReading[] = [];
  const cell = new Float64Array(SUBSETS);
  for (let k = 0; k < n * s; ++k) {
    for (let set = 0; set < SUBSETS; ++set) cell[set] = employment.dividends[set * n * s + k]!;
    forms.push(readForm(cell));
  }
  return {
    status: equilibria.find((one) => one.status !== "converged")?.status ?? "converged",
    equilibria,
    welfare,
    realWage: gather(n, (one) => one.realWageRatio),
    population: gather(n, (one) => one.populationRatio),
    employment,
    quantity: gather(n * s, (one) => one.quantityRatio),
    decomposition: decomposeTrinity(welfare.dividends),
    forms,
    overlayParts: overlayParts(baseline, systemOf, welfare, equilibria, options),
  };
}

/** The state that a set would have if its shocks added nothing jointly beyond what its smaller sets show. */
function predictedState(equilibria: readonly Counterfactual[], set: number): Float64Array | undefined {
  if (subsetSize(set) < 2) return undefined;
  const out = new Float64Array(equilibria[0]!.state.length);
  for (let part = (set - 1) & set; part > 0; part = (part - 1) & set) {
    const sign = (subsetSize(set) - subsetSize(part)) % 2 === 1 ? 1 : -1;
    const { state } = equilibria[part]!;
    for (let k = 0; k < out.length; ++k) out[k] = out[k]! + sign * state[k]!;
  }
  return out;
}

/** R x V of welfare, solved with only the trade costs and with only the kernels moving. */
function overlayParts(
  baseline: Baseline,
  systemOf: SystemOfSets,
  welfare: TrinityOutcome,
  equilibria: readonly Counterfactual[],
  options: TrinityOptions,
): Trinity["overlayParts"] {
  const overlay = welfare.dividends[12]!;
  if (baseline.economy.spillovers.length === 0) return { trade: overlay, spillovers: 0, crossing: 0 };
  const solve = (trade: number, spillovers: number, start: Float64Array) =>
    solveSet(baseline, systemOf(trade, spillovers), start, options);
  const dividend = (setOf: (set: number) => readonly [number, number]): number => {
    const [r, v] = [4, 8].map((set) => solve(...setOf(set), equilibria[set]!.state));
    const both = solve(
      ...setOf(12),
      r!.state.map((value, k) => value + v!.state[k]!),
    );
    return Math.log(both.welfareRatio / (r!.welfareRatio * v!.welfareRatio));
  };
  const trade = dividend((set) => [set, 0]);
  const spillovers = dividend((set) => [0, set]);
  return { trade, spillovers, crossing: overlay - trade - spillovers };
}

/** The equilibrium under one set of shocks. */
export function solveSet(
  baseline: Baseline,
  system: EquilibriumSystem,
  start: Float64Array | undefined,
  options: TrinityOptions,
): Counterfactual {
  const solution = solveSystem(system, {
    tolerance: options.tolerance ?? 1e-10,
    ...(start ? { start } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  return describeCounterfactual(baseline.economy, system, solution);
}
