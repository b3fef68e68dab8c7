import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { execute } from "../../src/operations/execute.ts";

const golden = (file: string) => JSON.parse(readFileSync(new URL(`../../../core/test/golden/${file}`, import.meta.url), "utf8"));
// biome-ignore lint/suspicious/noExplicitAny: an answer as it travels
const run = async (id: string, input: unknown): Promise<any> => {
  const context = { study: undefined, progress: () => {}, signal: new AbortController().signal };
  return JSON.parse(JSON.stringify((await execute(id, input, context)).result));
};

describe("digital.index", () => {
  const columns = {
    city: ["a", "a", "b", "b", "c", "c"],
    year: [2020, 2021, 2020, 2021, 2020, 2021],
    ports: [1, 2, 2, 4, 3, 4],
    delay: [4, 2, 2, 1, 2, 2],
    residents: [10, 10, 20, 20, 30, 30],
  };
  const indicators = [{ column: "ports" }, { column: "delay", direction: "less" }];
  const input = { columns, region: "city", year: "year", indicators };

  it("weighs by hand with equal weights on the ratio scale", async () => {
    const found = await run("digital.index", { ...input, weighting: "equal" });
    expect(found.regions).toEqual(["a", "b", "c"]);
    expect(found.years).toEqual(["2020", "2021"]);
    // ports / 4 and 1 / delay, half each
    expect(found.level).toEqual([0.25, 0.5, 0.5, 1, 0.625, 0.75]);
    expect(found).toMatchObject({ ratioScale: true, twin: null });
  });

  it("runs the linter on a scaling that makes years incomparable", async () => {
    const found = await run("digital.index", { ...input, scaling: "minmax-yearly", population: "residents" });
    expect(found.lint.map((finding: { rule: string }) => finding.rule)).toContain("yearly-scaling");
    expect(found.ratioScale).toBe(false);
    expect(found.twin.values).toHaveLength(6);
  });

  it("gives weights that sum to one under every method", async () => {
    for (const weighting of ["entropy", "critic", "pca", "topsis"]) {
      const found = await run("digital.index", { ...input, weighting });
      const sum = found.indicators.reduce((total: number, entry: { weight: number }) => total + entry.weight, 0);
      expect(sum, weighting).toBeCloseTo(1, 12);
    }
  });
});

describe("digital.coupling", () => {
  it("prints both forms by hand, keeps rows in place and finds nothing wrong with itself", async () => {
    const columns = { digital: [0.4, null, 0.9], industry: [0.9, 0.5, 0.9] };
    const found = await run("digital.coupling", { columns, systems: ["digital", "industry"] });
    const coupling = (2 * Math.sqrt(0.36)) / 1.3;
    expect(found.coupling[0]).toBeCloseTo(coupling, 14);
    expect(found.coordination[0]).toBeCloseTo(Math.sqrt(coupling * 0.65), 14);
    expect(found.correctedCoupling[0]).toBeCloseTo(Math.sqrt(0.5 * (0.4 / 0.9)), 14);
    expect(found.coupling[1]).toBeNull();
    expect(found.grade[1]).toBe(-1);
    expect(found.weakest).toEqual(["digital", null, expect.anything()]);
    expect(found.coupling[2]).toBeCloseTo(1, 14);
    expect(found.grades[found.grade[0]].zh).toBe("中级协调");
    expect(found.lint.filter((finding: { severity: string }) => finding.severity === "error")).toEqual([]);
  });
});

describe("digital.geodetector on Heshun county", () => {
  it("prints the factor detector of the R package", async () => {
    const { columns: names, rows } = golden("geodetector-heshun/input.json");
    const expected = golden("geodetector-heshun/expected.json");
    const columns = Object.fromEntries(names.map((name: string, j: number) => [name, rows.map((row: number[]) => row[j])]));
    const factors = ["watershed", "soiltype", "elevation"].map((column) => ({ column }));
    const found = await run("digital.geodetector", { columns, variable: "incidence", factors });
    for (const { column, q, pValue } of found.factors) {
      // q printed to seven digits, p to four significant ones
      expect(q).toBeCloseTo(expected[column].q, 7);
      expect(pValue / expected[column].p).toBeCloseTo(1, 3);
    }
    expect(found.interactions).toHaveLength(3);
    for (const { qA, qB, qBoth } of found.interactions) expect(qBoth).toBeGreaterThanOrEqual(Math.max(qA, qB));
    // As geodetector 1.0-5: watershed and elevation explain alike, soil type less than either.
    expect(found.ecological.map(({ different }: { different: boolean }) => different)).toEqual([true, false, true]);
    const cut = await run("digital.geodetector", {
      columns,
      variable: "incidence",
      factors: [{ column: "elevation", classes: 3 }],
    });
    expect(cut.factors[0].strata).toBeLessThanOrEqual(3);
  });
});

describe("digital.pca on arrests in the United States", () => {
  it("prints the components of R, KMO and Bartlett", async () => {
    const { arrests } = golden("density-pca/input.json");
    const expected = golden("density-pca/expected.json");
    const names = ["murder", "assault", "urban", "rape"];
    const columns = Object.fromEntries(names.map((name, j) => [name, arrests.map((row: number[]) => row[j])]));
    const found = await run("digital.pca", { columns, indicators: names });
    expected.pca_usarrests_scaled.sdev.forEach((wanted: number, k: number) => {
      expect(found.deviation[k]).toBeCloseTo(wanted, 12);
    });
    expect(found.kmo).toBeCloseTo(expected.kmo_usarrests, 12);
    expect(found.bartlett.statistic / expected.bartlett_usarrests.chi2).toBeCloseTo(1, 12);
  });
});
