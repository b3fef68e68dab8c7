/** One benchmark: a realistic, seeded piece of work with a check of its answer. A wrong answer is not timed. */
export interface Benchmark<Answer = unknown> {
  /** Kernel and sizes, for example `location-quotient/400x600`. */
  readonly name: string;
  /** `small` ones run once in `npm test`; `full` ones only in `npm run bench`. */
  readonly size: "small" | "full";
  readonly run: () => Answer | Promise<Answer>;
  readonly check: (answer: Answer) => boolean;
  /** What else the checked run says of itself, for example processor time. */
  readonly note?: (answer: Answer) => string;
  /** A plain implementation of the same work, timed in the same run for the ratio. */
  readonly plain?: () => unknown;
  /** Timed repetitions at full size, default 5. */
  readonly rounds?: number;
  /** Timed repetitions of the plain implementation, default 1. */
  readonly plainRounds?: number;
}

/** Keeps the answer's type between `run` and `check`. */
export function benchmark<Answer>(entry: Benchmark<Answer>): Benchmark {
  return entry as Benchmark;
}
