import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { execute } from "../../src/operations/execute.ts";

const golden = (file: string) => JSON.parse(readFileSync(new URL(`../../../core/test/golden/${file}`, import.meta.url), "utf8"));
// biome-ignore lint/suspicious/noExplicitAny: an answer as it travels
const run = async (id: string, input: unknown): Promise<any> => {
  const context = { study: undefined, progress: () => {}, signal: new AbortController().signal };
  return JSON.parse(JSON.stringify((await execute(id, input, context)).result));
};
/** Ten digits: both sides print about fifteen, sums differ in their order. */
const agrees = (got: number, wanted: number) => expect(Math.abs(got / wanted - 1), `${got}, ${wanted}`).toBeLessThan(1e-10);

const germany = golden("germany-region-industry/input.json");
const germanyExpected = golden("germany-region-industry/expected.json");
const pairs = (germany.regions as string[]).flatMap((region, r) =>
  (germany.industries as string[]).map((industry, i) => ({ region, industry, employed: germany.employment[r][i] as number })),
);
const germanyColumns = {
  region: pairs.map((pair) => pair.region),
  industry: pairs.map((pair) => pair.industry),
  employed: pairs.map((pair) => pair.employed),
};

describe("measure.table on states and industries of Germany", () => {
  const table = { columns: germanyColumns, region: "region", industry: "industry", activity: "employed" };

  it("prints the location quotients of REAT", async () => {
    const found = await run("measure.table", { measure: "location-quotient", ...table });
    expect(found.dimensions).toEqual(["region", "industry", "year"]);
    germanyExpected.location_quotient.flat().forEach((wanted: number, cell: number) => {
      // REAT prints 0 for an absent industry, so do we
      if (wanted === 0) expect(found.values[cell]).toBe(0);
      else agrees(found.values[cell], wanted);
    });
  });

  it("names the nearest measure and industry, and what a measure lacks", async () => {
    await expect(run("measure.table", { measure: "location-quotent", ...table })).rejects.toMatchObject({
      message: expect.stringContaining("location-quotient"),
    });
    await expect(run("measure.table", { measure: "global-moran", ...table })).rejects.toMatchObject({
      code: "measure-not-available",
    });
    await expect(run("measure.table", { measure: "location-quotient", ...table, of: "fishing" })).rejects.toMatchObject({
      code: "unknown-industry",
    });
    const twice = { ...germanyColumns, industry: germanyColumns.industry.map(() => "all") };
    await expect(run("measure.table", { measure: "location-quotient", ...table, columns: twice })).rejects.toMatchObject({
      code: "repeated-row",
    });
  });
});

describe("amounts of one's own", () => {
  const columns = { region: ["a", "a", "b", "b"], industry: ["m", "s", "m", "s"], e: [5, 3, 2, 6] };
  const names = { region: "region", industry: "industry", activity: "e" };

  it.each([
    ["measure.table", { measure: "location-quotient", ...names }],
    ["industry.complexity", names],
    ["measure.inequality", { value: "e", draws: 0 }],
    ["measure.inequality", { value: "industry-size", weight: "e", draws: 0 }],
  ])("are refused by %s where one is below zero or none above", async (id, input) => {
    const table = { ...columns, "industry-size": [1, 2, 3, 4] };
    await expect(run(id, { ...input, columns: { ...table, e: [5, -3, 2, 6] } })).rejects.toMatchObject({
      code: "negative-amount",
      message: expect.stringContaining('column "e" has -3'),
    });
    await expect(run(id, { ...input, columns: { ...table, e: [0, 0, 0, 0] } })).rejects.toMatchObject({ code: "no-amount" });
  });
});

describe("industry.complexity", () => {
  it("orders the states as the eigenvector by definition does", async () => {
    const found = await run("industry.complexity", {
      columns: germanyColumns,
      region: "region",
      industry: "industry",
      activity: "employed",
    });
    germanyExpected.eci_eigen_zscore_sample_sd.forEach((wanted: number, r: number) => {
      expect(found.regionComplexity[r]).toBeCloseTo(wanted, 9);
    });
    agrees(found.secondEigenvalue, germanyExpected.eci_second_eigenvalue);
    expect(found.presence).toEqual(germanyExpected.M_binary.flat());
  });

  it("fitness by hand: a place with everything beside one with the common industry alone", async () => {
    const columns = { region: ["a", "a", "b"], industry: ["rare", "common", "common"], employed: [1, 1, 1] };
    const found = await run("industry.complexity", {
      columns,
      region: "region",
      industry: "industry",
      activity: "employed",
      threshold: 0.6,
      method: "fitness",
      steps: 1,
    });
    // F = (2, 1) over its mean; Q one step on: 1/(3/4) and 1/(3/4 + 3/2), over their mean.
    expect(found.unscaled.regions[0]).toBeCloseTo(4 / 3, 12);
    expect(found.unscaled.industries[0] / found.unscaled.industries[1]).toBeCloseTo(3, 12);
  });
});

