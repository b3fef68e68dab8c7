import { requireLength } from "../errors/index.ts";

/**
 * Herfindahl-Hirschman index: how much of the whole sits in few places, firms or industries.
 *
 *     HHI = sum_r s_r^2,   s_r = x_r / sum x
 *
 * @param values  amounts, [n], >= 0; NaN is left out
 * @returns 1/n (even) to 1 (all in one); NaN when the sum is 0
 * @see Hirschman (1945), Herfindahl (1950)
 */
export function herfindahl(values: Float64Array): number {
  let sum = 0;
  let square = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    square += value * value;
  }
  return sum > 0 ? square / (sum * sum) : Number.NaN;
}

/** Which of two published forms a locational Gini takes. */
export type LocationalGiniForm = "lorenz" | "unweighted";

/**
 * Locational Gini: how far the regional distribution of an industry is from that of all activity.
 *
 *     lorenz:      G = 1 - sum_r (X_r - X_{r-1}) (S_r + S_{r-1}),  regions in ascending s/x, X and S cumulated
 *     unweighted:  G = 2 / (n^2 mean(q)) sum_r rank_r (q_r - mean(q)),  q_r = s_r / x_r
 *
 * "lorenz" weighs a region by its size, so splitting a region in two with equal quotients changes nothing; "unweighted" is the form of
 * Farhauer and Kroell and of REAT. EconGeo prints half of "lorenz".
 *
 * @param share      s_r of the industry, [R], summing to 1
 * @param reference  x_r, [R], summing to 1; regions with x_r = 0 are left out
 * @param form       default "lorenz"
 * @returns 0 (same distribution) to nearly 1; NaN for an empty industry
 * @throws InputError `shape-mismatch`
 * @see Krugman (1991), Geography and Trade; Farhauer and Kroell (2014), Standorttheorien
 */
export function locationalGini(share: Float64Array, reference: Float64Array, form: LocationalGiniForm = "lorenz"): number {
  requireLength("locationalGini", "reference", reference, share.length, "one value per region");
  const order: number[] = [];
  for (let r = 0; r < share.length; ++r) if (reference[r]! > 0) order.push(r);
  order.sort((a, b) => share[a]! / reference[a]! - share[b]! / reference[b]!);
  if (form === "unweighted") {
    let mean = 0;
    let ranked = 0;
    const n = order.length;
    for (const r of order) mean += share[r]! / reference[r]! / n;
    order.forEach((r, position) => {
      ranked += (position + 1) * (share[r]! / reference[r]! - mean);
    });
    return (2 * ranked) / (n * n * mean);
  }
  let cumulated = 0;
  let area = 0;
  for (const r of order) {
    area += reference[r]! * (2 * cumulated + share[r]!);
    cumulated += share[r]!;
  }
  return 1 - area;
}

/**
 * Raw geographic concentration: squared distance between the distribution of an industry and that of all activity.
 *
 *     G = sum_r (s_r - x_r)^2
 *
 * @param share      s_r, [R]
 * @param reference  x_r, [R]
 * @returns 0 to 2, sensitive to the number of regions
 * @see Ellison and Glaeser (1997), equation 1
 */
export function rawConcentration(share: Float64Array, reference: Float64Array): number {
  requireLength("rawConcentration", "reference", reference, share.length, "one value per region");
  let sum = 0;
  for (let r = 0; r < share.length; ++r) sum += (share[r]! - reference[r]!) ** 2;
  return sum;
}

/**
 * Ellison-Glaeser index: concentration beyond what throwing plants at a map would give.
 *
 *     gamma = [ G / (1 - sum x_r^2) - H ] / (1 - H)
 *
 * @param share            s_r, [R], summing to 1
 * @param reference        x_r, [R], summing to 1
 * @param plantHerfindahl  H of plant sizes in the industry, 0 to 1; with H = 0 the index has no plant correction
 * @returns above 0 = concentrated (0.05 is usually read as high), below 0 = more spread than chance; NaN for one plant or one region
 * @see Ellison and Glaeser (1997), Geographic concentration in U.S. manufacturing industries, equation 5
 */
export function ellisonGlaeser(share: Float64Array, reference: Float64Array, plantHerfindahl: number): number {
  const room = 1 - sumOfSquares(reference);
  if (!(plantHerfindahl < 1) || room <= 0) return Number.NaN;
  return (rawConcentration(share, reference) / room - plantHerfindahl) / (1 - plantHerfindahl);
}

/**
 * Maurel-Sedillot index: as Ellison-Glaeser, from the probability that two workers share a region.
 *
 *     gamma = [ (sum s_r^2 - sum x_r^2) / (1 - sum x_r^2) - H ] / (1 - H)
 *
 * @param share            s_r, [R]
 * @param reference        x_r, [R]
 * @param plantHerfindahl  H, 0 to 1
 * @returns as `ellisonGlaeser`; it reacts to absolute concentration, so an industry in large regions scores higher than there
 * @see Maurel and Sedillot (1999), A measure of the geographic concentration in French manufacturing industries
 */
export function maurelSedillot(share: Float64Array, reference: Float64Array, plantHerfindahl: number): number {
  requireLength("maurelSedillot", "reference", reference, share.length, "one value per region");
  const base = sumOfSquares(reference);
  if (!(plantHerfindahl < 1) || base >= 1) return Number.NaN;
  return ((sumOfSquares(share) - base) / (1 - base) - plantHerfindahl) / (1 - plantHerfindahl);
}

/**
 * Mean distance between two random workers of an industry: the large scale of its spread.
 *
 *     D = sum_r sum_q s_r s_q d_rq
 *
 * @param share      s_r, [R], summing to 1
 * @param distances  kilometres, [R x R], own distances on the diagonal
 * @returns kilometres
 * @throws InputError `shape-mismatch`
 */
export function meanBilateralDistance(share: Float64Array, distances: Float64Array): number {
  const regions = share.length;
  requireLength("meanBilateralDistance", "distances", distances, regions * regions, "regions x regions");
  let sum = 0;
  for (let r = 0; r < regions; ++r) {
    if (share[r] === 0) continue;
    let row = 0;
    for (let q = 0; q < regions; ++q) row += share[q]! * distances[r * regions + q]!;
    sum += share[r]! * row;
  }
  return sum;
}

function sumOfSquares(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}
