import { describe, expect, it } from "vitest";
import {
  effectiveProximity,
  observedPaths,
  PATH_CODE,
  PATH_IDS,
  type PathPanel,
  pathEnsemble,
  proximityKernels,
  SYNTHETIC_FORMS,
  type SyntheticCountry,
  synthesizeCountry,
  syntheticTables,
} from "../../src/index.ts";

/** What a user of the study folder sees: employment, and an equally weighted ratio-scale index of the indicators. */
function panelOf(country: SyntheticCountry): PathPanel {
  const { dataset, distances } = country;
  const R = dataset.regions.length;
  const S = dataset.industries.length;
  const Y = dataset.years.length;
  const employment = dataset.columns.employment!.values;
  const indicators = Object.values(dataset.columns).filter(
    (column) => column.dimensions.length === 2 && column.id !== "rent-index",
  );
  const index = new Float64Array(R * Y);
  for (const { values } of indicators) {
    const top = values.reduce((largest, value) => Math.max(largest, value), 0);
    for (let cell = 0; cell < R * Y; ++cell) index[cell]! += values[cell]! / top / indicators.length;
  }
  const year = (table: Float64Array, count: number, y: number) =>
    Float64Array.from({ length: count }, (_, k) => table[k * Y + y]!);
  return {
    regions: R,
    industries: S,
    distances,
    activityFirst: year(employment, R * S, 0),
    activityLast: year(employment, R * S, Y - 1),
    digitalFirst: year(index, R, 0).map((value) => Math.min(1, value)),
    digitalLast: year(index, R, Y - 1).map((value) => Math.min(1, value)),
    tradability: Float64Array.from(dataset.industries, (industry) => industry.tradability),
    halfDistanceKm: new Float64Array(S).fill(country.truth.spec.halfDistanceKm),
  };
}

const country = synthesizeCountry();
const S = 19;
const R = 31;

