import { describe, expect, it } from "vitest";
import { mediation, moderation, type PanelData, panelThreshold } from "../../src/econometrics/index.ts";
import { createRandom, leastSquares } from "../../src/numeric/index.ts";

function panel(
  effect: (x: number, m: number) => number,
  noise: number,
  seed = 1,
): PanelData & { x: Float64Array; m: Float64Array } {
  const random = createRandom(seed);
  const [N, T] = [60, 8];
  const own = Float64Array.from({ length: N }, () => random.normal());
  const x = Float64Array.from({ length: N * T }, () => random.normal());
  const m = Float64Array.from({ length: N * T }, () => random.normal());
  return {
    x,
    m,
    entity: Int32Array.from({ length: N * T }, (_, i) => Math.floor(i / T)),
    period: Int32Array.from({ length: N * T }, (_, i) => i % T),
    y: x.map((value, i) => effect(value, m[i]!) + own[Math.floor(i / T)]! + noise * random.normal()),
    columns: [
      { id: "x", values: x },
      { id: "m", values: m },
    ],
  };
}

describe("moderation", () => {
  it("recovers b + d m exactly without noise and where it turns insignificant with it", () => {
    const exact = moderation(
      panel((x, m) => 0.5 * x + 0.2 * m - 0.4 * x * m, 0),
      "x",
      "m",
      { at: [-1, 0, 2] },
    );
    exact.marginalEffects.forEach(({ estimate, moderator }) => void expect(estimate).toBeCloseTo(0.5 - 0.4 * moderator, 10));
    const noisy = moderation(
      panel((x, m) => 0.5 * x + 0.2 * m - 0.4 * x * m, 1),
      "x",
      "m",
    );
    const [low, high] = noisy.significanceBounds;
    expect(low).toBeLessThan(1.25);
    expect(high).toBeGreaterThan(1.25);
    const at = moderation(
      panel((x, m) => 0.5 * x + 0.2 * m - 0.4 * x * m, 1),
      "x",
      "m",
      { at: [low!, high!] },
    );
    at.marginalEffects.forEach(({ pValue }) => void expect(pValue).toBeCloseTo(0.05, 8));
  });
});

describe("mediation", () => {
  it("splits the total effect: indirect plus direct equals the regression without the mediator", () => {
    const random = createRandom(3);
    const n = 400;
    const treatment = Float64Array.from({ length: n }, () => random.normal());
    const mediator = treatment.map((value) => 0.6 * value + random.normal());
    const outcome = mediator.map((value, i) => 0.5 * value + 0.2 * treatment[i]! + random.normal());
    const result = mediation({ treatment, mediator, outcome, controls: [] }, createRandom(1), { draws: 199 });
    const mean = (v: Float64Array) => v.reduce((a, b) => a + b, 0) / n;
    const cov = (u: Float64Array, v: Float64Array) => u.reduce((sum, value, i) => sum + (value - mean(u)) * (v[i]! - mean(v)), 0);
    expect(result.total).toBeCloseTo(cov(treatment, outcome) / cov(treatment, treatment), 12);
    const indirect = result.effects.find(({ id }) => id === "indirect")!;
    expect(indirect.low).toBeLessThan(0.3);
    expect(indirect.high).toBeGreaterThan(0.3);
    expect(indirect.pValue).toBe(0);
    const drawn = mediation({ treatment, mediator, outcome, controls: [] }, createRandom(1), {
      draws: 1999,
      interval: "quasi-bayesian",
    }).effects.find(({ id }) => id === "indirect")!;
    // Sobel's error is that of the drawn product to second order; 1,999 draws know an end to about 6 % of it.
    expect(Math.abs((drawn.high - drawn.low) / (2 * 1.96 * result.sobel.standardError) - 1)).toBeLessThan(0.12);
    expect(result.sobel.pValue).toBeLessThan(0.001);
  });

  it("with interaction gives effects of control and treated by hand, which add up to the total", () => {
    const treatment = Float64Array.of(0, 0, 0, 0, 1, 1, 1, 1);
    const mediator = Float64Array.of(1, 2, 3, 4, 3, 4, 6, 7);
    // y = 1 + 2 x + 3 m - x m without error; m is 2.5 on average untreated and 5 treated, a = 2.5.
    const outcome = mediator.map((m, i) => 1 + 2 * treatment[i]! + 3 * m - treatment[i]! * m);
    const { effects } = mediation({ treatment, mediator, outcome, controls: [] }, createRandom(1), {
      draws: 99,
      interaction: "include",
    });
    const of = (id: string) => effects.find((effect) => effect.id === id)!.estimate;
    expect(of("indirect-control")).toBeCloseTo(7.5, 10);
    expect(of("indirect-treated")).toBeCloseTo(5, 10);
    expect(of("direct-control")).toBeCloseTo(2 - 2.5, 10);
    expect(of("direct-treated")).toBeCloseTo(2 - 5, 10);
    expect(of("total")).toBeCloseTo(of("indirect-treated") + of("direct-control"), 10);
    expect(of("total")).toBeCloseTo(of("indirect-control") + of("direct-treated"), 10);
  });

  it("names a mediator that is the cause", () => {
    const treatment = Float64Array.from({ length: 20 }, (_, i) => (i * 7) % 11);
    const outcome = treatment.map((value, i) => value + (i % 3));
    expect(() => mediation({ treatment, mediator: treatment, outcome, controls: [] }, createRandom(1))).toThrow(/mediator/);
  });
});

