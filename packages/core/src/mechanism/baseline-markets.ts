import { InputError, type Issue } from "../errors/index.ts";
import { fixedPoint } from "../numeric/index.ts";
import { finalSpendingWithWedges, inputPurchases, labourIncome, spending } from "./conditions/index.ts";

/** What is known of a baseline, industry-major; see `EconomyInput` for the meaning of each. */
export interface BaselineParts {
  readonly caller: string;
  readonly regions: readonly string[];
  readonly industries: readonly string[];
  readonly trade: Float64Array | Float32Array;
  readonly tariffs: Float64Array | null;
  readonly sellerShare: Float64Array | null;
  readonly headquarters: Float64Array | null;
  readonly coefficients: Float64Array;
  readonly valueAdded: Float64Array;
  /** X, [S x N], when flows are known. */
  readonly purchases: Float64Array | null;
  readonly consumption: Float64Array | null;
  readonly labourIncome: Float64Array | null;
  readonly output: Float64Array | null;
  readonly deficits: Float64Array | null;
  readonly mode: "given" | "balanced";
  readonly normaliseConsumption: (shares: Float64Array) => void;
  readonly issues: Issue[];
  /** Persons by residence and workplace; null without commuting. */
  readonly commuters: Float64Array | null;
  /** Rents shared by all people equally: the housing share and people by region; null otherwise. */
  readonly portfolio: { readonly housingShare: number; readonly population: Float64Array } | null;
}

/** Market clearing of the baseline at fixed trade shares. */
export class BaselineMarkets {
  private readonly n: number;
  private readonly tariffPart: Float64Array;
  private readonly feePart: Float64Array;
  private readonly received: Float64Array | Float32Array;

  constructor(private readonly parts: BaselineParts) {
    const { trade, tariffs, sellerShare } = parts;
    const n = parts.regions.length;
    this.n = n;
    const cells = n * parts.industries.length;
    this.tariffPart = new Float64Array(cells);
    this.feePart = new Float64Array(cells);
    this.received = trade;
    if (!tariffs && !sellerShare) return;
    this.received = new Float64Array(trade.length);
    for (let cell = 0; cell < cells; ++cell) {
      let all = 0;
      let untaxed = 0;
      let kept = 0;
      for (let i = 0; i < n; ++i) {
        const at = cell * n + i;
        const net = tariffs ? trade[at]! / (1 + tariffs[at]!) : trade[at]!;
        this.received[at] = sellerShare ? net * sellerShare[at]! : net;
        all += trade[at]!;
        untaxed += net;
        kept += this.received[at]!;
      }
      this.tariffPart[cell] = all > 0 && tariffs ? (all - untaxed) / all : 0;
      this.feePart[cell] = all > 0 && sellerShare ? (untaxed - kept) / all : 0;
    }
  }

  salesAt(purchases: Float64Array): Float64Array {
    const { n, received } = this;
    const out = new Float64Array(purchases.length);
    for (let start = 0; start < purchases.length; start += n) {
      for (let buyer = 0; buyer < n; ++buyer) {
        const bought = purchases[start + buyer]!;
        const row = (start + buyer) * n;
        for (let i = 0; i < n; ++i) out[start + i] = out[start + i]! + bought * received[row + i]!;
      }
    }
    return out;
  }

  labourIncomeOf(output: Float64Array): Float64Array {
    const out = new Float64Array(this.n);
    labourIncome(this.parts.valueAdded, output, out);
    return out;
  }

  /** Tariff and platform revenue of regions at given purchases. */
  revenueAt(purchases: Float64Array): Float64Array {
    const out = new Float64Array(this.n);
    let fees = 0;
    for (let cell = 0; cell < purchases.length; ++cell) {
      out[cell % this.n] = out[cell % this.n]! + this.tariffPart[cell]! * purchases[cell]!;
      fees += this.feePart[cell]! * purchases[cell]!;
    }
    const { headquarters } = this.parts;
    return headquarters ? out.map((value, m) => value + headquarters[m]! * fees) : out;
  }

