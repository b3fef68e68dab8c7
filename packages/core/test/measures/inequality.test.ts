import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  atkinsonIndex,
  bootstrapInterval,
  createRandom,
  giniCoefficient,
  hooverInequality,
  theilDecomposition,
  theilL,
  theilT,
  williamsonIndex,
} from "../../src/index.ts";

const income = fc.double({ min: 0.01, max: 1e5, noNaN: true });
const places = fc.array(fc.record({ y: income, w: income, g: fc.integer({ min: 0, max: 3 }) }), { minLength: 2, maxLength: 20 });

describe("inequality indices", () => {
  it("by hand for incomes 1 and 3", () => {
    const y = Float64Array.of(1, 3);
    expect(giniCoefficient(y)).toBeCloseTo(0.25, 15);
    expect(theilT(y)).toBeCloseTo((0.5 * Math.log(0.5) + 1.5 * Math.log(1.5)) / 2, 15);
    expect(theilL(y)).toBeCloseTo((Math.log(2) + Math.log(2 / 3)) / 2, 15);
    expect(atkinsonIndex(y, 1)).toBeCloseTo(1 - Math.sqrt(3) / 2, 15);
    expect(atkinsonIndex(y, 2)).toBeCloseTo(1 - 1 / ((1 + 1 / 3) / 2) / 2, 15);
    expect(hooverInequality(y)).toBe(0.25);
    expect(williamsonIndex(y)).toBe(0.5);
  });

  it("the sorted Gini equals the double sum over pairs", () => {
    fc.assert(
      fc.property(places, (rows) => {
        const W = rows.reduce((sum, row) => sum + row.w, 0);
        const mean = rows.reduce((sum, row) => sum + row.w * row.y, 0) / W;
        let pairs = 0;
        for (const a of rows) for (const b of rows) pairs += a.w * b.w * Math.abs(a.y - b.y);
        const got = giniCoefficient(
          Float64Array.from(rows, (row) => row.y),
          Float64Array.from(rows, (row) => row.w),
        );
        expect(got).toBeCloseTo(pairs / (2 * W * W * mean), 9);
      }),
    );
  });

  it("vanish at equality, ignore units, and treat a weight of two as two places", () => {
    const measures = [giniCoefficient, theilT, theilL, hooverInequality, williamsonIndex];
    fc.assert(
      fc.property(places, income, (rows, unit) => {
        const y = Float64Array.from(rows, (row) => row.y);
        const twice = Float64Array.from([...y, ...y]);
        for (const measure of [...measures, (v: Float64Array, w?: Float64Array) => atkinsonIndex(v, 0.5, w)]) {
          expect(measure(y.map(() => unit))).toBeCloseTo(0, 9);
          expect(measure(y.map((value) => value * unit))).toBeCloseTo(measure(y), 9);
          expect(measure(y, new Float64Array(y.length).fill(2))).toBeCloseTo(measure(twice), 9);
          expect(measure(y)).toBeGreaterThan(-1e-12);
        }
      }),
      { numRuns: 50 },
    );
  });

  it("leave out absent places", () => {
    expect(giniCoefficient(Float64Array.of(1, Number.NaN, 3))).toBeCloseTo(0.25, 15);
    expect(theilT(Float64Array.of(2, Number.NaN))).toBe(0);
  });

  it("refuse an aversion of zero", () => {
    expect(() => atkinsonIndex(Float64Array.of(1, 2), 0)).toThrow(/must be above 0/);
  });
});

describe("theilDecomposition", () => {
  it("adds up to the total to 1e-9 in both forms, with and without weights", () => {
    fc.assert(
      fc.property(places, fc.constantFrom("T" as const, "L" as const), fc.boolean(), (rows, form, weighted) => {
        const y = Float64Array.from(rows, (row) => row.y);
        const groups = Int32Array.from(rows, (row) => row.g);
        const w = weighted ? Float64Array.from(rows, (row) => row.w) : undefined;
        const split = theilDecomposition(y, groups, form, w);
        expect(Math.abs(split.within + split.between - split.total)).toBeLessThan(1e-9 * Math.max(1, split.total));
        expect(split.between).toBeGreaterThan(-1e-12);
        expect(split.within).toBeGreaterThan(-1e-12);
      }),
    );
  });

  it("is all between when places inside a group are equal", () => {
    const split = theilDecomposition(Float64Array.of(1, 1, 4, 4), Int32Array.of(0, 0, 1, 1), "T");
    expect(split.within).toBe(0);
    expect(split.between).toBeCloseTo(split.total, 15);
  });
});

describe("bootstrapInterval", () => {
  it("covers the Gini of the process that made the places, 1/2 for exponential incomes, in about 92 of 100 samples", () => {
    const random = createRandom(31);
    let covered = 0;
    const samples = 200;
    for (let k = 0; k < samples; ++k) {
      const y = Float64Array.from({ length: 100 }, () => -Math.log(1 - random.uniform()));
      const [low, high] = bootstrapInterval((v) => giniCoefficient(v), y, undefined, { random: random.fork(k) });
      if (low <= 0.5 && 0.5 <= high) covered += 1;
    }
    // Coverage over 800 samples was .918 at 100 places; 200 samples have a standard error of 1.9 %, so two of them below.
    expect(covered / samples).toBeGreaterThan(0.88);
    expect(covered / samples).toBeLessThan(0.98);
  });

  it("repeats with its seed, holds the estimate, and is not defined for three places", () => {
    const y = Float64Array.of(1, 2, 3, 4, 10, 12);
    const w = Float64Array.of(2, 1, 1, 3, 1, 1);
    const run = () => bootstrapInterval(giniCoefficient, y, w, { random: createRandom(1) });
    expect(run()).toEqual(run());
    const [low, high] = run();
    expect(low).toBeLessThan(giniCoefficient(y, w));
    expect(high).toBeGreaterThan(giniCoefficient(y, w));
    expect(bootstrapInterval(giniCoefficient, y.subarray(0, 3), undefined, { random: createRandom(1) })[0]).toBeNaN();
  });
});
