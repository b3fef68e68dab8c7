import { describe, expect, it } from "vitest";
import {
  bilateralRegionMajor,
  counterfactual,
  createEconomy,
  layerChannels,
  layerCosts,
  type VirtualLayer,
} from "../../src/mechanism/index.ts";
import { relativeGap } from "./fixtures.ts";

const N = 3;
const f = (...values: number[]) => Float64Array.of(...values);

/** Three regions on a line, two industries: goods and a service that goes online. */
function layer(
  level: Float64Array,
  changes: Partial<VirtualLayer["industries"]> = {},
  rest: Partial<VirtualLayer> = {},
): VirtualLayer {
  return {
    kilometres: f(50, 300, 700, 300, 40, 400, 700, 400, 60),
    digitalLevel: level,
    industries: {
      tradeElasticity: f(5, 5),
      modeElasticity: f(6, 6),
      shipping: f(0.1, 0.05),
      information: f(0.15, 0.3),
      border: f(1.3, 1.3),
      onlineDelivery: f(0, 0.6),
      onlineCeiling: f(0.2, 0.1),
      networkCost: f(0.05, 0.05),
      fee: f(0, 0),
      ...changes,
    },
    channels: [
      { id: "labour", psi: f(0.06, 0.02), halfDistanceKm: 200, digitalShare: f(0.2, 0.7) },
      { id: "knowledge", psi: f(0.04, 0.02), halfDistanceKm: 200, digitalShare: f(0.2, 0.7) },
    ],
    distanceRelief: 0.65,
    ...rest,
  };
}

const none = f(0, 0, 0);
const some = f(0.3, 0.5, 0.6);

describe("layerCosts", () => {
  it("is the physical cost to the last bit at T = 0 and at a reach of zero", () => {
    const physical = layerCosts(layer(none));
    const closed = layerCosts(layer(some, { onlineCeiling: f(0, 0) }));
    expect([...closed.logCost]).toEqual([...physical.logCost]);
    expect(physical.onlineShare.every((value) => value === 0)).toBe(true);
    const d = Math.log(300) - (Math.log(50) + Math.log(40)) / 2;
    expect(physical.logCost[1]).toBeCloseTo(0.25 * d + Math.log(1.3), 12);
    expect(physical.logCost[0]).toBe(0);
  });

  it("does nothing when buying online costs the same (mixture), and gains variety in the additive form", () => {
    const equal = { onlineDelivery: f(0, 0), networkCost: f(0, 0) };
    const physical = layerCosts(layer(none, equal, { distanceRelief: 0 }));
    const digital = layerCosts(layer(some, equal, { distanceRelief: 0 }));
    expect(relativeGap(digital.logCost.map(Math.exp), physical.logCost.map(Math.exp))).toBeLessThan(1e-14);
    const additive = layerCosts(layer(some, equal, { distanceRelief: 0, form: "additive" }));
    expect(additive.logCost[1]).toBeLessThan(physical.logCost[1]!);
  });

  it("agrees with the ratio form that starts from observed online shares", () => {
    const before = layerCosts(layer(some));
    const higher = f(0.5, 0.6, 0.9);
    const after = layerCosts(layer(higher));
    const at = 1; // goods bought by the first region from the second
    const a0 = 0.2 * Math.sqrt(0.3 * 0.5);
    const a1 = 0.2 * Math.sqrt(0.5 * 0.6);
    const o = before.onlineShare[at]!;
    const hat = (1 - o) * ((1 - a1) / (1 - a0)) + o * (a1 / a0);
    expect(Math.exp(-6 * (after.logCost[at]! - before.logCost[at]!))).toBeCloseTo(hat, 12);
  });

  it("sends fees away from sellers, and refuses levels and elasticities out of range", () => {
    const costs = layerCosts(layer(some, { fee: f(0.1, 0) }));
    expect(costs.sellerShare![1]).toBeCloseTo(1 - (costs.onlineShare[1]! * 0.1) / 1.1, 14);
    expect(() => layerCosts(layer(f(0.2, 0.3, 1.2)))).toThrow(/digital level is 1.2/);
    expect(() => layerCosts(layer(some, { modeElasticity: f(4, 6) }))).toThrow(/zeta 4 below theta 5/);
  });
});

