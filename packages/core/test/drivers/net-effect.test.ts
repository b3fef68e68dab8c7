import { InputError } from "@jiju/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkConvexity,
  compensatingDigitalLevel,
  defaultNetEffectModel,
  indifferenceMap,
  logNetEffect,
  marginalEffects,
  type NetEffectModel,
  netEffect,
  netEffectSurface,
  turningPoint,
} from "../../src/drivers/index.ts";

const channel = fc.record({
  id: fc.constant("effective" as const),
  strength: fc.double({ min: 0.001, max: 0.1, noNaN: true }),
  digitalShare: fc.double({ min: 0.02, max: 0.95, noNaN: true }),
  rho: fc.double({ min: -3, max: 0.95, noNaN: true }),
});
const model: fc.Arbitrary<NetEffectModel> = fc.record({
  channels: fc.array(channel, { minLength: 1, maxLength: 3 }),
  congestion: fc.double({ min: 0.001, max: 0.05, noNaN: true }),
  congestionPower: fc.double({ min: 0.3, max: 2, noNaN: true }),
  congestionRelief: fc.double({ min: 0, max: 1, noNaN: true }),
});
const level = fc.double({ min: 0.05, max: 20, noNaN: true });

describe("net effect", () => {
  it("is sum nu ln M less congestion: at A = T = 1 only congestion is left", () => {
    expect(logNetEffect(defaultNetEffectModel, 1, 1)).toBeCloseTo(-0.01, 15);
  });

  it("has the net elasticity of .029 to agglomeration at (1, 1) that the starting set was chosen for", () => {
    // 0.02 (0.65 + 0.75 + 0.55) - 0.01
    expect(netEffect(defaultNetEffectModel, 1, 1).elasticityAgglomeration).toBeCloseTo(0.029, 15);
  });

  it("has closed-form derivatives equal to central differences", () => {
    fc.assert(
      fc.property(model, level, level, (m, a, t) => {
        const h = 1e-5;
        const value = (x: number, y: number) => logNetEffect(m, a * Math.exp(x), t * Math.exp(y));
        const point = netEffect(m, a, t);
        const scale = 1 + Math.abs(point.logEffect);
        expect(Math.abs(point.elasticityAgglomeration - (value(h, 0) - value(-h, 0)) / (2 * h))).toBeLessThan(1e-8 * scale);
        expect(Math.abs(point.elasticityDigital - (value(0, h) - value(0, -h)) / (2 * h))).toBeLessThan(1e-8 * scale);
        const slopeA = (x: number, y: number) => netEffect(m, a * Math.exp(x), t * Math.exp(y)).elasticityAgglomeration;
        const slopeT = (x: number, y: number) => netEffect(m, a * Math.exp(x), t * Math.exp(y)).elasticityDigital;
        expect(Math.abs(point.curvatureAgglomeration - (slopeA(h, 0) - slopeA(-h, 0)) / (2 * h))).toBeLessThan(1e-8 * scale);
        expect(Math.abs(point.crossElasticity - (slopeA(0, h) - slopeA(0, -h)) / (2 * h))).toBeLessThan(1e-8 * scale);
        expect(Math.abs(point.curvatureDigital - (slopeT(0, h) - slopeT(0, -h)) / (2 * h))).toBeLessThan(1e-8 * scale);
      }),
      { seed: 7, numRuns: 200 },
    );
  });

  it("passes continuously through rho = 0", () => {
    const at = (rho: number) =>
      logNetEffect({ ...defaultNetEffectModel, channels: [{ id: "effective", strength: 1, digitalShare: 0.3, rho }] }, 3, 0.4);
    expect(at(1e-9)).toBeCloseTo(at(0), 8);
    expect(at(-1e-9)).toBeCloseTo(at(0), 8);
    expect(at(1e-13)).toBeCloseTo(at(0), 12);
  });

  it("is a substitute (negative cross elasticity) with rho > 0 and no relief, a complement with rho < 0", () => {
    const one = (rho: number): NetEffectModel => ({
      channels: [{ id: "effective", strength: 0.05, digitalShare: 0.4, rho }],
      congestion: 0.01,
      congestionPower: 1,
      congestionRelief: 0,
    });
    expect(netEffect(one(0.5), 2, 1).crossElasticity).toBeLessThan(0);
    expect(netEffect(one(-0.5), 2, 1).crossElasticity).toBeGreaterThan(0);
  });

  it("refuses a digital level of zero where a derivative is asked, and gives ln RE = -Infinity for its value", () => {
    expect(() => netEffect(defaultNetEffectModel, 1, 0)).toThrow(InputError);
    expect(logNetEffect(defaultNetEffectModel, 1, 0)).toBe(-Infinity);
    expect(() => netEffectSurface({ ...defaultNetEffectModel, congestion: -1 })).toThrow(/congestion is -1/);
  });
});

