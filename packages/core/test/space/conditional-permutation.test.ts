import {
  type Alternative,
  addLagCounts,
  clusterLabels,
  conditionalLagCounts,
  createRandom,
  localGeary,
  localGetisOrd,
  localMoran,
  prepareLocalGeary,
  prepareLocalMoran,
  sharedPieces,
  transformWeights,
} from "@jiju/core";
import { describe, expect, it } from "vitest";
import { arrangements, meanAndVariance, normals, queenLattice, randomMatrixWeights } from "./association-cases.ts";

describe("conditional permutation", () => {
  const lattice = queenLattice(9);
  const values = normals(81, 12).map((value) => Math.round(4 * value) / 4);
  const uneven = { ...lattice, values: lattice.values.map((_, e) => 1 + (e % 5)) };

  it.each(["two-sided", "greater", "less", "folded", "directed"] as Alternative[])(
    "gives the same %s p-values by shared and per-site draws, for equal and unequal weights",
    (alternative) => {
      const permutations = 4999;
      for (const weights of [transformWeights(lattice, "row"), uneven]) {
        const [shared, perSite] = (["shared", "per-site"] as const).map((draws, seed) =>
          localMoran(values, weights, { permutations, random: createRandom(seed), draws, alternative }),
        );
        // The largest of 81 differences of two estimates, each with sd up to 2 * 0.5 / sqrt(draws).
        for (let i = 0; i < 81; ++i)
          expect(Math.abs(shared!.p[i]! - perSite!.p[i]!)).toBeLessThan(4.5 * Math.SQRT2 * Math.sqrt(1 / permutations));
        expect(shared!.draws).toBe("shared");
      }
    },
  );

  it("draws shared sets that reproduce the exact distribution, own value excluded, where k is near n", () => {
    const weights = randomMatrixWeights(6, 9);
    const x = Float64Array.of(1, 4, 2, 8, 5, 7.5);
    const draws = 20000;
    for (const w of [weights, { ...weights, values: new Float64Array(weights.values.length).fill(1) }]) {
      const counts = conditionalLagCounts(x, w, {
        permutations: draws,
        random: createRandom(3),
        draws: "shared",
        alternative: "folded",
      });
      for (let i = 0; i < 6; ++i) {
        const others = [0, 1, 2, 3, 4, 5].filter((j) => j !== i);
        const lag = (order: number[]) => {
          let sum = 0;
          for (let e = w.offsets[i]!; e < w.offsets[i + 1]!; ++e) sum += w.values[e]! * x[order[w.neighbours[e]!]!]!;
          return sum;
        };
        const observed = lag([0, 1, 2, 3, 4, 5]);
        const sims = arrangements(5).map((order) => {
          const full = [0, 0, 0, 0, 0, 0];
          full[i] = i;
          others.forEach((j, at) => {
            full[j] = others[order[at]!]!;
          });
          return lag(full);
        });
        const { mean } = meanAndVariance(sims);
        const share = (test: (value: number) => boolean) => sims.filter(test).length / sims.length;
        const near = 4.5 * Math.sqrt(0.25 / draws);
        expect(Math.abs(counts.greater[i]! / draws - share((s) => s >= observed - 1e-9))).toBeLessThan(near);
        expect(Math.abs(counts.less[i]! / draws - share((s) => s <= observed + 1e-9))).toBeLessThan(near);
        expect(
          Math.abs(counts.extreme[i]! / draws - share((s) => Math.abs(s - mean) >= Math.abs(observed - mean) - 1e-9)),
        ).toBeLessThan(near);
      }
    }
  });

  it.each(["shared", "per-site"] as const)("draws local Geary's exact distribution, own value fixed (%s)", (draws) => {
    const weights = randomMatrixWeights(6, 9);
    const x = Float64Array.of(1, 4, 2, 8, 5, 7.5);
    const permutations = 20000;
    const ask = { permutations, random: createRandom(3), draws, alternative: "folded" as const };
    const result = localGeary(x, weights, ask);
    expect(result.draws).toBe(draws);
    for (let i = 0; i < 6; ++i) {
      const others = [0, 1, 2, 3, 4, 5].filter((j) => j !== i);
      const all = arrangements(5).map((order) => {
        const moved = x.slice();
        others.forEach((j, at) => {
          moved[j] = x[others[order[at]!]!]!;
        });
        return localGeary(moved, weights).statistic[i]!;
      });
      const observed = result.statistic[i]!;
      const { mean } = meanAndVariance(all);
      const share = (test: (value: number) => boolean) => all.filter(test).length / all.length;
      const near = 4.5 * Math.sqrt(0.25 / permutations);
      expect(Math.abs(result.greater![i]! / permutations - share((c) => c >= observed - 1e-9))).toBeLessThan(near);
      expect(Math.abs(result.less![i]! / permutations - share((c) => c <= observed + 1e-9))).toBeLessThan(near);
      const extreme = share((c) => Math.abs(c - mean) >= Math.abs(observed - mean) - 1e-9);
      expect(Math.abs(result.p[i]! - extreme)).toBeLessThan(near);
    }
  });

  it.each([
    ["Moran", "shared", prepareLocalMoran],
    ["Moran", "per-site", prepareLocalMoran],
    ["Geary", "shared", prepareLocalGeary],
    ["Geary", "per-site", prepareLocalGeary],
  ] as const)("does not depend on who counts which piece (%s, %s)", (_, draws, prepare) => {
    const rows = transformWeights(queenLattice(30), "row");
    // Some rows equal, some unequal: both kinds of pieces.
    const mixed = { ...rows, values: rows.values.map((value, e) => (e % 100 === 0 ? 2 * value : value)) };
    const x = normals(900, 3);
    const ask = { permutations: 99, draws, alternative: "folded" as const };
    const whole = (prepare === prepareLocalMoran ? localMoran : localGeary)(x, mixed, { ...ask, random: createRandom(5) });
    const { lags, finish } = prepare(x, mixed, { ...ask, random: createRandom(5) });
    for (const threads of [1, 2, 3]) {
      const next = sharedPieces(new Int32Array(new SharedArrayBuffer(4)));
      const turns = Array.from({ length: threads }, () => [] as number[]);
      // Pieces go round in turn, as they would between threads of one pace.
      for (let piece = next(), turn = 0; piece < 100; piece = next(), ++turn) turns[turn % threads]!.push(piece);
      const parts = turns.map((mine) => {
        const pieces = [...mine, Number.POSITIVE_INFINITY].values();
        const one = { ...lags!, random: createRandom(5), pieces: () => pieces.next().value! };
        return conditionalLagCounts(lags!.values, lags!.weights, one);
      });
      expect(finish(addLagCounts(parts))).toEqual(whole);
    }
  });

  it("counts blocks of draws and one draw at a time alike", () => {
    const counts = conditionalLagCounts(values, lattice, { permutations: 7, random: createRandom(1), draws: "shared" });
    for (let i = 0; i < 81; ++i) expect(counts.greater[i]! + counts.less[i]!).toBeGreaterThanOrEqual(7);
  });

  it("finds a planted cluster and an outlier, and little in noise", () => {
    const side = 20;
    const weights = transformWeights(queenLattice(side), "row");
    const planted = normals(side * side, 4);
    const inCluster = (i: number) => i % side < 4 && Math.floor(i / side) < 4;
    for (let i = 0; i < planted.length; ++i) if (inCluster(i)) planted[i]! += 4;
    planted[15 * side + 15] = 6;
    const result = localMoran(planted, weights, { permutations: 9999, random: createRandom(2), draws: "shared" });
    const labels = clusterLabels(result);
    for (const i of [side + 1, side + 2, 2 * side + 1, 2 * side + 2]) expect(labels[i]).toBe("HH");
    const noise = localMoran(normals(side * side, 99), weights, { permutations: 9999, random: createRandom(2) });
    expect(clusterLabels(noise).filter((label) => label !== "ns").length).toBeLessThan(8);
    expect(noise.p.filter((p) => p <= 0.05).length / 400).toBeLessThan(0.09);
  });

  it("tests local Geary and G by permutation in agreement with their moments", () => {
    const positive = values.map((value) => value + 5);
    for (const result of [
      localGeary(values, lattice, { permutations: 999, random: createRandom(1), alternative: "greater" }),
      localGetisOrd(positive, lattice, { permutations: 999, random: createRandom(1), alternative: "greater" }),
      localGetisOrd(positive, lattice, { permutations: 999, random: createRandom(1), alternative: "greater", self: "include" }),
    ]) {
      for (let i = 0; i < 81; ++i) {
        if (result.z[i]! > 2.5) expect(result.p[i]).toBeLessThan(0.1);
        if (result.z[i]! < -1.5) expect(result.p[i]).toBeGreaterThan(0.5);
      }
    }
  });
});
