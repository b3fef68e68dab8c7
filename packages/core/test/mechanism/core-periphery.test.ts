import { describe, expect, it } from "vitest";
import {
  bifurcationDiagram,
  breakPoint,
  digitalFreeness,
  footlooseBreakPoint,
  footlooseModel,
  footlooseSustainCondition,
  hysteresis,
  krugmanBreakPoint,
  krugmanFreeness,
  krugmanModel,
  krugmanSustainCondition,
  ownModel,
  ownModelSlope,
  pairFreeness,
  restPoints,
  sustainPoint,
  tendencyOf,
} from "../../src/mechanism/index.ts";

const krugman = { sigma: 5, mu: 0.4 };

describe("the three models", () => {
  it("refuse parameters beyond any estimate by name", () => {
    expect(() => krugmanModel({ sigma: 1001, mu: 0.4 })).toThrow(/krugmanModel: sigma is 1001/);
    expect(() => footlooseModel({ sigma: 5, mu: 1 })).toThrow(/mu 1/);
    const own = { theta: 5, psi: 0.3, spilloverReach: 0, alpha: 0.75, delta: 0.38, beta: 0.1, epsilon: 1.5 };
    expect(() => ownModel({ ...own, theta: 1e308 })).toThrow(/at most 1000/);
    expect(() => ownModel({ ...own, beta: -0.1 })).toThrow(/beta >= 0/);
  });
});

describe("closed forms", () => {
  const own = { theta: 5, psi: 0.3, spilloverReach: 0, alpha: 0.75, delta: 0.38, beta: 0.1, epsilon: 1.5 };

  it("agree with the points found from the equilibria", () => {
    // the slope at even spread is a difference of equilibria solved to 1e-13: eight digits
    for (const model of [krugmanModel(krugman), footlooseModel(krugman), ownModel({ ...own, psi: 0.6, beta: 0, epsilon: 5 })]) {
      const broken = breakPoint(model);
      expect(broken.status, model.id).toBe("found");
      expect(Math.abs(model.closedForm.breakPoint() / broken.freeness - 1), model.id).toBeLessThan(1e-8);
      if (!model.corners) expect(model.closedForm.sustainPoint()).toBeNaN();
      else expect(Math.abs(model.closedForm.sustainPoint() / sustainPoint(model).freeness - 1), model.id).toBeLessThan(1e-8);
    }
  });

  it("are zero in a black hole, where spread is never stable", () => {
    expect(krugmanModel({ sigma: 2, mu: 0.6 }).closedForm.breakPoint()).toBe(0);
    expect(footlooseModel({ sigma: 1.5, mu: 0.6 }).closedForm.breakPoint()).toBe(0);
  });
});

describe("the tendency of a change", () => {
  it("is that of freer trade and of wider reach of knowledge", () => {
    const model = krugmanModel(krugman);
    const phi = breakPoint(model).freeness;
    expect(tendencyOf({ model, freeness: 0.9 * phi }, { model, freeness: phi })).toBe("concentrates");
    expect(tendencyOf({ model, freeness: phi }, { model, freeness: 0.9 * phi })).toBe("disperses");
    expect(tendencyOf({ model, freeness: phi }, { model, freeness: phi })).toBe("no-effect");
    const own = { theta: 5, psi: 0.3, spilloverReach: 0.1, alpha: 0.75, delta: 0.38, beta: 0.1, epsilon: 1.5 };
    const wider = ownModel({ ...own, spilloverReach: 0.2 });
    expect(tendencyOf({ model: ownModel(own), freeness: 0.5 }, { model: wider, freeness: 0.5 })).toBe("disperses");
  });
});

