import { readFileSync } from "node:fs";
import {
  bandWeights,
  bivariateMoran,
  clusterLabels,
  globalGeary,
  globalGetisOrd,
  globalMoran,
  higherOrderWeights,
  joinCounts,
  localGeary,
  localGetisOrd,
  localMoran,
  nearestWeights,
  type PointSet,
  type SpatialWeights,
  smallestBand,
  spatialLag,
  spatialWeights,
  transformWeights,
} from "@jiju/core";
import { describe, expect, it } from "vitest";

const read = (name: string, file: string) =>
  JSON.parse(readFileSync(new URL(`../golden/${name}/${file}`, import.meta.url), "utf8"));

function neighbourWeights(ids: string[], lists: number[][]): SpatialWeights {
  const offsets = Int32Array.from([0, ...lists.map((_, i) => lists.slice(0, i + 1).reduce((sum, row) => sum + row.length, 0))]);
  const neighbours = Int32Array.from(lists.flat());
  return spatialWeights({ ids, offsets, neighbours, values: new Float64Array(neighbours.length).fill(1), description: "given" });
}

/** Digits in common with a published value; the peers print 15, rounding in long sums costs about 3. */
function expectDigits(got: number, published: number, digits: number): void {
  const error = Math.abs(got - published) / Math.max(Math.abs(published), 1e-300);
  expect(error, `${got} against ${published}`).toBeLessThan(10 ** -digits);
}

describe.each(["spatial-columbus", "spatial-baltimore", "spatial-used-cars"])("golden: %s against spdep", (name) => {
  const input = read(name, "input.json");
  const expected = read(name, "expected.json");
  const y = Float64Array.from(input.y as number[]);
  const binary = neighbourWeights(input.ids, input.neighbours);
  const row = transformWeights(binary, "row");

  it("has the same Moran in three settings to 11 digits", () => {
    for (const [key, result] of [
      ["randomisation_two_sided", globalMoran(y, row)],
      ["normality_two_sided", globalMoran(y, row, { assumption: "normality" })],
      ["binary_randomisation_two_sided", globalMoran(y, binary)],
    ] as const) {
      const theirs = expected.moran[key];
      expectDigits(result.statistic, theirs.estimate["Moran I statistic"], 11);
      expectDigits(result.expectation, theirs.estimate.Expectation, 11);
      expectDigits(result.variance, theirs.estimate.Variance, 11);
      expectDigits(result.z, theirs.statistic, 11);
      expectDigits(result.p, theirs.p, 10);
    }
  });

  it("has the same Geary, with the sign of z reversed, to 10 digits", () => {
    for (const assumption of ["randomisation", "normality"] as const) {
      const result = globalGeary(y, row, { assumption });
      const theirs = expected.geary[`${assumption}_two_sided`];
      expectDigits(result.statistic, theirs.estimate["Geary C statistic"], 11);
      expectDigits(result.variance, theirs.estimate.Variance, 11);
      expectDigits(-result.z, theirs.statistic, 10);
      expectDigits(result.p, theirs.p, 9);
    }
  });

  it("has the same global G to 8 digits (its variance is a small difference)", () => {
    const result = globalGetisOrd(y, binary);
    const theirs = expected.getis_ord_G_binary;
    expectDigits(result.statistic, theirs.estimate["Global G statistic"], 12);
    expectDigits(result.expectation, theirs.estimate.Expectation, 12);
    expectDigits(result.variance, theirs.estimate.Variance, 8);
    expectDigits(result.z, theirs.statistic, 8);
  });

  it("has the same join counts of high and low values to 11 digits", () => {
    const sorted = [...y].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
    const classes = Int32Array.from(y, (value) => Number(value > median));
    const [low, , high] = joinCounts(classes, 2, binary);
    for (const theirs of expected.joincount_test_B_nonfree) {
      const same = theirs.estimate["Same colour statistic"];
      const result = [low!, high!].find((join) => Math.abs(join.statistic - same) < 1e-9)!;
      expectDigits(result.expectation, theirs.estimate.Expectation, 11);
      expectDigits(result.variance, theirs.estimate.Variance, 11);
      expectDigits(result.z, theirs.statistic, 10);
    }
  });

  it("has the same local Moran, moments, deviates and quadrants to 9 digits", () => {
    const conditional = localMoran(y, row);
    const total = localMoran(y, row, { moments: "total" });
    const lag = spatialLag(y, row);
    const { local } = expected;
    const mean = y.reduce((a, b) => a + b) / y.length;
    const meanLag = lag.reduce((a, b) => a + b) / y.length;
    const high = (value: number, split: number) => (value > split ? "High" : "Low");
    for (let i = 0; i < y.length; ++i) {
      expectDigits(lag[i]!, local.lag[i], 12);
      expectDigits(conditional.statistic[i]!, local.Ii[i], 9);
      expectDigits(conditional.expectation[i]!, local.E_cond[i], 9);
      expectDigits(conditional.variance[i]!, local.Var_cond[i], 9);
      expectDigits(conditional.z[i]!, local.Z_cond[i], 9);
      expectDigits(conditional.p[i]!, local.p_cond_two_sided[i], 8);
      expectDigits(total.expectation[i]!, local.E_total[i], 12);
      expectDigits(total.variance[i]!, local.Var_total[i], 10);
      expectDigits(total.z[i]!, local.Z_total[i], 9);
      // spdep splits the lag at the mean of lags; we, like GeoDa and PySAL, at the mean of the variable
      expect(`${high(y[i]!, mean)}-${high(lag[i]!, meanLag)}`).toBe(local.quadrant[i]);
      expect(conditional.quadrant[i]).toBe(high(y[i]!, mean)[0]! + high(lag[i]!, mean)[0]!);
    }
  });

  it("has the same local G, G* and Geary to 9 digits", () => {
    const g = localGetisOrd(y, row);
    const star = localGetisOrd(y, row, { self: "include" });
    const geary = localGeary(y, row);
    for (let i = 0; i < y.length; ++i) {
      expectDigits(g.z[i]!, expected.local.localG_z[i], 9);
      expectDigits(star.z[i]!, expected.local.localGstar_z[i], 9);
      expectDigits(geary.statistic[i]!, expected.local.localC[i], 10);
    }
  });
});

