import { type Issue, requireLength } from "../errors/index.ts";
import { symmetricEigen } from "../numeric/index.ts";

/** Complexity of regions and industries. */
export interface EconomicComplexity {
  /** Standardised to mean 0 and sample standard deviation 1 over regions with an industry, [R]; NaN for the others. */
  readonly regions: Float64Array;
  /** Standardised likewise, [I]; NaN for an industry found nowhere. */
  readonly industries: Float64Array;
  /** k_r,0 = number of industries present, [R]. */
  readonly diversity: Float64Array;
  /** k_i,0 = number of regions, [I]. */
  readonly ubiquity: Float64Array;
  /** Second eigenvalue, 0 to 1; near 1 the map falls into parts and the index only says which part. */
  readonly secondEigenvalue: number;
  readonly issues: readonly Issue[];
}

/**
 * Economic complexity: regions are complex if they have industries that few have, industries if complex regions have them.
 *
 *     W = D^-1 M U^-1 M',  D diversity, U ubiquity;   complexity of regions = second eigenvector of W, of industries that of U^-1 M' D^-1 M
 *
 * Sign: the sign of an eigenvector is arbitrary; here the index of regions correlates positively with their diversity, and the index of
 * industries is the mean over regions that have them. Solved on the smaller side as a symmetric problem, D^-1/2 M U^-1 M' D^-1/2.
 *
 * @param presence    M, [R x I], 0 or 1
 * @param regions     R
 * @param industries  I; the smaller of R and I should not exceed a few hundred
 * @returns indices; NaN throughout, with issue `complexity-not-defined`, where fewer than three regions or industries remain
 * @throws InputError `shape-mismatch`
 * @see Hidalgo and Hausmann (2009), The building blocks of economic complexity; Mealy, Farmer and Teytelboym (2019) on what it measures
 */
export function economicComplexity(presence: Float64Array, regions: number, industries: number): EconomicComplexity {
  const { diversity, ubiquity } = presenceTotals("economicComplexity", presence, regions, industries);
  const rows = [...diversity.keys()].filter((r) => diversity[r]! > 0);
  const columns = [...ubiquity.keys()].filter((i) => ubiquity[i]! > 0);
  const regionIndex = new Float64Array(regions).fill(Number.NaN);
  const industryIndex = new Float64Array(industries).fill(Number.NaN);
  if (rows.length < 3 || columns.length < 3) {
    return {
      regions: regionIndex,
      industries: industryIndex,
      diversity,
      ubiquity,
      secondEigenvalue: Number.NaN,
      issues: [
        {
          code: "complexity-not-defined",
          severity: "warning",
          message: `Complexity needs at least three regions and three industries with a location quotient of 1 or more; there are ${rows.length} and ${columns.length}.`,
          hint: "Use a finer classification or more regions.",
          params: { regions: rows.length, industries: columns.length },
        },
      ],
    };
  }
  const byRegion = rows.length <= columns.length;
  const small = byRegion ? rows : columns;
  const large = byRegion ? columns : rows;
  const smallDegree = byRegion ? diversity : ubiquity;
  const largeDegree = byRegion ? ubiquity : diversity;
  const entry = (s: number, l: number) => presence[byRegion ? s * industries + l : l * industries + s]!;
  const n = small.length;
  const symmetric = new Float64Array(n * n);
  for (const l of large) {
    const members: number[] = [];
    small.forEach((s, position) => {
      if (entry(s, l) > 0) members.push(position);
    });
    for (const a of members) {
      for (const b of members) {
        symmetric[a * n + b]! += 1 / (largeDegree[l]! * Math.sqrt(smallDegree[small[a]!]! * smallDegree[small[b]!]!));
      }
    }
  }
  const { values, vectors } = symmetricEigen(symmetric, n);
  const smallIndex = Float64Array.from(small, (s, position) => vectors[position * n + 1]! / Math.sqrt(smallDegree[s]!));
  const largeIndex = Float64Array.from(large, (l) => {
    let sum = 0;
    small.forEach((s, position) => {
      sum += entry(s, l) * smallIndex[position]!;
    });
    return sum / largeDegree[l]!;
  });
  const ofRegions = byRegion ? smallIndex : largeIndex;
  const ofIndustries = byRegion ? largeIndex : smallIndex;
  const sign =
    covariance(
      ofRegions,
      Float64Array.from(rows, (r) => diversity[r]!),
    ) < 0
      ? -1
      : 1;
  standardisedComplexity(ofRegions).forEach((value, position) => {
    regionIndex[rows[position]!] = sign * value;
  });
  standardisedComplexity(ofIndustries).forEach((value, position) => {
    industryIndex[columns[position]!] = sign * value;
  });
  return {
    regions: regionIndex,
    industries: industryIndex,
    diversity,
    ubiquity,
    secondEigenvalue: values[1]!,
    issues: splitIssue(values[1]!),
  };
}

function splitIssue(second: number): Issue[] {
  if (second < 1 - 1e-9) return [];
  return [
    {
      code: "complexity-map-in-parts",
      severity: "warning",
      message: "Regions and industries fall into parts without a common industry; the index only tells the parts apart.",
      hint: "Use a coarser classification or drop the isolated part.",
    },
  ];
}

