import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  counterfactual,
  createEconomy,
  decomposeRealWage,
  type EconomyInput,
  firstOrderGain,
  observedEconomy,
  type Shock,
  type SpilloverChannelInput,
  solveLevels,
} from "../../src/mechanism/index.ts";
import { createRandom } from "../../src/numeric/index.ts";
import { pencilEconomy, randomPrimitives, relativeGap, richFeatures } from "./fixtures.ts";

const TIGHT = { tolerance: 1e-13 };

/** The baseline that a solved random economy shows, and the shock between two economies. */
function economyOf(seed: number, regions: number, industries: number, rich: boolean) {
  const primitives = randomPrimitives(seed, regions, industries, rich ? richFeatures(seed, regions, industries) : {});
  const equilibrium = solveLevels(primitives, TIGHT);
  return { primitives, equilibrium, input: observedEconomy(primitives, equilibrium) };
}

function randomShock(
  seed: number,
  regions: number,
  industries: number,
): Shock & { tradeCostRatio: Float64Array; productivityRatio: Float64Array } {
  const random = createRandom(seed + 77);
  return {
    tradeCostRatio: Float64Array.from({ length: regions * regions * industries }, () => 0.85 + 0.3 * random.uniform()),
    productivityRatio: Float64Array.from({ length: regions * industries }, () => 0.9 + 0.3 * random.uniform()),
  };
}

