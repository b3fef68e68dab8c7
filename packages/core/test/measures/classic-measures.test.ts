import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  coagglomerationIndex,
  ellisonGlaeser,
  firmColocation,
  groupCoagglomeration,
  hachmanIndex,
  herfindahl,
  hooverIndex,
  krugmanIndex,
  locationalGini,
  locationQuotientIntervals,
  locationQuotients,
  maurelSedillot,
  meanBilateralDistance,
  pairwiseCoagglomeration,
  rawConcentration,
  regionalShares,
  relativeSpecialisation,
  shannonEntropy,
  theilConcentration,
} from "../../src/index.ts";

const golden = (name: string, file: string) =>
  JSON.parse(readFileSync(new URL(`../golden/${name}/${file}.json`, import.meta.url), "utf8"));

/** Largest relative difference of two lists of numbers. */
function gap(got: ArrayLike<number>, expected: ArrayLike<number>): number {
  let worst = got.length === expected.length ? 0 : Number.POSITIVE_INFINITY;
  for (let k = 0; k < expected.length; ++k) {
    worst = Math.max(worst, Math.abs(got[k]! - expected[k]!) / Math.max(1, Math.abs(expected[k]!)));
  }
  return worst;
}

const table = fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 5 })).chain(([R, I]) =>
  fc.record({
    R: fc.constant(R),
    I: fc.constant(I),
    E: fc
      .array(fc.double({ min: 0.1, max: 1e4, noNaN: true }), { minLength: R * I, maxLength: R * I })
      .map((e) => Float64Array.from(e)),
  }),
);

/** The check of the model book: industries [60, 30, 10] and [20, 50, 30] over three regions. */
const employment = Float64Array.of(60, 20, 30, 50, 10, 30);

describe("check values of the model book", () => {
  const shares = regionalShares(employment, 3, 2);
  const first = shares.industry.subarray(0, 3);

  it("location quotients", () => {
    expect(gap(locationQuotients(employment, 3, 2), [1.5, 0.5, 0.75, 1.25, 0.5, 1.5])).toBeLessThan(1e-15);
  });

  it("raw concentration, Ellison-Glaeser and pairwise coagglomeration", () => {
    expect(rawConcentration(first, shares.total)).toBeCloseTo(0.06, 15);
    expect(ellisonGlaeser(first, shares.total, 0.05)).toBeCloseTo(0.046053, 6);
    expect(pairwiseCoagglomeration(shares.industry, shares.total, 2)[1]).toBeCloseTo(-0.09375, 14);
  });
});

describe("Germany 2015, against REAT 3.0.3 and EconGeo 1.3", () => {
  const input = golden("germany-region-industry", "input");
  const expected = golden("germany-region-industry", "expected");
  const R = input.regions.length;
  const I = input.industries.length;
  const E = Float64Array.from(input.employment.flat());
  const shares = regionalShares(E, R, I);
  const industries = Array.from({ length: I }, (_, i) => shares.industry.slice(i * R, (i + 1) * R));
  const mix = regionalShares(
    Float64Array.from({ length: R * I }, (_, c) => E[(c % R) * I + Math.floor(c / R)]!),
    I,
    R,
  );
  const regions = Array.from({ length: R }, (_, r) => mix.industry.slice(r * I, (r + 1) * I));
  // Peers print 15 digits; sums of 16 or 17 terms in another order differ in the last two.
  const digits = 2e-14;

  it("location quotient", () => {
    expect(gap(locationQuotients(E, R, I), expected.location_quotient.flat())).toBeLessThan(digits);
  });

  it("Gini of concentration and specialisation in REAT's form, and in EconGeo's as half of the Lorenz form", () => {
    const unweighted = industries.map((s) => locationalGini(s, shares.total, "unweighted"));
    expect(gap(unweighted, expected.gini_concentration_by_industry)).toBeLessThan(digits);
    const specialisation = regions.map((s) => locationalGini(s, mix.total, "unweighted"));
    expect(gap(specialisation, expected.gini_specialisation_by_region)).toBeLessThan(digits);
    const halves = industries.map((s) => locationalGini(s, shares.total) / 2);
    expect(gap(halves, expected.econgeo.locational_gini)).toBeLessThan(digits);
  });

  it("Krugman, Hoover, Herfindahl, Hachman, raw concentration and Theil", () => {
    expect(
      gap(
        regions.map((s) => krugmanIndex(s, mix.total)),
        expected.krugman_spec_vs_all,
      ),
    ).toBeLessThan(digits);
    expect(
      gap(
        industries.map((s) => krugmanIndex(s, shares.total)),
        expected.krugman_conc_vs_all,
      ),
    ).toBeLessThan(digits);
    expect(
      gap(
        industries.map((s) => hooverIndex(s, shares.total)),
        expected.hoover_industry_vs_total,
      ),
    ).toBeLessThan(digits);
    expect(
      gap(
        regions.map((s) => herfindahl(s)),
        expected.herfindahl_region,
      ),
    ).toBeLessThan(digits);
    expect(
      gap(
        industries.map((s) => herfindahl(s)),
        expected.herfindahl_industry,
      ),
    ).toBeLessThan(digits);
    expect(
      gap(
        regions.map((s) => hachmanIndex(s, mix.total)),
        expected.econgeo.hachman,
      ),
    ).toBeLessThan(digits);
    expect(
      gap(
        industries.map((s) => rawConcentration(s, shares.total)),
        expected.ellison_glaeser_raw_G,
      ),
    ).toBeLessThan(digits);
    expect(
      gap(
        industries.map((s) => theilConcentration(s, shares.total)),
        expected.theil_conc,
      ),
    ).toBeLessThan(digits);
    // EconGeo prints three decimals of bits.
    expect(
      gap(
        regions.map((s) => shannonEntropy(s, 2)),
        expected.econgeo.entropy,
      ),
    ).toBeLessThan(5.1e-4);
  });
});