/**
 * Method of reflections: average of the neighbours' averages, n times.
 *
 *     k_r,n = (1/k_r,0) sum_i M_ri k_i,n-1,   k_i,n = (1/k_i,0) sum_r M_ri k_r,n-1
 *
 * @param presence    M, [R x I], 0 or 1
 * @param regions     R
 * @param industries  I
 * @param steps       n, >= 0; even steps of regions average diversity, odd ones ubiquity. EconGeo prints n = 2
 * @returns k of regions and of industries after n steps; NaN where nothing is present
 * @throws InputError `shape-mismatch`
 * @see Hidalgo and Hausmann (2009), equations 1 to 4
 */
export function methodOfReflections(
  presence: Float64Array,
  regions: number,
  industries: number,
  steps: number,
): { readonly regions: Float64Array; readonly industries: Float64Array } {
  const { diversity, ubiquity } = presenceTotals("methodOfReflections", presence, regions, industries);
  let ofRegions: Float64Array = diversity;
  let ofIndustries: Float64Array = ubiquity;
  for (let step = 0; step < steps; ++step) {
    const nextRegions = new Float64Array(regions);
    const nextIndustries = new Float64Array(industries);
    presence.forEach((m, cell) => {
      if (m === 0) return;
      const r = Math.floor(cell / industries);
      const i = cell % industries;
      nextRegions[r]! += (m * ofIndustries[i]!) / diversity[r]!;
      nextIndustries[i]! += (m * ofRegions[r]!) / ubiquity[i]!;
    });
    ofRegions = nextRegions.map((value, r) => (diversity[r]! > 0 ? value : Number.NaN));
    ofIndustries = nextIndustries.map((value, i) => (ubiquity[i]! > 0 ? value : Number.NaN));
  }
  return { regions: ofRegions.slice(), industries: ofIndustries.slice() };
}

/**
 * Fitness of regions and complexity of industries: an industry that some unfit region has cannot be complex.
 *
 *     F_r,n = sum_i M_ri Q_i,n-1,   Q_i,n = 1 / sum_r M_ri / F_r,n-1,   each divided by its mean; F and Q start at 1
 *
 * Few steps rank; with many the fitness of regions that have only common industries tends to 0.
 *
 * @param presence    M, [R x I], 0 or 1
 * @param regions     R
 * @param industries  I
 * @param steps       n, >= 0
 * @returns F and Q after n steps, mean 1; NaN where nothing is present
 * @throws InputError `shape-mismatch`
 * @see Tacchella, Cristelli, Caldarelli, Gabrielli and Pietronero (2012), A new metrics for countries' fitness and products' complexity
 */
export function fitnessComplexity(
  presence: Float64Array,
  regions: number,
  industries: number,
  steps: number,
): { readonly regions: Float64Array; readonly industries: Float64Array } {
  requireLength("fitnessComplexity", "presence", presence, regions * industries, `${regions} regions x ${industries} industries`);
  const overMean = (values: Float64Array): Float64Array => {
    const present = values.filter((value) => value > 0);
    const mean = present.reduce((sum, value) => sum + value, 0) / present.length;
    return values.map((value) => (value > 0 ? value / mean : Number.NaN));
  };
  const occupied = (count: number, of: (cell: number) => number): Float64Array => {
    const out = new Float64Array(count).fill(Number.NaN);
    presence.forEach((m, cell) => {
      if (m > 0) out[of(cell)] = 1;
    });
    return out;
  };
  let ofRegions = occupied(regions, (cell) => Math.floor(cell / industries));
  let ofIndustries = occupied(industries, (cell) => cell % industries);
  for (let step = 0; step < steps; ++step) {
    const nextRegions = new Float64Array(regions);
    const unfit = new Float64Array(industries);
    presence.forEach((m, cell) => {
      if (m === 0) return;
      const r = Math.floor(cell / industries);
      const i = cell % industries;
      nextRegions[r]! += ofIndustries[i]!;
      unfit[i]! += 1 / ofRegions[r]!;
    });
    ofRegions = overMean(nextRegions);
    ofIndustries = overMean(unfit.map((sum) => (sum > 0 ? 1 / sum : 0)));
  }
  return { regions: ofRegions, industries: ofIndustries };
}

/** Values less their mean over their sample standard deviation; NaN stay NaN. */
export function standardisedComplexity(values: Float64Array): Float64Array {
  const present = values.filter((value) => !Number.isNaN(value));
  const n = present.length;
  const mean = present.reduce((sum, value) => sum + value, 0) / n;
  const sd = Math.sqrt(present.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
  return values.map((value) => (value - mean) / sd);
}

function covariance(a: Float64Array, b: Float64Array): number {
  const meanA = a.reduce((sum, value) => sum + value, 0) / a.length;
  const meanB = b.reduce((sum, value) => sum + value, 0) / b.length;
  return a.reduce((sum, value, k) => sum + (value - meanA) * (b[k]! - meanB), 0);
}

/** Industries that each region has and regions that each industry has. @throws InputError `shape-mismatch` */
function presenceTotals(caller: string, presence: Float64Array, regions: number, industries: number) {
  requireLength(caller, "presence", presence, regions * industries, `${regions} regions x ${industries} industries`);
  const diversity = new Float64Array(regions);
  const ubiquity = new Float64Array(industries);
  presence.forEach((m, cell) => {
    diversity[Math.floor(cell / industries)]! += m;
    ubiquity[cell % industries]! += m;
  });
  return { diversity, ubiquity };
}
