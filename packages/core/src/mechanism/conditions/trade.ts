/** A bilateral table, [S x N x N] (industry, buyer, seller); single precision halves its memory, sums stay double. */
export type BilateralTable = Float64Array | Float32Array;

/** Below it a sum of powers has lost digits to underflow and the row is recomputed in logarithms. */
const UNDERFLOW = 1e-250;

/**
 * Powers of unit costs of one industry, relative to the cheapest origin so that they never overflow.
 *
 *     q[i] = (c[i] / c_min)^-theta
 *
 * @param logCost ln c, [S x N]
 * @param start first cell of the industry in `logCost`
 * @param theta trade elasticity, > 0
 * @param q [N], overwritten
 * @returns ln c_min
 */
export function costPowers(logCost: Float64Array, start: number, theta: number, q: Float64Array): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < q.length; ++i) if (logCost[start + i]! < least) least = logCost[start + i]!;
  for (let i = 0; i < q.length; ++i) q[i] = Math.exp(-theta * (logCost[start + i]! - least));
  return least;
}

/**
 * Condition 5, price index of one industry at every buyer, in one pass over the trade kernel.
 *
 *     phi[n] = sum_i K[n,i] q[i],      P[n] = c_min phi[n]^(-1/theta)
 *
 * @param kernel K = tb^-theta (levels) or pi tb_ratio^-theta (changes), [S x N x N]
 * @param offset first cell of the industry
 * @param q cost powers, [N]
 * @param phi [N], overwritten: 0 where nobody supplies
 */
export function priceSums(kernel: BilateralTable, offset: number, q: Float64Array, phi: Float64Array): void {
  const n = q.length;
  const even = n - (n & 3);
  for (let r = 0; r < n; ++r) {
    const row = offset + r * n;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let i = 0;
    for (; i < even; i += 4) {
      s0 += kernel[row + i]! * q[i]!;
      s1 += kernel[row + i + 1]! * q[i + 1]!;
      s2 += kernel[row + i + 2]! * q[i + 2]!;
      s3 += kernel[row + i + 3]! * q[i + 3]!;
    }
    for (; i < n; ++i) s0 += kernel[row + i]! * q[i]!;
    phi[r] = s0 + s1 + (s2 + s3);
  }
}

/**
 * Condition 6, sales of one industry: each origin's part of every buyer's spending.
 *
 *     Y[i] = q[i] sum_n M[n,i] X[n] / phi[n]
 *
 * @param received M = K where the seller gets all that is paid, else K times the seller's part, [S x N x N]
 * @param offset first cell of the industry
 * @param q cost powers, [N]
 * @param phi price sums, [N]
 * @param spending X, [S x N]; cells from `start`
 * @param output Y, [S x N], cells from `start` overwritten
 */
export function sales(
  received: BilateralTable,
  offset: number,
  q: Float64Array,
  phi: Float64Array,
  spending: Float64Array,
  output: Float64Array,
  start: number,
): void {
  const n = q.length;
  for (let i = 0; i < n; ++i) output[start + i] = 0;
  let r = 0;
  for (; r + 1 < n; r += 2) {
    const first = saleRate(spending[start + r]!, phi[r]!);
    const second = saleRate(spending[start + r + 1]!, phi[r + 1]!);
    const a = offset + r * n;
    const b = a + n;
    for (let i = 0; i < n; ++i) output[start + i] = output[start + i]! + (first * received[a + i]! + second * received[b + i]!);
  }
  if (r < n) {
    const rate = saleRate(spending[start + r]!, phi[r]!);
    const a = offset + r * n;
    for (let i = 0; i < n; ++i) output[start + i] = output[start + i]! + rate * received[a + i]!;
  }
  for (let i = 0; i < n; ++i) output[start + i] = output[start + i]! * q[i]!;
}

/**
 * What a buyer spends per unit of price sum: X[n] / phi[n]; 0 where nothing is sold or the sum underflowed.
 *
 * @param spending X, [S x N]; cells from `start`
 * @param rates [N], overwritten
 */
export function saleRates(phi: Float64Array, spending: Float64Array, start: number, rates: Float64Array): void {
  for (let n = 0; n < phi.length; ++n) rates[n] = saleRate(spending[start + n]!, phi[n]!);
}

const saleRate = (spent: number, priceSum: number): number => (priceSum > UNDERFLOW ? spent / priceSum : 0);

/**
 * Prices from sums of powers, and the rows that underflowed redone in logarithms.
 *
 * @returns the rows redone, with ln phi of each: `sales` leaves them to `salesOfRow`
 */
export function logPrices(
  kernel: BilateralTable,
  offset: number,
  logCost: Float64Array,
  start: number,
  theta: number,
  least: number,
  phi: Float64Array,
  logPrice: Float64Array,
): { readonly row: number; readonly logSum: number }[] {
  const redone: { row: number; logSum: number }[] = [];
  for (let n = 0; n < phi.length; ++n) {
    if (phi[n]! > UNDERFLOW) {
      logPrice[start + n] = least - Math.log(phi[n]!) / theta;
      continue;
    }
    const logSum = logPriceSum(kernel, offset + n * phi.length, logCost, start, theta, phi.length);
    if (logSum === Number.NEGATIVE_INFINITY) {
      logPrice[start + n] = 0; // nothing is sold here, before or after
      continue;
    }
    logPrice[start + n] = -logSum / theta;
    redone.push({ row: n, logSum });
  }
  return redone;
}

/**
 * Part of one buyer's payments that a second table keeps, without forming powers that underflow.
 *
 * @param kept K times what is kept of a payment, [S x N x N]
 * @returns sum over origins of pi kept / K, in [0, 1] for wedges
 */
export function keptOfRow(
  kernel: BilateralTable,
  kept: BilateralTable,
  offset: number,
  logCost: Float64Array,
  start: number,
  theta: number,
  row: number,
  logSum: number,
  regions: number,
): number {
  const first = offset + row * regions;
  let sum = 0;
  for (let i = 0; i < regions; ++i) {
    if (kernel[first + i]! > 0) sum += kept[first + i]! * Math.exp(-theta * logCost[start + i]! - logSum);
  }
  return sum;
}

/** Adds one buyer's purchases to sales without forming powers that underflow. */
export function salesOfRow(
  kernel: BilateralTable,
  received: BilateralTable,
  offset: number,
  logCost: Float64Array,
  start: number,
  theta: number,
  row: number,
  logSum: number,
  spending: number,
  output: Float64Array,
  regions: number,
): void {
  const first = offset + row * regions;
  for (let i = 0; i < regions; ++i) {
    const weight = kernel[first + i]!;
    if (weight <= 0) continue;
    const share = Math.exp(Math.log(weight) - theta * logCost[start + i]! - logSum);
    output[start + i] = output[start + i]! + (received[first + i]! / weight) * share * spending;
  }
}

function logPriceSum(
  kernel: BilateralTable,
  first: number,
  logCost: Float64Array,
  start: number,
  theta: number,
  regions: number,
): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < regions; ++i) {
    const weight = kernel[first + i]!;
    if (weight > 0) top = Math.max(top, Math.log(weight) - theta * logCost[start + i]!);
  }
  if (top === Number.NEGATIVE_INFINITY) return top;
  let sum = 0;
  for (let i = 0; i < regions; ++i) {
    const weight = kernel[first + i]!;
    if (weight > 0) sum += Math.exp(Math.log(weight) - theta * logCost[start + i]! - top);
  }
  return top + Math.log(sum);
}
