/**
 * Positions that put values in ascending order; equal values keep their order, NaN come last.
 *
 * @param values  [n]
 * @returns [n], the index of the smallest value first
 */
export function ascendingOrder(values: ArrayLike<number>): Int32Array {
  const order = new Int32Array(values.length);
  for (let i = 0; i < order.length; ++i) order[i] = i;
  return order.sort((a, b) => {
    const x = values[a]!;
    const y = values[b]!;
    if (x < y) return -1;
    if (x > y) return 1;
    const nanDifference = Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    return nanDifference !== 0 ? nanDifference : a - b;
  });
}

/**
 * First position of an ascending array whose value is at least `value`; its length when there is none.
 *
 * @param sorted  ascending, no NaN
 */
export function lowerBound(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * First position of an ascending array whose value is above `value`; its length when there is none.
 *
 * @param sorted  ascending, no NaN
 */
export function upperBound(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Quantile by linear interpolation between order statistics (the "type 7" of Hyndman and Fan).
 *
 * @param sorted  ascending, no NaN, at least one value
 * @param share   in [0, 1]
 * @see Hyndman and Fan (1996), Sample quantiles in statistical packages
 */
export function sortedQuantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const low = sorted[below]!;
  return below + 1 < sorted.length ? low + (at - below) * (sorted[below + 1]! - low) : low;
}
