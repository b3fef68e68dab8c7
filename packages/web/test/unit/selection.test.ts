import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { carriedSelection, readSelection, type Selection, writeSelection } from "../../src/selection/selection.ts";

const study = {
  regions: ["a", "b", "c", "d"].map((id) => ({ id })),
  industries: ["mining", "manufacturing", "finance"].map((id) => ({ id })),
  years: [2015, 2016, 2017],
  window: [2015, 2016] as const,
};

describe("selection in the address", () => {
  it("falls back to the whole area, manufacturing and the last year of the window", () => {
    expect(readSelection(new URLSearchParams(), study)).toEqual({
      region: null,
      industry: "manufacturing",
      year: 2016,
      compare: [],
    });
  });

  it("ignores ids the study does not know, so that an old link still opens", () => {
    const address = new URLSearchParams("region=x&industry=y&year=1999&compare=a,x,b");
    expect(readSelection(address, study)).toEqual({ region: null, industry: "manufacturing", year: 2016, compare: ["a", "b"] });
  });

  it("reproduces every selection from its link", () => {
    const selections = fc.record({
      region: fc.constantFrom(null, "a", "b", "c", "d"),
      industry: fc.constantFrom("mining", "manufacturing", "finance"),
      year: fc.constantFrom(2015, 2016, 2017),
      compare: fc.uniqueArray(fc.constantFrom("a", "b", "c", "d")),
    });
    fc.assert(
      fc.property(selections, (drawn) => {
        const selection: Selection = { ...drawn, compare: drawn.compare.filter((id) => id !== drawn.region) };
        const link = writeSelection(new URLSearchParams("mode=share"), selection).toString();
        const opened = new URLSearchParams(link);
        expect(readSelection(opened, study)).toEqual(selection);
        expect(opened.get("mode")).toBe("share");
      }),
    );
  });

  it("takes the place to another page and leaves the page's own settings behind", () => {
    const carried = carriedSelection(new URLSearchParams("region=a&year=2015&mode=share&view=table"));
    expect(carried.toString()).toBe("region=a&year=2015");
  });
});
