import type { MessagePort } from "node:worker_threads";
import type { Envelope, Progress, Refusal } from "@jiju/lab/contract";
import { refusalOf } from "../http/refusal.ts";
import { execute } from "../operations/execute.ts";
import { openSession, type StudySession } from "../study/session.ts";

let open: { readonly folder: string; readonly session: StudySession } | undefined;

/** One long operation in a thread of its own; the study stays open between jobs of the same folder. */
export default async function job(task: {
  readonly folder: string | undefined;
  readonly operation: string;
  readonly input: unknown;
  readonly port: MessagePort;
}): Promise<{ envelope: Envelope<unknown> } | { refusal: Refusal }> {
  try {
    if (task.folder !== undefined && open?.folder !== task.folder)
      open = { folder: task.folder, session: await openSession(task.folder) };
    const study = task.folder === undefined ? undefined : open?.session;
    let last = 0;
    const progress = (step: Progress): void => {
      const now = performance.now();
      if (now - last < 100 && step.done < step.total) return;
      last = now;
      task.port.postMessage(step);
    };
    return { envelope: await execute(task.operation, task.input, { study, progress, signal: new AbortController().signal }) };
  } catch (error) {
    return { refusal: refusalOf(error).body };
  } finally {
    task.port.close();
  }
}
