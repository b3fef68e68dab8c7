import { InputError } from "../errors/index.ts";
import type { SpatialWeights, WeightsTransform } from "./spatial-weights.ts";

/**
 * Spatial weights with their rows rescaled.
 *
 *     binary                w*[i,j] = 1 where w[i,j] > 0
 *     row                   w*[i,j] = w[i,j] / sum_j w[i,j]
 *     variance-stabilising  w*[i,j] = (m / Q) w[i,j] / q[i],  q[i] = sqrt(sum_j w[i,j]^2),  Q = sum_ij w[i,j] / q[i]
 *
 * with m the number of regions that have neighbours. Rows whose weights are all 0 stay 0.
 *
 * @param weights    any transform; `raw` values cannot be recovered once scaled
 * @param transform  the scaling wanted
 * @returns new weights on the same links
 * @throws InputError `raw-lost`
 * @see Tiefelsdorf, Griffith and Boots (1999), A variance-stabilizing coding scheme for spatial link matrices
 */
export function transformWeights(weights: SpatialWeights, transform: WeightsTransform): SpatialWeights {
  if (transform === weights.transform) return weights;
  if (transform === "raw") {
    throw new InputError(
      "raw-lost",
      `transformWeights: the weights are scaled as "${weights.transform}"; raw values are not kept. Keep the weights as they were built.`,
    );
  }
  const n = weights.ids.length;
  const { offsets } = weights;
  const values = weights.values.slice();
  if (transform === "binary") {
    for (let e = 0; e < values.length; ++e) values[e] = values[e]! > 0 ? 1 : 0;
    return { ...weights, values, transform };
  }
  const squared = transform === "variance-stabilising";
  let total = 0;
  let rowsWithWeight = 0;
  for (let i = 0; i < n; ++i) {
    const start = offsets[i]!;
    const end = offsets[i + 1]!;
    let size = 0;
    for (let e = start; e < end; ++e) size += squared ? values[e]! * values[e]! : values[e]!;
    if (size === 0) continue;
    if (squared) size = Math.sqrt(size);
    rowsWithWeight += 1;
    for (let e = start; e < end; ++e) {
      values[e]! /= size;
      total += values[e]!;
    }
  }
  if (squared && total > 0) {
    const scale = rowsWithWeight / total;
    for (let e = 0; e < values.length; ++e) values[e]! *= scale;
  }
  return { ...weights, values, transform };
}
