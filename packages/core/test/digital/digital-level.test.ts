import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  capWeights,
  criticWeights,
  digitalLevel,
  digitalLevelRelative,
  entropyWeights,
  InputError,
  principalComponentWeights,
  topsisCloseness,
} from "../../src/index.ts";

const values = (...numbers: number[]) => Float64Array.from(numbers);

describe("digitalLevel", () => {
  it("is the weighted sum of ratios to the maximum, by hand", () => {
    // One region, two years is a panel of two cells. z1 = (.5, 1): p = (1/3, 2/3), e = .918296; z2 = (1, 1) is constant.
    const result = digitalLevel(
      [
        { id: "broadband", values: values(10, 20) },
        { id: "flat", values: values(7, 7) },
      ],
      1,
      2,
    );
    expect(result.entropy[0]).toBeCloseTo(0.9182958340544896, 14);
    expect([...result.weights]).toEqual([1, 0]);
    expect([...result.level]).toEqual([0.5, 1]);
    expect(result.issues.map((issue) => issue.code)).toEqual(["constant-indicator"]);
    expect(result.ratioScale).toBe(true);
  });

  it("weighs two indicators by what their entropies leave, and contributions add up to the level", () => {
    const result = digitalLevel(
      [
        { id: "a", values: values(1, 2, 4, 8) },
        { id: "b", values: values(3, 3, 4, 5) },
      ],
      4,
      1,
    );
    const entropy = (x: number[]) => {
      const sum = x.reduce((a, b) => a + b);
      return -x.reduce((h, v) => h + (v / sum) * Math.log(v / sum), 0) / Math.log(4);
    };
    const da = 1 - entropy([1, 2, 4, 8]);
    const db = 1 - entropy([3, 3, 4, 5]);
    expect(result.weights[0]).toBeCloseTo(da / (da + db), 13);
    expect(result.level[0]).toBeCloseTo((da / 8 + db * 0.6) / (da + db), 13);
    for (let i = 0; i < 4; ++i) {
      expect(result.contributions[2 * i]! + result.contributions[2 * i + 1]!).toBeCloseTo(result.level[i]!, 14);
    }
  });

  it("turns an indicator around where less is better", () => {
    const result = digitalLevel([{ id: "price", values: values(2, 4), direction: "less-is-better" }], 2, 1);
    expect([...result.level]).toEqual([1, 0.5]);
    expect(() => digitalLevel([{ id: "price", values: values(0, 4), direction: "less-is-better" }], 2, 1)).toThrow(
      /"price" has a lowest value of 0; the ratio scale needs values above 0/,
    );
    expect(() => digitalLevel([{ id: "growth", values: values(-1, 4) }], 2, 1)).toThrow(InputError);
  });

  it("keeps weights at 1, levels in (0, 1], and does not see units or the order of regions", () => {
    const positive = fc.double({ min: 0.01, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(positive, positive, positive), { minLength: 3, maxLength: 12 }), positive, (rows, unit) => {
        const series = (of: readonly (readonly number[])[], scale: number) =>
          [0, 1, 2].map((j) => ({ id: `i${j}`, values: Float64Array.from(of, (row) => row[j]! * (j === 1 ? scale : 1)) }));
        const varies = [0, 1, 2].some((j) => rows.some((row) => row[j] !== rows[0]![j]));
        fc.pre(varies);
        const base = digitalLevel(series(rows, 1), rows.length, 1);
        expect(base.weights.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
        for (const t of base.level) {
          expect(t).toBeGreaterThan(0);
          expect(t).toBeLessThanOrEqual(1 + 1e-12);
        }
        const scaled = digitalLevel(series(rows, unit), rows.length, 1);
        const reversed = digitalLevel(series([...rows].reverse(), 1), rows.length, 1);
        base.level.forEach((t, i) => {
          expect(scaled.level[i]).toBeCloseTo(t, 6); // weights of nearly equal values amplify rounding of the unit
          expect(reversed.level[rows.length - 1 - i]).toBeCloseTo(t, 6);
        });
      }),
      { numRuns: 60 },
    );
  });

  it("treats an absent value as the policy says and never silently", () => {
    const indicators = [
      { id: "a", values: values(1, Number.NaN, 3, 2, 2, 4) },
      { id: "b", values: values(2, 2, 1, 1, 3, 6) },
    ];
    const absent = digitalLevel(indicators, 2, 3);
    expect(Number.isNaN(absent.level[1]!)).toBe(true);
    expect(absent.issues.map((issue) => issue.code)).toContain("absent-indicator-cells");
    const reweighted = digitalLevel(indicators, 2, 3, { missing: "reweight" });
    expect(reweighted.level[1]).toBeCloseTo(2 / 6, 14);
    const filled = digitalLevel(indicators, 2, 3, { missing: "interpolate" });
    expect(filled.scaled[1 * 2]).toBeCloseTo(2 / 4, 14);
    expect(filled.issues.find((issue) => issue.code === "interpolated-indicator")?.count).toBe(1);
  });

  it("names the region that falls", () => {
    const result = digitalLevel([{ id: "a", values: values(1, 2, 3, 2.5) }], 2, 2, { regionIds: ["A", "B"] });
    expect(result.falls).toEqual([{ region: 1, firstYear: 0, lastYear: 1, change: 2.5 / 3 - 1 }]);
    expect(result.issues.find((issue) => issue.code === "digital-level-falls")?.message).toContain("B");
  });

  it("offers min-max pooled and yearly for replication, flagged so that engines refuse them", () => {
    const indicators = [{ id: "a", values: values(1, 2, 3, 6) }];
    const pooled = digitalLevel(indicators, 2, 2, { scaling: "min-max-pooled" });
    expect([...pooled.level]).toEqual([0, 0.2, 0.4, 1]);
    expect([...digitalLevel(indicators, 2, 2, { scaling: "min-max-yearly" }).level]).toEqual([0, 0, 1, 1]);
    expect(pooled.ratioScale).toBe(false);
    expect(() => digitalLevelRelative(pooled)).toThrow(/min-max-pooled scaling/);
  });

  it("is relative to the unweighted mean of the first year", () => {
    const level = digitalLevel([{ id: "a", values: values(1, 2, 3, 6) }], 2, 2);
    const relative = digitalLevelRelative(level);
    [0.5, 1, 1.5, 3].forEach((expected, cell) => {
      expect(relative[cell]).toBeCloseTo(expected, 14);
    });
  });

  it("refuses indicators that all stand still, none at all, or of the wrong shape", () => {
    expect(() => digitalLevel([{ id: "a", values: values(2, 2) }], 2, 1)).toThrow(/none of the 1 indicators varies/);
    expect(() => digitalLevel([], 2, 1)).toThrow(/there are no indicators/);
    expect(() => digitalLevel([{ id: "a", values: values(2) }], 2, 1)).toThrow(/"a" has 1 values/);
  });
});

