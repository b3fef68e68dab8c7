import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { MessageChannel } from "node:worker_threads";
import type { Envelope, Progress, Refusal } from "@jiju/lab/contract";
import { Piscina } from "piscina";

/** An operation for a thread of its own. */
export interface JobOrder {
  /** Study to open; it stays open in the thread for the next order of the same folder. */
  readonly folder: string | undefined;
  readonly operation: string;
  readonly input: unknown;
}

/** What a thread hands back: errors lose their kind on the way between threads, so refusals travel as data. */
export type JobOutcome = { readonly envelope: Envelope<unknown> } | { readonly refusal: Refusal };

export interface RunJobOptions {
  /** Aborting ends the thread. */
  readonly signal?: AbortSignal;
  readonly progress?: (progress: Progress) => void;
}

export interface JobThreads {
  /** @throws what is no refusal, and the error of an aborted signal */
  readonly run: (order: JobOrder, options?: RunJobOptions) => Promise<JobOutcome>;
  readonly close: () => Promise<void>;
}

/** The worker beside the built program; sources run unbuilt under a loader that their threads inherit. */
const built = fileURLToPath(new URL("./workers/job.js", import.meta.url));
export const jobThreadsAreBuilt = existsSync(built);

/**
 * Threads that each run one operation at a time.
 *
 * @param count how many at most
 * @param start `ready`: all at once, and they stay; `when-needed`: with the orders, and idle ones end after a minute
 */
export function jobThreads(count: number, start: "ready" | "when-needed"): JobThreads {
  const pool = new Piscina({
    filename: jobThreadsAreBuilt ? built : fileURLToPath(new URL("./workers/job.ts", import.meta.url)),
    minThreads: start === "ready" ? count : 0,
    maxThreads: count,
    idleTimeout: 60_000,
    env: process.env as Record<string, string>,
  });
  return {
    run: async (order, { signal, progress } = {}) => {
      const { port1, port2 } = new MessageChannel();
      port1.on("message", (step: Progress) => progress?.(step));
      try {
        return await pool.run({ ...order, port: port2 }, { transferList: [port2], ...(signal ? { signal } : {}) });
      } finally {
        port1.close();
      }
    },
    close: () => pool.destroy(),
  };
}
