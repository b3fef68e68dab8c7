import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createRandom,
  drawParameters,
  latinHypercube,
  type Parameter,
  parameterCatalogue,
  valueInRange,
} from "../../src/index.ts";

const make = (id: string, range: [number, number], scale: "linear" | "log"): Parameter => ({
  id,
  symbol: id,
  label: { en: id, zh: id },
  unit: "1",
  default: range[0],
  range,
  scale,
  engines: ["path"],
  basis: { kind: "assumption", reason: "for the test" },
});

describe("drawParameters", () => {
  it("takes the middle of a log range geometrically", () => {
    expect(valueInRange(make("x", [100, 400], "log"), 0.5)).toBeCloseTo(200, 12);
    expect(valueInRange(make("x", [100, 400], "linear"), 0.5)).toBe(250);
  });

  it("stays within every range of the catalogue and is the same for the same seed", () => {
    const parameters = parameterCatalogue.slice(0, 40);
    const draws = drawParameters(parameters, 64, { seed: 3 });
    for (let k = 0; k < 64; ++k) {
      for (const [j, parameter] of parameters.entries()) {
        const value = draws.values[k * parameters.length + j]!;
        expect(value).toBeGreaterThanOrEqual(parameter.range[0] * (1 - 1e-12));
        expect(value).toBeLessThanOrEqual(parameter.range[1] * (1 + 1e-12));
      }
    }
    expect(drawParameters(parameters, 64, { seed: 3 }).values).toEqual(draws.values);
    expect(drawParameters(parameters, 64, { seed: 4 }).values).not.toEqual(draws.values);
  });

  it("refuses an empty and a repeated list", () => {
    expect(() => drawParameters([], 4)).toThrow(/empty/);
    const twice = make("a", [0, 1], "linear");
    expect(() => drawParameters([twice, twice], 4)).toThrow(/listed twice/);
  });
});

describe("latinHypercube", () => {
  it("puts one point in every slice of every axis", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 8 }), fc.nat(), (n, d, seed) => {
        const points = latinHypercube(n, d, createRandom(seed));
        for (let j = 0; j < d; ++j) {
          const slices = new Set<number>();
          for (let k = 0; k < n; ++k) slices.add(Math.floor(points[k * d + j]! * n));
          expect(slices.size).toBe(n);
        }
      }),
      { numRuns: 40 },
    );
  });
});
