import { InputError } from "../errors/index.ts";
import { brentRoot } from "./roots.ts";

/**
 * Bandwidth of a Gaussian kernel density by Sheather and Jones, solving the equation.
 *
 *     h = [ 1 / (2 sqrt(pi) n S(alpha(h))) ]^(1/5),   alpha(h) = 1.357 [S(a) / T(b)]^(1/7) h^(5/7)
 *     S(a) = sum_ij phi4((x_i - x_j)/a) / (n (n-1) a^5),   T(b) = -sum_ij phi6((x_i - x_j)/b) / (n (n-1) b^7)
 *     a = 0.92 R n^(-1/7),   b = 0.912 R n^(-1/9),   R the lesser of the interquartile range and 1.349 standard deviations
 *
 * Values come as counts in equal bins, so the sums over pairs are sums over distances between bins.
 *
 * @param counts  number of values in each bin, [bins], >= 0
 * @param width   width of a bin, > 0
 * @param n       number of values, >= 2; the counts are scaled to it
 * @param spread  lesser of the standard deviation and the interquartile range over 1.349, > 0
 * @returns h, > 0, in the unit of the width; NaN where the equation has no solution (values too sparse)
 * @throws InputError `bad-bandwidth` where the spread is not above 0
 * @see Sheather and Jones (1991), A reliable data-based bandwidth selection method for kernel density estimation, JRSS B 53: 683-690
 */
export function sheatherJonesBandwidth(counts: Float64Array, width: number, n: number, spread: number): number {
  if (!(spread > 0 && n >= 2 && width > 0)) {
    throw new InputError(
      "bad-bandwidth",
      `sheatherJonesBandwidth: the spread is ${spread} over ${n} values; both the spread and at least two values are needed.`,
    );
  }
  const lags = countsByLag(counts, n);
  const fourth = (h: number): number => lagSum(lags, width / h, (s) => (s - 6) * s + 3) / (n * (n - 1) * h ** 5);
  const sixth = (h: number): number => lagSum(lags, width / h, (s) => ((s - 15) * s + 45) * s - 15) / (n * (n - 1) * h ** 7);
  const scale = 1.349 * spread;
  const ratio = fourth(0.92 * scale * n ** (-1 / 7)) / -sixth(0.912 * scale * n ** (-1 / 9));
  if (!(ratio > 0)) return Number.NaN;
  const pilot = 1.357 * ratio ** (1 / 7);
  const excess = (h: number): number => (1 / (2 * Math.sqrt(Math.PI) * n * fourth(pilot * h ** (5 / 7)))) ** 0.2 - h;
  let low = 0.1 * 1.144 * spread * n ** -0.2;
  let high = 10 * low;
  for (let step = 0; step < 40 && !(excess(low) > 0); ++step) low /= 1.2;
  for (let step = 0; step < 40 && !(excess(high) < 0); ++step) high *= 1.2;
  if (!(excess(low) > 0 && excess(high) < 0)) return Number.NaN;
  return brentRoot(excess, low, high, { tolerance: 1e-10 * high }).x;
}

/** Ordered pairs of values by the number of bins between them, each value with itself too, scaled to n values. */
function countsByLag(counts: Float64Array, n: number): Float64Array {
  let total = 0;
  for (const count of counts) total += count;
  const scale = (n / total) ** 2;
  const filled: number[] = [];
  counts.forEach((count, bin) => {
    if (count > 0) filled.push(bin);
  });
  const lags = new Float64Array(counts.length);
  for (let i = 0; i < filled.length; ++i) {
    const own = counts[filled[i]!]!;
    lags[0]! += own * own * scale;
    for (let j = 0; j < i; ++j) lags[filled[i]! - filled[j]!]! += 2 * own * counts[filled[j]!]! * scale;
  }
  return lags;
}

/** Sum over pairs of polynomial(u^2) phi(u), u the distance in bandwidths; cut where phi is below 1e-30. */
function lagSum(lags: Float64Array, step: number, polynomial: (square: number) => number): number {
  let sum = 0;
  const end = Math.min(lags.length, Math.ceil(12 / step) + 1);
  for (let lag = 0; lag < end; ++lag) {
    const square = (lag * step) ** 2;
    if (lags[lag]! !== 0) sum += lags[lag]! * polynomial(square) * Math.exp(-0.5 * square);
  }
  return sum / Math.sqrt(2 * Math.PI);
}
