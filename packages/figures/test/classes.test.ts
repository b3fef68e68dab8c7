import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { histogram } from "../src/figures/distribution.ts";
import { classColours, classOf, divergingClasses, printed, printedChange, quantileClasses } from "../src/index.ts";

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 200 });

describe("quantileClasses", () => {
  it("cuts eight known values into four classes of two", () => {
    const classes = quantileClasses([1, 2, 3, 4, 5, 6, 7, 8], 4);
    const counts = [0, 0, 0, 0];
    for (const value of [1, 2, 3, 4, 5, 6, 7, 8]) counts[classOf(value, classes)]! += 1;
    expect(counts).toEqual([2, 2, 2, 2]);
  });

  it("gives ascending boundaries and a class with a colour to every value", () => {
    fc.assert(
      fc.property(values, (list) => {
        const classes = quantileClasses(list, 7);
        for (let k = 1; k < classes.breaks.length; ++k) expect(classes.breaks[k]!).toBeGreaterThan(classes.breaks[k - 1]!);
        const colours = classColours(classes, ["a", "b", "c", "d", "e", "f", "g"]);
        for (const value of list) expect(colours[classOf(value, classes)]).toBeDefined();
      }),
    );
  });

  it("ignores what is absent and has no class boundary without values", () => {
    expect(quantileClasses([null, Number.NaN], 7).breaks).toEqual([]);
  });
});

describe("divergingClasses", () => {
  it("puts the middle into the middle class, by difference and by ratio", () => {
    for (const [list, middle] of [
      [[-3, -1, 0.5, 2], 0],
      [[0.25, 0.5, 1, 2, 4], 1],
    ] as const) {
      const classes = divergingClasses(list, middle);
      expect(classes.breaks).toHaveLength(6);
      expect(classOf(middle, classes)).toBe(3);
    }
  });

  it("is symmetric about zero", () => {
    fc.assert(
      fc.property(values, (list) => {
        const { breaks } = divergingClasses(list, 0);
        for (const [k, edge] of breaks.entries()) expect(edge).toBeCloseTo(-breaks[breaks.length - 1 - k]!, 9);
      }),
    );
  });
});

describe("histogram", () => {
  it("counts every finite value once, in bars that touch", () => {
    fc.assert(
      fc.property(values, (list) => {
        const bars = histogram(list);
        expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(list.length);
        for (let k = 1; k < bars.length; ++k) expect(bars[k]!.from).toBe(bars[k - 1]!.to);
      }),
    );
  });

  it("has no bar without values and one bar for one value", () => {
    expect(histogram([Number.NaN])).toEqual([]);
    expect(histogram([2, 2])).toEqual([{ from: 1.5, to: 2.5, count: 2 }]);
  });
});

describe("printedChange", () => {
  it("gives what rises a plus sign, and none to what prints as zero", () => {
    expect([1.26, 0.004, 0, -0.004, -3.5, Number.NaN].map((value) => printedChange(value, 2))).toEqual([
      "+1.26",
      "0.00",
      "0.00",
      "0.00",
      "−3.50",
      "–",
    ]);
  });
});

describe("printed", () => {
  it("keeps decimals, groups thousands and uses a true minus, never on zero", () => {
    expect([
      printed(1.005, 2),
      printed(-2.5, 1),
      printed(-0.001, 2),
      printed(12345.6, 0),
      printed(1234, 0),
      printed(Number.NaN, 1),
    ]).toEqual(["1.00", "−2.5", "0.00", "12\u2009346", "1234", "–"]);
  });
});