describe("measure.markov on incomes of the United States", () => {
  const { years, states, income, neighbours } = golden("us-state-income/input.json");
  const expected = golden("us-state-income/expected.json");
  const rows = states.flatMap((state: string, i: number) =>
    years.map((year: number, t: number) => {
      const mean = income.reduce((sum: number, own: number[]) => sum + own[t]!, 0) / states.length;
      return { state, year, income: income[i][t], relative: income[i][t] / mean };
    }),
  );
  const column = (name: string) => rows.map((row: Record<string, unknown>) => row[name]);
  const columns = Object.fromEntries(["state", "year", "income", "relative"].map((name) => [name, column(name)]));
  const input = { columns, region: "state", year: "year", classes: 5 };

  it("counts the moves that PySAL counts", async () => {
    const found = await run("measure.markov", { ...input, value: "income" });
    expect(found.all.transitions).toEqual(expected.yearly_quintiles.transitions.flat());
    expected.yearly_quintiles.steady_state.forEach((share: number, k: number) => {
      expect(found.all.ergodic[k]).toBeCloseTo(share, 7);
    });
    expect(found.spatial).toBeNull();
  });

  it("finds its spatial chain and test", async () => {
    const links = neighbours.flatMap((own: number[], i: number) =>
      own.map((j) => ({ from: states[i], to: states[j], weight: 1 })),
    );
    const found = await run("measure.markov", {
      ...input,
      value: "relative",
      scheme: "pooled",
      weights: { source: { kind: "links", links } },
    });
    expected.pooled_relative_quintiles.p.flat().forEach((p: number, cell: number) => {
      expect(found.all.probabilities[cell]).toBeCloseTo(p, 7);
    });
    // printed to three decimals
    expect(found.spatial.likelihoodRatio.statistic).toBeCloseTo(expected.pooled_relative_quintiles.LR, 3);
    expect(found.spatial.pearson.statistic).toBeCloseTo(expected.pooled_relative_quintiles.Q, 3);
    expect(found.spatial.byNeighbourhood).toHaveLength(5);
  });

  it("makes incomes relative itself, and takes neighbours as a list, counted from 0 or 1, or a matrix with names in any order", async () => {
    const ask = (source: unknown) =>
      run("measure.markov", { ...input, value: "income", scheme: "pooled", relative: "year-mean", weights: { source } });
    const names = [...states].reverse();
    const matrix = Object.fromEntries(
      names.map((to: string) => [
        to,
        names.map((from: string) => (neighbours[states.indexOf(from)].includes(states.indexOf(to)) ? 1 : 0)),
      ]),
    );
    const fromOne = neighbours.map((list: number[]) => list.map((j) => j + 1));
    for (const source of [
      { kind: "neighbours", list: neighbours },
      { kind: "neighbours", list: { n: 48, index_base: 1, neighbours: fromOne } },
      { kind: "named-matrix", columns: { name: names, ...matrix } },
    ]) {
      const { spatial } = await ask(source);
      expect(spatial.likelihoodRatio.statistic).toBeCloseTo(expected.pooled_relative_quintiles.LR, 3);
      expect(spatial.pearson.statistic).toBeCloseTo(expected.pooled_relative_quintiles.Q, 3);
      expect(spatial.likelihoodRatio.degreesOfFreedom).toBe(expected.pooled_relative_quintiles.df);
    }
    await expect(ask({ kind: "neighbours", list: fromOne })).rejects.toMatchObject({ code: "bad-neighbour" });
    await expect(ask({ kind: "named-matrix", columns: { name: ["Ohio"], Ohio: [0] } })).rejects.toMatchObject({
      code: "unknown-ids",
    });
  });
});

describe("measure.inequality", () => {
  const columns = { y: [1, 2, 3, 6, null], n: [1, 1, 1, 1, 1], g: ["east", "east", "west", "west", "west"] };

  it("finds by hand what four values say", async () => {
    const found = await run("measure.inequality", { columns, value: "y", draws: 49 });
    // sum |y_i - y_j| over ordered pairs is 2 (1 + 2 + 5 + 1 + 4 + 3) = 32; over 2 n^2 mean = 96
    agrees(found.gini.value, 32 / 96);
    expect(found.gini.low).toBeLessThanOrEqual(found.gini.high);
    expect(found.lorenz).toEqual([
      [0, 0],
      [0.25, 1 / 12],
      [0.5, 3 / 12],
      [0.75, 6 / 12],
      [1, 1],
    ]);
    expect(found).toMatchObject({ rows: 4, leftOut: 1, groups: null });
  });

  it("decomposes into parts that add up", async () => {
    const { groups, gini } = await run("measure.inequality", { columns, value: "y", weight: "n", group: "g", draws: 0 });
    expect(groups.names).toEqual(["east", "west"]);
    const { within, betweenNet, transvariation, total } = groups.dagum;
    agrees(within + betweenNet + transvariation, total);
    agrees(total, gini.value);
    agrees(groups.theilL.within + groups.theilL.between, groups.theilL.total);
    expect(gini.low).toBeNull();
  });
});
