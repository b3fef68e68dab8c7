import { createRandom, type Random } from "../numeric/index.ts";
import { PATH_DRAW_COLUMNS, type PathDrawPlan } from "./draw-plan.ts";
import { pairedDistances } from "./paired-distances.ts";
import { type PathPanel, type PreparedPathPanel, preparePathPanel } from "./panel.ts";
import { classifyPath } from "./path.ts";
import { createProximityChange, fillProximityChange, type PathSettings } from "./proximity-change.ts";

/** Results of consecutive draws. */
export interface PathDrawPart {
  readonly from: number;
  readonly to: number;
  /** Path codes, [(to - from) x R x S]. */
  readonly path: Uint8Array;
  /** g_P, [(to - from) x R x S]; single precision is enough for quantiles. */
  readonly real: Float32Array;
  /** g_V, same shape. */
  readonly virtual: Float32Array;
}

/**
 * Evaluates consecutive draws of a plan; parts from different workers join to the same ensemble, bit for bit.
 *
 * @param panel   two years
 * @param plan    of `planPathDraws`
 * @param from    first draw
 * @param to      draw after the last
 * @param onDraw  called after each draw; returning false stops early, and the part then ends there
 */
export function evaluatePathDraws(
  panel: PathPanel,
  plan: PathDrawPlan,
  from: number,
  to: number,
  onDraw?: (draw: number) => boolean | undefined,
): PathDrawPart {
  const { regions: R, industries: S } = panel;
  const cells = R * S;
  const path = new Uint8Array((to - from) * cells);
  const real = new Float32Array((to - from) * cells);
  const virtual = new Float32Array((to - from) * cells);
  const prepared = plan.alternatives.map(({ first, last }) =>
    preparePathPanel({ ...panel, digitalFirst: first, digitalLast: last }, plan.mode),
  );
  const change = createProximityChange(cells);
  const paired = pairedDistances(panel);
  let done = from;
  for (let draw = from; draw < to; ++draw) {
    const row = plan.values.subarray(draw * PATH_DRAW_COLUMNS.length, (draw + 1) * PATH_DRAW_COLUMNS.length);
    const settings: PathSettings = {
      distanceRelief: row[0]!,
      halfDistanceFactor: row[1]!,
      tradabilityFactor: row[2]!,
      segmentationPull: row[3]!,
      ownCell: plan.ownCell,
    };
    const noisy = withNoise(prepared[row[4]!]!, plan, createRandom(plan.seed).fork(1000 + draw), panel.industryStreams);
    fillProximityChange(panel, noisy, settings, change, { paired });
    const at = (draw - from) * cells;
    for (let s = 0; s < S; ++s) {
      for (let i = 0; i < R; ++i) {
        const g = change.real[s * R + i]!;
        const v = change.virtual[s * R + i]!;
        path[at + i * S + s] = classifyPath(g, v, plan.bothShare);
        real[at + i * S + s] = g;
        virtual[at + i * S + s] = v;
      }
    }
    done = draw + 1;
    if (onDraw?.(draw) === false) break;
  }
  const kept = (done - from) * cells;
  return {
    from,
    to: done,
    path: path.subarray(0, kept),
    real: real.subarray(0, kept),
    virtual: virtual.subarray(0, kept),
  };
}

/**
 * Multiplies activity by lognormal errors and, unless in absolute mode, brings it back to national shares. Each industry has a stream of
 * its own, so that its draws do not depend on which others stand beside it.
 */
function withNoise(
  prepared: PreparedPathPanel,
  plan: PathDrawPlan,
  random: Random,
  streams: readonly number[] | undefined,
): PreparedPathPanel {
  if (plan.activityNoise === 0) return prepared;
  const { regions: R, industries: S } = prepared;
  const activityFirst = new Float64Array(R * S);
  const activityLast = new Float64Array(R * S);
  for (let s = 0; s < S; ++s) {
    const own = random.fork(streams?.[s] ?? s);
    disturb(prepared.activityFirst, activityFirst, s * R, own);
    disturb(prepared.activityLast, activityLast, s * R, own);
  }
  return { ...prepared, activityFirst, activityLast };

  function disturb(activity: Float64Array, out: Float64Array, from: number, own: Random): void {
    let sum = 0;
    for (let cell = from; cell < from + R; ++cell) {
      out[cell] = activity[cell]! * Math.exp(plan.activityNoise * own.normal());
      sum += out[cell]!;
    }
    if (plan.mode === "absolute" || sum === 0) return;
    for (let cell = from; cell < from + R; ++cell) out[cell]! /= sum;
  }
}
