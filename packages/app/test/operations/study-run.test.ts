import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { synthesizeCountry } from "@jiju/core";
import { writeSyntheticStudy } from "@jiju/lab";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { execute } from "../../src/operations/execute.ts";
import { computeRun, runPlan, type StudyRun } from "../../src/study/run.ts";
import { openSession } from "../../src/study/session.ts";

const folder = mkdtempSync(join(tmpdir(), "jiju-run-"));
let run: StudyRun;

beforeAll(async () => {
  await writeSyntheticStudy(synthesizeCountry({ regions: 6, industries: 3, years: 2 }), folder);
  run = await computeRun(await openSession(folder), () => {});
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("a run of two years", () => {
  it("leaves out the transitions, which need three, and says so in both languages", () => {
    const [refused] = run.leftOut;
    expect(run.leftOut.map(({ operation }) => operation)).toEqual(["path.transitions"]);
    expect(refused!.missing[0]!.en).toContain("three years");
    expect(refused!.missing[0]!.zh).toContain("三个年份");
  });

  it("names the same paths as a question about one industry", async () => {
    const study = await openSession(folder);
    const industry = study.industries[1]!.id;
    const context = { study, progress: () => {}, signal: new AbortController().signal };
    type Cells = { readonly cells: readonly { readonly industry: string }[] };
    const alone = (await execute("path.observed", { industry }, context)).result as Cells;
    const all = run.envelopes.get("paths.json")!.result as Cells;
    expect(alone.cells).toEqual(all.cells.filter((cell) => cell.industry === industry));
  });

  it("computes everything else, the reports too", () => {
    expect([...run.envelopes.keys()]).toEqual(runPlan.map(({ file }) => file).filter((file) => file !== "path-transitions.json"));
    expect((run.envelopes.get("report.en.json")!.result as { html: string }).html).toContain("</html>");
  });
});
