import { describe, expect, it } from "vitest";
import { entryByDensity, industryRelatedness, missingLinks, relatednessDensity } from "../../src/index.ts";

describe("missingLinks", () => {
  // region 0 has industry 0 alone
  const presence = Float64Array.of(1, 0, 0, 1, 1, 0, 0, 1, 1);
  const relatedness = Float64Array.of(0, 0.6, 0.2, 0.6, 0, 0.2, 0.2, 0.2, 0);

  it("gives density by hand: .6 of .8 and .2 of .4", () => {
    const links = missingLinks({ presence, relatedness, regions: 3, industries: 3 }, 0);
    expect(links.map(({ industry, density, related }) => [industry, Number(density.toFixed(12)), related])).toEqual([
      [1, 0.75, [0]],
      [2, 0.5, [0]],
    ]);
    expect(links.map(({ suppliers, buyers, traders }) => [suppliers, buyers, traders])).toEqual([
      [Number.NaN, Number.NaN, []],
      [Number.NaN, Number.NaN, []],
    ]);
  });

  it("weighs suppliers and buyers of the table against density, an industry's use of its own product left out", () => {
    // industry 2 buys 8 of 10 from industry 0 and sells it 6 of 6; industry 1 buys 1 of 4 from it and sells it nothing of 3
    const flows = Float64Array.of(5, 1, 8, 0, 9, 2, 6, 3, 50);
    const links = missingLinks({ presence, relatedness, flows, regions: 3, industries: 3 }, 0);
    expect(links.map(({ industry, meanRank }) => [industry, meanRank])).toEqual([
      [1, 1.5],
      [2, 1.5],
    ]);
    const two = links[1]!;
    expect(two.suppliers).toBeCloseTo(0.8, 12);
    expect(two.buyers).toBeCloseTo(6 / 9, 12);
    expect(two.traders).toEqual([0]);
    expect(links[0]!.suppliers).toBeCloseTo(0.25, 12);
    expect(links[0]!.buyers).toBe(0);
  });

  it("agrees with relatednessDensity in every region", () => {
    const M = Float64Array.of(1, 0, 1, 0, 0, 1, 1, 0, 1, 1, 0, 0, 0, 0, 1, 1);
    const phi = industryRelatedness(M, 4);
    const density = relatednessDensity(M, phi, 4, 4);
    for (let r = 0; r < 4; ++r) {
      const links = missingLinks({ presence: M, relatedness: phi, regions: 4, industries: 4 }, r);
      expect(links).toHaveLength(4 - M.subarray(4 * r, 4 * r + 4).reduce((sum, m) => sum + m, 0));
      for (const link of links) expect(link.density).toBeCloseTo(density[4 * r + link.industry]!, 12);
    }
  });
});

describe("entryByDensity", () => {
  it("counts entries in thirds of the density of what was missing", () => {
    const before = Float64Array.of(0, 0, 0, 0, 0, 0, 1);
    const density = Float64Array.of(0.5, 0.1, 0.2, 0.6, 0.3, 0.4, 0.9);
    const after = Float64Array.of(1, 0, 0, 1, 1, 0, 0);
    expect(entryByDensity(before, density, after)).toEqual([
      { from: 0.1, to: 0.2, missing: 2, entered: 0 },
      { from: 0.3, to: 0.4, missing: 2, entered: 1 },
      { from: 0.5, to: 0.6, missing: 2, entered: 2 },
    ]);
    expect(entryByDensity(Float64Array.of(1), Float64Array.of(0.2), Float64Array.of(1))).toEqual([]);
  });
});
