import { describe, expect, it } from "vitest";
import {
  counterfactual,
  createEconomy,
  type EconomyInput,
  economyAfter,
  solveFromStarts,
  uniquenessBounds,
} from "../../src/mechanism/index.ts";
import { createRandom } from "../../src/numeric/index.ts";
import { pencilEconomy } from "./fixtures.ts";

const twoGoods: EconomyInput = {
  regions: ["east", "west"],
  industries: ["goods", "services"],
  tradeElasticity: [4, 6],
  tradeShares: [0.75, 1, 0.25, 0, 0.5, 0, 0.5, 1],
  labourIncome: [2, 1],
  consumptionShares: [0.6, 0.4],
  inputCoefficients: [0.3, 0.1, 0.2, 0.1],
};

describe("createEconomy", () => {
  it("rescales shares of a published table and says so", () => {
    const { economy, issues } = createEconomy({
      ...twoGoods,
      tradeShares: [0.750001, 1, 0.25, 0, 0.5, 0, 0.5, 1],
      valueAddedShares: [0.5, 0.8000004],
      consumptionShares: [0.6, 0.41],
      baseline: "balanced",
    });
    expect(issues.map((issue) => [issue.code, issue.severity])).toEqual([
      ["cost-shares-rescaled", "note"],
      ["trade-shares-rescaled", "note"],
      ["consumption-shares-rescaled", "warning"],
    ]);
    expect(economy.tradeShares[0]! + economy.tradeShares[1]!).toBeCloseTo(1, 15);
    expect(issues[1]!.message).toContain("east, goods");
    expect(Object.isFrozen(economy)).toBe(true);
  });

  it("solves for outputs so that no change stays no change", () => {
    const { economy, issues } = createEconomy({ ...twoGoods, baseline: "balanced" });
    expect(issues).toEqual([]);
    const none = counterfactual(economy, {}, { tolerance: 1e-12 });
    for (const value of none.wageRatio) expect(Math.abs(value - 1)).toBeLessThan(1e-11);
  });

  it("reports a baseline out of balance and can balance it", () => {
    const given = createEconomy(pencilEconomy);
    expect(given.issues).toEqual([]); // 0.75 x 2 + 0.5 x 1 = 2: in balance
    const tilted: EconomyInput = { ...pencilEconomy, labourIncome: [2.2, 1] };
    expect(createEconomy(tilted).issues.map((issue) => issue.code)).toEqual(["baseline-not-in-equilibrium"]);
    const { economy, issues } = createEconomy({ ...tilted, baseline: "balanced" });
    expect(issues).toEqual([]);
    expect(economy.labourIncome[0]! / economy.labourIncome[1]!).toBeCloseTo(2, 10);
  });

  it("reads flows with deficits, and final demand from what industries leave", () => {
    const { economy } = createEconomy({ regions: ["a", "b"], tradeElasticity: 5, flows: [8, 4, 1, 7] });
    expect([...economy.labourIncome]).toEqual([9, 11]);
    expect([...economy.deficits]).toEqual([3, -3]);
    expect([...economy.finalSpending]).toEqual([12, 8]);
  });

  it.each<[string, EconomyInput, string, RegExp]>([
    [
      "a zero row",
      { ...twoGoods, tradeShares: [0.75, 1, 0.25, 0, 0, 0, 0, 1] },
      "unreachable-region",
      /west buys goods but has no supplier/,
    ],
    [
      "an industry nobody makes",
      { ...twoGoods, tradeShares: [0.75, 0, 0.25, 0, 0.5, 0, 0.5, 0] },
      "industry-without-producer",
      /services is bought but nobody makes it/,
    ],
    ["an elasticity of zero", { ...twoGoods, tradeElasticity: [4, 0] }, "bad-elasticity", /services is 0/],
    ["an infinite elasticity", { ...twoGoods, tradeElasticity: [Number.POSITIVE_INFINITY, 6] }, "bad-elasticity", /at most 1000/],
    [
      "an infinite mobility",
      { ...twoGoods, mobility: { kind: "mobile", epsilon: Number.POSITIVE_INFINITY } },
      "bad-elasticity",
      /mobility elasticity/,
    ],
    ["an elasticity beyond any estimate", { ...twoGoods, tradeElasticity: [4, 1001] }, "bad-elasticity", /services is 1001/],
    ["housing that is all spending", { ...twoGoods, housing: { share: 1 } }, "out-of-range", /left for goods/],
    [
      "a spillover kernel below zero",
      { ...twoGoods, spillovers: [{ id: "near", psi: 0.1, near: [1, -0.2, 0.2, 1] }] },
      "negative-share",
      /near.near has the value -0.2/,
    ],
    ["a negative psi", { ...twoGoods, spillovers: [0.1, -0.1] }, "bad-elasticity", /psi of services/],
    ["deficits that do not cancel", { ...twoGoods, deficits: [0.5, 0.1] }, "inconsistent-deficits", /add up to 0.6/],
    ["a surplus above income", { ...twoGoods, deficits: [5, -5] }, "inconsistent-deficits", /exceeds its income/],
    [
      "negative trade",
      { ...twoGoods, tradeShares: [0.75, 1, -0.25, 0, 0.5, 0, 0.5, 1] },
      "negative-share",
      /buys -0.25 of goods/,
    ],
    ["inputs above output", { ...twoGoods, inputCoefficients: [0.8, 0.1, 0.4, 0.1] }, "negative-share", /goods add up to more/],
    [
      "a table of the wrong size",
      { ...twoGoods, consumptionShares: [1, 1, 1] },
      "shape-mismatch",
      /consumptionShares has 3 values/,
    ],
    ["no incomes", { regions: ["a"], tradeElasticity: 4, tradeShares: [1] }, "missing-input", /labourIncome nor output/],
    [
      "an empty commuting row",
      { ...pencilEconomy, mobility: { kind: "commuting", epsilon: 3, commuters: [1, 1, 0, 0] } },
      "unreachable-region",
      /west has nobody leaving or staying \(a row of zeros\)/,
    ],
    ["a fee without headquarters", { ...pencilEconomy, sellerShare: [1, 0.9, 0.9, 1] }, "missing-input", /headquarters/],
  ])("refuses %s by name", (_, input, code, message) => {
    let error: unknown;
    try {
      createEconomy(input);
    } catch (caught) {
      error = caught;
    }
    expect(error).toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it("refuses final demand below zero by the names of region and industry", () => {
    expect(() =>
      createEconomy({
        regions: ["a", "b"],
        industries: ["ore", "steel"],
        tradeElasticity: [4, 4],
        inputCoefficients: [0, 0.9, 0, 0],
        flows: [1, 5, 0, 0, 0, 0, 1, 1],
      }),
    ).toThrow(/final demand of a for ore/);
  });

  it("warns of scale above the bound, solves, and shows the equilibria from several starts", () => {
    const { economy, issues } = createEconomy({
      ...pencilEconomy,
      tradeShares: [0.7, 0.3, 0.3, 0.7],
      labourIncome: [1, 1],
      spillovers: 0.5,
      housing: { share: 0.05 },
      mobility: { kind: "mobile", epsilon: 6 },
    });
    expect(issues.map((issue) => issue.code)).toEqual(["scale-above-bound"]);
    const { equilibria, converged } = solveFromStarts(economy, {}, createRandom(1), { starts: 6, spread: 2 });
    expect(converged).toBeGreaterThan(1);
    expect(equilibria.length).toBeGreaterThan(1);
    expect(uniquenessBounds(economy).generalBound).toBe("silent");
  });

  it("refuses a shock that does not fit", () => {
    const { economy } = createEconomy(twoGoods.baseline ? twoGoods : { ...twoGoods, baseline: "balanced" });
    expect(() => counterfactual(economy, { productivityRatio: [0, 1] })).toThrow(
      /productivityRatio of [^;]+ is 0; ratios must be positive/,
    );
    expect(() => counterfactual(economy, { tradeCostRatio: [1, 2, 3] })).toThrow(/tradeCostRatio has 3 values/);
    expect(() => counterfactual(economy, { deficits: [1, 0] })).toThrow(/must add up to zero/);
    expect(() => counterfactual(economy, { moveCostRatio: [1, 1, 1, 1] })).toThrow(/origins or commuting/);
    expect(() => counterfactual(economy, { spillovers: [{ id: "labour" }] })).toThrow(/no spillover channel "labour"/);
  });
});

describe("economyAfter", () => {
  it("chains: two changes one after the other are the two at once", () => {
    const commuters = [60, 20, 10, 50];
    for (const mobility of [
      { kind: "mobile", epsilon: 2 },
      { kind: "commuting", epsilon: 3, commuters },
      { kind: "origins", epsilon: 2, migrants: commuters },
    ] as const) {
      const { economy } = createEconomy({
        ...pencilEconomy,
        mobility,
        housing: { share: 0.25 },
        spillovers: 0.05,
        baseline: "balanced",
      });
      const first = { tradeCostRatio: [1, 0.8, 0.8, 1] };
      const second = { productivityRatio: [1.1, 1], ...(mobility.kind === "mobile" ? {} : { moveCostRatio: [1, 0.9, 0.9, 1] }) };
      const options = { tolerance: 1e-13, tradeShares: "include" } as const;
      const one = counterfactual(economy, first, options);
      const two = counterfactual(economyAfter(economy, first, one), second, options);
      const both = counterfactual(economy, { ...first, ...second }, options);
      // with origins the number is a mean over people of different origins, and means of ratios do not chain
      if (mobility.kind !== "origins") expect(one.welfareRatio * two.welfareRatio).toBeCloseTo(both.welfareRatio, 10);
      for (let n = 0; n < 2; ++n) {
        expect(one.wageRatio[n]! * two.wageRatio[n]!).toBeCloseTo(both.wageRatio[n]!, 10);
        expect(one.residentRatio[n]! * two.residentRatio[n]!).toBeCloseTo(both.residentRatio[n]!, 10);
      }
    }
  });

  it("removes deficits first, the usual order with tariffs", () => {
    const { economy } = createEconomy({
      regions: ["a", "b"],
      tradeElasticity: 5,
      flows: [8, 4, 1, 7],
      tariffs: [0, 0.1, 0.1, 0],
      income: "spending",
    });
    const options = { tolerance: 1e-12, tradeShares: "include" } as const;
    const balanced = economyAfter(economy, { deficits: "none" }, counterfactual(economy, { deficits: "none" }, options));
    expect([...balanced.deficits]).toEqual([0, 0]);
    expect(counterfactual(balanced, {}).iterations).toBe(1);
    const freer = counterfactual(balanced, { tariffs: [0, 0, 0, 0] });
    expect(freer.realSpendingRatio[0]! + freer.realSpendingRatio[1]!).toBeGreaterThan(2);
    expect(() => economyAfter(economy, {}, counterfactual(economy, {}))).toThrow(/no trade shares/);
  });
});

describe("a gravity kernel in place of shares", () => {
  it("is balanced to incomes, with commuters bringing wages home", () => {
    const { economy, issues } = createEconomy({
      tradeElasticity: 3,
      tradeKernel: [1, 0.4, 0.4, 1],
      labourIncome: [3, 2],
      mobility: { kind: "commuting", epsilon: 4, commuters: [2, 0.5, 1, 1.5] },
    });
    expect(issues).toEqual([]);
    const none = counterfactual(economy, {}, { tolerance: 1e-11 });
    for (const value of none.wageRatio) expect(Math.abs(value - 1)).toBeLessThan(1e-10);
    expect(() =>
      createEconomy({ tradeElasticity: [3, 3], tradeKernel: [1, 1, 0.4, 0.4, 0.4, 0.4, 1, 1], labourIncome: [3, 2] }),
    ).toThrow(/needs output/);
  });
});
