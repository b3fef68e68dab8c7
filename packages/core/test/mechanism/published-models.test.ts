import { describe, expect, it } from "vitest";
import {
  type Counterfactual,
  counterfactual,
  createEconomy,
  economyAfter,
  firstOrderTradeGain,
  type Shock,
} from "../../src/mechanism/index.ts";
import { createRandom } from "../../src/numeric/index.ts";
import { newton } from "./root-finder.ts";

const random = createRandom(23);
const between = (low: number, high: number) => low + (high - low) * random.uniform();
const range = (count: number) => Array.from({ length: count }, (_, k) => k);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const largestGap = (a: ArrayLike<number>, b: readonly number[]) =>
  Math.max(...b.map((value, k) => Math.abs(a[k]! - value) / Math.max(Math.abs(value), 1e-12)));

describe("the tariff model of Caliendo and Parro (2015), written out anew in changes", () => {
  const N = 3;
  const S = 2;
  const theta = [4, 7];
  const valueAdded = range(N * S).map(() => between(0.3, 0.7));
  // gamma[n][k][j]: input k of industry j
  const gamma = range(N).map((n) =>
    range(S).map((k) => range(S).map((j) => (1 - valueAdded[n * S + j]!) * (k === 0 ? 0.4 : 0.6))),
  );
  const alpha = range(N).map(() => {
    const first = between(0.3, 0.7);
    return [first, 1 - first];
  });
  const rate = (low: number, high: number) =>
    range(N).map((n) => range(N).map((i) => range(S).map(() => (n === i ? 0 : between(low, high)))));
  const before = rate(0.05, 0.3);
  const after = rate(0, 0.1);
  const pi = range(N).map((n) => {
    const raw = range(N).map((i) => range(S).map(() => (n === i ? 1 : between(0.1, 0.5))));
    return raw.map((entry) => entry.map((value, j) => value / sum(raw.map((other) => other[j]!))));
  });
  const income = [100, 60, 40];
  const gap = [3, -2, -1];

  /** Spending X[n][j], sales and tariff revenue that wages, prices and spending imply. */
  function accounts(x: readonly number[], shares: readonly (readonly (readonly number[])[])[], tariffs: typeof before) {
    const sales = range(N).map((i) =>
      range(S).map((j) => sum(range(N).map((n) => (shares[n]![i]![j]! * x[n * S + j]!) / (1 + tariffs[n]![i]![j]!)))),
    );
    const revenue = range(N).map((n) =>
      sum(
        range(S).flatMap((j) =>
          range(N).map((i) => (tariffs[n]![i]![j]! * shares[n]![i]![j]! * x[n * S + j]!) / (1 + tariffs[n]![i]![j]!)),
        ),
      ),
    );
    return { sales, revenue };
  }
  const spendingGap = (x: readonly number[], sales: number[][], spent: readonly number[]) =>
    range(N).flatMap((n) =>
      range(S).map((j) =>
        Math.log((sum(range(S).map((k) => gamma[n]![j]![k]! * sales[n]![k]!)) + alpha[n]![j]! * spent[n]!) / x[n * S + j]!),
      ),
    );
  const earned = (sales: number[][]) => sales.map((row, n) => sum(row.map((value, j) => valueAdded[n * S + j]! * value)));

  // a baseline in equilibrium: incomes and spending that clear markets at the shares above
  const base = newton(
    (z) => {
      const w = z.slice(0, N).map(Math.exp);
      const x = z.slice(N).map(Math.exp);
      const { sales, revenue } = accounts(x, pi, before);
      const wages = earned(sales).map((value, n) => Math.log(value / w[n]!));
      wages[0] = Math.log(sum(w) / sum(income));
      return [
        ...wages,
        ...spendingGap(
          x,
          sales,
          w.map((value, n) => value + revenue[n]! + gap[n]!),
        ),
      ];
    },
    [...income.map(Math.log), ...range(N * S).map((cell) => Math.log(income[Math.floor(cell / S)]!))],
  );
  const labour = base.slice(0, N).map(Math.exp);
  const bought = base.slice(N).map(Math.exp);

  interface Solved {
    readonly wage: number[];
    readonly price: number[];
    readonly shares: number[][][];
    readonly revenue: number[];
    readonly welfare: number[];
  }

  /** The counterfactual system by Newton's method: unknowns are wage and price changes and new spending. */
  function solve(
    tariffs: typeof before,
    deficits: (wage: readonly number[]) => number[],
    worth: (wage: readonly number[]) => number,
  ): Solved {
    const at = (z: readonly number[]) => {
      const wage = z.slice(0, N).map(Math.exp);
      const price = z.slice(N, N + N * S).map(Math.exp);
      const x = z.slice(N + N * S).map(Math.exp);
      const cost = range(N).map((n) =>
        range(S).map((j) =>
          range(S).reduce((c, k) => c * price[n * S + k]! ** gamma[n]![k]![j]!, wage[n]! ** valueAdded[n * S + j]!),
        ),
      );
      const power = (n: number, i: number, j: number) =>
        pi[n]![i]![j]! * (((1 + tariffs[n]![i]![j]!) / (1 + before[n]![i]![j]!)) * cost[i]![j]!) ** -theta[j]!;
      const newPrice = range(N).flatMap((n) => range(S).map((j) => sum(range(N).map((i) => power(n, i, j))) ** (-1 / theta[j]!)));
      const shares = range(N).map((n) =>
        range(N).map((i) => range(S).map((j) => power(n, i, j) * newPrice[n * S + j]! ** theta[j]!)),
      );
      return { wage, price, x, newPrice, shares, ...accounts(x, shares, tariffs) };
    };
    const spentAt = ({ wage, revenue }: ReturnType<typeof at>) => {
      const lack = deficits(wage);
      return wage.map((value, n) => value * labour[n]! + revenue[n]! + lack[n]!);
    };
    const z = newton(
      (point) => {
        const state = at(point);
        const wages = earned(state.sales).map((value, n) => Math.log(value / (state.wage[n]! * labour[n]!)));
        wages[0] = Math.log(worth(state.wage));
        const prices = state.newPrice.map((value, cell) => Math.log(value / state.price[cell]!));
        return [...wages, ...prices, ...spendingGap(state.x, state.sales, spentAt(state))];
      },
      [...range(N + N * S).map(() => 0), ...bought.map(Math.log)],
    );
    const state = at(z);
    const old = accounts(bought, pi, before).revenue;
    const welfare = spentAt(state).map((value, n) => {
      const index = range(S).reduce((product, j) => product * state.price[n * S + j]! ** alpha[n]![j]!, 1);
      return value / (labour[n]! + old[n]! + gap[n]!) / index;
    });
    return { wage: state.wage, price: state.price, shares: state.shares, revenue: state.revenue, welfare };
  }

  const flat = (table: readonly (readonly (readonly number[])[])[]) => table.flat(2);
  const { economy, issues } = createEconomy({
    tradeElasticity: theta,
    tradeShares: flat(pi),
    valueAddedShares: valueAdded,
    inputCoefficients: gamma.flat(2),
    consumptionShares: alpha.flat(),
    labourIncome: labour,
    deficits: gap,
    tariffs: flat(before),
    income: "spending",
    regions: ["north", "east", "south"],
  });
  const world = (wage: readonly number[]) => sum(wage.map((value, n) => value * labour[n]!)) / sum(labour);
  const expectSame = (result: Counterfactual, expected: Solved) => {
    expect(result.status).toBe("converged");
    // Newton stops at residuals of 1e-13; its Jacobian is numeric, so 1e-10 is what both share
    expect(largestGap(result.wageRatio, expected.wage)).toBeLessThan(1e-10);
    expect(largestGap(result.priceRatio, expected.price)).toBeLessThan(1e-10);
    expect(largestGap(result.tradeShares!, flat(expected.shares))).toBeLessThan(1e-10);
    expect(largestGap(result.tariffRevenue, expected.revenue)).toBeLessThan(1e-10);
    expect(largestGap(result.realIncomeRatio, expected.welfare)).toBeLessThan(1e-10);
  };
  const options = { tolerance: 1e-13, tradeShares: "include" } as const;

  it("starts in equilibrium", () => {
    expect(issues).toEqual([]);
  });

  it("agrees with deficits fixed in units of world income", () => {
    const result = counterfactual(economy, { tariffs: flat(after) }, options);
    expectSame(
      result,
      solve(after, () => gap, world),
    );
  });

  it("agrees with deficits fixed in units of one wage, which is another equilibrium", () => {
    const result = counterfactual(economy, { tariffs: flat(after) }, { ...options, numeraire: { region: "east" } });
    expectSame(
      result,
      solve(
        after,
        () => gap,
        (wage) => wage[1]!,
      ),
    );
    const usual = counterfactual(economy, { tariffs: flat(after) }, options);
    expect(Math.abs(result.realIncomeRatio[0]! / usual.realIncomeRatio[0]! - 1)).toBeGreaterThan(1e-6);
  });

  it("agrees with deficits that keep their share of income, and with none", () => {
    const shares = gap.map((value, n) => value / labour[n]!);
    const proportional = (wage: readonly number[]) => {
      const incomes = wage.map((value, n) => value * labour[n]!);
      const common = sum(incomes.map((value, n) => shares[n]! * value)) / sum(incomes);
      return incomes.map((value, n) => (shares[n]! - common) * value);
    };
    expectSame(
      counterfactual(economy, { tariffs: flat(after), deficits: "income-shares" }, options),
      solve(after, proportional, world),
    );
    expectSame(
      counterfactual(economy, { tariffs: flat(after), deficits: "none" }, options),
      solve(after, () => [0, 0, 0], world),
    );
  });

  it("measures tariffs from a world without deficits as the ratio of the two", () => {
    const first = counterfactual(economy, { deficits: "none" }, options);
    const chained = counterfactual(economyAfter(economy, { deficits: "none" }, first), { tariffs: flat(after) }, options);
    const both = solve(after, () => [0, 0, 0], world);
    const removed = solve(before, () => [0, 0, 0], world);
    expect(
      largestGap(
        chained.realIncomeRatio,
        both.welfare.map((value, n) => value / removed.welfare[n]!),
      ),
    ).toBeLessThan(1e-10);
  });

  it("reads the same economy from flows with and without the tariffs in them", () => {
    const flows = range(N).flatMap((n) => range(N).flatMap((i) => range(S).map((j) => pi[n]![i]![j]! * bought[n * S + j]!)));
    const parts = {
      tradeElasticity: theta,
      valueAddedShares: valueAdded,
      inputCoefficients: gamma.flat(2),
      tariffs: flat(before),
      income: "spending",
    } as const;
    const net = flows.map((value, at) => value / (1 + flat(before)[at]!));
    for (const input of [
      { ...parts, flows },
      { ...parts, flows: net, flowPrices: "sellers" as const },
    ]) {
      const read = createEconomy(input);
      expect(largestGap(read.economy.labourIncome, labour)).toBeLessThan(1e-11);
      expect(largestGap(read.economy.deficits, gap)).toBeLessThan(1e-9);
    }
  });

  it("has first-order terms that miss the exact change by the square of the shock", () => {
    const start = counterfactual(economy, { deficits: "none" }, options);
    const closed = economyAfter(economy, { deficits: "none" }, start);
    const miss = (strength: number) => {
      const shock: Shock = { tariffs: flat(before).map((value, at) => value + strength * (flat(after)[at]! - value)) };
      const result = counterfactual(closed, shock, options);
      const first = firstOrderTradeGain(closed, shock, result);
      return Math.max(
        ...range(N).map((n) => Math.abs(Math.log(result.realIncomeRatio[n]!) - first.termsOfTrade[n]! - first.volumeOfTrade[n]!)),
      );
    };
    expect(miss(0.01) / miss(0.1)).toBeLessThan(0.0125);
    expect(miss(1)).toBeGreaterThan(1e-3);
  });
});

