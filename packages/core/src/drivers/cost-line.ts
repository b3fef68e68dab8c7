import { InputError } from "../errors/index.ts";
import { brentRoot } from "../numeric/index.ts";
import { compensatingDigitalLevel } from "./indifference-curve.ts";
import type { EffectSurface } from "./net-effect.ts";

/** Unit costs of agglomeration and of technology, in one currency or index, > 0. */
export interface UnitCosts {
  /** C_A, per unit of A (rent, land). */
  readonly agglomeration: number;
  /** C_T, per unit of T (platforms, equipment). */
  readonly digital: number;
}

/** An amount of agglomeration and of technology. */
export interface Mix {
  readonly agglomeration: number;
  readonly digitalLevel: number;
}

/** A chosen mix: where a cost line touches an indifference curve, or the corner it ends in. */
export interface MixChoice extends Mix {
  /** `all-technology` and `all-agglomeration` are corners, `unreachable` no answer at all. */
  readonly status: "tangency" | "all-technology" | "all-agglomeration" | "unreachable";
  readonly logEffect: number;
  /** C_A A + C_T T. */
  readonly cost: number;
}

/** Points of the scans that bracket optima before they are solved. */
export const MIX_SCAN = 96;
/** Shares of the budget searched, in logits: from 1e-9 to 1 - 1e-9. */
const LOGIT_LIMIT = 20.72;
const unreachable: MixChoice = {
  status: "unreachable",
  agglomeration: Number.NaN,
  digitalLevel: Number.NaN,
  logEffect: Number.NaN,
  cost: Number.NaN,
};

export function requireUnitCosts(caller: string, costs: UnitCosts): void {
  if (!(costs.agglomeration > 0 && costs.digital > 0 && costs.agglomeration < Infinity && costs.digital < Infinity)) {
    throw new InputError(
      "bad-parameter",
      `${caller}: unit costs are ${costs.agglomeration} for agglomeration and ${costs.digital} for technology; both must be > 0. Without prices use 1 and 1.`,
      { costs },
    );
  }
}

/**
 * The best mix that a budget buys: the point of C_A A + C_T T = C with the highest net effect (the dual of `cheapestMix`).
 *
 *     u E_T = (1 - u) E_A,   u = C_A A / C
 *
 * The share u is searched on a logit grid first, so several local optima and corners are compared, then solved by Brent.
 *
 * @param surface net effect, increasing in T
 * @param costs   unit costs
 * @param budget  C > 0, in the unit of the costs
 */
export function bestMixForBudget(surface: EffectSurface, costs: UnitCosts, budget: number): MixChoice {
  requireUnitCosts("bestMixForBudget", costs);
  if (!(budget > 0 && budget < Infinity)) {
    throw new InputError("bad-parameter", `bestMixForBudget: the budget is ${budget}; it must be > 0.`, { budget });
  }
  const mixAt = (logit: number): Mix => ({
    agglomeration: budget / (costs.agglomeration * (1 + Math.exp(-logit))),
    digitalLevel: budget / (costs.digital * (1 + Math.exp(logit))),
  });
  const slope = (logit: number): number => {
    const mix = mixAt(logit);
    const point = surface.at(mix.agglomeration, mix.digitalLevel);
    const share = 1 / (1 + Math.exp(-logit));
    return (1 - share) * point.elasticityAgglomeration - share * point.elasticityDigital;
  };
  const candidates: MixChoice[] = [
    mixChoice(surface, costs, { agglomeration: 0, digitalLevel: budget / costs.digital }, "all-technology"),
    mixChoice(surface, costs, { agglomeration: budget / costs.agglomeration, digitalLevel: 0 }, "all-agglomeration"),
  ];
  let left = -LOGIT_LIMIT;
  let atLeft = slope(left);
  for (let index = 1; index <= MIX_SCAN; ++index) {
    const right = -LOGIT_LIMIT + (2 * LOGIT_LIMIT * index) / MIX_SCAN;
    const atRight = slope(right);
    if (atLeft > 0 && atRight <= 0) {
      const root = brentRoot(slope, left, right, { valueLow: atLeft, valueHigh: atRight });
      candidates.push(mixChoice(surface, costs, mixAt(root.x), "tangency"));
    }
    left = right;
    atLeft = atRight;
  }
  return candidates.reduce((best, candidate) => (candidate.logEffect >= best.logEffect ? candidate : best));
}

