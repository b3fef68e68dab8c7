import type { MessagePort } from "node:worker_threads";
import type { Progress } from "@jiju/lab/contract";
import { refusalOf } from "../http/refusal.ts";
import type { JobOrder, JobOutcome } from "../job-threads.ts";
import { execute } from "../operations/execute.ts";
import { openSession, type StudySession } from "../study/session.ts";

let open: { readonly folder: string; readonly session: StudySession } | undefined;

/** One long operation in a thread of its own; the study stays open between jobs of the same folder. */
export default async function job(task: JobOrder & { readonly port: MessagePort }): Promise<JobOutcome> {
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
