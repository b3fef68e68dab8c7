import {
  bivariateMoran,
  globalGeary,
  globalGetisOrd,
  globalMoran,
  joinCounts,
  localBivariateMoran,
  localGeary,
  localGetisOrd,
  localMoran,
  type SpatialWeights,
} from "@jiju/core";
import { describe, expect, it } from "vitest";
import { arrangements, meanAndVariance, randomMatrixWeights } from "./association-cases.ts";

describe("moments against all arrangements of six regions", () => {
  const n = 6;
  const weights = randomMatrixWeights(n, 3);
  const values = Float64Array.of(1, 4, 2, 8, 5, 7.5);
  const all = arrangements(n).map((order) => Float64Array.from(order, (j) => values[j]!));

  it.each([
    ["Moran", globalMoran],
    ["Geary", globalGeary],
    ["G", globalGetisOrd],
    ["bivariate Moran", (x: Float64Array, w: SpatialWeights) => bivariateMoran(Float64Array.of(3, 1, 4, 1, 5, 9), x, w)],
  ] as const)("%s", (_, measure) => {
    const exact = meanAndVariance(all.map((x) => measure(x, weights).statistic));
    const result = measure(values, weights);
    expect(result.expectation).toBeCloseTo(exact.mean, 10);
    expect(result.variance / exact.variance).toBeCloseTo(1, 8);
  });

  it("join counts of three classes", () => {
    const classes = [0, 1, 1, 0, 2, 1];
    const results = joinCounts(Int32Array.from(classes), 3, weights);
    expect(results).toHaveLength(6);
    results.forEach((join, at) => {
      if (join.a === join.b && classes.filter((c) => c === join.a).length < 2) return;
      const exact = meanAndVariance(
        arrangements(n).map(
          (order) =>
            joinCounts(
              Int32Array.from(order, (j) => classes[j]!),
              3,
              weights,
            )[at]!.statistic,
        ),
      );
      expect(join.expectation).toBeCloseTo(exact.mean, 10);
      expect(join.variance / exact.variance).toBeCloseTo(1, 8);
    });
  });

  it("local Moran, Geary, G and bivariate Moran with the site's own value fixed", () => {
    const y = Float64Array.of(3, 1, 4, 1, 5, 9);
    const fixedFirst = arrangements(n - 1).map((order) => [0, ...order.map((j) => j + 1)]);
    for (const measure of [
      (x: Float64Array) => localMoran(x, weights),
      (x: Float64Array) => localGeary(x, weights),
      (x: Float64Array) => localGetisOrd(x, weights),
      (x: Float64Array) => localBivariateMoran(y, x, weights),
    ]) {
      const exact = meanAndVariance(
        fixedFirst.map((order) => measure(Float64Array.from(order, (j) => values[j]!)).statistic[0]!),
      );
      const result = measure(values);
      expect(result.expectation[0]).toBeCloseTo(exact.mean, 10);
      expect(result.variance[0]! / exact.variance).toBeCloseTo(1, 8);
    }
  });

  it("local Moran with all values permuted, and G* likewise", () => {
    for (const measure of [
      (x: Float64Array) => localMoran(x, weights, { moments: "total" }),
      (x: Float64Array) => localGetisOrd(x, weights, { self: "include" }),
    ]) {
      const exact = meanAndVariance(all.map((x) => measure(x).statistic[2]!));
      expect(measure(values).expectation[2]).toBeCloseTo(exact.mean, 10);
      expect(measure(values).variance[2]! / exact.variance).toBeCloseTo(1, 8);
    }
  });
});
