import { InputError } from "../errors/index.ts";
import { ascendingOrder } from "../numeric/index.ts";
import type { LocalAssociation, Quadrant } from "./local-association.ts";

/**
 * How many tests are paid for.
 *
 *     none; bonferroni: every site as if it were the worst of n; fdr: expected share of false discoveries (Benjamini and Hochberg 1995);
 *     fdr-dependent: the same under any dependence of the tests (Benjamini and Yekutieli 2001)
 */
export type MultiplicityCorrection = "none" | "bonferroni" | "fdr" | "fdr-dependent";

/**
 * p-values corrected for the number of tests: compare them with the level wanted.
 *
 *     bonferroni  min(1, n p);   fdr  min over larger p of n p / rank;   fdr-dependent  the same times sum_k 1/k
 *
 * Local measures overlap, so their tests are positively dependent; `fdr` stays valid for that kind of dependence. Shared draws add
 * dependence through the Monte Carlo error, which more draws make negligible.
 *
 * @param p  [n], in [0, 1]; NaN are left out and stay NaN
 * @returns [n]
 * @throws InputError `bad-p-value`
 */
export function correctedPValues(p: Float64Array, correction: MultiplicityCorrection): Float64Array {
  const out = p.slice();
  if (correction === "none") return out;
  const order = ascendingOrder(p);
  let n = 0;
  let harmonic = 0;
  for (const value of p) {
    if (Number.isNaN(value)) continue;
    if (value < 0 || value > 1)
      throw new InputError("bad-p-value", `correctedPValues: a p-value is ${value}; it must be from 0 to 1.`);
    n += 1;
    harmonic += 1 / n;
  }
  const factor = correction === "fdr-dependent" ? n * harmonic : n;
  let smallest = 1;
  for (let rank = n; rank >= 1; --rank) {
    const i = order[rank - 1]!;
    const value = correction === "bonferroni" ? Math.min(1, factor * p[i]!) : Math.min(smallest, (factor / rank) * p[i]!);
    if (correction !== "bonferroni") smallest = value;
    out[i] = value;
  }
  return out;
}

/** Cluster of a site on a LISA map; `ns` is not significant. */
export type ClusterLabel = Quadrant | "ns";

/** When a site counts as a cluster. */
export interface ClusterOptions {
  /** Significance level in (0, 1). Default 0.05. */
  readonly level?: number;
  /** Default `fdr`. */
  readonly correction?: MultiplicityCorrection;
}

/**
 * Labels of a cluster map: HH and LL are clusters, HL and LH outliers, ns the rest.
 *
 * @param result  all sites: a correction needs the whole map
 * @returns [n]; isolates keep their label
 * @throws InputError `bad-level`
 */
export function clusterLabels(result: LocalAssociation, options: ClusterOptions = {}): ClusterLabel[] {
  const level = options.level ?? 0.05;
  if (!(level > 0 && level < 1))
    throw new InputError("bad-level", `clusterLabels: level is ${level}; it must be between 0 and 1.`, { level });
  const corrected = correctedPValues(result.p, options.correction ?? "fdr");
  return result.quadrant.map((quadrant, i) => (quadrant === "isolate" || corrected[i]! <= level ? quadrant : "ns"));
}
