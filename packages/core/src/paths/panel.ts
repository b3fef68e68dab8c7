import { InputError, requireLength } from "../errors/index.ts";

/**
 * How growth of the nation enters a path.
 *
 * `share`: activity as national shares of its industry, digital level as it is. `relative`: as `share`, and the digital level of the
 * last year rescaled to the first year's unweighted national mean. `absolute`: both as they are.
 */
export type PathMode = "share" | "relative" | "absolute";

/** Two years of a study, as the path engine needs them. */
export interface PathPanel {
  readonly regions: number;
  readonly industries: number;
  /** Kilometres, [R x R], own distances on the diagonal. */
  readonly distances: Float64Array;
  /** L of the first year, any unit, [R x S], >= 0; NaN where absent. */
  readonly activityFirst: Float64Array;
  /** L of the last year, same unit, [R x S]. */
  readonly activityLast: Float64Array;
  /** T of the first year, [R], in [0, 1]; NaN where unknown. */
  readonly digitalFirst: Float64Array;
  /** T of the last year, [R]. */
  readonly digitalLast: Float64Array;
  /** m_s, [S], in [0, 1]. */
  readonly tradability: Float64Array;
  /** Half-distance of physical interaction by industry, kilometres, [S], > 0. */
  readonly halfDistanceKm: Float64Array;
  /**
   * Key of each industry's own stream of random errors, [S], integers >= 0. Default its position; a panel that holds some industries of
   * a larger one gives their positions there, and every industry then has the same draws in both.
   */
  readonly industryStreams?: readonly number[];
  /** h_ij, [R x R], >= 0. Default none. */
  readonly segmentation?: Float64Array;
  /** h_ij of the last year where it changed, [R x R]. Default `segmentation`. */
  readonly segmentationLast?: Float64Array;
}

/** Why a cell has no path. 0 where it has one. */
export const PATH_ABSENCE = { defined: 0, activityAbsent: 1, digitalLevelAbsent: 2, nothingInReach: 3 } as const;

/** A panel ready for products: industries outermost, absent cells out of both years. */
export interface PreparedPathPanel {
  readonly regions: number;
  readonly industries: number;
  /** [S x R], 0 where left out. */
  readonly activityFirst: Float64Array;
  readonly activityLast: Float64Array;
  /** sqrt(T), [R]; 0 where unknown, such regions carry no activity here. */
  readonly rootFirst: Float64Array;
  readonly rootLast: Float64Array;
  /** `PATH_ABSENCE` before reach is known, [S x R]. */
  readonly absence: Uint8Array;
  /** Share of the activity known in either year that the comparison leaves out, [S]. */
  readonly leftOut: Float64Array;
}

/**
 * Checks a panel and puts it in the form of a mode.
 *
 * @param panel two years
 * @param mode  see `PathMode`
 * @returns columns by industry; an industry without activity in a year keeps zeros in it
 * @throws InputError `shape-mismatch`, `negative-activity`, `bad-digital-level`, `bad-tradability`, `bad-half-distance`
 */
