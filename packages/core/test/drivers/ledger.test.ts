import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  defaultLedgerModel,
  gainingUsers,
  LEDGER_CHOICES,
  ledgerChoice,
  ledgerChoiceMap,
  ledgerComparativeStatics,
  ledgerCutoffs,
  ledgerEquilibria,
  ledgerEquilibrium,
  ledgerPopulation,
  ledgerProfits,
  ledgerResponse,
  ledgerTable,
  ledgerTerms,
  placeTenants,
  tenantFirms,
} from "../../src/drivers/index.ts";
import { createRandom } from "../../src/numeric/index.ts";

const share = fc.double({ min: 0.02, max: 1, noNaN: true });
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const scale = fc.double({ min: 0.1, max: 5, noNaN: true });

describe("ledger of costs and benefits", () => {
  it("pays by hand: one firm at A = N = 1, T = 0.5", () => {
    const m = defaultLedgerModel;
    const terms = ledgerTerms(m, { mass: 1, users: 1 });
    const { physical, virtual, both } = ledgerProfits(terms, 2, 0.25, 0.4);
    const byHand =
      2 * (1 + 0.5 * m.technologyGain) - m.rent - m.congestion / (1 + 0.5 * m.congestionRelief) - 0.5 * m.upgradeCost;
    expect(physical).toBeCloseTo(byHand, 14);
    expect(virtual).toBeCloseTo(2 * 0.75 - m.platformFee - m.dataCost - 0.4 * m.logistics, 14);
    expect(both).toBeCloseTo(physical + virtual + m.synergy + m.sharedSaving, 14);
  });

  it("changes choice exactly at the closed-form cut-offs", () => {
    fc.assert(
      fc.property(share, share, scale, unit, (mass, users, b, g) => {
        const terms = ledgerTerms(defaultLedgerModel, { mass, users });
        const cut = ledgerCutoffs(terms, b, g);
        const step = 1e-7;
        const physicalAlone = b > cut.scalePhysical;
        const addsBelow = physicalAlone ? cut.tacitnessAddVirtual : Number.NaN;
        if (physicalAlone && addsBelow > 0.01 && addsBelow < 0.99) {
          expect(ledgerChoice(terms, b, addsBelow - step, g)).toBe("both");
          expect(["physical"]).toContain(ledgerChoice(terms, b, addsBelow + step, g));
        }
        if (b < cut.scaleAddPhysical) {
          const t = cut.tacitnessVirtual;
          if (t > 0.01 && t < 0.99) {
            expect(ledgerChoice(terms, b, t - step, g)).toBe("virtual");
            expect(ledgerChoice(terms, b, t + step, g)).toBe("none");
          }
        }
        if (b > cut.scaleAddPhysical && b < cut.scalePhysical) {
          const t = cut.tacitnessBoth;
          if (t > 0.01 && t < 0.99) {
            expect(ledgerChoice(terms, b, t - step, g)).toBe("both");
            expect(ledgerChoice(terms, b, t + step, g)).toBe("none");
          }
        }
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  it("has a firm break even on the platform exactly at its own critical share of users", () => {
    fc.assert(
      fc.property(share, scale, fc.double({ min: 0, max: 0.9, noNaN: true }), unit, (mass, b, t, g) => {
        for (const where of ["in-place", "elsewhere"] as const) {
          const users = gainingUsers(defaultLedgerModel, mass, b, t, g, where);
          const terms = ledgerTerms(defaultLedgerModel, { mass, users });
          const { physical, virtual, both } = ledgerProfits(terms, b, t, g);
          expect(Math.abs(where === "in-place" ? both - physical : virtual)).toBeLessThan(1e-9);
        }
      }),
      { seed: 8, numRuns: 100 },
    );
  });

  const firms = ledgerPopulation(20_000, createRandom(1));
  const trace = ledgerEquilibria(defaultLedgerModel, firms, { traced: 2_000 });

  it("shows all four choices, an interior critical mass and several equilibria with the illustrative defaults", () => {
    const top = trace.equilibria[trace.equilibria.length - 1]!;
    for (const kind of LEDGER_CHOICES) expect(top.shares[kind]).toBeGreaterThan(0.01);
    expect(trace.criticalMass).toBeGreaterThan(0);
    expect(trace.criticalMass).toBeLessThan(trace.tippingPoint);
    expect(trace.tippingPoint).toBeLessThan(1);
    expect(trace.equilibria.map(({ stable }) => stable)).toEqual([true, false, true]);
    expect(trace.equilibria[0]!.users).toBe(0);
  });

  it("reproduces each stable equilibrium from the firms' own choices", () => {
    for (const equilibrium of trace.equilibria.filter(({ stable }) => stable)) {
      expect(equilibrium.status).toBe("converged");
      const response = ledgerResponse(defaultLedgerModel, firms, equilibrium);
      expect(Math.abs(response.mass - equilibrium.mass)).toBeLessThan(3e-4);
      expect(Math.abs(response.users - equilibrium.users)).toBeLessThan(3e-4);
      expect(equilibrium.shares.physical + equilibrium.shares.both).toBeCloseTo(response.mass, 12);
      expect(LEDGER_CHOICES.reduce((sum, kind) => sum + equilibrium.shares[kind], 0)).toBeCloseTo(1, 12);
    }
  });

  it("adjusts away from the tipping point to either side", () => {
    const at = (users: number) => ledgerEquilibrium(defaultLedgerModel, firms, { start: { mass: 0.7, users } }).users;
    expect(at(0.6 * trace.tippingPoint)).toBeLessThan(0.5 * trace.tippingPoint);
    expect(at(2 * trace.tippingPoint)).toBeGreaterThan(2 * trace.tippingPoint);
  });

  it("makes dearer platforms lose users and dearer rent lose physical mass", () => {
    const statics = ledgerComparativeStatics(defaultLedgerModel, firms, { mass: 0.8, users: 0.6 });
    const of = (name: string) => statics.find(({ parameter }) => parameter === name)!;
    expect(of("platformFee").changeUsers).toBeLessThan(0);
    expect(of("rent").changeMass).toBeLessThan(0);
    expect(of("networkElasticity").changeUsers).toBeLessThan(0);
    for (const { change } of statics) expect(LEDGER_CHOICES.reduce((sum, kind) => sum + change[kind], 0)).toBeCloseTo(0, 12);
  });

  it("tables lines that add to profit and averages that add to the whole", () => {
    const equilibrium = ledgerEquilibrium(defaultLedgerModel, firms);
    const columns = ledgerTable(defaultLedgerModel, firms, equilibrium);
    expect(columns.reduce((sum, column) => sum + column.firms, 0)).toBe(20_000);
    const total = columns.reduce((sum, { firms: count, profit }) => sum + (count > 0 ? count * profit : 0), 0);
    expect(total / 20_000).toBeCloseTo(equilibrium.averageProfit, 10);
    expect(columns.find(({ choice }) => choice === "virtual")!.averageTacitness).toBeLessThan(0.5);
  });

  it("places a park's tenants by output and industry, and says who differs from practice", () => {
    const state = { mass: 0.8, users: 0.6 };
    const tenant = (name: string, industry: string, output: number, platform: "yes" | "no" | "unknown") => ({
      name,
      industry,
      output,
      platform,
      area: 1000,
    });
    const options = { tradability: { software: 0.9, foundry: 0.1 }, goods: { software: 0, foundry: 1 }, rentPerSquareMetre: 0.2 };
    const placed = placeTenants(
      defaultLedgerModel,
      state,
      [
        tenant("big foundry", "foundry", 4000, "yes"),
        tenant("studio", "software", 1000, "no"),
        tenant("small", "foundry", 100, "unknown"),
      ],
      options,
    );
    expect(placed.map(({ scale }) => scale)).toEqual([4, 1, 0.1]);
    expect(placed[1]!.differsFromPractice).toBe("goes-online");
    expect(placed[2]).toMatchObject({ choice: "none", differsFromPractice: "unknown", rentBurden: 2 });
    for (const { margin } of placed) expect(margin).toBeGreaterThanOrEqual(0);
    expect(tenantFirms(placed).tacitness[1]).toBeCloseTo(0.1, 12);
    expect(() => placeTenants(defaultLedgerModel, state, [tenant("x", "mill", 1, "no")], options)).toThrow(/"x" has output 1/);
  });

  it("maps choices over tacitness and rent burden consistently with single firms", () => {
    const state = { mass: 0.8, users: 0.6 };
    const map = ledgerChoiceMap(defaultLedgerModel, state, 0.5, 21);
    const terms = ledgerTerms(defaultLedgerModel, state);
    expect(new Set(map.choice).size).toBe(4);
    const at = 7 * 21 + 12;
    const b = terms.rent / (map.rentBurden[12]! * terms.physicalValue);
    expect(LEDGER_CHOICES[map.choice[at]!]).toBe(ledgerChoice(terms, b, map.tacitness[7]!, 0.5));
    for (let row = 1; row < 21; ++row) {
      // More tacit firms never go online where less tacit ones of the same scale do not.
      const online = (r: number) => map.choice[r * 21 + 10]! >= 2;
      expect(online(row) && !online(row - 1)).toBe(false);
    }
  });

  it("refuses firms outside their domain, naming the first", () => {
    const bad = { ...firms, tacitness: firms.tacitness.map((t, i) => (i === 3 ? 1.2 : t)) };
    expect(() => ledgerEquilibrium(defaultLedgerModel, bad)).toThrow(/firm 3 has scale/);
  });
});