describe("42 fictitious firms, against REAT 3.0.3", () => {
  const { firms } = golden("ellison-glaeser-firms", "input") as { firms: [number, string, number][] };
  const expected = golden("ellison-glaeser-firms", "expected");
  const names = expected.industries as string[];
  const E = new Float64Array(3 * names.length);
  for (const [region, industry, size] of firms) E[(region - 1) * names.length + names.indexOf(industry)]! += size;
  const shares = regionalShares(E, 3, names.length);
  const sizes = (name: string) => Float64Array.from(firms.filter((firm) => firm[1] === name).map((firm) => firm[2]));

  it.each(names.map((name, i) => [name, i] as const))("%s", (name, i) => {
    const share = shares.industry.slice(3 * i, 3 * i + 3);
    const H = herfindahl(sizes(name));
    const row = expected.by_definition[i];
    const printed = [ellisonGlaeser(share, shares.total, H), rawConcentration(share, shares.total), H];
    expect(gap(printed, [expected.gamma_table[i][0], expected.gamma_table[i][1], expected.gamma_table[i][4]])).toBeLessThan(
      1e-14,
    );
    expect(maurelSedillot(share, shares.total, H)).toBeCloseTo(row.gamma_MS, 13);
  });

  it("colocation of clothing trade and forestry", () => {
    const count = (name: string) => Float64Array.from([1, 2, 3], (r) => firms.filter((f) => f[0] === r && f[1] === name).length);
    expect(firmColocation(count("Clothing trade"), count("Forestry"))).toBeCloseTo(expected.howard_cl, 14);
  });
});

