import { InputError, requireLength } from "../errors/index.ts";
import type { Baseline } from "../mechanism/index.ts";
import type { AppliedScenario } from "./apply.ts";

/** Moves of activity as a change of the spatial equilibrium. */
export interface AppliedMoves extends AppliedScenario {
  /** Part of the moved activity that arrives where the baseline has none of its industry: the equilibrium cannot take it. */
  readonly lostShare: number;
}

/**
 * Translates moves of activity into a change of the spatial equilibrium.
 *
 * A place's stock of techniques in an industry, A^theta, is in proportion to its firms. Firms that move take their part of the stock
 * away and add to the stock of where they go:
 *
 *     A'_is / A_is = (L'_is / L_is)^(1 / theta_s)
 *
 * Wages, people, prices and the external economies of those who stay then adjust; the moves themselves are given.
 *
 * @param baseline not modified
 * @param before   activity, [N x S] in the order of the economy, >= 0
 * @param after    activity after the moves, [N x S], >= 0
 * @returns change without cost; what arrives where `before` is 0 is left out and counted in `lostShare`
 * @throws InputError `shape-mismatch`, `negative-amount`, `emptied-industry` where everything of an industry leaves a place
 * @see Eaton and Kortum (2002), section 2, for the stock of techniques
 */
export function applyMoves(baseline: Baseline, before: Float64Array, after: Float64Array): AppliedMoves {
  const { economy, layer } = baseline;
  const n = economy.regions.length;
  const s = economy.industries.length;
  requireLength("applyMoves", "before", before, n * s, `${n} regions x ${s} industries`);
  requireLength("applyMoves", "after", after, n * s, `${n} regions x ${s} industries`);
  const productivityRatio = new Float64Array(n * s).fill(1);
  let arriving = 0;
  let lost = 0;
  for (let cell = 0; cell < n * s; ++cell) {
    const had = before[cell]!;
    const has = after[cell]!;
    if (!(had >= 0 && has >= 0)) {
      throw new InputError(
        "negative-amount",
        `applyMoves: cell ${cell} goes from ${had} to ${has}; activity must be 0 or more.`,
        {
          index: cell,
        },
      );
    }
    if (has > had) arriving += has - had;
    if (had === 0) {
      lost += has;
      continue;
    }
    if (has === 0) {
      throw new InputError(
        "emptied-industry",
        `applyMoves: all of ${economy.industries[cell % s]} leaves ${economy.regions[Math.floor(cell / s)]}; the equilibrium in changes needs a remainder. Let less than everything move.`,
        { index: cell },
      );
    }
    productivityRatio[cell] = (has / had) ** (1 / economy.tradeElasticity[cell % s]!);
  }
  return {
    economy,
    shock: { productivityRatio },
    layer,
    movableShareAdded: new Float64Array(s),
    technologyPriceFactor: new Float64Array(n).fill(1),
    costs: [],
    cost: 0,
    lostShare: arriving > 0 ? lost / arriving : 0,
  };
}
