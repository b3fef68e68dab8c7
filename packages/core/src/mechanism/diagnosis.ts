import type { Random } from "../numeric/index.ts";
import type { Counterfactual } from "./counterfactual.ts";
import type { Economy } from "./economy.ts";
import type { Shock } from "./shock.ts";
import { type LocalStability, localStability, type StabilityOptions } from "./stability.ts";
import { type StartsOptions, type StartsResult, solveFromStarts } from "./starts.ts";
import { type UniquenessBounds, uniquenessBounds } from "./uniqueness.ts";

/** The three checks of an equilibrium, as every page that shows one prints them. */
export interface EquilibriumDiagnosis {
  readonly bounds: UniquenessBounds;
  readonly stability: LocalStability;
  readonly starts: StartsResult;
  /** Which of the three speak for a unique, stable equilibrium. */
  readonly held: readonly ("scale-bound" | "general-bound" | "local-stability" | "several-starts")[];
}

/** Uniqueness bounds, local stability and several starts of one equilibrium. */
export function diagnoseEquilibrium(
  economy: Economy,
  shock: Shock,
  result: Counterfactual,
  random: Random,
  options: StartsOptions & StabilityOptions = {},
): EquilibriumDiagnosis {
  const bounds = uniquenessBounds(economy);
  const stability = localStability(economy, shock, result.state, options);
  const starts = solveFromStarts(economy, shock, random, options);
  const held: EquilibriumDiagnosis["held"][number][] = [];
  if (bounds.scaleBound === "holds") held.push("scale-bound");
  if (bounds.generalBound === "holds") held.push("general-bound");
  if (stability.status === "stable") held.push("local-stability");
  if (starts.equilibria.length === 1) held.push("several-starts");
  return {
    bounds,
    stability,
    starts,
    held,
  };
}
