import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  digitalFreeness,
  distanceFreeness,
  footlooseBreakPoint,
  footlooseModel,
  krugmanModel,
  ownModel,
  ownModelSlope,
  pairFreeness,
  relievedFreeness,
  restPoints,
  ringFreeness,
  ringSteps,
  ringWaves,
  settleManyRegions,
  settlementPattern,
} from "../../src/mechanism/index.ts";
import { createRandom } from "../../src/numeric/index.ts";

const krugman = krugmanModel({ sigma: 5, mu: 0.4 });
const own = { theta: 5, psi: 0.5, spilloverReach: 0, alpha: 0.95, delta: 0.38, beta: 0, epsilon: 6 };

describe("many regions", () => {
  it("ends two regions at a stable rest point of the bifurcation diagram", () => {
    for (const phi of [0.05, 0.12, 0.3]) {
      const settled = settleManyRegions(krugman, pairFreeness(phi), createRandom(4), Float64Array.of(0.6, 0.4));
      expect(settled.status).toBe("converged");
      const stable = restPoints(krugman, phi).filter((point) => point.stable);
      expect(Math.min(...stable.map((point) => Math.abs(point.share - settled.shares[0]!)))).toBeLessThan(1e-6);
    }
  });

  it("spaces cities evenly on a racetrack of twelve: three, four steps apart, as the fastest wave says", () => {
    const freeness = ringFreeness(12, 0.3);
    const settled = settleManyRegions(krugman, freeness, createRandom(1));
    const { centres, spacing, herfindahl } = settlementPattern(settled.shares, ringSteps(12));
    expect(settled.status).toBe("converged");
    expect(centres.length).toBe(3);
    expect([spacing.least, spacing.most]).toEqual([4, 4]);
    expect(herfindahl).toBeCloseTo(1 / 3, 6);
    const waves = ringWaves(krugman, freeness);
    expect(waves.reduce((most, wave) => (wave.growth > most.growth ? wave : most)).peaks).toBe(3);
  });

  it("has equal attraction wherever people are, and less where nobody is", () => {
    const freeness = ringFreeness(8, 0.5);
    for (const model of [krugman, footlooseModel({ sigma: 5, mu: 0.4 }), ownModel(own)]) {
      const { shares, status } = settleManyRegions(model, freeness, createRandom(7));
      expect(status).toBe("converged");
      const attraction = model.attraction(shares, freeness);
      const mean = shares.reduce((sum, share, r) => sum + share * attraction[r]!, 0);
      shares.forEach((share, r) => {
        if (share > 1e-3) expect(attraction[r]).toBeCloseTo(mean, 5);
        else if (model.corners) expect(attraction[r]!).toBeLessThan(mean + 1e-6);
      });
    }
  });

  it("turns with the ring: relabelled regions settle in the same places", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), { minLength: 6, maxLength: 6 }),
        fc.integer({ min: 1, max: 5 }),
        (weights, turn) => {
          const freeness = ringFreeness(6, 0.5);
          const options = { deviation: 0, maxIterations: 60 };
          const turned = weights.map((_, r) => weights[(r + turn) % 6]!);
          const a = settleManyRegions(krugman, freeness, createRandom(1), Float64Array.from(weights), options);
          const b = settleManyRegions(krugman, freeness, createRandom(1), Float64Array.from(turned), options);
          b.shares.forEach((share, r) => {
            expect(share).toBeCloseTo(a.shares[(r + turn) % 6]!, 8);
          });
        },
      ),
      { numRuns: 10 },
    );
  });

  it("keeps the way from the start to rest, its shares adding up", () => {
    const { path, shares } = settleManyRegions(krugman, ringFreeness(12, 0.3), createRandom(1), undefined, { kept: 10 });
    expect(path.length).toBeGreaterThan(4);
    expect(path.length).toBeLessThanOrEqual(11);
    expect(path[0]!.time).toBe(0);
    expect([...path.at(-1)!.shares]).toEqual([...shares]);
    for (let k = 0; k < path.length; ++k) {
      expect(path[k]!.shares.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
      if (k > 0) expect(path[k]!.time).toBeGreaterThan(path[k - 1]!.time);
    }
  });

  it("is not at rest while an empty place draws people", () => {
    // one core at a freeness below the sustain point: the empty region grows back
    const { shares, status } = settleManyRegions(krugman, pairFreeness(0.05), createRandom(1), Float64Array.of(1, 0));
    expect(status).toBe("converged");
    expect(shares[0]).toBeCloseTo(0.5, 6);
  });

  it("stops when told to and says so; refuses shares that are none", () => {
    const freeness = ringFreeness(4, 0.5);
    expect(settleManyRegions(krugman, freeness, createRandom(1), undefined, { signal: { cancelled: true } }).status).toBe(
      "cancelled",
    );
    expect(settleManyRegions(krugman, freeness, createRandom(1), undefined, { maxIterations: 3 }).status).toBe("iteration-limit");
    expect(() => settleManyRegions(krugman, freeness, createRandom(1), new Float64Array(4))).toThrow(/one of them above/);
    expect(() => settleManyRegions(krugman, freeness, createRandom(1), new Float64Array(3))).toThrow(/N x N and N/);
  });
});