describe("capWeights", () => {
  it("hands the excess to the others in proportion, again and again if need be", () => {
    expect([...capWeights(values(0.6, 0.3, 0.1), 0.5)].map((w) => +w.toFixed(12))).toEqual([0.5, 0.375, 0.125]);
    expect([...capWeights(values(0.6, 0.3, 0.1), 0.4)].map((w) => +w.toFixed(12))).toEqual([0.4, 0.4, 0.2]);
  });

  it("sums to one under any feasible cap and leaves zeros alone", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 3, maxLength: 8 }), (raw) => {
        const total = raw.reduce((a, b) => a + b);
        const capped = capWeights(Float64Array.from([0, ...raw.map((w) => w / total)]), 0.35);
        expect(capped.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
        expect(Math.max(...capped)).toBeLessThanOrEqual(0.35 + 1e-12);
        expect(capped[0]).toBe(0);
      }),
    );
  });

  it("is equal weights where the cap is infeasible, with an issue from the index", () => {
    const result = digitalLevel(
      [
        { id: "a", values: values(1, 5) },
        { id: "b", values: values(2, 3) },
      ],
      2,
      1,
      { weightCap: 0.35 },
    );
    expect([...result.weights]).toEqual([0.5, 0.5]);
    expect(result.issues.map((issue) => issue.code)).toContain("weight-cap-raised");
  });
});

describe("other weights", () => {
  it("entropyWeights treats 0 ln 0 as 0", () => {
    const { entropy } = entropyWeights(values(0, 1, 1, 0), 1);
    expect(entropy[0]).toBeCloseTo(Math.log(2) / Math.log(4), 14);
  });

  it("principalComponentWeights are the squared loadings: half each for two correlated indicators", () => {
    const w = principalComponentWeights(values(1, 2, 3, 5, 2, 3, 3, 9), 2);
    expect(w[0]).toBeCloseTo(0.5, 12);
    expect(w[1]).toBeCloseTo(0.5, 12);
  });

  it("criticWeights is contrast times conflict, by hand for uncorrelated indicators", () => {
    // Columns (0,1,0,1) and (0,0,2,2) are uncorrelated; sd ratio 1 : 2, conflict 1 each.
    const w = criticWeights(values(0, 1, 0, 1, 0, 0, 2, 2), 2);
    expect(w[0]).toBeCloseTo(1 / 3, 13);
    expect(w[1]).toBeCloseTo(2 / 3, 13);
  });

  it("topsisCloseness is 1 at the best place of everything and 0 at the worst", () => {
    const c = topsisCloseness(values(1, 0.5, 0, 1, 0.5, 0), values(0.7, 0.3), 2);
    expect(c[0]).toBe(1);
    expect(c[2]).toBe(0);
    expect(c[1]).toBeCloseTo(0.5, 14);
  });
});
