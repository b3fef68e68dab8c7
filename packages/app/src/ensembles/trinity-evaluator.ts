import { PLANE_CELLS, solveTrinityDraw } from "@jiju/core";
import type { EnsembleDocument } from "@jiju/lab";
import { studyBaseline } from "../study/baseline.ts";
import type { StudySession } from "../study/session.ts";
import { trinityShocks } from "../study/shocks.ts";
import { type EnsembleEvaluator, POPULATION, type RowQuantity, rowByRow, settingsOf } from "./draw-rows.ts";
import { drawnStrengths } from "./strengths.ts";

/** All 16 equilibria of the compound trinity a draw: welfare by source, real wages, population, and the form of every region-industry. */
export function trinityEvaluator(study: StudySession, document: EnsembleDocument): EnsembleEvaluator {
  const settings = settingsOf(document, "trinity");
  const base = studyBaseline(study, settings);
  const shocks = trinityShocks(study, base, settings);
  const { parameters, values, draw } = drawnStrengths(document);
  const outcomes: readonly RowQuantity[] = [
    { id: "log-welfare", label: { en: "Welfare, log change", zh: "福利变化（对数）" } },
    { id: "upgrade", label: { en: "of it: upgrading of existing industries", zh: "其中：传统产业升级" } },
    { id: "emerging", label: { en: "of it: emerging industries", zh: "其中：新兴产业衍生" } },
    { id: "reshaping", label: { en: "of it: reshaped physical space", zh: "其中：实体空间重塑" } },
    { id: "virtual", label: { en: "of it: virtual space", zh: "其中：虚拟空间" } },
    { id: "synergy", label: { en: "Synergy", zh: "协同效应" } },
  ];
  const regional: readonly RowQuantity[] = [
    { id: "log-real-wage", label: { en: "Real wage, log change", zh: "实际工资变化（对数）" } },
    POPULATION,
  ];
  const R = study.regions.length;
  const S = study.industries.length;
  const width = outcomes.length + 2 * R + R * S;
  const codes = [...PLANE_CELLS, "none"];
  return {
    parameters,
    values,
    outcomes,
    regional,
    codes,
    width,
    evaluate: rowByRow(width, (k, row) => {
      const trinity = solveTrinityDraw(base.input, shocks, draw(k));
      if (trinity.status !== "converged") return;
      const { total, upgrade, emerging, reshaping, virtual, synergy } = trinity.decomposition;
      row.set([total, upgrade, emerging, reshaping, virtual, synergy]);
      row.set(trinity.realWage.values.subarray(15 * R), outcomes.length);
      row.set(trinity.population.values.subarray(15 * R), outcomes.length + R);
      trinity.forms.forEach((form, cell) => {
        row[outcomes.length + 2 * R + cell] = codes.indexOf(form.cell ?? "none");
      });
    }),
  };
}
