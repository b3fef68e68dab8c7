import { requireLength } from "../errors/index.ts";

/**
 * Industries a region has more of than the nation: the presence matrix of relatedness and complexity.
 *
 *     M_ri = 1 if (E_ri / E_r.) / (E_.i / E_..) >= threshold, else 0
 *
 * @param employment  any unit of activity or exports, [R x I], >= 0; NaN counts as nothing
 * @param regions     R
 * @param industries  I
 * @param threshold   of the location quotient; default 1
 * @returns 0 or 1, [R x I]
 * @throws InputError `shape-mismatch`
 * @see Balassa (1965), revealed comparative advantage
 */
export function presenceMatrix(employment: Float64Array, regions: number, industries: number, threshold = 1): Float64Array {
  requireLength(
    "presenceMatrix",
    "employment",
    employment,
    regions * industries,
    `${regions} regions x ${industries} industries`,
  );
  const rows = new Float64Array(regions);
  const columns = new Float64Array(industries);
  let total = 0;
  const known = employment.map((e) => (Number.isNaN(e) ? 0 : e));
  for (let r = 0; r < regions; ++r) {
    for (let i = 0; i < industries; ++i) {
      const e = known[r * industries + i]!;
      rows[r]! += e;
      columns[i]! += e;
      total += e;
    }
  }
  return known.map((e, cell) => {
    const expected = (rows[Math.floor(cell / industries)]! * columns[cell % industries]!) / total;
    return e > 0 && e >= threshold * expected ? 1 : 0;
  });
}

/**
 * How many regions have both of two industries.
 *
 *     O_ij = sum_r M_ri M_rj,   O_ii = 0
 *
 * @param presence    M, [R x I], 0 or 1
 * @param industries  I
 * @returns [I x I], symmetric
 */
export function industryCooccurrence(presence: Float64Array, industries: number): Float64Array {
  const out = new Float64Array(industries * industries);
  const here: number[] = [];
  for (let at = 0; at < presence.length; at += industries) {
    here.length = 0;
    for (let i = 0; i < industries; ++i) if (presence[at + i]! > 0) here.push(i);
    for (const i of here) for (const j of here) if (i !== j) out[i * industries + j]! += 1;
  }
  return out;
}

/**
 * How a count of co-occurrences becomes a relatedness.
 *
 * "minimum-probability": smaller of the two conditional probabilities of having one industry given the other. "association": over the
 * count expected from chance. "cosine", "jaccard": over the geometric mean, or the union, of the industries' co-occurrences.
 */
export type RelatednessForm = "minimum-probability" | "association" | "cosine" | "jaccard";

/**
 * Relatedness of industries from where they are found together.
 *
 *     minimum-probability:  O_ij / max(U_i, U_j),                     U_i = sum_r M_ri
 *     association:          O_ij / { [s_i s_j/(T(T - s_i)) + s_i s_j/(T(T - s_j))] T/2 },   s_i = sum_j O_ij,  T = sum_i s_i
 *     cosine:               O_ij / sqrt(s_i s_j)
 *     jaccard:              O_ij / (s_i + s_j - O_ij)
 *
 * @param presence    M, [R x I], 0 or 1
 * @param industries  I
 * @param form        default "minimum-probability"
 * @returns [I x I], symmetric, 0 on the diagonal; 0 where an industry is found nowhere
 * @see Hidalgo, Klinger, Barabasi and Hausmann (2007), The product space conditions the development of nations; van Eck and Waltman
 *   (2009) for the association form, as in EconGeo
 */
export function industryRelatedness(
  presence: Float64Array,
  industries: number,
  form: RelatednessForm = "minimum-probability",
): Float64Array {
  const together = industryCooccurrence(presence, industries);
  const ubiquity = new Float64Array(industries);
  presence.forEach((m, cell) => {
    ubiquity[cell % industries]! += m;
  });
  const sums = new Float64Array(industries);
  let total = 0;
  together.forEach((o, cell) => {
    sums[Math.floor(cell / industries)]! += o;
    total += o;
  });
  return together.map((o, cell) => {
    if (o === 0) return 0;
    const i = Math.floor(cell / industries);
    const j = cell % industries;
    const si = sums[i]!;
    const sj = sums[j]!;
    switch (form) {
      case "minimum-probability":
        return o / Math.max(ubiquity[i]!, ubiquity[j]!);
      case "association":
        return o / (((si * sj) / (total - si) + (si * sj) / (total - sj)) / 2);
      case "cosine":
        return o / Math.sqrt(si * sj);
      default:
        return o / (si + sj - o);
    }
  });
}

/**
 * Relatedness density: how much of what is related to an industry a region already has.
 *
 *     d_ri = sum_j M_rj phi_ij / sum_j phi_ij
 *
 * @param presence     M, [R x I]
 * @param relatedness  phi, [I x I], 0 on the diagonal
 * @param regions      R
 * @param industries   I
 * @returns 0 to 1, [R x I]; NaN for an industry related to none
 * @throws InputError `shape-mismatch`
 * @see Hidalgo et al. (2007); Boschma, Balland and Kogler (2015)
 */
export function relatednessDensity(
  presence: Float64Array,
  relatedness: Float64Array,
  regions: number,
  industries: number,
): Float64Array {
  requireLength("relatednessDensity", "presence", presence, regions * industries, "regions x industries");
  requireLength("relatednessDensity", "relatedness", relatedness, industries * industries, "industries x industries");
  const out = new Float64Array(regions * industries);
  for (let i = 0; i < industries; ++i) {
    let all = 0;
    for (let j = 0; j < industries; ++j) all += relatedness[i * industries + j]!;
    for (let r = 0; r < regions; ++r) {
      let here = 0;
      for (let j = 0; j < industries; ++j) here += presence[r * industries + j]! * relatedness[i * industries + j]!;
      out[r * industries + i] = here / all;
    }
  }
  return out;
}
