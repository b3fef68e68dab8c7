import { requireLength } from "../errors/index.ts";

/**
 * Krugman index: how much of one distribution would have to be something else to equal another.
 *
 *     K = sum_k |a_k - b_k|
 *
 * For a region's industries against the nation's it measures specialisation, for an industry's regions against all activity
 * concentration.
 *
 * @param shares     a, [n], summing to 1
 * @param reference  b, [n], summing to 1
 * @returns 0 (equal) to 2 (nothing in common)
 * @throws InputError `shape-mismatch`
 * @see Krugman (1991), Geography and Trade, appendix B
 */
export function krugmanIndex(shares: Float64Array, reference: Float64Array): number {
  requireLength("krugmanIndex", "reference", reference, shares.length, "one value per category");
  let sum = 0;
  for (let k = 0; k < shares.length; ++k) sum += Math.abs(shares[k]! - reference[k]!);
  return sum;
}

/**
 * Hoover index: share of an industry that would have to move for the two distributions to be equal.
 *
 *     H = (1/2) sum_r |s_r - x_r|
 *
 * @param shares     s, [n], summing to 1
 * @param reference  x, [n], summing to 1
 * @returns 0 to 1, half of the Krugman index
 * @throws InputError `shape-mismatch`
 * @see Hoover (1936), The measurement of industrial localization
 */
export function hooverIndex(shares: Float64Array, reference: Float64Array): number {
  return krugmanIndex(shares, reference) / 2;
}

/**
 * Theil index of concentration: information gained on where an industry is when the distribution of all activity is already known.
 *
 *     T = sum_r s_r ln(s_r / x_r)
 *
 * @param shares     s, [n], summing to 1
 * @param reference  x, [n], summing to 1; > 0 wherever s > 0
 * @returns 0 (equal) upwards; Infinity where s > 0 and x = 0
 * @throws InputError `shape-mismatch`
 * @see Theil (1967); Cutrini (2009) for the geographic use
 */
export function theilConcentration(shares: Float64Array, reference: Float64Array): number {
  requireLength("theilConcentration", "reference", reference, shares.length, "one value per category");
  let sum = 0;
  for (let k = 0; k < shares.length; ++k) {
    const s = shares[k]!;
    if (s !== 0) sum += s * Math.log(s / reference[k]!);
  }
  return sum;
}

/**
 * Hachman index: likeness of a region's industries to the nation's.
 *
 *     Ha = 1 / sum_i (s_i^2 / x_i)
 *
 * @param shares     s of the region, [n], summing to 1
 * @param reference  x of the nation, [n], summing to 1; > 0 wherever s > 0
 * @returns 0 to 1, 1 = the same mix
 * @throws InputError `shape-mismatch`
 * @see Hachman (1995), University of Utah
 */
export function hachmanIndex(shares: Float64Array, reference: Float64Array): number {
  requireLength("hachmanIndex", "reference", reference, shares.length, "one value per category");
  let sum = 0;
  for (let k = 0; k < shares.length; ++k) if (shares[k] !== 0) sum += shares[k]! ** 2 / reference[k]!;
  return 1 / sum;
}

/**
 * Shannon entropy of a distribution: diversity of a region's industries.
 *
 *     H = -sum_k s_k log_b s_k
 *
 * @param shares  s, [n], summing to 1
 * @param base    of the logarithm; default e
 * @returns 0 (one category) to log_b n
 * @see Shannon (1948)
 */
export function shannonEntropy(shares: Float64Array, base = Math.E): number {
  let sum = 0;
  for (const s of shares) if (s > 0) sum -= s * Math.log(s);
  return sum / Math.log(base);
}

/**
 * Relative specialisation and diversity of regions.
 *
 *     RZI_r = max_i (s_ir / x_i),   RDI_r = 1 / sum_i |s_ir - x_i|
 *
 * @param shares     s of the region, [I], summing to 1
 * @param reference  x of the nation, [I], summing to 1
 * @returns both; diversity is Infinity where the region has the national mix
 * @throws InputError `shape-mismatch`
 * @see Duranton and Puga (2000), Diversity and specialisation in cities
 */
export function relativeSpecialisation(
  shares: Float64Array,
  reference: Float64Array,
): { readonly specialisation: number; readonly diversity: number } {
  let highest = 0;
  for (let i = 0; i < shares.length; ++i) if (reference[i]! > 0) highest = Math.max(highest, shares[i]! / reference[i]!);
  return { specialisation: highest, diversity: 1 / krugmanIndex(shares, reference) };
}
