import {
  baselineAccounts,
  type Counterfactual,
  type CounterfactualOptions,
  counterfactual,
  createEconomy,
  createRandom,
  diagnoseEquilibrium,
  type Economy,
  economyAfter,
  firstOrderTradeGain,
  InputError,
  regionMajor,
  type Shock,
  uniquenessBounds,
} from "@jiju/core";
import { counterfactualOperation } from "@jiju/lab/contract";
import { economyAndShockOf } from "./economy-tables.ts";
import { diagnosisAnswer } from "./equilibrium-diagnosis.ts";
import { type Implementation, implement, type OperationContext } from "./implementation.ts";

/** Options of a solve that reports progress and can be cancelled. */
function solveOptions(
  context: OperationContext,
  options: Pick<CounterfactualOptions, "numeraire"> & { readonly tolerance: number; readonly maxIterations: number },
): CounterfactualOptions {
  return {
    ...options,
    signal: {
      get cancelled() {
        return context.signal.aborted;
      },
    },
    onProgress: (progress) => context.progress({ phase: "sweeps", done: progress.iteration, total: options.maxIterations }),
  };
}

/** The same economy in the equilibrium without deficits, from which a shock is then measured. */
function withoutDeficits(economy: Economy, options: CounterfactualOptions): Economy {
  const removed = { deficits: "none" } as const;
  const first = counterfactual(economy, removed, { ...options, tradeShares: "include" });
  if (first.status !== "converged") {
    throw new InputError(
      "not-converged",
      `mechanism.counterfactual: the equilibrium without deficits did not converge (${first.status}, residual ${first.residual.toExponential(1)}). Keep the deficits or raise maxIterations.`,
    );
  }
  return economyAfter(economy, removed, first);
}

/** What ratios refer to, in the layout of the answer. */
function baselineOf(economy: Economy) {
  const { purchases, tariffRevenue, residents } = baselineAccounts(economy);
  const byRegion = (values: Float64Array) => regionMajor(values, economy.regions.length, economy.industries.length);
  return {
    output: byRegion(economy.output),
    purchases: byRegion(purchases),
    labourIncome: economy.labourIncome,
    deficits: economy.deficits,
    finalSpending: economy.finalSpending,
    tariffRevenue,
    population: economy.population,
    residents,
  };
}

/** Size (buyers x sellers x industries) up to which all three checks come without being asked for. */
const AUTO_CHECKS = 50_000;
/** The same where scale economies are above their bound, so that other equilibria are likely. */
const AUTO_CHECKS_ABOVE_BOUND = 1_000_000;

/** Checks of the solution, and the other equilibria that random starts lead to. */
function checksOf(
  economy: Economy,
  shock: Shock,
  result: Counterfactual,
  extent: "auto" | "full" | "none",
  seed: number,
  options: CounterfactualOptions,
) {
  if (extent === "none" || result.status !== "converged") return { diagnosis: null, otherEquilibria: [] };
  const bounds = uniquenessBounds(economy);
  const aboveBound = bounds.industries.some((one) => one.product > 1 + 1e-9);
  if (extent === "auto" && economy.tradeShares.length > (aboveBound ? AUTO_CHECKS_ABOVE_BOUND : AUTO_CHECKS)) {
    return { diagnosis: diagnosisAnswer(bounds, null, null), otherEquilibria: [] };
  }
  const { onProgress, ...quiet } = options;
  const checks = diagnoseEquilibrium(economy, shock, result, createRandom(seed), quiet);
  return {
    diagnosis: diagnosisAnswer(checks.bounds, checks.stability, checks.starts),
    otherEquilibria: checks.starts.equilibria
      .filter((one) => !sameEquilibrium(one.result, result))
      .map(({ count, result: { welfareRatio, wageRatio, populationRatio } }) => ({
        count,
        welfareRatio,
        wageRatio,
        populationRatio,
      })),
  };
}

/** Whether two solutions agree in every wage and head count to a millionth. */
function sameEquilibrium(a: Counterfactual, b: Counterfactual): boolean {
  const near = (one: Float64Array, two: Float64Array) => one.every((value, m) => Math.abs(Math.log(value / two[m]!)) < 1e-6);
  return near(a.wageRatio, b.wageRatio) && near(a.populationRatio, b.populationRatio);
}

/** Whether trade is all that changes real income: nobody moves and scale has no effect, as the first-order terms assume. */
function tradesAlone({ mobility, spillovers }: Economy): boolean {
  return mobility.kind === "immobile" && spillovers.length === 0;
}

/** Ratio of trade costs above which a route counts as closed. */
const CLOSED = 1e6;

/** Every route between regions closed; deficits go with them unless the shock says otherwise. */
function autarkyShock(economy: Economy, shock: Shock): Shock {
  const N = economy.regions.length;
  const tradeCostRatio = new Float64Array(N * N).fill(1e9);
  for (let n = 0; n < N; ++n) tradeCostRatio[n * N + n] = 1;
  return { deficits: "none", ...shock, tradeCostRatio };
}

/** Without trade nobody can spend more than is earned. */
function refuseStrandedDeficits(economy: Economy, { tradeCostRatio, deficits }: Shock): void {
  const N = economy.regions.length;
  if (tradeCostRatio === undefined || deficits === "none" || tradeCostRatio.length !== N * N) return;
  const stranded = economy.regions.findIndex(
    (_, n) =>
      Math.abs(economy.deficits[n]!) > 0 &&
      economy.regions.every((__, i) => i === n || (tradeCostRatio[n * N + i]! > CLOSED && tradeCostRatio[i * N + n]! > CLOSED)),
  );
  if (stranded < 0) return;
  throw new InputError(
    "stranded-deficit",
    `mechanism.counterfactual: every route of "${economy.regions[stranded]}" is closed, but it keeps a deficit of ${economy.deficits[stranded]!.toPrecision(4)}, which it cannot pay for. Set shock.deficits to "none".`,
    { region: economy.regions[stranded] },
  );
}

export const mechanismImplementations: readonly Implementation[] = [
  implement(counterfactualOperation, (input, context) => {
    const { tolerance, maxIterations, numeraire } = input;
    const options = solveOptions(context, { tolerance, maxIterations, numeraire });
    const { tradeCostRatio, ...otherShocks } = input.shock;
    const autarky = tradeCostRatio === "autarky";
    const read = economyAndShockOf({ ...input, shock: autarky ? otherShocks : { ...otherShocks, tradeCostRatio } });
    const observed = createEconomy(read.economy);
    const given = { ...read, shock: autarky ? autarkyShock(observed.economy, read.shock) : read.shock };
    refuseStrandedDeficits(observed.economy, given.shock);
    const economy = input.removeDeficitsFirst ? withoutDeficits(observed.economy, options) : observed.economy;
    const result = counterfactual(economy, given.shock, { ...options, tradeShares: "include", moves: input.moves });
    const { state, residuals, issues, tradeShares, ...rest } = result;
    return {
      regions: [...economy.regions],
      industries: [...economy.industries],
      ...rest,
      tradeShares: input.tradeShares === "include" ? tradeShares : null,
      baseline: baselineOf(economy),
      ...checksOf(economy, given.shock, result, input.diagnosis, input.seed, options),
      firstOrder: tradesAlone(economy) ? firstOrderTradeGain(economy, given.shock, result) : null,
      issues: [...observed.issues, ...issues],
    };
  }),
];
