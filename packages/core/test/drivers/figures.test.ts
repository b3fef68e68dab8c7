import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bestMixForBudget,
  bestMove,
  cheapestMix,
  cobbDouglasSurface,
  congestionScenario,
  defaultNetEffectModel,
  expansionPath,
  hicksDecomposition,
  netEffectSurface,
} from "../../src/drivers/index.ts";

/** A and T replace each other one for one. */
const perfectSubstitutes = netEffectSurface({
  channels: [{ id: "effective", strength: 0.05, digitalShare: 0.5, rho: 1 }],
  congestion: 0,
  congestionPower: 1,
  congestionRelief: 0,
});

describe("figure 1a", () => {
  it("reproduces the model book's solves to its printed digits", () => {
    const figure = congestionScenario(defaultNetEffectModel, { shockedCongestion: 0.02 });
    expect(figure.status).toBe("solved");
    expect(figure.agglomerationBefore).toBeCloseTo(4.789, 3);
    expect(figure.agglomerationAfter).toBeCloseTo(2.19, 3);
    expect(figure.digitalLevelAfter).toBeCloseTo(2.241, 3);
    const effects = figure.points.map(({ logEffect }) => logEffect);
    [0.02053, -0.01131, 0.02053, 0.02082].forEach((expected, index) => {
      expect(Math.abs(effects[index]! - expected)).toBeLessThan(5.1e-6);
    });
    expect(figure.ordered).toBe(true);
  });

  it("leaves E4 infeasible in the capacity reading until technology has given the room back", () => {
    const figure = congestionScenario(defaultNetEffectModel, { reading: "capacity" });
    expect(figure.agglomerationAfter).toBeCloseTo(figure.agglomerationBefore / 2, 12);
    const [e1, e2, e3, e4] = figure.points;
    expect(e1!.feasible && e2!.feasible && e3!.feasible).toBe(true);
    expect(e3!.logEffect).toBeCloseTo(e1!.logEffect, 12);
    const room = (figure.agglomerationBefore / 2) * figure.digitalLevelAfter ** defaultNetEffectModel.congestionRelief;
    expect(e4!.feasible).toBe(room >= figure.agglomerationBefore);
  });

  it("says so when there is no peak to start from", () => {
    const digital = defaultNetEffectModel.channels.map((c) => ({ ...c, digitalShare: 1 }));
    const figure = congestionScenario({ ...defaultNetEffectModel, channels: digital });
    expect(figure.status).toBe("no-interior-peak");
    expect(figure.points).toHaveLength(0);
  });
});