describe("layerChannels", () => {
  it("joins channels with one kernel and has no digital part at T = 0", () => {
    const [only, ...others] = layerChannels(layer(none));
    expect(others).toEqual([]);
    expect([...(only!.psi as Float64Array)]).toEqual([expect.closeTo(0.1, 14), expect.closeTo(0.04, 14)]);
    expect(only!.far).toBeUndefined();
    expect((only!.near as Float64Array)[1]).toBeCloseTo(2 ** -1.5, 12);
  });
});

/** An economy at T = 0 with this layer's gravity and kernels, symmetric or not. */
function baseline(psi: number) {
  const base = layer(none);
  const costs = layerCosts(base);
  const shares = costs.logCost.map((value) => Math.exp(-5 * value));
  const input = {
    tradeElasticity: [5, 5],
    tradeShares: bilateralRegionMajor(shares, N, 2),
    consumptionShares: [0.6, 0.4],
    labourIncome: [1, 1.5, 0.8],
    baseline: "balanced" as const,
    mobility: { kind: "mobile" as const, epsilon: 1.5 },
    housing: { share: 0.25 },
    ...(psi > 0 ? { spillovers: layerChannels(base) } : {}),
  };
  return createEconomy(input).economy;
}

function digitalShock(level: Float64Array, parts: { trade: boolean; spillovers: boolean }) {
  const before = layerCosts(layer(none));
  const after = layerCosts(layer(level));
  return {
    ...(parts.trade
      ? {
          tradeCostRatio: bilateralRegionMajor(
            after.logCost.map((value, at) => Math.exp(value - before.logCost[at]!)),
            N,
            2,
          ),
        }
      : {}),
    ...(parts.spillovers ? { spillovers: layerChannels(layer(level)).map(({ psi: _, ...kernel }) => kernel) } : {}),
  };
}

describe("digitalisation in equilibrium", () => {
  it("has channels that can be switched off apart, and dividends that add up", () => {
    const economy = baseline(1);
    const log = (parts: { trade: boolean; spillovers: boolean }) =>
      Math.log(counterfactual(economy, digitalShock(some, parts), { tolerance: 1e-12 }).welfareRatio);
    const trade = log({ trade: true, spillovers: false });
    const spillovers = log({ trade: false, spillovers: true });
    const both = log({ trade: true, spillovers: true });
    expect(trade).toBeGreaterThan(1e-4);
    expect(Math.abs(spillovers)).toBeGreaterThan(1e-5);
    expect(Math.abs(both - trade - spillovers)).toBeLessThan(0.1 * Math.abs(both));
    expect(log({ trade: false, spillovers: false })).toBe(0);
  });

  it("never lowers welfare of symmetric regions without external economies when buying online is cheaper", () => {
    const kilometres = f(50, 300, 300, 300, 50, 300, 300, 300, 50);
    const costsAt = (level: number) => layerCosts(layer(f(level, level, level), {}, { kilometres }));
    const before = costsAt(0);
    const economy = createEconomy({
      tradeElasticity: [5, 5],
      tradeShares: bilateralRegionMajor(
        before.logCost.map((value) => Math.exp(-5 * value)),
        N,
        2,
      ),
      consumptionShares: [0.6, 0.4],
      labourIncome: [1, 1, 1],
      baseline: "balanced",
    }).economy;
    let last = 1;
    for (const level of [0.1, 0.3, 0.6, 1]) {
      const ratio = bilateralRegionMajor(
        costsAt(level).logCost.map((value, at) => Math.exp(value - before.logCost[at]!)),
        N,
        2,
      );
      const { welfareRatio } = counterfactual(economy, { tradeCostRatio: ratio });
      expect(welfareRatio).toBeGreaterThan(last);
      last = welfareRatio;
    }
  });

  it("can lower welfare when buying online is dearer, because the online share is imposed", () => {
    const dear = { onlineDelivery: f(1, 1), networkCost: f(2, 2), shipping: f(0.01, 0.01), information: f(0.01, 0.01) };
    const before = layerCosts(layer(none, dear));
    const after = layerCosts(layer(some, dear));
    const economy = createEconomy({
      tradeElasticity: [5, 5],
      tradeShares: bilateralRegionMajor(
        before.logCost.map((value) => Math.exp(-5 * value)),
        N,
        2,
      ),
      consumptionShares: [0.6, 0.4],
      labourIncome: [1, 1, 1],
      baseline: "balanced",
    }).economy;
    const ratio = bilateralRegionMajor(
      after.logCost.map((value, at) => Math.exp(value - before.logCost[at]!)),
      N,
      2,
    );
    expect(counterfactual(economy, { tradeCostRatio: ratio }).welfareRatio).toBeLessThan(1);
  });
});
