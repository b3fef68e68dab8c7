import { InputError, requireLength } from "../errors/index.ts";

/** National accounts of the study's industries: one closed economy. */
export interface NationalAccounts {
  /** g, domestic and imported inputs together per unit of output, [S x S] (supplying, using). */
  readonly inputCoefficients: Float64Array;
  /** gL, value added per unit of output, [S]. */
  readonly valueAddedShares: Float64Array;
  /** f, domestic absorption: consumption and capital formation, imports included, exports left out, [S], money. */
  readonly absorption: Float64Array;
}

/** What is known of regions. */
export interface RegionalAccounts {
  /** Value added as published, [N x G] by published aggregate, money (only proportions between regions and aggregates matter). */
  readonly valueAdded: Float64Array;
  /** Aggregate of each industry, [S], index into G. */
  readonly aggregateOf: Int32Array;
  /** Wage bills (or employment) that split an aggregate between its industries, [N x S], >= 0. */
  readonly split: Float64Array;
  /** Persons by region and industry as spillovers see them, [N x S]. */
  readonly employment: Float64Array;
  /** Persons, [N]; default the sums of `employment`. */
  readonly population?: Float64Array;
}

/**
 * Output of a closed economy: what all industries must make for given final uses (Leontief).
 *
 *     Y = (I - g)^-1 f
 *
 * @param inputCoefficients g, [S x S] (supplying, using), column sums < 1
 * @param absorption f, [S]
 * @returns Y, [S]
 * @throws InputError `negative-final-demand`, naming the industry; `not-productive` when inputs exceed output
 */
export function leontiefOutput(
  inputCoefficients: Float64Array,
  absorption: Float64Array,
  industries: readonly string[],
): Float64Array {
  const s = absorption.length;
  requireLength("leontiefOutput", "inputCoefficients", inputCoefficients, s * s, "industries x industries");
  absorption.forEach((value, j) => {
    if (value < 0) {
      throw new InputError(
        "negative-final-demand",
        `leontiefOutput: final use of ${industries[j]} is ${value.toPrecision(6)}; a closed economy cannot use less than nothing. Use absorption (exports left out, imports included) or join the industry to another.`,
        { industry: industries[j], value },
      );
    }
  });
  const a = new Float64Array(s * (s + 1));
  for (let r = 0; r < s; ++r) {
    for (let c = 0; c < s; ++c) a[r * (s + 1) + c] = (r === c ? 1 : 0) - inputCoefficients[r * s + c]!;
    a[r * (s + 1) + s] = absorption[r]!;
  }
  // diagonally dominant by columns, so elimination needs no pivoting
  for (let k = 0; k < s; ++k) {
    const pivot = a[k * (s + 1) + k]!;
    if (!(pivot > 0)) {
      throw new InputError(
        "not-productive",
        `leontiefOutput: inputs of ${industries[k]} and its suppliers exceed their output; check the coefficients.`,
        { industry: industries[k] },
      );
    }
    for (let r = 0; r < s; ++r) {
      if (r === k) continue;
      const factor = a[r * (s + 1) + k]! / pivot;
      if (factor === 0) continue;
      for (let c = k; c <= s; ++c) a[r * (s + 1) + c] = a[r * (s + 1) + c]! - factor * a[k * (s + 1) + c]!;
    }
  }
  return Float64Array.from({ length: s }, (_, k) => a[k * (s + 1) + s]! / a[k * (s + 1) + k]!);
}

/**
 * Value added by region and industry: published aggregates split by wage bills, then scaled to national totals.
 *
 * @param accounts what is known of regions
 * @param totals national value added by industry, [S]
 * @returns [N x S]
 * @throws InputError `industry-without-producer` when an industry has national value added but no region has a wage bill in it
 */
export function regionalValueAdded(
  accounts: RegionalAccounts,
  totals: Float64Array,
  industries: readonly string[],
): Float64Array {
  const s = totals.length;
  const n = accounts.split.length / s;
  const aggregates = accounts.valueAdded.length / n;
  const out = new Float64Array(n * s);
  for (let m = 0; m < n; ++m) {
    const sums = new Float64Array(aggregates);
    for (let j = 0; j < s; ++j) sums[accounts.aggregateOf[j]!] = sums[accounts.aggregateOf[j]!]! + accounts.split[m * s + j]!;
    for (let j = 0; j < s; ++j) {
      const group = accounts.aggregateOf[j]!;
      const part = sums[group]! > 0 ? accounts.split[m * s + j]! / sums[group]! : 0;
      out[m * s + j] = part * accounts.valueAdded[m * aggregates + group]!;
    }
  }
  for (let j = 0; j < s; ++j) {
    let sum = 0;
    for (let m = 0; m < n; ++m) sum += out[m * s + j]!;
    if (!(sum > 0) && totals[j]! > 0) {
      throw new InputError(
        "industry-without-producer",
        `regionalValueAdded: ${industries[j]} has national value added of ${totals[j]!.toPrecision(4)} but no region has a wage bill in it; give its wage bills or join it to another industry.`,
        { industry: industries[j] },
      );
    }
    for (let m = 0; m < n; ++m) out[m * s + j] = sum > 0 ? (out[m * s + j]! * totals[j]!) / sum : 0;
  }
  return out;
}
