import { readFileSync } from "node:fs";
import { join } from "node:path";
import { withTablesRead } from "@jiju/lab";
import { describe, expect, it } from "vitest";
import { execute } from "../../src/operations/execute.ts";

const call = (input: unknown) =>
  execute("mechanism.counterfactual", input, { study: undefined, progress: () => {}, signal: new AbortController().signal }).then(
    (envelope) => envelope.result as Record<string, number[]> & { status: string; welfareRatio: number },
  );

const two = {
  regions: ["home", "abroad"],
  industries: ["goods"],
  tradeElasticity: 4,
  tradeShares: [
    [[0.8], [0.2]],
    [[0.3], [0.7]],
  ],
  labourIncome: [60, 40],
  baseline: "balanced",
};

describe("mechanism.counterfactual", () => {
  it("changes nothing without a shock", async () => {
    const result = await call({ economy: two });
    expect(result.status).toBe("converged");
    for (const ratio of result.wageRatio!) expect(ratio).toBe(1);
  });

  it("takes flat and nested tables alike", async () => {
    const shock = {
      tradeCostRatio: [
        [1, 1.2],
        [1.2, 1],
      ],
    };
    const nested = await call({ economy: two, shock });
    const flat = await call({
      economy: { ...two, tradeShares: [0.8, 0.2, 0.3, 0.7] },
      shock: { tradeCostRatio: [1, 1.2, 1.2, 1] },
    });
    expect(flat.wageRatio).toEqual(nested.wageRatio);
  });

  it("meets the gains formula of Arkolakis, Costinot and Rodriguez-Clare on the way to autarky", async () => {
    const result = await call({
      economy: two,
      shock: {
        tradeCostRatio: [
          [1, 1e6],
          [1e6, 1],
        ],
      },
    });
    expect(result.status).toBe("converged");
    // real wage falls by (own share)^(1/theta)
    expect(result.realWageRatio![0]!).toBeCloseTo(0.8 ** (1 / 4), 8);
    expect(result.realWageRatio![1]!).toBeCloseTo(0.7 ** (1 / 4), 8);
  });

  it("takes autarky as one word, with deficits gone, and refuses a closed region that keeps its deficit", async () => {
    const economy = { ...two, deficits: [5, -5] };
    const result = await call({ economy, shock: { tradeCostRatio: "autarky" } });
    expect(result.realWageRatio![0]!).toBeCloseTo(0.8 ** (1 / 4), 8);
    const routes = [1, 1e9, 1e9, 1];
    await expect(call({ economy, shock: { tradeCostRatio: routes } })).rejects.toMatchObject({ code: "stranded-deficit" });
  });

  it("measures a shock from a baseline without deficits when asked", async () => {
    const economy = { ...two, deficits: [5, -5] };
    const none = await call({ economy, removeDeficitsFirst: true });
    for (const ratio of none.wageRatio!) expect(ratio).toBeCloseTo(1, 9);
  });

  it("refuses a table of the wrong size by name", async () => {
    await expect(call({ economy: two, shock: { productivityRatio: [1, 2, 3] } })).rejects.toMatchObject({
      code: "shape-mismatch",
      message: expect.stringContaining("productivityRatio"),
    });
  });

  it("takes tables by named columns in any order, and says which name is unknown or doubled", async () => {
    const tariffs = (columns: Record<string, unknown>) => call({ economy: two, shock: { tariffs: { columns } } });
    const named = await tariffs({ exporter: ["abroad"], rate: [0.1], importer: ["home"] });
    const flat = await call({ economy: two, shock: { tariffs: [0, 0.1, 0, 0] } });
    expect(named.wageRatio).toEqual(flat.wageRatio);
    await expect(tariffs({ importer: ["hom"], exporter: ["abroad"], rate: [0.1] })).rejects.toMatchObject({
      code: "bad-table",
      message: expect.stringMatching(/row 1: importer is "hom".*nearest: home/),
    });
    await expect(tariffs({ importer: ["home", "home"], exporter: ["abroad", "abroad"], rate: [0.1, 0.1] })).rejects.toMatchObject(
      { message: expect.stringContaining("named twice") },
    );
  });

  it.each([
    ["a key that is not known", { economy: { ...two, tarifs: [0, 0, 0, 0] } }, /tarifs/],
    ["tariffs as factors", { economy: { ...two, tariffs: [1, 1.1, 1.2, 1] } }, /factors 1 \+ t/],
    ["rows of unequal length", { economy: { ...two, tradeShares: [[0.8, 0.2], [0.3]] } }, /\[1\] has 1 entries/],
    ["text among numbers", { economy: { ...two, labourIncome: [60, "x"] } }, /\[1\] is "x"/],
    ["a region nobody buys from", { economy: { ...two, tradeShares: [1, 0, 1, 0] } }, /nobody buys anything from abroad/],
    ["a numeraire that is no region", { economy: two, numeraire: { region: "hom" } }, /nearest: home/],
    ["no elasticity of mobility", { economy: { ...two, mobility: { kind: "mobile", epsilon: 0 } } }, /immobile/],
  ])("refuses %s and says what is needed", async (_, input, message) => {
    await expect(call(input)).rejects.toMatchObject({ message: expect.stringMatching(message) });
  });

  it("shows the other equilibria where scale economies are above their bound", async () => {
    const result = (await call({
      economy: {
        tradeElasticity: 4,
        tradeShares: [0.7, 0.3, 0.3, 0.7],
        labourIncome: [1, 1],
        spillovers: 0.6,
        mobility: { kind: "mobile", epsilon: 6 },
      },
    })) as unknown as {
      otherEquilibria: { populationRatio: number[] }[];
      diagnosis: { stability: string };
      issues: { code: string }[];
    };
    expect(result.issues.map(({ code }) => code)).toContain("scale-above-bound");
    expect(result.diagnosis.stability).toBe("unstable");
    expect(result.otherEquilibria.length).toBeGreaterThanOrEqual(1);
    expect(Math.abs(Math.log(result.otherEquilibria[0]!.populationRatio[0]!))).toBeGreaterThan(0.1);
  });

  it("runs the examples of the guide to a published model", async () => {
    const folder = join(import.meta.dirname, "../../../../examples/published-models");
    const run = async (file: string) =>
      (await call(
        await withTablesRead(JSON.parse(readFileSync(join(folder, file), "utf8")), (name) => join(folder, name)),
      )) as unknown as {
        status: string;
        realIncomeRatio: number[];
        residentRatio: number[];
        deficits: number[];
        issues: unknown[];
      };
    const tariffs = await run("tariffs.json");
    expect(tariffs.status).toBe("converged");
    expect(tariffs.issues).toEqual([]);
    for (const deficit of tariffs.deficits) expect(deficit).toBeCloseTo(0, 12);
    // the outsider loses from a union of the other two
    expect(tariffs.realIncomeRatio[2]).toBeLessThan(1);
    const commuting = await run("commuting.json");
    expect(commuting.status).toBe("converged");
    expect(commuting.residentRatio[1]).toBeGreaterThan(1);
  });
});
