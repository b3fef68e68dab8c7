import { InputError, type Issue } from "../errors/index.ts";
import { industryMajor } from "./economy.ts";

/** Beyond it a sum of shares is reported as rescaled; below it is rounding. */
const SHARE_ROUNDING = 1e-9;

/** The same for tables in single precision. */
const SINGLE_ROUNDING = 1e-5;

/** One row for all regions, or a full region x industry table. */
export function broadcastTable(
  caller: string,
  name: string,
  values: ArrayLike<number>,
  regions: number,
  industries: number,
): Float64Array {
  if (values.length === regions * industries) return Float64Array.from(values);
  if (values.length !== industries) {
    throw new InputError(
      "shape-mismatch",
      `${caller}: ${name} has ${values.length} values; it must have ${industries} industries, or ${regions} regions x ${industries} industries = ${regions * industries}.`,
      { name, got: values.length },
    );
  }
  const out = new Float64Array(regions * industries);
  for (let n = 0; n < regions; ++n) for (let j = 0; j < industries; ++j) out[n * industries + j] = values[j]!;
  return out;
}

/**
 * Rows of trade shares to one; rows of zeros stay (nothing is bought).
 *
 * @param trade [S x N x N], rescaled in place
 * @param issues where to say so; null when the table holds flows, whose sums mean nothing
 */
export function normaliseTradeShares(
  trade: Float64Array | Float32Array,
  regions: readonly string[],
  industries: readonly string[],
  issues: Issue[] | null,
): void {
  const n = regions.length;
  const rounding = trade instanceof Float32Array ? SINGLE_ROUNDING : SHARE_ROUNDING;
  let count = 0;
  let largest = 0;
  let where = "";
  for (let row = 0; row < n * industries.length; ++row) {
    let sum = 0;
    for (let i = 0; i < n; ++i) {
      const share = trade[row * n + i]!;
      if (!(share >= 0 && Number.isFinite(share))) {
        throw new InputError(
          "negative-share",
          `createEconomy: ${regions[row % n]} buys ${share} of ${industries[Math.floor(row / n)]} from ${regions[i]}; trade must be >= 0 and finite.`,
        );
      }
      sum += share;
    }
    if (sum === 0) continue;
    const gap = Math.abs(sum - 1);
    if (gap > rounding) count += 1;
    if (gap > largest) {
      largest = gap;
      where = `${regions[row % n]}, ${industries[Math.floor(row / n)]}`;
    }
    if (sum !== 1) for (let i = 0; i < n; ++i) trade[row * n + i] = trade[row * n + i]! / sum;
  }
  if (count > 0 && issues) issues.push(rescaled("trade-shares", "Trade shares", count, largest, where));
}

/** Final spending shares to one in every region. @param shares [S x N], rescaled in place */
export function normaliseConsumption(
  shares: Float64Array,
  regions: readonly string[],
  industries: readonly string[],
  issues: Issue[],
): void {
  const n = regions.length;
  let count = 0;
  let largest = 0;
  let where = "";
  for (let m = 0; m < n; ++m) {
    let sum = 0;
    for (let j = 0; j < industries.length; ++j) {
      const share = shares[j * n + m]!;
      if (!(share >= 0 && Number.isFinite(share))) {
        throw new InputError(
          "negative-final-demand",
          `createEconomy: final demand of ${regions[m]} for ${industries[j]} is ${share}; shares must be >= 0. Check outputs against input coefficients.`,
          { region: regions[m], industry: industries[j] },
        );
      }
      sum += share;
    }
    if (!(sum > 0)) throw new InputError("negative-share", `createEconomy: consumption shares of ${regions[m]} are all zero.`);
    const gap = Math.abs(sum - 1);
    if (gap > SHARE_ROUNDING) count += 1;
    if (gap > largest) {
      largest = gap;
      where = regions[m]!;
    }
    for (let j = 0; j < industries.length; ++j) shares[j * n + m] = shares[j * n + m]! / sum;
  }
  if (count > 0) issues.push(rescaled("consumption-shares", "Consumption shares", count, largest, where));
}

