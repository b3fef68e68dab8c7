import { InputError } from "../errors/index.ts";
import { brentRoot } from "./roots.ts";
import { incompleteBeta, incompleteGamma, poissonMass, type Tails } from "./special.ts";

/** Which tail of a distribution: P(X <= x) or P(X > x). Each is computed directly, never as one minus the other where that loses digits. */
export type Tail = "lower" | "upper";

function normalTails(x: number): Tails {
  const { lower, upper } = incompleteGamma(0.5, 0.5 * x * x);
  const far = 0.5 * upper;
  const near = 0.5 + 0.5 * lower;
  return x >= 0 ? { lower: near, upper: far } : { lower: far, upper: near };
}

function studentTails(t: number, df: number): Tails {
  if (!Number.isFinite(t))
    return Number.isNaN(t) ? { lower: t, upper: t } : t > 0 ? { lower: 1, upper: 0 } : { lower: 0, upper: 1 };
  if (df === Infinity) return normalTails(t);
  const square = t * t;
  // P(|T| > t) = I_{df / (df + t^2)}(df / 2, 1 / 2); ratios formed without overflow.
  const x = square < df ? 1 / (1 + square / df) : df / square / (1 + df / square);
  const y = square < df ? square / df / (1 + square / df) : 1 / (1 + df / square);
  const beta = incompleteBeta(x, y, 0.5 * df, 0.5);
  const far = 0.5 * beta.lower;
  const near = 0.5 + 0.5 * beta.upper;
  return t >= 0 ? { lower: near, upper: far } : { lower: far, upper: near };
}

function fisherTails(f: number, df1: number, df2: number): Tails {
  if (!(f > 0)) return { lower: 0, upper: 1 };
  if (df2 === Infinity) return incompleteGamma(0.5 * df1, 0.5 * df1 * f);
  const ratio = (df1 * f) / df2;
  const x = ratio < 1 ? ratio / (1 + ratio) : 1 / (1 + 1 / ratio);
  const y = ratio < 1 ? 1 / (1 + ratio) : 1 / ratio / (1 + 1 / ratio);
  return ratio === Infinity ? { lower: 1, upper: 0 } : incompleteBeta(x, y, 0.5 * df1, 0.5 * df2);
}

function requireDegrees(caller: string, ...degrees: number[]): void {
  for (const df of degrees) {
    if (!(df > 0)) {
      throw new InputError("bad-parameter", `${caller}: degrees of freedom are ${df}; they must be > 0.`, { degrees: df });
    }
  }
}

/** Standard normal probability. Relative accuracy about 1e-13 in either tail. */
export function normalProbability(x: number, tail: Tail = "lower"): number {
  return normalTails(x)[tail];
}

/** Student t probability. @param df degrees of freedom > 0, Infinity for the normal */
export function studentProbability(t: number, df: number, tail: Tail = "lower"): number {
  requireDegrees("studentProbability", df);
  return studentTails(t, df)[tail];
}

/** Two-sided p value of a t statistic, P(|T| > |t|). */
export function studentTwoSided(t: number, df: number): number {
  return Math.min(1, 2 * studentProbability(Math.abs(t), df, "upper"));
}

/** Chi-square probability. @param df degrees of freedom > 0 */
export function chiSquareProbability(x: number, df: number, tail: Tail = "lower"): number {
  requireDegrees("chiSquareProbability", df);
  return incompleteGamma(0.5 * df, 0.5 * x)[tail];
}

/** F probability. @param df1 numerator, @param df2 denominator degrees of freedom, > 0, df2 may be Infinity */
export function fisherProbability(f: number, df1: number, df2: number, tail: Tail = "lower"): number {
  requireDegrees("fisherProbability", df1, df2);
  return fisherTails(f, df1, df2)[tail];
}

/** Poisson mixture sum_j Poisson(j; mean) term(j), summed outwards from its mode: all terms are positive, no digits are lost. */
function poissonMixture(mean: number, term: (j: number) => number): number {
  const mode = Math.floor(mean);
  let sum = 0;
  for (let j = mode; ; ++j) {
    const mass = poissonMass(j, mean);
    const part = mass * term(j);
    sum += part;
    if ((part <= sum * 1e-17 || mass < 1e-290) && j > mode + 5) break;
  }
  for (let j = mode - 1; j >= 0; --j) {
    const mass = poissonMass(j, mean);
    const part = mass * term(j);
    sum += part;
    if (part <= sum * 1e-17 && j < mode - 5) break;
  }
  return sum;
}

/** Noncentral chi-square probability. @param noncentrality lambda >= 0, the sum of squared means */
export function noncentralChiSquareProbability(x: number, df: number, noncentrality: number, tail: Tail = "lower"): number {
  requireDegrees("noncentralChiSquareProbability", df);
  requireNoncentrality("noncentralChiSquareProbability", noncentrality);
  return poissonMixture(0.5 * noncentrality, (j) => incompleteGamma(0.5 * df + j, 0.5 * x)[tail]);
}

