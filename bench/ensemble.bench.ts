import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRandom } from "@jiju/core";
import { type EnsembleDocument, type EnsembleOutcome, EnsembleStore, packPart, runEnsemble, unpackPart } from "@jiju/lab";
import { benchmark } from "./benchmark.ts";
import { clusterOf, type ProgramRun, runLocally, studyOf31x42 } from "./ensemble-program.ts";

const document = (draws: number): EnsembleDocument => ({
  format: "jiju-ensemble",
  version: 1,
  name: "bench",
  studyHash: "0".repeat(64),
  kind: "trinity",
  draws,
  seed: 1,
  ranges: {},
  chunk: 5,
  settings: {},
});
const kernel = { hash: "0".repeat(64), version: "bench", node: "20", architecture: "any" };
/** Numbers in a row of a trinity with 31 regions and 42 industries. */
const WIDTH = 6 + 2 * 31 + 31 * 42;

/** What keeping an ensemble costs beside computing it: every row is ready at once. */
async function keepDraws(draws: number): Promise<EnsembleOutcome> {
  const folder = mkdtempSync(join(tmpdir(), "jiju-bench-"));
  try {
    const run = await new EnsembleStore(folder).begin(document(draws), kernel);
    const rows = new Float64Array(5 * WIDTH).map((_, k) => k);
    return await runEnsemble(run, { lanes: 2, evaluate: async ({ from, to }) => rows.subarray(0, (to - from) * WIDTH) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const random = createRandom(1);
const rows = Float64Array.from({ length: 100 * WIDTH }, () => random.normal());
const part = { id: "0-100", from: 0, to: 100 };

const study = studyOf31x42();
const onCluster = clusterOf(4);
const finished = (draws: number) => (outcome: ProgramRun) =>
  outcome.state === "complete" && outcome.done === draws && outcome.sameBits;
const processor = ({ processorSeconds }: ProgramRun): string => `${processorSeconds.toFixed(1)} s of processor`;

export default [
  benchmark({
    name: "ensemble-counterfactual/1,000 draws of 31x42, the whole command with two workers (target 60 s)",
    size: "full",
    rounds: 1,
    run: async () => runLocally(await study(), 1000, 2),
    check: finished(1000),
    note: processor,
  }),
  benchmark({
    name: "ensemble-counterfactual/1,000 draws of 31x42 with one worker, then with two (target 1.8x)",
    size: "full",
    rounds: 1,
    run: async () => {
      const folder = await study();
      return { one: await runLocally(folder, 1000, 1), two: await runLocally(folder, 1000, 2) };
    },
    check: ({ one, two }) => [one, two].every(finished(1000)),
    note: ({ one, two }) => {
      const beside = (what: "seconds" | "longestPath") =>
        `${one[what].toFixed(1)} s and ${two[what].toFixed(1)} s, ${(one[what] / two[what]).toFixed(2)}x`;
      return `clock ${beside("seconds")}; processor of the longest chain of work ${beside("longestPath")}`;
    },
  }),
  benchmark({
    name: "ensemble-counterfactual/400 draws of 31x42, pool of four beside Redis with four workers (target 1.1x)",
    size: "full",
    rounds: 3,
    run: async () => runLocally(await study(), 400, 4),
    check: finished(400),
    note: processor,
    // the first lets the workers fetch the study
    plain: async () => onCluster(await study(), 400),
    plainRounds: 3,
  }),
  benchmark({
    name: "ensemble-counterfactual/400 draws of 31x42, Redis with four workers",
    size: "full",
    rounds: 1,
    run: async () => onCluster(await study(), 400),
    check: finished(400),
    note: processor,
  }),
  {
    name: "ensemble-keep/50 draws of 31x42",
    size: "small" as const,
    run: () => keepDraws(50),
    check: (outcome: EnsembleOutcome) => outcome.state === "complete" && outcome.done === 50,
  },
  {
    name: "ensemble-keep/1,000 draws of 31x42",
    size: "full" as const,
    run: () => keepDraws(1000),
    check: (outcome: EnsembleOutcome) => outcome.state === "complete" && outcome.done === 1000,
  },
  {
    name: "ensemble-part/pack and unpack 100 draws of 31x42",
    size: "small" as const,
    run: () => unpackPart("bench", part, packPart("bench", part, rows)),
    check: (back: Float64Array | null) => back?.every((value, k) => value === rows[k]) === true,
  },
];
