import type { Progress } from "@jiju/lab/contract";
import { SingleBar } from "cli-progress";

/** How a command speaks: people get text and bars on the terminal, programs get one JSON document on standard output. */
export interface Terminal {
  readonly json: boolean;
  readonly language: "zh" | "en";
  /** A line for people; silent with --json. */
  readonly say: (line: string) => void;
  /** The answer for programs; silent without --json. */
  readonly answer: (value: unknown) => void;
  readonly progress: (progress: Progress) => void;
  /** Ends a progress bar that is being drawn. */
  readonly settle: () => void;
}

/** The language asked for, else that of the environment, else English. */
export function languageOf(asked: string | undefined): "zh" | "en" {
  if (asked === "zh" || asked === "en") return asked;
  const environment = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "";
  return environment.toLowerCase().startsWith("zh") ? "zh" : "en";
}

export function createTerminal(options: { readonly json: boolean; readonly language: "zh" | "en" }): Terminal {
  const drawn = !options.json && process.stderr.isTTY === true;
  const started = performance.now();
  let bar: SingleBar | undefined;
  let phase = "";
  const settle = (): void => {
    bar?.stop();
    bar = undefined;
    phase = "";
  };
  return {
    json: options.json,
    language: options.language,
    say: (line) => {
      settle();
      if (!options.json) process.stdout.write(`${line}\n`);
    },
    answer: (value) => {
      if (options.json) process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    settle,
    progress: (step) => {
      // work under a second needs no bar
      if (!drawn || performance.now() - started < 1000) return;
      if (step.phase !== phase) {
        settle();
        phase = step.phase;
        bar = new SingleBar({
          format: `  ${step.phase} {bar} {percentage}% | {eta_formatted}`,
          hideCursor: true,
          clearOnComplete: true,
          stream: process.stderr,
        });
        bar.start(step.total, step.done);
      } else bar?.update(step.done);
      if (step.done >= step.total) settle();
    },
  };
}
