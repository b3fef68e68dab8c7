import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { giniCoefficient, lorenzCurve } from "../../src/index.ts";

describe("lorenzCurve", () => {
  it("has the corners of three places by hand, poorest first, an absent one left out", () => {
    const { population, total } = lorenzCurve(Float64Array.of(3, Number.NaN, 1, 4), Float64Array.of(1, 5, 2, 1));
    expect([...population]).toEqual([0, 0.5, 0.75, 1]);
    expect([...total]).toEqual([0, 2 / 9, 5 / 9, 1]);
  });

  it("encloses half the Gini coefficient with the diagonal", () => {
    const place = fc.record({
      value: fc.double({ min: 0.01, max: 100, noNaN: true }),
      weight: fc.double({ min: 0.1, max: 10, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 20 }), (places) => {
        const values = Float64Array.from(places, ({ value }) => value);
        const weights = Float64Array.from(places, ({ weight }) => weight);
        const { population, total } = lorenzCurve(values, weights);
        let area = 0;
        for (let k = 1; k < population.length; ++k)
          area += ((population[k]! - population[k - 1]!) * (total[k]! + total[k - 1]!)) / 2;
        expect(Math.abs(1 - 2 * area - giniCoefficient(values, weights))).toBeLessThan(1e-12);
      }),
    );
  });

  it("refuses weights of another length", () => {
    expect(() => lorenzCurve(Float64Array.of(1, 2), Float64Array.of(1))).toThrow(/lorenzCurve/);
  });
});