describe("synthesizeCountry", () => {
  it("plants paths that follow from the definition of effective proximity, computed here by brute force", () => {
    const panel = panelOf(country);
    const shares = (table: Float64Array, s: number) => {
      const column = Float64Array.from({ length: R }, (_, i) => table[i * S + s]!);
      const total = column.reduce((sum, value) => sum + value, 0);
      return column.map((value) => value / total);
    };
    const kernels = proximityKernels(panel.distances, R, { halfDistanceKm: 200, distanceRelief: 0.65 });
    for (const s of [0, 2, 8, 15]) {
      const phi = (activity: Float64Array, digitalLevel: Float64Array) =>
        effectiveProximity(kernels, {
          activity: shares(activity, s),
          digitalLevel,
          levelOf: new Int32Array(1),
          tradability: panel.tradability.subarray(s, s + 1),
        }).total;
      const p00 = phi(panel.activityFirst, panel.digitalFirst);
      const p10 = phi(panel.activityLast, panel.digitalFirst);
      const p01 = phi(panel.activityFirst, panel.digitalLast);
      const p11 = phi(panel.activityLast, panel.digitalLast);
      for (let i = 0; i < R; ++i) {
        const real = 0.5 * Math.log((p10[i]! * p11[i]!) / (p00[i]! * p01[i]!));
        const virtual = 0.5 * Math.log((p01[i]! * p11[i]!) / (p00[i]! * p10[i]!));
        // Whole persons and an index summed from five indicators: 1e-4 is the rounding of the data.
        expect(Math.abs(real - country.truth.real[i * S + s]!)).toBeLessThan(1e-4);
        expect(Math.abs(virtual - country.truth.virtual[i * S + s]!)).toBeLessThan(1e-4);
      }
    }
  });

  it("is recovered by the observed-path engine wherever the planted margin exceeds rounding", () => {
    const found = observedPaths(panelOf(country)).path;
    let checked = 0;
    for (let cell = 0; cell < found.length; ++cell) {
      if (country.truth.margin[cell]! < 0.02) continue;
      expect(PATH_IDS[found[cell]!]).toBe(PATH_IDS[country.truth.path[cell]!]);
      ++checked;
    }
    expect(checked).toBeGreaterThan(0.97 * R * S);
  });

  it("keeps at least 85 % of wide-margin paths as the leading one of an ensemble around the truth, from noisy data", () => {
    const noisy = synthesizeCountry({ activityNoise: 0.01, indicatorNoise: 0.02, seed: 4 });
    const ensemble = pathEnsemble(panelOf(noisy), {
      draws: 40,
      negativeDraws: 0,
      reliefRange: [0.55, 0.75],
      halfDistanceFactorRange: [0.9, 1.1],
      tradabilityFactorRange: [0.9, 1.1],
      activityNoise: 0.01,
    });
    let wide = 0;
    let right = 0;
    for (let cell = 0; cell < R * S; ++cell) {
      if (noisy.truth.margin[cell]! < 0.3) continue;
      ++wide;
      if (ensemble.leading[cell] === noisy.truth.path[cell]) ++right;
    }
    expect(wide).toBeGreaterThan(150);
    expect(right / wide).toBeGreaterThan(0.85);
  });

  it("plants all four paths and gives each form to the path it belongs to", () => {
    for (const path of ["not-transforming", "optimising", "deepening", "strengthening"] as const) {
      expect(country.truth.path.filter((code) => code === PATH_CODE[path]).length).toBeGreaterThan(20);
    }
    for (let cell = 0; cell < R * S; ++cell) {
      const form = SYNTHETIC_FORMS[country.truth.form[cell]!]!;
      const path = PATH_IDS[country.truth.path[cell]!]!;
      expect(form === "all").toBe(path === "strengthening");
      expect(form.endsWith("physical")).toBe(path === "optimising");
      expect(form.endsWith("virtual")).toBe(path === "deepening");
    }
  });

  it("pays wages by the planted net effect: differences in differences of ln wage equal those of ln RE", () => {
    const plain = synthesizeCountry({ regions: 6, industries: 3, years: 4, wageNoise: 0 });
    const wage = plain.dataset.columns["average-wage"]!.values;
    const { logEffect } = plain.truth;
    const at = (table: Float64Array, i: number, s: number, y: number) => table[(i * 3 + s) * 4 + y]!;
    for (let i = 1; i < 6; ++i) {
      for (let s = 0; s < 3; ++s) {
        const wages = Math.log((at(wage, i, s, 3) * at(wage, 0, s, 0)) / (at(wage, i, s, 0) * at(wage, 0, s, 3)));
        const effect = at(logEffect, i, s, 3) - at(logEffect, i, s, 0) - at(logEffect, 0, s, 3) + at(logEffect, 0, s, 0);
        // Wages are printed to the cent.
        expect(Math.abs(wages - effect)).toBeLessThan(1e-6);
      }
    }
  });

  it("is the same country for the same seed and another for another", () => {
    const options = { regions: 5, industries: 2, years: 3 };
    expect(synthesizeCountry(options)).toEqual(synthesizeCountry(options));
    expect(synthesizeCountry({ ...options, seed: 1 }).dataset.columns).not.toEqual(synthesizeCountry(options).dataset.columns);
  });

  it("exists at one region, many industries and any mix", () => {
    const one = synthesizeCountry({ regions: 1, industries: 1, years: 2 });
    expect(one.dataset.columns.employment!.values.every((value) => value > 0)).toBe(true);
    expect(new Set(synthesizeCountry({ regions: 3, industries: 45, years: 2 }).dataset.industries.map((s) => s.id)).size).toBe(
      45,
    );
    const deep = synthesizeCountry({ regions: 20, industries: 4, years: 2, pathMix: { deepening: 1 } });
    expect(deep.truth.path.every((code) => code === PATH_CODE.deepening)).toBe(true);
  });

  it("refuses impossible sizes and mixes", () => {
    expect(() => synthesizeCountry({ regions: 0 })).toThrow(/integer from 1 to 5000/);
    expect(() => synthesizeCountry({ pathMix: {} })).toThrow(/at least one above 0/);
  });
});

describe("syntheticTables", () => {
  it("writes complete columns of one length whose cells are those of the dataset", () => {
    const small = synthesizeCountry({ regions: 4, industries: 3, years: 2 });
    const tables = syntheticTables(small);
    expect(tables.map((table) => table.file)).toEqual([
      "regions.csv",
      "industries.csv",
      "activity.csv",
      "indicators.csv",
      "input-output.csv",
      "truth.csv",
    ]);
    for (const table of tables) expect(new Set(Object.values(table.columns).map((column) => column.length)).size).toBe(1);
    const activity = tables[2]!.columns;
    const row = (2 * 3 + 1) * 2 + 1;
    expect([activity.region![row], activity.industry![row], activity.year![row]]).toEqual([
      small.dataset.regions[2]!.id,
      small.dataset.industries[1]!.id,
      2016,
    ]);
    expect(activity.employment![row]).toBe(small.dataset.columns.employment!.values[row]);
  });

  it("has input coefficients whose columns leave value added", () => {
    for (let user = 0; user < S; ++user) {
      let sum = 0;
      for (let supplier = 0; supplier < S; ++supplier) sum += country.inputOutput[supplier * S + user]!;
      expect(sum).toBeGreaterThan(0.34);
      expect(sum).toBeLessThan(0.66);
    }
  });
});