describe("turning point", () => {
  it("is the largest root where the derivative turns negative", () => {
    fc.assert(
      fc.property(model, level, (m, t) => {
        const peak = turningPoint(m, t);
        if (peak.status !== "interior") return;
        const slope = (a: number) => netEffect(m, a, t).elasticityAgglomeration;
        const scale = m.channels.reduce((sum, { strength }) => sum + strength, 0);
        expect(Math.abs(slope(peak.agglomeration))).toBeLessThan(1e-11 * scale);
        expect(slope(peak.agglomeration * 0.998)).toBeGreaterThan(0);
        for (const factor of [1.002, 1.1, 2, 10, 1000]) expect(slope(peak.agglomeration * factor)).toBeLessThan(0);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it("does not exist without congestion, nor where all channels are digital", () => {
    expect(turningPoint({ ...defaultNetEffectModel, congestion: 0 }, 1)).toMatchObject({
      status: "no-interior-peak",
      direction: 1,
    });
    const digital = defaultNetEffectModel.channels.map((c) => ({ ...c, digitalShare: 1 }));
    expect(turningPoint({ ...defaultNetEffectModel, channels: digital }, 1)).toMatchObject({
      status: "no-interior-peak",
      direction: -1,
    });
  });

  it("equals the closed form nu (1 - d) / (gamma kappa) T^phi with Cobb-Douglas channels", () => {
    const m: NetEffectModel = {
      channels: [{ id: "effective", strength: 0.05, digitalShare: 0.4, rho: 0 }],
      congestion: 0.01,
      congestionPower: 1,
      congestionRelief: 0.6,
    };
    expect(turningPoint(m, 2).agglomeration).toBeCloseTo(((0.05 * 0.6) / 0.01) * 2 ** 0.6, 12);
  });

  it("takes the outer of two peaks' roots when gamma is below rho", () => {
    // Congestion grows slower than the substitutable channel: the derivative may change sign twice.
    const m: NetEffectModel = {
      channels: [{ id: "effective", strength: 0.05, digitalShare: 0.9, rho: 0.95 }],
      congestion: 0.02,
      congestionPower: 0.4,
      congestionRelief: 0,
    };
    const peak = turningPoint(m, 1);
    expect(peak.unique).toBe(false);
    expect(peak.status).toBe("interior");
    expect(netEffect(m, peak.agglomeration * 0.99, 1).elasticityAgglomeration).toBeGreaterThan(0);
    expect(netEffect(m, 1e-6, 1).elasticityAgglomeration).toBeLessThan(0);
  });
});

describe("indifference curves", () => {
  const window = { agglomeration: [0.1, 8], digitalLevel: [0.1, 8] } as const;

  it("keep the level at every point, to 1e-12", () => {
    const surface = netEffectSurface(defaultNetEffectModel);
    const map = indifferenceMap(surface, window);
    expect(map).toHaveLength(7);
    for (const curve of map) {
      expect(curve.agglomeration.length).toBeGreaterThanOrEqual(121);
      curve.agglomeration.forEach((a, index) => {
        const t = curve.digitalLevel[index]!;
        if (!Number.isNaN(t)) expect(Math.abs(surface.logEffect(a, t) - curve.logEffect)).toBeLessThan(1e-12);
      });
    }
  });

  it("give back the digital level they were asked to compensate", () => {
    fc.assert(
      fc.property(model, level, level, (m, a, t) => {
        const surface = netEffectSurface(m);
        const found = compensatingDigitalLevel(surface, a, surface.logEffect(a, t));
        expect(found.status).toBe("solved");
        const back = surface.logEffect(a, found.digitalLevel) - surface.logEffect(a, t);
        expect(Math.abs(back)).toBeLessThan(1e-12 * (1 + Math.abs(surface.logEffect(a, t))));
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it("say when no digital level reaches the effect, and when none is needed", () => {
    const complements = netEffectSurface({
      channels: [{ id: "effective", strength: 0.05, digitalShare: 0.5, rho: -2 }],
      congestion: 0,
      congestionPower: 1,
      congestionRelief: 0,
    });
    // lnM is bounded by ln A + ln(2) / 2 as T grows.
    expect(compensatingDigitalLevel(complements, 1, 0.05 * 0.4).status).toBe("unreachable");
    const substitutes = netEffectSurface({
      channels: [{ id: "effective", strength: 0.05, digitalShare: 0.5, rho: 0.9 }],
      congestion: 0,
      congestionPower: 1,
      congestionRelief: 0,
    });
    expect(compensatingDigitalLevel(substitutes, 10, 0)).toEqual({ status: "none-needed", digitalLevel: 0 });
  });

  it("are convex inside the rising region with the defaults, and reported when a user's parameters break it", () => {
    expect(checkConvexity(netEffectSurface(defaultNetEffectModel), window)).toMatchObject({ convex: true, violations: 0 });
    const broken = netEffectSurface({ ...defaultNetEffectModel, congestionPower: 0.3, congestion: 0.03, congestionRelief: 3 });
    const check = checkConvexity(broken, window);
    expect(check.convex).toBe(check.violations === 0);
    expect(check.checked).toBeGreaterThan(0);
  });

  it("have the slope that the marginal effects say", () => {
    const surface = netEffectSurface(defaultNetEffectModel);
    const { substitutionRate } = marginalEffects(surface, 1.5, 0.8);
    const target = surface.logEffect(1.5, 0.8);
    const h = 1e-5;
    const slope =
      (compensatingDigitalLevel(surface, 1.5 + h, target).digitalLevel -
        compensatingDigitalLevel(surface, 1.5 - h, target).digitalLevel) /
      (2 * h);
    expect(slope).toBeCloseTo(-substitutionRate, 7);
  });
});
