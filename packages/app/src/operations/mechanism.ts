import {
  type Counterfactual,
  type CounterfactualOptions,
  type CreatedEconomy,
  counterfactual,
  createEconomy,
  type EconomyInput,
  InputError,
  type Shock,
} from "@jiju/core";
import { counterfactualOperation } from "@jiju/lab/contract";
import type { z } from "zod";
import { type Implementation, implement, type OperationContext } from "./implementation.ts";

type WireEconomy = z.output<typeof counterfactualOperation.input>["economy"];
type WireShock = z.output<typeof counterfactualOperation.input>["shock"];

/** Drops keys that are absent, so that exact optional types hold. */
function present<T extends object>(value: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}

/** The economy of the wire as the core reads it. */
export function economyInputOf({ spillovers, housing, mobility, ...rest }: WireEconomy): EconomyInput {
  return {
    ...present(rest),
    ...(housing === undefined ? {} : { housing: present(housing) }),
    ...(mobility === undefined ? {} : { mobility: present(mobility) as NonNullable<EconomyInput["mobility"]> }),
    ...(spillovers === undefined
      ? {}
      : {
          spillovers:
            typeof spillovers === "object" && "channels" in spillovers
              ? (spillovers.channels.map(present) as unknown as NonNullable<EconomyInput["spillovers"]>)
              : spillovers,
        }),
  } as EconomyInput;
}

export function shockOf({ spillovers, ...rest }: WireShock): Shock {
  return { ...present(rest), ...(spillovers === undefined ? {} : { spillovers: spillovers.map(present) }) } as Shock;
}

/** Options of a solve that reports progress and can be cancelled. */
export function solveOptions(
  context: OperationContext,
  options: { readonly tolerance: number; readonly maxIterations: number },
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
function withoutDeficits(input: EconomyInput, created: CreatedEconomy, options: CounterfactualOptions): CreatedEconomy {
  const first = counterfactual(created.economy, { deficits: "none" }, { ...options, tradeShares: "include" });
  if (first.status !== "converged") {
    throw new InputError(
      "not-converged",
      `mechanism.counterfactual: the equilibrium without deficits did not converge (${first.status}, residual ${first.residual.toExponential(1)}). Keep the deficits or raise maxIterations.`,
    );
  }
  const { economy } = created;
  const { flows, output, deficits, ...kept } = input;
  return createEconomy({
    ...kept,
    regions: economy.regions,
    industries: economy.industries,
    tradeShares: first.tradeShares!,
    consumptionShares: toRegionMajor(economy.consumptionShares, economy.regions.length, economy.industries.length),
    labourIncome: first.labourIncome,
    deficits: new Float64Array(economy.regions.length),
    baseline: "balanced",
    ...(economy.mobility.kind === "immobile" || economy.mobility.kind === "mobile"
      ? { population: economy.population.map((value, m) => value * first.populationRatio[m]!) }
      : {}),
  });
}

function toRegionMajor(values: Float64Array, regions: number, industries: number): Float64Array {
  const out = new Float64Array(values.length);
  for (let j = 0; j < industries; ++j) for (let n = 0; n < regions; ++n) out[n * industries + j] = values[j * regions + n]!;
  return out;
}

export const mechanismImplementations: readonly Implementation[] = [
  implement(counterfactualOperation, (input, context) => {
    const options = solveOptions(context, { tolerance: input.tolerance, maxIterations: input.maxIterations });
    const economyInput = economyInputOf(input.economy);
    const observed = createEconomy(economyInput);
    const baseline = input.removeDeficitsFirst ? withoutDeficits(economyInput, observed, options) : observed;
    const result: Counterfactual = counterfactual(baseline.economy, shockOf(input.shock), {
      ...options,
      tradeShares: input.tradeShares,
    });
    const { state, residuals, issues, ...rest } = result;
    return {
      regions: [...baseline.economy.regions],
      industries: [...baseline.economy.industries],
      ...rest,
      issues: [...observed.issues, ...issues],
    };
  }),
];
