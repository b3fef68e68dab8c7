import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  classifyStep,
  defaultNetEffectModel,
  drawNetEffectModels,
  type NetEffectModel,
  nearestFlips,
  netEffect,
  RECOMMENDATION_IDS,
  recommendedPath,
  recommendedPathFlips,
  recommendedShares,
} from "../../src/index.ts";

/** One Cobb-Douglas channel without congestion: the optimum spends 1 - d on agglomeration and d on technology. */
const cobbDouglas = (digitalShare: number): NetEffectModel => ({
  channels: [{ id: "effective", strength: 0.05, digitalShare, rho: 0 }],
  congestion: 0,
  congestionPower: 1,
  congestionRelief: 0,
});

describe("classifyStep", () => {
  it("names directions by hand", () => {
    const name = (a: number, t: number) => RECOMMENDATION_IDS[classifyStep(a, t, 1 / 3)];
    expect(name(0.1, 0.1)).toBe("strengthening");
    expect(name(0.1, 0.04)).toBe("optimising");
    expect(name(-0.2, 0.1)).toBe("deepening");
    expect(name(-0.1, 0)).toBe("stay");
    expect(name(Number.NEGATIVE_INFINITY, 0.3)).toBe("deepening");
  });
});

describe("recommendedPath", () => {
  it("spends Cobb-Douglas shares of the budget: A* = (1 - d) C / C_A", () => {
    const place = { agglomeration: 2, digitalLevel: 1, costs: { agglomeration: 1, digital: 2 } };
    const result = recommendedPath(cobbDouglas(0.4), place);
    expect(result.budget).toBeCloseTo(4.4, 12);
    expect(result.move.agglomeration).toBeCloseTo((0.6 * 4.4) / 1, 9);
    expect(result.move.digitalLevel).toBeCloseTo((0.4 * 4.4) / 2, 9);
    expect(result.stepAgglomeration).toBeCloseTo(Math.log(2.64 / 2), 9);
    expect(result.path).toBe("optimising");
  });

  it("moves along both where the place already spends the best shares", () => {
    const result = recommendedPath(cobbDouglas(0.5), { agglomeration: 1, digitalLevel: 1 });
    expect(result.path).toBe("strengthening");
    expect(result.stepAgglomeration).toBeCloseTo(Math.log(1.1), 9);
    expect(result.stepDigital).toBeCloseTo(Math.log(1.1), 9);
  });

  it("never does worse than the present mix that the budget could keep", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 8, noNaN: true }),
        fc.double({ min: 0.1, max: 8, noNaN: true }),
        fc.double({ min: 0.2, max: 5, noNaN: true }),
        (agglomeration, digitalLevel, rent) => {
          const place = { agglomeration, digitalLevel, costs: { agglomeration: rent, digital: 1 } };
          const { move, budget } = recommendedPath(defaultNetEffectModel, place);
          expect(move.cost).toBeCloseTo(budget, 6);
          expect(move.logEffect).toBeGreaterThanOrEqual(
            netEffect(defaultNetEffectModel, agglomeration, digitalLevel).logEffect - 1e-12,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it("refuses a budget that cannot pay for a change", () => {
    const place = { agglomeration: 1, digitalLevel: 1 };
    expect(() => recommendedPath(cobbDouglas(0.5), place, { rule: "adjustment", budgetFactor: 0.9 })).toThrow(/at least 1/);
  });
});

describe("recommendedPathFlips", () => {
  it("finds the rent at which a Cobb-Douglas place turns, against the closed form", () => {
    // d = 1/2, A0 = T0 = 1, C_T = 1: A*/A0 = f (r + 1) / (2 r), T*/T0 = f (r + 1) / 2, f = 1.1.
    const flips = recommendedPathFlips(cobbDouglas(0.5), { agglomeration: 1, digitalLevel: 1 });
    const rent = flips.filter((flip) => flip.quantity === "rent");
    expect(rent).toHaveLength(2);
    for (const flip of rent) {
      const a = Math.log((1.1 * (flip.to + 1)) / (2 * flip.to));
      const t = Math.log((1.1 * (flip.to + 1)) / 2);
      expect(Math.min(a, t) / (a + t)).toBeCloseTo(1 / 3, 6);
    }
    expect(RECOMMENDATION_IDS[rent[0]!.answer]).toBe("optimising");
    expect(RECOMMENDATION_IDS[rent[1]!.answer]).toBe("deepening");
  });

  it("flips really flip, for every quantity", () => {
    const place = { agglomeration: 1.4, digitalLevel: 0.8, costs: { agglomeration: 1.2, digital: 0.9 } };
    const present = recommendedPath(defaultNetEffectModel, place).path;
    const flips = recommendedPathFlips(defaultNetEffectModel, place);
    expect(flips.length).toBeGreaterThan(0);
    for (const flip of flips) expect(RECOMMENDATION_IDS[flip.answer]).not.toBe(present);
  });
});

describe("nearestFlips", () => {
  it("solves a threshold on both scales and reports none where nothing changes", () => {
    const step = (value: number) => (value < 2 ? 0 : value < 5 ? 1 : 2);
    const flips = nearestFlips({ quantity: "x", from: 3, low: 0.5, high: 10, scale: "log", answerAt: step });
    expect(flips.map((flip) => flip.answer)).toEqual([0, 2]);
    expect(flips[0]!.to).toBeCloseTo(2, 6);
    expect(flips[1]!.to).toBeCloseTo(5, 6);
    expect(nearestFlips({ quantity: "x", from: 3, low: 2.5, high: 4, scale: "linear", answerAt: step })).toEqual([]);
  });
});

describe("recommendedShares", () => {
  it("sums to one over drawn models and is certain with a single one", () => {
    const place = { agglomeration: 1.2, digitalLevel: 1 };
    const shares = recommendedShares(drawNetEffectModels(32, 4), place);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    const single = recommendedShares([cobbDouglas(0.5)], place);
    expect(Math.max(...single)).toBe(1);
    expect(() => recommendedShares([], place)).toThrow(/empty/);
  });
});