/**
 * The cheapest mix that reaches a net effect: tangency MRS = C_A / C_T on the level set, or a corner.
 *
 * @param surface   net effect, increasing in T
 * @param costs     unit costs
 * @param logEffect ln RE to reach
 * @returns `unreachable` where no mix reaches the level
 */
export function cheapestMix(surface: EffectSurface, costs: UnitCosts, logEffect: number): MixChoice {
  requireUnitCosts("cheapestMix", costs);
  const technologyAt = (logA: number, start: number) => compensatingDigitalLevel(surface, Math.exp(logA), logEffect, start);
  // Slope of the cost along the level set, in logs: C_A A - C_T T E_A / E_T.
  const costSlope = (logA: number, logT: number): number => {
    const a = Math.exp(logA);
    const t = Math.exp(logT);
    const point = surface.at(a, t);
    return costs.agglomeration * a - (costs.digital * t * point.elasticityAgglomeration) / point.elasticityDigital;
  };
  const candidates: MixChoice[] = [...corners(surface, costs, logEffect)];
  const lowest = -30;
  const highest = 30;
  let left = Number.NaN;
  let atLeft = Number.NaN;
  let start = 0;
  for (let index = 0; index <= MIX_SCAN; ++index) {
    const logA = lowest + ((highest - lowest) * index) / MIX_SCAN;
    const needed = technologyAt(logA, start);
    if (needed.status !== "solved") {
      left = Number.NaN;
      continue;
    }
    start = Math.log(needed.digitalLevel);
    const slope = costSlope(logA, start);
    if (atLeft < 0 && slope >= 0 && !Number.isNaN(left)) {
      let warm = start;
      const root = brentRoot(
        (x) => {
          const inner = technologyAt(x, warm);
          if (inner.status === "solved") warm = Math.log(inner.digitalLevel);
          return costSlope(x, warm);
        },
        left,
        logA,
        { valueLow: atLeft, valueHigh: slope },
      );
      const t = technologyAt(root.x, warm).digitalLevel;
      candidates.push(mixChoice(surface, costs, { agglomeration: Math.exp(root.x), digitalLevel: t }, "tangency"));
    }
    left = logA;
    atLeft = slope;
  }
  return candidates.reduce(
    (best, candidate) => (Number.isNaN(best.cost) || candidate.cost <= best.cost ? candidate : best),
    unreachable,
  );
}

function corners(surface: EffectSurface, costs: UnitCosts, logEffect: number): readonly MixChoice[] {
  const found: MixChoice[] = [];
  const solve = (mix: (log: number) => Mix, status: MixChoice["status"]) => {
    const gap = (log: number) => {
      const { agglomeration, digitalLevel } = mix(log);
      return surface.logEffect(agglomeration, digitalLevel) - logEffect;
    };
    const low = gap(-60);
    const high = gap(60);
    if (!(low < 0 && high > 0 && Number.isFinite(low) && Number.isFinite(high))) return;
    const root = brentRoot(gap, -60, 60, { valueLow: low, valueHigh: high });
    found.push(mixChoice(surface, costs, mix(root.x), status));
  };
  solve((log) => ({ agglomeration: 0, digitalLevel: Math.exp(log) }), "all-technology");
  solve((log) => ({ agglomeration: Math.exp(log), digitalLevel: 0 }), "all-agglomeration");
  return found;
}

/** A mix with its effect and cost. */
export function mixChoice(surface: EffectSurface, costs: UnitCosts, mix: Mix, status: MixChoice["status"]): MixChoice {
  return {
    status,
    agglomeration: mix.agglomeration,
    digitalLevel: mix.digitalLevel,
    logEffect: surface.logEffect(mix.agglomeration, mix.digitalLevel),
    cost: costs.agglomeration * mix.agglomeration + costs.digital * mix.digitalLevel,
  };
}

/**
 * The expansion path: the cheapest mixes as the budget grows at constant unit costs.
 *
 * @param surface net effect
 * @param costs   unit costs
 * @param budgets each > 0
 */
export function expansionPath(surface: EffectSurface, costs: UnitCosts, budgets: ArrayLike<number>): readonly MixChoice[] {
  return Array.from(budgets, (budget) => bestMixForBudget(surface, costs, budget));
}
