import { InputError, requireLength } from "../errors/index.ts";
import { fisherProbability, noncentralFisherProbability, studentTwoSided } from "../numeric/index.ts";

/** How much of the spatial variance of y strata explain. */
export interface FactorDetector {
  /** q, 0 to 1. */
  readonly q: number;
  /** p of q = 0 from the noncentral F distribution; NaN where a stratum has one place or strata explain everything. */
  readonly pValue: number;
  readonly strata: number;
}

/** Places of each stratum, in order of first appearance of the stratum's number. */
interface Strata {
  readonly ids: readonly number[];
  readonly members: readonly (readonly number[])[];
}

/**
 * Factor detector: share of the variance of y between strata of x.
 *
 *     q = 1 - sum_h N_h s_h^2 / (N s^2),   F = (N - L)/(L - 1) q/(1 - q) ~ F(L - 1, N - L; lambda)
 *     lambda = [ sum_h m_h^2 - (1/N) (sum_h sqrt(N_h) m_h)^2 ] / s^2,   s^2 with divisor N as in the R package geodetector
 *
 * @param y       values of places, [n]; NaN is left out
 * @param strata  stratum of each place, whole numbers, [n]
 * @returns q with its p
 * @throws InputError `shape-mismatch`, `too-few-strata`
 * @see Wang, Zhang and Fu (2016), A measure of spatial stratified heterogeneity, Ecological Indicators 67: 250-256
 */
export function factorDetector(y: Float64Array, strata: Int32Array): FactorDetector {
  const groups = strataOf("factorDetector", y, strata);
  const L = groups.members.length;
  let n = 0;
  let sum = 0;
  for (const members of groups.members) for (const i of members) sum += y[i]!;
  for (const members of groups.members) n += members.length;
  const mean = sum / n;
  let total = 0;
  let within = 0;
  let squares = 0;
  let roots = 0;
  for (const members of groups.members) {
    const m = members.reduce((s, i) => s + y[i]!, 0) / members.length;
    for (const i of members) {
      within += (y[i]! - m) ** 2;
      total += (y[i]! - mean) ** 2;
    }
    squares += m * m;
    roots += Math.sqrt(members.length) * m;
  }
  const q = 1 - within / total;
  const variance = total / n;
  const lambda = Math.max(0, (squares - (roots * roots) / n) / variance);
  const f = ((n - L) / (L - 1)) * (q / (1 - q));
  const single = groups.members.some((members) => members.length < 2);
  const pValue = single || !(q < 1) || n <= L ? Number.NaN : noncentralFisherProbability(f, L - 1, n - L, lambda, "upper");
  return { q, pValue, strata: L };
}

/** How two factors work together. */
export type InteractionKind =
  | "nonlinear-weakened"
  | "single-weakened"
  | "two-factor-enhanced"
  | "independent"
  | "nonlinear-enhanced";

/**
 * Interaction detector: do two factors explain more together?
 *
 *     q(x1 n x2) against q(x1), q(x2):   below both, between, above both, equal to or above their sum
 *
 * @param y        [n]
 * @param strataA  of x1, [n]
 * @param strataB  of x2, [n]
 * @returns the three q and their comparison; finer strata always explain at least as much, so "enhanced" is the rule, not a finding
 * @throws InputError `shape-mismatch`, `too-few-strata`
 * @see Wang et al. (2010), Geographical detectors-based health risk assessment, IJGIS 24: 107-127
 */
export function interactionDetector(
  y: Float64Array,
  strataA: Int32Array,
  strataB: Int32Array,
): { readonly qA: number; readonly qB: number; readonly qBoth: number; readonly kind: InteractionKind } {
  requireLength("interactionDetector", "strataB", strataB, strataA.length, "one stratum per place");
  const pairs = new Map<string, number>();
  const both = strataA.map((a, i) => {
    const key = `${a}|${strataB[i]}`;
    const known = pairs.get(key);
    if (known !== undefined) return known;
    pairs.set(key, pairs.size);
    return pairs.size - 1;
  });
  const qA = factorDetector(y, strataA).q;
  const qB = factorDetector(y, strataB).q;
  const qBoth = factorDetector(y, both).q;
  const equal = Math.abs(qBoth - qA - qB) < 1e-12;
  const kind: InteractionKind = equal
    ? "independent"
    : qBoth > qA + qB
      ? "nonlinear-enhanced"
      : qBoth > Math.max(qA, qB)
        ? "two-factor-enhanced"
        : qBoth < Math.min(qA, qB)
          ? "nonlinear-weakened"
          : "single-weakened";
  return { qA, qB, qBoth, kind };
}

