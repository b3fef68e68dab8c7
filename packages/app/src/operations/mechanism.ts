import {
  baselineAccounts,
  type CounterfactualOptions,
  counterfactual,
  createEconomy,
  type Economy,
  economyAfter,
  firstOrderTradeGain,
  InputError,
  regionMajor,
} from "@jiju/core";
import { counterfactualOperation } from "@jiju/lab/contract";
import { economyAndShockOf } from "./economy-tables.ts";
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

export const mechanismImplementations: readonly Implementation[] = [
  implement(counterfactualOperation, (input, context) => {
    const { tolerance, maxIterations, numeraire } = input;
    const options = solveOptions(context, { tolerance, maxIterations, numeraire });
    const given = economyAndShockOf(input);
    const observed = createEconomy(given.economy);
    const economy = input.removeDeficitsFirst ? withoutDeficits(observed.economy, options) : observed.economy;
    const result = counterfactual(economy, given.shock, { ...options, tradeShares: "include", moves: input.moves });
    const { state, residuals, issues, tradeShares, ...rest } = result;
    return {
      regions: [...economy.regions],
      industries: [...economy.industries],
      ...rest,
      tradeShares: input.tradeShares === "include" ? tradeShares : null,
      baseline: baselineOf(economy),
      firstOrder: firstOrderTradeGain(economy, given.shock, result),
      issues: [...observed.issues, ...issues],
    };
  }),
];
