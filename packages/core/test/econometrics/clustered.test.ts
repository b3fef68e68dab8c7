import { describe, expect, it } from "vitest";
import {
  biasReducedCovariance,
  biasReducedInterval,
  clusteredEffects,
  clusteredRegression,
  contrastVector,
  contrastWeights,
  satterthwaite,
  wildClusterTest,
  wildDraws,
  wildRatioTest,
} from "../../src/econometrics/index.ts";
import { createRandom, multiplyDense } from "../../src/numeric/index.ts";
import { annihilator, inverseRoot, smallPanel } from "./small-panel.ts";

const kinds = ["default", "strict"] as const;

describe.each(kinds)("clustered regression, %s effects", (kind) => {
  const panel = smallPanel(kind === "strict" ? 5 : 1, kind);
  const fit = clusteredRegression(panel.effects, panel.y, panel.columns);
  const n = panel.rows;
  const k = 2;
  const M = annihilator(panel, []);
  const MX = annihilator(
    panel,
    panel.columns.map(({ values }) => values),
  );
  const vector = contrastVector(fit, { first: 1 })!;

  it("projects exactly as the explicit dummies do", () => {
    const expected = multiplyDense(M, panel.y, n, n, 1);
    fit.y.forEach((value, i) => void expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-12));
    const residuals = multiplyDense(MX, panel.y, n, n, 1);
    fit.residuals.forEach((value, i) => void expect(Math.abs(value - residuals[i]!)).toBeLessThan(1e-12));
    let trace = 0;
    for (let i = 0; i < n; ++i) trace += M[i * n + i]!;
    expect(n - panel.effects.degreesOfFreedom).toBeCloseTo(trace, 9);
  });

  it("gives CR2 and its degrees of freedom as the dense definition does", () => {
    const covariance = biasReducedCovariance(fit);
    const weights = contrastWeights(fit, vector);
    let variance = 0;
    const columns: Float64Array[] = [];
    for (let g = 0; g < panel.clusters; ++g) {
      const rows = [...panel.cluster.keys()].filter((i) => panel.cluster[i] === g);
      const size = rows.length;
      const block = new Float64Array(size * size);
      rows.forEach((i, a) => {
        rows.forEach((j, b) => {
          block[a * size + b] = MX[i * n + j]!;
        });
      });
      const adjusted = multiplyDense(
        inverseRoot(block, size),
        Float64Array.from(rows, (i) => weights[i]!),
        size,
        size,
        1,
      );
      variance += rows.reduce((sum, i, a) => sum + adjusted[a]! * fit.residuals[i]!, 0) ** 2;
      const p = new Float64Array(n);
      for (let i = 0; i < n; ++i) p[i] = rows.reduce((sum, j, a) => sum + MX[i * n + j]! * adjusted[a]!, 0);
      columns.push(p);
    }
    const interval = biasReducedInterval(fit, covariance, vector);
    expect(interval.standardError).toBeCloseTo(Math.sqrt(variance), 11);
    let trace = 0;
    let squares = 0;
    for (const p of columns) {
      for (const q of columns) {
        const theta = p.reduce((sum, value, i) => sum + value * q[i]!, 0);
        if (p === q) trace += theta;
        squares += theta * theta;
      }
    }
    expect(satterthwaite(fit, covariance, vector)).toBeCloseTo(trace ** 2 / squares, 8);
  });

  it("reproduces a wild bootstrap that refits every draw", () => {
    const draws = wildDraws(panel.clusters, createRandom(9), { count: 99 });
    expect(draws.distribution).toBe("webb");
    const test = wildClusterTest(fit, vector, draws);
    const K = fit.inverse;
    for (const value of [0, test.estimate + 1.7 * test.standardError, -0.4]) {
      const shift = (test.estimate - value) / K[0]!;
      const restricted = Float64Array.from(fit.residuals, (u, i) => {
        return u + (fit.x[i * k]! * K[0]! + fit.x[i * k + 1]! * K[k]!) * shift;
      });
      const statistic = (z: Float64Array, centre: number): number => {
        const target = multiplyDense(M, z, n, n, 1);
        const b = [0, 1].map((j) => target.reduce((sum, v, i) => sum + v * fit.x[i * k + j]!, 0));
        const coefficients = [0, 1].map((j) => K[j * k]! * b[0]! + K[j * k + 1]! * b[1]!);
        let spread = 0;
        for (let g = 0; g < panel.clusters; ++g) {
          let score = 0;
          for (let i = 0; i < n; ++i) {
            if (panel.cluster[i] !== g) continue;
            const u = target[i]! - fit.x[i * k]! * coefficients[0]! - fit.x[i * k + 1]! * coefficients[1]!;
            score += (fit.x[i * k]! * K[0]! + fit.x[i * k + 1]! * K[k]!) * u;
          }
          spread += score * score;
        }
        return (coefficients[0]! - centre) ** 2 / spread;
      };
      const observed = statistic(panel.y, value);
      let exceed = 0;
      for (let b = 0; b < draws.count; ++b) {
        const star = restricted.map((u, i) => u * draws.weights[b * panel.clusters + panel.cluster[i]!]!);
        if (statistic(star, 0) >= observed * (1 - 1e-10)) ++exceed;
      }
      expect(test.pValue(value)).toBeCloseTo(exceed / draws.count, 12);
    }
  });

  it("inverts its own test: p is about .05 at both ends of the 95 % interval", () => {
    const test = wildClusterTest(fit, vector, wildDraws(panel.clusters, createRandom(4), { count: 1999 }));
    const [low, high] = test.interval();
    for (const end of [low, high]) {
      const step = 1e-4 * test.standardError * Math.sign(end - test.estimate);
      expect(test.pValue(end - step)).toBeGreaterThan(0.05);
      expect(test.pValue(end + step)).toBeLessThanOrEqual(0.05);
    }
  });
});