describe("counterfactual", () => {
  it("moves by pencil in a two-region economy where only productivity rises", () => {
    const { economy } = createEconomy(pencilEconomy);
    const same = counterfactual(economy, { productivityRatio: [1.1] }, TIGHT);
    // every price falls by a tenth, nothing else moves
    expect(relativeGap(same.wageRatio, [1, 1])).toBeLessThan(1e-12);
    expect(relativeGap(same.realWageRatio, [1.1, 1.1])).toBeLessThan(1e-12);
    expect(same.welfareRatio).toBeCloseTo(1.1, 12);
  });

  it("gives ratios of exactly one without a change", () => {
    for (const rich of [false, true]) {
      const { economy } = createEconomy(economyOf(3, 4, 3, rich).input);
      const none = counterfactual(economy, {});
      for (const table of [none.wageRatio, none.populationRatio, none.outputRatio, none.employmentRatio]) {
        expect([...table].every((value) => value === 1)).toBe(true);
      }
      expect(none.iterations).toBe(1);
      expect(Math.abs(none.welfareRatio - 1)).toBeLessThan(1e-12);
    }
  });

  it("equals the ratio of two solutions in levels, with every feature on", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5000 }),
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: 1, max: 3 }),
        (seed, n, s) => {
          const { primitives, equilibrium: before, input } = economyOf(seed, n, s, true);
          const shock = randomShock(seed, n, s);
          const after = solveLevels(
            {
              ...primitives,
              tradeCosts: Float64Array.from(primitives.tradeCosts, (value, at) => value * shock.tradeCostRatio[at]!),
              productivity: Float64Array.from(primitives.productivity!, (value, at) => value * shock.productivityRatio[at]!),
            },
            TIGHT,
          );
          const result = counterfactual(createEconomy(input).economy, shock, TIGHT);
          const ratio = (a: Float64Array, b: Float64Array) => a.map((value, k) => value / b[k]!);
          expect(after.status).toBe("converged");
          expect(relativeGap(result.wageRatio, ratio(after.wage, before.wage))).toBeLessThan(1e-10);
          expect(relativeGap(result.populationRatio, ratio(after.population, before.population))).toBeLessThan(1e-10);
          expect(relativeGap(result.priceRatio, ratio(after.price, before.price))).toBeLessThan(1e-10);
          expect(relativeGap(result.outputRatio, ratio(after.output, before.output))).toBeLessThan(1e-10);
          expect(relativeGap(result.rentRatio, ratio(after.rent, before.rent))).toBeLessThan(1e-10);
          expect(result.welfareRatio / (after.welfare / before.welfare)).toBeCloseTo(1, 10);
        },
      ),
      { numRuns: 12 },
    );
  });

  it("keeps to levels with tariffs, fees, deficits, origins, commuting and both treatments of rents", () => {
    const n = 4;
    const s = 2;
    const random = createRandom(11);
    const tariffs = Float64Array.from({ length: n * n * s }, (_, at) =>
      Math.floor(at / s) % (n + 1) === 0 ? 0 : 0.2 * random.uniform(),
    );
    const sellerShare = tariffs.map((value) => 1 - value / 4);
    const moveCosts = Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : 1.5 + random.uniform()));
    const cases = [
      { tariffs, deficits: [0.3, -0.2, 0.1, -0.2], income: "spending" },
      { tariffs, sellerShare, headquarters: [0, 1, 0, 0], mobility: { kind: "mobile", epsilon: 2, pools: [0, 0, 1, -1] } },
      {
        mobility: { kind: "origins", epsilon: 2, moveCosts },
        housing: { share: 0.3, supplyElasticity: 0.5, rents: "residents" },
      },
      { mobility: { kind: "mobile", epsilon: 2 }, housing: { share: 0.3, rents: "portfolio" }, income: "wage" },
      { mobility: { kind: "commuting", epsilon: 3, moveCosts }, housing: { share: 0.3, supply: "nominal" } },
    ] as const;
    for (const features of cases) {
      const primitives = randomPrimitives(5, n, s, features);
      const before = solveLevels(primitives, TIGHT);
      const lower = tariffs.map((value) => value / 2);
      const shocked = {
        ...primitives,
        productivity: Float64Array.from(primitives.productivity!, (value, at) => value * (1 + 0.05 * (at % 3))),
        ...("tariffs" in features ? { tariffs: lower } : {}),
      };
      const after = solveLevels(shocked, TIGHT);
      const { economy, issues } = createEconomy(observedEconomy(primitives, before));
      expect(issues).toEqual([]);
      const result = counterfactual(
        economy,
        {
          productivityRatio: Float64Array.from(primitives.productivity!, (_, at) => 1 + 0.05 * (at % 3)),
          ...("tariffs" in features ? { tariffs: lower } : {}),
        },
        TIGHT,
      );
      expect(
        relativeGap(
          result.wageRatio,
          after.wage.map((value, k) => value / before.wage[k]!),
        ),
      ).toBeLessThan(1e-10);
      expect(
        relativeGap(
          result.residentRatio,
          after.residents.map((value, k) => value / before.residents[k]!),
        ),
      ).toBeLessThan(1e-10);
      expect(
        relativeGap(
          result.realIncomeRatio,
          after.realIncome.map((value, k) => value / before.realIncome[k]!),
        ),
      ).toBeLessThan(1e-10);
    }
  });

  it("clears every market, the one that Walras' law leaves over too, and its shares add up", () => {
    const { input } = economyOf(21, 5, 3, true);
    const { economy } = createEconomy(input);
    const shock = randomShock(21, 5, 3);
    const result = counterfactual(economy, shock, { tolerance: 1e-12, tradeShares: "include" });
    const n = 5;
    const s = 3;
    for (let buyer = 0; buyer < n; ++buyer) {
      for (let j = 0; j < s; ++j) {
        let sum = 0;
        for (let seller = 0; seller < n; ++seller) sum += result.tradeShares![(buyer * n + seller) * s + j]!;
        expect(Math.abs(sum - 1)).toBeLessThan(1e-14);
      }
    }
    const g = input.inputCoefficients!;
    const b = input.consumptionShares!;
    for (let seller = 0; seller < n; ++seller) {
      for (let j = 0; j < s; ++j) {
        let demand = 0;
        for (let buyer = 0; buyer < n; ++buyer) {
          let purchases = b[j]! * result.finalSpending[buyer]!;
          for (let k = 0; k < s; ++k) purchases += g[j * s + k]! * result.output[buyer * s + k]!;
          demand += result.tradeShares![(buyer * n + seller) * s + j]! * purchases;
        }
        expect(Math.abs(demand / result.output[seller * s + j]! - 1)).toBeLessThan(1e-10);
      }
    }
    const income = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
    expect(income(result.labourIncome) / income(economy.labourIncome)).toBeCloseTo(1, 12);
  });

  it("does not care about the order of regions or the unit of money and people", () => {
    const { input } = economyOf(8, 4, 2, true);
    const shock = randomShock(8, 4, 2);
    const base = counterfactual(createEconomy(input).economy, shock, TIGHT);
    const order = [2, 0, 3, 1];
    const permuted = permute(input, order, 4, 2);
    const moved = counterfactual(
      createEconomy({
        ...permuted,
        labourIncome: scaled(permuted.labourIncome!, 1000),
        output: scaled(permuted.output!, 1000),
        population: scaled(permuted.population!, 3),
      }).economy,
      {
        tradeCostRatio: permutePairs(shock.tradeCostRatio, order, 4, 2),
        productivityRatio: permuteRows(shock.productivityRatio, order, 2),
      },
      TIGHT,
    );
    expect(
      relativeGap(
        moved.realWageRatio,
        order.map((from) => base.realWageRatio[from]!),
      ),
    ).toBeLessThan(1e-11);
    expect(moved.welfareRatio).toBeCloseTo(base.welfareRatio, 12);
  });

  it("leaves aggregates alone when identical regions are merged (no scale economies)", () => {
    const two = createEconomy({ tradeElasticity: 5, tradeShares: [0.7, 0.3, 0.4, 0.6], labourIncome: [2, 1.5] });
    // the second region split into halves
    const three = createEconomy({
      tradeElasticity: 5,
      tradeShares: [0.7, 0.15, 0.15, 0.4, 0.3, 0.3, 0.4, 0.3, 0.3],
      labourIncome: [2, 0.75, 0.75],
    });
    const whole = counterfactual(two.economy, { tradeCostRatio: [1, 0.8, 0.9, 1] }, TIGHT);
    const parts = counterfactual(three.economy, { tradeCostRatio: [1, 0.8, 0.8, 0.9, 1, 1, 0.9, 1, 1] }, TIGHT);
    expect(parts.realWageRatio[0]! / whole.realWageRatio[0]!).toBeCloseTo(1, 11);
    expect(parts.realWageRatio[2]! / whole.realWageRatio[1]!).toBeCloseTo(1, 11);
  });

  it("has welfare by the own share alone in one sector, and by the exact identity with inputs and scale", () => {
    const one = createEconomy(pencilEconomy).economy;
    const cheaper = counterfactual(one, { tradeCostRatio: [1, 0.7, 0.8, 1] }, TIGHT);
    for (let n = 0; n < 2; ++n) expect(cheaper.realWageRatio[n]).toBeCloseTo(cheaper.domesticShareRatio[n]! ** (-1 / 4), 11);

    const { economy } = createEconomy(economyOf(31, 4, 3, true).input);
    const shock = randomShock(31, 4, 3);
    const parts = decomposeRealWage(economy, shock, counterfactual(economy, shock, TIGHT));
    for (const gap of parts.gap) expect(Math.abs(gap)).toBeLessThan(1e-11);
    expect(parts.externalEconomies.some((value) => Math.abs(value) > 1e-4)).toBe(true);
  });

  it("agrees with the first-order estimate for a small shock and not for a large one", () => {
    const { economy } = createEconomy(economyOf(13, 4, 2, false).input);
    const small: Shock = { productivityRatio: new Float64Array(8).fill(1.0001) };
    const exact = Math.log(counterfactual(economy, small, TIGHT).welfareRatio);
    expect(Math.abs(exact / firstOrderGain(economy, small) - 1)).toBeLessThan(1e-3);
    const closed: Shock = { tradeCostRatio: Float64Array.from({ length: 16 }, (_, at) => (at % 5 === 0 ? 1 : 3)) };
    const loss = Math.log(counterfactual(economy, closed, TIGHT).welfareRatio);
    expect(Math.abs(firstOrderGain(economy, closed) / loss)).toBeGreaterThan(1.2);
  });

  it("meets autarky at prohibitive costs and reproduces published gains from trade", () => {
    const folder = new URL("../golden/acr-gains-wiod-2008/", import.meta.url);
    const rows = readFileSync(new URL("input.csv", folder), "utf8")
      .trim()
      .split("\n")
      .map((line) => line.split(","));
    const expected = JSON.parse(readFileSync(new URL("expected.json", folder), "utf8"));
    const names = rows[0]!.slice(1).map((name) => name.replaceAll('"', ""));
    const n = names.length;
    const flows = new Float64Array(n * n);
    for (let seller = 0; seller < n; ++seller)
      for (let buyer = 0; buyer < n; ++buyer) flows[buyer * n + seller] = Number(rows[seller + 1]![buyer + 1]);
    const { economy, issues } = createEconomy({ regions: names, tradeElasticity: expected.tradeElasticity, flows });
    expect(issues).toEqual([]);
    const closed = counterfactual(
      economy,
      {
        deficits: "none",
        tradeCostRatio: Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : Number.POSITIVE_INFINITY)),
      },
      TIGHT,
    );
    expect(closed.status).toBe("converged");
    for (const [country, percent] of Object.entries<number>(expected.gainsPercent)) {
      const at = names.indexOf(country);
      expect(Math.abs(100 * (1 - closed.realWageRatio[at]!) - percent), country).toBeLessThan(0.05 + 1e-9);
      expect(closed.realWageRatio[at]).toBeCloseTo(economy.tradeShares[at * n + at]! ** (1 / 5), 10);
    }
  });

  it("solves near-critical scale economies and says how it converged", () => {
    const input = { ...economyOf(2, 4, 1, false).input, inputCoefficients: [0], spillovers: 0.96 / 5, tradeElasticity: 5 };
    const { economy } = createEconomy({
      ...input,
      labourIncome: [1, 2, 3, 4],
      baseline: "balanced",
      output: undefined,
    } as unknown as EconomyInput);
    const shock: Shock = { productivityRatio: [1.05, 1, 1, 1] };
    const fast = counterfactual(economy, shock);
    const plain = counterfactual(economy, shock, { method: "plain", maxIterations: 5000 });
    expect(fast.status).toBe("converged");
    expect(plain.status).toBe("converged");
    expect(fast.iterations).toBeLessThan(plain.iterations / 2);
    expect(relativeGap(fast.wageRatio, plain.wageRatio)).toBeLessThan(1e-6);
  });

  it("returns a labelled result when it is stopped or runs out of sweeps", () => {
    const { economy } = createEconomy(economyOf(4, 4, 2, true).input);
    const shock = randomShock(4, 4, 2);
    expect(counterfactual(economy, shock, { signal: { cancelled: true } }).status).toBe("cancelled");
    const short = counterfactual(economy, shock, { maxIterations: 3, fallbacks: "none" });
    expect(short.status).toBe("iteration-limit");
    expect(short.worst.market).toMatch(/wage|price|output|labour/);
    const seen: number[] = [];
    counterfactual(economy, shock, { onProgress: ({ iteration }) => seen.push(iteration) });
    expect(seen.length).toBeGreaterThan(3);
  });

  it("falls back to Newton when the sweep is not enough", () => {
    const { economy } = createEconomy(economyOf(4, 3, 2, false).input);
    const shock = randomShock(4, 3, 2);
    const rescued = counterfactual(economy, shock, { maxIterations: 4 });
    expect(rescued.status).toBe("converged");
    expect(rescued.method).toBe("newton-krylov");
    expect(relativeGap(rescued.wageRatio, counterfactual(economy, shock).wageRatio)).toBeLessThan(1e-8);
  });

  it("agrees in single precision to about six digits", () => {
    const { economy } = createEconomy(economyOf(6, 5, 3, true).input);
    const shock = randomShock(6, 5, 3);
    const single = counterfactual(economy, shock, { precision: "float32" });
    expect(single.status).toBe("converged");
    expect(relativeGap(single.wageRatio, counterfactual(economy, shock).wageRatio)).toBeLessThan(1e-6);
  });

  it("keeps shares and tariff revenue where powers of costs underflow", () => {
    // the second region buys only from itself, at a cost that the elasticity of 60 sends below the smallest double
    const { economy } = createEconomy({
      tradeElasticity: 60,
      tradeShares: [1, 0, 0, 1],
      labourIncome: [1, 1],
      tariffs: [0, 0, 0, 0.1],
      income: "spending",
    });
    const result = counterfactual(economy, { productivityRatio: [1, 1e-7] }, { tradeShares: "include" });
    expect(result.status).toBe("converged");
    expect(result.tradeShares![3]).toBeCloseTo(1, 12);
    expect(result.domesticShareRatio[1]).toBeCloseTo(1, 12);
    expect(result.tariffRevenue[1]).toBeCloseTo(0.1, 10);
    expect(result.realWageRatio[1]! / 1e-7).toBeCloseTo(1, 10);
    expect(() => counterfactual(economy, {}, { start: new Float64Array(3) })).toThrow(/start has 3 values/);
    const regions = economy.regions.length;
    expect(() => counterfactual(economy, { headquarters: new Float64Array(regions) })).toThrow(/headquarters must be shares/);
    expect(() => counterfactual(economy, { tariffs: [0.1] })).toThrow(/counterfactual: tariffs has 1 values/);
  });

  it("names a region that empties", () => {
    const { economy } = createEconomy({ ...pencilEconomy, mobility: { kind: "mobile", epsilon: 8 } });
    const result = counterfactual(economy, { amenityRatio: [1, 0.01] });
    expect(result.issues.map((issue) => issue.code)).toEqual(["region-emptied"]);
    expect(result.issues[0]!.message).toContain("west");
  });
});

