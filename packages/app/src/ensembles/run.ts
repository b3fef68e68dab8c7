import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputError, type Text } from "@jiju/core";
import {
  clusterEvaluator,
  type EnsembleDocument,
  type EnsembleOutcome,
  type EnsembleProgress,
  EnsembleStore,
  ensembleDocumentSchema,
  runEnsemble,
  studyFiles,
  writeBundle,
} from "@jiju/lab";
import { type EnsembleKind, type ensembleInput, inputProblems, problemsText } from "@jiju/lab/contract";
import type { z } from "zod";
import type { StudySession } from "../study/session.ts";
import { version } from "../version.ts";
import { ensembleEvaluator } from "./evaluator.ts";
import { defaultWorkers, localEvaluator, thisKernel } from "./pool.ts";

/** Draws of a part where none are asked for: some seconds of work, so that a lost part costs little. */
const CHUNKS: Readonly<Record<EnsembleKind, number>> = { trinity: 2, counterfactual: 10, scenario: 10, paths: 10 };

/** The document that an input amounts to on a study. @throws InputError `bad-input` */
export function ensembleDocument(study: StudySession, input: z.output<typeof ensembleInput>): EnsembleDocument {
  const given = {
    format: "jiju-ensemble",
    version: 1,
    name: input.name,
    studyHash: study.hash,
    kind: input.kind,
    draws: input.draws,
    seed: input.seed,
    ranges: input.ranges,
    ...(Object.keys(input.distributions).length === 0 ? {} : { distributions: input.distributions }),
    chunk: input.chunk ?? CHUNKS[input.kind],
    settings: input.settings,
  };
  const parsed = ensembleDocumentSchema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = inputProblems(ensembleDocumentSchema, given);
  throw new InputError("bad-input", `ensemble: ${problemsText(problems)}.`, { problems });
}

/** Where the parts are computed. */
export type EnsemblePlace =
  | { readonly workers: number | undefined }
  | { readonly cluster: string; readonly patienceForWorkers?: number };

export interface RunStudyEnsembleOptions {
  readonly progress?: (progress: EnsembleProgress) => void;
  readonly signal?: AbortSignal;
  readonly notice?: (line: Text) => void;
}

/**
 * Runs or resumes an ensemble of a study, here or on a cluster. The document is checked against the study first.
 *
 * @throws InputError of the evaluator, the store, the cluster and the run
 */
export async function runStudyEnsemble(
  study: StudySession,
  document: EnsembleDocument,
  place: EnsemblePlace,
  options: RunStudyEnsembleOptions = {},
): Promise<EnsembleOutcome> {
  if (document.studyHash !== study.hash) {
    throw new InputError(
      "study-changed",
      `ensemble: the inputs of the study have changed since "${document.name}" was started, so its parts would not belong together. Start a new one under another --name.`,
      { name: document.name },
    );
  }
  const kernel = thisKernel();
  const store = new EnsembleStore(study.folder);
  // a name that is taken is refused before threads are started for nothing
  const complete = (await store.requireFree(document, kernel))?.state === "complete";
  const computeHere = async () => {
    const local = localEvaluator(study.folder, document, "workers" in place ? (place.workers ?? defaultWorkers()) : 1);
    try {
      if (complete) ensembleEvaluator(study, document);
      else await local.prepare();
      return local;
    } catch (error) {
      await local.close();
      throw error;
    }
  };
  const computeOnCluster = (url: string, patienceForWorkers: number | undefined) => {
    ensembleEvaluator(study, document);
    return clusterEvaluator({
      url,
      document,
      kernel,
      bundle: () => bundleOf(study),
      ...(options.notice ? { notice: options.notice } : {}),
      ...(patienceForWorkers === undefined ? {} : { patienceForWorkers }),
    });
  };
  // whatever document, study or cluster refuse is refused before the state of the ensemble changes
  const evaluator =
    "cluster" in place && !complete ? await computeOnCluster(place.cluster, place.patienceForWorkers) : await computeHere();
  try {
    return await runEnsemble(await store.begin(document, kernel), evaluator, {
      ...(options.progress ? { progress: options.progress } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } finally {
    await evaluator.close();
  }
}

/** The study's inputs in one file, as workers elsewhere unpack them. */
async function bundleOf(study: StudySession): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "jiju-bundle-"));
  try {
    const target = join(folder, "study.jiju.zip");
    await writeBundle(
      study.folder,
      ["study.yaml", ...studyFiles(study.loaded.config)],
      { productVersion: version, studyHash: study.hash, results: [] },
      target,
    );
    return await readFile(target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
