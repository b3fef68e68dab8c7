import type { Text } from "@jiju/core";
import { z } from "zod";

/** The room of the product that an operation belongs to: a folder of `core`, a page of the app, a chapter of the report. */
export type Room = "study" | "measure" | "why" | "how" | "path" | "match" | "scenario" | "report" | "system";

/**
 * One entry of the table of operations. The command line, the HTTP routes with their OpenAPI document, the typed web client and the
 * docs page are generated from it; the function that does the work stands in `packages/app/src/operations`.
 */
export interface Operation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  /** `<room>.<verb or noun>`, for example `measure.compute`. */
  readonly id: string;
  readonly room: Room;
  readonly title: Text;
  /** One sentence a planner understands. */
  readonly summary: Text;
  /** Raised when the same input can give another answer; part of every provenance. */
  readonly version: number;
  /** Whether the operation works on the open study or on its input alone. */
  readonly needs: "study" | "nothing";
  /** `job`: may take over a second; the app then shows progress and a cancel button. */
  readonly mode: "read" | "job";
  /** The answer may change while the study stays open, so it is never kept. Default false. */
  readonly changes?: true;
  readonly input: Input;
  readonly output: Output;
}

export function defineOperation<Input extends z.ZodType, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
): Operation<Input, Output> {
  return operation;
}

/** What is needed to get the same numbers again; duration and machine stay in the job log. */
export const provenanceSchema = z.object({
  operation: z.string(),
  operationVersion: z.number().int(),
  productVersion: z.string(),
  /** SHA-256 of the study's inputs; null for operations that need no study. */
  studyHash: z.string().nullable(),
  /** The input after defaults. */
  input: z.unknown(),
  seed: z.number().int().nullable(),
});
export type Provenance = z.infer<typeof provenanceSchema>;

/** Every answer of the product: the result beside its provenance. */
export interface Envelope<Result> {
  readonly result: Result;
  readonly provenance: Provenance;
}

/** Every refusal of the product. `code` is stable; `message` says what was given, what was needed and the next step. */
export interface Refusal {
  readonly error: { readonly code: string; readonly message: string; readonly details: Readonly<Record<string, unknown>> };
}

/** Progress of a job: `done` of `total` steps of a named phase. */
export interface Progress {
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}

/** How an iteration ended. */
export const solverStatusSchema = z.enum(["converged", "iteration-limit", "diverged", "cancelled"]);

export const textSchema = z.object({ en: z.string(), zh: z.string() });
/** A number on the wire; absent or undefined values travel as null. */
export const cellSchema = z.number().nullable();
/** A column of numbers on the wire. */
export const valuesSchema = z.array(cellSchema);

export const issueSchema = z.object({
  code: z.string(),
  severity: z.enum(["error", "warning", "note"]),
  file: z.string().optional(),
  row: z.number().int().optional(),
  column: z.string().optional(),
  given: z.string().optional(),
  needed: z.string().optional(),
  message: z.string(),
  hint: z.string(),
  count: z.number().int().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});
