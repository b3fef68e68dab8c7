import { describe, expect, it } from "vitest";
import { createRandom, sobolPoints } from "../../src/index.ts";
import expected from "../golden/sobol-sequence/expected.json" with { type: "json" };

describe("sobolPoints", () => {
  it("gives the first points of one dimension by hand", () => {
    expect([...sobolPoints(5, 1)]).toEqual([0, 0.5, 0.75, 0.25, 0.375]);
  });

  it("equals the published sequence in 64 dimensions, to the last bit", () => {
    expect([...sobolPoints(16, 64)]).toEqual(expected.first.flat());
    expect([...sobolPoints(4, 64, { skip: 1000 })]).toEqual(expected.from1000.flat());
  });

  it.each(["shift", "scramble"] as const)("keeps one point in every dyadic interval after a %s", (randomise) => {
    const n = 256;
    const d = 12;
    const points = sobolPoints(n, d, { randomise, random: createRandom(7) });
    for (let j = 0; j < d; ++j) {
      const cells = new Set<number>();
      for (let k = 0; k < n; ++k) cells.add(Math.floor(points[k * d + j]! * n));
      expect(cells.size).toBe(n);
    }
  });

  it("keeps the two-dimensional net of dimensions 1 and 2 after scrambling", () => {
    const points = sobolPoints(256, 2, { random: createRandom(11) });
    const boxes = new Set<number>();
    for (let k = 0; k < 256; ++k) boxes.add(Math.floor(points[2 * k]! * 16) * 16 + Math.floor(points[2 * k + 1]! * 16));
    expect(boxes.size).toBe(256);
  });

  it("is reproducible from its seed and differs between seeds", () => {
    const draw = (seed: number) => [...sobolPoints(8, 3, { random: createRandom(seed) })];
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it("refuses what it cannot give", () => {
    expect(() => sobolPoints(4, 65)).toThrow(/direction numbers for 1 to 64/);
    expect(() => sobolPoints(-1, 2)).toThrow(/integers >= 0/);
    expect(() => sobolPoints(4, 2, { randomise: "shift" })).toThrow(/give a seeded/);
  });
});
