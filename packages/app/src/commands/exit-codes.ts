/** What the exit code of every command means; documented in docs/guides/command-line.md. */
export const EXIT = {
  ok: 0,
  /** A defect of ours. */
  defect: 1,
  /** The command or its input is wrong. */
  usage: 2,
  /** The data have errors; the list was printed. */
  data: 3,
  /** A computation did not converge, or a replay gave other numbers. */
  result: 4,
  /** The machine stands in the way: port in use, no permission, disk full. */
  environment: 5,
  cancelled: 130,
} as const;

const environmentCodes = new Set([
  "port-in-use",
  "no-write-permission",
  "folder-not-writable",
  "disk-full",
  "ensemble-disk-full",
  "not-built",
  "redis-unreachable",
  "redis-refuses",
  "redis-version",
  "redis-lost",
  "no-workers",
  "stale-worker",
  "stale-kernel",
  "worker-lost",
  "ensemble-running",
]);
const dataCodes = new Set(["study-has-errors", "no-study-yaml"]);

/** The exit code of an error that reached the command line. */
export function exitCodeOf(error: unknown): number {
  const code = (error as { code?: unknown })?.code;
  if (!(error instanceof Error) || error.name !== "InputError") {
    return code === "EACCES" || code === "EPERM" || code === "ENOSPC" || code === "EROFS" ? EXIT.environment : EXIT.defect;
  }
  if (typeof code !== "string") return EXIT.usage;
  if (code === "cancelled") return EXIT.cancelled;
  if (environmentCodes.has(code)) return EXIT.environment;
  if (dataCodes.has(code)) return EXIT.data;
  return EXIT.usage;
}

/** The exit code of an answer: a computation that says it did not converge is told apart from one that did. */
export function exitCodeOfAnswer(result: unknown): number {
  const status = (result as { status?: unknown } | null)?.status;
  if (status === "cancelled") return EXIT.cancelled;
  return status === "diverged" || status === "iteration-limit" ? EXIT.result : EXIT.ok;
}
