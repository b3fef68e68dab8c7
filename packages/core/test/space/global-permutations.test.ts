import { blankForms, createRandom, globalMoran, joinCounts, permutedForms, transformWeights } from "@jiju/core";
import { describe, expect, it } from "vitest";
import { arrangements, meanAndVariance, normals, queenLattice, randomMatrixWeights } from "./association-cases.ts";

describe("global permutations", () => {
  it("has the moments and p-value of all arrangements, up to sampling", () => {
    const weights = randomMatrixWeights(7, 5);
    const values = normals(7, 2);
    const exact = arrangements(7).map(
      (order) =>
        globalMoran(
          Float64Array.from(order, (j) => values[j]!),
          weights,
        ).statistic,
    );
    const { statistic, permutation } = globalMoran(values, weights, {
      permutations: 20000,
      random: createRandom(1),
      alternative: "greater",
    });
    const share = exact.filter((value) => value >= statistic - 1e-12).length / exact.length;
    expect(Math.abs(permutation!.p - share)).toBeLessThan(4 * Math.sqrt(0.25 / 20000));
    expect(permutation!.variance / meanAndVariance(exact).variance).toBeCloseTo(1, 1);
  });

  it("does not depend on who computes which block of permutations", () => {
    const weights = transformWeights(queenLattice(6), "row");
    const diagonal = new Float64Array(36).fill(1);
    const test = { values: normals(36, 8), weights, permutations: 22, diagonal };
    const whole = permutedForms(test, createRandom(4));
    const into = blankForms(test);
    for (const mine of [
      [0, 3, 4],
      [1, 2, 5],
    ]) {
      const pieces = [...mine, Number.POSITIVE_INFINITY].values();
      permutedForms(test, createRandom(4), { pieces: () => pieces.next().value!, into });
    }
    expect(into).toEqual(whole);
    expect(whole.quadratic.every(Number.isFinite)).toBe(true);
    const total = test.values.reduce((sum, x) => sum + x * x, 0);
    for (const value of whole.diagonal) expect(value).toBeCloseTo(total, 10);
  });

  it("permutes join counts with class sizes fixed", () => {
    const weights = queenLattice(8);
    const classes = Int32Array.from({ length: 64 }, (_, i) => Number(i % 8 > 3));
    for (const join of joinCounts(classes, 2, weights, { permutations: 2000, random: createRandom(6) })) {
      expect(Math.abs(join.permutation!.mean - join.expectation)).toBeLessThan(5 * Math.sqrt(join.variance / 2000));
      expect(join.permutation!.variance / join.variance).toBeCloseTo(1, 0);
    }
  });
});
