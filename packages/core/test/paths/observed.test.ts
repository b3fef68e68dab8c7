import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  classifyPath,
  createRandom,
  effectiveProximity,
  logarithmicMean,
  lossOffset,
  observedPaths,
  PATH_ABSENCE,
  PATH_CODE,
  type PathPanel,
  proximityKernels,
} from "../../src/index.ts";

function randomPanel(seed: number, regions: number, industries: number): PathPanel {
  const random = createRandom(seed);
  const x = Array.from({ length: regions }, () => random.uniform() * 1000);
  const y = Array.from({ length: regions }, () => random.uniform() * 1000);
  const distances = new Float64Array(regions * regions);
  for (let i = 0; i < regions; ++i) {
    for (let j = 0; j < regions; ++j) distances[i * regions + j] = i === j ? 50 : Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!);
  }
  const draw = (n: number, low: number, high: number) =>
    Float64Array.from({ length: n }, () => low + (high - low) * random.uniform());
  return {
    regions,
    industries,
    distances,
    activityFirst: draw(regions * industries, 1, 100),
    activityLast: draw(regions * industries, 1, 100),
    digitalFirst: draw(regions, 0.05, 0.5),
    digitalLast: draw(regions, 0.1, 1),
    tradability: draw(industries, 0, 1),
    halfDistanceKm: Float64Array.from({ length: industries }, (_, s) => (s % 2 === 0 ? 200 : 80)),
  };
}

const panels = fc
  .tuple(fc.nat(1e6), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 5 }))
  .map(([seed, r, s]) => randomPanel(seed, r, s));

describe("classifyPath", () => {
  const name = (real: number, virtual: number) => classifyPath(real, virtual, 1 / 3);
  it("follows the rule by hand", () => {
    expect(name(0.2, 0.1)).toBe(PATH_CODE.strengthening);
    expect(name(0.3, 0.1)).toBe(PATH_CODE.optimising);
    expect(name(0.1, 0.3)).toBe(PATH_CODE.deepening);
    expect(name(-0.1, 0.3)).toBe(PATH_CODE.deepening);
    expect(name(0.3, -0.1)).toBe(PATH_CODE.optimising);
    expect(name(-0.3, 0.1)).toBe(PATH_CODE["not-transforming"]);
    expect(name(0, 0)).toBe(PATH_CODE["not-transforming"]);
    expect(name(Number.NaN, 0.1)).toBe(PATH_CODE["not-defined"]);
  });
  it("gives the share of a loss that is made good", () => {
    expect(lossOffset(-0.3, 0.1)).toBeCloseTo(1 / 3, 14);
    expect(lossOffset(-0.3, -0.1)).toBe(0);
    expect(lossOffset(0.3, 0.1)).toBeNaN();
    expect(lossOffset(0, 0)).toBeNaN();
  });
});

