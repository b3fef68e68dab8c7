import type { Envelope } from "@jiju/lab/contract";
import type { OperationId, OperationInput, OperationResult } from "./contract.ts";
import { RefusalError, refusalOf } from "./refusal-error.ts";

/**
 * Asks the server to run one operation of the table and waits for its answer.
 *
 * @param id  operation id, for example `study.describe`
 * @param input  the operation's input; defaults are filled in by the server
 * @param signal  aborts the request when the question is no longer on the screen
 * @returns result and provenance
 * @throws RefusalError with the server's code and message, or `unreachable`
 */
export async function callOperation<Id extends OperationId>(
  id: Id,
  input: OperationInput<Id>,
  signal?: AbortSignal,
): Promise<Envelope<OperationResult<Id>>> {
  const response = await request(`/api/operations/${id}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
    ...(signal === undefined ? {} : { signal }),
  });
  return (await response.json()) as Envelope<OperationResult<Id>>;
}

/** `fetch` that throws a RefusalError for every outcome but success and cancellation. */
export async function request(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new RefusalError("unreachable", String(cause));
  }
  if (!response.ok) throw await refusalOf(response);
  return response;
}
