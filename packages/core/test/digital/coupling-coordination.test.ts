import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { coordinationGrades, couplingCoordination, gradeOfCoordination } from "../../src/index.ts";

describe("couplingCoordination", () => {
  it.each([
    [0.3, 0.6, 0.942809, 0.45, 0.651356, 0.591608, 0.515969],
    [0.05, 0.42, 0.616654, 0.235, 0.380675, 0.273861, 0.253688],
    [0.8, 0.8, 1, 0.8, 0.894427, 1, 0.894427],
  ])("check values of the model book for (%d, %d)", (u1, u2, c, t, d, corrected, correctedD) => {
    const result = couplingCoordination(Float64Array.of(u1, u2), 2);
    expect(result.coupling[0]).toBeCloseTo(c, 6);
    expect(result.development[0]).toBeCloseTo(t, 12);
    expect(result.coordination[0]).toBeCloseTo(d, 6);
    expect(result.correctedCoupling[0]).toBeCloseTo(corrected, 6);
    expect(result.correctedCoordination[0]).toBeCloseTo(correctedD, 6);
  });

  it("for three systems by hand", () => {
    const result = couplingCoordination(Float64Array.of(0.2, 0.4, 0.8), 3, Float64Array.of(0.5, 0.3, 0.2));
    expect(result.coupling[0]).toBeCloseTo((3 * 0.4) / 1.4, 14);
    expect(result.development[0]).toBeCloseTo(0.38, 14);
    // mean gap (.2 + .4 + .6)/3 = .4; product of ratios .25 x .5 = .125, square root of it
    expect(result.correctedCoupling[0]).toBeCloseTo(Math.sqrt(0.6 * Math.sqrt(0.125)), 14);
    expect(result.weakest[0]).toBe(0);
    expect(result.relativeLag[0]).toBeCloseTo(0.25, 14);
  });

  it("stays in [0, 1], is symmetric, is 1 exactly when all systems are equal, and C' never exceeds C", () => {
    const u = fc.double({ min: 0.001, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(u, { minLength: 2, maxLength: 5 }), (systems) => {
        const n = systems.length;
        const a = couplingCoordination(Float64Array.from(systems), n);
        const b = couplingCoordination(Float64Array.from([...systems].reverse()), n);
        expect(a.coupling[0]).toBeCloseTo(b.coupling[0]!, 12);
        expect(a.correctedCoupling[0]).toBeCloseTo(b.correctedCoupling[0]!, 12);
        expect(a.coupling[0]).toBeLessThanOrEqual(1);
        if (n === 2) expect(a.correctedCoupling[0]).toBeLessThanOrEqual(a.coupling[0]! + 1e-12);
        const equal = couplingCoordination(new Float64Array(n).fill(systems[0]!), n);
        expect(equal.coupling[0]).toBeCloseTo(1, 12);
        expect(equal.correctedCoupling[0]).toBeCloseTo(1, 12);
      }),
    );
  });

  it("does not compute where a system is zero, negative or above one, and says so", () => {
    const result = couplingCoordination(Float64Array.of(0, 0.5, 1.5, Number.NaN, 0.5, 0.5, 0.5, 0.5), 2);
    expect([...result.grade]).toEqual([-1, 7, -1, -1]); // D = sqrt(.5) = .707
    expect(result.issues.map((issue) => [issue.code, issue.count])).toEqual([
      ["coupling-not-positive", 1],
      ["coupling-above-one", 1],
    ]);
  });

  it("refuses one system and weights that do not sum to one", () => {
    expect(() => couplingCoordination(Float64Array.of(0.5), 1)).toThrow(/at least 2/);
    expect(() => couplingCoordination(Float64Array.of(0.5, 0.5), 2, Float64Array.of(0.5, 0.6))).toThrow(/sum to 1.1/);
  });

  it("grades by tenths, closed above", () => {
    expect(coordinationGrades).toHaveLength(10);
    expect([0, 0.1, 0.1 + 0.2, 0.300001, 0.65, 1].map(gradeOfCoordination)).toEqual([0, 0, 2, 3, 6, 9]);
  });
});