describe("panel threshold", () => {
  it("finds a planted threshold inside its interval and no threshold where there is none", () => {
    const planted = panel((x, m) => (m <= 0.3 ? 0.2 : 1.2) * x, 0.5, 5);
    const data = { ...planted, columns: [] };
    const found = panelThreshold(data, [{ id: "x", values: planted.x }], planted.m, createRandom(2), { draws: 49 });
    expect(found.tests[0]!.pValue).toBe(0);
    expect(found.thresholds[0]!.low).toBeLessThanOrEqual(0.3);
    expect(found.thresholds[0]!.high).toBeGreaterThanOrEqual(0.25);
    expect(found.regimes.map(({ slopes }) => Math.round(10 * slopes[0]!.estimate) / 10)).toEqual([0.2, 1.2]);
    expect(found.regimes.reduce((rows, regime) => rows + regime.rows, 0)).toBe(480);
    const none = panel((x) => 0.5 * x, 1, 6);
    expect(
      panelThreshold({ ...none, columns: [] }, [{ id: "x", values: none.x }], none.m, createRandom(2), { draws: 49 }).tests[0]!
        .pValue,
    ).toBeGreaterThan(0.05);
  });

  it("finds two planted thresholds with two switching columns, and the sums of squares of brute force, in both forms", () => {
    const planted = panel((x, m) => (m <= -0.5 ? -1 : m <= 0.6 ? 0.5 : 2) * x, 0.3, 11);
    const square = planted.x.map((value) => value * value);
    const data = { ...planted, columns: [{ id: "square", values: square }] };
    const switching = [
      { id: "x", values: planted.x },
      { id: "cube", values: planted.x.map((value) => value ** 3) },
    ];
    for (const form of ["within", "hansen-program"] as const) {
      const found = panelThreshold(data, switching, planted.m, createRandom(3), { thresholds: 2, grid: 60, draws: 19, form });
      const [low, high] = found.thresholds;
      expect(low!.low).toBeLessThanOrEqual(-0.5 + 0.1);
      expect(low!.high).toBeGreaterThanOrEqual(-0.5 - 0.1);
      expect(Math.abs(high!.value - 0.6)).toBeLessThan(0.15);
      expect(found.tests.map(({ pValue }) => pValue)).toEqual([0, 0]);
      expect(found.regimes.map(({ slopes }) => Math.round(2 * slopes[0]!.estimate) / 2)).toEqual([-1, 0.5, 2]);
      const below = (row: number, gamma: number) => (form === "within" ? planted.m[row]! <= gamma : planted.m[row]! < gamma);
      const sumOf = (gammas: readonly number[]) =>
        bruteForceSum(planted, [square, ...switching.map(({ values }) => values)], switching, gammas, below, form);
      expect(found.tests[1]!.residualSumSquares[1] / sumOf([low!.value, high!.value])).toBeGreaterThan(1 - 1e-9);
      expect(found.residualSumSquares / sumOf([low!.value, high!.value]) - 1).toBeLessThan(1e-9);
      expect(found.tests[0]!.residualSumSquares[0] / sumOf([]) - 1).toBeLessThan(1e-9);
      const single = Math.min(...Array.from(low!.tried, (gamma) => sumOf([gamma])));
      expect(Math.abs(found.tests[0]!.residualSumSquares[1] / single - 1)).toBeLessThan(1e-9);
    }
  });
});

/** Sum of squares by demeaning and regressing outright. */
function bruteForceSum(
  data: PanelData,
  common: readonly Float64Array[],
  switching: readonly { readonly values: Float64Array }[],
  gammas: readonly number[],
  below: (row: number, gamma: number) => boolean,
  form: "within" | "hansen-program",
): number {
  const T = 8;
  const columns = [
    ...common,
    ...gammas.flatMap((gamma) => switching.map(({ values }) => values.map((value, row) => (below(row, gamma) ? value : 0)))),
  ];
  const rows = [...data.y.keys()].filter((row) => form === "within" || data.period[row]! < T - 1);
  const transformed = (values: Float64Array): Float64Array =>
    Float64Array.from(rows, (row) => {
      const start = data.entity[row]! * T;
      return values[row]! - values.subarray(start, start + T).reduce((sum, value) => sum + value, 0) / T;
    });
  const k = columns.length;
  const x = new Float64Array(rows.length * k);
  columns.forEach((column, c) => {
    transformed(column).forEach((value, i) => {
      x[i * k + c] = value;
    });
  });
  return leastSquares(x, transformed(data.y), rows.length, k).residualSumSquares;
}
