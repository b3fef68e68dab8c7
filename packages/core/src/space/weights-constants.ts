import { transposeSparse } from "../numeric/index.ts";
import { type SpatialWeights, weightsMatrix } from "./spatial-weights.ts";

/** Sums of spatial weights that the moments of association measures are made of. */
export interface WeightsConstants {
  /** Regions that count: all, less isolates under the policy `omit`. */
  readonly n: number;
  /** sum_ij w[i,j] */
  readonly s0: number;
  /** (1/2) sum_ij (w[i,j] + w[j,i])^2 */
  readonly s1: number;
  /** sum_i (sum_j w[i,j] + sum_j w[j,i])^2 */
  readonly s2: number;
}

/**
 * The constants n, S0, S1, S2 of spatial weights.
 *
 * @see Cliff and Ord (1981), Spatial Processes, chapter 1
 */
export function weightsConstants(weights: SpatialWeights): WeightsConstants {
  const size = weights.ids.length;
  const { offsets, neighbours, values } = weights;
  const back = transposeSparse(weightsMatrix(weights));
  let s0 = 0;
  let squares = 0;
  let crossed = 0;
  let s2 = 0;
  for (let i = 0; i < size; ++i) {
    let rowAndColumn = 0;
    let b = back.offsets[i]!;
    const backEnd = back.offsets[i + 1]!;
    for (let e = offsets[i]!, end = offsets[i + 1]!; e < end; ++e) {
      const w = values[e]!;
      s0 += w;
      squares += w * w;
      rowAndColumn += w;
      const j = neighbours[e]!;
      while (b < backEnd && back.indices[b]! < j) ++b;
      if (b < backEnd && back.indices[b] === j) crossed += w * back.values[b]!;
    }
    for (let e = back.offsets[i]!; e < backEnd; ++e) rowAndColumn += back.values[e]!;
    s2 += rowAndColumn * rowAndColumn;
  }
  const n = size - (weights.isolatePolicy === "omit" ? weights.isolates.length : 0);
  return { n, s0, s1: squares + crossed, s2 };
}
