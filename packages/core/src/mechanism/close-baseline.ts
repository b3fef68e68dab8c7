import { InputError } from "../errors/index.ts";
import { BaselineMarkets, type BaselineParts } from "./baseline-markets.ts";
import { inputPurchases } from "./conditions/index.ts";

/** A gap between given and implied incomes below it is rounding. */
const BASELINE_GAP = 1e-6;

export interface ClosedBaseline {
  readonly consumption: Float64Array;
  readonly labourIncome: Float64Array;
  readonly output: Float64Array;
  readonly deficits: Float64Array;
  readonly finalSpending: Float64Array;
}

/**
 * Completes a baseline: spending implies output, output implies income, income and deficits imply spending.
 *
 * @throws InputError `negative-final-demand`, `unreachable-region`, `industry-without-producer`, `inconsistent-deficits`, `missing-input`
 */
export function closeBaseline(parts: BaselineParts): ClosedBaseline {
  const markets = new BaselineMarkets(parts);
  return parts.purchases ? fromFlows(parts, parts.purchases, markets) : fromShares(parts, markets);
}

/** Demand that meets no supplier is an error that names the market. */
function requireSuppliers(parts: BaselineParts, purchases: Float64Array): void {
  const n = parts.regions.length;
  for (let cell = 0; cell < purchases.length; ++cell) {
    if (!(purchases[cell]! > 0)) continue;
    let sum = 0;
    for (let i = 0; i < n; ++i) sum += parts.trade[cell * n + i]!;
    if (sum > 0) continue;
    const industry = Math.floor(cell / n);
    const made = parts.trade.subarray(industry * n * n, (industry + 1) * n * n).some((value) => value > 0);
    if (!made) {
      throw new InputError(
        "industry-without-producer",
        `${parts.caller}: ${parts.industries[industry]} is bought but nobody makes it; drop the industry or give its trade.`,
        { industry: parts.industries[industry] },
      );
    }
    throw new InputError(
      "unreachable-region",
      `${parts.caller}: ${parts.regions[cell % n]} buys ${parts.industries[industry]} but has no supplier (a row of zeros); give its trade shares or join the region to a neighbour.`,
      { region: parts.regions[cell % n], industry: parts.industries[industry] },
    );
  }
}

/** A region that earns but sells nothing to anybody is an error that names it. */
function requireBuyers(parts: BaselineParts, income: Float64Array): void {
  const n = parts.regions.length;
  const sells = new Uint8Array(n);
  for (let at = 0; at < parts.trade.length; ++at) if (parts.trade[at]! > 0) sells[at % n] = 1;
  const idle = sells.indexOf(0);
  if (idle < 0) return;
  throw new InputError(
    "unreachable-region",
    `${parts.caller}: nobody buys anything from ${parts.regions[idle]}, itself included, but it has labour income ${income[idle]!.toPrecision(6)}; give its sales (columns of trade shares are sellers) or leave it out.`,
    { region: parts.regions[idle] },
  );
}

function fromFlows(parts: BaselineParts, purchases: Float64Array, markets: BaselineMarkets): ClosedBaseline {
  const n = parts.regions.length;
  const output = parts.output ?? markets.salesAt(purchases);
  const income = parts.labourIncome ?? markets.labourIncomeOf(output);
  const inputs = new Float64Array(purchases.length);
  inputPurchases(parts.coefficients, output, n, inputs);
  const final = new Float64Array(purchases.length);
  const total = new Float64Array(n);
  for (let cell = 0; cell < final.length; ++cell) {
    const demand = purchases[cell]! - inputs[cell]!;
    if (demand < -1e-9 * purchases[cell]! - 1e-300 && !parts.consumption) {
      throw new InputError(
        "negative-final-demand",
        `${parts.caller}: final demand of ${parts.regions[cell % n]} for ${parts.industries[Math.floor(cell / n)]} is ${demand.toPrecision(6)}: industries use ${inputs[cell]!.toPrecision(6)} and only ${purchases[cell]!.toPrecision(6)} is bought. Check the coefficients or give consumptionShares.`,
        { region: parts.regions[cell % n], industry: parts.industries[Math.floor(cell / n)], value: demand },
      );
    }
    final[cell] = Math.max(demand, 0);
    total[cell % n] = total[cell % n]! + demand;
  }
  // derived shares are amounts so far; only given ones are reported as rescaled
  const amounts = new Float64Array(n);
  final.forEach((value, cell) => {
    amounts[cell % n] = amounts[cell % n]! + value;
  });
  const consumption = parts.consumption?.slice() ?? final.map((value, cell) => value / amounts[cell % n]!);
  parts.normaliseConsumption(consumption);
  const revenue = markets.revenueAt(purchases);
  const own = markets.residentIncome(income);
  const deficits = parts.deficits?.slice() ?? total.map((value, m) => value - own[m]! - revenue[m]!);
  balanceDeficits(parts, deficits, income);
  requireSuppliers(parts, markets.demand(consumption, income, deficits, output));
  reportGap(parts, markets, consumption, income, deficits, output);
  return {
    consumption,
    labourIncome: income,
    output,
    deficits,
    finalSpending: markets.finalSpending(consumption, income, deficits, output),
  };
}

