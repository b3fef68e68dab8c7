import { InputError } from "../errors/index.ts";
import type { Random } from "../numeric/index.ts";

/**
 * A sample in which every one of n equal slices of every axis holds exactly one point.
 *
 *     x[k,j] = (pi_j(k) + u_kj) / n,   pi_j a random permutation, u uniform
 *
 * @param count       n, integer >= 1
 * @param dimensions  d, integer >= 1
 * @param random      seeded
 * @returns [n x d] row-major, in [0, 1)
 * @throws InputError `bad-count`
 * @see McKay, Beckman and Conover (1979)
 */
export function latinHypercube(count: number, dimensions: number, random: Random): Float64Array {
  if (!Number.isInteger(count) || count < 1 || !Number.isInteger(dimensions) || dimensions < 1) {
    throw new InputError(
      "bad-count",
      `latinHypercube: got ${count} points in ${dimensions} dimensions; both must be integers >= 1.`,
    );
  }
  const out = new Float64Array(count * dimensions);
  const order = new Int32Array(count);
  for (let j = 0; j < dimensions; ++j) {
    for (let k = 0; k < count; ++k) order[k] = k;
    for (let k = count - 1; k > 0; --k) {
      const other = random.integer(k + 1);
      const kept = order[k]!;
      order[k] = order[other]!;
      order[other] = kept;
    }
    for (let k = 0; k < count; ++k) out[k * dimensions + j] = (order[k]! + random.uniform()) / count;
  }
  return out;
}
