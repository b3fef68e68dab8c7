import { requireLength } from "../errors/index.ts";
import { sparseTimesVector } from "../numeric/index.ts";
import { type SpatialWeights, weightsMatrix } from "./spatial-weights.ts";

/**
 * Spatial lag: the weighted sum (mean, when weights are row-standardised) of a variable over each region's neighbours.
 *
 *     lag[i] = sum_j w[i,j] x[j]
 *
 * @param values   x, [n], any unit, finite
 * @param weights  n regions
 * @param out      [n], overwritten; must not be `values`
 * @returns `out`, unit of x; 0 at an isolate whatever the policy, so check `weights.isolates`
 * @throws InputError `shape-mismatch`
 */
export function spatialLag(values: Float64Array, weights: SpatialWeights, out = new Float64Array(values.length)): Float64Array {
  requireLength("spatialLag", "values", values, weights.ids.length, "regions");
  return sparseTimesVector(weightsMatrix(weights), values, out);
}
