import { requireLength } from "../errors/index.ts";

/** Values less their mean over their standard deviation; zeros where nothing varies. */
export function standardised(values: ArrayLike<number>): Float64Array {
  const n = values.length;
  let mean = 0;
  for (let i = 0; i < n; ++i) mean += values[i]! / n;
  let variance = 0;
  for (let i = 0; i < n; ++i) variance += (values[i]! - mean) ** 2 / n;
  const deviation = Math.sqrt(variance);
  return Float64Array.from({ length: n }, (_, i) => (deviation > 0 ? (values[i]! - mean) / deviation : 0));
}

/**
 * Labour similarity when occupations are missing: correlation of industries' shares over regions of the labour they employ. What it costs:
 * it is made of the same employment as coagglomeration, so the pull of labour is overstated; read its change, not its level.
 *
 * @param employment [R x I]
 * @returns [I x I] correlations
 */
export function employmentProfileSimilarity(employment: Float64Array, regions: number, industries: number): Float64Array {
  requireLength("employmentProfileSimilarity", "employment", employment, regions * industries, `${regions} x ${industries}`);
  const profiles = Array.from({ length: industries }, (_, s) =>
    standardised(Array.from({ length: regions }, (_, r) => Math.log1p(employment[r * industries + s]!))),
  );
  const out = new Float64Array(industries * industries);
  for (let i = 0; i < industries; ++i) {
    for (let j = 0; j < industries; ++j) {
      let sum = 0;
      for (let r = 0; r < regions; ++r) sum += profiles[i]![r]! * profiles[j]![r]!;
      out[i * industries + j] = sum / regions;
    }
  }
  return out;
}

/**
 * Input-output links of a pair: the largest of the four shares of purchases and sales between them.
 *
 * @param flows [I x I], flow from row (supplier) to column (user), >= 0
 * @see Ellison, Glaeser and Kerr (2010)
 */
export function inputOutputLinks(flows: Float64Array, industries: number): Float64Array {
  requireLength("inputOutputLinks", "flows", flows, industries * industries, `${industries} x ${industries}`);
  const sold = new Float64Array(industries);
  const bought = new Float64Array(industries);
  for (let i = 0; i < industries; ++i) {
    for (let j = 0; j < industries; ++j) {
      const value = Math.max(0, flows[i * industries + j]!);
      sold[i]! += value;
      bought[j]! += value;
    }
  }
  const share = (value: number, total: number) => (total > 0 ? Math.max(0, value) / total : 0);
  const out = new Float64Array(industries * industries);
  for (let i = 0; i < industries; ++i) {
    for (let j = 0; j < industries; ++j) {
      const there = flows[i * industries + j]!;
      const back = flows[j * industries + i]!;
      out[i * industries + j] = Math.max(
        share(there, sold[i]!),
        share(there, bought[j]!),
        share(back, sold[j]!),
        share(back, bought[i]!),
      );
    }
  }
  return out;
}
