import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultLedgerModel, ledgerEquilibria, ledgerPopulation } from "../../src/drivers/index.ts";
import { platformConcentration, platformLockIn, platformOutcomes, platformReach } from "../../src/levers/index.ts";
import { createRandom } from "../../src/numeric/index.ts";

const market = (users: readonly number[], interoperability = 0) => ({ users: Float64Array.from(users), interoperability });

describe("platform markets", () => {
  it("have the Herfindahl index, reach and lock-in of hand cases", () => {
    expect(platformConcentration(Float64Array.of(50, 30, 20))).toBeCloseTo(0.38, 12);
    // at eta 1: i + (1 - i) HHI
    expect(platformReach(market([50, 30, 20], 0.25), 1)).toBeCloseTo(0.25 + 0.75 * 0.38, 12);
    // two equal platforms, closed: half of the users at any elasticity
    expect(platformReach(market([1, 1]), 0.4)).toBeCloseTo(0.5, 12);
    expect(platformLockIn(market([3, 1]), 1)).toBeCloseTo(2 / 3, 12);
    expect(platformLockIn(market([3, 1], 0.5), 1)).toBeCloseTo(1 - 0.625 / 0.875, 12);
    expect(platformLockIn(market([1, 0]), 0.7)).toBe(0);
  });

  it("reach more and lock in less the more open they are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }),
        fc.double({ min: 0.2, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        (users, eta, open) => {
          const closed = market(users, open);
          const opener = market(users, open + 0.1);
          expect(platformReach(opener, eta)).toBeGreaterThanOrEqual(platformReach(closed, eta) - 1e-12);
          expect(platformLockIn(opener, eta)).toBeLessThanOrEqual(platformLockIn(closed, eta) + 1e-12);
          expect(platformReach(market(users, 1), eta)).toBeCloseTo(1, 9);
          expect(platformReach(closed, eta)).toBeLessThanOrEqual(1 + 1e-12);
        },
      ),
    );
  });

  it("refuse users below zero or none at all, and openness outside [0, 1]", () => {
    expect(() => platformConcentration(Float64Array.of(1, -1))).toThrow(/users of the platforms are 1, -1/);
    expect(() => platformConcentration(new Float64Array(2))).toThrow(/sum above 0/);
    expect(() => platformReach(market([1], 2), 1)).toThrow(/between 0 and 1/);
  });
});

describe("platformOutcomes", () => {
  const firms = ledgerPopulation(1500, createRandom(1), 0.5);

  it("are the ledger's highest equilibrium when the network is one", () => {
    const highest = ledgerEquilibria(defaultLedgerModel, firms)
      .equilibria.filter(({ stable }) => stable)
      .at(-1)!;
    const [one, open] = [
      platformOutcomes(defaultLedgerModel, firms, market([1]))[0]!,
      platformOutcomes(defaultLedgerModel, firms, market([5, 3, 2], 1))[0]!,
    ];
    for (const outcome of [one, open]) {
      expect(Math.abs(outcome.users - highest.users)).toBeLessThan(0.01);
      expect(outcome.reach).toBeCloseTo(1, 12);
      expect(outcome.premium).toBeCloseTo(0, 12);
    }
    expect(one.users).toBeCloseTo((one.smallUsers + one.largeUsers) / 2, 2);
  });

  it("bring more firms online, small ones included, and a lower critical mass, the more open the platforms are", () => {
    const outcomes = platformOutcomes(defaultLedgerModel, firms, market([5, 3, 2]), {
      interoperability: [0, 0.25, 0.5, 0.75, 1],
    });
    for (const [k, outcome] of outcomes.entries()) {
      if (k === 0) continue;
      const before = outcomes[k - 1]!;
      expect(outcome.users).toBeGreaterThanOrEqual(before.users);
      expect(outcome.smallUsers).toBeGreaterThanOrEqual(before.smallUsers);
      expect(outcome.criticalMass).toBeLessThan(before.criticalMass);
      expect(outcome.lockIn).toBeLessThan(before.lockIn);
    }
    expect(outcomes[4]!.users).toBeGreaterThan(outcomes[0]!.users);
  });
});
