import {
  clusterLabels,
  correctedPValues,
  createRandom,
  differentialMoran,
  empiricalBayesMoran,
  empiricalBayesRates,
  globalGetisOrd,
  globalMoran,
  globalMoranPanel,
  joinCounts,
  linkWeights,
  localMoran,
  localMoranPanel,
  matrixWeights,
  transformWeights,
} from "@jiju/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { names, normals, queenLattice, randomMatrixWeights } from "./association-cases.ts";

describe("isolates", () => {
  const links = [0, 1, 2, 3, 4].flatMap((i) => [
    { from: `r${i}`, to: `r${(i + 1) % 5}`, weight: 1 },
    { from: `r${(i + 1) % 5}`, to: `r${i}`, weight: 1 },
  ]);
  const without = linkWeights(names(5), links);
  const values = Float64Array.of(1, 2, 4, 8, 3);
  const more = Float64Array.of(...values, 100);

  it("leaves them out as if they were not there, and names them", () => {
    const omit = globalMoran(more, linkWeights(names(6), links));
    expect(omit.statistic).toBeCloseTo(globalMoran(values, without).statistic, 14);
    expect(omit.omitted).toEqual(["r5"]);
    const local = localMoran(more, linkWeights(names(6), links), { permutations: 99, random: createRandom(1) });
    expect(local.quadrant[5]).toBe("isolate");
    expect(local.statistic[5]).toBeNaN();
    expect(local.p.slice(0, 5)).toEqual(localMoran(values, without, { permutations: 99, random: createRandom(1) }).p);
    expect(clusterLabels(local)[5]).toBe("isolate");
  });

  it("keeps them with a lag of 0 when asked", () => {
    const zero = linkWeights(names(6), links, { isolatePolicy: "zero" });
    expect(globalMoran(more, zero).n).toBe(6);
    const local = localMoran(more, zero, { permutations: 99, random: createRandom(1) });
    expect([local.statistic[5], local.p[5], local.quadrant[5]]).toEqual([0, 1, "isolate"]);
  });
});

describe("invariance and variants", () => {
  it("does not depend on the unit, the origin or the order of regions", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 5, max: 12 }), (seed, n) => {
        const weights = randomMatrixWeights(n, seed);
        const values = normals(n, seed + 1);
        const result = globalMoran(values, weights);
        const scaled = globalMoran(
          values.map((x) => 1000 * x - 7),
          weights,
        );
        expect(scaled.statistic).toBeCloseTo(result.statistic, 9);
        const matrix = new Float64Array(n * n);
        for (let i = 0; i < n; ++i) {
          for (let e = weights.offsets[i]!; e < weights.offsets[i + 1]!; ++e) {
            matrix[(n - 1 - i) * n + n - 1 - weights.neighbours[e]!] = weights.values[e]!;
          }
        }
        const reversed = globalMoran(values.slice().reverse(), matrixWeights(names(n), matrix));
        expect(reversed.z).toBeCloseTo(result.z, 9);
      }),
      { numRuns: 30 },
    );
  });

  it("makes Moran's I the mean of local Moran with row-standardised weights", () => {
    const weights = transformWeights(queenLattice(7), "row");
    const values = normals(49, 3);
    const local = localMoran(values, weights).statistic;
    expect(local.reduce((a, b) => a + b) / 49).toBeCloseTo(globalMoran(values, weights).statistic, 12);
  });

  it("takes changes, panels and rates", () => {
    const weights = queenLattice(5);
    const a = normals(25, 1);
    const b = normals(25, 2);
    expect(differentialMoran(a, b, weights).statistic).toBe(
      globalMoran(
        b.map((x, i) => x - a[i]!),
        weights,
      ).statistic,
    );
    const panel = Float64Array.from({ length: 50 }, (_, at) => (at % 2 === 0 ? a : b)[at >> 1]!);
    expect(globalMoranPanel(panel, 2, weights)[1]).toEqual(globalMoran(b, weights));
    const options = { permutations: 99, random: createRandom(1) };
    expect(localMoranPanel(panel, 2, weights, options)[0]).toEqual(localMoran(a, weights, options));
  });

  it("shrinks rates of small places most, and to the overall rate where there is only chance", () => {
    const rates = empiricalBayesRates(Float64Array.of(1, 50, 30, 4), Float64Array.of(10, 1000, 200, 400));
    expect(rates.overall).toBeCloseTo(85 / 1610, 14);
    const shrunk = (i: number) => Math.abs(rates.smoothed[i]! - rates.overall) / Math.abs(rates.raw[i]! - rates.overall);
    expect(shrunk(0)).toBeLessThan(shrunk(3));
    expect(empiricalBayesRates(Float64Array.of(2, 2), Float64Array.of(100, 100)).variance).toBe(0);
    expect(() => empiricalBayesRates(Float64Array.of(1), Float64Array.of(0))).toThrow(/above 0/);
    const weights = queenLattice(4);
    const events = Float64Array.from({ length: 16 }, (_, i) => 3 + (i % 4));
    const population = new Float64Array(16).fill(1000);
    expect(empiricalBayesMoran(events, population, weights).statistic).toBeCloseTo(globalMoran(events, weights).statistic, 10);
  });

  it("corrects p-values by hand", () => {
    const p = Float64Array.of(0.01, 0.04, Number.NaN, 0.03, 0.9);
    expect(Array.from(correctedPValues(p, "bonferroni"))).toEqual([0.04, 0.16, Number.NaN, 0.12, 1]);
    expect(Array.from(correctedPValues(p, "fdr"), (x) => Number(x.toFixed(6)))).toEqual([
      0.04,
      0.053333,
      Number.NaN,
      0.053333,
      0.9,
    ]);
    expect(correctedPValues(p, "fdr-dependent")[0]).toBeCloseTo((0.04 * 25) / 12, 12);
  });

  it("never corrects a p-value downwards, not even by rounding", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 }), (raw) => {
        const p = Float64Array.from(raw);
        for (const correction of ["bonferroni", "fdr", "fdr-dependent"] as const) {
          correctedPValues(p, correction).forEach((value, i) => void expect(value).toBeGreaterThanOrEqual(p[i]!));
        }
      }),
    );
  });

  it("names the mistake", () => {
    const weights = queenLattice(3);
    expect(() => globalMoran(new Float64Array(9).fill(2), weights)).toThrow(/same value 2/);
    expect(() => globalMoran(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, Number.NaN), weights)).toThrow(/missing for 1 of 9/);
    expect(() => globalMoran(normals(9, 1), weights, { permutations: 9 })).toThrow(/seeded `random`/);
    expect(() => globalGetisOrd(normals(9, 1), weights)).toThrow(/natural zero/);
    expect(() => joinCounts(new Int32Array(9).fill(2), 2, weights)).toThrow(/classes run from 0 to 1/);
  });
});
