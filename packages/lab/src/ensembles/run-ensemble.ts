import { InputError } from "@jiju/core";
import type { Progress } from "../contract/operation.ts";
import type { EnsemblePart } from "./document.ts";
import { packPart } from "./part-bytes.ts";
import type { EnsembleRun, EnsembleState } from "./store.ts";

export interface EnsembleProgress extends Progress {
  /** Seconds to the end at the present pace; null before the first part is back. */
  readonly remaining: number | null;
}

/** Something that evaluates parts: threads of this machine or workers of a cluster. */
export interface PartEvaluator {
  /** Parts to hand over at a time. */
  readonly lanes: number;
  /** Rows of the part, [(to - from) x width]. Rejects with an InputError for mistakes, with anything else for a lost worker. */
  readonly evaluate: (part: EnsemblePart, signal: AbortSignal) => Promise<Float64Array>;
}

export interface RunEnsembleOptions {
  readonly progress?: (progress: EnsembleProgress) => void;
  /** Cancels: what is finished stays. */
  readonly signal?: AbortSignal;
  /** Milliseconds between two signs of life. Default 2,000. */
  readonly beatMs?: number;
}

export interface EnsembleOutcome {
  readonly state: Extract<EnsembleState, "complete" | "paused" | "cancelled">;
  /** Draws finished in all, and in this run. */
  readonly done: number;
  readonly computed: number;
}

/** A part whose worker is lost is handed out again this often. */
const RETRIES = 2;

/**
 * Computes what is missing of an ensemble. Every finished part is on disk before it counts.
 *
 * @param run       from `EnsembleStore.begin`
 * @param evaluator who computes
 * @returns how it ended; a failure is written down as the state `failed` with its reason and thrown
 * @throws InputError `ensemble-disk-full`, `worker-lost`, and those of the evaluator
 */
export async function runEnsemble(
  run: EnsembleRun,
  evaluator: PartEvaluator,
  options: RunEnsembleOptions = {},
): Promise<EnsembleOutcome> {
  const { draws } = run.document;
  const halt = new AbortController();
  let why: "pause" | "cancel" | undefined;
  const stop = (how: "pause" | "cancel"): void => {
    why ??= how;
    halt.abort();
  };
  const onAbort = (): void => stop("cancel");
  if (options.signal?.aborted) stop("cancel");
  options.signal?.addEventListener("abort", onAbort, { once: true });

  let computed = 0;
  let done = 0;
  const started = performance.now();
  const remaining = (): number | null =>
    computed === 0 ? null : (((performance.now() - started) / 1000) * (draws - done)) / computed;
  const beat = setInterval(() => {
    void run.beat(remaining());
    void run.stopAsked().then((how) => how && stop(how));
  }, options.beatMs ?? 2000);
  try {
    const pending = await run.pending();
    done = draws - pending.reduce((sum, part) => sum + part.to - part.from, 0);
    const tell = (): void => options.progress?.({ phase: "draws", done, total: draws, remaining: remaining() });
    tell();
    let failure: { readonly error: unknown } | undefined;
    const lane = async (): Promise<void> => {
      for (let part = pending.shift(); part && !halt.signal.aborted; part = pending.shift()) {
        try {
          const rows = await evaluatePatiently(evaluator, part, halt.signal);
          await keepOrSay(run, part, packPart(run.hash, part, rows), () => draws - done);
        } catch (error) {
          if (!why) failure ??= { error };
          halt.abort();
          return;
        }
        computed += part.to - part.from;
        done += part.to - part.from;
        tell();
      }
    };
    await Promise.all(Array.from({ length: Math.max(1, Math.min(evaluator.lanes, pending.length)) }, lane));
    if (failure) throw failure.error;
    // a stop that came after the last part changes nothing
    const state = done === draws ? "complete" : why === "pause" ? "paused" : "cancelled";
    clearInterval(beat);
    await run.end({ status: state });
    return { state, done, computed };
  } catch (error) {
    clearInterval(beat);
    const { code, details } = error as Partial<InputError>;
    const reason = {
      code: typeof code === "string" ? code : "defect",
      message: error instanceof Error ? error.message : String(error),
      ...(details === undefined ? {} : { details: { ...details } }),
    };
    await run.end({ status: "failed", reason });
    throw error;
  } finally {
    clearInterval(beat);
    options.signal?.removeEventListener("abort", onAbort);
  }
}

/** Keeps a part; a full disk is told in terms of the ensemble. @throws InputError `ensemble-disk-full`, and those of `EnsembleRun.keep` */
async function keepOrSay(run: EnsembleRun, part: EnsemblePart, bytes: Uint8Array, missing: () => number): Promise<void> {
  try {
    await run.keep(part, bytes);
  } catch (error) {
    if ((error as { code?: unknown }).code !== "disk-full") throw error;
    const left = missing();
    const need = Math.ceil(((bytes.length / (part.to - part.from)) * left) / 1e6);
    throw new InputError(
      "ensemble-disk-full",
      `ensemble: the disk is full. The ${run.document.draws - left} draws that were finished are kept; the other ${left} need about ${need} MB. Free that much and resume: jiju ensemble STUDY --name ${run.document.name} --resume.`,
      { name: run.document.name, done: run.document.draws - left, left, megabytes: need },
    );
  }
}

async function evaluatePatiently(evaluator: PartEvaluator, part: EnsemblePart, signal: AbortSignal): Promise<Float64Array> {
  for (let attempt = 0; ; ++attempt) {
    try {
      return await evaluator.evaluate(part, signal);
    } catch (error) {
      if (signal.aborted || (error instanceof Error && error.name === "InputError")) throw error;
      if (attempt < RETRIES) continue;
      const cause = error instanceof Error ? error.message : String(error);
      throw new InputError(
        "worker-lost",
        `ensemble: draws ${part.from} to ${part.to - 1} were handed out ${RETRIES + 1} times and no worker came back with them (the last: ${cause}). What was finished is kept; give the workers more memory or a smaller --chunk and resume.`,
        { from: part.from, last: part.to - 1, tries: RETRIES + 1, cause },
      );
    }
  }
}
