import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { execute } from "../../src/operations/execute.ts";

const golden = (file: string) => readFileSync(new URL(`../../../core/test/golden/${file}`, import.meta.url), "utf8");
/** A golden table as a user would send it: every cell as the text that the file has. */
function tableOf(name: string): Record<string, (string | null)[]> {
  const [head, ...lines] = golden(`${name}/input.csv`).trim().split("\n");
  const rows = lines.map((line) => line.split(","));
  return Object.fromEntries(head!.split(",").map((column, j) => [column, rows.map((row) => row[j]!)]));
}
const run = async <Result>(id: string, input: unknown): Promise<Result> => {
  const context = { study: undefined, progress: () => {}, signal: new AbortController().signal };
  return (await execute(id, input, context)).result as Result;
};
/** Nine digits, as in the tests of the regressions themselves: no more than text and JSON may lose. */
const agrees = (got: number, expected: number) => expect(Math.abs(got / expected - 1), `${got}, ${expected}`).toBeLessThan(1e-9);

interface Line {
  id: string;
  estimate: number;
  standardError: number;
}
interface Fit {
  coefficients: Line[];
  rSquared: number;
  rows: number;
  leftOut: number;
  hausman: { statistic: number; pValue: number } | null;
  hausmanReason: string;
}

describe("econometrics.panel on Grunfeld's investment data", () => {
  const columns = tableOf("panel-grunfeld");
  const input = {
    columns,
    entity: "firm",
    period: "year",
    dependent: "inv",
    regressors: ["value", "capital"],
    covariance: "classical",
  };
  const expected = JSON.parse(golden("panel-grunfeld/expected.json"));

  it.each([
    ["entity", "fe"],
    ["two-way", "twoways"],
    ["random", "re"],
    ["random-two-way", "re_twoways"],
  ])("%s agrees with plm, Hausman's test too", async (effects, key) => {
    const fit = await run<Fit>("econometrics.panel", { ...input, effects });
    for (const { id, estimate, standardError } of fit.coefficients) {
      const name = id === "intercept" ? "(Intercept)" : id;
      agrees(estimate, expected[key].coef[name]);
      agrees(standardError, expected[key].se[name]);
    }
    agrees(fit.rSquared, expected[key].r2);
    agrees(fit.hausman!.statistic, expected.hausman.statistic);
  });

  it("clusters by firm, and leaves out and counts rows with an empty cell", async () => {
    const fit = await run<Fit>("econometrics.panel", { ...input, effects: "entity", covariance: "cluster-cr0" });
    for (const { id, standardError } of fit.coefficients) agrees(standardError, expected.fe_cluster_HC0[id]);
    const gap = { ...columns, inv: [null, " ", ...columns.inv!.slice(2)] };
    expect(await run<Fit>("econometrics.panel", { ...input, columns: gap })).toMatchObject({ rows: 198, leftOut: 2 });
  });

  it("names the column that is wrong and what to do", async () => {
    const refused = (change: object) => run("econometrics.panel", { ...input, ...change });
    await expect(refused({ regressors: ["valeu"] })).rejects.toMatchObject({
      code: "unknown-column",
      message: expect.stringContaining('no column "valeu"; the nearest of 5: value'),
    });
    await expect(refused({ columns: { ...columns, value: ["a", ...columns.value!.slice(1)] } })).rejects.toMatchObject({
      code: "not-numeric",
      message: expect.stringContaining('"value" has "a" in row 1'),
    });
    await expect(refused({ columns: { ...columns, capital: [1, 2] } })).rejects.toMatchObject({ code: "columns-differ" });
    await expect(refused({ columns: { ...columns, year: columns.year!.map(() => 2000) } })).rejects.toMatchObject({
      code: "repeated-row",
      message: expect.stringContaining('firm "1" has two rows in year "2000"'),
    });
    await expect(refused({ regressors: ["value", "value"] })).rejects.toMatchObject({ code: "repeated-column" });
    await expect(refused({ columns: { ...columns, value: columns.value!.map(() => null) } })).rejects.toMatchObject({
      code: "no-rows",
    });
  });

  it("finds the planted slopes of a threshold and of a moderation", async () => {
    const entity: string[] = [];
    const period: number[] = [];
    const q: number[] = [];
    const y: number[] = [];
    const x: number[] = [];
    for (let i = 0; i < 12; ++i) {
      for (let t = 0; t < 8; ++t) {
        entity.push(`place ${i}`);
        period.push(2010 + t);
        q.push(((i * 7 + t * 5) % 16) / 16);
        x.push(Math.sin(3 * i + 1.7 * t));
        y.push(i + (q.at(-1)! <= 0.5 ? 1 : 3) * x.at(-1)!);
      }
    }
    const common = { columns: { entity, period, q, x, y }, entity: "entity", period: "period", dependent: "y" };
    const found = await run<{
      thresholds: { value: number }[];
      tests: { pValue: number }[];
      regimes: { slopes: Line[] }[];
    }>("econometrics.threshold", {
      ...common,
      switching: "x",
      threshold: "q",
      draws: 19,
    });
    expect(found.thresholds.map(({ value }) => value)).toEqual([0.5]);
    expect(found.regimes[0]!.slopes[0]!.estimate).toBeCloseTo(1, 9);
    expect(found.regimes[1]!.slopes[0]!.estimate).toBeCloseTo(3, 9);
    expect(found.tests[0]!.pValue).toBe(0);
    const linear = { ...common.columns, y: y.map((_, row) => 2 * x[row]! + 0.5 * x[row]! * q[row]! + 4 * q[row]!) };
    const moderated = await run<{ marginalEffects: { moderator: number; estimate: number }[] }>("econometrics.moderation", {
      ...common,
      columns: linear,
      focal: "x",
      moderator: "q",
      effects: "entity",
      at: [0, 1],
    });
    expect(moderated.marginalEffects.map(({ estimate }) => Math.round(1e6 * estimate) / 1e6)).toEqual([2, 2.5]);
  });

  it("splits value's effect on investment into direct and indirect parts that add up, the same with the same seed", async () => {
    const asked = { columns, treatment: "value", mediator: "capital", outcome: "inv", cluster: "firm", draws: 99 };
    const first = await run<Record<string, number>>("econometrics.mediation", asked);
    agrees(first.direct! + first.indirect!, first.total!);
    agrees(first.a! * first.b!, first.indirect!);
    expect(await run("econometrics.mediation", asked)).toEqual(first);
  });
});

