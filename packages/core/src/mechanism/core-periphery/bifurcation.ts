import { InputError } from "../../errors/index.ts";
import { brentRoot, type CancellationSignal } from "../../numeric/index.ts";
import { type CriticalPoint, firstCrossing } from "./first-crossing.ts";
import { pairFreeness } from "./freeness.ts";
import type { LaboratoryModel } from "./model.ts";

/** A rest point of two regions: the first region's share of activity. */
export interface RestPoint {
  readonly share: number;
  readonly stable: boolean;
}

/** All rest points at one freeness of trade. */
export interface BifurcationSlice {
  readonly freeness: number;
  readonly points: readonly RestPoint[];
}

export interface BifurcationOptions {
  /** Cells in which the first region's share is searched for sign changes. Default 80. */
  readonly cells?: number;
  readonly signal?: CancellationSignal;
}

/** ln attraction of the first region over the second when the first holds a share. */
function pull(model: LaboratoryModel, share: number, phi: number): number {
  const values = model.attraction(Float64Array.of(share, 1 - share), pairFreeness(phi));
  return values[0]! - values[1]!;
}

/**
 * All rest points of two regions at a freeness of trade: even spread, corners where the model has them, and those in between.
 *
 * A rest point inside is stable where the first region loses attraction as it grows; a corner where it is the more attractive place.
 */
export function restPoints(model: LaboratoryModel, phi: number, options: BifurcationOptions = {}): RestPoint[] {
  const cells = options.cells ?? 80;
  const edge = model.corners ? 1e-9 : 1e-6;
  const half: RestPoint[] = [];
  const h = 1e-5;
  const slope = (pull(model, 0.5 + h, phi) - pull(model, 0.5 - h, phi)) / (2 * h);
  const middle: RestPoint = { share: 0.5, stable: slope < 0 };
  // even spread is a rest point by symmetry; others come in pairs, so shares above one half are enough
  const grid = Array.from({ length: cells + 1 }, (_, k) => 0.5 + 1e-3 + ((0.5 - 1e-3 - edge) * k) / cells);
  let before = pull(model, grid[0]!, phi);
  for (let k = 1; k <= cells; ++k) {
    const after = pull(model, grid[k]!, phi);
    if (before * after < 0) {
      const root = brentRoot((share) => pull(model, share, phi), grid[k - 1]!, grid[k]!, { tolerance: 1e-12 });
      half.push({ share: root.x, stable: before > 0 });
    }
    before = after;
  }
  if (model.corners) half.push({ share: 1, stable: pull(model, 1, phi) > 0 });
  const mirrored = half.map((point) => ({ share: 1 - point.share, stable: point.stable })).reverse();
  return [...mirrored, middle, ...half];
}

/** Rest points over a range of freeness: stable and unstable branches of the bifurcation diagram. @param freeness ascending, in (0, 1) */
export function bifurcationDiagram(
  model: LaboratoryModel,
  freeness: ArrayLike<number>,
  options: BifurcationOptions = {},
): BifurcationSlice[] {
  const out: BifurcationSlice[] = [];
  for (let k = 0; k < freeness.length; ++k) {
    if (options.signal?.cancelled) break;
    out.push({ freeness: freeness[k]!, points: restPoints(model, freeness[k]!, options) });
  }
  return out;
}

/** Cells in which a critical freeness is searched: every evaluation may be an equilibrium. */
const CELLS = 60;

/**
 * Break point: the lowest freeness at which even spread loses stability, found numerically.
 *
 * @returns `never` when it is stable throughout (low, high), `always` when it never is
 */
export function breakPoint(model: LaboratoryModel, low = 0.01, high = 0.99): CriticalPoint {
  requireRange("breakPoint", low, high);
  const h = 1e-4;
  // fourth-order difference: the slope is exact to about 1e-9
  const slope = (phi: number): number =>
    (8 * pull(model, 0.5 + h, phi) -
      pull(model, 0.5 + 2 * h, phi) -
      (8 * pull(model, 0.5 - h, phi) - pull(model, 0.5 - 2 * h, phi))) /
    (12 * h);
  return firstCrossing(slope, low, high, CELLS);
}

/** Sustain point: the lowest freeness at which all activity in one place holds, found numerically. @throws InputError `no-corners` */
export function sustainPoint(model: LaboratoryModel, low = 0.01, high = 0.99): CriticalPoint {
  requireRange("sustainPoint", low, high);
  if (!model.corners) {
    throw new InputError(
      "no-corners",
      `sustainPoint: in ${model.id} tastes keep people everywhere; full concentration is not a rest point.`,
    );
  }
  return firstCrossing((phi) => pull(model, 1, phi), low, high, CELLS);
}

function requireRange(caller: string, low: number, high: number): void {
  if (!(low > 0 && low < high && high < 1)) {
    throw new InputError("out-of-range", `${caller}: freeness from ${low} to ${high}; it must lie inside (0, 1).`);
  }
}

/** Where the economy goes when freeness rises and falls again: the two ways differ where history matters. */
export interface Hysteresis {
  readonly freeness: readonly number[];
  /** First region's share on the way up from even spread (nudged), by freeness. */
  readonly up: readonly number[];
  /** The same on the way down from full concentration. */
  readonly down: readonly number[];
  /**
   * Lowest and highest freeness at which the two ways leave concentrations more than .05 apart; null where they never do. Which of the
   * two equal regions leads is no difference.
   */
  readonly range: readonly [number, number] | null;
}

/** Two-way continuation over a range of freeness. @param slices of `bifurcationDiagram`, ascending */
export function hysteresis(model: LaboratoryModel, slices: readonly BifurcationSlice[]): Hysteresis {
  const freeness = slices.map((slice) => slice.freeness);
  const settle = (share: number, { freeness: phi, points }: BifurcationSlice): number => {
    const stable = points.filter((point) => point.stable);
    const force = pull(model, share, phi);
    // activity moves towards the first stable rest point in the direction of the pull
    const ahead = stable.filter((point) => (force > 0 ? point.share >= share : point.share <= share));
    const pool = ahead.length > 0 ? ahead : stable;
    if (pool.length === 0) return share;
    return pool.reduce((best, point) => (Math.abs(point.share - share) < Math.abs(best.share - share) ? point : best)).share;
  };
  const follow = (path: readonly BifurcationSlice[], start: number, nudge: number): number[] => {
    let share = start;
    return path.map((slice) => {
      share = settle(Math.min(1 - 1e-9, Math.max(1e-9, share + nudge)), slice);
      return share;
    });
  };
  const up = follow(slices, 0.5, 1e-3);
  const down = follow([...slices].reverse(), 1, -1e-3).reverse();
  const concentration = (share: number): number => Math.abs(share - 0.5);
  const apart = freeness.filter((_, k) => Math.abs(concentration(up[k]!) - concentration(down[k]!)) > 0.05);
  return { freeness, up, down, range: apart.length > 0 ? [apart[0]!, apart[apart.length - 1]!] : null };
}
