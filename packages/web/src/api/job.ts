import type { Envelope, Progress, Refusal } from "@jiju/lab/contract";
import { request } from "./client.ts";
import type { OperationId, OperationInput, OperationResult } from "./contract.ts";
import { RefusalError } from "./refusal-error.ts";

/** States of a job as the server streams them: one event per state, named by its status. */
interface JobStates<Result> {
  readonly running: { readonly progress?: Progress };
  readonly done: { readonly envelope: Envelope<Result> };
  readonly failed: { readonly refusal: Refusal };
  readonly cancelled: Record<string, never>;
}

/**
 * Runs a long operation as a job: starts it, reports progress, and resolves with its answer.
 *
 * @param onProgress  called for every step the server reports
 * @param signal  cancels the job on the server too
 * @throws RefusalError with the job's own code, `cancelled` when it was cancelled, `unreachable` when the stream broke
 */
export async function runJob<Id extends OperationId>(
  operation: Id,
  input: OperationInput<Id>,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Envelope<OperationResult<Id>>> {
  const started = await request("/api/jobs", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ operation, input }),
    signal,
  });
  const { id } = (await started.json()) as { id: string };
  const path = `/api/jobs/${encodeURIComponent(id)}`;
  const cancel = () => void request(path, { method: "DELETE" }).catch(() => undefined);
  if (signal.aborted) cancel();
  signal.addEventListener("abort", cancel, { once: true });
  try {
    return await followStates<OperationResult<Id>>(`${path}/events`, onProgress, signal);
  } finally {
    signal.removeEventListener("abort", cancel);
  }
}

function followStates<Result>(
  path: string,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Envelope<Result>> {
  return new Promise((resolve, reject) => {
    const source = new EventSource(path);
    const on = <Status extends keyof JobStates<Result>>(status: Status, act: (state: JobStates<Result>[Status]) => void) =>
      source.addEventListener(status, (event) => act(JSON.parse((event as MessageEvent<string>).data)));
    const stop = (code: string, message: string, details?: Readonly<Record<string, unknown>>) => {
      source.close();
      reject(new RefusalError(code, message, details));
    };
    on("running", ({ progress }) => {
      if (progress !== undefined) onProgress(progress);
    });
    on("done", ({ envelope }) => {
      source.close();
      resolve(envelope);
    });
    on("failed", ({ refusal: { error } }) => stop(error.code, error.message, error.details));
    on("cancelled", () => stop("cancelled", "The work was cancelled."));
    source.addEventListener("error", () => stop("unreachable", `The progress of ${path} broke off.`));
    signal.addEventListener("abort", () => stop("cancelled", "The work was cancelled."), { once: true });
  });
}
