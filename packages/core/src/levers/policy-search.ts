import { InputError } from "../errors/index.ts";
import { createRandom, sobolPoints } from "../numeric/index.ts";

/** One instrument of a policy mix. */
export interface PolicyLever {
  readonly id: string;
  /** Largest setting, > 0; the smallest is 0. */
  readonly high: number;
  /** Cost of one unit of the setting, > 0. */
  readonly unitCost: number;
}

export interface PolicyMix {
  /** Setting of each lever. */
  readonly values: readonly number[];
  readonly cost: number;
  readonly objective: number;
}

export interface PolicySearchOptions {
  /** Share of the budget at which the frontier is drawn, ascending. Default [.1, .25, .5, .75, 1]. */
  readonly shares?: readonly number[];
  /** Space-filling mixes tried for each share. Default 16. */
  readonly starts?: number;
  /** Shares of budget that one pattern step moves, halved until below the last. Default [.2, .1, .05]. */
  readonly steps?: readonly number[];
  /** Default 20250501. */
  readonly seed?: number;
  /** Most evaluations in all. Default 2000. */
  readonly maxEvaluations?: number;
  /** Called after each evaluation; returning false stops the search. */
  readonly onProgress?: (evaluations: number) => boolean | undefined;
}

export interface PolicyFrontier {
  readonly status: "complete" | "stopped" | "evaluation-limit";
  /** Best mix found within each share of the budget; objective does not fall along it. */
  readonly frontier: readonly (PolicyMix & { readonly budget: number })[];
  readonly evaluations: number;
}

/**
 * Best mix of policies under a budget, and what less money would buy.
 *
 * For each share of the budget: scrambled Sobol points on the budget, the best mix of smaller budgets, and single levers start a
 * pattern search that moves money from one lever to another, with shrinking steps. Deterministic for a seed; a good mix, not a proven
 * optimum, since the objective is an equilibrium without known shape.
 *
 * @param levers   what can be set
 * @param budget   money, > 0
 * @param evaluate objective of a mix (larger is better), NaN where the equilibrium was not found
 * @param options  see the fields
 * @throws InputError `no-levers`, `bad-budget`
 * @see Kolda, Lewis and Torczon (2003), SIAM Review 45, for pattern search
 */
export async function searchPolicies(
  levers: readonly PolicyLever[],
  budget: number,
  evaluate: (values: readonly number[]) => number | Promise<number>,
  options: PolicySearchOptions = {},
): Promise<PolicyFrontier> {
  if (levers.length === 0 || levers.some((lever) => !(lever.high > 0 && lever.unitCost > 0))) {
    throw new InputError(
      "no-levers",
      "searchPolicies: give at least one lever, each with a largest setting and a unit cost above 0.",
    );
  }
  if (!(budget > 0 && budget < Number.POSITIVE_INFINITY)) {
    throw new InputError("bad-budget", `searchPolicies: the budget is ${budget}; it must be above 0.`, { budget });
  }
  const shares = options.shares ?? [0.1, 0.25, 0.5, 0.75, 1];
  const steps = options.steps ?? [0.2, 0.1, 0.05];
  const starts = options.starts ?? 16;
  const limit = options.maxEvaluations ?? 2000;
  const p = levers.length;
  const points = sobolPoints(starts, p, { random: createRandom(options.seed ?? 20250501) });
  const known = new Map<string, PolicyMix>();
  let status: PolicyFrontier["status"] = "complete";
  const costOf = (values: readonly number[]) => values.reduce((sum, value, k) => sum + value * levers[k]!.unitCost, 0);
  const tryMix = async (values: readonly number[]): Promise<PolicyMix | undefined> => {
    const key = values.map((value) => value.toPrecision(9)).join(",");
    const seen = known.get(key);
    if (seen) return seen;
    if (status !== "complete") return undefined;
    if (known.size >= limit) {
      status = "evaluation-limit";
      return undefined;
    }
    const mix: PolicyMix = { values, cost: costOf(values), objective: await evaluate(values) };
    known.set(key, mix);
    if (options.onProgress?.(known.size) === false) status = "stopped";
    return mix;
  };
  let best: PolicyMix = { values: levers.map(() => 0), cost: 0, objective: Number.NEGATIVE_INFINITY };
  const consider = (mix: PolicyMix | undefined): boolean => {
    if (!mix || !(mix.objective > best.objective)) return false;
    best = mix;
    return true;
  };
  consider(await tryMix(levers.map(() => 0)));
  const frontier: (PolicyMix & { budget: number })[] = [];
  for (const share of shares) {
    const money = share * budget;
    const spend = (weights: readonly number[]) => allocate(levers, money, weights);
    for (let k = 0; k < p; ++k) consider(await tryMix(spend(levers.map((_, other) => (other === k ? 1 : 0)))));
    for (let k = 0; k < starts; ++k) {
      // Exponential spacings make the shares of the money uniform on the simplex.
      consider(await tryMix(spend(levers.map((_, j) => -Math.log(1 - points[k * p + j]!)))));
    }
    for (const step of steps) {
      let moved = true;
      while (moved && status === "complete") {
        moved = false;
        for (let to = 0; to < p; ++to) {
          for (let from = -1; from < p; ++from) {
            if (from === to) continue;
            if (consider(await tryMix(shiftMoney(levers, best.values, from, to, step * money, money)))) moved = true;
          }
        }
      }
    }
    frontier.push({ ...best, budget: money });
  }
  return { status, frontier, evaluations: known.size };
}

/** Settings that spend the money in proportion to weights; what a full lever cannot take goes to the others. */
function allocate(levers: readonly PolicyLever[], money: number, weights: readonly number[]): readonly number[] {
  const values = levers.map(() => 0);
  let left = money;
  let open = levers.map((_, k) => k).filter((k) => weights[k]! > 0);
  while (left > 1e-12 * money && open.length > 0) {
    const total = open.reduce((sum, k) => sum + weights[k]!, 0);
    const spent = left;
    for (const k of open) {
      const part = Math.min((spent * weights[k]!) / total / levers[k]!.unitCost, levers[k]!.high - values[k]!);
      values[k]! += part;
      left -= part * levers[k]!.unitCost;
    }
    open = open.filter((k) => values[k]! < levers[k]!.high * (1 - 1e-12));
  }
  return values;
}

/** Takes money from a lever (or from what is unspent, -1) and gives it to another, within settings and budget. */
function shiftMoney(
  levers: readonly PolicyLever[],
  values: readonly number[],
  from: number,
  to: number,
  money: number,
  budget: number,
): readonly number[] {
  const spent = values.reduce((sum, value, k) => sum + value * levers[k]!.unitCost, 0);
  const available = from < 0 ? budget - spent : values[from]! * levers[from]!.unitCost;
  const room = (levers[to]!.high - values[to]!) * levers[to]!.unitCost;
  const amount = Math.max(0, Math.min(money, available, room));
  return values.map((value, k) =>
    k === to ? value + amount / levers[k]!.unitCost : k === from ? Math.max(0, value - amount / levers[k]!.unitCost) : value,
  );
}
