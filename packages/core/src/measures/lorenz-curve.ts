import { requireLength } from "../errors/index.ts";

/** Corners of a Lorenz curve from (0, 0) to (1, 1). */
export interface LorenzCurve {
  /** Cumulative share of places (of weight, where given), poorest first, [m + 1]. */
  readonly population: Float64Array;
  /** Cumulative share of the total, [m + 1]. */
  readonly total: Float64Array;
}

/**
 * Lorenz curve of places, poorest first.
 *
 *     F_k = sum_{i <= k} f_i,   L_k = sum_{i <= k} f_i y_i / sum_i f_i y_i,   y ascending
 *
 * @param values   y, [n], >= 0; NaN is left out
 * @param weights  f, [n], >= 0; default equal
 * @returns m + 1 corners for the m places with a value and a weight; the area between it and the diagonal is half the Gini coefficient
 * @throws InputError `shape-mismatch`
 * @see Lorenz (1905), Methods of measuring the concentration of wealth
 */
export function lorenzCurve(values: Float64Array, weights?: Float64Array): LorenzCurve {
  if (weights) requireLength("lorenzCurve", "weights", weights, values.length, "one weight per value");
  const order = [...values.keys()]
    .filter((i) => !Number.isNaN(values[i]!) && !Number.isNaN(weights?.[i] ?? 1))
    .sort((a, b) => values[a]! - values[b]!);
  const population = new Float64Array(order.length + 1);
  const total = new Float64Array(order.length + 1);
  order.forEach((i, k) => {
    const weight = weights?.[i] ?? 1;
    population[k + 1] = population[k]! + weight;
    total[k + 1] = total[k]! + weight * values[i]!;
  });
  const people = population[order.length]!;
  const amount = total[order.length]!;
  return { population: population.map((sum) => sum / people), total: total.map((sum) => sum / amount) };
}
