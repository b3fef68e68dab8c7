import { readFileSync } from "node:fs";
import {
  createRandom,
  linkWeights,
  nearestWeights,
  type PointSet,
  type SpatialSample,
  type SpatialWeights,
  spatialDiagnostics,
  spatialFilter,
  spatialImpacts,
  spatialMaximumLikelihood,
  spatialTwoStage,
  spatialWeights,
  symmetriseWeights,
  transformWeights,
} from "@jiju/core";
import { describe, expect, it } from "vitest";

const read = (name: string, file: string) =>
  JSON.parse(readFileSync(new URL(`../golden/${name}/${file}`, import.meta.url), "utf8"));

function neighbourWeights(ids: string[], lists: number[][]): SpatialWeights {
  const offsets = new Int32Array(lists.length + 1);
  lists.forEach((row, i) => {
    offsets[i + 1] = offsets[i]! + row.length;
  });
  const neighbours = Int32Array.from(lists.flat());
  const values = new Float64Array(neighbours.length).fill(1);
  return transformWeights(spatialWeights({ ids, offsets, neighbours, values, description: "given" }), "row");
}

function expectDigits(got: number, published: number, digits: number): void {
  const error = Math.abs(got - published) / Math.max(Math.abs(published), 1e-300);
  expect(error, `${got} against ${published}`).toBeLessThan(10 ** -digits);
}

function randomWeights(n: number, seed: number): SpatialWeights {
  const random = createRandom(seed);
  const points: PointSet = {
    ids: Array.from({ length: n }, (_, i) => `r${i}`),
    x: Float64Array.from({ length: n }, () => random.uniform()),
    y: Float64Array.from({ length: n }, () => random.uniform()),
    metric: "plane",
  };
  return transformWeights(nearestWeights(points, 5), "row");
}

/** y = (I - rho W)^(-1) (X b + noise). */
function lagSample(weights: SpatialWeights, rho: number, seed: number): SpatialSample {
  const random = createRandom(seed);
  const n = weights.ids.length;
  const a = Float64Array.from({ length: n }, () => random.normal());
  const b = Float64Array.from({ length: n }, () => random.normal());
  const y = spatialFilter(weights).solve(
    rho,
    a.map((value, i) => 3 + 2 * value - b[i]! + 0.5 * random.normal()),
  );
  return {
    y,
    regressors: [
      { id: "a", values: a },
      { id: "b", values: b },
    ],
  };
}

