import type { EffectWindow } from "./indifference-curve.ts";
import type { EffectPoint, EffectSurface } from "./net-effect.ts";

/** Whether indifference curves bend the way a tangency needs. */
export interface ConvexityCheck {
  /** True when every point checked where dlnRE/dA > 0 has a convex level set. */
  readonly convex: boolean;
  /** Grid points with dlnRE/dA > 0. */
  readonly checked: number;
  /** Of those, the points where the bordered Hessian is negative. */
  readonly violations: number;
  /** Point of the most negative bordered Hessian, NaN when none. */
  readonly worst: { readonly agglomeration: number; readonly digitalLevel: number; readonly borderedHessian: number };
}

/**
 * Bordered Hessian of ln RE in levels, scaled by (A T)^2: a level set is convex towards the origin where it is >= 0.
 *
 *     2 f_A f_T f_AT - f_A^2 f_TT - f_T^2 f_AA
 *
 * With elasticities E and log curvatures H the scaled form is 2 E_A E_T H_AT - E_A^2 (H_TT - E_T) - E_T^2 (H_AA - E_A).
 */
export function borderedHessian(point: EffectPoint): number {
  const { elasticityAgglomeration: a, elasticityDigital: t } = point;
  return 2 * a * t * point.crossElasticity - a * a * (point.curvatureDigital - t) - t * t * (point.curvatureAgglomeration - a);
}

/**
 * Checks convexity of the level sets on a logarithmic grid of a window, where the net effect still rises with A.
 *
 * @param surface net effect
 * @param window  limits of both axes
 * @param points  grid points per axis; default 41
 */
export function checkConvexity(surface: EffectSurface, window: EffectWindow, points = 41): ConvexityCheck {
  let checked = 0;
  let violations = 0;
  let worst = { agglomeration: Number.NaN, digitalLevel: Number.NaN, borderedHessian: Number.NaN };
  const at = ([low, high]: readonly [number, number], index: number) => low * (high / low) ** (index / (points - 1));
  for (let i = 0; i < points; ++i) {
    const agglomeration = at(window.agglomeration, i);
    for (let j = 0; j < points; ++j) {
      const digitalLevel = at(window.digitalLevel, j);
      const point = surface.at(agglomeration, digitalLevel);
      if (!(point.elasticityAgglomeration > 0)) continue;
      ++checked;
      const value = borderedHessian(point);
      const scale =
        point.elasticityAgglomeration * point.elasticityDigital * (point.elasticityAgglomeration + point.elasticityDigital);
      if (value < -1e-12 * scale) {
        ++violations;
        if (!(value >= worst.borderedHessian)) worst = { agglomeration, digitalLevel, borderedHessian: value };
      }
    }
  }
  return { convex: violations === 0, checked, violations, worst };
}
