import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ScenarioOutcomeWire } from "@jiju/lab/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { execute } from "../../src/operations/execute.ts";
import { openSession, type StudySession } from "../../src/study/session.ts";

const example = join(import.meta.dirname, "../../../../examples/china-provinces");
let folder: string;
let study: StudySession;

const own = `
scenarios:
  guizhou-computing:
    name: { en: Computing in Guizhou, zh: 贵州算力 }
    reason: { en: A test, zh: 测试 }
    settings: [{ instrument: raise-digital-level, value: 0.1, regions: [520000] }]
`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "jiju-scenario-"));
  cpSync(example, folder, { recursive: true, filter: (path) => !path.endsWith(".jiju") });
  const file = join(folder, "study.yaml");
  writeFileSync(file, readFileSync(file, "utf8") + own);
  study = await openSession(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run<Result>(id: string, input: unknown = {}): Promise<Result> {
  const context = { study, progress: () => {}, signal: new AbortController().signal };
  return (await execute(id, input, context)).result as Result;
}

describe("scenarios", () => {
  it("lists the named examples and the study's own, all of which fit", async () => {
    const { scenarios } = await run<{ scenarios: { id: string; from: string; fits: boolean; limits: unknown[] }[] }>(
      "scenario.list",
    );
    expect(scenarios[0]).toMatchObject({ id: "guizhou-computing", from: "study" });
    expect(scenarios.length).toBeGreaterThan(10);
    for (const { fits } of scenarios) expect(fits).toBe(true);
  });

  it("runs every named example to finite results at both ends", async () => {
    const { scenarios } = await run<{ scenarios: { id: string }[] }>("scenario.list");
    for (const { id } of scenarios) {
      const { outcome } = await run<{ outcome: ScenarioOutcomeWire }>("scenario.run", { scenario: id });
      expect({ id, status: outcome.status }).toEqual({ id, status: "converged" });
      expect(outcome.regions.length).toBe(31);
      for (const { logRealIncome, logPopulation, logOutput } of outcome.regions) {
        for (const change of [logRealIncome, logPopulation, logOutput]) expect(Number.isFinite(change)).toBe(true);
      }
      expect(Number.isFinite(outcome.logWelfare) && Number.isFinite(outcome.theil.after)).toBe(true);
      expect(Number.isFinite(outcome.ends.treated)).toBe(true);
      if (outcome.regions.some(({ end }) => end === "partner")) expect(Number.isFinite(outcome.ends.partner)).toBe(true);
    }
  });

  it("changes nothing without settings", async () => {
    const { outcome } = await run<{ outcome: ScenarioOutcomeWire }>("scenario.run", { scenario: { settings: [] } });
    expect(outcome.logWelfare).toBe(0);
    expect(outcome.cost).toBe(0);
    for (const { logRealIncome } of outcome.regions) expect(logRealIncome).toBe(0);
  });

  it("gains most where the policy acts and tells the ends apart", async () => {
    const { outcome } = await run<{ outcome: ScenarioOutcomeWire }>("scenario.run", { scenario: "guizhou-computing" });
    expect(outcome.status).toBe("converged");
    const best = [...outcome.regions].sort((a, b) => b.logRealIncome! - a.logRealIncome!)[0]!;
    expect(best).toMatchObject({ region: "520000", end: "treated" });
    expect(outcome.ends.treated!).toBeGreaterThan(outcome.ends.other!);
    expect(outcome.ends.partner).toBeNull();
    expect(outcome.bands).toBeNull();
  });

  it("refuses an unknown lever and an unknown region at once, with the nearest names", async () => {
    const settings = [
      { instrument: "raise-digital-levels", value: 0.1 },
      { instrument: "data-market", value: 0.1, regions: ["520001"] },
    ];
    await expect(run("scenario.run", { scenario: { settings } })).rejects.toMatchObject({
      code: "bad-scenario",
      details: {
        issues: [expect.objectContaining({ code: "unknown-instrument" }), expect.objectContaining({ code: "unknown-region" })],
      },
    });
    await expect(run("scenario.run", { scenario: "yiwo" })).rejects.toMatchObject({
      code: "unknown-scenario",
      message: expect.stringContaining("yiwu"),
    });
  });

  it("searches within the budget, and more money never buys less", async () => {
    const { frontier } = await run<{ frontier: { cost: number; budget: number; objective: number }[] }>("scenario.search", {
      instruments: [{ instrument: "data-market" }, { instrument: "open-interfaces" }],
      maxEvaluations: 12,
    });
    for (const [k, { cost, budget, objective }] of frontier.entries()) {
      expect(cost).toBeLessThanOrEqual(budget * (1 + 1e-9));
      if (k > 0) expect(objective).toBeGreaterThanOrEqual(frontier[k - 1]!.objective);
    }
  });
});
