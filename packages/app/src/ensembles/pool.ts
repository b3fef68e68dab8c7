import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { EnsembleDocument, EnsemblePart, Kernel, PartEvaluator } from "@jiju/lab";
import { ensembleHash, kernelOf } from "@jiju/lab";
import { Piscina } from "piscina";
import { openSession } from "../study/session.ts";
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

export interface LocalEvaluator extends PartEvaluator {
  /**
   * Starts the threads and lets each open the study and build the baseline, all at the same time: no part waits for it later, and what
   * is wrong with the document comes out before anything is begun.
   *
   * @throws InputError of the evaluator
   */
  readonly prepare: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Threads of this machine as an evaluator of one ensemble. */
export function localEvaluator(folder: string, document: EnsembleDocument, workers: number): LocalEvaluator {
  const pool = threadPool(workers);
  const threads = Math.min(workers, Math.ceil(document.draws / document.chunk));
  const nothing = { id: "0-0", from: 0, to: 0 };
  return {
    lanes: workers,
    evaluate: (part, signal) => pool.evaluate({ folder, document, part }, signal),
    prepare: async () => {
      // as many orders at once as there are threads reach each of them; none is ended while it still opens the study
      const orders = Array.from({ length: threads }, () => pool.evaluate({ folder, document, part: nothing }));
      const refused = (await Promise.allSettled(orders)).find((outcome) => outcome.status === "rejected");
      if (refused) throw refused.reason;
    },
    close: pool.close,
  };
}