describe.each(kinds)("wild test of a plane of contrasts, %s effects", (kind) => {
  const panel = smallPanel(kind === "strict" ? 5 : 1, kind);
  const fit = clusteredRegression(panel.effects, panel.y, panel.columns);
  const first = contrastVector(fit, { first: 1 })!;
  const second = contrastVector(fit, { second: 1, first: 0.3 })!;
  const draws = wildDraws(panel.clusters, createRandom(11), { count: 199 });
  const plane = wildRatioTest(fit, first, second, draws);

  it("rejects what the test of each single contrast rejects", () => {
    for (const [along, across] of [
      [1, 0],
      [0, 1],
      [1, 2.5],
      [1, -0.7],
      [-3, 1],
    ] as const) {
      const combined = first.map((value, j) => along * value + across * second[j]!);
      expect(plane.pValue(along, across)).toBe(wildClusterTest(fit, combined, draws).pValue(0));
      expect(plane.pValue(4 * along, 4 * across)).toBe(plane.pValue(along, across));
    }
  });

  it("refuses draws of another number of clusters", () => {
    expect(() => wildRatioTest(fit, first, second, wildDraws(panel.clusters + 1, createRandom(1), { count: 9 }))).toThrow(
      /clusters/,
    );
  });
});

describe("clustered regression", () => {
  it("names what the effects absorb and what is collinear", () => {
    const panel = smallPanel(1, "default");
    const constantInCell = Float64Array.from(panel.cluster, (g) => g + 1);
    const doubled = panel.columns[0]!.values.map((value) => 2 * value);
    const fit = clusteredRegression(panel.effects, panel.y, [
      ...panel.columns,
      { id: "area", values: constantInCell },
      { id: "twice", values: doubled },
    ]);
    expect(fit.dropped).toEqual([
      { id: "area", reason: "absorbed" },
      { id: "twice", reason: "collinear" },
    ]);
    expect(contrastVector(fit, { area: 1 })).toBeUndefined();
    expect(() => clusteredRegression(panel.effects, panel.y, [{ id: "area", values: constantInCell }])).toThrow(/area: absorbed/);
  });

  it("refuses rows that are not sorted by cluster", () => {
    expect(() => clusteredEffects({ cluster: Int32Array.from([0, 1, 0]), nested: [] })).toThrow(/row 2 has cluster 0/);
  });

  it("draws Rademacher signs from 12 clusters on, seeded", () => {
    const draws = wildDraws(12, createRandom(1), { count: 2000 });
    expect(draws.distribution).toBe("rademacher");
    expect(draws.weights.every((value) => Math.abs(value) === 1)).toBe(true);
    expect(Math.abs(draws.weights.reduce((sum, value) => sum + value, 0)) / draws.weights.length).toBeLessThan(0.02);
    expect(wildDraws(12, createRandom(1), { count: 2000 }).weights).toEqual(draws.weights);
  });
});
