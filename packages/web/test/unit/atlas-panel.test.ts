import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extremes, rankingOrder, ranksOf, yearSlice } from "../../src/pages/atlas/panel.ts";

describe("yearSlice", () => {
  it("takes one year out of region-by-year", () => {
    const slice = yearSlice([1, 2, 3, 4, null, 6], 2, 1, { low: [0, 1, 2, 3, 4, 5], high: [2, 3, 4, 5, 6, 7] });
    expect(slice.values).toEqual([2, 4, 6]);
    expect(slice.low).toEqual([1, 3, 5]);
    expect(slice.ranks).toEqual([3, 2, 1]);
    expect(slice.count).toBe(3);
  });

  it("takes the one column of a measure without years", () => {
    expect(yearSlice([1, null, 3], 0, -1).values).toEqual([1, null, 3]);
  });
});

describe("ranksOf", () => {
  it("shares the better rank among equals and skips what is absent", () => {
    expect(ranksOf([5, null, 7, 5, 1])).toEqual([2, null, 1, 2, 4]);
  });

  it("gives the number of higher values plus one", () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }), { maxLength: 30 }), (values) => {
        const ranks = ranksOf(values);
        values.forEach((value, index) => {
          const higher = values.filter((other) => other !== null && value !== null && other > value).length;
          expect(ranks[index]).toBe(value === null ? null : higher + 1);
        });
      }),
    );
  });
});

describe("extremes and rankingOrder", () => {
  it("finds the ends, and keeps the reader's places below the cut", () => {
    expect(extremes([null, 3, 9, 1])).toEqual({ high: 2, low: 3 });
    expect(extremes([null])).toBeNull();
    expect(rankingOrder(yearSlice([4, 3, 2, 1], 1, 0), 2, [3])).toEqual([0, 1, 3]);
  });
});
