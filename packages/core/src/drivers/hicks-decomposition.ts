import { bestMixForBudget, cheapestMix, type MixChoice, type UnitCosts } from "./cost-line.ts";
import type { EffectSurface } from "./net-effect.ts";

/** A move between two mixes. */
export interface MixStep {
  readonly agglomeration: number;
  readonly digitalLevel: number;
}

/** Figure 1b as computed. P1, P2, Q1, Q2 are the source's A1, A2, B1, B2. */
export interface HicksDecomposition {
  readonly status: "solved" | "unreachable";
  readonly oldCosts: UnitCosts;
  readonly newCosts: UnitCosts;
  readonly budget: number;
  /** A1: RE_low touched by L3, old prices. */
  readonly p1: MixChoice;
  /** A2: RE_low touched by L1, new prices. */
  readonly p2: MixChoice;
  /** B1: RE_high touched by L4, old prices. */
  readonly q1: MixChoice;
  /** B2: RE_high touched by L2, new prices. */
  readonly q2: MixChoice;
  /** ln RE of the lower and the higher curve. */
  readonly logEffectLow: number;
  readonly logEffectHigh: number;
  /** Cost of each line at its own prices: L3 = P1, L1 = P2, L2 = Q2, L4 = Q1. */
  readonly lines: { readonly l1: number; readonly l2: number; readonly l3: number; readonly l4: number };
  /** P1 -> P2: along one curve. */
  readonly substitution: MixStep;
  /** P2 -> Q2: scale at new prices. */
  readonly scaleAtNewCosts: MixStep;
  /** P1 -> Q1: scale at old prices. */
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
  /** Factor by which C_A rises and C_T falls in the source's sentence on B1; default 1.25. */
  readonly sentenceFactor?: number;
}

const step = (from: MixChoice, to: MixChoice): MixStep => ({
  agglomeration: to.agglomeration - from.agglomeration,
  digitalLevel: to.digitalLevel - from.digitalLevel,
});

/**
 * Figure 1b: the change of mix when unit costs change, split into substitution along a curve and scale between curves.
 *
 * RE_low is the best a budget buys at old costs, RE_high the best it buys at new costs; lines through tangencies of one price ratio are
 * parallel.
 *
 * @param surface  net effect, increasing in T
 * @param oldCosts before
 * @param newCosts after, typically with cheaper technology
 * @param budget   C > 0
 * @see Hicks (1939), Value and Capital, ch. 2
 */
export function hicksDecomposition(
  surface: EffectSurface,
  oldCosts: UnitCosts,
  newCosts: UnitCosts,
  budget: number,
  options: HicksOptions = {},
): HicksDecomposition {
  const p1 = bestMixForBudget(surface, oldCosts, budget);
  const q2 = bestMixForBudget(surface, newCosts, budget);
  const p2 = cheapestMix(surface, newCosts, p1.logEffect);
  const q1 = cheapestMix(surface, oldCosts, q2.logEffect);
  const factor = options.sentenceFactor ?? 1.25;
  const sentenceCosts: UnitCosts = { agglomeration: newCosts.agglomeration * factor, digital: newCosts.digital / factor };
  const implied = step(p2, cheapestMix(surface, sentenceCosts, p1.logEffect));
  return {
    status: p2.status === "unreachable" || q1.status === "unreachable" ? "unreachable" : "solved",
    oldCosts,
    newCosts,
    budget,
    p1,
    p2,
    q1,
    q2,
    logEffectLow: p1.logEffect,
    logEffectHigh: q2.logEffect,
    lines: { l1: p2.cost, l2: q2.cost, l3: p1.cost, l4: q1.cost },
    substitution: step(p1, p2),
    scaleAtNewCosts: step(p2, q2),
    scaleAtOldCosts: step(p1, q1),
    whole: step(p1, q2),
    sentenceOnB1: {
      claimed: { agglomeration: "up", digitalLevel: "down" },
      geometry: step(p2, q1),
      costs: sentenceCosts,
      implied,
      agrees: implied.agglomeration > 0 && implied.digitalLevel < 0,
    },
  };
}
