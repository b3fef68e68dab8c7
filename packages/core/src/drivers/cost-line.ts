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

const GRID = 96;
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
    choice(surface, costs, { agglomeration: 0, digitalLevel: budget / costs.digital }, "all-technology"),
    choice(surface, costs, { agglomeration: budget / costs.agglomeration, digitalLevel: 0 }, "all-agglomeration"),
  ];
  let left = -LOGIT_LIMIT;
  let atLeft = slope(left);
  for (let index = 1; index <= GRID; ++index) {
    const right = -LOGIT_LIMIT + (2 * LOGIT_LIMIT * index) / GRID;
    const atRight = slope(right);
    if (atLeft > 0 && atRight <= 0) {
      const root = brentRoot(slope, left, right, { valueLow: atLeft, valueHigh: atRight });
      candidates.push(choice(surface, costs, mixAt(root.x), "tangency"));
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
  for (let index = 0; index <= GRID; ++index) {
    const logA = lowest + ((highest - lowest) * index) / GRID;
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
      candidates.push(choice(surface, costs, { agglomeration: Math.exp(root.x), digitalLevel: t }, "tangency"));
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
    found.push(choice(surface, costs, mix(root.x), status));
  };
  solve((log) => ({ agglomeration: 0, digitalLevel: Math.exp(log) }), "all-technology");
  solve((log) => ({ agglomeration: Math.exp(log), digitalLevel: 0 }), "all-agglomeration");
  return found;
}

function choice(surface: EffectSurface, costs: UnitCosts, mix: Mix, status: MixChoice["status"]): MixChoice {
  return {
    status,
    agglomeration: mix.agglomeration,
    digitalLevel: mix.digitalLevel,
    logEffect: surface.logEffect(mix.agglomeration, mix.digitalLevel),
    cost: costs.agglomeration * mix.agglomeration + costs.digital * mix.digitalLevel,
  };
}

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
  const candidates: MixChoice[] = [choice(surface, costs, mixAt(0), "all-technology")];
  const lowest = -Math.min(reach, start.agglomeration * (1 - 1e-12));
  for (const side of [-1, 1] as const) {
    const end = side < 0 ? lowest : reach;
    candidates.push(choice(surface, costs, mixAt(end), "all-agglomeration"));
    let left = 0;
    let atLeft = slope(0, side);
    for (let index = 1; index <= GRID; ++index) {
      const right = (end * index) / GRID;
      const atRight = slope(right, side);
      if (side * atLeft > 0 && side * atRight <= 0) {
        const root = brentRoot((x) => slope(x, side), left, right, { valueLow: atLeft, valueHigh: atRight });
        candidates.push(choice(surface, costs, mixAt(root.x), "tangency"));
      }
      left = right;
      atLeft = atRight;
    }
  }
  return candidates.reduce((best, candidate) => (candidate.logEffect > best.logEffect ? candidate : best));
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
