import { createHash } from "node:crypto";
import { firstOrderFromDraws, InputError, sortedQuantile } from "@jiju/core";
import type { EnsembleEvaluator } from "./evaluator.ts";

/** Median and band of several quantities. */
export interface Bands {
  readonly low: Float64Array;
  readonly median: Float64Array;
  readonly high: Float64Array;
}

/** Lower and upper end of a band, as shares of the draws. */
export type Ends = readonly [number, number];

/** Band and median of each of `size` columns over draws; NaN entries are left out, a column of them is NaN. */
function bandsOf(
  [lower, upper]: Ends,
  draws: readonly number[],
  size: number,
  valueAt: (draw: number, column: number) => number,
): Bands {
  const low = new Float64Array(size).fill(Number.NaN);
  const median = low.slice();
  const high = low.slice();
  for (let column = 0; column < size; ++column) {
    const sorted = Float64Array.from(draws, (draw) => valueAt(draw, column))
      .filter((value) => !Number.isNaN(value))
      .sort();
    if (sorted.length === 0) continue;
    low[column] = sortedQuantile(sorted, lower);
    median[column] = sortedQuantile(sorted, 0.5);
    high[column] = sortedQuantile(sorted, upper);
  }
  return { low, median, high };
}

/** Ranks of regions in one draw, 1 the largest; equal values share their mean rank, NaN has none. */
export function ranksOf(values: Float64Array): Float64Array {
  const out = new Float64Array(values.length).fill(Number.NaN);
  const order = Array.from(values.keys())
    .filter((k) => !Number.isNaN(values[k]!))
    .sort((a, b) => values[b]! - values[a]! || a - b);
  for (let start = 0; start < order.length; ) {
    let end = start + 1;
    while (end < order.length && values[order[end]!] === values[order[start]!]) ++end;
    for (let k = start; k < end; ++k) out[order[k]!] = (start + end + 1) / 2;
    start = end;
  }
  return out;
}

/**
 * What the rows of an ensemble say: quantiles, rank intervals, what most draws say, and which parameter matters most.
 *
 * @param evaluator of the document
 * @param regions   R
 * @param rows      [draws x width], NaN where missing
 * @param present   [draws], 1 for draws that are done
 * @param ends      of the bands
 * @param output    outcome of the sensitivity; the first when undefined
 * @throws InputError `unknown-outcome`
 */
export function summariseEnsemble(
  evaluator: EnsembleEvaluator,
  regions: number,
  rows: Float64Array,
  present: Uint8Array,
  ends: Ends,
  output: string | undefined,
) {
  const { width, outcomes, regional, codes, parameters, values } = evaluator;
  const chosen = output === undefined ? 0 : outcomes.findIndex(({ id }) => id === output);
  if (chosen < 0) {
    throw new InputError(
      "unknown-outcome",
      `ensemble.result: there is no outcome "${output}"; there are ${outcomes.map(({ id }) => id).join(", ")}.`,
    );
  }
  const used = Array.from(present.keys()).filter((draw) => present[draw] === 1 && !Number.isNaN(rows[draw * width]!));
  const scalars = bandsOf(ends, used, outcomes.length, (draw, column) => rows[draw * width + column]!);
  const count = parameters.length;
  const drawn = new Float64Array(used.length * count);
  used.forEach((draw, k) => {
    drawn.set(values.subarray(draw * count, (draw + 1) * count), k * count);
  });
  const firstOrder = firstOrderFromDraws(
    drawn,
    count,
    Float64Array.from(used, (draw) => rows[draw * width + chosen]!),
  );
  return {
    used: used.length,
    output: outcomes[chosen]!.id,
    parameters: parameters.map((parameter, j) => ({ ...parameter, firstOrder: firstOrder[j]! })),
    outcomes: outcomes.map((outcome, k) => ({
      ...outcome,
      low: scalars.low[k]!,
      median: scalars.median[k]!,
      high: scalars.high[k]!,
    })),
    regional: regional.map((quantity, q) => {
      const at = outcomes.length + q * regions;
      const ranks = new Map(used.map((draw) => [draw, ranksOf(rows.subarray(draw * width + at, draw * width + at + regions))]));
      const rank = bandsOf(ends, used, regions, (draw, region) => ranks.get(draw)![region]!);
      return {
        ...quantity,
        ...bandsOf(ends, used, regions, (draw, region) => rows[draw * width + at + region]!),
        rankLow: rank.low,
        rankMedian: rank.median,
        rankHigh: rank.high,
      };
    }),
    leading: codes === null ? [] : leadingCodes(evaluator, regions, rows, used, codes),
  };
}

/** The code that most draws give each region-industry, with its share of draws. */
function leadingCodes(
  { width, outcomes, regional }: EnsembleEvaluator,
  regions: number,
  rows: Float64Array,
  used: readonly number[],
  codes: readonly string[],
): { readonly id: string; readonly share: number }[] {
  const at = outcomes.length + regional.length * regions;
  return Array.from({ length: width - at }, (_, cell) => {
    const counts = new Float64Array(codes.length);
    for (const draw of used) counts[rows[draw * width + at + cell]!]! += 1;
    let best = 0;
    for (let code = 1; code < codes.length; ++code) if (counts[code]! > counts[best]!) best = code;
    return { id: codes[best]!, share: used.length > 0 ? counts[best]! / used.length : Number.NaN };
  });
}

/** Mean share of region-industries by code over the draws: shares of draws, never probabilities. */
export function codeShares(
  { width, outcomes, regional, codes }: EnsembleEvaluator,
  regions: number,
  rows: Float64Array,
  present: Uint8Array,
): { readonly id: string; readonly share: number }[] {
  if (codes === null) return [];
  const at = outcomes.length + regional.length * regions;
  const counts = new Float64Array(codes.length);
  let total = 0;
  for (let draw = 0; draw < present.length; ++draw) {
    if (present[draw] !== 1 || Number.isNaN(rows[draw * width]!)) continue;
    for (let cell = at; cell < width; ++cell) counts[rows[draw * width + cell]!]! += 1;
    total += width - at;
  }
  return total === 0 ? [] : codes.map((id, code) => ({ id, share: counts[code]! / total })).filter(({ share }) => share > 0);
}

/** SHA-256 over the rows: equal bits give equal text. */
export function fingerprintOf(rows: Float64Array): string {
  const bytes = new Uint8Array(rows.length * 8);
  const view = new DataView(bytes.buffer);
  rows.forEach((value, k) => {
    view.setFloat64(k * 8, Number.isNaN(value) ? Number.NaN : value, true);
  });
  return createHash("sha256").update(bytes).digest("hex");
}