export function preparePathPanel(panel: PathPanel, mode: PathMode): PreparedPathPanel {
  checkPanel(panel);
  const { regions: R, industries: S } = panel;
  const rootFirst = new Float64Array(R);
  const rootLast = new Float64Array(R);
  const scale = mode === "relative" ? nationalMean(panel.digitalFirst, panel.digitalLast) : 1;
  for (let i = 0; i < R; ++i) {
    const first = panel.digitalFirst[i]!;
    const last = panel.digitalLast[i]!;
    if (Number.isNaN(first) || Number.isNaN(last)) continue;
    rootFirst[i] = Math.sqrt(first);
    rootLast[i] = Math.sqrt(last * scale);
  }
  const activityFirst = new Float64Array(S * R);
  const activityLast = new Float64Array(S * R);
  const absence = new Uint8Array(S * R);
  const leftOut = new Float64Array(S);
  for (let s = 0; s < S; ++s) {
    let known = 0;
    let dropped = 0;
    let sumFirst = 0;
    let sumLast = 0;
    for (let i = 0; i < R; ++i) {
      const a = panel.activityFirst[i * S + s]!;
      const b = panel.activityLast[i * S + s]!;
      const here = (Number.isNaN(a) ? 0 : a) + (Number.isNaN(b) ? 0 : b);
      known += here;
      const code =
        Number.isNaN(a) || Number.isNaN(b)
          ? PATH_ABSENCE.activityAbsent
          : Number.isNaN(panel.digitalFirst[i]!) || Number.isNaN(panel.digitalLast[i]!)
            ? PATH_ABSENCE.digitalLevelAbsent
            : PATH_ABSENCE.defined;
      absence[s * R + i] = code;
      if (code !== PATH_ABSENCE.defined) {
        dropped += here;
        continue;
      }
      activityFirst[s * R + i] = a;
      activityLast[s * R + i] = b;
      sumFirst += a;
      sumLast += b;
    }
    leftOut[s] = known > 0 ? dropped / known : 0;
    if (mode === "absolute") continue;
    for (let cell = s * R; cell < (s + 1) * R; ++cell) {
      if (sumFirst > 0) activityFirst[cell]! /= sumFirst;
      if (sumLast > 0) activityLast[cell]! /= sumLast;
    }
  }
  return { regions: R, industries: S, activityFirst, activityLast, rootFirst, rootLast, absence, leftOut };
}

/** Ratio of the unweighted means of the regions known in both years, first over last. */
function nationalMean(first: Float64Array, last: Float64Array): number {
  let a = 0;
  let b = 0;
  for (let i = 0; i < first.length; ++i) {
    if (Number.isNaN(first[i]!) || Number.isNaN(last[i]!)) continue;
    a += first[i]!;
    b += last[i]!;
  }
  return b > 0 ? a / b : 1;
}

function checkPanel(panel: PathPanel): void {
  const { regions: R, industries: S } = panel;
  requireLength("observedPaths", "distances", panel.distances, R * R, "regions x regions");
  for (const name of ["activityFirst", "activityLast"] as const) {
    requireLength("observedPaths", name, panel[name], R * S, `${R} regions x ${S} industries`);
    const cell = panel[name].findIndex((value) => value < 0 || value === Number.POSITIVE_INFINITY);
    if (cell >= 0) {
      throw new InputError(
        "negative-activity",
        `observedPaths: ${name} of region ${Math.floor(cell / S)}, industry ${cell % S} is ${panel[name][cell]}; it must be 0 or more, or absent.`,
        { region: Math.floor(cell / S), industry: cell % S },
      );
    }
  }
  for (const name of ["digitalFirst", "digitalLast"] as const) {
    requireLength("observedPaths", name, panel[name], R, "one value per region");
    const region = panel[name].findIndex((value) => value < 0 || value > 1);
    if (region >= 0) {
      throw new InputError(
        "bad-digital-level",
        `observedPaths: ${name} of region ${region} is ${panel[name][region]}; the path engine takes the absolute digital level in [0, 1] on a ratio scale, not an index relative to the national mean.`,
        { region },
      );
    }
  }
  if (panel.industryStreams) requireLength("observedPaths", "industryStreams", panel.industryStreams, S, "one key per industry");
  requireLength("observedPaths", "tradability", panel.tradability, S, "one value per industry");
  requireLength("observedPaths", "halfDistanceKm", panel.halfDistanceKm, S, "one value per industry");
  for (let s = 0; s < S; ++s) {
    const m = panel.tradability[s]!;
    if (!(m >= 0 && m <= 1)) {
      throw new InputError(
        "bad-tradability",
        `observedPaths: the tradability of industry ${s} is ${m}; it must be between 0 and 1. Set it in industries.csv.`,
        { industry: s },
      );
    }
    if (!(panel.halfDistanceKm[s]! > 0)) {
      throw new InputError(
        "bad-half-distance",
        `observedPaths: the half-distance of industry ${s} is ${panel.halfDistanceKm[s]} km; it must be above 0.`,
        { industry: s },
      );
    }
  }
}
