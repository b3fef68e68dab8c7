import { describe, expect, it } from "vitest";
import { applyMoves, type Baseline, createEconomy } from "../../src/index.ts";

/** Two places, two industries with theta 4 and 5; only what `applyMoves` reads of a baseline. */
const economy = createEconomy({
  regions: ["a", "b"],
  industries: ["goods", "services"],
  flows: [4, 2, 1, 3, 2, 1, 2, 3],
  tradeElasticity: [4, 5],
  valueAddedShares: [1, 1],
  inputCoefficients: [0, 0, 0, 0],
} as never).economy;
const baseline = { economy, layer: {} } as unknown as Baseline;
const before = Float64Array.of(10, 20, 30, 0);

describe("applyMoves", () => {
  it("moves a part of the stock of techniques with the firms, by hand", () => {
    const { shock, lostShare, cost } = applyMoves(baseline, before, Float64Array.of(5, 20, 35, 0));
    expect([...(shock.productivityRatio as Float64Array)]).toEqual([0.5 ** (1 / 4), 1, (35 / 30) ** (1 / 4), 1]);
    expect(lostShare).toBe(0);
    expect(cost).toBe(0);
  });

  it("counts what arrives where the industry is absent, and refuses what empties an industry", () => {
    const { shock, lostShare } = applyMoves(baseline, before, Float64Array.of(7, 15, 33, 5));
    expect((shock.productivityRatio as Float64Array)[3]).toBe(1);
    expect(lostShare).toBeCloseTo(5 / 8, 12);
    expect(() => applyMoves(baseline, before, Float64Array.of(0, 20, 40, 0))).toThrow(/all of goods leaves a/);
    expect(() => applyMoves(baseline, before, Float64Array.of(-1, 20, 41, 0))).toThrow(/0 or more/);
    expect(() => applyMoves(baseline, before, Float64Array.of(1))).toThrow(/regions x/);
  });
});
