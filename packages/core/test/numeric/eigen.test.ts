import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arnoldiEigenvalues, hessenbergEigenvalues, nonnegativeSpectralRadius } from "../../src/numeric/index.ts";

describe("hessenbergEigenvalues", () => {
  it("gives the complex pair of a rotation", () => {
    const [a, b] = hessenbergEigenvalues(Float64Array.of(0, -1, 1, 0), 2);
    expect(a!.re).toBeCloseTo(0, 14);
    expect(Math.abs(a!.im)).toBeCloseTo(1, 14);
    expect(a!.im + b!.im).toBeCloseTo(0, 14);
  });

  it("gives the roots of a polynomial through its companion matrix", () => {
    // (x - 1)(x - 2)(x - 3)(x^2 + 1) = x^5 - 6 x^4 + 12 x^3 - 12 x^2 + 11 x - 6
    const companion = Float64Array.of(6, -12, 12, -11, 6, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0);
    const values = [...hessenbergEigenvalues(companion, 5)].sort((x, y) => x.re - y.re);
    expect(values.slice(2).map((value) => value.re)).toEqual([1, 2, 3].map((value) => expect.closeTo(value, 10)));
    for (const value of values.slice(0, 2)) expect(Math.hypot(value.re, Math.abs(value.im) - 1)).toBeLessThan(1e-10);
  });
});

describe("arnoldiEigenvalues", () => {
  it("is exact when the Krylov space is the whole space", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 6, maxLength: 6 }), (diagonal) => {
        const { values, remainder } = arnoldiEigenvalues((v, out) => {
          for (let k = 0; k < 6; ++k) out[k] = diagonal[k]! * v[k]! + (k > 0 ? 0.5 * v[k - 1]! : 0);
        }, 6);
        // lower triangular: the eigenvalues are the diagonal
        expect(remainder).toBe(0);
        expect(values[0]!.re).toBeCloseTo(Math.max(...diagonal), 1);
      }),
      { numRuns: 30 },
    );
  });
});

describe("nonnegativeSpectralRadius", () => {
  it("matches a case by hand, also where the matrix is reducible or periodic", () => {
    expect(nonnegativeSpectralRadius(Float64Array.of(0.5, 0.5, 0.25, 0.75), 2)).toBeCloseTo(1, 9);
    expect(nonnegativeSpectralRadius(Float64Array.of(0, 2, 2, 0), 2)).toBeCloseTo(2, 9);
  });
});
