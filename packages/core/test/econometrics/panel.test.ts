import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  hausmanTest,
  type PanelData,
  type PanelRegression,
  panelRegression,
  randomEffects,
  twoStageLeastSquares,
} from "../../src/econometrics/index.ts";

function golden(name: string): { rows: Record<string, string>[]; expected: Record<string, never> } {
  const read = (file: string) => readFileSync(new URL(`../golden/${name}/${file}`, import.meta.url), "utf8");
  const [head, ...lines] = read("input.csv").trim().split("\n");
  const names = head!.split(",");
  const rows = lines.map((line) => Object.fromEntries(line.split(",").map((value, j) => [names[j]!, value])));
  return { rows, expected: JSON.parse(read("expected.json")) as Record<string, never> };
}
const column = (rows: Record<string, string>[], name: string) => Float64Array.from(rows, (row) => Number(row[name]));
/** Nine correct digits: R prints about fifteen, the data have six and the condition number takes the rest. */
const agrees = (got: number, expected: number) =>
  expect(Math.abs(got / expected - 1), `${got} against ${expected}`).toBeLessThan(1e-9);

type Fit = { coef: Record<string, number>; se: Record<string, number>; r2: number; adj_r2: number; rss: number; df: number };

describe("panel regressions on Grunfeld's investment data", () => {
  const { rows, expected } = golden("panel-grunfeld");
  const want = expected as unknown as Record<string, Fit> & {
    hausman: { statistic: number; parameter: number; p: number };
    fe_cluster_HC0: Record<string, number>;
    pcse: Record<string, number>;
  };
  const data: PanelData = {
    entity: Int32Array.from(rows, (row) => Number(row.firm)),
    period: Int32Array.from(rows, (row) => Number(row.year)),
    y: column(rows, "inv"),
    columns: ["value", "capital"].map((id) => ({ id, values: column(rows, id) })),
  };

  it.each([
    ["fe", () => panelRegression(data)],
    ["twoways", () => panelRegression(data, { effects: "two-way" })],
    ["re", () => randomEffects(data)],
    ["re_twoways", () => randomEffects(data, { effects: "two-way" })],
  ] as const)("agree with plm: %s", (name, run) => {
    const fit = run();
    const reference = want[name]!;
    for (const { id, estimate, standardError } of fit.coefficients) {
      const key = id === "intercept" ? "(Intercept)" : id;
      agrees(estimate, reference.coef[key]!);
      agrees(standardError, reference.se[key]!);
    }
    agrees(fit.rSquared, reference.r2);
    agrees(fit.adjustedRSquared, reference.adj_r2);
    agrees(fit.residualSumSquares, reference.rss);
    expect(fit.degreesOfFreedom).toBe(reference.df);
  });

  it("agree with plm in Hausman's test, clustered and panel-corrected errors", () => {
    const test = hausmanTest(panelRegression(data), randomEffects(data));
    agrees(test.statistic, want.hausman.statistic);
    agrees(test.pValue, want.hausman.p);
    const clustered = panelRegression(data, { covariance: "cluster-cr0" });
    const corrected = panelRegression(data, { covariance: "beck-katz" });
    clustered.coefficients.forEach(({ id, standardError }) => void agrees(standardError, want.fe_cluster_HC0[id]!));
    corrected.coefficients.forEach(({ id, standardError }) => void agrees(standardError, want.pcse[id]!));
  });

  it("give Driscoll-Kraay errors equal to period-clustered ones at zero lags", () => {
    const swapped = panelRegression(
      { ...data, entity: data.period, period: data.entity },
      { effects: "period", covariance: "cluster-cr0" },
    );
    const driscoll = panelRegression(data, { effects: "entity", covariance: "driscoll-kraay", lags: 0 });
    driscoll.coefficients.forEach(({ standardError }, j) => void agrees(standardError, swapped.coefficients[j]!.standardError));
  });

  it("project an unbalanced two-way panel exactly: equal to explicit dummies", () => {
    const keep = [...data.y.keys()].filter((i) => i % 7 !== 3 && i % 11 !== 5);
    const pick = (values: Float64Array) => Float64Array.from(keep, (i) => values[i]!);
    const part: PanelData = {
      entity: Int32Array.from(keep, (i) => data.entity[i]!),
      period: Int32Array.from(keep, (i) => data.period[i]!),
      y: pick(data.y),
      columns: data.columns.map(({ id, values }) => ({ id, values: pick(values) })),
    };
    const within = panelRegression(part, { effects: "two-way" });
    const dummies = [
      ...[...new Set(part.entity)].map((g) => ({
        id: `entity ${g}`,
        values: Float64Array.from(part.entity, (e) => (e === g ? 1 : 0)),
      })),
      ...[...new Set(part.period)]
        .slice(1)
        .map((t) => ({ id: `year ${t}`, values: Float64Array.from(part.period, (p) => (p === t ? 1 : 0)) })),
    ];
    const pooled = panelRegression({ ...part, columns: [...part.columns, ...dummies.slice(1)] }, { effects: "pooled" });
    for (const { id, estimate, standardError } of within.coefficients) {
      const same = pooled.coefficients.find((other) => other.id === id)!;
      agrees(estimate, same.estimate);
      agrees(standardError, same.standardError);
    }
  });

  it("name absorbed and collinear columns and count singletons", () => {
    const fixed = Float64Array.from(data.entity);
    const twice = data.columns[0]!.values.map((value) => 3 * value);
    const fit = panelRegression({
      ...data,
      columns: [...data.columns, { id: "code", values: fixed }, { id: "thrice", values: twice }],
    });
    expect(fit.dropped).toEqual([
      { id: "code", reason: "absorbed" },
      { id: "thrice", reason: "collinear" },
    ]);
    const entity = data.entity.map((e, i) => (i === 0 ? 99 : e));
    expect(panelRegression({ ...data, entity }).singletons).toBe(1);
    expect(() => panelRegression({ ...data, entity: data.entity.map(() => 1) })).toThrow(/two rows in period/);
  });
});