  /** Income spent on goods where people live: commuters bring home the wages of their workplaces, a portfolio spreads rents. */
  residentIncome(income: Float64Array): Float64Array {
    const { commuters, portfolio } = this.parts;
    if (portfolio) {
      const { housingShare, population } = portfolio;
      const people = population.reduce((sum, value) => sum + value, 0);
      const mean = income.reduce((sum, value) => sum + value, 0) / people;
      return income.map((value, m) => (1 - housingShare) * value + housingShare * mean * population[m]!);
    }
    if (!commuters) return income;
    const n = this.n;
    const out = new Float64Array(n);
    for (let i = 0; i < n; ++i) {
      let workers = 0;
      for (let r = 0; r < n; ++r) workers += commuters[r * n + i]!;
      for (let r = 0; r < n; ++r) out[r] = out[r]! + (commuters[r * n + i]! / workers) * income[i]!;
    }
    return out;
  }

  finalSpending(consumption: Float64Array, income: Float64Array, deficits: Float64Array, output: Float64Array): Float64Array {
    return this.spendingAt(consumption, income, deficits, output).final;
  }

  demand(consumption: Float64Array, income: Float64Array, deficits: Float64Array, output: Float64Array): Float64Array {
    return this.spendingAt(consumption, income, deficits, output).purchases;
  }

  private spendingAt(consumption: Float64Array, income: Float64Array, deficits: Float64Array, output: Float64Array) {
    const own = this.residentIncome(income).map((value, m) => value + deficits[m]!);
    const inputs = new Float64Array(output.length);
    inputPurchases(this.parts.coefficients, output, this.n, inputs);
    const final = new Float64Array(this.n);
    finalSpendingWithWedges(own, consumption, inputs, this.tariffPart, this.feePart, this.parts.headquarters, final);
    const negative = final.findIndex((value) => !(value > 0));
    if (negative >= 0) {
      throw new InputError(
        "inconsistent-deficits",
        `${this.parts.caller}: final spending of ${this.parts.regions[negative]} is ${final[negative]!.toPrecision(4)}; its surplus exceeds its income. Check deficits and labour income.`,
        { region: this.parts.regions[negative] },
      );
    }
    spending(consumption, final, inputs, inputs);
    return { final, purchases: inputs };
  }

  /** Output (and, when balanced, income) at which all markets clear at the given shares. */
  solve(
    consumption: Float64Array,
    income: Float64Array,
    deficits: Float64Array,
    mode: "given" | "balanced",
  ): { readonly income: Float64Array; readonly output: Float64Array } {
    const n = this.n;
    let base: Float64Array = new Float64Array(consumption.length).fill(income.reduce((a, b) => a + b, 0) / consumption.length);
    for (let k = 0; k < 4; ++k) base = this.salesAt(this.demand(consumption, income, deficits, base));
    const total = income.reduce((sum, value) => sum + value, 0);
    const incomeAt = (z: Float64Array) => (mode === "balanced" ? income.map((value, m) => value * Math.exp(z[m]!)) : income);
    const outputAt = (z: Float64Array) => base.map((value, cell) => (value > 0 ? value * Math.exp(z[n + cell]!) : 0));
    const result = fixedPoint(
      (z, out) => {
        const sold = this.salesAt(this.demand(consumption, incomeAt(z), deficits, outputAt(z)));
        for (let cell = 0; cell < sold.length; ++cell) {
          out[n + cell] = base[cell]! > 0 && sold[cell]! > 0 ? Math.log(sold[cell]! / base[cell]!) : 0;
        }
        if (mode === "given") out.fill(0, 0, n);
        else {
          const earned = this.labourIncomeOf(sold);
          const scale = total / earned.reduce((sum, value) => sum + value, 0);
          for (let m = 0; m < n; ++m) out[m] = Math.log((earned[m]! * scale) / income[m]!);
        }
      },
      new Float64Array(n + base.length),
      { tolerance: 1e-13, maxIterations: 2000, damping: 1 },
    );
    if (result.status !== "converged" && result.residuals.at(-1)! > 1e-9) {
      throw new InputError(
        "baseline-not-in-equilibrium",
        `${this.parts.caller}: no outputs clear all markets at the given shares (largest gap ${result.residuals.at(-1)!.toExponential(1)}); check input coefficients and trade shares.`,
      );
    }
    return { income: incomeAt(result.x), output: outputAt(result.x) };
  }
}
