import { requireLength } from "../errors/index.ts";

/**
 * Pairwise coagglomeration: do two industries depart from the national pattern in the same regions?
 *
 *     gamma^c_ij = sum_r (s_ri - x_r)(s_rj - x_r) / (1 - sum_r x_r^2)
 *
 * @param industryShares  s, [I x R], each industry summing to 1
 * @param reference       x, [R], summing to 1
 * @param industries      I
 * @returns [I x I], symmetric; above 0 = together, below 0 = apart; on the diagonal raw concentration over the same divisor
 * @throws InputError `shape-mismatch`
 * @see Ellison, Glaeser and Kerr (2010), What causes industry agglomeration?, equation 1
 */
export function pairwiseCoagglomeration(industryShares: Float64Array, reference: Float64Array, industries: number): Float64Array {
  const regions = reference.length;
  requireLength("pairwiseCoagglomeration", "industryShares", industryShares, industries * regions, "industries x regions");
  let room = 1;
  for (const x of reference) room -= x * x;
  const gap = new Float64Array(industries * regions);
  for (let i = 0; i < industries; ++i) {
    for (let r = 0; r < regions; ++r) gap[i * regions + r] = industryShares[i * regions + r]! - reference[r]!;
  }
  const out = new Float64Array(industries * industries);
  for (let i = 0; i < industries; ++i) {
    for (let j = 0; j <= i; ++j) {
      let sum = 0;
      for (let r = 0; r < regions; ++r) sum += gap[i * regions + r]! * gap[j * regions + r]!;
      const value = room > 0 ? sum / room : Number.NaN;
      out[i * industries + j] = value;
      out[j * industries + i] = value;
    }
  }
  return out;
}

/**
 * Coagglomeration of a group of industries, beyond the concentration of its members.
 *
 *     gamma^c = [ G / (1 - sum x^2) - H - sum_j gamma_j w_j^2 (1 - H_j) ] / (1 - sum_j w_j^2),   H = sum_j w_j^2 H_j
 *
 * with w_j the share of member j in the group and G the raw concentration of the group as one industry.
 *
 * @param groupConcentration  G / (1 - sum x^2) of the group
 * @param memberIndex         Ellison-Glaeser gamma_j, [J]
 * @param memberHerfindahl    H_j, [J]
 * @param memberShare         w_j, [J], summing to 1
 * @returns 0 = members choose places independently of each other; NaN for one member
 * @throws InputError `shape-mismatch`
 * @see Ellison and Glaeser (1997), equation 7
 */
export function groupCoagglomeration(
  groupConcentration: number,
  memberIndex: Float64Array,
  memberHerfindahl: Float64Array,
  memberShare: Float64Array,
): number {
  requireLength("groupCoagglomeration", "memberHerfindahl", memberHerfindahl, memberIndex.length, "one value per member");
  requireLength("groupCoagglomeration", "memberShare", memberShare, memberIndex.length, "one value per member");
  let herfindahl = 0;
  let own = 0;
  let square = 0;
  for (let j = 0; j < memberShare.length; ++j) {
    const w2 = memberShare[j]! ** 2;
    herfindahl += w2 * memberHerfindahl[j]!;
    own += w2 * memberIndex[j]! * (1 - memberHerfindahl[j]!);
    square += w2;
  }
  return square < 1 ? (groupConcentration - herfindahl - own) / (1 - square) : Number.NaN;
}

/**
 * Co-agglomeration index of the Chinese literature (产业协同集聚指数) of two industries in every region.
 *
 *     Theta_r = 1 - |LQ_ra - LQ_rb| / (LQ_ra + LQ_rb) + (LQ_ra + LQ_rb)
 *
 * It adds a similarity (first two terms, 0 to 1) to a level (last term, without bound): a region strong in one industry alone can score
 * as high as one balanced in both. Read it beside the two quotients, never alone.
 *
 * @param quotientA  LQ of the first industry, [R], >= 0
 * @param quotientB  LQ of the second industry, [R], >= 0
 * @returns index and its two parts, [R] each; NaN where both quotients are 0
 * @throws InputError `shape-mismatch`
 * @see the usual form in studies of manufacturing and producer services after Chen Guoliang and Chen Jianjun (2012)
 */
export function coagglomerationIndex(
  quotientA: Float64Array,
  quotientB: Float64Array,
): { readonly index: Float64Array; readonly similarity: Float64Array; readonly level: Float64Array } {
  requireLength("coagglomerationIndex", "quotientB", quotientB, quotientA.length, "one value per region");
  const level = quotientA.map((a, r) => a + quotientB[r]!);
  const similarity = quotientA.map((a, r) => 1 - Math.abs(a - quotientB[r]!) / level[r]!);
  return { index: similarity.map((s, r) => s + level[r]!), similarity, level };
}

/**
 * Colocation of two industries' firms: probability that a random firm of one and a random firm of the other share a region.
 *
 *     CL = sum_r n_ra n_rb / (n_a n_b)
 *
 * @param firmsA  firms of the first industry, [R], >= 0
 * @param firmsB  firms of the second industry, [R], >= 0
 * @returns 0 to 1; NaN when an industry has no firm
 * @throws InputError `shape-mismatch`
 * @see Howard, Newman and Tarp (2016), Measuring industry coagglomeration and identifying the driving forces
 */
export function firmColocation(firmsA: Float64Array, firmsB: Float64Array): number {
  requireLength("firmColocation", "firmsB", firmsB, firmsA.length, "one value per region");
  let both = 0;
  let a = 0;
  let b = 0;
  for (let r = 0; r < firmsA.length; ++r) {
    both += firmsA[r]! * firmsB[r]!;
    a += firmsA[r]!;
    b += firmsB[r]!;
  }
  return both / (a * b);
}