describe("figure 1b", () => {
  it("reproduces the Cobb-Douglas check of the model book", () => {
    const { p1, q2, split } = hicksDecomposition(
      cobbDouglasSurface(0.6),
      { agglomeration: 1, digitalLevel: 1 },
      { old: { agglomeration: 1, digital: 2 }, new: { agglomeration: 1, digital: 1 } },
      10,
    );
    const { p2, q1 } = split!;
    const at = (point: { agglomeration: number; digitalLevel: number }) => [point.agglomeration, point.digitalLevel];
    const near = (got: number[], expected: number[], digits: number) =>
      got.forEach((value, index) => void expect(value).toBeCloseTo(expected[index]!, digits));
    near(at(p1), [6, 2], 10);
    near(at(p2), [4.5471, 3.0314], 4);
    near(at(q2), [6, 4], 10);
    near(at(q1), [7.917, 2.639], 4);
    near([Math.exp(p1.logEffect), Math.exp(q2.logEffect)], [3.8664, 5.1017], 4);
    near([p1.cost, p2.cost, q2.cost, q1.cost], [10, 7.5786, 10, 13.1951], 4);
  });

  it("finds that the price change named in the source's sentence moves the mix the other way", () => {
    const { split } = hicksDecomposition(
      netEffectSurface(defaultNetEffectModel),
      { agglomeration: 1, digitalLevel: 1 },
      { old: { agglomeration: 1, digital: 2 }, new: { agglomeration: 1, digital: 1 } },
      3,
    );
    const { sentenceOnB1 } = split!;
    expect(sentenceOnB1.implied.agglomeration).toBeLessThan(0);
    expect(sentenceOnB1.implied.digitalLevel).toBeGreaterThan(0);
    expect(sentenceOnB1.agrees).toBe(false);
  });

  it("splits no move under adjustment costs and none that ends in a corner", () => {
    const start = { agglomeration: 1, digitalLevel: 1 };
    const costs = { old: { agglomeration: 1, digital: 2 }, new: { agglomeration: 1, digital: 1 } };
    const surface = netEffectSurface(defaultNetEffectModel);
    expect(hicksDecomposition(surface, start, costs, 0.3, { rule: "adjustment" }).split).toBeNull();
    const corner = hicksDecomposition(perfectSubstitutes, start, costs, 4);
    expect(corner.p1.status).toBe("all-agglomeration");
    expect(corner.split).toBeNull();
  });

  it("agrees with its dual: the cheapest way to the best effect of a budget costs the budget", () => {
    const surface = netEffectSurface(defaultNetEffectModel);
    fc.assert(
      fc.property(
        fc.double({ min: 0.3, max: 3, noNaN: true }),
        fc.double({ min: 0.3, max: 3, noNaN: true }),
        fc.double({ min: 0.5, max: 6, noNaN: true }),
        (agglomeration, digital, budget) => {
          const costs = { agglomeration, digital };
          const best = bestMixForBudget(surface, costs, budget);
          expect(best.status).toBe("tangency");
          expect(best.cost).toBeCloseTo(budget, 10);
          const cheapest = cheapestMix(surface, costs, best.logEffect);
          expect(Math.abs(cheapest.cost - budget)).toBeLessThan(1e-9 * budget);
          expect(Math.abs(cheapest.agglomeration - best.agglomeration)).toBeLessThan(1e-5 * best.agglomeration);
        },
      ),
      { seed: 5, numRuns: 60 },
    );
  });

  it("answers with corners when the two are perfect substitutes", () => {
    const surface = perfectSubstitutes;
    expect(bestMixForBudget(surface, { agglomeration: 1, digital: 2 }, 4)).toMatchObject({
      status: "all-agglomeration",
      agglomeration: 4,
    });
    expect(bestMixForBudget(surface, { agglomeration: 2, digital: 1 }, 4)).toMatchObject({
      status: "all-technology",
      digitalLevel: 4,
    });
    const cheap = cheapestMix(surface, { agglomeration: 1, digital: 2 }, 0);
    expect(cheap.status).toBe("all-agglomeration");
    expect(cheap.agglomeration).toBeCloseTo(2, 10);
  });

  it("keeps the share of a Cobb-Douglas mix along the expansion path", () => {
    const path = expansionPath(cobbDouglasSurface(0.6), { agglomeration: 1, digital: 1 }, [1, 2, 4]);
    path.forEach(({ agglomeration, cost }) => void expect(agglomeration / cost).toBeCloseTo(0.6, 10));
  });

  it("moves freely under a signed-change budget and not at all in A under dear adjustment", () => {
    const surface = cobbDouglasSurface(0.6);
    const start = { agglomeration: 6, digitalLevel: 4 };
    const costs = { agglomeration: 1, digital: 1 };
    const signed = bestMove(surface, start, costs, 2, { rule: "signed-change" });
    expect(signed.agglomeration).toBeCloseTo(7.2, 10);
    expect(signed.changeDigital).toBeCloseTo(0.8, 10);
    const level = bestMove(surface, start, costs, 11);
    expect(level.agglomeration).toBeCloseTo(6.6, 10);
    const adjusted = bestMove(surface, start, { agglomeration: 5, digital: 1 }, 2, { rule: "adjustment" });
    expect(adjusted).toMatchObject({ status: "all-technology", changeAgglomeration: 0, changeDigital: 2 });
    const both = bestMove(surface, start, costs, 2, { rule: "adjustment" });
    expect(both.agglomeration).toBeCloseTo(7.2, 9);
  });

  it("lets congested places give up agglomeration only where selling it pays", () => {
    const surface = netEffectSurface(defaultNetEffectModel);
    const crowded = { agglomeration: 9, digitalLevel: 1 };
    const costs = { agglomeration: 1, digital: 1 };
    expect(bestMove(surface, crowded, costs, 1, { rule: "signed-change" }).changeAgglomeration).toBeLessThan(0);
    expect(bestMove(surface, crowded, costs, 1, { rule: "adjustment" }).gain).toBeGreaterThan(0);
  });
});
