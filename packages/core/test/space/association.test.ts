import {
  type Alternative,
  addLagCounts,
  bivariateMoran,
  blankForms,
  clusterLabels,
  conditionalLagCounts,
  correctedPValues,
  createRandom,
  differentialMoran,
  empiricalBayesMoran,
  empiricalBayesRates,
  globalGeary,
  globalGetisOrd,
  globalMoran,
  globalMoranPanel,
  joinCounts,
  linkWeights,
  localBivariateMoran,
  localGeary,
  localGetisOrd,
  localMoran,
  localMoranPanel,
  matrixWeights,
  permutedForms,
  prepareLocalGeary,
  prepareLocalMoran,
  type SpatialWeights,
  sharedPieces,
  spatialWeights,
  transformWeights,
} from "@jiju/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const names = (n: number): string[] => Array.from({ length: n }, (_, i) => `r${i}`);

function queenLattice(side: number): SpatialWeights {
  const offsets = [0];
  const neighbours: number[] = [];
  for (let cell = 0; cell < side * side; ++cell) {
    const x = cell % side;
    const y = Math.floor(cell / side);
    for (let dy = -1; dy <= 1; ++dy) {
      for (let dx = -1; dx <= 1; ++dx) {
        const inside = x + dx >= 0 && x + dx < side && y + dy >= 0 && y + dy < side;
        if (inside && (dx !== 0 || dy !== 0)) neighbours.push((y + dy) * side + x + dx);
      }
    }
    offsets.push(neighbours.length);
  }
  return spatialWeights({
    ids: names(side * side),
    offsets: Int32Array.from(offsets),
    neighbours: Int32Array.from(neighbours),
    values: new Float64Array(neighbours.length).fill(1),
    description: "lattice",
  });
}

const normals = (n: number, seed: number): Float64Array => {
  const random = createRandom(seed);
  return Float64Array.from({ length: n }, () => random.normal());
};

/** All arrangements of n things; n! of them. */
function arrangements(n: number): number[][] {
  if (n === 0) return [[]];
  return arrangements(n - 1).flatMap((rest) =>
    Array.from({ length: n }, (_, at) => [...rest.slice(0, at), n - 1, ...rest.slice(at)]),
  );
}

function randomMatrixWeights(n: number, seed: number): SpatialWeights {
  const random = createRandom(seed);
  const matrix = Float64Array.from({ length: n * n }, (_, at) =>
    Math.floor(at / n) === at % n ? 0 : Math.floor(3 * random.uniform()) * random.uniform(),
  );
  for (let i = 0; i < n; ++i) matrix[i * n + ((i + 1) % n)] = 1;
  return matrixWeights(names(n), matrix);
}

function meanAndVariance(values: number[]): { mean: number; variance: number } {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return { mean, variance: values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length };
}

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
