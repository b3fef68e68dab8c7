import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defaultNetEffectModel, indifferenceMap, netEffectSurface, synthesizeCountry } from "@jiju/core";
import { writeSyntheticStudy } from "@jiju/lab";
import { computeRun, type StudyRun } from "../packages/app/src/study/run.ts";
import { openSession } from "../packages/app/src/study/session.ts";
import { congestionDiagram } from "../packages/web/src/pages/why/congestion-figure.ts";
import { costDiagram } from "../packages/web/src/pages/why/cost-figure.ts";
import { defaultWhyState } from "../packages/web/src/pages/why/why-state.ts";
import { benchmark } from "./benchmark.ts";

const example = join(import.meta.dirname, "../examples/china-provinces");

/** A study end to end: import of the tables, every result of `jiju run`, both reports; nothing is reused. */
async function runFresh(prepare: (folder: string) => Promise<void> | void): Promise<StudyRun> {
  const folder = mkdtempSync(join(tmpdir(), "jiju-bench-"));
  try {
    const study = join(folder, "study");
    await prepare(study);
    return await computeRun(await openSession(study), () => {});
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface CommandAnswer {
  readonly records: readonly unknown[];
  readonly leftOut: readonly unknown[];
  /** Seconds that the command says it worked. */
  readonly seconds: number;
}

/** `jiju run` as a person types it: the built program, a new process, a study never opened before. */
function typeRun(): CommandAnswer {
  const program = join(import.meta.dirname, "../packages/app/bin/jiju.mjs");
  if (!existsSync(join(program, "../../dist/cli.js"))) throw new Error("bench: build first: npm run build");
  const folder = mkdtempSync(join(tmpdir(), "jiju-bench-"));
  try {
    copyExample(join(folder, "study"));
    return JSON.parse(execFileSync(process.execPath, [program, "--json", "run", join(folder, "study")], { encoding: "utf8" }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const copyExample = (folder: string): void =>
  cpSync(example, folder, { recursive: true, filter: (path) => !path.endsWith(".jiju") });
const complete = (run: StudyRun): boolean => run.leftOut.length === 0 && run.records.length >= 10;
const surface = netEffectSurface(defaultNetEffectModel);
const window = { agglomeration: [0.02, 6], digitalLevel: [0.01, 3] } as const;

/** What one move of a slider on the Why page computes. */
function redraw(): { readonly ordered: boolean; readonly gain: number } {
  const blank = { en: "", zh: "" };
  const congestion = congestionDiagram(defaultWhyState, { agglomeration: 1, technology: 1 }, [], { point: blank, peaks: blank });
  const cost = costDiagram(defaultWhyState, { agglomeration: 1, digitalLevel: 1 }, blank);
  return { ordered: congestion.scenario.ordered, gain: cost.hicks.q2.gain };
}

export default [
  benchmark({ name: "study-run/china-provinces", size: "small", rounds: 3, run: () => runFresh(copyExample), check: complete }),
  benchmark({
    name: "study-run/china-provinces, the whole command (target 5 s)",
    size: "small",
    rounds: 5,
    run: typeRun,
    check: ({ leftOut, records }) => leftOut.length === 0 && records.length >= 10,
    note: ({ seconds }) => `${seconds.toFixed(1)} s of work by its own account`,
  }),
  benchmark({
    name: "study-run/340x20x10",
    size: "full",
    rounds: 1,
    run: () =>
      runFresh(async (folder) => {
        await writeSyntheticStudy(synthesizeCountry({ regions: 340, industries: 20, years: 10, seed: 7 }), folder);
      }),
    check: complete,
  }),
  benchmark({
    name: "why-redraw/both diagrams of the page (target 16 ms)",
    size: "small",
    rounds: 40,
    run: redraw,
    check: ({ ordered, gain }) => ordered && gain > 0,
  }),
  benchmark({
    name: "why-redraw/indifference-map",
    size: "small",
    rounds: 20,
    run: () => indifferenceMap(surface, window),
    check: (curves) => curves.length > 3,
  }),
];
