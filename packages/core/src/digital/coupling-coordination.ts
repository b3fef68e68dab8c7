import type { Text } from "../dataset/index.ts";
import { InputError, type Issue, requireLength } from "../errors/index.ts";

/** Coupling of several systems in many places, in the conventional and in a corrected form. */
export interface CouplingCoordination {
  /** C, 0 to 1, [n]. */
  readonly coupling: Float64Array;
  /** T = sum a_k u_k, [n]. */
  readonly development: Float64Array;
  /** D = sqrt(C T), [n]. */
  readonly coordination: Float64Array;
  /** C', which does not bunch near 1, [n]. */
  readonly correctedCoupling: Float64Array;
  /** D' = sqrt(C' T), [n]. */
  readonly correctedCoordination: Float64Array;
  /** Grade of D, 0 to 9; -1 where D is not defined, [n]. */
  readonly grade: Int8Array;
  /** Grade of D', [n]. */
  readonly correctedGrade: Int8Array;
  /** u_1 / u_2 for two systems, else the weakest over the strongest, [n]. */
  readonly relativeLag: Float64Array;
  /** System with the lowest u, [n]; -1 where not defined. */
  readonly weakest: Int8Array;
  readonly issues: readonly Issue[];
}

/** The ten conventional grades of coordination: k covers (k/10, (k+1)/10], the first one includes 0. */
export const coordinationGrades: readonly Text[] = [
  { en: "extreme imbalance", zh: "极度失调" },
  { en: "serious imbalance", zh: "严重失调" },
  { en: "moderate imbalance", zh: "中度失调" },
  { en: "mild imbalance", zh: "轻度失调" },
  { en: "near imbalance", zh: "濒临失调" },
  { en: "bare coordination", zh: "勉强协调" },
  { en: "primary coordination", zh: "初级协调" },
  { en: "intermediate coordination", zh: "中级协调" },
  { en: "good coordination", zh: "良好协调" },
  { en: "excellent coordination", zh: "优质协调" },
];

/**
 * Coupling coordination of n systems.
 *
 *     C = n (prod u)^(1/n) / sum u,   T = sum_k a_k u_k,   D = sqrt(C T)
 *     C' = sqrt( [1 - sum_{k<l} |u_k - u_l| / (n(n-1)/2)] (prod_k u_k / max u)^(1/(n-1)) ),   D' = sqrt(C' T)
 *
 * For two systems C = 2 sqrt(u1 u2)/(u1 + u2) and C' = sqrt((1 - |u1 - u2|) min/max). The factor n in C is the one most often lost in
 * print; without it C cannot exceed 1/n.
 *
 * @param systems  u, [K x n], in (0, 1]; NaN is absent
 * @param count    K, >= 2
 * @param weights  a, [K], >= 0, summing to 1; default equal
 * @returns both forms with grades and lag; NaN where a system is absent, 0 or negative, with issue `coupling-not-positive`, or above 1,
 *   with issue `coupling-above-one`
 * @throws InputError `too-few-systems`, `shape-mismatch`, `bad-weights`
 * @see Liao (1999) for the conventional form; Wang, Kong, Ren, Zhi and Dai (2021), 国内耦合协调度模型的误区及修正, 自然资源学报 36(3), for the
 *   corrected one; Liu (2017) on wrong coefficients in print
 */
