import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { EnsembleDocument, EnsemblePart, Kernel, PartEvaluator } from "@jiju/lab";
import { ensembleHash, kernelOf } from "@jiju/lab";
import { Piscina } from "piscina";
import { openSession } from "../study-session.ts";
import { version } from "../version.ts";
import { type EnsembleEvaluator, ensembleEvaluator } from "./evaluator.ts";

/** What a thread is handed. */
export interface PartOrder {
  readonly folder: string;
  readonly document: EnsembleDocument;
  readonly part: EnsemblePart;
}

/** The worker beside the built program; sources that run unbuilt have none and compute in their own thread. */
const workerFile = fileURLToPath(new URL("./workers/ensemble.js", import.meta.url));
const built = existsSync(workerFile);

/** What decides the bits of a row on this machine. */
export function thisKernel(): Kernel {
  return kernelOf(built ? workerFile : fileURLToPath(new URL("./evaluator.ts", import.meta.url)), version);
}

/** One thread per processor that the system grants. */
export const defaultWorkers = (): number => availableParallelism();

let kept: { readonly key: string; readonly evaluator: Promise<EnsembleEvaluator> } | undefined;

/** Rows of a part, computed in this thread; study and document stay prepared for the next part. */
export async function evaluatePart({ folder, document, part }: PartOrder): Promise<Float64Array> {
  const key = `${folder} ${ensembleHash(document)}`;
  if (kept?.key !== key) {
    const evaluator = openSession(folder).then((study) => ensembleEvaluator(study, document));
    kept = { key, evaluator };
    evaluator.catch(() => {
      kept = undefined;
    });
  }
  return (await kept.evaluator).evaluate(part.from, part.to);
}

export interface ThreadPool {
  readonly evaluate: (order: PartOrder, signal?: AbortSignal) => Promise<Float64Array>;
  readonly close: () => Promise<void>;
}

/** Threads that evaluate parts; a refusal comes back as the InputError it was. */
export function threadPool(threads: number): ThreadPool {
  if (!built) return { evaluate: (order) => evaluatePart(order), close: async () => undefined };
  const pool = new Piscina({
    filename: workerFile,
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 60_000,
    env: process.env as Record<string, string>,
  });
  return {
    evaluate: async (order, signal) => {
      const outcome = (await pool.run(order, signal ? { signal } : {})) as PartOutcome;
      if ("rows" in outcome) return outcome.rows;
      const { InputError } = await import("@jiju/core");
      throw new InputError(outcome.refusal.code, outcome.refusal.message, outcome.refusal.details);
    },
    close: () => pool.destroy(),
  };
}

/** What a thread hands back: errors lose their kind on the way between threads, so refusals travel as data. */
export type PartOutcome =
  | { readonly rows: Float64Array }
  | {
      readonly refusal: { readonly code: string; readonly message: string; readonly details: Readonly<Record<string, unknown>> };
    };

/** Threads of this machine as an evaluator of one ensemble. */
export function localEvaluator(
  folder: string,
  document: EnsembleDocument,
  workers: number,
): PartEvaluator & { readonly close: () => Promise<void> } {
  const pool = threadPool(workers);
  return {
    lanes: workers,
    evaluate: (part, signal) => pool.evaluate({ folder, document, part }, signal),
    close: pool.close,
  };
}
