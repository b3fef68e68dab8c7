import { contrastVector, wildDraws, wildRatioTest } from "../econometrics/index.ts";
import type { Random } from "../numeric/index.ts";
import type { TranslogFit } from "./translog-estimate.ts";

/** Shape of a confidence set on a line: what is printed, never forced into an interval. */
export type SetForm = "bounded" | "two-rays" | "whole-line" | "empty" | "several-pieces";

/** The set of ln A* that the data do not reject as turning point of y in ln A. */
export interface TurningPointSet {
  readonly status: "computed" | "not-identified";
  readonly form: SetForm;
  /** Pieces of the set, ascending; ends may be infinite. */
  readonly pieces: readonly (readonly [number, number])[];
  /** Point estimate (a + w lnT) / 2k. */
  readonly estimate: number;
  /** A peak only where k > 0; undetermined where the 95 % set of k contains 0. */
  readonly kind: "peak" | "trough" | "undetermined";
  /** ln T at which the turning point is read. */
  readonly logT: number;
  /** True when the estimate lies outside the 1 to 99 % range of ln A. */
  readonly outsideData: boolean;
  /** No bounded set: the data show no turning point. */
  readonly noTurningPoint: boolean;
  readonly draws: number;
}

export interface TurningPointSetOptions {
  /** ln T at which the turning point is read; default the median. */
  readonly logT?: number;
  /** Default 0.95. */
  readonly level?: number;
  /** Wild draws per value; default 999, 399 above 100 clusters. */
  readonly draws?: number;
  /** Values scanned before ends are bisected; default 49. */
  readonly scan?: number;
}

/**
 * Confidence set of the turning point by inverting the wild test of a + w lnT - 2 k lnA* = 0 over lnA*.
 *
 * The line is scanned on a projective scale, so that far values and infinity (k = 0) are among those tested; ends between two scanned
 * values are bisected to 1e-4 of half the range of ln A.
 *
 * @param fit    from `fitTranslog`
 * @param random seeded
 */
export function turningPointSet(fit: TranslogFit, random: Random, options: TurningPointSetOptions = {}): TurningPointSet {
  const { regression, estimate, design } = fit;
  const logT = options.logT ?? estimate.quantilesLogT[2]!;
  const alpha = 1 - (options.level ?? 0.95);
  const clusters = design.effects.clusters;
  const count = options.draws ?? (clusters > 100 ? 399 : 999);
  const unknown: TurningPointSet = {
    status: "not-identified",
    form: "whole-line",
    pieces: [[-Infinity, Infinity]],
    estimate: Number.NaN,
    kind: "undetermined",
    logT,
    outsideData: false,
    noTurningPoint: true,
    draws: count,
  };
  const slope = contrastVector(regression, { a: 1, w: logT });
  const curvature = contrastVector(regression, { k: -2 });
  if (!curvature || !slope) return unknown;
  const test = wildRatioTest(regression, slope, curvature, wildDraws(clusters, random, { count }));
  const accepts = (logA: number): boolean => test.pValue(1, logA) > alpha;
  const atInfinity = test.pValue(0, 1) > alpha;

  const low = estimate.quantilesLogA[0]!;
  const high = estimate.quantilesLogA[4]!;
  const centre = 0.5 * (low + high);
  const half = 0.5 * (high - low);
  // u in (-1, 1) -> the line; |u| <= 1/2 covers the range of the data once.
  const place = (u: number) => centre + (half * u) / (1 - Math.abs(u));
  const scan = options.scan ?? 49;
  const a = regression.coefficients[regression.columns.indexOf("a")]!;
  const w = regression.coefficients[regression.columns.indexOf("w")]!;
  const k = regression.coefficients[regression.columns.indexOf("k")]!;
  const point = (a + w * logT) / (2 * k);
  // The estimate is among the values tested: a set narrower than the scan still shows.
  const offset = (point - centre) / half;
  const us = [...Array.from({ length: scan }, (_, i) => (2 * (i + 0.5)) / scan - 1), offset / (1 + Math.abs(offset))].sort(
    (x, y) => x - y,
  );
  const inside = us.map((u) => accepts(place(u)));
  // Beyond the scan only infinity itself was tested: where the two disagree the end lies in between.
  const tolerance = 1e-4 * half;
  const outerEnd = (u: number): number => bisect(accepts, place(Math.sign(u) * (1 - 1e-6)), place(u), atInfinity, tolerance);
  const pieces: [number, number][] = [];
  let open = Number.NaN;
  if (inside[0]) open = atInfinity ? -Infinity : outerEnd(us[0]!);
  else if (atInfinity) pieces.push([-Infinity, outerEnd(us[0]!)]);
  for (let i = 1; i < us.length; ++i) {
    if (inside[i] === inside[i - 1]) continue;
    const end = bisect(accepts, place(us[i - 1]!), place(us[i]!), inside[i - 1]!, tolerance);
    if (inside[i]) open = end;
    else pieces.push([open, end]);
  }
  const last = us.length - 1;
  if (inside[last]) pieces.push([open, atInfinity ? Infinity : outerEnd(us[last]!)]);
  else if (atInfinity) pieces.push([outerEnd(us[last]!), Infinity]);

  const form = formOf(pieces);
  return {
    status: "computed",
    form,
    pieces,
    estimate: point,
    kind: atInfinity ? "undetermined" : k > 0 ? "peak" : "trough",
    logT,
    outsideData: point < low || point > high,
    noTurningPoint: form !== "bounded",
    draws: count,
  };
}

function bisect(accepts: (x: number) => boolean, from: number, to: number, atFrom: boolean, tolerance: number): number {
  let left = from;
  let right = to;
  for (let step = 0; step < 40 && Math.abs(right - left) > tolerance; ++step) {
    const middle = 0.5 * (left + right);
    if (accepts(middle) === atFrom) left = middle;
    else right = middle;
  }
  return 0.5 * (left + right);
}

function formOf(pieces: readonly (readonly [number, number])[]): SetForm {
  if (pieces.length === 0) return "empty";
  const bounded = pieces.every(([from, to]) => Number.isFinite(from) && Number.isFinite(to));
  if (pieces.length === 1) {
    const [from, to] = pieces[0]!;
    if (from === -Infinity && to === Infinity) return "whole-line";
    return bounded ? "bounded" : "several-pieces";
  }
  const rays = pieces.length === 2 && pieces[0]![0] === -Infinity && pieces[1]![1] === Infinity;
  return rays ? "two-rays" : "several-pieces";
}
