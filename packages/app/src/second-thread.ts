import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { MessageChannel } from "node:worker_threads";
import type { Envelope, Refusal } from "@jiju/lab/contract";
import { Piscina } from "piscina";
import type { Question } from "./operations/report-long-chapters.ts";

/** A thread that answers a long question of a run while the first thread goes on with the others. */
export interface SecondThread {
  /** @throws InputError what the operation refuses */
  readonly ask: (folder: string, question: Question) => Promise<Envelope<unknown>>;
  readonly close: () => Promise<void>;
}

/** The worker beside the built program; sources that run unbuilt have none. */
const workerFile = fileURLToPath(new URL("./workers/job.js", import.meta.url));

/** Starts the thread, so that it is ready when the first question comes; undefined with one processor or unbuilt sources. */
export function secondThread(): SecondThread | undefined {
  if (availableParallelism() < 2 || !existsSync(workerFile)) return undefined;
  const pool = new Piscina({
    filename: workerFile,
    minThreads: 1,
    maxThreads: 1,
    env: process.env as Record<string, string>,
  });
  return {
    ask: async (folder, { operation, input }) => {
      const { port1, port2 } = new MessageChannel();
      const outcome: { envelope: Envelope<unknown> } | { refusal: Refusal } = await pool.run(
        { folder, operation, input, port: port2 },
        { transferList: [port2] },
      );
      port1.close();
      if ("envelope" in outcome) return outcome.envelope;
      const { InputError } = await import("@jiju/core");
      const { code, message, details } = outcome.refusal.error;
      throw new InputError(code, message, details);
    },
    close: () => pool.destroy(),
  };
}