/** Input coefficients and value-added shares, together one in every region and industry. */
export function normaliseCosts(
  input: { readonly inputCoefficients?: ArrayLike<number>; readonly valueAddedShares?: ArrayLike<number> },
  regions: readonly string[],
  industries: readonly string[],
  issues: Issue[],
): { readonly coefficients: Float64Array; readonly valueAdded: Float64Array } {
  const n = regions.length;
  const s = industries.length;
  let coefficients = readCoefficients(input.inputCoefficients, n, s);
  if (!input.valueAddedShares) {
    const valueAdded = new Float64Array(s * n);
    for (let j = 0; j < s; ++j) {
      for (let m = 0; m < n; ++m) {
        valueAdded[j * n + m] = 1 - inputSum(coefficients, j, m, n, s);
        if (!(valueAdded[j * n + m]! >= 0)) {
          throw new InputError(
            "negative-share",
            `createEconomy: inputs of ${industries[j]} add up to more than its output${coefficients.length > s * s ? ` in ${regions[m]}` : ""}; no value added is left.`,
          );
        }
      }
    }
    return { coefficients, valueAdded };
  }
  const valueAdded = industryMajor(broadcastTable("createEconomy", "valueAddedShares", input.valueAddedShares, n, s), n, s);
  let count = 0;
  let largest = 0;
  let where = "";
  const commonTotals = coefficients.length === s * s && isCommon(valueAdded, n, s);
  if (!commonTotals && coefficients.length === s * s && needsScaling(coefficients, valueAdded, n, s)) {
    const wide = new Float64Array(s * s * n);
    for (let cell = 0; cell < s * s; ++cell) wide.fill(coefficients[cell]!, cell * n, (cell + 1) * n);
    coefficients = wide;
  }
  const regional = coefficients.length > s * s;
  for (let j = 0; j < s; ++j) {
    for (let m = 0; m < n; ++m) {
      const own = valueAdded[j * n + m]!;
      if (!(own >= 0 && own <= 1 + 1e-3)) {
        throw new InputError(
          "negative-share",
          `createEconomy: the value-added share of ${industries[j]} in ${regions[m]} is ${own}; it must lie in [0, 1].`,
        );
      }
      const sum = own + inputSum(coefficients, j, m, n, s);
      if (!(sum > 0)) {
        throw new InputError(
          "negative-share",
          `createEconomy: ${industries[j]} in ${regions[m]} has neither value added nor inputs.`,
        );
      }
      const gap = Math.abs(sum - 1);
      if (gap > SHARE_ROUNDING) count += 1;
      if (gap > largest) {
        largest = gap;
        where = `${industries[j]}, ${regions[m]}`;
      }
      if (sum === 1) continue;
      valueAdded[j * n + m] = own / sum;
      if (regional) {
        for (let k = 0; k < s; ++k) coefficients[(k * s + j) * n + m] = coefficients[(k * s + j) * n + m]! / sum;
      } else if (m === n - 1) for (let k = 0; k < s; ++k) coefficients[k * s + j] = coefficients[k * s + j]! / sum;
    }
  }
  if (count > 0) issues.push(rescaled("cost-shares", "Value-added and input shares", count, largest, where));
  return { coefficients, valueAdded };
}

function readCoefficients(values: ArrayLike<number> | undefined, n: number, s: number): Float64Array {
  if (!values) return new Float64Array(s * s);
  const check = (value: number): number => {
    if (!(value >= 0 && Number.isFinite(value))) {
      throw new InputError(
        "negative-share",
        `createEconomy: an input coefficient is ${value}; coefficients must be >= 0 and finite.`,
      );
    }
    return value;
  };
  if (values.length === s * s) return Float64Array.from(values, check);
  if (values.length !== n * s * s) {
    throw new InputError(
      "shape-mismatch",
      `createEconomy: inputCoefficients has ${values.length} values; it must have ${s} x ${s} = ${s * s} or ${n} x ${s} x ${s} = ${n * s * s}.`,
    );
  }
  const out = new Float64Array(n * s * s);
  for (let m = 0; m < n; ++m) for (let cell = 0; cell < s * s; ++cell) out[cell * n + m] = check(values[m * s * s + cell]!);
  return out;
}

function inputSum(coefficients: Float64Array, j: number, m: number, n: number, s: number): number {
  const regional = coefficients.length > s * s;
  let sum = 0;
  for (let k = 0; k < s; ++k) sum += regional ? coefficients[(k * s + j) * n + m]! : coefficients[k * s + j]!;
  return sum;
}

function isCommon(valueAdded: Float64Array, n: number, s: number): boolean {
  for (let j = 0; j < s; ++j) for (let m = 1; m < n; ++m) if (valueAdded[j * n + m] !== valueAdded[j * n]) return false;
  return true;
}

function needsScaling(coefficients: Float64Array, valueAdded: Float64Array, n: number, s: number): boolean {
  for (let j = 0; j < s; ++j) {
    for (let m = 0; m < n; ++m) if (valueAdded[j * n + m]! + inputSum(coefficients, j, m, n, s) !== 1) return true;
  }
  return false;
}

function rescaled(code: string, what: string, count: number, largest: number, where: string): Issue {
  return {
    code: `${code}-rescaled`,
    severity: largest > 1e-3 ? "warning" : "note",
    count,
    given: (1 + largest).toPrecision(8),
    needed: "1",
    message: `${what} did not add up to one in ${count} places (largest gap ${largest.toExponential(1)}: ${where}) and were rescaled.`,
    hint:
      largest > 1e-3
        ? "This is more than rounding: check the table, its order, and whether it holds money or percent instead of shares."
        : "Nothing to do: rounding of the published table.",
    params: { count, largest, where },
  };
}