/** Noncentral F probability. @param noncentrality lambda >= 0 of the numerator */
export function noncentralFisherProbability(
  f: number,
  df1: number,
  df2: number,
  noncentrality: number,
  tail: Tail = "lower",
): number {
  requireDegrees("noncentralFisherProbability", df1, df2);
  requireNoncentrality("noncentralFisherProbability", noncentrality);
  if (!(f > 0)) return tail === "lower" ? 0 : 1;
  const ratio = (df1 * f) / df2;
  const x = ratio / (1 + ratio);
  const y = 1 / (1 + ratio);
  return poissonMixture(0.5 * noncentrality, (j) => incompleteBeta(x, y, 0.5 * df1 + j, 0.5 * df2)[tail]);
}

function requireNoncentrality(caller: string, noncentrality: number): void {
  if (!(noncentrality >= 0 && noncentrality < Infinity)) {
    throw new InputError("bad-parameter", `${caller}: the noncentrality is ${noncentrality}; it must be >= 0.`, {
      noncentrality,
    });
  }
}

/**
 * Hypergeometric probability of at most (lower) or more than (upper) `count` marked items in a draw without replacement.
 *
 * @param marked   marked items in the urn
 * @param unmarked other items
 * @param draws    items drawn, <= marked + unmarked
 */
export function hypergeometricProbability(
  count: number,
  marked: number,
  unmarked: number,
  draws: number,
  tail: Tail = "lower",
): number {
  const lowest = Math.max(0, draws - unmarked);
  const highest = Math.min(draws, marked);
  const floor = Math.floor(count);
  // Masses by their ratio from the mode, then normalised: exact to rounding, no factorials.
  const mode = Math.min(highest, Math.max(lowest, Math.floor(((draws + 1) * (marked + 1)) / (marked + unmarked + 2))));
  const ratioUp = (k: number) => ((marked - k) * (draws - k)) / ((k + 1) * (unmarked - draws + k + 1));
  let below = 0;
  let above = 0;
  const add = (k: number, mass: number) => {
    if (k <= floor) below += mass;
    else above += mass;
  };
  let mass = 1;
  add(mode, mass);
  for (let k = mode; k < highest; ++k) {
    mass *= ratioUp(k);
    add(k + 1, mass);
  }
  mass = 1;
  for (let k = mode - 1; k >= lowest; --k) {
    mass /= ratioUp(k);
    add(k, mass);
  }
  return (tail === "lower" ? below : above) / (below + above);
}

/** Solves tail(x) = p over x > 0 in logs of both, from whichever tail is the smaller, so that tiny p keep their digits. */
function positiveQuantile(tails: (x: number) => Tails, p: number, tail: Tail): number {
  if (!(p > 0)) return tail === "lower" ? 0 : Infinity;
  if (!(p < 1)) return tail === "lower" ? Infinity : 0;
  const side: Tail = p <= 0.5 ? tail : tail === "lower" ? "upper" : "lower";
  const target = Math.log(p <= 0.5 ? p : 1 - p);
  const sign = side === "lower" ? 1 : -1;
  const gap = (logX: number): number => {
    const value = Math.log(tails(Math.exp(logX))[side]) - target;
    return sign * Math.max(-1e6, value);
  };
  let low = -1;
  let high = 1;
  while (gap(low) > 0 && low > -700) low *= 2;
  while (gap(high) < 0 && high < 700) high *= 2;
  low = Math.max(low, -708);
  high = Math.min(high, 709);
  const atLow = gap(low);
  if (atLow > 0) return 0;
  return Math.exp(brentRoot(gap, low, high, { tolerance: 1e-16 }).x);
}

function symmetricQuantile(tails: (x: number) => Tails, p: number, tail: Tail): number {
  if (p === 0.5) return 0;
  const small = p < 0.5 ? p : 1 - p;
  const sign = p < 0.5 === (tail === "upper") ? 1 : -1;
  return sign * positiveQuantile(tails, small, "upper");
}

function requireProbability(caller: string, p: number): void {
  if (!(p >= 0 && p <= 1)) {
    throw new InputError("bad-parameter", `${caller}: the probability is ${p}; it must be in [0, 1].`, { p });
  }
}

/** Standard normal quantile: x with probability p in the given tail. */
export function normalQuantile(p: number, tail: Tail = "lower"): number {
  requireProbability("normalQuantile", p);
  return symmetricQuantile(normalTails, p, tail);
}

/** Student t quantile. @param df degrees of freedom > 0, Infinity for the normal */
export function studentQuantile(p: number, df: number, tail: Tail = "lower"): number {
  requireProbability("studentQuantile", p);
  requireDegrees("studentQuantile", df);
  return symmetricQuantile((t) => studentTails(t, df), p, tail);
}

/** Chi-square quantile. */
export function chiSquareQuantile(p: number, df: number, tail: Tail = "lower"): number {
  requireProbability("chiSquareQuantile", p);
  requireDegrees("chiSquareQuantile", df);
  return positiveQuantile((x) => incompleteGamma(0.5 * df, 0.5 * x), p, tail);
}

/** F quantile. */
export function fisherQuantile(p: number, df1: number, df2: number, tail: Tail = "lower"): number {
  requireProbability("fisherQuantile", p);
  requireDegrees("fisherQuantile", df1, df2);
  return positiveQuantile((f) => fisherTails(f, df1, df2), p, tail);
}
