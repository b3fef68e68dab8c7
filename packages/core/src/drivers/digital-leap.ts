import { biasReducedInterval, type IntervalEstimate, satterthwaite } from "../econometrics/index.ts";
import { studentQuantile } from "../numeric/index.ts";
import { elasticityContrast, type TranslogFit } from "./translog-estimate.ts";
import type { SetForm } from "./turning-point-set.ts";

/** How many log points of T replace 10 % of A at a place. */
export interface DigitalLeap {
  /** `not-identified`: a term was absorbed or dropped; `not-defined`: the effect of T cannot be told from 0. */
  readonly status: "defined" | "not-defined" | "not-identified";
  /** -ln(.9) E_A / E_T; NaN where not identified. */
  readonly logPoints: number;
  /** Fieller set, in its true form. */
  readonly form: SetForm;
  readonly pieces: readonly (readonly [number, number])[];
  /** E_A and E_T at the place, CR2 intervals. */
  readonly elasticityAgglomeration?: IntervalEstimate;
  readonly elasticityDigital?: IntervalEstimate;
  readonly logA: number;
  readonly logT: number;
}

export interface DigitalLeapOptions {
  /** The place; default the medians of ln A and ln T. */
  readonly logA?: number;
  readonly logT?: number;
  /** Share of A to replace, in (0, 1); default 0.1. */
  readonly share?: number;
  /** Default 0.95. */
  readonly level?: number;
}

/**
 * The digital leap with its Fieller set: all r with |m E_A - r E_T| <= t se(m E_A - r E_T), m = -ln(1 - share).
 *
 * Covariances are CR2; t has the smaller of the two Satterthwaite degrees of freedom.
 *
 * @param fit from `fitTranslog`
 * @see Fieller (1954), Some problems in interval estimation
 */
export function digitalLeap(fit: TranslogFit, options: DigitalLeapOptions = {}): DigitalLeap {
  const { regression, covariance, estimate } = fit;
  const logA = options.logA ?? estimate.quantilesLogA[2]!;
  const logT = options.logT ?? estimate.quantilesLogT[2]!;
  const level = options.level ?? 0.95;
  const multiple = -Math.log(1 - (options.share ?? 0.1));
  const ofA = elasticityContrast(regression, "agglomeration", logA, logT);
  const ofT = elasticityContrast(regression, "digital", logA, logT);
  if (!ofA || !ofT) {
    return { status: "not-identified", logPoints: Number.NaN, form: "whole-line", pieces: [[-Infinity, Infinity]], logA, logT };
  }
  const elasticityAgglomeration = biasReducedInterval(regression, covariance, ofA, level);
  const elasticityDigital = biasReducedInterval(regression, covariance, ofT, level);
  const df = Math.min(satterthwaite(regression, covariance, ofA), satterthwaite(regression, covariance, ofT));
  const t = studentQuantile((1 - level) / 2, df, "upper");
  const x = multiple * elasticityAgglomeration.estimate;
  const y = elasticityDigital.estimate;
  const vxx = multiple ** 2 * elasticityAgglomeration.standardError ** 2;
  const vyy = elasticityDigital.standardError ** 2;
  const vxy = multiple * bilinear(covariance.covariance, ofA, ofT);
  const { form, pieces } = fiellerSet(x, y, vxx, vxy, vyy, t);
  const undefinedRatio = elasticityDigital.low <= 0 && elasticityDigital.high >= 0;
  return {
    status: undefinedRatio ? "not-defined" : "defined",
    logPoints: x / y,
    form,
    pieces,
    elasticityAgglomeration,
    elasticityDigital,
    logA,
    logT,
  };
}

function bilinear(matrix: Float64Array, a: Float64Array, b: Float64Array): number {
  const k = a.length;
  let sum = 0;
  for (let i = 0; i < k; ++i) for (let j = 0; j < k; ++j) sum += a[i]! * matrix[i * k + j]! * b[j]!;
  return sum;
}

/**
 * Fieller set of the ratio x / y: r with (x - r y)^2 <= t^2 (vxx - 2 r vxy + r^2 vyy), a quadratic inequality in r.
 */
export function fiellerSet(
  x: number,
  y: number,
  vxx: number,
  vxy: number,
  vyy: number,
  t: number,
): { readonly form: SetForm; readonly pieces: readonly (readonly [number, number])[] } {
  const a = y * y - t * t * vyy;
  const b = x * y - t * t * vxy;
  const c = x * x - t * t * vxx;
  const discriminant = b * b - a * c;
  if (a > 0) {
    const root = Math.sqrt(Math.max(0, discriminant));
    return { form: "bounded", pieces: [[(b - root) / a, (b + root) / a]] };
  }
  if (a === 0 || discriminant <= 0) return { form: "whole-line", pieces: [[-Infinity, Infinity]] };
  const root = Math.sqrt(discriminant);
  const ends = [(b - root) / a, (b + root) / a].sort((p, q) => p - q);
  return {
    form: "two-rays",
    pieces: [
      [-Infinity, ends[0]!],
      [ends[1]!, Infinity],
    ],
  };
}
