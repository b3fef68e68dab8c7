import { availableParallelism } from "node:os";
import type { Envelope } from "@jiju/lab/contract";
import { jobThreads, jobThreadsAreBuilt } from "./job-threads.ts";
import type { Question } from "./operations/report-long-chapters.ts";

/** A thread that answers a long question of a run while the first thread goes on with the others. */
export interface SecondThread {
  /** @throws InputError what the operation refuses */
  readonly ask: (folder: string, question: Question) => Promise<Envelope<unknown>>;
  readonly close: () => Promise<void>;
}

/**
 * Starts the thread, so that it is ready when the first question comes; undefined with one processor or unbuilt sources. What the
 * operations need is not loaded here: the thread loads it at the same time as the command does.
 */
export function secondThread(): SecondThread | undefined {
  if (availableParallelism() < 2 || !jobThreadsAreBuilt) return undefined;
  const threads = jobThreads(1, "ready");
  return {
    ask: async (folder, question) => {
      const outcome = await threads.run({ folder, ...question });
      if ("envelope" in outcome) return outcome.envelope;
      const { InputError } = await import("@jiju/core");
      const { code, message, details } = outcome.refusal.error;
      throw new InputError(code, message, details);
    },
    close: threads.close,
  };
}