// Peers search the spatial parameter with a tolerance of about 1e-7, which shows in everything that depends on it: coefficients agree
// to 6 digits, log-likelihoods (flat at their maximum) to 10.
describe.each(["spatial-columbus", "spatial-baltimore", "spatial-used-cars"])("golden: %s against spatialreg", (name) => {
  const input = read(name, "input.json");
  const expected = read(name, "expected.json");
  const weights = neighbourWeights(input.ids, input.neighbours);
  const sample: SpatialSample = {
    y: Float64Array.from(input.y as number[]),
    regressors: Object.entries(input.x as Record<string, number[]>).map(([id, values]) => ({
      id,
      values: Float64Array.from(values),
    })),
  };
  const rename = (id: string): string => (id === "intercept" ? "(Intercept)" : id.replace("lag:", "lag."));

  it.each([
    ["sar_ml", "lag", "none"],
    ["sem_ml", "error", "none"],
    ["sdm_ml", "lag", "all"],
    ["sdem_ml", "error", "all"],
  ] as const)("%s", (key, model, durbin) => {
    const theirs = expected[key];
    const ours = spatialMaximumLikelihood(sample, weights, { model, durbin });
    expect(ours.status).toBe("converged");
    const parameter = model === "lag" ? theirs.rho : theirs.lambda;
    expect(Math.abs(ours.spatial.estimate - parameter)).toBeLessThan(1e-6);
    expectDigits(ours.logLikelihood, theirs.loglik, 10);
    expectDigits(ours.aic, theirs.aic, 10);
    expectDigits(ours.sigma2, theirs.sigma2, 6);
    expectDigits(ours.spatial.standardError, model === "lag" ? theirs.rho_se : theirs.lambda_se, 6);
    for (const { name: id, estimate, standardError } of ours.coefficients) {
      expect(Math.abs(estimate - theirs.coef[rename(id)])).toBeLessThan(1e-5 * theirs.se[rename(id)]);
      expectDigits(standardError, theirs.se[rename(id)], 6);
    }
  });

  it("has the same impacts to 6 digits", () => {
    for (const [key, durbin] of [
      ["sar_impacts_exact", "none"],
      ["sdm_impacts_exact", "all"],
    ] as const) {
      const impacts = spatialImpacts(spatialMaximumLikelihood(sample, weights, { durbin }), weights);
      const theirs = expected[key];
      const names = [theirs.variables].flat() as string[];
      const pick = (kind: string, at: number): number => [theirs[kind]].flat()[at]!;
      names.forEach((id, at) => {
        const ours = impacts.find((impact) => impact.name === id)!;
        const size = Math.abs(pick("total", at)) + Math.abs(pick("direct", at));
        expect(Math.abs(ours.direct.estimate - pick("direct", at))).toBeLessThan(1e-5 * size);
        expect(Math.abs(ours.indirect.estimate - pick("indirect", at))).toBeLessThan(1e-5 * size);
        expect(Math.abs(ours.total.estimate - pick("total", at))).toBeLessThan(1e-5 * size);
      });
    }
  });

  it("has the same two-stage estimates to 8 digits and Lagrange multiplier tests to 9", () => {
    const ours = spatialTwoStage(sample, weights);
    const theirs = expected.stsls_W2X;
    expectDigits(ours.spatial.estimate, theirs.coef.Rho, 8);
    expectDigits(ours.spatial.standardError, theirs.se[0], 8);
    expectDigits(ours.residualSumSquares, theirs.sse, 8);
    ours.coefficients.forEach(({ name: id, estimate, standardError }, at) => {
      expectDigits(estimate, theirs.coef[rename(id)], 8);
      expectDigits(standardError, theirs.se[at + 1], 8);
    });
    const tests = spatialDiagnostics(sample, weights);
    for (const [key, test] of [
      ["LMerr", tests.error],
      ["LMlag", tests.lag],
      ["RLMerr", tests.robustError],
      ["RLMlag", tests.robustLag],
      ["SARMA", tests.both],
    ] as const) {
      expectDigits(test.statistic, expected.lm_tests[key].statistic, 9);
      // the peer subtracts from 1, which leaves an absolute error of 1e-16 in a small p
      expect(Math.abs(test.p - expected.lm_tests[key].p)).toBeLessThan(1e-15 + 1e-8 * test.p);
    }
  });

  it("has the same log-determinants to 11 digits", () => {
    const filter = spatialFilter(weights);
    for (const { rho, logdet } of expected.logdet_I_minus_rhoW) expectDigits(filter.logDeterminant(rho), logdet, 11);
  });
});

describe("golden: two-stage variants against PySAL", () => {
  it.each(["spatial-columbus", "spatial-baltimore"])("%s, to 8 digits", (name) => {
    const input = read(name, "input.json");
    const { pysal } = read(name, "expected.json");
    const weights = neighbourWeights(input.ids, input.neighbours);
    const sample: SpatialSample = {
      y: Float64Array.from(input.y as number[]),
      regressors: Object.entries(input.x as Record<string, number[]>).map(([id, values]) => ({
        id,
        values: Float64Array.from(values),
      })),
    };
    for (const [theirs, ours] of [
      [pysal.gm_lag_white, spatialTwoStage(sample, weights, { instrumentOrder: 1, covariance: "hc0" })],
      [pysal.gm_lag_w2, spatialTwoStage(sample, weights)],
    ]) {
      const all = [...ours.coefficients, ours.spatial];
      // PySAL divides by n where we divide by n - k
      const scale = theirs === pysal.gm_lag_white ? 1 : Math.sqrt((sample.y.length - all.length) / sample.y.length);
      all.forEach(({ estimate, standardError }, at) => {
        expectDigits(estimate, theirs.betas[at], 8);
        expectDigits(standardError * scale, theirs.vm_diag_se[at], 8);
      });
    }
  });
});

