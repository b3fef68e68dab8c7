import {
  buildBaseline,
  drawnBaselineInput,
  InputError,
  OUTCOME_MEASURES,
  type OutcomeMeasure,
  outcomeMeasures,
  runScenario,
  type Text,
} from "@jiju/core";
import type { EnsembleDocument } from "@jiju/lab";
import { studyBaseline } from "../study/baseline.ts";
import { readyScenarios, scenarioOf } from "../study/scenario-documents.ts";
import type { StudySession } from "../study/session.ts";
import { type EnsembleEvaluator, POPULATION, REAL_INCOME, rowByRow, settingsOf } from "./draw-rows.ts";
import { drawnStrengths } from "./strengths.ts";

const MEASURE_LABELS: Readonly<Record<OutcomeMeasure, Text>> = {
  "log-welfare": { en: "Welfare, log change", zh: "福利变化（对数）" },
  "log-output": { en: "Real output, log change", zh: "实际产出变化（对数）" },
  "log-real-wage": { en: "Mean real wage, log change", zh: "平均实际工资变化（对数）" },
  "theil-change": { en: "Theil index of real wages, change", zh: "实际工资泰尔指数变化" },
  "core-ratio-change": { en: "Core over periphery real wage, change", zh: "核心与边缘实际工资之比变化" },
  "physical-hhi-change": { en: "Physical concentration, change", zh: "实体空间集中度变化" },
  "virtual-hhi-change": { en: "Virtual concentration, change", zh: "虚拟空间集中度变化" },
  "winners-share": { en: "Share of people in regions that gain", zh: "受益地区人口占比" },
  "cost-share": { en: "Cost over output", zh: "成本占产出比重" },
  "cost-per-gain": { en: "Cost share per log point of welfare", zh: "单位福利改善的成本" },
};

/** One policy a draw: its outcomes at both ends, real income and population of every region. */
export function scenarioEvaluator(study: StudySession, document: EnsembleDocument): EnsembleEvaluator {
  const { scenario: given } = settingsOf(document, "scenario");
  if (given === undefined) {
    const ready = readyScenarios(study).flatMap(({ scenario: { id }, issues }) => (issues.length === 0 ? [id] : []));
    throw new InputError(
      "ensemble-needs-policy",
      `ensemble: an ensemble of kind scenario needs a policy. Give the document of one in its settings, or a ready one with --scenario ID: ${ready.join(", ")}.`,
      { ready },
    );
  }
  const scenario = scenarioOf(study, given);
  const base = studyBaseline(study, {});
  const { parameters, values, draw } = drawnStrengths(document);
  const outcomes = OUTCOME_MEASURES.map((id) => ({ id, label: MEASURE_LABELS[id] }));
  const R = study.regions.length;
  const width = outcomes.length + 2 * R;
  return {
    parameters,
    values,
    outcomes,
    regional: [REAL_INCOME, POPULATION],
    codes: null,
    width,
    evaluate: rowByRow(width, (k, row) => {
      const outcome = runScenario(buildBaseline(drawnBaselineInput(base.input, draw(k))), scenario);
      if (outcome.status !== "converged") return;
      row.set(outcomeMeasures(outcome));
      row.set(outcome.logRealIncome, outcomes.length);
      row.set(outcome.logPopulation, outcomes.length + R);
    }),
  };
}
