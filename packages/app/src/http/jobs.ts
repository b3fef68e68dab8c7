import { randomUUID } from "node:crypto";
import { InputError } from "@jiju/core";
import { type Envelope, findOperation, type Progress, type Refusal } from "@jiju/lab/contract";
import { type JobThreads, jobThreads } from "../job-threads.ts";
import { refusalOf } from "./refusal.ts";

export type JobState =
  | { readonly status: "running"; readonly progress: Progress | undefined }
  | { readonly status: "done"; readonly envelope: Envelope<unknown> }
  | { readonly status: "failed"; readonly refusal: Refusal }
  | { readonly status: "cancelled" };

interface Job {
  readonly id: string;
  readonly operation: string;
  /** Operation and input: what its answer answers. */
  readonly key: string;
  state: JobState;
  readonly abort: AbortController;
  readonly listeners: Set<(state: JobState) => void>;
}

/** Long operations run in worker threads, so that the app answers meanwhile; cancelling one ends its thread. */
export class Jobs {
  readonly #jobs = new Map<string, Job>();
  readonly #threads: JobThreads;
  readonly #folder: string | undefined;

  constructor(folder: string | undefined, threads = 2) {
    this.#folder = folder;
    this.#threads = jobThreads(threads, "when-needed");
  }

  /** Starts an operation. Asked again, a finished one is not run again unless it changes something: answers of the open study stay. */
  start(operation: string, input: unknown): string {
    const key = `${operation} ${JSON.stringify(input)}`;
    if (!findOperation(operation)?.changes) {
      for (const known of this.#jobs.values()) if (known.key === key && known.state.status === "done") return known.id;
    }
    const id = randomUUID();
    const job: Job = {
      id,
      operation,
      key,
      state: { status: "running", progress: undefined },
      abort: new AbortController(),
      listeners: new Set(),
    };
    this.#jobs.set(id, job);
    this.#forgetOld();
    const progress = (step: Progress): void => {
      if (job.state.status === "running") this.#tell(job, { status: "running", progress: step });
    };
    this.#threads
      .run({ folder: this.#folder, operation, input }, { signal: job.abort.signal, progress })
      .then((outcome) =>
        this.#tell(
          job,
          "envelope" in outcome ? { status: "done", envelope: outcome.envelope } : { status: "failed", refusal: outcome.refusal },
        ),
      )
      .catch((error: unknown) =>
        this.#tell(
          job,
          job.abort.signal.aborted ? { status: "cancelled" } : { status: "failed", refusal: refusalOf(error).body },
        ),
      );
    return id;
  }

  state(id: string): JobState {
    return this.#find(id).state;
  }

  /** Calls back at once with the present state and then at every change, until the returned function is called. */
  watch(id: string, listener: (state: JobState) => void): () => void {
    const job = this.#find(id);
    job.listeners.add(listener);
    listener(job.state);
    return () => job.listeners.delete(listener);
  }

  /** The answer of an operation: of a finished job where one was asked the same, else of a new one. */
  async answer(operation: string, input: unknown): Promise<Envelope<unknown>> {
    const asked = JSON.stringify(input);
    for (const { operation: id, state } of this.#jobs.values())
      if (id === operation && state.status === "done" && JSON.stringify(state.envelope.provenance.input) === asked)
        return state.envelope;
    const id = this.start(operation, input);
    return new Promise((resolve, reject) => {
      this.watch(id, (state) => {
        if (state.status === "done") resolve(state.envelope);
        else if (state.status === "failed") {
          const { code, message, details } = state.refusal.error;
          reject(new InputError(code, message, details));
        } else if (state.status === "cancelled")
          reject(new InputError("cancelled", "The operation was cancelled; nothing was changed."));
      });
    });
  }

  cancel(id: string): void {
    this.#find(id).abort.abort();
  }

  async close(): Promise<void> {
    for (const job of this.#jobs.values()) if (job.state.status === "running") job.abort.abort();
    await this.#threads.close();
  }

  #find(id: string): Job {
    const job = this.#jobs.get(id);
    if (!job)
      throw new InputError(
        "unknown-job",
        `There is no job "${id}" (the server may have been restarted). Start the operation again.`,
        { id },
      );
    return job;
  }

  #tell(job: Job, state: JobState): void {
    job.state = state;
    for (const listener of job.listeners) listener(state);
  }

  /** Keeps the last 50 finished jobs. */
  #forgetOld(): void {
    const finished = [...this.#jobs.values()].filter((job) => job.state.status !== "running");
    for (const job of finished.slice(0, Math.max(0, finished.length - 50))) this.#jobs.delete(job.id);
  }
}
