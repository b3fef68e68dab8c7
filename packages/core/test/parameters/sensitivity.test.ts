import { describe, expect, it } from "vitest";
import { createRandom, morrisDesign, morrisEffects, sobolDesign, sobolIndices } from "../../src/index.ts";

const evaluate = (points: Float64Array, d: number, f: (x: number[]) => number) =>
  Float64Array.from({ length: points.length / d }, (_, k) => f([...points.subarray(k * d, (k + 1) * d)]));

describe("sobolIndices", () => {
  it("splits an additive function by its coefficients: variances 16, 4, 1 of 21", () => {
    const design = sobolDesign(1024, 3, 5);
    const indices = sobolIndices(
      design,
      evaluate(design.points, 3, ([x, y, z]) => 4 * x! + 2 * y! + z!),
    );
    for (const [j, share] of [16 / 21, 4 / 21, 1 / 21].entries()) {
      // Sampling error of n = 1024 scrambled points; the bootstrap error bounds it from above.
      expect(Math.abs(indices.first[j]! - share)).toBeLessThan(0.01);
      expect(Math.abs(indices.total[j]! - share)).toBeLessThan(0.01);
    }
  });

  it("reproduces the closed form of the Ishigami function, a = 7, b = .1", () => {
    const a = 7;
    const b = 0.1;
    const variance = a ** 2 / 8 + (b * Math.PI ** 4) / 5 + (b ** 2 * Math.PI ** 8) / 18 + 0.5;
    const first = [0.5 * (1 + (b * Math.PI ** 4) / 5) ** 2, a ** 2 / 8, 0].map((v) => v / variance);
    const joint13 = (b ** 2 * Math.PI ** 8 * 8) / 225 / variance;
    const total = [first[0]! + joint13, first[1]!, joint13];
    const design = sobolDesign(4096, 3, 9);
    const outputs = evaluate(design.points, 3, (u) => {
      const [x, y, z] = u.map((v) => (2 * v - 1) * Math.PI) as [number, number, number];
      return Math.sin(x) + a * Math.sin(y) ** 2 + b * z ** 4 * Math.sin(x);
    });
    const indices = sobolIndices(design, outputs);
    for (let j = 0; j < 3; ++j) {
      expect(Math.abs(indices.first[j]! - first[j]!)).toBeLessThan(0.02);
      expect(Math.abs(indices.total[j]! - total[j]!)).toBeLessThan(0.02);
      expect(indices.firstError[j]!).toBeLessThan(0.05);
    }
  });

  it("is not defined for a constant and refuses a failed run", () => {
    const design = sobolDesign(8, 2, 1);
    expect(sobolIndices(design, new Float64Array(32)).first[0]).toBeNaN();
    expect(() => sobolIndices(design, new Float64Array(32).fill(Number.NaN))).toThrow(/every run/);
    expect(() => sobolIndices(design, new Float64Array(31))).toThrow(/8 base points x \(2 parameters \+ 2\) = 32/);
  });
});

describe("morrisEffects", () => {
  it("finds slopes exactly for a linear function, with no spread", () => {
    const design = morrisDesign(6, 3, createRandom(2));
    const effects = morrisEffects(
      design,
      evaluate(design.points, 3, ([x, y, z]) => 3 * x! - 2 * y! + 0 * z!),
    );
    expect(effects.mean[0]).toBeCloseTo(3, 12);
    expect(effects.mean[1]).toBeCloseTo(-2, 12);
    expect(effects.meanAbsolute[1]).toBeCloseTo(2, 12);
    expect(effects.meanAbsolute[2]).toBeCloseTo(0, 12);
    for (let j = 0; j < 3; ++j) expect(effects.deviation[j]).toBeLessThan(1e-6);
  });

  it("stays in the cube and shows an interaction by its spread", () => {
    const design = morrisDesign(20, 2, createRandom(4), { levels: 6 });
    for (const u of design.points) expect(u >= 0 && u <= 1 + 1e-12).toBe(true);
    const effects = morrisEffects(
      design,
      evaluate(design.points, 2, ([x, y]) => x! * y!),
    );
    expect(effects.deviation[0]).toBeGreaterThan(0.1);
  });
});
