/** Entropy of every indicator and the weights that follow from it. */
export interface EntropyWeights {
  /** e_j, [J], 0 to 1; 1 = all cells alike. */
  readonly entropy: Float64Array;
  /** [J], summing to 1; all 0 when no indicator varies. */
  readonly weights: Float64Array;
}

/**
 * Entropy weights: an indicator that differs more between regions and years gets more weight.
 *
 *     p_ij = z_ij / sum_i z_ij,   e_j = -(1/ln n) sum_i p_ij ln p_ij,   w_j = (1 - e_j) / sum_k (1 - e_k)         0 ln 0 = 0
 *
 * @param z           scaled indicators, [J x n], >= 0; NaN cells are left out and n is the number of the others
 * @param indicators  J
 * @returns entropies and weights; a constant indicator has entropy exactly 1 and weight exactly 0
 * @see Shannon (1948); the weighting is the standard recipe of composite indices in Chinese regional studies
 */
export function entropyWeights(z: Float64Array, indicators: number): EntropyWeights {
  const n = z.length / Math.max(indicators, 1);
  const entropy = new Float64Array(indicators);
  const weights = new Float64Array(indicators);
  let total = 0;
  for (let j = 0; j < indicators; ++j) {
    let sum = 0;
    let count = 0;
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let cell = j * n; cell < (j + 1) * n; ++cell) {
      const value = z[cell]!;
      if (Number.isNaN(value)) continue;
      sum += value;
      count += 1;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    if (count < 2 || low === high || sum === 0) {
      entropy[j] = 1;
      continue;
    }
    let h = 0;
    for (let cell = j * n; cell < (j + 1) * n; ++cell) {
      const p = z[cell]! / sum;
      if (p > 0) h -= p * Math.log(p);
    }
    entropy[j] = Math.min(1, h / Math.log(count));
    weights[j] = 1 - entropy[j]!;
    total += weights[j]!;
  }
  if (total > 0) for (let j = 0; j < indicators; ++j) weights[j]! /= total;
  return { entropy, weights };
}

/**
 * Caps weights and hands what is cut off to the others in proportion to what they have.
 *
 *     w'_j = min(cap, lambda w_j)   with lambda such that sum w' = 1
 *
 * @param weights  [J], >= 0, summing to 1
 * @param cap      largest weight allowed, > 0; values below 1 / (number of positive weights) are raised to it
 * @returns new weights, [J], summing to 1; zeros stay zero
 */
export function capWeights(weights: Float64Array, cap: number): Float64Array {
  const positive = weights.reduce((count, w) => count + (w > 0 ? 1 : 0), 0);
  if (positive === 0) return weights.slice();
  const limit = Math.max(cap, 1 / positive);
  const capped = new Uint8Array(weights.length);
  const out = weights.slice();
  for (let round = 0; round < positive; ++round) {
    let free = 0;
    let room = 1;
    for (let j = 0; j < weights.length; ++j) {
      if (capped[j] === 1) room -= limit;
      else free += weights[j]!;
    }
    let changed = false;
    for (let j = 0; j < weights.length; ++j) {
      out[j] = capped[j] === 1 ? limit : free > 0 ? (weights[j]! / free) * room : 0;
    }
    for (let j = 0; j < weights.length; ++j) {
      if (capped[j] === 0 && out[j]! > limit * (1 + 1e-15)) {
        capped[j] = 1;
        changed = true;
      }
    }
    if (!changed) return out;
  }
  return out;
}
