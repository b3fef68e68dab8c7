import type { DigitalLevel } from "./digital-level.ts";

/**
 * Obstacle degree (障碍度): which indicator holds a place back most.
 *
 *     O_itj = w_j (1 - z_itj) / sum_k w_k (1 - z_itk)
 *
 * @param level  a composite index with its scaled indicators and weights
 * @returns [R x Y x J], summing to 1 over indicators; 0 throughout for a place at the maximum of everything, NaN where an indicator is
 *   absent. A large weight makes a large obstacle: read it beside the weights
 * @see the usual form in Chinese studies, for example Wang Yanjie et al. (2022)
 */
export function obstacleDegrees(level: DigitalLevel): Float64Array {
  const J = level.weights.length;
  const out = new Float64Array(level.scaled.length);
  for (let at = 0; at < out.length; at += J) {
    let sum = 0;
    for (let j = 0; j < J; ++j) {
      const w = level.weights[j]!;
      out[at + j] = w === 0 ? 0 : w * (1 - level.scaled[at + j]!);
      sum += out[at + j]!;
    }
    if (sum !== 0) for (let j = 0; j < J; ++j) out[at + j]! /= sum;
  }
  return out;
}
