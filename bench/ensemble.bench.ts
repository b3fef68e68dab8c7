import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRandom } from "@jiju/core";
import { type EnsembleDocument, type EnsembleOutcome, EnsembleStore, packPart, runEnsemble, unpackPart } from "@jiju/lab";

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

export default [
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
    check: (back: Float64Array | null) => back !== null && back.every((value, k) => value === rows[k]),
  },
];
