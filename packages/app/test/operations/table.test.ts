import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findOperation, operations } from "@jiju/lab/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { execute } from "../../src/operations/execute.ts";
import { implementations } from "../../src/operations/index.ts";
import { openSession, type StudySession } from "../../src/study/session.ts";

const example = join(import.meta.dirname, "../../../../examples/china-provinces");
let folder: string;
let study: StudySession;
const run = (id: string, input: unknown = {}) =>
  execute(id, input, { study, progress: () => {}, signal: new AbortController().signal });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "jiju-operations-"));
  cpSync(example, folder, { recursive: true, filter: (path) => !path.endsWith(".jiju") });
  study = await openSession(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the table of operations", () => {
  it("has one function for every entry and no function without an entry", () => {
    expect([...implementations.keys()].sort()).toEqual(operations.map((operation) => operation.id).sort());
  });

  it("names and describes every operation in both languages", () => {
    for (const { id, title, summary } of operations) {
      for (const text of [title, summary]) {
        expect(text.en.length, id).toBeGreaterThan(3);
        expect(text.zh, id).toMatch(/\p{Script=Han}/u);
      }
    }
  });

  const place = { region: "330000", industry: "manufacturing" };
  const plain = { entity: "r", period: "t", dependent: "y" };
  const inputs: readonly (readonly [string, Record<string, unknown>])[] = [
    ["study.describe", {}],
    ["study.issues", {}],
    ["study.completeness", {}],
    ["study.geography", {}],
    ["measure.list", {}],
    ["measure.compute", { measure: "location-quotient" }],
    ["measure.compute", { measure: "locational-gini", industry: "finance", year: 2018 }],
    ["measure.compute", { measure: "global-moran", neighbours: { kind: "nearest" } }],
    ["measure.neighbours", {}],
    ["measure.neighbours", { neighbours: { kind: "outlines", contiguity: "rook" }, format: "gal" }],
    ["measure.digital-level", {}],
    ["measure.digital-level", { weighting: "topsis", scaling: "minmax-yearly" }],
    ["measure.agglomeration", {}],
    ["measure.agglomeration", { industry: "manufacturing", distanceRelief: -0.2 }],
    ["measure.dispersed-concentrated", {}],
    ["measure.region-profile", { region: "浙江" }],
    ["why.place", place],
    ["why.leap", { ...place, share: 0.2 }],
    ["why.ledger", { firms: 500 }],
    ["measure.index-comparison", {}],
    ["match.missing-links", { region: "浙江" }],
    ["why.scripts", { industry: "manufacturing", effects: "industry-year" }],
    ["why.tenant-list", { file: "list.csv", text: "企业名称,行业代码,营业收入（万元）\n甲,C34,100\n乙,97,20\n" }],
    ["why.channels", {}],
    ["why.evidence", {}],
    ["why.market-potential", { industry: "manufacturing" }],
    ["why.coverage", { draws: 1, wildDraws: 99 }],
    [
      "econometrics.panel",
      { columns: { r: [1, 1, 2, 2], t: [1, 2, 1, 2], x: [1, 2, 4, 3], y: [1, 3, 2, 5] }, ...plain, regressors: ["x"] },
    ],
    ["space.study-firms", {}],
    ["space.weights", { source: { kind: "nearest", x: [0, 1, 3], y: [0, 0, 0], neighbours: 1 } }],
    ["path.observed", { draws: 16, industry: "manufacturing" }],
    ["path.recommended", { ...place, draws: 16 }],
    ["path.flips", place],
    ["path.transitions", {}],
    ["how.baseline", {}],
    ["how.trinity", { draws: 1 }],
    ["how.form-transitions", {}],
    ["how.laboratory", {}],
    ["how.laboratory", { model: "own-model", points: 9 }],
    ["how.laboratory-ring", { sweepPoints: 3 }],
    ["how.laboratory-map", { start: "activity", sweepPoints: 2 }],
    ["match.industry-space", { draws: 1 }],
    ["match.consequences", {}],
    ["match.market", {}],
    ["match.pairing", {}],
    ["match.transport", { supply: [5, 5], demand: [4, 3], costs: [1, 4, 2, 3], penalty: 10 }],
    ["lever.list", {}],
    ["scenario.list", {}],
    ["scenario.platforms", { firms: 300 }],
    ["scenario.run", { scenario: "sup-et" }],
    ["scenario.compare", { scenarios: ["sup-et", "yiwu"], draws: 1 }],
    ["scenario.search", { instruments: [{ instrument: "data-market" }], maxEvaluations: 5 }],
    ["ensemble.run", { name: "table", kind: "paths", draws: 4, chunk: 2 }],
    ["ensemble.list", {}],
    ["ensemble.result", { name: "table" }],
    ["ensemble.stop", { name: "table" }],
    ["report.render", { language: "zh", draws: 16 }],
  ];
  for (const [id, input] of inputs) {
    it(`${id} ${JSON.stringify(input)} answers in the shape of its schema`, async () => {
      const { result, provenance } = await run(id, input);
      const checked = findOperation(id)!.output.safeParse(JSON.parse(JSON.stringify(result)));
      expect(checked.success ? [] : checked.error.issues.slice(0, 3)).toEqual([]);
      expect(provenance.studyHash).toBe(findOperation(id)!.needs === "study" ? study.hash : null);
      expect(provenance.input).toMatchObject(input);
    });
  }

  it("gives the same answer twice", async () => {
    const first = await run("path.observed", { draws: 8, seed: 7 });
    const second = await execute(
      "path.observed",
      { draws: 8, seed: 7 },
      { study: await openSession(folder), progress: () => {}, signal: new AbortController().signal },
    );
    expect(second).toEqual(first);
  });

  it("names the nearest operation", async () => {
    await expect(run("measure.comput")).rejects.toMatchObject({
      code: "unknown-operation",
      message: expect.stringContaining("measure.compute"),
    });
  });

  it("lists every problem of an input at once", async () => {
    await expect(run("path.observed", { draws: 0, mode: "upward", seed: -1 })).rejects.toMatchObject({
      code: "bad-input",
      details: {
        problems: [
          expect.objectContaining({ path: "mode" }),
          expect.objectContaining({ path: "draws" }),
          expect.objectContaining({ path: "seed" }),
        ],
      },
    });
  });

  it("says which region is unknown and how to find the right one", async () => {
    await expect(run("measure.region-profile", { region: "atlantis" })).rejects.toMatchObject({
      code: "unknown-region",
      message: expect.stringContaining("study.describe"),
    });
  });

  it("asks for a study where one is needed", async () => {
    await expect(
      execute("study.describe", {}, { study: undefined, progress: () => {}, signal: new AbortController().signal }),
    ).rejects.toMatchObject({ code: "no-study" });
  });

  it("stops when cancelled", async () => {
    const abort = new AbortController();
    const running = execute(
      "path.observed",
      { draws: 50, seed: 99 },
      { study, progress: () => abort.abort(), signal: abort.signal },
    );
    await expect(running).rejects.toMatchObject({ code: "cancelled" });
  });
});

