import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  economicComplexity,
  functionalSpecialisation,
  industryCooccurrence,
  industryRelatedness,
  industryVariety,
  methodOfReflections,
  presenceMatrix,
  relatednessDensity,
  shiftShare,
} from "../../src/index.ts";

const golden = (file: string) =>
  JSON.parse(readFileSync(new URL(`../golden/germany-region-industry/${file}.json`, import.meta.url), "utf8"));

function gap(got: ArrayLike<number>, expected: ArrayLike<number>): number {
  let worst = got.length === expected.length ? 0 : Number.POSITIVE_INFINITY;
  for (let k = 0; k < expected.length; ++k) worst = Math.max(worst, Math.abs(got[k]! - expected[k]!));
  return worst;
}

describe("Germany 2015, against EconGeo 1.3 and definitions", () => {
  const input = golden("input");
  const expected = golden("expected");
  const R = input.regions.length;
  const I = input.industries.length;
  const presence = presenceMatrix(Float64Array.from(input.employment.flat()), R, I);

  it("presence, co-occurrence and three forms of relatedness to 1e-14", () => {
    expect([...presence]).toEqual(expected.M_binary.flat());
    expect([...industryCooccurrence(presence, I)]).toEqual(expected.econgeo.cooccurrence.flat());
    expect(gap(industryRelatedness(presence, I, "association"), expected.econgeo.relatedness_prob.flat())).toBeLessThan(1e-14);
    expect(gap(industryRelatedness(presence, I, "cosine"), expected.econgeo.relatedness_cosine.flat())).toBeLessThan(1e-14);
    expect(gap(industryRelatedness(presence, I, "jaccard"), expected.econgeo.relatedness_jaccard.flat())).toBeLessThan(1e-14);
  });

  it("product-space proximity and density to 1e-14", () => {
    const proximity = industryRelatedness(presence, I);
    expect(gap(proximity, expected.proximity_hidalgo_minprob_diag0.flat())).toBeLessThan(1e-14);
    expect(gap(relatednessDensity(presence, proximity, R, I), expected.density_hidalgo.flat())).toBeLessThan(1e-14);
  });

  it("EconGeo's relatedness density, of relatedness above chance, which it prints in percent to two decimals", () => {
    const aboveChance = industryRelatedness(presence, I, "association").map((phi) => (phi > 1 ? 1 : 0));
    const percent = relatednessDensity(presence, aboveChance, R, I).map((d) => 100 * d);
    expect(gap(percent, expected.econgeo.relatedness_density_pct.flat())).toBeLessThan(0.00501);
  });

  it("complexity of regions to 1e-11 with the second eigenvalue; an eigenvector keeps fewer digits than its value", () => {
    const complexity = economicComplexity(presence, R, I);
    expect(gap(complexity.regions, expected.eci_eigen_zscore_sample_sd)).toBeLessThan(1e-11);
    expect(complexity.secondEigenvalue).toBeCloseTo(expected.eci_second_eigenvalue, 12);
    expect([...complexity.diversity]).toEqual(expected.econgeo.diversity_rca);
    expect([...complexity.ubiquity]).toEqual(expected.econgeo.ubiquity_rca);
  });

  it("the method of reflections after two steps to 1e-13", () => {
    const { regions, industries } = methodOfReflections(presence, R, I, 2);
    expect(gap(regions, expected.econgeo.MORc)).toBeLessThan(1e-13);
    expect(gap(industries, expected.econgeo.MORt)).toBeLessThan(1e-13);
  });

  it("gives the same complexity from either side of the table", () => {
    const transposed = Float64Array.from({ length: R * I }, (_, c) => presence[(c % R) * I + Math.floor(c / R)]!);
    const a = economicComplexity(presence, R, I);
    const b = economicComplexity(transposed, I, R);
    const sign = Math.sign(a.regions[0]! * b.industries[0]!);
    expect(
      gap(
        a.regions,
        b.industries.map((x) => sign * x),
      ),
    ).toBeLessThan(1e-11);
  });
});

describe("edges of complexity", () => {
  it("says when the map falls into parts, and when too little is left", () => {
    const blocks = Float64Array.of(1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1);
    expect(economicComplexity(blocks, 4, 4).issues[0]?.code).toBe("complexity-map-in-parts");
    const tiny = economicComplexity(Float64Array.of(1, 0, 0, 1), 2, 2);
    expect(tiny.issues[0]?.code).toBe("complexity-not-defined");
    expect(tiny.regions[0]).toBeNaN();
  });
});

const cells = (min: number) =>
  fc.array(fc.integer({ min, max: 10_000 }), { minLength: 12, maxLength: 12 }).map((e) => Float64Array.from(e, (x) => x / 100));
const table = cells(0);

describe("industryVariety", () => {
  it("by hand: a quarter each in two sectors is one bit between and one bit within", () => {
    const variety = industryVariety(Float64Array.of(1, 1, 1, 1), Int32Array.of(0, 0, 1, 1), 1);
    expect([variety.total[0], variety.unrelated[0], variety.related[0]]).toEqual([2, 1, 1]);
  });

  it("adds up, and related variety equals the weighted entropy within sectors", () => {
    fc.assert(
      fc.property(table, (E) => {
        const sectors = Int32Array.of(0, 0, 1, 1);
        const variety = industryVariety(E, sectors, 3);
        for (let r = 0; r < 3; ++r) {
          const row = E.subarray(4 * r, 4 * r + 4);
          const sum = row.reduce((a, b) => a + b, 0);
          if (sum === 0) continue;
          let within = 0;
          for (const g of [0, 1]) {
            const P = row.reduce((a, b, i) => a + (sectors[i] === g ? b : 0), 0);
            row.forEach((e, i) => {
              if (sectors[i] === g && e > 0) within -= (e / sum) * Math.log2(e / P);
            });
          }
          expect(variety.related[r]).toBeCloseTo(within, 10);
        }
      }),
    );
  });
});

describe("shiftShare", () => {
  it("by hand: two regions, two industries", () => {
    // nation 40 -> 60, g = .5; industry 0: 20 -> 40, g0 = 1; industry 1: 20 -> 20, g1 = 0
    const parts = shiftShare(Float64Array.of(10, 10, 10, 10), Float64Array.of(25, 5, 15, 15), 2, 2);
    expect([...parts.national]).toEqual([5, 5, 5, 5]);
    expect([...parts.industryMix]).toEqual([5, -5, 5, -5]);
    expect([...parts.competitive]).toEqual([5, -5, -5, 5]);
  });

  it("adds up, and the competitive part of an industry sums to zero over regions", () => {
    fc.assert(
      fc.property(cells(1), table, (first, last) => {
        const parts = shiftShare(first, last, 3, 4);
        parts.change.forEach((d, cell) => {
          expect(parts.national[cell]! + parts.industryMix[cell]! + parts.competitive[cell]!).toBeCloseTo(d, 9);
        });
        for (let i = 0; i < 4; ++i) {
          expect(parts.competitive[i]! + parts.competitive[4 + i]! + parts.competitive[8 + i]!).toBeCloseTo(0, 8);
        }
      }),
    );
  });
});

it("functionalSpecialisation is relative to the nation", () => {
  const fs = functionalSpecialisation(Float64Array.of(30, 10), Float64Array.of(60, 60));
  expect(fs[0]).toBeCloseTo(0.5, 15);
  expect(fs[1]).toBeCloseTo(-0.5, 15);
});
