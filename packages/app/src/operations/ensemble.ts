import { InputError } from "@jiju/core";
import { EnsembleStore } from "@jiju/lab";
import { ENSEMBLE_KINDS, ensembleResult, listEnsembles, runEnsembleOperation, stopEnsemble } from "@jiju/lab/contract";
import { parametersDrawn } from "../ensembles/drawn-parameters.ts";
import { ensembleEvaluator } from "../ensembles/evaluator.ts";
import { ensembleDocument, runStudyEnsemble } from "../ensembles/run.ts";
import { codeShares, fingerprintOf, summariseEnsemble } from "../ensembles/summary.ts";
import { readyScenarios } from "../study/scenario-documents.ts";
import { type Implementation, implement, requireStudy } from "./implementation.ts";

export const ensembleImplementations: readonly Implementation[] = [
  implement(runEnsembleOperation, async (input, context) => {
    const study = requireStudy("ensemble.run", context);
    const { workers, ...asked } = input;
    const document = ensembleDocument(study, asked);
    const outcome = await runStudyEnsemble(
      study,
      document,
      { workers },
      { progress: ({ phase, done, total }) => context.progress({ phase, done, total }), signal: context.signal },
    );
    return { name: document.name, draws: document.draws, ...outcome };
  }),

  implement(listEnsembles, async (_input, context) => {
    const study = requireStudy("ensemble.list", context);
    const entries = await new EnsembleStore(study.folder).list();
    return {
      ensembles: entries.map(({ document, state, reason, done, remaining }) => ({
        name: document.name,
        kind: document.kind,
        state,
        reason: reason ?? null,
        draws: document.draws,
        done,
        remaining,
        seed: document.seed,
        chunk: document.chunk,
        ranges: document.ranges,
        distributions: document.distributions ?? {},
        settings: document.settings,
        current: document.studyHash === study.hash,
      })),
      scenarios: readyScenarios(study).flatMap(({ scenario: { id, name }, issues }) =>
        issues.length === 0 ? [{ id, name }] : [],
      ),
      drawn: ENSEMBLE_KINDS.map((kind) => ({ kind, parameters: parametersDrawn(kind) })),
    };
  }),

  implement(stopEnsemble, async (input, context) => {
    const study = requireStudy("ensemble.stop", context);
    return { name: input.name, state: await new EnsembleStore(study.folder).stop(input.name, input.how) };
  }),

  implement(ensembleResult, async (input, context) => {
    const study = requireStudy("ensemble.result", context);
    const store = new EnsembleStore(study.folder);
    const entry = await store.require(input.name);
    const { document } = entry;
    if (document.studyHash !== study.hash) {
      throw new InputError(
        "study-changed",
        `ensemble.result: the inputs of the study have changed since "${document.name}" was computed, so its draws no longer describe it. Compute a new ensemble under another name.`,
        { name: document.name },
      );
    }
    const evaluator = ensembleEvaluator(study, document);
    const { rows, present } = await store.rows(entry, evaluator.width);
    const { leading, ...summary } = summariseEnsemble(
      evaluator,
      study.regions.length,
      rows,
      present,
      input.quantiles,
      input.output,
    );
    const S = study.industries.length;
    return {
      name: document.name,
      kind: document.kind,
      state: entry.state,
      draws: document.draws,
      done: present.reduce((sum, one) => sum + one, 0),
      seed: document.seed,
      fingerprint: fingerprintOf(rows),
      quantiles: input.quantiles,
      ...summary,
      parameters: summary.parameters.map((parameter) => ({ ...parameter })),
      regions: study.regions.map(({ id }) => id),
      shares: codeShares(evaluator, study.regions.length, rows, present),
      cells: leading.map(({ id, share }, cell) => ({
        region: study.regions[Math.floor(cell / S)]!.id,
        industry: study.industries[cell % S]!.id,
        leading: id,
        share,
      })),
    };
  }),
];
