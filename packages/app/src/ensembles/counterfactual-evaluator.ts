import { digitalCounterfactual } from "@jiju/core";
import type { EnsembleDocument } from "@jiju/lab";
import { studyBaseline } from "../study/baseline.ts";
import type { StudySession } from "../study/session.ts";
import { trinityShocks } from "../study/shocks.ts";
import { type EnsembleEvaluator, POPULATION, REAL_INCOME, type RowQuantity, rowByRow, settingsOf } from "./draw-rows.ts";
import { drawnStrengths } from "./strengths.ts";

const OUTCOMES: readonly RowQuantity[] = [
  { id: "log-welfare", label: { en: "Welfare, log change", zh: "福利变化（对数）" } },
  { id: "theil-change", label: { en: "Theil index of real wages, change", zh: "实际工资泰尔指数变化" } },
  { id: "physical-hhi-change", label: { en: "Physical concentration, change", zh: "实体空间集中度变化" } },
  { id: "virtual-hhi-change", label: { en: "Virtual concentration, change", zh: "虚拟空间集中度变化" } },
  { id: "winners-share", label: { en: "Share of people in regions that gain", zh: "受益地区人口占比" } },
];

/** One equilibrium under all digital shocks a draw: the trinity without its decomposition, for a twentieth of the work. */
export function counterfactualEvaluator(study: StudySession, document: EnsembleDocument): EnsembleEvaluator {
  const settings = settingsOf(document, "counterfactual");
  const base = studyBaseline(study, settings);
  const shocks = trinityShocks(study, base, settings);
  const { parameters, values, draw } = drawnStrengths(document);
  const R = study.regions.length;
  const width = OUTCOMES.length + 2 * R;
  return {
    parameters,
    values,
    outcomes: OUTCOMES,
    regional: [REAL_INCOME, POPULATION],
    codes: null,
    width,
    evaluate: rowByRow(width, (k, row) => {
      const { baseline, equilibrium, indicators } = digitalCounterfactual(base.input, shocks, draw(k));
      if (equilibrium.status !== "converged") return;
      const { before, after } = indicators;
      const { population } = baseline.economy;
      let people = 0;
      let winners = 0;
      population.forEach((persons, i) => {
        people += persons;
        if (equilibrium.realIncomeRatio[i]! > 1) winners += persons;
      });
      row.set([
        Math.log(equilibrium.welfareRatio),
        after.realWageTheil - before.realWageTheil,
        after.physicalHerfindahl - before.physicalHerfindahl,
        after.virtualHerfindahl - before.virtualHerfindahl,
        winners / people,
      ]);
      row.set(equilibrium.realIncomeRatio.map(Math.log), OUTCOMES.length);
      row.set(equilibrium.populationRatio.map(Math.log), OUTCOMES.length + R);
    }),
  };
}
