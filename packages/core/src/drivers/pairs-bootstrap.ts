import type { ClusteredRegression } from "../econometrics/index.ts";
import { choleskyFactor, choleskySolve, type Random, sortedQuantile } from "../numeric/index.ts";

/**
 * Percentile interval of a coefficient from resampling whole clusters: the plain bootstrap of statistical packages, printed by the
 * coverage study for comparison and never used for a verdict.
 *
 * A cluster drawn n_g times enters with weight n_g, so that a draw needs only cluster sums. Every cluster must hold the same rows of
 * the crossing effect, as in a balanced panel: resampling then leaves the system of that effect unchanged.
 *
 * @param fit    regression off fixed effects, balanced
 * @param column index of the coefficient
 * @param count  resamples, >= 1
 * @param random seeded
 * @see Cameron, Gelbach and Miller (2008), pairs cluster bootstrap
 */
export function pairsBootstrapInterval(
  fit: ClusteredRegression,
  column: number,
  count: number,
  random: Random,
  level = 0.95,
): readonly [number, number] {
  const { effects, x, y } = fit;
  const { clusters: G, offsets, crossed, crossedLevels: Q } = effects;
  const k = fit.columns.length;
  const width = k + 1;
  const products = new Float64Array(G * width * width);
  const sums = new Float64Array(G * width * Q);
  const row = new Float64Array(width);
  for (let g = 0; g < G; ++g) {
    for (let i = offsets[g]!; i < offsets[g + 1]!; ++i) {
      for (let j = 0; j < k; ++j) row[j] = x[i * k + j]!;
      row[k] = y[i]!;
      for (let a = 0; a < width; ++a) {
        for (let b = 0; b < width; ++b) products[(g * width + a) * width + b]! += row[a]! * row[b]!;
        if (Q > 0) sums[(g * width + a) * Q + crossed[i]!]! += row[a]!;
      }
    }
  }
  const estimates = new Float64Array(count);
  for (let draw = 0; draw < count; ++draw) {
    const total = new Float64Array(width * width);
    const totals = Array.from({ length: width }, () => new Float64Array(Q));
    for (let pick = 0; pick < G; ++pick) {
      const g = random.integer(G);
      for (let i = 0; i < width * width; ++i) total[i]! += products[g * width * width + i]!;
      for (let a = 0; a < width; ++a) for (let q = 0; q < Q; ++q) totals[a]![q]! += sums[(g * width + a) * Q + q]!;
    }
    if (Q > 0) {
      for (let b = 0; b < width; ++b) {
        const effect = effects.solveCrossed(totals[b]!);
        for (let a = 0; a < width; ++a) for (let q = 0; q < Q; ++q) total[a * width + b]! -= totals[a]![q]! * effect[q]!;
      }
    }
    const gram = new Float64Array(k * k);
    const moment = new Float64Array(k);
    for (let a = 0; a < k; ++a) {
      moment[a] = total[a * width + k]!;
      for (let b = 0; b < k; ++b) gram[a * k + b] = total[a * width + b]!;
    }
    estimates[draw] = choleskySolve(choleskyFactor(gram, k).lower, k, moment)[column]!;
  }
  estimates.sort();
  return [sortedQuantile(estimates, (1 - level) / 2), sortedQuantile(estimates, (1 + level) / 2)];
}
