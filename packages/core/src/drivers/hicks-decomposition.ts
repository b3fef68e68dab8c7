import { type BudgetMove, type BudgetRule, bestMove } from "./budget-move.ts";
import { cheapestMix, type Mix, type MixChoice, type UnitCosts } from "./cost-line.ts";
import type { EffectSurface } from "./net-effect.ts";

/** A move between two mixes. */
export interface MixStep {
  readonly agglomeration: number;
  readonly digitalLevel: number;
}

/** Figure 1b as computed. P1, P2, Q1, Q2 are the source's A1, A2, B1, B2. */
export interface HicksDecomposition {
  readonly start: Mix;
  readonly oldCosts: UnitCosts;
  readonly newCosts: UnitCosts;
  readonly budget: number;
  readonly rule: BudgetRule;
  /** A1: best move at old costs, where RE_low is touched by L3. */
  readonly p1: BudgetMove;
  /** B2: best move at new costs, where RE_high is touched by L2. */
  readonly q2: BudgetMove;
  /**
   * Null where a best move is a corner, where no mix reaches the other's effect, and under adjustment costs, which are no line: the
   * split is not defined there.
   */
  readonly split: HicksSplit | null;
}

export interface HicksSplit {
  /** A2: RE_low touched by L1, new costs. */
  readonly p2: MixChoice;
  /** B1: RE_high touched by L4, old costs. */
  readonly q1: MixChoice;
  /** P1 -> P2: along one curve. */
  readonly substitution: MixStep;
  /** P2 -> Q2: scale at new costs. */
  readonly scaleAtNewCosts: MixStep;
  /** P1 -> Q1: scale at old costs. */
  readonly scaleAtOldCosts: MixStep;
  /** P1 -> Q2: the whole move. */
  readonly whole: MixStep;
  /** The source's sentence on B1 (from A2, C_A up and C_T down: "more agglomeration, less technology") beside what the prices imply. */
  readonly sentenceOnB1: SentenceOnB1;
}

/** Two readings of the source's point B1. */
export interface SentenceOnB1 {
  /** Direction the sentence claims, and the direction of P2 -> Q1 in the figure's geometry. */
  readonly claimed: { readonly agglomeration: "up"; readonly digitalLevel: "down" };
  readonly geometry: MixStep;
  /** Unit costs after the price change that the sentence names, from the new costs. */
  readonly costs: UnitCosts;
  /** P2 -> the cheapest mix on the same curve at those costs. */
  readonly implied: MixStep;
  /** Whether the implied direction agrees with the claim. */
  readonly agrees: boolean;
}

export interface HicksOptions {
  /** How the budget binds; default `level`. */
  readonly rule?: BudgetRule;
  /** Factor by which C_A rises and C_T falls in the source's sentence on B1; default 1.25. */
  readonly sentenceFactor?: number;
}

const step = (from: Mix, to: Mix): MixStep => ({
  agglomeration: to.agglomeration - from.agglomeration,
  digitalLevel: to.digitalLevel - from.digitalLevel,
});

/**
 * Figure 1b: what one budget buys from a place at old and at new unit costs, split into substitution along a curve and scale between
 * curves.
 *
 * RE_low is the best the budget buys at old costs, RE_high the best it buys at new costs; lines through tangencies of one price ratio
 * are parallel.
 *
 * @param surface net effect, increasing in T
 * @param start   A0 > 0, T0 > 0
 * @param costs   unit costs, all > 0; new ones typically with cheaper technology
 * @param budget  C as `bestMove` reads it under the rule
 * @throws InputError `bad-point`, `bad-parameter` of `bestMove`
 * @see Hicks (1939), Value and Capital, ch. 2
 */
export function hicksDecomposition(
  surface: EffectSurface,
  start: Mix,
  costs: { readonly old: UnitCosts; readonly new: UnitCosts },
  budget: number,
  options: HicksOptions = {},
): HicksDecomposition {
  const rule = options.rule ?? "level";
  const p1 = bestMove(surface, start, costs.old, budget, { rule });
  const q2 = bestMove(surface, start, costs.new, budget, { rule });
  const tangent = rule !== "adjustment" && p1.status === "tangency" && q2.status === "tangency";
  const split = tangent ? splitMove(surface, costs, p1, q2, options.sentenceFactor ?? 1.25) : null;
  return { start, oldCosts: costs.old, newCosts: costs.new, budget, rule, p1, q2, split };
}

function splitMove(
  surface: EffectSurface,
  costs: { readonly old: UnitCosts; readonly new: UnitCosts },
  p1: MixChoice,
  q2: MixChoice,
  factor: number,
): HicksSplit | null {
  const p2 = cheapestMix(surface, costs.new, p1.logEffect);
  const q1 = cheapestMix(surface, costs.old, q2.logEffect);
  if (p2.status === "unreachable" || q1.status === "unreachable") return null;
  const named: UnitCosts = { agglomeration: costs.new.agglomeration * factor, digital: costs.new.digital / factor };
  const implied = step(p2, cheapestMix(surface, named, p1.logEffect));
  return {
    p2,
    q1,
    substitution: step(p1, p2),
    scaleAtNewCosts: step(p2, q2),
    scaleAtOldCosts: step(p1, q1),
    whole: step(p1, q2),
    sentenceOnB1: {
      claimed: { agglomeration: "up", digitalLevel: "down" },
      geometry: step(p2, q1),
      costs: named,
      implied,
      agrees: implied.agglomeration > 0 && implied.digitalLevel < 0,
    },
  };
}