describe("two-stage least squares on cigarette demand", () => {
  const { rows, expected } = golden("iv-cigarettes");
  const want = expected as unknown as {
    coef: Record<string, number>;
    se: Record<string, number>;
    se_HC0: Record<string, number>;
    sigma: number;
    r2: number;
    diagnostics: Record<"weak_instruments" | "wu_hausman" | "sargan", { statistic: number; "p-value": number }>;
    just_identified: { coef: Record<string, number>; se: Record<string, number> };
  };
  const named = (id: string) => ({ id, values: column(rows, id) });
  const input = {
    y: column(rows, "lq"),
    endogenous: [named("lp")],
    exogenous: [named("ly")],
    instruments: [named("tdiff"), named("rtax")],
  };
  const key = (id: string) => (id === "intercept" ? "(Intercept)" : id);

  it("agrees with AER", () => {
    const fit = twoStageLeastSquares(input);
    const robust = twoStageLeastSquares(input, { covariance: "hc0" });
    fit.coefficients.forEach(({ id, estimate, standardError }, j) => {
      agrees(estimate, want.coef[key(id)]!);
      agrees(standardError, want.se[key(id)]!);
      agrees(robust.coefficients[j]!.standardError, want.se_HC0[key(id)]!);
    });
    agrees(fit.sigma, want.sigma);
    agrees(fit.rSquared, want.r2);
    agrees(fit.weakInstruments[0]!.statistic, want.diagnostics.weak_instruments.statistic);
    agrees(fit.weakInstruments[0]!.pValue, want.diagnostics.weak_instruments["p-value"]);
    agrees(fit.wuHausman.statistic, want.diagnostics.wu_hausman.statistic);
    agrees(fit.wuHausman.pValue, want.diagnostics.wu_hausman["p-value"]);
    agrees(fit.sargan!.statistic, want.diagnostics.sargan.statistic);
    agrees(fit.sargan!.pValue, want.diagnostics.sargan["p-value"]);
  });

  it("has no over-identification test when just identified", () => {
    const fit = twoStageLeastSquares({ ...input, instruments: [named("tdiff")] });
    expect(fit.sargan).toBeUndefined();
    fit.coefficients.forEach(({ id, estimate }) => void agrees(estimate, want.just_identified.coef[key(id)]!));
  });

  it("refuses fewer instruments than endogenous columns and names collinear ones", () => {
    expect(() => twoStageLeastSquares({ ...input, instruments: [] })).toThrow(/0 instruments for 1 endogenous/);
    expect(() => twoStageLeastSquares({ ...input, instruments: [named("ly"), named("tdiff")] })).toThrow(/ly are linear/);
  });
});

describe("Hausman test on an indefinite difference", () => {
  const fitted = (estimates: readonly number[], variances: readonly number[]): PanelRegression =>
    ({
      coefficients: estimates.map((estimate, i) => ({ id: `x${i}`, estimate, standardError: Math.sqrt(variances[i]!) })),
      covariance: Float64Array.from({ length: 4 }, (_, cell) => (cell === 0 ? variances[0]! : cell === 3 ? variances[1]! : 0)),
    }) as unknown as PanelRegression;
  const test = (first: number, second: number, variances: readonly number[]) =>
    hausmanTest(fitted([first, second], [2, 1]), fitted([0, 0], variances));

  it("prints the number and says what it is worth", () => {
    // The difference of covariances is diag(1, -1): 3^2 / 1 + 1^2 / -1.
    const positive = test(3, 1, [1, 2]);
    expect(positive).toMatchObject({ status: "indefinite", degreesOfFreedom: 2 });
    expect(positive.statistic).toBeCloseTo(8, 12);
    expect(positive.pValue).toBeCloseTo(Math.exp(-4), 12);
    expect(test(1, 3, [1, 2]).statistic).toBeCloseTo(-8, 12);
    expect(test(1, 3, [1, 2]).pValue).toBeNaN();
  });

  it("has no number where the difference is singular", () => {
    expect(test(3, 1, [1, 1]).statistic).toBeNaN();
  });
});