describe("the bundled study", () => {
  it("has the trinity that the equilibrium's trial found", async () => {
    const { result } = await run("how.trinity");
    const { welfare, baseline, indicators } = result as {
      welfare: Record<string, number> & { verdict: string };
      baseline: { interregionalShare: number; onlineShare: number };
      indicators: { slogan: string };
    };
    // the trial printed one decimal of percent: U 3.3, R 3.5, V 1.2, E .6, in all 8.6, interregional share .35
    expect(welfare.total).toBeCloseTo(0.086, 3);
    expect(welfare.upgrade).toBeCloseTo(0.033, 3);
    expect(welfare.reshaping).toBeCloseTo(0.035, 3);
    expect(welfare.virtual).toBeCloseTo(0.0125, 3);
    expect(welfare.emerging).toBeCloseTo(0.0055, 3);
    expect(welfare.verdict).toBe("none");
    expect(baseline.interregionalShare).toBeCloseTo(0.355, 2);
    expect(baseline.onlineShare).toBeCloseTo(0.049, 6);
    expect(indicators.slogan).toBe("fails");
  });

  it("finds the paths of manufacturing that the model book's trial found", async () => {
    const { result } = await run("path.observed", { draws: 8, industry: "manufacturing" });
    const count: Record<string, number> = {};
    for (const cell of (result as { cells: { path: string }[] }).cells) count[cell.path] = (count[cell.path] ?? 0) + 1;
    // distances by pairs of county points here, by centres and areas there: the pattern is the same
    expect(count).toEqual({ strengthening: 8, deepening: 14, optimising: 1, "not-transforming": 8 });
  });

  it("splits every change into real and virtual parts that add up", async () => {
    const { result } = await run("path.observed", { draws: 4 });
    for (const cell of (result as { cells: { change: number | null; real: number | null; virtual: number | null }[] }).cells) {
      if (cell.change === null) continue;
      expect(Math.abs(cell.real! + cell.virtual! - cell.change)).toBeLessThan(1e-9);
    }
  });
});