describe("the spatial filter", () => {
  const weights = randomWeights(40, 3);
  const filter = spatialFilter(weights);
  const dense = (rho: number): number[][] =>
    weights.ids.map((_, i) => {
      const row = new Array<number>(40).fill(0);
      row[i] = 1;
      for (let e = weights.offsets[i]!; e < weights.offsets[i + 1]!; ++e)
        row[weights.neighbours[e]!]! -= rho * weights.values[e]!;
      return row;
    });

  it("solves what the matrix multiplies, asymmetric weights included", () => {
    const b = Float64Array.from({ length: 40 }, (_, i) => Math.sin(i));
    for (const rho of [-0.9, 0.3, 0.95]) {
      const x = filter.solve(rho, b);
      const product = dense(rho).map((row) => row.reduce((sum, value, j) => sum + value * x[j]!, 0));
      for (let i = 0; i < 40; ++i) expect(product[i]).toBeCloseTo(b[i]!, 10);
    }
  });

  it("has traces that are the derivatives of the log-determinant", () => {
    const h = 1e-4;
    for (const rho of [-0.6, 0.2, 0.8]) {
      const [below, at, above] = [rho - h, rho, rho + h].map((r) => filter.logDeterminant(r)) as [number, number, number];
      const { a, aa, ata } = filter.traces(rho);
      expect(a).toBeCloseTo(-(above - below) / (2 * h), 4);
      expect(aa).toBeCloseTo(-(above - 2 * at + below) / (h * h), 2);
      expect(ata).toBeGreaterThanOrEqual(Math.abs(aa));
    }
    expect(filter.logDeterminant(0)).toBe(0);
    expect(() => filter.solve(1, new Float64Array(40))).toThrow(/strictly between/);
  });

  it("takes a map in several pieces", () => {
    const pairs = transformWeights(
      symmetriseWeights(
        linkWeights(
          ["a", "b", "c", "d"],
          [
            { from: "a", to: "c", weight: 1 },
            { from: "b", to: "d", weight: 1 },
          ],
        ),
        "union",
      ),
      "row",
    );
    expect(spatialFilter(pairs).logDeterminant(0.5)).toBeCloseTo(2 * Math.log(1 - 0.25), 14);
  });
});

describe("simulated samples", () => {
  const weights = randomWeights(400, 8);

  it("gives back the parameters that made them, by both estimators", () => {
    const sample = lagSample(weights, 0.6, 5);
    for (const fit of [spatialMaximumLikelihood(sample, weights), spatialTwoStage(sample, weights)]) {
      expect(Math.abs(fit.spatial.estimate - 0.6)).toBeLessThan(3.5 * fit.spatial.standardError);
      [3, 2, -1].forEach((truth, c) => {
        expect(Math.abs(fit.coefficients[c]!.estimate - truth)).toBeLessThan(3.5 * fit.coefficients[c]!.standardError);
      });
    }
    const impacts = spatialImpacts(spatialMaximumLikelihood(sample, weights), weights, { random: createRandom(1), draws: 400 });
    for (const { direct, indirect, total } of impacts) {
      expect(direct.estimate + indirect.estimate).toBeCloseTo(total.estimate, 12);
      expect(total.low).toBeLessThan(total.estimate);
      expect(total.high).toBeGreaterThan(total.estimate);
    }
    expect(impacts[0]!.total.low).toBeLessThan(5);
    expect(impacts[0]!.total.high).toBeGreaterThan(5);
  });

  it("has impacts that equal the mean derivative found by moving one region at a time", () => {
    const small = randomWeights(30, 2);
    const fit = spatialMaximumLikelihood(lagSample(small, 0.5, 4), small, { durbin: "all" });
    const [impact] = spatialImpacts(fit, small);
    const b = fit.coefficients.find(({ name }) => name === "a")!.estimate;
    const t = fit.coefficients.find(({ name }) => name === "lag:a")!.estimate;
    let direct = 0;
    let total = 0;
    for (let j = 0; j < 30; ++j) {
      const push = new Float64Array(30);
      push[j] = b;
      for (let i = 0; i < 30; ++i) {
        for (let e = small.offsets[i]!; e < small.offsets[i + 1]!; ++e)
          if (small.neighbours[e] === j) push[i]! += t * small.values[e]!;
      }
      const effect = spatialFilter(small).solve(fit.spatial.estimate, push);
      direct += effect[j]! / 30;
      total += effect.reduce((sum, value) => sum + value / 30, 0);
    }
    expect(impact!.direct.estimate).toBeCloseTo(direct, 10);
    expect(impact!.total.estimate).toBeCloseTo(total, 10);
  });

  it("names the mistake", () => {
    const sample = lagSample(weights, 0.2, 1);
    expect(() => spatialMaximumLikelihood(sample, { ...weights, transform: "binary" })).toThrow(/row-standardised/);
    expect(() => spatialMaximumLikelihood({ ...sample, y: sample.y.slice(1) }, weights)).toThrow(/399 values/);
    expect(() => spatialImpacts(spatialMaximumLikelihood(sample, weights, { model: "error" }), weights)).toThrow(/error model/);
  });
});
