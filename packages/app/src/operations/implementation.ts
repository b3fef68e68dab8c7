import { InputError } from "@jiju/core";
import type { Envelope, Operation, Progress } from "@jiju/lab/contract";
import type { z } from "zod";
import type { StudySession } from "../study/session.ts";

/** What an operation may use besides its input. */
export interface OperationContext {
  /** The open study; operations that need one get it through `requireStudy`. */
  readonly study: StudySession | undefined;
  readonly progress: (progress: Progress) => void;
  readonly signal: AbortSignal;
  /** Answers of one run by `answerKey`, some on their way, so that none is computed again; left out: nothing is kept. */
  readonly known?: Map<string, Envelope<unknown> | Promise<Envelope<unknown>>>;
}

/** The function behind an entry of the table of operations. */
export interface Implementation {
  readonly operation: Operation;
  readonly run: (input: never, context: OperationContext) => unknown;
}

/** Binds a function to its entry, so that input and output types come from the entry's schemas. */
export function implement<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  run: (input: z.output<Input>, context: OperationContext) => Promise<Wire<z.input<Output>>> | Wire<z.input<Output>>,
): Implementation {
  return { operation: operation as unknown as Operation, run: run as Implementation["run"] };
}

/** What an implementation may return for a schema: typed arrays stand for arrays of numbers, NaN for null. */
export type Wire<T> = T extends readonly (number | null)[]
  ? T | Float64Array
  : T extends readonly (infer Item)[]
    ? readonly Wire<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Wire<T[Key]> }
      : T;

/** The open study. @throws InputError `no-study` */
export function requireStudy(operation: string, context: OperationContext): StudySession {
  if (!context.study) {
    throw new InputError(
      "no-study",
      `${operation}: this operation works on a study and none is open. Give its folder with --study FOLDER.`,
    );
  }
  return context.study;
}

/** Stops a cancelled operation between two steps. */
export function throwIfCancelled(context: OperationContext): void {
  if (context.signal.aborted) throw new InputError("cancelled", "The operation was cancelled; nothing was changed.");
}