describe("golden: further values of Columbus", () => {
  const input = read("spatial-columbus", "input.json");
  const expected = read("spatial-columbus", "expected.json");
  const crime = Float64Array.from(input.y as number[]);
  const queen = neighbourWeights(input.ids, input.neighbours);
  const centres: PointSet = {
    ids: input.ids,
    x: Float64Array.from(input.points, (p: number[]) => p[0]!),
    y: Float64Array.from(input.points, (p: number[]) => p[1]!),
    metric: "plane",
  };

  it("has the same Moran of other weights to 11 digits", () => {
    const cases = [
      [
        globalMoran(crime, transformWeights(neighbourWeights(input.ids, expected.rook_neighbours), "row")),
        expected.moran_crime_rook,
      ],
      [globalMoran(crime, transformWeights(nearestWeights(centres, 4), "row")), expected.moran_crime_knn4],
      [
        globalMoran(crime, bandWeights(centres, smallestBand(centres), { value: "inverse-distance" })),
        expected.moran_crime_distband_idw_B,
      ],
    ] as const;
    for (const [result, theirs] of cases) {
      expectDigits(result.statistic, theirs.estimate["Moran I statistic"], 11);
      expectDigits(result.variance, theirs.estimate.Variance, 11);
    }
  });

  it("has the same correlogram over orders 1 to 5, and the same bivariate Moran as PySAL and R", () => {
    expected.correlogram_I_order1_5.forEach(([statistic, expectation, variance]: number[], at: number) => {
      const result = globalMoran(crime, transformWeights(higherOrderWeights(queen, at + 1), "row"));
      expectDigits(result.statistic, statistic!, 11);
      expectDigits(result.expectation, expectation!, 11);
      expectDigits(result.variance, variance!, 11);
    });
    const income = Float64Array.from(input.x.INC as number[]);
    expectDigits(bivariateMoran(crime, income, transformWeights(queen, "row")).statistic, expected.bivariate_moran_crime_inc, 11);
    expectDigits(expected.pysal.moran_bv_crime_inc, expected.bivariate_moran_crime_inc, 11);
  });

  it("labels fewer clusters the stricter the correction", () => {
    const result = localMoran(crime, transformWeights(queen, "row"));
    const clusters = (["none", "fdr", "fdr-dependent", "bonferroni"] as const).map(
      (correction) => clusterLabels(result, { correction }).filter((label) => label !== "ns").length,
    );
    const [none, fdr, dependent, bonferroni] = clusters as [number, number, number, number];
    expect(none).toBeGreaterThan(fdr);
    expect(fdr).toBeGreaterThanOrEqual(Math.max(dependent, bonferroni));
    expect(bonferroni).toBeGreaterThan(0);
  });
});
