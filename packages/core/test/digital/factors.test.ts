import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  digitalLevel,
  ecologicalDetector,
  factorAdequacy,
  factorDetector,
  interactionDetector,
  obstacleDegrees,
  principalComponents,
  riskDetector,
  sizeNeutralTwin,
} from "../../src/index.ts";

const golden = (name: string, file: string) =>
  JSON.parse(readFileSync(new URL(`../golden/${name}/${file}.json`, import.meta.url), "utf8"));

describe("principalComponents of arrests in the United States, against R 4.2.2", () => {
  const rows = golden("density-pca", "input").arrests as number[][];
  const expected = golden("density-pca", "expected");
  const z = Float64Array.from([0, 1, 2, 3].flatMap((j) => rows.map((row) => row[j]!)));
  const result = principalComponents(z, 4);

  it("deviations, loadings, shares and scores to 1e-13 but for sign", () => {
    const pca = expected.pca_usarrests_scaled;
    result.deviation.forEach((sd, k) => {
      expect(Math.abs(sd - pca.sdev[k])).toBeLessThan(1e-13);
      expect(Math.abs(result.explained[k]! - pca.explained[k])).toBeLessThan(1e-13);
    });
    result.rotation.forEach((a, cell) => {
      expect(Math.abs(Math.abs(a) - pca.rotation_abs[cell >> 2][cell & 3])).toBeLessThan(1e-13);
    });
    pca.scores_abs_first5.flat().forEach((score: number, cell: number) => {
      expect(Math.abs(Math.abs(result.scores[cell]!) - score)).toBeLessThan(1e-13);
    });
  });

  it("KMO to 1e-13; Bartlett to 1e-12 relative, its p far in the tail to 1e-10", () => {
    expect(Math.abs(result.adequacy.kmo - expected.kmo_usarrests)).toBeLessThan(1e-13);
    expect(result.adequacy.chiSquare / expected.bartlett_usarrests.chi2).toBeCloseTo(1, 12);
    expect(result.adequacy.degreesOfFreedom).toBe(6);
    expect(result.adequacy.pValue / expected.bartlett_usarrests.p).toBeCloseTo(1, 10);
  });

  it("says when an indicator is constant and when the matrix is singular", () => {
    const constant = principalComponents(Float64Array.of(1, 2, 3, 4, 5, 5, 5, 5), 2);
    expect(constant.issues[0]?.code).toBe("constant-indicator-left-out");
    expect([...constant.explained]).toEqual([1, 0]);
    expect(factorAdequacy(Float64Array.of(1, 1, 1, 1), 2, 10).kmo).toBeNaN();
  });
});

describe("obstacleDegrees", () => {
  it("sum to one and point at the heavy indicator that is far from its best", () => {
    const level = digitalLevel(
      [
        { id: "a", values: Float64Array.of(1, 9, 10) },
        { id: "b", values: Float64Array.of(4, 2, 5) },
      ],
      3,
      1,
    );
    const obstacle = obstacleDegrees(level);
    expect(obstacle[0]! + obstacle[1]!).toBeCloseTo(1, 14);
    expect(obstacle[0]).toBeGreaterThan(0.5);
    expect(obstacle[3]).toBeCloseTo((level.weights[1]! * 0.6) / (level.weights[0]! * 0.1 + level.weights[1]! * 0.6), 13);
    expect([obstacle[4], obstacle[5]]).toEqual([0, 0]);
  });
});

describe("sizeNeutralTwin", () => {
  it("takes out a pure size effect entirely and finds its elasticity", () => {
    const size = Float64Array.of(1, 2, 4, 8, 16);
    const twin = sizeNeutralTwin(
      size.map((n) => 3 * n ** 0.7),
      size,
      1,
    );
    expect(twin.elasticity).toBeCloseTo(0.7, 12);
    expect(twin.rankCorrelation[0]).toBeCloseTo(1, 12);
    for (const value of twin.values) expect(value).toBeCloseTo(twin.values[0]!, 10);
  });

  it("is uncorrelated with log size in every sample", () => {
    const amount = fc.integer({ min: 1, max: 1000 });
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, amount), { minLength: 4, maxLength: 15 }), (rows) => {
        const size = Float64Array.from(rows, (row) => row[0]);
        fc.pre(new Set(size).size > 1);
        const twin = sizeNeutralTwin(
          Float64Array.from(rows, (row) => row[1]),
          size,
          1,
        );
        const mean = size.reduce((s, n) => s + Math.log(n) / size.length, 0);
        expect(twin.values.reduce((s, t, i) => s + Math.log(t) * (Math.log(size[i]!) - mean), 0)).toBeCloseTo(0, 8);
      }),
    );
  });
});

describe("geodetector in Heshun, against the R package", () => {
  const { rows } = golden("geodetector-heshun", "input") as { rows: number[][] };
  const expected = golden("geodetector-heshun", "expected");
  const y = Float64Array.from(rows, (row) => row[0]!);
  const strata = (k: number) => Int32Array.from(rows, (row) => row[k]!);

  it.each(["watershed", "soiltype", "elevation"].map((name, k) => [name, k + 1] as const))(
    "%s: q to 7, p to 4 digits as printed",
    (name, k) => {
      const { q, pValue } = factorDetector(y, strata(k));
      expect(Math.abs(q - expected[name].q)).toBeLessThan(5.1e-8);
      expect(Math.abs(pValue / expected[name].p - 1)).toBeLessThan(2e-4);
    },
  );

  it("two factors together explain at least as much as either", () => {
    const both = interactionDetector(y, strata(1), strata(2));
    expect(both.qBoth).toBeGreaterThanOrEqual(Math.max(both.qA, both.qB));
    expect(both.kind).toBe("two-factor-enhanced");
  });

  it("the better factor leaves less variance, and pairs of strata are compared once", () => {
    expect(ecologicalDetector(y, strata(2), strata(1)).pValue).toBeLessThan(0.001);
    expect(ecologicalDetector(y, strata(1), strata(2)).pValue).toBeGreaterThan(0.99);
    expect(riskDetector(y, strata(2))).toHaveLength(10);
  });
});

describe("geodetector by hand", () => {
  it("q is the share of variance between strata", () => {
    // strata means 1 and 3, each with deviations of .5: total SS = 4 x 1 + 4 x .25 = 5, within 1
    const { q } = factorDetector(Float64Array.of(0.5, 1.5, 2.5, 3.5), Int32Array.of(7, 7, 9, 9));
    expect(q).toBeCloseTo(1 - 1 / 5, 14);
    const [pair] = riskDetector(Float64Array.of(0.5, 1.5, 2.5, 3.5), Int32Array.of(7, 7, 9, 9));
    expect(pair!.tStatistic).toBeCloseTo(-2 / Math.sqrt(0.25 + 0.25), 14);
  });

  it("needs two strata", () => {
    expect(() => factorDetector(Float64Array.of(1, 2), Int32Array.of(1, 1))).toThrow(/at least 2 are needed/);
  });
});
