/** What the data say about w = d2lnRE / dlnA dlnT. */
export type InteractionVerdictKind = "substitutes" | "complements" | "no-material-interaction" | "cannot-tell" | "not-identified";

/** One region left out. */
export interface LeaveOutCheck {
  readonly region: string;
  readonly estimate: number;
  readonly pValue: number;
  /** Same sign and p <= .10. */
  readonly survives: boolean;
}

/** The verdict with everything it was read from. */
export interface InteractionVerdict {
  readonly kind: InteractionVerdictKind;
  /** An interaction with a sign that is nevertheless inside the band. */
  readonly immaterial: boolean;
  /** Half-width of the band of no material interaction in w: tolerance / (p90 - p10 of ln T). */
  readonly band: number;
  /** Difference of the elasticity to A over the middle 80 % of ln T that counts as material. */
  readonly tolerance: number;
  /** p90 - p10 of ln T. */
  readonly digitalRange: number;
  /** Smallest tolerance the 90 % interval would certify. */
  readonly smallestCertifiedTolerance: number;
  /** |w| detected with 80 % power at the 5 % level. */
  readonly detectable: number;
  /** Empty where the 95 % interval contains 0 and nothing had to be checked. */
  readonly leaveOut: readonly LeaveOutCheck[];
  /** Why, as codes for the language catalogues. */
  readonly reasons: readonly VerdictReason[];
}

export type VerdictReason =
  | "interval-excludes-zero"
  | "interval-contains-zero"
  | "interval-inside-band"
  | "interval-wider-than-band"
  | "leave-out-fails"
  | "interaction-dropped";

/** Default of the tolerance: the elasticity to A differs by less than .01 over the range of T. */
export const MATERIAL_TOLERANCE = 0.01;

/**
 * Reads the verdict.
 *
 * @param interval95     primary interval of w
 * @param interval90     the same at 90 %
 * @param digitalRange   p90 - p10 of ln T, > 0
 * @param detectable     |w| with 80 % power
 * @param leaveOut       checks, computed by the caller when the 95 % interval excludes 0
 * @param tolerance      default `MATERIAL_TOLERANCE`
 */
export function readVerdict(
  interval95: readonly [number, number],
  interval90: readonly [number, number],
  digitalRange: number,
  detectable: number,
  leaveOut: readonly LeaveOutCheck[],
  tolerance = MATERIAL_TOLERANCE,
): InteractionVerdict {
  const band = tolerance / digitalRange;
  const excludesZero = interval95[0] > 0 || interval95[1] < 0;
  const inside = interval90[0] >= -band && interval90[1] <= band;
  const survives = leaveOut.every((check) => check.survives);
  const sign: InteractionVerdictKind = interval95[1] < 0 ? "substitutes" : "complements";
  const signed = excludesZero && survives;
  const kind: InteractionVerdictKind = signed ? sign : inside ? "no-material-interaction" : "cannot-tell";
  const reasons: VerdictReason[] = [
    excludesZero ? "interval-excludes-zero" : "interval-contains-zero",
    inside ? "interval-inside-band" : "interval-wider-than-band",
  ];
  if (excludesZero && !survives) reasons.push("leave-out-fails");
  return {
    kind,
    immaterial: signed && inside,
    band,
    tolerance,
    digitalRange,
    smallestCertifiedTolerance: Math.max(Math.abs(interval90[0]), Math.abs(interval90[1])) * digitalRange,
    detectable,
    leaveOut,
    reasons,
  };
}

/** The verdict where w could not be estimated. */
export function notIdentified(digitalRange: number, tolerance = MATERIAL_TOLERANCE): InteractionVerdict {
  return {
    kind: "not-identified",
    immaterial: false,
    band: tolerance / digitalRange,
    tolerance,
    digitalRange,
    smallestCertifiedTolerance: Number.NaN,
    detectable: Number.NaN,
    leaveOut: [],
    reasons: ["interaction-dropped"],
  };
}

/**
 * Holm's step-down adjustment of p values.
 *
 * @param pValues raw, NaN where there is none
 * @returns adjusted, in the same order, NaN kept
 * @see Holm (1979)
 */
export function holmAdjusted(pValues: ArrayLike<number>): Float64Array {
  const order = Array.from({ length: pValues.length }, (_, i) => i)
    .filter((i) => !Number.isNaN(pValues[i]!))
    .sort((i, j) => pValues[i]! - pValues[j]!);
  const out = new Float64Array(pValues.length).fill(Number.NaN);
  let running = 0;
  order.forEach((index, rank) => {
    running = Math.max(running, Math.min(1, pValues[index]! * (order.length - rank)));
    out[index] = running;
  });
  return out;
}