describe("Krugman's model", () => {
  it("breaks and sustains where the literature says", () => {
    // Fujita, Krugman and Venables (1999): sigma 5, mu .4
    const icebergOf = (phi: number) => phi ** (1 / (1 - krugman.sigma));
    const model = krugmanModel(krugman);
    const broken = breakPoint(model);
    const sustained = sustainPoint(model);
    expect(icebergOf(broken.freeness)).toBeCloseTo(1.6266, 4);
    expect(icebergOf(sustained.freeness)).toBeCloseTo(1.8073, 4);
    expect(icebergOf(broken.freeness)).toBeCloseTo(krugmanBreakPoint(krugman), 8);
    expect(krugmanSustainCondition(icebergOf(sustained.freeness), krugman)).toBeCloseTo(1, 9);
    expect(krugmanBreakPoint({ sigma: 1.5, mu: 0.4 })).toBe(Number.POSITIVE_INFINITY);
  });

  it("has one, five and three rest points below, between and above", () => {
    const counts = bifurcationDiagram(krugmanModel(krugman), [0.05, 0.12, 0.3]).map(({ points }) => ({
      all: points.length,
      stable: points.filter((point) => point.stable).map((point) => point.share),
    }));
    expect(counts[0]!.stable).toEqual([0.5]);
    expect(counts[1]!.all).toBe(5);
    expect(counts[1]!.stable).toEqual([0, 0.5, 1]);
    expect(counts[2]!.stable).toEqual([0, 1]);
  });

  it("remembers: the way down differs from the way up between sustain and break", () => {
    const model = krugmanModel(krugman);
    const path = hysteresis(model, bifurcationDiagram(model, [0.06, 0.09, 0.1, 0.12, 0.14, 0.16, 0.2]));
    expect(path.up[2]).toBe(0.5);
    expect(path.up[6]).toBe(1);
    expect(path.down[2]).toBe(1);
    expect(path.down[0]).toBe(0.5);
    expect(path.range).toEqual([0.1, 0.14]);
  });

  it("takes no account of which of two equal regions leads", () => {
    // below a quarter either region may hold .8 and no other rest point is stable: the way down ends in the mirror image
    const points = [
      { share: 0.2, stable: true },
      { share: 0.5, stable: false },
      { share: 0.8, stable: true },
    ];
    const onlyLow = [{ share: 0.2, stable: true }];
    const path = hysteresis(footlooseModel({ sigma: 5, mu: 0.4 }), [
      { freeness: 0.2, points },
      { freeness: 0.3, points: onlyLow },
    ]);
    expect(path.range).toBeNull();
    expect(path.down).toEqual([0.2, 0.2]);
    expect(Math.abs(path.up[0]! - 0.5)).toBeCloseTo(0.3, 12);
  });

  it("has equal real wages at even spread and none but the textbook's at T = 0", () => {
    const model = krugmanModel(krugman);
    const phi = pairFreeness(krugmanFreeness(1.7, 5));
    expect(digitalFreeness(phi, 0.9, 0)).toBe(phi);
    const even = model.attraction(Float64Array.of(0.5, 0.5), phi);
    expect(even[0]).toBeCloseTo(even[1]!, 12);
    // a digital freeness beside the physical one moves the economy along the same axis
    expect(digitalFreeness(phi, 0.9, 0.2)[1]).toBeCloseTo(0.8 * phi[1]! + 0.18, 14);
  });
});

describe("the footloose entrepreneur", () => {
  it.each([
    [{ sigma: 5, mu: 0.4 }, 0.69697, 0.695442],
    [{ sigma: 4, mu: 0.3 }, 0.704017, 0.702559],
  ])("breaks and sustains at the closed forms for %o", (parameters, broken, sustained) => {
    const model = footlooseModel(parameters);
    expect(footlooseBreakPoint(parameters)).toBeCloseTo(broken, 6);
    expect(breakPoint(model).freeness).toBeCloseTo(footlooseBreakPoint(parameters), 8);
    const found = sustainPoint(model).freeness;
    expect(found).toBeCloseTo(sustained, 6);
    expect(footlooseSustainCondition(found, parameters)).toBeCloseTo(1, 10);
  });
});

describe("our own model", () => {
  const p = { theta: 5, psi: 0.5, spilloverReach: 0, alpha: 0.95, delta: 0.38, beta: 0, epsilon: 6 };

  it("has the slope of its closed form", () => {
    for (const phi of [0.1, 0.4, 0.8]) {
      const h = 1e-4;
      const pull = (shift: number) => {
        const values = ownModel(p).attraction(Float64Array.of(0.5 + shift, 0.5 - shift), pairFreeness(phi));
        return values[0]! - values[1]!;
      };
      // a shift of share moves ln L by twice as much on both sides, in opposite directions
      expect((pull(h) - pull(-h)) / (8 * h)).toBeCloseTo(p.epsilon * ownModelSlope(phi, p) - 1, 6);
    }
  });

  it("shows openly which change concentrates and which disperses", () => {
    const still = restPoints(ownModel(p), 0.6, { cells: 12 }).find((point) => point.share === 0.5)!;
    const reach = restPoints(ownModel({ ...p, spilloverReach: 0.6 }), 0.6, { cells: 12 }).find((point) => point.share === 0.5)!;
    expect(still.stable).toBe(false); // freer trade has concentrated
    expect(reach.stable).toBe(true); // knowledge within reach of both disperses
    expect(() => sustainPoint(ownModel(p))).toThrow(/full concentration/);
  });
});
