import { describe, expect, it } from "vitest";
import { createRandom, firstOrderFromDraws, sobolPoints } from "../../src/index.ts";

describe("firstOrderFromDraws", () => {
  const n = 512;
  const points = sobolPoints(n, 4, { random: createRandom(3) });
  const outputs = Float64Array.from({ length: n }, (_, k) => 4 * points[4 * k]! + 2 * points[4 * k + 1]! + points[4 * k + 2]!);

  it("ranks the parameters of an additive function by their variances 16, 4, 1, 0 of 21", () => {
    const shares = firstOrderFromDraws(points, 4, outputs);
    for (const [j, share] of [16 / 21, 4 / 21, 1 / 21, 0].entries()) {
      // Slices of a uniform parameter lose 1 / slices^2 of its variance; the rest is sampling error of 512 points.
      expect(Math.abs(shares[j]! - share)).toBeLessThan(0.04);
    }
  });

  it("depends on the order of values only, and leaves failed draws out", () => {
    const stretched = points.map((u) => Math.exp(5 * u));
    expect(firstOrderFromDraws(stretched, 4, outputs)).toEqual(firstOrderFromDraws(points, 4, outputs));
    const failed = outputs.slice();
    failed[7] = Number.NaN;
    expect(firstOrderFromDraws(points, 4, failed)[0]).toBeCloseTo(16 / 21, 1);
  });

  it("keeps equal values of a choice together", () => {
    const choice = Float64Array.from({ length: n }, (_, k) => Math.floor(3 * points[4 * k]!));
    const share = firstOrderFromDraws(choice, 1, choice);
    expect(share[0]).toBeCloseTo(1, 12);
  });

  it("is not defined for a constant or a handful of draws", () => {
    expect(firstOrderFromDraws(points, 4, new Float64Array(n))[0]).toBeNaN();
    expect(firstOrderFromDraws(points.subarray(0, 8), 4, Float64Array.of(1, 2))[0]).toBeNaN();
    expect(() => firstOrderFromDraws(points, 4, outputs, { slices: 1 })).toThrow(/at least 2/);
  });
});