function scaled(values: ArrayLike<number>, factor: number): Float64Array {
  return Float64Array.from(values, (value) => value * factor);
}

function permuteRows(table: ArrayLike<number>, order: readonly number[], s: number): Float64Array {
  return Float64Array.from({ length: order.length * s }, (_, at) => table[order[Math.floor(at / s)]! * s + (at % s)]!);
}

function permutePairs(table: ArrayLike<number>, order: readonly number[], n: number, s: number): Float64Array {
  return Float64Array.from({ length: n * n * s }, (_, at) => {
    const pair = Math.floor(at / s);
    return table[(order[Math.floor(pair / n)]! * n + order[pair % n]!) * s + (at % s)]!;
  });
}

function permute(input: EconomyInput, order: readonly number[], n: number, s: number): EconomyInput {
  const channels = (input.spillovers as readonly SpilloverChannelInput[]).map((channel) =>
    channel.near ? { ...channel, near: permutePairs(channel.near, order, n, 1) } : channel,
  );
  return {
    ...input,
    tradeShares: permutePairs(input.tradeShares!, order, n, s),
    labourIncome: permuteRows(input.labourIncome!, order, 1),
    output: permuteRows(input.output!, order, s),
    population: permuteRows(input.population!, order, 1),
    employment: permuteRows(input.employment!, order, s),
    spillovers: channels,
  };
}
