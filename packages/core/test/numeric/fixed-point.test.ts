import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fixedPoint } from "../../src/numeric/index.ts";

/** x -> A x + b with a given contraction. */
function linearMap(matrix: number[][], shift: number[]) {
  return (x: Float64Array, out: Float64Array) => {
    for (let r = 0; r < shift.length; ++r) {
      out[r] = shift[r]!;
      for (let c = 0; c < shift.length; ++c) out[r] = out[r]! + matrix[r]![c]! * x[c]!;
    }
  };
}

describe("fixedPoint", () => {
  it("finds the cosine's fixed point", () => {
    const result = fixedPoint((x, out) => out.set([Math.cos(x[0]!)]), Float64Array.of(1), { tolerance: 1e-13 });
    expect(result.status).toBe("converged");
    expect(result.x[0]).toBeCloseTo(0.7390851332151607, 12);
    expect(result.residuals.length).toBe(result.iterations);
  });

  it("solves a linear problem of n unknowns in about n steps", () => {
    const map = linearMap(
      [
        [0.9, 0.05, 0],
        [0, 0.95, 0.04],
        [0.02, 0, 0.97],
      ],
      [1, 2, 3],
    );
    const fast = fixedPoint(map, new Float64Array(3), { maxStep: 1e6, damping: 1, tolerance: 1e-10 });
    const plain = fixedPoint(map, new Float64Array(3), {
      maxStep: 1e6,
      damping: 1,
      memory: 0,
      maxIterations: 5000,
      tolerance: 1e-10,
    });
    expect(fast.status).toBe("converged");
    expect(fast.iterations).toBeLessThan(12);
    expect(plain.iterations).toBeGreaterThan(500);
    for (let k = 0; k < 3; ++k) expect(fast.x[k]! / plain.x[k]! - 1).toBeLessThan(1e-7);
  });

  it("returns the point whose image is within the tolerance", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -0.4, max: 0.4, noNaN: true }), { minLength: 4, maxLength: 4 }), (a) => {
        const map = (x: Float64Array, out: Float64Array) => {
          out[0] = Math.sin(a[0]! * x[0]! + a[1]! * x[1]!) + 0.3;
          out[1] = Math.cos(a[2]! * x[0]! + a[3]! * x[1]!) - 0.1;
        };
        const { x, status } = fixedPoint(map, new Float64Array(2), { tolerance: 1e-12 });
        const image = new Float64Array(2);
        map(x, image);
        expect(status).toBe("converged");
        expect(Math.max(Math.abs(image[0]! - x[0]!), Math.abs(image[1]! - x[1]!))).toBeLessThan(1e-12);
      }),
      { numRuns: 50 },
    );
  });

  it("says why it stopped", () => {
    const grow = (x: Float64Array, out: Float64Array) => out.set([2 * x[0]! + 1]);
    expect(fixedPoint(grow, Float64Array.of(1), { maxIterations: 5, memory: 0 }).status).toBe("iteration-limit");
    const broken = (_: Float64Array, out: Float64Array) => out.fill(Number.NaN);
    expect(fixedPoint(broken, Float64Array.of(1)).status).toBe("diverged");
    expect(fixedPoint(grow, Float64Array.of(1), { signal: { cancelled: true } }).status).toBe("cancelled");
    expect(() => fixedPoint(grow, Float64Array.of(Number.NaN))).toThrow(/starting point/);
  });
});
