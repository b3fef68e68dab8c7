import type { Random } from "../numeric/index.ts";
import {
  classifyPath,
  createProximityChange,
  fillProximityChange,
  PATH_CODE,
  type PathId,
  type PathPanel,
  type PathSettings,
  preparePathPanel,
} from "../paths/index.ts";

/** Largest planted change of ln activity over the whole period. */
const FURTHEST = 1.5;

/** A path that can be planted. */
export type PlantedPath = Exclude<PathId, "not-defined" | "cannot-tell">;

/** g_P as multiples of g_V inside which each path holds with a margin: the rule's borders are -1, 1/2 and 2. */
const REAL_OVER_VIRTUAL: Readonly<Record<PlantedPath, readonly [number, number]>> = {
  "not-transforming": [-12, -1.3],
  deepening: [-0.75, 0.35],
  strengthening: [0.65, 1.6],
  optimising: [2.5, 14],
};

/**
 * Draws an intended path for every block and industry from a mix.
 *
 * @param blocks     number of blocks
 * @param industries S
 * @param mix        weights >= 0 of the paths, not all 0
 * @param random     seeded
 * @returns codes of `PATH_CODE`, [blocks x S]
 */
export function drawIntentions(
  blocks: number,
  industries: number,
  mix: Readonly<Record<PlantedPath, number>>,
  random: Random,
): Uint8Array {
  const paths = Object.keys(REAL_OVER_VIRTUAL) as PlantedPath[];
  const total = paths.reduce((sum, path) => sum + mix[path], 0);
  const out = new Uint8Array(blocks * industries);
  for (let k = 0; k < out.length; ++k) {
    let u = random.uniform() * total;
    let chosen = paths[paths.length - 1]!;
    for (const path of paths) {
      u -= mix[path];
      if (u < 0) {
        chosen = path;
        break;
      }
    }
    out[k] = PATH_CODE[chosen];
  }
  return out;
}

/** Result of planting, all [R x S]. */
export interface PlantedActivity {
  /** Activity of the last year. */
  readonly activityLast: Float64Array;
  /** g_P and g_V of the noise-free data. */
  readonly real: Float64Array;
  readonly virtual: Float64Array;
  /** Path of the noise-free data, codes of `PATH_CODE`: the truth. */
  readonly path: Uint8Array;
  /** Smallest relative distance to a border of the rule, in units of g_V; small means a label that noise can turn. */
  readonly margin: Float64Array;
  readonly sweeps: number;
}

/**
 * Moves the activity of the last year until every place's real part lies where its intended path asks.
 *
 *     ln L1_is <- ln L1_is + step ( clamp(g_P, interval of the path) - g_P )
 *
 * National shares sum to one and neighbours share their reach, so not every map of paths exists: intentions that fail half-way give
 * way. The path of the data, not the intention, is the truth. Large countries get fewer sweeps.
 *
 * @param panel     first year in both years for activity; digital levels of both years
 * @param intended  codes of `PATH_CODE`, [R x S]
 * @param settings  true parameters
 * @param bothShare the rule's threshold
 */
export function plantPaths(panel: PathPanel, intended: Uint8Array, settings: PathSettings, bothShare: number): PlantedActivity {
  const { regions: R, industries: S } = panel;
  const activityLast = panel.activityFirst.slice();
  const change = createProximityChange(R * S);
  const current: PathPanel = { ...panel, activityLast };
  const sweeps = Math.max(8, Math.min(300, Math.floor(4e9 / (6 * R * R * S))));
  const intervals = new Map(Object.entries(REAL_OVER_VIRTUAL).map(([path, pair]) => [PATH_CODE[path as PlantedPath], pair]));
  const aims = intended.slice();
  for (let sweep = 0; sweep < sweeps; ++sweep) {
    fillProximityChange(current, preparePathPanel(current, "share"), settings, change);
    // Half-way the intentions that neighbours overrule give way to what the data show, and the rest of the sweeps widen margins.
    const yielding = sweep === Math.floor(sweeps / 2) || sweep === Math.floor((3 * sweeps) / 4);
    for (let s = 0; s < S; ++s) {
      let before = 0;
      let after = 0;
      for (let i = 0; i < R; ++i) {
        const cell = i * S + s;
        const real = change.real[s * R + i]!;
        const virtual = change.virtual[s * R + i]!;
        if (yielding) aims[cell] = classifyPath(real, virtual, bothShare);
        const [low, high] = intervals.get(aims[cell]!)!;
        const aim = Math.min(high * virtual, Math.max(low * virtual, real));
        const start = Math.log(panel.activityFirst[cell]!);
        const moved = Math.log(activityLast[cell]!) + Math.max(-0.2, Math.min(0.2, 1.2 * (aim - real)));
        activityLast[cell] = Math.exp(Math.max(start - FURTHEST, Math.min(start + FURTHEST, moved)));
        before += panel.activityFirst[cell]!;
        after += activityLast[cell]!;
      }
      for (let i = 0; i < R; ++i) activityLast[i * S + s]! *= before / after;
    }
  }
  fillProximityChange(current, preparePathPanel(current, "share"), settings, change);
  const real = new Float64Array(R * S);
  const virtual = new Float64Array(R * S);
  const path = new Uint8Array(R * S);
  const margin = new Float64Array(R * S);
  for (let s = 0; s < S; ++s) {
    for (let i = 0; i < R; ++i) {
      const cell = i * S + s;
      real[cell] = change.real[s * R + i]!;
      virtual[cell] = change.virtual[s * R + i]!;
      path[cell] = classifyPath(real[cell]!, virtual[cell]!, bothShare);
      const ratio = real[cell]! / virtual[cell]!;
      const border = bothShare / (1 - bothShare);
      margin[cell] = Math.min(Math.abs(ratio + 1), Math.abs(ratio - border), Math.abs(ratio - 1 / border));
    }
  }
  return { activityLast, real, virtual, path, margin, sweeps };
}
