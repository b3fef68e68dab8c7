import type { EnsembleDocument } from "@jiju/lab";
import type { EnsembleKind } from "@jiju/lab/contract";
import type { StudySession } from "../study/session.ts";
import { counterfactualEvaluator } from "./counterfactual-evaluator.ts";
import type { EnsembleEvaluator } from "./draw-rows.ts";
import { pathsEvaluator } from "./paths-evaluator.ts";
import { scenarioEvaluator } from "./scenario-evaluator.ts";
import { trinityEvaluator } from "./trinity-evaluator.ts";

export type { EnsembleEvaluator } from "./draw-rows.ts";

const EVALUATORS: Readonly<Record<EnsembleKind, (study: StudySession, document: EnsembleDocument) => EnsembleEvaluator>> = {
  trinity: trinityEvaluator,
  counterfactual: counterfactualEvaluator,
  scenario: scenarioEvaluator,
  paths: pathsEvaluator,
};

/**
 * The evaluator of a document on its study.
 *
 * @throws InputError `bad-input`, `ensemble-needs-policy`, `bad-range`, `unknown-parameter`, `study-lacks`, `bad-scenario`, `unknown-scenario`
 */
export function ensembleEvaluator(study: StudySession, document: EnsembleDocument): EnsembleEvaluator {
  return EVALUATORS[document.kind](study, document);
}
