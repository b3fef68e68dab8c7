import { choleskyFactor, choleskySolve, leastSquares } from "../numeric/index.ts";
import { columnMatrix } from "./panel-data.ts";

/** Everything about candidate thresholds that does not depend on the dependent variable. */
export interface ThresholdSplits {
  /** Values tried, ascending, [G]. */
  readonly tried: Float64Array;
  /** Rows at or below each value, [G]. */
  readonly rowsBelow: Float64Array;
  /** Switching columns, m. */
  readonly width: number;
  /** Part of x [q <= gamma] that the linear model leaves, [G x m] arrays of [n]. */
  readonly rests: readonly Float64Array[];
  /** Products of all parts, [G m x G m]. */
  readonly products: Float64Array;
}

/**
 * Prepares the candidates once, so that the sum of squares with any set of thresholds follows from small matrices.
 *
 *     S(gammas) = S_0 - c' P^(-1) c,   c = parts' r,   P = parts' parts,   r = residual of the linear model
 *
 * @param linear  columns of the model without threshold, transformed, [n] each
 * @param parts   x [q <= gamma] transformed, [G x m] arrays of [n]
 */
export function thresholdSplits(
  linear: readonly Float64Array[],
  parts: readonly Float64Array[],
  tried: Float64Array,
  rowsBelow: Float64Array,
  width: number,
): ThresholdSplits {
  const n = parts[0]!.length;
  const rests = parts.map((part) => linearResidual(linear, part, n));
  const size = rests.length;
  const products = new Float64Array(size * size);
  for (let a = 0; a < size; ++a) {
    for (let b = 0; b <= a; ++b) {
      const product = dot(rests[a]!, rests[b]!);
      products[a * size + b] = product;
      products[b * size + a] = product;
    }
  }
  return { tried, rowsBelow, width, rests, products };
}

/** Products of the residual of the linear model with all parts, [G m]. */
export const splitScores = ({ rests }: ThresholdSplits, residual: Float64Array): Float64Array =>
  Float64Array.from(rests, (rest) => dot(rest, residual));

/** What a set of thresholds takes off the sum of squares; NaN where two of them split alike. */
export function reduction({ width, products, rests }: ThresholdSplits, scores: Float64Array, chosen: readonly number[]): number {
  const at = chosen.flatMap((g) => Array.from({ length: width }, (_, k) => g * width + k));
  const size = at.length;
  const all = rests.length;
  const system = new Float64Array(size * size);
  for (let a = 0; a < size; ++a) for (let b = 0; b < size; ++b) system[a * size + b] = products[at[a]! * all + at[b]!]!;
  const right = Float64Array.from(at, (position) => scores[position]!);
  const { lower, status } = choleskyFactor(system, size);
  if (status === "indefinite") return Number.NaN;
  for (let a = 0; a < size; ++a) if (lower[a * size + a]! ** 2 < 1e-10 * system[a * size + a]!) return Number.NaN;
  return dot(right, choleskySolve(lower, size, right));
}

/** The candidate that lowers the sum of squares most beside fixed ones, with the sums of all. */
export interface BestSplit {
  readonly best: number;
  /** Sum of squares at each candidate; NaN where it is too close to a fixed one, [G]. */
  readonly sums: Float64Array;
}

/**
 * Searches one more threshold.
 *
 * @param base     sum of squares of the linear model
 * @param fixed    candidates already chosen
 * @param nearest  fewest rows between two thresholds
 */
export function bestSplit(
  splits: ThresholdSplits,
  scores: Float64Array,
  base: number,
  fixed: readonly number[],
  nearest: number,
): BestSplit {
  let best = -1;
  const sums = Float64Array.from(splits.tried, (_, g) => {
    const close = fixed.some((f) => Math.abs(splits.rowsBelow[f]! - splits.rowsBelow[g]!) < nearest);
    return close ? Number.NaN : base - reduction(splits, scores, [...fixed, g]);
  });
  sums.forEach((sum, g) => {
    if (!Number.isNaN(sum) && (best < 0 || sum < sums[best]!)) best = g;
  });
  return { best, sums };
}

export function linearResidual(columns: readonly Float64Array[], y: Float64Array, n: number): Float64Array {
  return columns.length === 0 ? y : leastSquares(columnMatrix(columns, n), y, n, columns.length, { tolerance: 1e-9 }).residuals;
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; ++i) sum += a[i]! * b[i]!;
  return sum;
}
