import type { Envelope, Progress } from "@jiju/lab/contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { OperationId, OperationInput, OperationResult } from "./contract.ts";
import { runJob } from "./job.ts";
import type { RefusalError } from "./refusal-error.ts";

export interface JobView<Result> {
  readonly envelope: Envelope<Result> | undefined;
  readonly error: RefusalError | null;
  readonly running: boolean;
  readonly progress: Progress | null;
  /** Seconds since the job started. */
  readonly elapsed: number;
  readonly cancel: () => void;
  readonly start: () => void;
}

/**
 * The answer of a long operation, run once per input as a cancellable job.
 *
 * @param enabled  whether to start by itself; a cancelled or refused job starts again through `start`
 */
export function useJob<Id extends OperationId>(
  id: Id,
  input: OperationInput<Id>,
  { enabled }: { readonly enabled: boolean },
): JobView<OperationResult<Id>> {
  const client = useQueryClient();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [startedAt, setStartedAt] = useState(0);
  const [now, setNow] = useState(0);
  const queryKey = ["job", id, input];
  const query = useQuery<Envelope<OperationResult<Id>>, RefusalError>({
    queryKey,
    queryFn: ({ signal }) => {
      setProgress(null);
      setStartedAt(performance.now());
      return runJob(id, input, setProgress, signal);
    },
    enabled,
    retry: false,
  });
  const running = query.fetchStatus === "fetching";
  useEffect(() => {
    if (!running) return;
    const timer = window.setInterval(() => setNow(performance.now()), 500);
    return () => window.clearInterval(timer);
  }, [running]);
  return {
    envelope: query.data,
    error: query.error,
    running,
    progress,
    elapsed: Math.max(0, (now - startedAt) / 1000),
    cancel: () => void client.cancelQueries({ queryKey }),
    start: () => void query.refetch(),
  };
}
