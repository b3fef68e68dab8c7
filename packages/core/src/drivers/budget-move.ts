import { InputError } from "../errors/index.ts";
import { brentRoot } from "../numeric/index.ts";
import {
  bestMixForBudget,
  MIX_SCAN,
  type Mix,
  type MixChoice,
  mixChoice,
  requireUnitCosts,
  type UnitCosts,
} from "./cost-line.ts";
import type { EffectSurface } from "./net-effect.ts";

/** How a budget binds: on amounts, on signed changes (selling A pays for T), or on adjustment costs of every change. */
export type BudgetRule = "level" | "signed-change" | "adjustment";

/** Best move from a starting point. */
export interface BudgetMove extends MixChoice {
  readonly rule: BudgetRule;
  /** A - A0 and T - T0. */
  readonly changeAgglomeration: number;
  readonly changeDigital: number;
  /** ln RE gained over the start. */
  readonly gain: number;
}

export interface BudgetMoveOptions {
  /** Default `level`. */
  readonly rule?: BudgetRule;
}

/**
 * Best use of a budget from a starting point, under one of three readings of the cost line.
 *
 *     level           C_A A + C_T T = C
 *     signed-change   C_A (A - A0) + C_T (T - T0) = C
 *     adjustment      C_A |A - A0| + C_T |T - T0| = C
 *
 * With adjustment costs agglomeration moves only where that is worth its price; no move of A is the corner `all-technology`.
 *
 * @param surface net effect, increasing in T
 * @param start   A0 > 0, T0 > 0
 * @param costs   unit costs
 * @param budget  C >= 0; level rule > 0
 */
export function bestMove(
  surface: EffectSurface,
  start: Mix,
  costs: UnitCosts,
  budget: number,
  options: BudgetMoveOptions = {},
): BudgetMove {
  const rule = options.rule ?? "level";
  if (!(start.agglomeration > 0 && start.digitalLevel > 0 && budget >= 0)) {
    throw new InputError(
      "bad-point",
      `bestMove: start (${start.agglomeration}, ${start.digitalLevel}) and budget ${budget}; A0 and T0 must be > 0, the budget >= 0.`,
      { start, budget },
    );
  }
  const worth = costs.agglomeration * start.agglomeration + costs.digital * start.digitalLevel;
  const chosen =
    rule === "adjustment"
      ? adjustedMix(surface, start, costs, budget)
      : bestMixForBudget(surface, costs, rule === "level" ? budget : budget + worth);
  return {
    ...chosen,
    rule,
    changeAgglomeration: chosen.agglomeration - start.agglomeration,
    changeDigital: chosen.digitalLevel - start.digitalLevel,
    gain: chosen.logEffect - surface.logEffect(start.agglomeration, start.digitalLevel),
  };
}

function adjustedMix(surface: EffectSurface, start: Mix, costs: UnitCosts, budget: number): MixChoice {
  requireUnitCosts("bestMove", costs);
  const reach = budget / costs.agglomeration;
  const mixAt = (change: number): Mix => ({
    agglomeration: start.agglomeration + change,
    digitalLevel: start.digitalLevel + Math.max(0, budget - costs.agglomeration * Math.abs(change)) / costs.digital,
  });
  const slope = (change: number, side: 1 | -1): number => {
    const mix = mixAt(change);
    const point = surface.at(mix.agglomeration, mix.digitalLevel);
    return (
      point.elasticityAgglomeration / mix.agglomeration -
      (side * costs.agglomeration * point.elasticityDigital) / (costs.digital * mix.digitalLevel)
    );
  };
  const candidates: MixChoice[] = [mixChoice(surface, costs, mixAt(0), "all-technology")];
  const lowest = -Math.min(reach, start.agglomeration * (1 - 1e-12));
  for (const side of [-1, 1] as const) {
    const end = side < 0 ? lowest : reach;
    candidates.push(mixChoice(surface, costs, mixAt(end), "all-agglomeration"));
    let left = 0;
    let atLeft = slope(0, side);
    for (let index = 1; index <= MIX_SCAN; ++index) {
      const right = (end * index) / MIX_SCAN;
      const atRight = slope(right, side);
      if (side * atLeft > 0 && side * atRight <= 0) {
        const root = brentRoot((x) => slope(x, side), left, right, { valueLow: atLeft, valueHigh: atRight });
        candidates.push(mixChoice(surface, costs, mixAt(root.x), "tangency"));
      }
      left = right;
      atLeft = atRight;
    }
  }
  return candidates.reduce((best, candidate) => (candidate.logEffect > best.logEffect ? candidate : best));
}
