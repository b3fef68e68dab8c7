import { describe, expect, it } from "vitest";
import {
  createRandom,
  evaluatePathDraws,
  observedPaths,
  PATH_CODE,
  PATH_COUNT,
  type PathPanel,
  pathEnsemble,
  planPathDraws,
  summarisePathDraws,
} from "../../src/index.ts";

const R = 9;
const S = 3;
const random = createRandom(5);
const draw = (n: number, low: number, high: number) =>
  Float64Array.from({ length: n }, () => low + (high - low) * random.uniform());
const distances = new Float64Array(R * R);
for (let i = 0; i < R; ++i) for (let j = 0; j < R; ++j) distances[i * R + j] = i === j ? 60 : 200 * Math.abs(i - j);
const activityFirst = draw(R * S, 10, 100);
const panel: PathPanel = {
  regions: R,
  industries: S,
  distances,
  activityFirst,
  activityLast: activityFirst.map((value) => value * (0.9 + 0.2 * random.uniform())),
  digitalFirst: draw(R, 0.1, 0.3),
  digitalLast: draw(R, 0.3, 0.6),
  tradability: Float64Array.of(0.1, 0.4, 0.8),
  halfDistanceKm: new Float64Array(S).fill(200),
};

describe("pathEnsemble", () => {
  it("counts every draw once and names a path only with enough of them", () => {
    const ensemble = pathEnsemble(panel, { draws: 64 });
    expect(ensemble.status).toBe("complete");
    for (let cell = 0; cell < R * S; ++cell) {
      let sum = 0;
      let negative = 0;
      for (let code = 0; code < PATH_COUNT; ++code) {
        sum += ensemble.shares[cell * PATH_COUNT + code]!;
        negative += ensemble.negativeShares[cell * PATH_COUNT + code]!;
      }
      expect(sum).toBeCloseTo(1, 12);
      expect(negative).toBeCloseTo(1, 12);
      expect(ensemble.leadingShare[cell]).toBe(ensemble.shares[cell * PATH_COUNT + ensemble.leading[cell]!]);
      expect(ensemble.answer[cell]).toBe(ensemble.leadingShare[cell]! >= 0.6 ? ensemble.leading[cell] : PATH_CODE["cannot-tell"]);
    }
  });

  it("gives an industry the same draws alone as among the others", () => {
    const all = pathEnsemble(panel, { draws: 32 });
    const of = (values: Float64Array) => Float64Array.from({ length: R }, (_, i) => values[i * S + 1]!);
    const alone = pathEnsemble(
      {
        ...panel,
        industries: 1,
        industryStreams: [1],
        activityFirst: of(panel.activityFirst),
        activityLast: of(panel.activityLast),
        tradability: panel.tradability.subarray(1, 2),
        halfDistanceKm: panel.halfDistanceKm.subarray(1, 2),
      },
      { draws: 32 },
    );
    for (let i = 0; i < R; ++i) {
      const from = (i * S + 1) * PATH_COUNT;
      expect(alone.shares.subarray(i * PATH_COUNT, (i + 1) * PATH_COUNT)).toEqual(all.shares.subarray(from, from + PATH_COUNT));
    }
  });

  it("is one observed path repeated where the ranges are points and noise is off", () => {
    const ensemble = pathEnsemble(panel, {
      draws: 4,
      reliefRange: [0.5, 0.5],
      halfDistanceFactorRange: [1, 1],
      tradabilityFactorRange: [1, 1],
      activityNoise: 0,
      negativeDraws: 0,
    });
    const single = observedPaths(panel, { distanceRelief: 0.5 });
    expect([...ensemble.leading]).toEqual([...single.path]);
    for (let cell = 0; cell < R * S; ++cell) {
      expect(ensemble.leadingShare[cell]).toBe(1);
      // Draws are kept in single precision.
      expect(ensemble.realQuantiles[cell * 3 + 1]).toBeCloseTo(single.real[cell]!, 6);
      expect(ensemble.negativeShares[cell * PATH_COUNT]).toBeNaN();
    }
  });

  it("gives the same bits however the draws are divided among workers", () => {
    const options = { draws: 20, seed: 9 };
    const whole = pathEnsemble(panel, options);
    const plan = planPathDraws(panel, options);
    const parts = [evaluatePathDraws(panel, plan, 13, 30), evaluatePathDraws(panel, plan, 0, 13)];
    const joined = summarisePathDraws(panel, plan, parts);
    expect(joined.shares).toEqual(whole.shares);
    expect(joined.negativeShares).toEqual(whole.negativeShares);
    expect(joined.realQuantiles).toEqual(whole.realQuantiles);
    expect(pathEnsemble(panel, { draws: 20, seed: 10 }).realQuantiles).not.toEqual(whole.realQuantiles);
    expect(() => summarisePathDraws(panel, plan, [parts[0]!, parts[0]!])).toThrow(/in two parts/);
  });

  it("draws every weighting of the digital level and stops when asked", () => {
    const alternatives = ["entropy", "equal", "pca"].map((weights, k) => ({
      weights,
      first: panel.digitalFirst.map((value) => value * (1 - 0.1 * k)),
      last: panel.digitalLast,
    }));
    const plan = planPathDraws(panel, { draws: 30, digitalAlternatives: alternatives });
    const used = new Set(Array.from({ length: 30 }, (_, k) => plan.values[k * 5 + 4]));
    expect(used).toEqual(new Set([0, 1, 2]));
    const stopped = pathEnsemble(panel, { draws: 30, onProgress: (done) => done < 12 });
    expect(stopped.status).toBe("stopped");
    expect(stopped.draws).toBe(12);
  });

  it("refuses impossible counts and ranges", () => {
    expect(() => pathEnsemble(panel, { draws: 0 })).toThrow(/at least 1/);
    expect(() => pathEnsemble(panel, { reliefRange: [0.9, 0.1] })).toThrow(/ascending pair/);
    expect(() => pathEnsemble(panel, { digitalAlternatives: [] })).toThrow(/give one weighting/);
  });
});
