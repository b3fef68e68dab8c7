import {
  applyScenario,
  compareScenarios,
  InputError,
  leverInstruments,
  levers,
  OUTCOME_MEASURES,
  requireParameter,
  runScenario,
  type Scenario,
  type ScenarioOutcome,
  searchPolicies,
} from "@jiju/core";
import { leverList, scenarioCompare, scenarioList, scenarioRun, scenarioSearch } from "@jiju/lab/contract";
import { studyBaseline } from "../study/baseline.ts";
import { drawnBaselines } from "../study/draws.ts";
import { readyScenarios, scenarioOf, shownScenario } from "../study/scenario-documents.ts";
import { type Implementation, implement, type OperationContext, requireStudy, throwIfCancelled } from "./implementation.ts";
import { runOptions, shownOutcome } from "./scenario-outcome.ts";

export const scenarioImplementations: readonly Implementation[] = [
  implement(leverList, () => ({
    levers: levers.map(({ id, label }) => ({ id, label })),
    instruments: leverInstruments.map((instrument) => {
      const cost = requireParameter(instrument.costParameter);
      return {
        id: instrument.id,
        lever: instrument.lever,
        label: instrument.label,
        effect: instrument.effect,
        range: [...instrument.range] as [number, number],
        default: instrument.default,
        pairs: instrument.pairs,
        acts: instrument.target === "movable-share" ? ("matching" as const) : ("equilibrium" as const),
        unitCost: cost.default,
        unitCostRange: [...cost.range] as [number, number],
      };
    }),
  })),

  implement(scenarioList, (_input, context) => {
    const study = requireStudy("scenario.list", context);
    return {
      scenarios: readyScenarios(study).map(({ scenario, from, issues }) => ({
        ...shownScenario(scenario),
        from,
        fits: issues.length === 0,
        issues: [...issues],
      })),
    };
  }),

  implement(scenarioRun, async (input, context) => {
    const study = requireStudy("scenario.run", context);
    const scenario = scenarioOf(study, input.scenario);
    const { base, outcomes, drawn, core } = await runAll("scenario.run", [scenario], input, context);
    const compared = input.draws > 0 ? compareScenarios(drawn)[0] : undefined;
    return {
      year: study.years[0]!,
      basis: base.baseline.basis,
      outcome: shownOutcome(base, scenario, outcomes[0]!, drawn[0]!, compared, core),
      issues: [...base.issues],
    };
  }),

  implement(scenarioCompare, async (input, context) => {
    const study = requireStudy("scenario.compare", context);
    const scenarios = input.scenarios.map((one) => scenarioOf(study, one));
    const twice = scenarios.find(({ id }, k) => scenarios.findIndex((other) => other.id === id) < k);
    if (twice) {
      throw new InputError(
        "repeated-scenario",
        `scenario.compare: "${twice.id}" is given twice. Give each scenario once, and a changed one an id of its own.`,
        { id: twice.id },
      );
    }
    const { base, outcomes, drawn, core } = await runAll("scenario.compare", scenarios, input, context);
    const compared = input.draws > 0 ? compareScenarios(drawn) : undefined;
    return {
      year: study.years[0]!,
      basis: base.baseline.basis,
      measures: [...OUTCOME_MEASURES],
      outcomes: scenarios.map((scenario, k) => shownOutcome(base, scenario, outcomes[k]!, drawn[k]!, compared?.[k], core)),
      bestShare: Float64Array.from(scenarios, (_, k) => compared?.[k]?.bestShare ?? Number.NaN),
      draws: input.draws,
      seed: input.seed,
      issues: [...base.issues],
    };
  }),

  implement(scenarioSearch, async (input, context) => {
    const study = requireStudy("scenario.search", context);
    const base = studyBaseline(study);
    const { economy } = base.baseline;
    const options = { ...runOptions(study, undefined, () => context.signal.aborted) };
    const place = input.region === undefined ? undefined : study.regionAt(input.region);
    if (input.objective === "region" && place === undefined) {
      throw new InputError("region-needed", "scenario.search: the objective is the income of a region; name it under region.");
    }
    const highs = input.instruments.map(({ instrument, high }) => {
      const known = leverInstruments.find(({ id }) => id === instrument);
      return high ?? known?.range[1] ?? 1;
    });
    const mixOf = (values: readonly number[]): Scenario =>
      scenarioOf(study, {
        id: "best-mix",
        name: { en: "Best mix found", zh: "搜索所得组合" },
        reason: {
          en: "Found by searching the mix that buys most under the budget.",
          zh: "在预算约束下搜索效果最好的组合所得。",
        },
        settings: input.instruments.flatMap(({ high: _high, ...setting }, k) =>
          values[k]! > 0 ? [{ ...setting, value: values[k]! }] : [],
        ),
        sources: [],
        limits: [{ en: "A good mix, not a proven best.", zh: "较优组合，不保证最优。" }],
      });
    // Cost is linear in the setting, so the cost at the largest setting gives that of one unit.
    const unitCosts = highs.map((high, k) => {
      const cost = applyScenario(base.baseline, mixOf(highs.map((_, other) => (other === k ? high : 0)))).cost / high;
      if (cost > 0) return cost;
      throw new InputError(
        "free-instrument",
        `scenario.search: ${input.instruments[k]!.instrument} costs nothing, so a budget does not limit it. Give it a unitCost above 0 or leave it out.`,
        { instrument: input.instruments[k]!.instrument },
      );
    });
    const output = economy.output.reduce((sum, value) => sum + value, 0);
    let failed = 0;
    const evaluate = async (values: readonly number[]): Promise<number> => {
      await breathe();
      throwIfCancelled(context);
      const outcome = runScenario(base.baseline, mixOf(values), { ...options });
      if (outcome.status !== "converged") {
        ++failed;
        return Number.NaN;
      }
      if (input.objective === "output") return outcome.logOutput;
      if (input.objective === "real-wage") return outcome.logRealWage;
      if (input.objective === "equality") return outcome.before.realWageTheil - outcome.after.realWageTheil;
      return input.objective === "region" ? outcome.logRealIncome[place!]! : outcome.logWelfare;
    };
    const result = await searchPolicies(
      input.instruments.map(({ instrument }, k) => ({ id: instrument, high: highs[k]!, unitCost: unitCosts[k]! })),
      input.budgetShare * output,
      evaluate,
      {
        starts: 4,
        seed: input.seed,
        maxEvaluations: input.maxEvaluations,
        onProgress: (done) => {
          context.progress({ phase: "mixes", done, total: input.maxEvaluations });
          return !context.signal.aborted;
        },
      },
    );
    throwIfCancelled(context);
    return {
      status: result.status,
      objective: input.objective,
      instruments: input.instruments.map(({ instrument }) => instrument),
      unitCosts,
      budget: input.budgetShare * output,
      frontier: result.frontier.map(({ budget, cost, objective, values }) => ({
        budget,
        budgetShare: budget / output,
        cost,
        costShare: cost / output,
        objective,
        values: [...values],
      })),
      best: shownScenario(mixOf(result.frontier.at(-1)!.values)),
      evaluations: result.evaluations,
      failed,
      issues: [...base.issues],
    };
  }),
];

