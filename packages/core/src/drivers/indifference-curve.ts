import { InputError } from "../errors/index.ts";
import { brentRoot } from "../numeric/index.ts";
import type { EffectSurface } from "./net-effect.ts";

/** The digital level that keeps the net effect. */
export interface CompensatingLevel {
  /** `none-needed`: the effect exceeds the level even without technology; `unreachable`: no digital level reaches it. */
  readonly status: "solved" | "none-needed" | "unreachable";
  /** T; 0 when none is needed, Infinity when unreachable. */
  readonly digitalLevel: number;
}

/** Axis limits, both in the units of A and T, 0 < low < high. */
export interface EffectWindow {
  readonly agglomeration: readonly [number, number];
  readonly digitalLevel: readonly [number, number];
}

/** One level set of the net effect, ready to draw. */
export interface IndifferenceCurve {
  /** ln RE along the curve. */
  readonly logEffect: number;
  /** A of each point, ascending. */
  readonly agglomeration: Float64Array;
  /** T of each point; NaN breaks the line where it leaves the window. */
  readonly digitalLevel: Float64Array;
}

const LOG_LIMIT = 230;
const POINTS = 121;
const SCAN = 61;

/**
 * Digital level at which the net effect reaches a level at given agglomeration: T such that ln RE(A, T) = level.
 *
 * ln RE is increasing in T, so there is at most one; Newton steps in ln T, kept inside a bracket.
 *
 * @param surface       net effect, increasing in T
 * @param agglomeration A > 0
 * @param logEffect     ln RE to reach
 * @param start         ln T to start from; default 0
 * @returns accurate to about 1e-13 in ln T where the effect responds to T
 */
export function compensatingDigitalLevel(
  surface: EffectSurface,
  agglomeration: number,
  logEffect: number,
  start = 0,
): CompensatingLevel {
  if (!(agglomeration > 0) || !Number.isFinite(logEffect)) {
    throw new InputError(
      "bad-point",
      `compensatingDigitalLevel: A = ${agglomeration} and ln RE = ${logEffect}; A must be > 0 and ln RE finite.`,
      { agglomeration, logEffect },
    );
  }
  let low = -LOG_LIMIT;
  let high = LOG_LIMIT;
  let x = start;
  for (let iteration = 0; iteration < 100; ++iteration) {
    const point = surface.at(agglomeration, Math.exp(x));
    const gap = point.logEffect - logEffect;
    if (gap === 0) return { status: "solved", digitalLevel: Math.exp(x) };
    if (gap > 0) high = Math.min(high, x);
    else low = Math.max(low, x);
    let next = x - gap / point.elasticityDigital;
    if (!(next > low && next < high)) {
      // The first step out of a one-sided bracket doubles away from the start; both ends found, bisect.
      const open = gap > 0 ? low === -LOG_LIMIT : high === LOG_LIMIT;
      next = open ? (gap > 0 ? Math.max(low, x - 4 - Math.abs(x)) : Math.min(high, x + 4 + Math.abs(x))) : 0.5 * (low + high);
    }
    if (Math.abs(next - x) <= 1e-15 + 4 * Number.EPSILON * Math.abs(x)) return { status: "solved", digitalLevel: Math.exp(next) };
    if (next >= LOG_LIMIT) return { status: "unreachable", digitalLevel: Infinity };
    if (next <= -LOG_LIMIT) return { status: "none-needed", digitalLevel: 0 };
    x = next;
  }
  return { status: "solved", digitalLevel: Math.exp(x) };
}

/**
 * One indifference curve, traced by solving T(A; RE) point by point.
 *
 * A coarse scan finds where the curve enters and leaves the window, Brent's method the exact crossings, and each stretch between two
 * crossings gets the same number of points, evenly spaced in ln A.
 *
 * @param surface   net effect, increasing in T
 * @param logEffect ln RE of the curve
 * @param window    limits of both axes
 * @param points    points per stretch, at least 2; default 121
 */
