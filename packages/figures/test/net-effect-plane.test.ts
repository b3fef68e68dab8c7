import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisEnd, costLinePoints } from "../src/index.ts";

describe("the plane of the net effect", () => {
  it("ends at a round number beyond the largest value", () => {
    expect(axisEnd([4.8, 2])).toBe(6);
    expect(axisEnd([0.1])).toBe(0.6);
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), (value) => {
        expect(axisEnd([value])).toBeGreaterThan(value);
      }),
    );
  });

  it("clips a cost line to the window", () => {
    expect(costLinePoints({ agglomeration: 1, digital: 2 }, 2, 4, 4)).toEqual([
      [0, 1],
      [2, 0],
    ]);
    expect(costLinePoints({ agglomeration: 1, digital: 1 }, 6, 4, 4)).toEqual([
      [2, 4],
      [4, 2],
    ]);
    expect(costLinePoints({ agglomeration: 1, digital: 1 }, 20, 4, 4)).toEqual([]);
  });
});