/** Scenarios at the study's own parameters and under the same draws of them. */
async function runAll(
  operation: string,
  scenarios: readonly Scenario[],
  input: { readonly draws: number; readonly seed: number; readonly core?: readonly string[] | undefined },
  context: OperationContext,
) {
  const study = requireStudy(operation, context);
  const total = scenarios.length * (input.draws + 1);
  let done = 0;
  context.progress({ phase: "baseline", done: 0, total });
  const base = studyBaseline(study);
  const options = runOptions(study, input.core, () => context.signal.aborted);
  const { path, tradability, ...plain } = options;
  const step = async () => {
    context.progress({ phase: "equilibria", done: ++done, total });
    await breathe();
    throwIfCancelled(context);
  };
  const outcomes: ScenarioOutcome[] = [];
  for (const scenario of scenarios) {
    outcomes.push(runScenario(base.baseline, scenario, options));
    await step();
  }
  const drawn: ScenarioOutcome[][] = scenarios.map(() => []);
  for (const baseline of drawnBaselines(base.input, input.draws, input.seed)) {
    for (const [k, scenario] of scenarios.entries()) {
      drawn[k]!.push(runScenario(baseline, scenario, plain));
      await step();
    }
  }
  return { base, outcomes, drawn, core: options.core };
}

/** Lets a cancel come through between two equilibria. */
const breathe = () => new Promise<void>((resume) => setImmediate(resume));
