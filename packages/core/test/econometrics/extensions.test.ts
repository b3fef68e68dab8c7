import { describe, expect, it } from "vitest";
import { mediation, moderation, type PanelData, panelThreshold } from "../../src/econometrics/index.ts";
import { createRandom } from "../../src/numeric/index.ts";

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
});