describe("econometrics.iv on cigarette demand", () => {
  const columns = tableOf("iv-cigarettes");
  const expected = JSON.parse(golden("iv-cigarettes/expected.json"));
  const input = { columns, dependent: "lq", endogenous: ["lp"], exogenous: ["ly"], instruments: ["tdiff", "rtax"] };
  type Instrumental = Fit & {
    weakInstruments: { statistic: number; weak: boolean }[];
    wuHausman: { statistic: number };
    sargan: { statistic: number; pValue: number };
  };

  it.each([
    ["classical", "se"],
    ["hc0", "se_HC0"],
  ])("with %s errors agrees with AER, tests too", async (covariance, key) => {
    const fit = await run<Instrumental>("econometrics.iv", { ...input, covariance });
    for (const { id, estimate, standardError } of fit.coefficients) {
      const name = id === "intercept" ? "(Intercept)" : id;
      agrees(estimate, expected.coef[name]);
      agrees(standardError, expected[key][name]);
    }
    agrees(fit.weakInstruments[0]!.statistic, expected.diagnostics.weak_instruments.statistic);
    expect(fit.weakInstruments[0]!.weak).toBe(false);
    agrees(fit.wuHausman.statistic, expected.diagnostics.wu_hausman.statistic);
    agrees(fit.sargan.statistic, expected.diagnostics.sargan.statistic);
    agrees(fit.sargan.pValue, expected.diagnostics.sargan["p-value"]);
  });

  it("asks for the cluster's column and for enough instruments", async () => {
    await expect(run("econometrics.iv", { ...input, covariance: "cluster-cr1" })).rejects.toMatchObject({ code: "no-cluster" });
    await expect(
      run("econometrics.iv", { ...input, endogenous: ["lp", "ly"], exogenous: [], instruments: ["rtax"] }),
    ).rejects.toMatchObject({ code: "under-identified" });
  });
});

describe("econometrics.spatial on Columbus", () => {
  const given = JSON.parse(golden("spatial-columbus/input.json"));
  const expected = JSON.parse(golden("spatial-columbus/expected.json"));
  const links = given.neighbours.flatMap((near: number[], i: number) =>
    near.map((j) => ({ from: given.ids[i], to: given.ids[j] })),
  );
  const input = {
    columns: { place: given.ids, crime: given.y, ...given.x },
    region: "place",
    dependent: "crime",
    regressors: ["INC", "HOVAL"],
    weights: { kind: "links", links },
    draws: 50,
  };
  type Spatial = Fit & {
    spatial: { id: string; estimate: number };
    logLikelihood: number;
    impacts: { id: string; direct: { estimate: number; low: number; high: number }; total: { estimate: number } }[] | null;
  };

  it("agrees with spatialreg in the lag and error models", async () => {
    const lag = await run<Spatial>("econometrics.spatial", input);
    // a one-dimensional optimiser: about 1e-6 between packages
    expect(lag.spatial.estimate).toBeCloseTo(expected.sar_ml.rho, 6);
    expect(lag.logLikelihood).toBeCloseTo(expected.sar_ml.loglik, 6);
    lag.impacts!.forEach(({ id, direct, total }, k) => {
      expect(id).toBe(expected.sar_impacts_exact.variables[k]);
      expect(direct.estimate).toBeCloseTo(expected.sar_impacts_exact.direct[k], 5);
      expect(total.estimate).toBeCloseTo(expected.sar_impacts_exact.total[k], 5);
      expect(direct.low).toBeLessThan(direct.estimate);
      expect(direct.high).toBeGreaterThan(direct.estimate);
    });
    const error = await run<Spatial>("econometrics.spatial", { ...input, model: "error" });
    expect(error.spatial).toMatchObject({ id: "lambda", estimate: expect.closeTo(expected.sem_ml.lambda, 6) });
    expect(error.impacts).toBeNull();
  });

  it("names a link to a region that has no row", async () => {
    const weights = { kind: "links", links: [...links, { from: "1", to: "nowhere" }] };
    await expect(run("econometrics.spatial", { ...input, weights })).rejects.toMatchObject({
      code: "unknown-region",
      message: expect.stringContaining("nowhere"),
    });
  });
});