function fromShares(parts: BaselineParts, markets: BaselineMarkets): ClosedBaseline {
  const n = parts.regions.length;
  if (!parts.labourIncome && !parts.output) {
    throw new InputError(
      "missing-input",
      `${parts.caller}: neither labourIncome nor output is given; give at least one of them.`,
    );
  }
  if (!parts.consumption && parts.industries.length > 1) {
    throw new InputError("missing-input", `${parts.caller}: consumptionShares is missing; it is needed unless flows are given.`);
  }
  const consumption = parts.consumption?.slice() ?? new Float64Array(n).fill(1);
  parts.normaliseConsumption(consumption);
  const given = parts.labourIncome ?? markets.labourIncomeOf(parts.output!);
  given.forEach((value, m) => {
    if (!(value > 0)) {
      throw new InputError(
        "missing-input",
        `${parts.caller}: labour income of ${parts.regions[m]} is ${value}; every region needs income from work. Leave empty regions out.`,
        { region: parts.regions[m] },
      );
    }
  });
  requireBuyers(parts, given);
  const deficits = parts.deficits?.slice() ?? new Float64Array(n);
  balanceDeficits(parts, deficits, given);
  const solved =
    parts.output && parts.mode === "given"
      ? { income: given, output: parts.output }
      : markets.solve(consumption, given, deficits, parts.mode);
  requireSuppliers(parts, markets.demand(consumption, solved.income, deficits, solved.output));
  reportGap(parts, markets, consumption, solved.income, deficits, solved.output);
  return {
    consumption,
    labourIncome: solved.income,
    output: solved.output,
    deficits,
    finalSpending: markets.finalSpending(consumption, solved.income, deficits, solved.output),
  };
}

/** Deficits that nearly cancel are made to cancel, in proportion to income; others are refused. */
function balanceDeficits(parts: BaselineParts, deficits: Float64Array, income: Float64Array): void {
  let sum = 0;
  let size = 0;
  for (let m = 0; m < deficits.length; ++m) {
    sum += deficits[m]!;
    size += income[m]!;
  }
  if (Math.abs(sum) > 1e-3 * size) {
    throw new InputError(
      "inconsistent-deficits",
      `${parts.caller}: deficits add up to ${sum.toPrecision(4)}, ${((100 * sum) / size).toPrecision(3)} % of all income; one region's deficit is another's surplus. Add the rest of the world or correct them.`,
      { sum, income: size },
    );
  }
  if (Math.abs(sum) > 1e-12 * size) {
    for (let m = 0; m < deficits.length; ++m) deficits[m] = deficits[m]! - (sum * income[m]!) / size;
    if (Math.abs(sum) > 1e-9 * size) {
      parts.issues.push({
        code: "deficits-rescaled",
        severity: "note",
        given: sum.toPrecision(4),
        needed: "0",
        message: `Deficits added up to ${sum.toPrecision(4)} instead of zero; the rest was spread in proportion to income.`,
        hint: "Nothing to do when it is rounding.",
        params: { sum },
      });
    }
  }
}

function reportGap(
  parts: BaselineParts,
  markets: BaselineMarkets,
  consumption: Float64Array,
  income: Float64Array,
  deficits: Float64Array,
  output: Float64Array,
): void {
  const implied = markets.labourIncomeOf(markets.salesAt(markets.demand(consumption, income, deficits, output)));
  let largest = 0;
  let where = 0;
  implied.forEach((value, m) => {
    const gap = Math.abs(value / income[m]! - 1);
    if (gap > largest) {
      largest = gap;
      where = m;
    }
  });
  if (largest <= BASELINE_GAP) return;
  parts.issues.push({
    code: "baseline-not-in-equilibrium",
    severity: "warning",
    given: largest.toExponential(2),
    needed: `below ${BASELINE_GAP}`,
    message: `Labour income in the data and labour income that demand implies differ by up to ${(100 * largest).toPrecision(3)} % (${parts.regions[where]}); a counterfactual without any change will move by about as much.`,
    hint: 'Use baseline "balanced" to move incomes until markets clear, or check deficits and value-added shares.',
    params: { gap: largest, region: parts.regions[where]! },
  });
}
