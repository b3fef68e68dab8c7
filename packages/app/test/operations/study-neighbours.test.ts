import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { execute } from "../../src/operations/execute.ts";
import { openSession, type StudySession } from "../../src/study/session.ts";

let folder: string;
let study: StudySession;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "jiju-study-neighbours-"));
  const example = join(import.meta.dirname, "../../../../examples/china-provinces");
  cpSync(example, folder, { recursive: true, filter: (path) => !path.endsWith(".jiju") });
  study = await openSession(folder);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Counted {
  readonly summary: { readonly links: number; readonly asymmetric: boolean; readonly isolates: readonly string[] };
  readonly text: string | null;
}

const run = async <Result>(operation: string, input: object): Promise<Result> => {
  const context = { study, progress: () => {}, signal: new AbortController().signal };
  return (await execute(operation, input, context)).result as Result;
};
const counted = (neighbours?: object, format = "none") =>
  run<Counted>("measure.neighbours", { ...(neighbours ? { neighbours } : {}), format });

describe("neighbours of a study as asked", () => {
  it("come back from every file they are written to", async () => {
    const { summary } = await counted();
    for (const format of ["gal", "gwt", "table"]) {
      const { text } = await counted(undefined, format);
      expect((await counted({ kind: "file", text })).summary).toMatchObject({ links: summary.links, asymmetric: false });
    }
  });

  it("count both ways where a file names each pair once", async () => {
    const text = "from,to\n110000,120000\n120000,130000\n";
    const once = await counted({ kind: "file", text });
    expect(once.summary).toMatchObject({ links: 2, asymmetric: true });
    const both = await counted({ kind: "file", text, direction: "both" });
    expect(both.summary).toMatchObject({ links: 4, asymmetric: false });
    expect(both.summary.isolates).toHaveLength(28);
  });

  it("change the statistic, and weigh by a file's column only when told to", async () => {
    const moran = async (neighbours?: object) =>
      (await run<{ values: readonly number[] }>("measure.compute", { measure: "global-moran", neighbours })).values[0]!;
    const near = await counted({ kind: "nearest", count: 3 }, "table");
    const lines = near.text!.trim().split("\n");
    // the first neighbour of each region weighs nine times the others
    const weighted = lines
      .map((line, k) =>
        k > 0 && k % 3 === 1 ? line.replace(/[^,]*$/, "9") : line.replace(/,[^,]*$/, k === 0 ? ",weight" : ",1"),
      )
      .join("\n");
    const alike = await moran({ kind: "nearest", count: 3 });
    expect(await moran({ kind: "file", text: weighted })).toBeCloseTo(alike, 12);
    expect(await moran({ kind: "file", text: weighted, values: "as-written" })).not.toBeCloseTo(alike, 3);
    expect(await moran()).not.toBeCloseTo(alike, 3);
  });
});
