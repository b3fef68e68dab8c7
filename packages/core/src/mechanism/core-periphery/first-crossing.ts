import { brentRoot } from "../../numeric/index.ts";

/** A critical freeness, or why there is none. */
export interface CriticalPoint {
  readonly status: "found" | "always" | "never";
  /** NaN unless found. */
  readonly freeness: number;
}

/**
 * First sign change of a function of freeness, found on a grid and refined.
 *
 * @param cells  equal cells of [low, high]; two changes within one are not seen
 * @returns "always" or "never" where it keeps its sign: positive or not
 */
export function firstCrossing(f: (phi: number) => number, low: number, high: number, cells: number): CriticalPoint {
  let before = f(low);
  for (let k = 1; k <= cells; ++k) {
    const right = low + ((high - low) * k) / cells;
    const after = f(right);
    if (before * after <= 0) {
      const left = low + ((high - low) * (k - 1)) / cells;
      return { status: "found", freeness: brentRoot(f, left, right, { tolerance: 1e-12 }).x };
    }
    before = after;
  }
  return { status: before > 0 ? "always" : "never", freeness: Number.NaN };
}

/** Where a published condition, quick to evaluate, first holds with equality in (0, 1); NaN where it does nowhere. */
export function closedCrossing(condition: (phi: number) => number): number {
  return firstCrossing(condition, 1e-6, 1 - 1e-6, 400).freeness;
}