describe("properties", () => {
  it("the location quotient averages to one over regions, whatever the unit", () => {
    fc.assert(
      fc.property(table, ({ R, I, E }) => {
        const lq = locationQuotients(E, R, I);
        const inThousands = locationQuotients(
          E.map((e) => e / 1000),
          R,
          I,
        );
        const rows = Float64Array.from({ length: R }, (_, r) => E.subarray(r * I, r * I + I).reduce((a, b) => a + b, 0));
        const total = rows.reduce((a, b) => a + b, 0);
        for (let i = 0; i < I; ++i) {
          let mean = 0;
          for (let r = 0; r < R; ++r) {
            mean += (rows[r]! / total) * lq[r * I + i]!;
            expect(inThousands[r * I + i]).toBeCloseTo(lq[r * I + i]!, 10);
          }
          expect(mean).toBeCloseTo(1, 10);
        }
      }),
    );
  });

  it("splitting a region with its mix leaves the Lorenz form, Hoover, Krugman and Theil alone", () => {
    fc.assert(
      fc.property(table, fc.double({ min: 0.1, max: 0.9, noNaN: true }), ({ R, I, E }, share) => {
        const split = new Float64Array((R + 1) * I);
        split.set(E);
        for (let i = 0; i < I; ++i) {
          split[i] = share * E[i]!;
          split[R * I + i] = (1 - share) * E[i]!;
        }
        const a = regionalShares(E, R, I);
        const b = regionalShares(split, R + 1, I);
        for (const measure of [locationalGini, hooverIndex, krugmanIndex, theilConcentration]) {
          for (let i = 0; i < I; ++i) {
            const whole = measure(a.industry.subarray(i * R, (i + 1) * R), a.total);
            const parts = measure(b.industry.subarray(i * (R + 1), (i + 1) * (R + 1)), b.total);
            expect(parts).toBeCloseTo(whole, 10);
            expect(whole).toBeGreaterThan(-1e-12);
          }
        }
      }),
    );
  });

  it("an interval holds its quotient, narrows with more workers and widens with larger plants", () => {
    const lq = locationQuotients(employment, 3, 2);
    const small = locationQuotientIntervals(employment, 3, 2);
    const large = locationQuotientIntervals(
      employment.map((e) => 100 * e),
      3,
      2,
    );
    const plants = locationQuotientIntervals(
      employment.map((e) => 100 * e),
      3,
      2,
      { unitSize: 100 },
    );
    lq.forEach((q, cell) => {
      expect(small.lower[cell]).toBeLessThan(q);
      expect(small.upper[cell]).toBeGreaterThan(q);
      expect(large.upper[cell]! / q).toBeCloseTo((small.upper[cell]! / q) ** 0.1, 12);
      expect(plants.upper[cell]).toBeCloseTo(small.upper[cell]!, 12);
    });
  });

  it("has variance equal to the multinomial delta method, summed over all cells", () => {
    const p = employment.map((e) => e / 200);
    const cell = 2; // region 1, industry 0
    const gradient = p.map((_, c) => {
      const sameRow = c >> 1 === 1 ? 1 / (p[2]! + p[3]!) : 0;
      const sameColumn = c % 2 === 0 ? 1 / (p[0]! + p[2]! + p[4]!) : 0;
      return (c === cell ? 1 / p[cell]! : 0) - sameRow - sameColumn;
    });
    const mean = gradient.reduce((sum, g, c) => sum + g * p[c]!, 0);
    const variance = gradient.reduce((sum, g, c) => sum + g * g * p[c]!, 0) - mean * mean;
    const { upper } = locationQuotientIntervals(employment, 3, 2, { z: 1 });
    expect(Math.log(upper[cell]! / 0.75)).toBeCloseTo(Math.sqrt(variance / 200), 12);
  });
});

describe("edges", () => {
  it("an absent cell is left out, an empty region or industry is not defined", () => {
    const lq = locationQuotients(Float64Array.of(1, Number.NaN, 1, 2), 2, 2);
    expect(Number.isNaN(lq[1]!)).toBe(true);
    expect(lq[0]).toBe(1 / 1 / (2 / 4));
    const empty = locationQuotients(Float64Array.of(0, 0, 3, 1), 2, 2);
    expect(Number.isNaN(empty[0]!)).toBe(true);
    expect(empty[2]).toBe(1);
  });

  it("one plant or one region has no Ellison-Glaeser index", () => {
    expect(ellisonGlaeser(Float64Array.of(1, 0), Float64Array.of(0.5, 0.5), 1)).toBeNaN();
    expect(ellisonGlaeser(Float64Array.of(1), Float64Array.of(1), 0.2)).toBeNaN();
  });

  it("group coagglomeration is zero when members spread independently, by its definition", () => {
    const gamma = Float64Array.of(0.1, 0.2);
    const H = Float64Array.of(0.05, 0.1);
    const w = Float64Array.of(0.4, 0.6);
    const independent = w.reduce((sum, share, j) => sum + share ** 2 * (H[j]! + gamma[j]! * (1 - H[j]!)), 0);
    expect(groupCoagglomeration(independent, gamma, H, w)).toBeCloseTo(0, 15);
  });

  it("the Chinese index mixes similarity and level: one industry alone at LQ 3 beats two in balance at LQ 0.9", () => {
    const { index, similarity } = coagglomerationIndex(Float64Array.of(3, 0.9), Float64Array.of(0, 0.9));
    expect([...similarity]).toEqual([0, 1]);
    expect(index[0]).toBe(3);
    expect(index[1]).toBeCloseTo(2.8, 15);
  });

  it("mean bilateral distance and relative specialisation by hand", () => {
    expect(meanBilateralDistance(Float64Array.of(0.5, 0.5), Float64Array.of(2, 10, 10, 4))).toBe(6.5);
    const { specialisation, diversity } = relativeSpecialisation(Float64Array.of(0.5, 0.5), Float64Array.of(0.25, 0.75));
    expect([specialisation, diversity]).toEqual([2, 2]);
  });
});
