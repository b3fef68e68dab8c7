import type { ReportInput } from "../../../src/report/index.ts";
import { regions } from "./places.ts";

type Outcome = Extract<ReportInput["policies"], { readonly result: unknown }>["result"]["outcomes"][number];

/** A policy with real incomes by region, bands of one thousandth about each. */
function policy(id: string, zh: string, welfare: number, incomes: readonly number[]): Outcome {
  const unchanged = { before: 0.1, after: 0.1 };
  return {
    scenario: {
      id,
      name: { en: id, zh },
      reason: { en: "A test.", zh: "测试。" },
      years: [2020, 2025],
      settings: [],
      sources: [],
      limits: [{ en: "Assumed.", zh: "假设。" }],
    },
    status: "converged",
    residual: 0,
    logWelfare: welfare,
    logOutput: welfare,
    logRealWage: welfare,
    theil: unchanged,
    coreRatio: unchanged,
    physicalHhi: unchanged,
    virtualHhi: unchanged,
    winnersShare: 0.6,
    cost: 1,
    costShare: 0.0005,
    costPerGain: 0.25,
    settingCosts: [],
    regions: regions.map(({ id: region }, k) => ({
      region,
      end: k === 0 ? ("treated" as const) : ("other" as const),
      core: k === 0,
      logRealIncome: incomes[k]!,
      logPopulation: 0,
      logRealWage: 0,
      logOutput: 0,
    })),
    ends: { treated: incomes[0]!, partner: null, other: 0 },
    industries: [],
    paths: null,
    bands: [welfare - 0.001, welfare, welfare + 0.001, 0.5, 0.6, 0.7, 0.0005, 0.0005, 0.0005],
    regionBands: incomes.flatMap((income) => [income - 0.001, income + 0.001]),
    draws: 8,
    converged: 8,
  };
}

/** Two policies side by side, one of them with losers. */
export const policies: ReportInput["policies"] = {
  result: {
    year: 2015,
    basis: "estimate",
    measures: ["log-welfare", "winners-share", "cost-share"],
    outcomes: [policy("computing-west", "西算", 0.002, [0.003, -0.001, 0]), policy("pairing", "结对", 0.001, [0, 0.001, 0.002])],
    bestShare: [0.75, 0.25],
    draws: 8,
    seed: 1,
    issues: [],
  },
};