export function couplingCoordination(systems: Float64Array, count: number, weights?: Float64Array): CouplingCoordination {
  if (!(Number.isInteger(count) && count >= 2)) {
    throw new InputError("too-few-systems", `couplingCoordination: got ${count} system; coupling needs at least 2.`, { count });
  }
  const places = systems.length / count;
  requireLength("couplingCoordination", "systems", systems, Math.floor(places) * count, `${count} systems x places`);
  const a = weights ?? new Float64Array(count).fill(1 / count);
  requireLength("couplingCoordination", "weights", a, count, "one weight per system");
  const sum = a.reduce((s, w) => s + w, 0);
  if (a.some((w) => !(w >= 0)) || Math.abs(sum - 1) > 1e-9) {
    throw new InputError(
      "bad-weights",
      `couplingCoordination: the weights are ${[...a].join(", ")} and sum to ${sum}; they must be 0 or more and sum to 1.`,
      { sum },
    );
  }
  const out = {
    coupling: new Float64Array(places).fill(Number.NaN),
    development: new Float64Array(places).fill(Number.NaN),
    coordination: new Float64Array(places).fill(Number.NaN),
    correctedCoupling: new Float64Array(places).fill(Number.NaN),
    correctedCoordination: new Float64Array(places).fill(Number.NaN),
    grade: new Int8Array(places).fill(-1),
    correctedGrade: new Int8Array(places).fill(-1),
    relativeLag: new Float64Array(places).fill(Number.NaN),
    weakest: new Int8Array(places).fill(-1),
  };
  const u = new Float64Array(count);
  let notPositive = 0;
  let aboveOne = 0;
  for (let p = 0; p < places; ++p) {
    for (let k = 0; k < count; ++k) u[k] = systems[k * places + p]!;
    if (u.some((value) => Number.isNaN(value))) continue;
    if (u.some((value) => value <= 0)) {
      notPositive += 1;
      continue;
    }
    if (u.some((value) => value > 1 + 1e-12)) {
      aboveOne += 1;
      continue;
    }
    const place = coupleOne(u, a);
    out.coupling[p] = place.c;
    out.development[p] = place.t;
    out.coordination[p] = Math.sqrt(place.c * place.t);
    out.correctedCoupling[p] = place.corrected;
    out.correctedCoordination[p] = Math.sqrt(place.corrected * place.t);
    out.grade[p] = gradeOfCoordination(out.coordination[p]!);
    out.correctedGrade[p] = gradeOfCoordination(out.correctedCoordination[p]!);
    out.relativeLag[p] = count === 2 ? u[0]! / u[1]! : Math.min(...u) / Math.max(...u);
    out.weakest[p] = u.indexOf(Math.min(...u));
  }
  return { ...out, issues: couplingIssues(notPositive, aboveOne, places) };
}

/**
 * Conventional grade of a coordination degree.
 *
 * @param degree  D, 0 to 1
 * @returns 0 to 9, index of `coordinationGrades`; -1 for NaN
 */
export function gradeOfCoordination(degree: number): number {
  if (Number.isNaN(degree)) return -1;
  // A degree such as 0.3 computed as 0.30000000000000004 belongs to the grade that ends at 0.3.
  return Math.max(0, Math.min(9, Math.ceil(degree * 10 - 1e-9) - 1));
}

function coupleOne(u: Float64Array, a: Float64Array): { c: number; t: number; corrected: number } {
  const n = u.length;
  let logProduct = 0;
  let sum = 0;
  let t = 0;
  let highest = 0;
  let spread = 0;
  for (let k = 0; k < n; ++k) {
    logProduct += Math.log(u[k]!);
    sum += u[k]!;
    t += a[k]! * u[k]!;
    highest = Math.max(highest, u[k]!);
    for (let l = 0; l < k; ++l) spread += Math.abs(u[k]! - u[l]!);
  }
  const c = Math.min(1, (n * Math.exp(logProduct / n)) / sum);
  const ratio = Math.exp((logProduct - n * Math.log(highest)) / (n - 1));
  const corrected = Math.sqrt(Math.max(0, 1 - spread / ((n * (n - 1)) / 2)) * ratio);
  return { c, t, corrected };
}

function couplingIssues(notPositive: number, aboveOne: number, places: number): Issue[] {
  const issues: Issue[] = [];
  if (notPositive > 0) {
    issues.push({
      code: "coupling-not-positive",
      severity: "warning",
      message: `${notPositive} of ${places} places have a system at or below 0, where the geometric mean is not defined; they have no coupling.`,
      hint: "Use an index on the ratio scale; min-max scaling puts its lowest place at 0 by construction.",
      count: notPositive,
      params: { count: notPositive, of: places },
    });
  }
  if (aboveOne > 0) {
    issues.push({
      code: "coupling-above-one",
      severity: "warning",
      message: `${aboveOne} of ${places} places have a system above 1; grades and the corrected form are made for systems in (0, 1].`,
      hint: "Divide by the maximum over all places and years.",
      count: aboveOne,
      params: { count: aboveOne, of: places },
    });
  }
  return issues;
}