describe("the commuting model of Monte, Redding and Rossi-Hansberg (2018), written out anew in changes", () => {
  const N = 4;
  const epsilon = 4.6;
  const sigma = 4;
  const alpha = 0.7;
  const delta = 0.38;
  const wages = [1.2, 0.9, 1.1, 0.8];
  const commuters = range(N).map((n) => range(N).map((i) => (n === i ? between(50, 120) : n + i === 3 ? 0 : between(2, 20))));
  const people = sum(commuters.flat());
  const workers = range(N).map((i) => sum(commuters.map((row) => row[i]!)));
  const residents = commuters.map(sum);
  const kernel = range(N).map((n) => range(N).map((i) => (n === i ? 1 : between(0.1, 0.4))));
  const { economy } = createEconomy({
    tradeElasticity: sigma - 1,
    tradeKernel: kernel.flat(),
    labourIncome: wages.map((value, i) => value * workers[i]!),
    mobility: { kind: "commuting", epsilon, commuters: commuters.flat() },
    housing: { share: 1 - alpha, supplyElasticity: delta, supply: "nominal" },
    spillovers: 1 / (sigma - 1),
  });
  const pi = range(N).map((n) => range(N).map((i) => economy.tradeShares[n * N + i]!));
  const productivity = [1.1, 1, 0.95, 1];
  const kappa = range(N).map((n) => range(N).map((i) => (n === i ? 1 : between(0.8, 1.3))));

  const home = commuters.map((row, n) => sum(row.map((value, i) => value * wages[i]!)) / residents[n]!);
  const at = (z: readonly number[]) => {
    const [wage, labour, living] = [0, 1, 2].map((block) => z.slice(block * N, (block + 1) * N).map(Math.exp)) as [
      number[],
      number[],
      number[],
    ];
    const income = commuters.map((row, n) => {
      const weight = row.map((value, i) => value * (wage[i]! / kappa[n]![i]!) ** epsilon);
      return sum(weight.map((value, i) => value * wage[i]! * wages[i]!)) / sum(weight) / home[n]!;
    });
    const rent = income.map((value, n) => (value * living[n]!) ** (1 / (1 + delta)));
    const variety = labour.map((value, i) => value * (wage[i]! / productivity[i]!) ** (1 - sigma));
    const sums = pi.map((row) => sum(row.map((value, i) => value * variety[i]!)));
    const price = sums.map((value) => value ** (1 / (1 - sigma)));
    const shares = pi.map((row, n) => row.map((value, i) => (value * variety[i]!) / sums[n]!));
    const pull = commuters.map((row, n) =>
      row.map(
        (value, i) => (value / people) * (wage[i]! / (kappa[n]![i]! * price[n]! ** alpha * rent[n]! ** (1 - alpha))) ** epsilon,
      ),
    );
    return { wage, labour, living, income, rent, price, shares, pull, total: sum(pull.flat()) };
  };
  const z = newton(
    (point) => {
      const state = at(point);
      const markets = range(N).map((i) =>
        Math.log(
          sum(range(N).map((n) => state.shares[n]![i]! * state.income[n]! * home[n]! * state.living[n]! * residents[n]!)) /
            (state.wage[i]! * wages[i]! * state.labour[i]! * workers[i]!),
        ),
      );
      markets[0] = Math.log(sum(state.wage.map((value, i) => value * wages[i]!)) / sum(wages));
      const work = range(N).map((i) =>
        Math.log((people * sum(state.pull.map((row) => row[i]!))) / state.total / (state.labour[i]! * workers[i]!)),
      );
      const live = range(N).map((n) =>
        Math.log((people * sum(state.pull[n]!)) / state.total / (state.living[n]! * residents[n]!)),
      );
      return [...markets, ...work, ...live];
    },
    new Array<number>(3 * N).fill(0),
  );
  const expected = at(z);

  it("agrees in wages, incomes, people, rents, prices, commuting and welfare at the numeraire of the published toolkit", () => {
    const result = counterfactual(
      economy,
      { productivityRatio: productivity.flatMap((value) => [value]), moveCostRatio: kappa.flat() },
      { tolerance: 1e-13, numeraire: "mean-wage", moves: "include" },
    );
    expect(result.status).toBe("converged");
    expect(largestGap(result.wageRatio, expected.wage)).toBeLessThan(1e-10);
    expect(largestGap(result.incomeRatio, expected.income)).toBeLessThan(1e-10);
    expect(largestGap(result.populationRatio, expected.labour)).toBeLessThan(1e-10);
    expect(largestGap(result.residentRatio, expected.living)).toBeLessThan(1e-10);
    expect(largestGap(result.rentRatio, expected.rent)).toBeLessThan(1e-10);
    expect(largestGap(result.priceRatio, expected.price)).toBeLessThan(1e-10);
    expect(
      largestGap(
        result.moves!,
        expected.pull.flat().map((value) => (people * value) / expected.total),
      ),
    ).toBeLessThan(1e-10);
    expect(result.welfareRatio).toBeCloseTo(expected.total ** (1 / epsilon), 10);
  });
});
