import { InputError, nearestNames } from "@jiju/core";
import {
  type Envelope,
  findOperation,
  inputProblems,
  type Operation,
  operations,
  outsizeNumbers,
  problemsText,
} from "@jiju/lab/contract";
import { version } from "../version.ts";
import type { OperationContext } from "./implementation.ts";
import { implementations } from "./index.ts";

/**
 * Runs one operation of the table: checks the input against its schema, runs it, and puts the provenance beside the result.
 *
 * @param id     operation id, for example `measure.compute`
 * @param input  plain JSON; defaults of the schema are filled in
 * @throws InputError `unknown-operation`, `bad-input` (every problem at once), or what the operation itself refuses
 */
export async function execute(id: string, input: unknown, context: OperationContext): Promise<Envelope<unknown>> {
  const operation = findOperation(id);
  const implementation = implementations.get(id);
  if (!operation || !implementation) {
    const guess = nearestNames(
      id,
      operations.map((entry) => entry.id),
    );
    throw new InputError(
      "unknown-operation",
      `There is no operation "${id}". The nearest: ${guess.join(", ")}. \`jiju operations\` lists them.`,
      { id },
    );
  }
  const data = checkedInput(operation, input ?? {});
  const key = keyOf(id, data);
  const known = context.known?.get(key);
  if (known) return known;
  const result = await implementation.run(data as never, context);
  const seed = (data as { seed?: unknown })?.seed;
  const envelope: Envelope<unknown> = {
    result: toWire(result),
    provenance: {
      operation: id,
      operationVersion: operation.version,
      productVersion: version,
      studyHash: operation.needs === "study" ? (context.study?.hash ?? null) : null,
      input: data,
      seed: typeof seed === "number" ? seed : null,
    },
  };
  context.known?.set(key, envelope);
  return envelope;
}

/** The input with its defaults filled in. @throws InputError `bad-input` with every problem */
function checkedInput({ id, input: schema }: Operation, input: unknown): unknown {
  const parsed = schema.safeParse(input);
  const problems = [...(parsed.success ? [] : inputProblems(schema, input)), ...outsizeNumbers(input)];
  if (parsed.success && problems.length === 0) return parsed.data;
  throw new InputError(
    "bad-input",
    `${id}: the input has ${problems.length === 1 ? "a problem" : `${problems.length} problems`}: ${problemsText(problems)}. \`jiju operations ${id}\` shows the schema.`,
    { problems },
  );
}

/** What an answer answers: the operation, and its input with the defaults filled in. */
export const answerKey = (id: string, input: unknown): string => keyOf(id, findOperation(id)!.input.parse(input));

const keyOf = (id: string, parsed: unknown): string => `${id} ${JSON.stringify(parsed)}`;

/** Plain JSON: typed arrays become arrays, NaN and infinities become null, absent keys stay absent. */
export function toWire(value: unknown): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return Array.from(value as Float64Array, (entry) => (Number.isFinite(entry) ? entry : null));
  }
  if (Array.isArray(value)) return value.map(toWire);
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, entry]) => [String(key), toWire(entry)]));
  if (value !== null && typeof value === "object") {
    const out: Record<string, unknown> = {};
    for (const [key, entry] of Object.entries(value)) if (entry !== undefined) out[key] = toWire(entry);
    return out;
  }
  return value;
}
