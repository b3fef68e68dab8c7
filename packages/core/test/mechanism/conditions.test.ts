import { describe, expect, it } from "vitest";
import { conditions } from "../../src/mechanism/index.ts";

const f = (...values: number[]) => Float64Array.of(...values);

describe("conditions, one by one by hand", () => {
  it("(2) rents: income on housing over a supply that answers", () => {
    const out = new Float64Array(1);
    conditions.rents(f(Math.log(2)), f(Math.log(3)), f(Math.log(4)), f(0), 0, "real", out);
    expect(Math.exp(out[0]!)).toBeCloseTo(6, 12);
    conditions.rents(f(Math.log(2)), f(Math.log(3)), f(Math.log(4)), f(0), 1, "real", out);
    expect(Math.exp(out[0]!)).toBeCloseTo(Math.sqrt(24), 12);
    conditions.rents(f(Math.log(2)), f(Math.log(3)), f(Math.log(4)), f(0), 1, "nominal", out);
    expect(Math.exp(out[0]!)).toBeCloseTo(Math.sqrt(6), 12);
  });

  it("(3) unit costs: Cobb-Douglas in wages and input prices", () => {
    const out = new Float64Array(2);
    // two industries, one region: half labour, industry 1 uses industry 2 for the rest and the other way round
    conditions.unitCosts(
      f(0.5, 0.5),
      f(0, 0.5, 0.5, 0),
      f(Math.log(4)),
      f(Math.log(9), Math.log(16)),
      f(0, Math.log(2)),
      null,
      out,
    );
    expect(Math.exp(out[0]!)).toBeCloseTo(2 * 4, 12);
    expect(Math.exp(out[1]!)).toBeCloseTo((2 * 3) / 2, 12);
  });

  it("(4) external economies: own activity alone without a kernel, reach with one, digital reach on top", () => {
    const channel = { id: "c", psi: f(1), near: f(1, 0.5, 0.5, 1), far: f(0, 0.2, 0.2, 0), digitalShare: f(0.5), links: null };
    const sum = new Float64Array(2);
    const scratch = new Float64Array(2);
    conditions.spilloverSum({ ...channel, near: null, far: null }, 0, f(3, 7), 2, sum, scratch);
    expect([...sum]).toEqual([3, 7]);
    conditions.spilloverSum({ ...channel, far: null }, 0, f(3, 7), 2, sum, scratch);
    expect([...sum]).toEqual([6.5, 8.5]);
    conditions.spilloverSum(channel, 0, f(3, 7), 2, sum, scratch);
    expect([...sum]).toEqual([expect.closeTo(6.5 + 0.7, 14), expect.closeTo(8.5 + 0.3, 14)]);
    const out = new Float64Array(2);
    conditions.externalEconomies([{ ...channel, psi: f(0.5), far: null }], f(3, 7), [f(0, 0)], 2, out, sum, scratch);
    expect(Math.exp(out[0]!)).toBeCloseTo(Math.sqrt(6.5), 12);
  });

  it("(5) prices and (6) sales: shares of the cheapest origin, also where powers underflow", () => {
    const kernel = f(1, 0.5, 0.5, 1);
    const cost = f(0, Math.log(2));
    const q = new Float64Array(2);
    const phi = new Float64Array(2);
    const price = new Float64Array(2);
    const least = conditions.costPowers(cost, 0, 2, q);
    conditions.priceSums(kernel, 0, q, phi);
    expect(conditions.logPrices(kernel, 0, cost, 0, 2, least, phi, price)).toEqual([]);
    expect([...phi]).toEqual([1.125, 0.75]);
    expect(Math.exp(price[1]!)).toBeCloseTo(0.75 ** -0.5, 12);
    const output = new Float64Array(2);
    conditions.sales(kernel, 0, q, phi, f(9, 3), output, 0);
    expect(output[0]).toBeCloseTo(9 / 1.125 + (3 * 0.5) / 0.75, 12);
    expect(output[0]! + output[1]!).toBeCloseTo(12, 12);

    // the second buyer can only buy from an origin a thousand times dearer, at elasticity 200
    const far = f(1, 0, 0, 1);
    const dear = f(0, Math.log(1000));
    conditions.costPowers(dear, 0, 200, q);
    conditions.priceSums(far, 0, q, phi);
    const redone = conditions.logPrices(far, 0, dear, 0, 200, 0, phi, price);
    expect(redone.map((one) => one.row)).toEqual([1]);
    expect(Math.exp(price[1]!)).toBeCloseTo(1000, 8);
    conditions.sales(far, 0, q, phi, f(9, 3), output, 0);
    conditions.salesOfRow(far, far, 0, dear, 0, 200, 1, redone[0]!.logSum, 3, output, 2);
    expect([...output]).toEqual([9, expect.closeTo(3, 12)]);
  });

  it("(6) final spending with a tariff and a platform fee solves its own circle", () => {
    const b = f(1, 1);
    const inputs = f(0.5, 0);
    const out = new Float64Array(2);
    const revenue = conditions.finalSpendingWithWedges(f(2, 1), b, inputs, f(0.1, 0.2), f(0.05, 0), f(0, 1), out);
    const bought = [out[0]! + 0.5, out[1]!];
    expect(out[0]).toBeCloseTo(2 + 0.1 * bought[0]!, 12);
    expect(out[1]).toBeCloseTo(1 + 0.2 * bought[1]! + 0.05 * bought[0]!, 12);
    expect(revenue).toBeCloseTo(0.05 * bought[0]!, 12);
  });

  it("(7) employment never falls below its floor", () => {
    const out = new Float64Array(1);
    conditions.employment(f(2), f(-100), f(0), conditions.LOG_EMPLOYMENT_FLOOR, out);
    expect(out[0]).toBeCloseTo(2 * Math.exp(-40), 25);
  });

  it("(8) people: Frechet shares in each pool, and a pool of -1 stays put", () => {
    const out = new Float64Array(3);
    conditions.population(f(Math.log(2), 0, 5), 2, f(1, 1, 1), Int32Array.of(0, 0, -1), f(10), f(1, 1, 7), out);
    expect([...out]).toEqual([expect.closeTo(8, 12), expect.closeTo(2, 12), 7]);
  });

  it("(8) commuting: pairs chosen together add up on both sides", () => {
    const residents = new Float64Array(2);
    const workers = new Float64Array(2);
    const { logAccess } = conditions.commuting(f(4, 1, 2, 3), f(0, Math.log(2)), f(0, 0), 1, 100, residents, workers);
    // weights 4, 2 from home 1 and 2, 6 from home 2: 14 in all
    expect(residents[0]).toBeCloseTo((100 * 6) / 14, 12);
    expect(workers[0]).toBeCloseTo((100 * 6) / 14, 12);
    expect(Math.exp(logAccess)).toBeCloseTo(14, 12);
  });

  it("(9) to (11) the virtual layer", () => {
    const distance = new Float64Array(4);
    conditions.relativeLogDistance(f(10, 80, 80, 40), 2, distance);
    expect(distance[0]).toBe(0);
    expect(distance[1]).toBeCloseTo(Math.log(80 / 20), 12);
    const neutral = conditions.compositeCost(0.7, 0.7, 0.4, 6, "mixture");
    expect(neutral.logCost).toBeCloseTo(0.7, 14);
    expect(neutral.onlineShare).toBeCloseTo(0.4, 14);
    expect(conditions.compositeCost(0.7, 0.1, 0, 6, "mixture")).toEqual({ logCost: 0.7, onlineShare: 0 });
    expect(conditions.compositeCost(0.7, 0.7, 0.4, 6, "additive").logCost).toBeLessThan(0.7);
    expect(conditions.digitalKernelAddition(f(1, 0.5, 0.5, 1), f(1, 0.9, 0.9, 1), f(0, 0))).toBeNull();
    expect(conditions.digitalKernelAddition(f(1, 0.5, 0.5, 1), f(1, 0.9, 0.9, 1), f(0.25, 1))![1]).toBeCloseTo(0.2, 14);
  });
});