/** Two strata compared. */
export interface RiskComparison {
  readonly a: number;
  readonly b: number;
  readonly meanA: number;
  readonly meanB: number;
  readonly tStatistic: number;
  readonly pValue: number;
}

/**
 * Risk detector: do the means of two strata differ?
 *
 *     t = (m_a - m_b) / sqrt(s_a^2/n_a + s_b^2/n_b),   Welch's degrees of freedom
 *
 * @param y       [n]
 * @param strata  [n]
 * @returns every pair; NaN where a stratum has one place. Many pairs: adjust the p for their number
 * @throws InputError `shape-mismatch`, `too-few-strata`
 * @see Wang et al. (2010), equation 5
 */
export function riskDetector(y: Float64Array, strata: Int32Array): readonly RiskComparison[] {
  const groups = strataOf("riskDetector", y, strata);
  const summary = groups.members.map((members) => {
    const n = members.length;
    const mean = members.reduce((s, i) => s + y[i]!, 0) / n;
    return { n, mean, variance: members.reduce((s, i) => s + (y[i]! - mean) ** 2, 0) / (n - 1) };
  });
  const out: RiskComparison[] = [];
  for (let a = 0; a < summary.length; ++a) {
    for (let b = a + 1; b < summary.length; ++b) {
      const p = summary[a]!;
      const r = summary[b]!;
      const ea = p.variance / p.n;
      const eb = r.variance / r.n;
      const tStatistic = (p.mean - r.mean) / Math.sqrt(ea + eb);
      const df = (ea + eb) ** 2 / (ea ** 2 / (p.n - 1) + eb ** 2 / (r.n - 1));
      const pValue = Number.isFinite(tStatistic) && df > 0 ? studentTwoSided(tStatistic, df) : Number.NaN;
      out.push({ a: groups.ids[a]!, b: groups.ids[b]!, meanA: p.mean, meanB: r.mean, tStatistic, pValue });
    }
  }
  return out;
}

/**
 * Ecological detector: does one factor leave significantly less variance within strata than another?
 *
 *     F = [ N_1 (N_2 - 1) W_1 ] / [ N_2 (N_1 - 1) W_2 ],   W = sum_h N_h s_h^2
 *
 * @param y        [n]
 * @param strataA  of x1, [n]
 * @param strataB  of x2, [n]
 * @returns F and the p that W_1 exceeds W_2 by chance, with N - 1 degrees of freedom on both sides; small p: x2 explains more
 * @throws InputError `shape-mismatch`, `too-few-strata`
 * @see Wang et al. (2010), equation 7
 */
export function ecologicalDetector(
  y: Float64Array,
  strataA: Int32Array,
  strataB: Int32Array,
): { readonly fStatistic: number; readonly pValue: number } {
  const n = y.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
  const fStatistic = (1 - factorDetector(y, strataA).q) / (1 - factorDetector(y, strataB).q);
  return { fStatistic, pValue: fisherProbability(fStatistic, n - 1, n - 1, "upper") };
}

function strataOf(caller: string, y: Float64Array, strata: Int32Array): Strata {
  requireLength(caller, "strata", strata, y.length, "one stratum per place");
  const position = new Map<number, number>();
  const ids: number[] = [];
  const members: number[][] = [];
  for (let i = 0; i < y.length; ++i) {
    if (Number.isNaN(y[i]!)) continue;
    let at = position.get(strata[i]!);
    if (at === undefined) {
      at = ids.push(strata[i]!) - 1;
      position.set(strata[i]!, at);
      members.push([]);
    }
    members[at]!.push(i);
  }
  if (ids.length < 2) {
    throw new InputError(
      "too-few-strata",
      `${caller}: places fall into ${ids.length} stratum; at least 2 are needed. Use more classes.`,
      {
        strata: ids.length,
      },
    );
  }
  return { ids, members };
}
