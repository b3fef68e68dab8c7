import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { triangularQuantile } from "../../src/parameters/index.ts";

describe("triangularQuantile", () => {
  it("meets hand values: ends, the median of a symmetric one, the point where the halves meet", () => {
    expect(triangularQuantile([0, 2], 1, 0)).toBe(0);
    expect(triangularQuantile([0, 2], 1, 0.5)).toBe(1);
    expect(triangularQuantile([0, 2], 1, 1)).toBe(2);
    // a quarter of the mass lies below the peak
    expect(triangularQuantile([0, 4], 1, 0.25)).toBeCloseTo(1, 14);
    expect(triangularQuantile([3, 3], 3, 0.7)).toBe(3);
  });

  it("ascends within its range, and its mean is that of ends and peak", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.double({ min: 0.1, max: 5, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (low, width, at) => {
          const high = low + width;
          const peak = low + at * width;
          let mean = 0;
          let last = Number.NEGATIVE_INFINITY;
          for (let k = 0; k < 2000; ++k) {
            const value = triangularQuantile([low, high], peak, (k + 0.5) / 2000);
            expect(value >= last && value >= low - 1e-12 && value <= high + 1e-12).toBe(true);
            last = value;
            mean += value / 2000;
          }
          // midpoint rule on 2,000 points: square-root ends cost about width * 1e-5
          expect(Math.abs(mean - (low + peak + high) / 3)).toBeLessThan(1e-4 * width);
        },
      ),
      { numRuns: 30 },
    );
  });

  it("takes a peak outside the range for the nearer end", () => {
    expect(triangularQuantile([1, 2], 9, 0.25)).toBe(triangularQuantile([1, 2], 2, 0.25));
  });
});
