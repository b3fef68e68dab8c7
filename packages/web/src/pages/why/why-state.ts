import type { BudgetRule, CongestionReading } from "@jiju/core";

export type WhyFigure = "congestion" | "costs";

/** Everything the diagrams of this page depend on, besides the selection. */
export interface WhyState {
  readonly figure: WhyFigure;
  /** The point, in the units of the model; null until somebody moves it: then it is the place's own. */
  readonly agglomeration: number | null;
  readonly technology: number | null;
  /** kappa before the shock. */
  readonly congestion: number;
  /** kappa after the shock over kappa before it. */
  readonly shock: number;
  readonly reading: CongestionReading;
  /** C_A and C_T before, C_T after. */
  readonly costAgglomeration: number;
  readonly costBefore: number;
  readonly costAfter: number;
  /** Budget over the cost of the starting point at the prices before. */
  readonly budget: number;
  readonly rule: BudgetRule;
}

export const defaultWhyState: WhyState = {
  figure: "congestion",
  agglomeration: null,
  technology: null,
  congestion: 0.01,
  shock: 2,
  reading: "congestion-peak",
  costAgglomeration: 1,
  costBefore: 2,
  costAfter: 1,
  budget: 1.1,
  rule: "level",
};

/** Limits of every number, so that a mistyped address cannot break a diagram. */
export const limits = {
  agglomeration: [0.02, 40],
  technology: [0.02, 40],
  congestion: [0.002, 0.1],
  shock: [1, 5],
  costAgglomeration: [0.2, 5],
  costBefore: [0.2, 5],
  costAfter: [0.2, 5],
  budget: [1.01, 3],
} as const;

const keys: Readonly<Record<keyof WhyState, string>> = {
  figure: "figure",
  agglomeration: "a",
  technology: "t",
  congestion: "kappa",
  shock: "shock",
  reading: "reading",
  costAgglomeration: "ca",
  costBefore: "ct0",
  costAfter: "ct1",
  budget: "budget",
  rule: "rule",
};

const rules: readonly BudgetRule[] = ["level", "signed-change", "adjustment"];

/** Reads the page's state from the address; whatever is missing or out of range takes its default. */
export function readWhyState(address: URLSearchParams): WhyState {
  const number = <Key extends keyof typeof limits, Fallback>(key: Key, fallback: Fallback): number | Fallback => {
    const text = address.get(keys[key]);
    const value = text === null || text === "" ? Number.NaN : Number(text);
    const [low, high] = limits[key];
    return value >= low && value <= high ? value : fallback;
  };
  const rule = rules.find((name) => name === address.get(keys.rule));
  return {
    figure: address.get(keys.figure) === "costs" ? "costs" : "congestion",
    agglomeration: number("agglomeration", null),
    technology: number("technology", null),
    congestion: number("congestion", defaultWhyState.congestion),
    shock: number("shock", defaultWhyState.shock),
    reading: address.get(keys.reading) === "capacity" ? "capacity" : "congestion-peak",
    costAgglomeration: number("costAgglomeration", defaultWhyState.costAgglomeration),
    costBefore: number("costBefore", defaultWhyState.costBefore),
    costAfter: number("costAfter", defaultWhyState.costAfter),
    budget: number("budget", defaultWhyState.budget),
    rule: rule ?? defaultWhyState.rule,
  };
}

/** Writes the state into a copy of an address; defaults are left out, so an untouched page has a short link. */
export function writeWhyState(address: URLSearchParams, state: WhyState): URLSearchParams {
  const next = new URLSearchParams(address);
  for (const [name, key] of Object.entries(keys) as [keyof WhyState, string][]) {
    const value = state[name];
    if (value === null || value === defaultWhyState[name]) next.delete(key);
    else next.set(key, typeof value === "number" ? String(Number(value.toPrecision(5))) : value);
  }
  return next;
}