describe("observedPaths", () => {
  it("is what a pencil gives for one region: Phi = L [(1 - mT) k + mT v]", () => {
    const panel: PathPanel = {
      regions: 1,
      industries: 1,
      distances: Float64Array.of(100),
      activityFirst: Float64Array.of(10),
      activityLast: Float64Array.of(20),
      digitalFirst: Float64Array.of(0.2),
      digitalLast: Float64Array.of(0.6),
      tradability: Float64Array.of(0.5),
      halfDistanceKm: Float64Array.of(100),
    };
    const result = observedPaths(panel, { mode: "absolute", distanceRelief: 1 });
    expect(result.real[0]).toBeCloseTo(Math.log(2), 12);
    expect(result.realOwn[0]).toBeCloseTo(Math.log(2), 12);
    expect(result.virtual[0]).toBeCloseTo(Math.log((0.7 * 0.5 + 0.3) / (0.9 * 0.5 + 0.1)), 12);
    expect(result.virtualShareLast[0]).toBeCloseTo(0.3 / 0.65, 12);
    expect(observedPaths(panel, { distanceRelief: 1 }).path[0]).toBe(PATH_CODE.deepening);
    expect(observedPaths(panel, { mode: "relative", distanceRelief: 1 }).total[0]).toBeCloseTo(0, 12);
  });

  it("adds up to the change of effective proximity as the measures define it, to 1e-9, with and without changing segmentation", () => {
    fc.assert(
      fc.property(panels, fc.double({ min: -0.5, max: 1, noNaN: true }), fc.boolean(), (panel, relief, changing) => {
        const R = panel.regions;
        const border = (size: number) => Float64Array.from({ length: R * R }, (_, k) => (k % (R + 1) === 0 ? 0 : size));
        const used: PathPanel = changing ? { ...panel, segmentation: border(0.5), segmentationLast: border(0.1) } : panel;
        const result = observedPaths(used, { mode: "absolute", distanceRelief: relief });
        for (let s = 0; s < panel.industries; ++s) {
          const phi = (year: "First" | "Last") => {
            const kernels = proximityKernels(panel.distances, R, {
              halfDistanceKm: panel.halfDistanceKm[s]!,
              distanceRelief: relief,
              segmentation: year === "Last" ? (used.segmentationLast ?? used.segmentation) : used.segmentation,
            });
            return effectiveProximity(kernels, {
              activity: Float64Array.from({ length: R }, (_, i) => used[`activity${year}`][i * panel.industries + s]!),
              digitalLevel: used[`digital${year}`],
              levelOf: new Int32Array(1),
              tradability: panel.tradability.subarray(s, s + 1),
            }).total;
          };
          const first = phi("First");
          const last = phi("Last");
          for (let i = 0; i < R; ++i) {
            const cell = i * panel.industries + s;
            const change = Math.log(last[i]! / first[i]!);
            expect(Math.abs(result.real[cell]! + result.virtual[cell]! - change)).toBeLessThan(1e-9);
            expect(result.total[cell]).toBe(result.real[cell]! + result.virtual[cell]!);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("gives the real part from own activity alone where only the own activity moved", () => {
    fc.assert(
      fc.property(panels, (panel) => {
        const activityLast = panel.activityFirst.slice();
        for (let s = 0; s < panel.industries; ++s) activityLast[s]! *= 1.7;
        const result = observedPaths({ ...panel, activityLast, digitalLast: panel.digitalFirst }, { mode: "absolute" });
        for (let s = 0; s < panel.industries; ++s) {
          expect(result.realOwn[s]).toBeCloseTo(result.real[s]!, 10);
          expect(result.virtual[s]).toBeCloseTo(0, 12);
        }
        for (let cell = panel.industries; cell < result.real.length; ++cell) expect(result.realOwn[cell]).toBe(0);
      }),
      { numRuns: 30 },
    );
  });

  it("does not depend on units of activity or on the order of regions, and share mode ignores national growth", () => {
    fc.assert(
      fc.property(panels, fc.double({ min: 0.1, max: 50, noNaN: true }), (panel, factor) => {
        const { regions: R, industries: S } = panel;
        const base = observedPaths(panel);
        const scaled = observedPaths({ ...panel, activityLast: panel.activityLast.map((v) => v * factor) });
        const reverse = (table: Float64Array, width: number) =>
          Float64Array.from(table, (_, k) => table[(R - 1 - Math.floor(k / width)) * width + (k % width)]!);
        const turned = observedPaths({
          ...panel,
          distances: Float64Array.from(panel.distances, (_, k) => panel.distances[R * R - 1 - k]!),
          activityFirst: reverse(panel.activityFirst, S),
          activityLast: reverse(panel.activityLast, S),
          digitalFirst: reverse(panel.digitalFirst, 1),
          digitalLast: reverse(panel.digitalLast, 1),
        });
        const back = reverse(turned.real, S);
        for (let cell = 0; cell < R * S; ++cell) {
          expect(scaled.real[cell]).toBeCloseTo(base.real[cell]!, 10);
          expect(back[cell]).toBeCloseTo(base.real[cell]!, 10);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("gives every rise of T a positive virtual part at c >= 0, and none at c = 0", () => {
    fc.assert(
      fc.property(panels, fc.double({ min: 0, max: 1, noNaN: true }), (panel, relief) => {
        const digitalLast = panel.digitalFirst.map((value) => Math.min(1, value * 1.5));
        const rising = observedPaths({ ...panel, digitalLast }, { distanceRelief: relief });
        for (const value of rising.virtual) expect(value).toBeGreaterThan(-1e-12);
        for (const value of observedPaths({ ...panel, digitalLast }, { distanceRelief: 0 }).virtual)
          expect(value).toBeCloseTo(0, 12);
      }),
      { numRuns: 30 },
    );
  });

  it("leaves absent cells out of both years and says why a path is not defined", () => {
    const panel = randomPanel(3, 4, 2);
    const activityLast = panel.activityLast.slice();
    activityLast[0] = Number.NaN;
    const digitalFirst = panel.digitalFirst.slice();
    digitalFirst[2] = Number.NaN;
    const result = observedPaths({ ...panel, activityLast, digitalFirst });
    expect(result.path[0]).toBe(PATH_CODE["not-defined"]);
    expect(result.absence[0]).toBe(PATH_ABSENCE.activityAbsent);
    expect(result.absence[4]).toBe(PATH_ABSENCE.digitalLevelAbsent);
    expect(result.absence[2]).toBe(PATH_ABSENCE.defined);
    expect(result.leftOut[0]).toBeGreaterThan(0);
    const activityFirst = panel.activityFirst.slice();
    for (let i = 0; i < 4; ++i) activityFirst[i * 2 + 1] = 0;
    const empty = observedPaths({ ...panel, activityFirst });
    expect(empty.absence[1]).toBe(PATH_ABSENCE.nothingInReach);
    expect(empty.total[1]).toBeNaN();
  });

  it("refuses a relative digital level, a negative activity and a wrong shape", () => {
    const panel = randomPanel(1, 2, 1);
    expect(() => observedPaths({ ...panel, digitalLast: Float64Array.of(1.2, 0.5) })).toThrow(/absolute digital level/);
    expect(() => observedPaths({ ...panel, activityFirst: Float64Array.of(-1, 2) })).toThrow(/must be 0 or more/);
    expect(() => observedPaths({ ...panel, tradability: Float64Array.of() })).toThrow(/one value per industry/);
  });
});

describe("logarithmicMean", () => {
  it("lies between the geometric and the arithmetic mean and is smooth at equality", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), fc.double({ min: -3, max: 3, noNaN: true }), (b, log) => {
        const a = b * Math.exp(log);
        const mean = logarithmicMean(a, b);
        expect(mean).toBeGreaterThanOrEqual(Math.sqrt(a * b) * (1 - 1e-9));
        expect(mean).toBeLessThanOrEqual(((a + b) / 2) * (1 + 1e-9));
      }),
    );
    expect(logarithmicMean(2 + 2e-5, 2)).toBeCloseTo(2 + 1e-5, 9);
  });
});