describe("waves on a ring", () => {
  it("are the break condition of two regions", () => {
    const parameters = { sigma: 5, mu: 0.4 };
    const broken = footlooseBreakPoint(parameters);
    const growth = (phi: number) => ringWaves(footlooseModel(parameters), pairFreeness(phi))[0]!.growth;
    expect(growth(broken - 1e-3)).toBeLessThan(0);
    expect(growth(broken + 1e-3)).toBeGreaterThan(0);
    expect(growth(broken)).toBeCloseTo(0, 7);
  });

  it("grow in our own model at the rate of its closed form", () => {
    // attraction is epsilon ln V - ln L, and a wave moves ln L of the two regions by h and -h
    const [wave] = ringWaves(ownModel(own), pairFreeness(0.4));
    expect(wave!.growth).toBeCloseTo(own.epsilon * ownModelSlope(0.4, own) - 1, 6);
  });
});

describe("the pattern of a settlement", () => {
  it("counts by hand", () => {
    // six places on a ring: a peak of two equal neighbours counts once, a place below the even share never
    const { centres, herfindahl, centreShare, spacing } = settlementPattern(
      Float64Array.of(0.3, 0.3, 0.05, 0.1, 0.2, 0.05),
      ringSteps(6),
    );
    expect(centres).toEqual([0, 4]);
    expect(herfindahl).toBeCloseTo(0.235, 12);
    expect(centreShare).toBeCloseTo(0.5, 12);
    expect(spacing).toEqual({ mean: 2, least: 2, most: 2 });
  });

  it("has no centre at even spread and no spacing with one", () => {
    const even = settlementPattern(new Float64Array(5).fill(0.2), ringSteps(5));
    expect(even.centres).toEqual([]);
    expect(even.equivalentPlaces).toBeCloseTo(5, 12);
    expect(settlementPattern(Float64Array.of(0.8, 0.1, 0.1), ringSteps(3)).spacing.mean).toBeNaN();
    expect(() => settlementPattern(new Float64Array(3), new Float64Array(4))).toThrow(/N x N/);
  });
});

describe("freeness by distance", () => {
  const kilometres = Float64Array.of(50, 200, 800, 200, 50, 400, 800, 400, 50);

  it("is the freeness asked for at the typical nearest place", () => {
    const steps = distanceFreeness(kilometres, 0.4, { form: "kilometres" });
    // nearest: 200, 200, 400 km; the median is 200
    expect(steps[1]).toBeCloseTo(0.4, 12);
    expect(steps[2]).toBeCloseTo(0.4 ** 4, 12);
    const power = distanceFreeness(kilometres, 0.4);
    expect(power[1]).toBeCloseTo(0.4, 12);
    // ln(800/50) is twice ln(200/50)
    expect(power[2]).toBeCloseTo(0.16, 12);
    expect([power[0], power[4], power[8]]).toEqual([1, 1, 1]);
  });

  it("does not depend on the unit of distance", () => {
    const miles = kilometres.map((km) => km * 0.621371);
    for (const form of ["power", "kilometres"] as const) {
      const a = distanceFreeness(kilometres, 0.3, { form });
      distanceFreeness(miles, 0.3, { form }).forEach((value, at) => {
        expect(value).toBeCloseTo(a[at]!, 12);
      });
    }
  });

  it("is shifted by the digital layer like every freeness, and refuses what is none", () => {
    const physical = distanceFreeness(kilometres, 0.3);
    expect(digitalFreeness(physical, 0.9, 0.5)[2]).toBeCloseTo(0.5 * physical[2]! + 0.45, 12);
    const online = relievedFreeness(physical, 0.65);
    expect(online[2]).toBeCloseTo(physical[2]! ** 0.35, 12);
    expect(digitalFreeness(physical, online, 0.5)[2]).toBeCloseTo(0.5 * (physical[2]! + online[2]!), 12);
    expect([...relievedFreeness(physical, 0)]).toEqual([...physical]);
    expect(() => relievedFreeness(physical, 1.5)).toThrow(/at most 1/);
    expect(() => distanceFreeness(kilometres, 1)).toThrow(/inside/);
    expect(() => distanceFreeness(Float64Array.of(1, 0, 0, 1), 0.5)).toThrow(/0 km apart/);
    expect(() => distanceFreeness(Float64Array.of(9, 1, 1, 9), 0.5)).toThrow(/own distances/);
    expect(() => distanceFreeness(new Float64Array(3), 0.5)).toThrow(/N x N/);
  });
});
