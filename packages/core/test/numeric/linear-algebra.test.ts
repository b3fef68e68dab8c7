import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  brentRoot,
  choleskyFactor,
  choleskySolve,
  createRandom,
  crossProduct,
  leastSquares,
  levenbergMarquardt,
  multiplyDense,
  semidefiniteSolver,
  symmetricEigen,
  symmetricInverse,
} from "../../src/numeric/index.ts";

function json<Content>(name: string, file: string): Content {
  return JSON.parse(readFileSync(new URL(`../golden/${name}/${file}`, import.meta.url), "utf8")) as Content;
}
const correctDigits = (got: number, certified: number) => -Math.log10(Math.abs((got - certified) / certified) || 1e-16);

describe("least squares", () => {
  it("keeps nine certified digits of Longley's regression, ill-conditioned on purpose", () => {
    const { rows } = json<{ rows: number[][] }>("nist-longley", "input.json");
    const expected = json<{ coefficients: number[]; standardErrors: number[]; residualSumSquares: number }>(
      "nist-longley",
      "expected.json",
    );
    const x = Float64Array.from(rows.flatMap(([, ...rest]) => [1, ...rest]));
    const fit = leastSquares(
      x,
      Float64Array.from(rows, (row) => row[0]!),
      16,
      7,
    );
    const variance = fit.residualSumSquares / 9;
    fit.coefficients.forEach((b, j) => {
      expect(correctDigits(b, expected.coefficients[j]!)).toBeGreaterThan(9);
      const se = Math.sqrt(variance * fit.inverseCrossProduct[j * 8]!);
      expect(correctDigits(se, expected.standardErrors[j]!)).toBeGreaterThan(9);
    });
    expect(correctDigits(fit.residualSumSquares, expected.residualSumSquares)).toBeGreaterThan(9);
  });

  it("names the columns that earlier ones explain and fits the rest", () => {
    const x = Float64Array.from([1, 2, 3, 5, 1, 4, 5, 6, 1, 7, 8, 1, 1, 9, 10, 2]);
    const fit = leastSquares(x, Float64Array.from([1, 2, 3, 5]), 4, 4);
    expect(fit.collinear).toEqual([2]);
    expect(fit.rank).toBe(3);
    expect(fit.coefficients[2]).toBeNaN();
    expect([0, 1, 3].every((j) => Number.isFinite(fit.coefficients[j]!))).toBe(true);
  });

  it("leaves residuals orthogonal to every column", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const random = createRandom(seed);
        const x = Float64Array.from({ length: 60 }, () => random.normal());
        const y = Float64Array.from({ length: 20 }, () => random.normal());
        const { residuals } = leastSquares(x, y, 20, 3);
        for (let j = 0; j < 3; ++j) {
          let dot = 0;
          for (let i = 0; i < 20; ++i) dot += residuals[i]! * x[i * 3 + j]!;
          expect(Math.abs(dot)).toBeLessThan(1e-12);
        }
      }),
      { seed: 1, numRuns: 30 },
    );
  });
});

describe("symmetric matrices", () => {
  it("are inverted, factored and taken apart consistently", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), fc.integer({ min: 1, max: 12 }), (seed, n) => {
        const random = createRandom(seed);
        const x = Float64Array.from({ length: (n + 3) * n }, () => random.normal());
        const a = crossProduct(x, n + 3, n);
        const product = multiplyDense(a, symmetricInverse(a, n), n, n, n);
        const { values, vectors, status } = symmetricEigen(a, n);
        expect(status).toBe("converged");
        const condition = values[0]! / values[n - 1]!;
        for (let i = 0; i < n; ++i) {
          for (let j = 0; j < n; ++j) {
            expect(Math.abs(product[i * n + j]! - (i === j ? 1 : 0))).toBeLessThan(1e-14 * condition * n + 1e-13);
            let back = 0;
            for (let l = 0; l < n; ++l) back += values[l]! * vectors[i * n + l]! * vectors[j * n + l]!;
            expect(Math.abs(back - a[i * n + j]!)).toBeLessThan(1e-12 * values[0]!);
          }
        }
      }),
      { seed: 4, numRuns: 25 },
    );
  });

  it("solve by hand: [[4, 2], [2, 3]] x = [8, 7] has x = (1.25, 1.5)", () => {
    const { lower, status } = choleskyFactor(Float64Array.from([4, 2, 2, 3]), 2);
    expect(status).toBe("factored");
    const x = choleskySolve(lower, 2, Float64Array.from([8, 7]));
    expect([...x]).toEqual([expect.closeTo(1.25, 14), expect.closeTo(1.5, 14)]);
  });

  it("say where an indefinite matrix fails", () => {
    expect(choleskyFactor(Float64Array.from([1, 2, 2, 1]), 2)).toMatchObject({ status: "indefinite", failedAt: 1 });
    expect(() => symmetricInverse(Float64Array.from([1, 1, 1, 1]), 2)).toThrow(/not positive definite \(row 1\)/);
  });
});

describe("semidefinite systems", () => {
  it("are solved where they are consistent, by hand: the Laplacian of a path of three", () => {
    const laplacian = Float64Array.from([1, -1, 0, -1, 2, -1, 0, -1, 1]);
    const solver = semidefiniteSolver(laplacian, 3);
    expect(solver.rank).toBe(2);
    const x = solver.solve(Float64Array.from([1, 0, -1]));
    expect([...multiplyDense(laplacian, x, 3, 3, 1)]).toEqual([1, 0, -1].map((value) => expect.closeTo(value, 12)));
  });
});

describe("scalar and nonlinear searches", () => {
  it("finds the root of cos x = x within the default tolerance of 1e-14", () => {
    const root = brentRoot((x) => Math.cos(x) - x, 0, 1);
    expect(root.status).toBe("converged");
    expect(Math.abs(root.x - 0.7390851332151607)).toBeLessThan(1e-14);
    expect(brentRoot((x) => x * x + 1, -1, 1).status).toBe("no-sign-change");
  });

  it("descends Rosenbrock's valley to (1, 1)", () => {
    const result = levenbergMarquardt((x) => Float64Array.from([10 * (x[1]! - x[0]! ** 2), 1 - x[0]!]), [-1.2, 1]);
    expect(result.status).toBe("converged");
    expect(result.x[0]).toBeCloseTo(1, 8);
    expect(result.x[1]).toBeCloseTo(1, 8);
  });

  it("stops on a bound and says so", () => {
    const result = levenbergMarquardt((x) => Float64Array.from([x[0]! - 3, x[1]! + x[0]! - 5]), [0, 0], { upper: [2, 10] });
    expect(result.atBound).toEqual([0]);
    expect(result.x[0]).toBe(2);
    expect(result.x[1]).toBeCloseTo(3, 8);
  });
});