export function indifferenceCurve(
  surface: EffectSurface,
  logEffect: number,
  window: EffectWindow,
  points = POINTS,
): IndifferenceCurve {
  requireWindow(window);
  const stretches = stretchesInside(surface, logEffect, window);
  const agglomeration: number[] = [];
  const digitalLevel: number[] = [];
  const [lowT, highT] = window.digitalLevel;
  for (const [from, to] of stretches) {
    if (agglomeration.length > 0) {
      agglomeration.push(Math.exp(from));
      digitalLevel.push(Number.NaN);
    }
    let start = 0;
    for (let index = 0; index < points; ++index) {
      const a = Math.exp(from + ((to - from) * index) / (points - 1));
      const t = compensatingDigitalLevel(surface, a, logEffect, start).digitalLevel;
      if (t > 0 && t < Infinity) start = Math.log(t);
      agglomeration.push(a);
      digitalLevel.push(Math.min(highT, Math.max(lowT, t)));
    }
  }
  return { logEffect, agglomeration: Float64Array.from(agglomeration), digitalLevel: Float64Array.from(digitalLevel) };
}

/** Stretches of ln A along which the level set lies inside the window. */
function stretchesInside(
  surface: EffectSurface,
  logEffect: number,
  window: EffectWindow,
): readonly (readonly [number, number])[] {
  const [lowT, highT] = window.digitalLevel;
  const from = Math.log(window.agglomeration[0]);
  const step = (Math.log(window.agglomeration[1]) - from) / (SCAN - 1);
  // The curve is inside where ln RE - level is <= 0 at the lower edge and >= 0 at the upper one.
  const gap = (logA: number, edge: number) => surface.logEffect(Math.exp(logA), edge) - logEffect;
  const crossing = (left: number, right: number, edge: number) => brentRoot((x) => gap(x, edge), left, right).x;
  const cuts: number[] = [from];
  let lower = gap(from, lowT);
  let upper = gap(from, highT);
  for (let index = 1; index < SCAN; ++index) {
    const left = from + (index - 1) * step;
    const right = from + index * step;
    const nextLower = gap(right, lowT);
    const nextUpper = gap(right, highT);
    const inCell: number[] = [];
    if (lower > 0 !== nextLower > 0) inCell.push(crossing(left, right, lowT));
    if (upper > 0 !== nextUpper > 0) inCell.push(crossing(left, right, highT));
    cuts.push(...inCell.sort((a, b) => a - b));
    lower = nextLower;
    upper = nextUpper;
  }
  cuts.push(from + (SCAN - 1) * step);
  const stretches: [number, number][] = [];
  for (let index = 1; index < cuts.length; ++index) {
    const left = cuts[index - 1]!;
    const right = cuts[index]!;
    const middle = 0.5 * (left + right);
    if (right > left && gap(middle, lowT) <= 0 && gap(middle, highT) >= 0) stretches.push([left, right]);
  }
  return stretches;
}

export interface IndifferenceMapOptions {
  /** ln RE of each curve; default `count` levels through points evenly spaced on the diagonal of the window. */
  readonly levels?: readonly number[];
  /** Number of curves when `levels` is absent; default 7. */
  readonly count?: number;
  /** Grid points per curve; default 121. */
  readonly points?: number;
}

/**
 * The indifference map of a window.
 *
 * @param surface net effect, increasing in T
 * @param window  limits of both axes
 */
export function indifferenceMap(
  surface: EffectSurface,
  window: EffectWindow,
  options: IndifferenceMapOptions = {},
): readonly IndifferenceCurve[] {
  requireWindow(window);
  return (options.levels ?? diagonalLevels(surface, window, options.count ?? 7)).map((level) =>
    indifferenceCurve(surface, level, window, options.points ?? POINTS),
  );
}

function diagonalLevels(surface: EffectSurface, window: EffectWindow, count: number): number[] {
  const between = ([low, high]: readonly [number, number], share: number) => low + share * (high - low);
  const levels: number[] = [];
  for (let index = 0; index < count; ++index) {
    const share = (index + 0.5) / count;
    levels.push(surface.logEffect(between(window.agglomeration, share), between(window.digitalLevel, share)));
  }
  return levels;
}

function requireWindow(window: EffectWindow): void {
  for (const [low, high] of [window.agglomeration, window.digitalLevel]) {
    if (!(low > 0 && high > low && high < Infinity)) {
      throw new InputError("bad-window", `indifferenceCurve: an axis runs from ${low} to ${high}; it needs 0 < low < high.`, {
        low,
        high,
      });
    }
  }
}
