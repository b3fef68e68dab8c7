import { lowerBound, upperBound } from "../numeric/index.ts";

/** Bands around simulated curves. */
export interface SimulationBands {
  /** Point by point: a share 1 - level of simulations lies beyond each, [steps]. */
  readonly localLower: Float64Array;
  readonly localUpper: Float64Array;
  /** For whole curves: at most a share 1 - level of simulations leaves each anywhere, [steps]. */
  readonly globalLower: Float64Array;
  readonly globalUpper: Float64Array;
}

/**
 * Local and global bands of simulated curves.
 *
 * The local upper band at a distance is exceeded by floor((1 - level) m) of m simulations. The global one is the highest such
 * order statistic, one rank for all distances, that at most (1 - level) m simulations exceed at any distance; with few simulations
 * that is their maximum. The lower bands mirror them.
 *
 * @param curves  [m x steps] row-major, m >= 1
 * @param steps   points of a curve
 * @param level   in (0, 1), for each side
 * @see Duranton and Overman (2005), Testing for localization using micro-geographic data, section 4
 */
export function simulationBands(curves: Float64Array, steps: number, level: number): SimulationBands {
  const m = curves.length / steps;
  const allowed = Math.floor((1 - level) * m + 1e-9);
  const localLower = new Float64Array(steps);
  const localUpper = new Float64Array(steps);
  const globalLower = new Float64Array(steps);
  const globalUpper = new Float64Array(steps);
  const sorted = new Float64Array(curves.length);
  const bestFromTop = new Float64Array(m).fill(m);
  const bestFromBottom = new Float64Array(m).fill(m);
  const column = new Float64Array(m);
  for (let t = 0; t < steps; ++t) {
    for (let s = 0; s < m; ++s) column[s] = curves[s * steps + t]!;
    const ascending = column.slice().sort();
    sorted.set(ascending, t * m);
    for (let s = 0; s < m; ++s) {
      const value = column[s]!;
      bestFromTop[s] = Math.min(bestFromTop[s]!, m - upperBound(ascending, value));
      bestFromBottom[s] = Math.min(bestFromBottom[s]!, lowerBound(ascending, value));
    }
    localUpper[t] = ascending[m - 1 - allowed]!;
    localLower[t] = ascending[allowed]!;
  }
  const top = rankAllowed(bestFromTop, allowed);
  const bottom = rankAllowed(bestFromBottom, allowed);
  for (let t = 0; t < steps; ++t) {
    globalUpper[t] = sorted[t * m + m - 1 - top]!;
    globalLower[t] = sorted[t * m + bottom]!;
  }
  return { localLower, localUpper, globalLower, globalUpper };
}

/** Largest r such that at most `allowed` curves come, somewhere, before rank r (counted from 0). */
function rankAllowed(best: Float64Array, allowed: number): number {
  const ranks = best.slice().sort();
  // Curves with best rank below r leave the band of rank r: the (allowed + 1)-th best rank is the first that may not.
  return allowed < ranks.length ? ranks[allowed]! : ranks.length - 1;
}
