import { requireLength } from "../errors/index.ts";
import { ascendingOrder } from "../numeric/index.ts";

/**
 * Ranks with ties at their mean rank.
 *
 * @param values  [n]; NaN keeps NaN
 * @returns 1 (lowest) to n
 */
export function averageRanks(values: Float64Array): Float64Array {
  const order = ascendingOrder(values);
  const out = new Float64Array(values.length).fill(Number.NaN);
  let start = 0;
  while (start < order.length && !Number.isNaN(values[order[start]!]!)) {
    let end = start;
    while (end + 1 < order.length && values[order[end + 1]!] === values[order[start]!]) end += 1;
    for (let k = start; k <= end; ++k) out[order[k]!] = (start + end) / 2 + 1;
    start = end + 1;
  }
  return out;
}

/**
 * Spearman's rank correlation, ties at mean ranks; pairs with an absent value are left out.
 *
 * @returns -1 to 1; NaN when one side does not vary
 * @throws InputError `shape-mismatch`
 * @see Spearman (1904)
 */
export function rankCorrelation(a: Float64Array, b: Float64Array): number {
  requireLength("rankCorrelation", "b", b, a.length, "one value per place");
  const both = [...a.keys()].filter((i) => !Number.isNaN(a[i]!) && !Number.isNaN(b[i]!));
  const x = averageRanks(Float64Array.from(both, (i) => a[i]!));
  const y = averageRanks(Float64Array.from(both, (i) => b[i]!));
  const mean = (both.length + 1) / 2;
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (let k = 0; k < both.length; ++k) {
    xy += (x[k]! - mean) * (y[k]! - mean);
    xx += (x[k]! - mean) ** 2;
    yy += (y[k]! - mean) ** 2;
  }
  return xy / Math.sqrt(xx * yy);
}

/** Pearson correlation; NaN when one side does not vary. */
export function pearson(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  const meanA = a.reduce((s, v) => s + v, 0) / n;
  const meanB = b.reduce((s, v) => s + v, 0) / n;
  let ab = 0;
  let aa = 0;
  let bb = 0;
  for (let k = 0; k < n; ++k) {
    ab += (a[k]! - meanA) * (b[k]! - meanB);
    aa += (a[k]! - meanA) ** 2;
    bb += (b[k]! - meanB) ** 2;
  }
  return ab / Math.sqrt(aa * bb);
}
