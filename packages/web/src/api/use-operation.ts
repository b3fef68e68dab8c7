import type { Envelope } from "@jiju/lab/contract";
import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { callOperation } from "./client.ts";
import type { OperationId, OperationInput, OperationResult } from "./contract.ts";
import type { RefusalError } from "./refusal-error.ts";

export interface UseOperationOptions {
  /** Whether to ask now; default true. */
  readonly enabled?: boolean;
}

/**
 * The answer of an operation, asked once per input and kept while the study is open. While a new input is on its way the previous
 * answer stays on the screen, so that playing through the years does not flicker.
 */
export function useOperation<Id extends OperationId>(
  id: Id,
  input: OperationInput<Id>,
  options: UseOperationOptions = {},
): UseQueryResult<Envelope<OperationResult<Id>>, RefusalError> {
  return useQuery<Envelope<OperationResult<Id>>, RefusalError>({
    queryKey: [id, input],
    queryFn: ({ signal }) => callOperation(id, input, signal),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });
}
