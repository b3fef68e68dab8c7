import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  counterfactual,
  createEconomy,
  diagnoseEquilibrium,
  localStability,
  type OwnModelParameters,
  observedEconomy,
  ownModelSlope,
  solveLevels,
  uniquenessBounds,
} from "../../src/mechanism/index.ts";
import { createRandom } from "../../src/numeric/index.ts";
import { pencilEconomy } from "./fixtures.ts";

/** Two identical regions of our own model at a freeness of trade, as a baseline economy. */
function twins(phi: number, p: OwnModelParameters) {
  const cost = phi ** (-1 / p.theta);
  const primitives = {
    tradeElasticity: p.theta,
    tradeCosts: [1, cost, cost, 1],
    population: [1, 1],
    housing: { share: 1 - p.alpha, supplyElasticity: p.delta, supply: p.supply ?? "real" },
    congestion: p.beta,
    mobility: { kind: "mobile", epsilon: p.epsilon },
    spillovers: [{ id: "scale", psi: p.psi, near: [1, p.spilloverReach, p.spilloverReach, 1] }],
  } as const;
  return createEconomy(observedEconomy(primitives, solveLevels(primitives, { tolerance: 1e-13 }))).economy;
}

describe("localStability", () => {
  it("equals the closed form of two symmetric regions for both forms of housing", () => {
    fc.assert(
      fc.property(
        fc.record({
          theta: fc.double({ min: 2, max: 8, noNaN: true }),
          psi: fc.double({ min: 0.01, max: 0.3, noNaN: true }),
          spilloverReach: fc.double({ min: 0, max: 0.9, noNaN: true }),
          alpha: fc.double({ min: 0.6, max: 0.95, noNaN: true }),
          delta: fc.double({ min: 0, max: 1, noNaN: true }),
          beta: fc.double({ min: 0, max: 0.3, noNaN: true }),
          epsilon: fc.double({ min: 1, max: 6, noNaN: true }),
        }),
        fc.double({ min: 0.05, max: 0.9, noNaN: true }),
        fc.constantFrom("real" as const, "nominal" as const),
        (parameters, phi, supply) => {
          const p = { ...parameters, supply };
          const expected = p.epsilon * ownModelSlope(phi, p);
          const found = localStability(twins(phi, p));
          // people are one number here, so the Krylov space is exact; central differences of 1e-4 leave about 1e-8
          expect(found.eigenvalue).toBeCloseTo(expected, 6);
          expect(found.status).toBe(expected < 1 ? "stable" : "unstable");
        },
      ),
      { numRuns: 15 },
    );
  });

  it("says that digitised knowledge disperses: the slope falls with spillover reach", () => {
    const p = { theta: 5, psi: 0.2, alpha: 0.75, delta: 0.38, beta: 0, epsilon: 3 };
    fc.assert(
      fc.property(fc.double({ min: 0.02, max: 0.95, noNaN: true }), fc.double({ min: 0, max: 0.9, noNaN: true }), (phi, d) => {
        expect(ownModelSlope(phi, { ...p, spilloverReach: d + 0.05 })).toBeLessThan(
          ownModelSlope(phi, { ...p, spilloverReach: d }),
        );
      }),
    );
  });

  it("with commuting nobody uses is that of people who live where they work, and real commuting changes it", () => {
    const p = { theta: 5, psi: 0.3, spilloverReach: 0, alpha: 0.85, delta: 1, beta: 0, epsilon: 3 } as const;
    const economy = twins(0.2, p);
    const expected = p.epsilon * ownModelSlope(0.2, p);
    expect(expected).toBeGreaterThan(0);
    const commutingTwins = (cross: number) =>
      localStability({
        ...economy,
        mobility: { kind: "commuting", epsilon: p.epsilon, commuters: Float64Array.of(1 - cross, cross, cross, 1 - cross) },
      });
    // workers and residents are two blocks, but only moving together has a response
    expect(commutingTwins(0).eigenvalue).toBeCloseTo(expected, 6);
    expect(commutingTwins(0.4).eigenvalue).not.toBeCloseTo(expected, 3);
  });

  it("does not apply where nobody moves", () => {
    expect(localStability(createEconomy(pencilEconomy).economy).status).toBe("not-applicable");
  });
});

describe("uniquenessBounds", () => {
  it("holds for one industry without scale economies, with a radius of exactly one", () => {
    const bounds = uniquenessBounds(createEconomy(pencilEconomy).economy);
    expect(bounds.spectralRadius).toBeCloseTo(1, 8);
    expect(bounds.generalBound).toBe("holds");
    expect(bounds.scaleBound).toBe("holds");
  });

  it("reports psi theta with and without own inputs", () => {
    const { economy } = createEconomy({ ...pencilEconomy, inputCoefficients: [0.5], spillovers: 0.13, baseline: "balanced" });
    const [goods] = uniquenessBounds(economy).industries;
    expect(goods!.product).toBeCloseTo(0.52, 12);
    expect(goods!.withInputs).toBeCloseTo(1.04, 12);
    expect(uniquenessBounds(economy).scaleBound).toBe("not-applicable");
  });
});

describe("diagnoseEquilibrium", () => {
  it("lists which of the checks held", () => {
    const { economy } = createEconomy({
      ...pencilEconomy,
      spillovers: 0.05,
      mobility: { kind: "mobile", epsilon: 1.5 },
      housing: { share: 0.25 },
    });
    const shock = { productivityRatio: [1.1, 1] };
    const diagnosis = diagnoseEquilibrium(economy, shock, counterfactual(economy, shock), createRandom(3), { starts: 3 });
    expect(diagnosis.held).toContain("local-stability");
    expect(diagnosis.held).toContain("several-starts");
    expect(diagnosis.starts).toMatchObject({ starts: 4, converged: 4 });
    expect(diagnosis.starts.equilibria).toHaveLength(1);
  });
});
