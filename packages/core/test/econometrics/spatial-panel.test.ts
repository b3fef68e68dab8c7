import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  linkWeights,
  type PanelData,
  spatialHausman,
  spatialMaximumLikelihood,
  spatialPanel,
  spatialPanelDiagnostics,
  spatialRandomEffects,
  transformWeights,
} from "../../src/index.ts";

const read = (file: string) =>
  JSON.parse(readFileSync(new URL(`../golden/spatial-panel-munnell/${file}`, import.meta.url), "utf8"));
const input = read("input.json") as {
  states: string[];
  years: number[];
  neighbours: number[][];
  columns: Record<string, number[]>;
};
const expected = read("expected.json");
const T = input.years.length;
const weights = transformWeights(
  linkWeights(
    input.states,
    input.neighbours.flatMap((list, i) => list.map((j) => ({ from: input.states[i]!, to: input.states[j]!, weight: 1 }))),
  ),
  "row",
);
const names = ["lpcap", "lpc", "lemp", "unemp"];
const data: PanelData = {
  entity: Int32Array.from(input.columns.lgsp!, (_, row) => Math.floor(row / T)),
  period: Int32Array.from(input.columns.lgsp!, (_, row) => row % T),
  y: Float64Array.from(input.columns.lgsp!),
  columns: names.map((id) => ({ id, values: Float64Array.from(input.columns[id]!) })),
};
const within = (got: number, wanted: number, relative: number) =>
  expect(Math.abs(got / wanted - 1), `${got} against ${wanted}`).toBeLessThan(relative);

describe("spatialPanel on production of the United States", () => {
  it("meets the seven decimals that Millo and Piras print for fixed effects with spatial errors", () => {
    const fit = spatialPanel(data, weights, { model: "error" });
    expect(fit.status).toBe("converged");
    expect(Math.abs(fit.spatial.estimate - expected.splm["fixed-error"].lambda)).toBeLessThan(1e-7);
    fit.coefficients.forEach(({ estimate }, c) => {
      expect(Math.abs(estimate - expected.splm["fixed-error"].coefficients[c])).toBeLessThan(1e-7);
    });
  });

  it("with one period and no effects is the regression of a cross-section", () => {
    const first = [...data.period.keys()].filter((row) => data.period[row] === 3);
    const pick = (values: Float64Array) => Float64Array.from(first, (row) => values[row]!);
    const regressors = data.columns.map(({ id, values }) => ({ id, values: pick(values) }));
    const one = spatialMaximumLikelihood({ y: pick(data.y), regressors }, weights);
    const panel = spatialPanel(
      { entity: Int32Array.from(first, (_, i) => i), period: new Int32Array(48), y: pick(data.y), columns: regressors },
      weights,
      { effects: "pooled" },
    );
    within(panel.logLikelihood, one.logLikelihood, 1e-13);
    panel.covariance.forEach((value, at) => {
      within(value, one.covariance[at]!, 1e-12);
    });
  });

  it("the correction of Lee and Yu changes variances by T/(T - 1) and no estimate", () => {
    const plain = spatialPanel(data, weights);
    const corrected = spatialPanel(data, weights, { correction: "lee-yu" });
    within(corrected.spatial.estimate, plain.spatial.estimate, 1e-12);
    within(corrected.sigma2 / plain.sigma2, T / (T - 1), 1e-12);
    expect(() => spatialPanel(data, weights, { correction: "lee-yu", effects: "two-way" })).toThrow(/two-way/);
  });

  it("does not depend on the order of rows, and finds spatial errors stronger than a lag", () => {
    const order = Int32Array.from(data.y, (_, row) => (row * 5) % data.y.length);
    const shuffled: PanelData = {
      entity: order.map((row) => data.entity[row]!),
      period: order.map((row) => data.period[row]!),
      y: Float64Array.from(order, (row) => data.y[row]!),
      columns: data.columns.map(({ id, values }) => ({ id, values: Float64Array.from(order, (row) => values[row]!) })),
    };
    within(spatialPanel(shuffled, weights).spatial.estimate, spatialPanel(data, weights).spatial.estimate, 1e-12);
    const tests = spatialPanelDiagnostics(data, weights, "pooled");
    expect(tests.robustError.statistic).toBeGreaterThan(tests.robustLag.statistic);
  });

  it("names what a panel lacks", () => {
    const short = { ...data, entity: data.entity.slice(1), period: data.period.slice(1), y: data.y.slice(1) };
    const columns = data.columns.map(({ id, values }) => ({ id, values: values.slice(1) }));
    expect(() => spatialPanel({ ...short, columns }, weights)).toThrow(/816 rows and there are 815/);
    const constant = { id: "coast", values: Float64Array.from(data.entity, (g) => g % 2) };
    expect(() => spatialPanel({ ...data, columns: [...data.columns, constant] }, weights)).toThrow(/coast does not vary/);
  });
});

describe("spatialRandomEffects, against dense likelihoods in R", () => {
  // The peer's optimiser stops at about 1e-7 of its parameters; slow coefficients follow with 2e-6.
  it.each([
    ["lag", "lag", "idiosyncratic"],
    ["idiosyncratic", "error", "idiosyncratic"],
    ["both", "error", "both"],
  ] as const)("%s", (key, model, spillover) => {
    const wanted = expected.dense[key];
    const fit = spatialRandomEffects(data, weights, { model, spillover, errors: "conditional" });
    expect(fit.status).toBe("converged");
    within(fit.logLikelihood, wanted.logLikelihood, 1e-11);
    within(fit.spatial.estimate, wanted.r, 1e-6);
    within(fit.phi.estimate, wanted.phi, 3e-6);
    within(fit.sigma2, wanted.sigma2, 1e-6);
    fit.coefficients.forEach(({ estimate, standardError }, c) => {
      within(estimate, wanted.coefficients[c], 2e-6);
      within(standardError, wanted.errors[c], 1e-6);
    });
    expect(spatialRandomEffects(data, weights, { model, spillover }).coefficients[0]!.standardError).toBeGreaterThan(
      wanted.errors[0],
    );
  });

  it("Hausman's test compares the slopes that both have", () => {
    const test = spatialHausman(
      spatialPanel(data, weights, { model: "error" }),
      spatialRandomEffects(data, weights, { model: "error", spillover: "both" }),
    );
    expect(test.df).toBe(4);
    expect(test.statistic).toBeGreaterThan(0);
  });
});
