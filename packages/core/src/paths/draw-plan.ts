import { InputError, requireLength } from "../errors/index.ts";
import { createRandom, type Random, sobolPoints } from "../numeric/index.ts";
import { DEFAULT_SEED, defaultOf, requireParameter } from "../parameters/index.ts";
import type { OwnCell } from "../space/index.ts";
import type { PathMode, PathPanel } from "./panel.ts";

/** Digital levels of the two years under one weighting of the indicators. */
export interface DigitalAlternative {
  /** Weighting, for example `entropy`, `equal`, `pca`. */
  readonly weights: string;
  /** T of the first year, [R], in [0, 1]. */
  readonly first: Float64Array;
  /** T of the last year, [R]. */
  readonly last: Float64Array;
}

export interface PathEnsembleOptions {
  /** Draws with c over `reliefRange`. Default 200. */
  readonly draws?: number;
  /** Draws of the separate run with c over `negativeReliefRange`; 0 leaves it out. Default half of `draws`. */
  readonly negativeDraws?: number;
  /** Default 20250501. */
  readonly seed?: number;
  /** Default `share`. */
  readonly mode?: PathMode;
  /** Default [0, 0.9], drawn uniformly. */
  readonly reliefRange?: readonly [number, number];
  /** Default [-0.3, 0], drawn uniformly. */
  readonly negativeReliefRange?: readonly [number, number];
  /** Half-distances over the panel's, drawn log-uniformly. Default [0.5, 2.5], which is 100 to 500 km for provinces at 200 km. */
  readonly halfDistanceFactorRange?: readonly [number, number];
  /** Default [0.5, 1.5], drawn uniformly. */
  readonly tradabilityFactorRange?: readonly [number, number];
  /** eta, drawn uniformly. Default [0, 2]. */
  readonly segmentationPullRange?: readonly [number, number];
  /** Standard deviation of ln L, independent by cell and year. Default 0.05. */
  readonly activityNoise?: number;
  /** Weightings drawn with equal chance. Default: the panel's own levels alone. */
  readonly digitalAlternatives?: readonly DigitalAlternative[];
  /** Default `own-distance`. */
  readonly ownCell?: OwnCell;
  /** Default 1/3. */
  readonly bothShare?: number;
  /** Share of draws below which the answer is `cannot-tell`. Default 0.6. */
  readonly certainShare?: number;
  /** Called after each draw with the number done and the number asked for; returning false stops the run. */
  readonly onProgress?: (done: number, total: number) => boolean | undefined;
}

/** Columns of the table of draws. */
export const PATH_DRAW_COLUMNS = [
  "distance-relief",
  "half-distance-factor",
  "tradability-factor",
  "segmentation-pull",
  "digital-weights",
] as const;

/** Everything that the draws depend on: evaluating a part of it anywhere gives the same numbers. */
export interface PathDrawPlan {
  /** First `draws` rows have c from `reliefRange`, the rest from `negativeReliefRange`. */
  readonly draws: number;
  readonly negativeDraws: number;
  readonly seed: number;
  readonly mode: PathMode;
  readonly activityNoise: number;
  readonly ownCell: OwnCell;
  readonly bothShare: number;
  readonly certainShare: number;
  /** [(draws + negativeDraws) x 5], columns of `PATH_DRAW_COLUMNS`; the last is an index into the alternatives. */
  readonly values: Float64Array;
  readonly alternatives: readonly DigitalAlternative[];
}

/**
 * The draws of an ensemble, fixed before any is evaluated.
 *
 * @param panel   for the default digital alternative
 * @param options see the fields
 * @throws InputError `bad-count`, `bad-range`, `shape-mismatch`
 */
export function planPathDraws(panel: PathPanel, options: PathEnsembleOptions = {}): PathDrawPlan {
  const draws = options.draws ?? 200;
  const negativeDraws = options.negativeDraws ?? Math.ceil(draws / 2);
  if (!Number.isInteger(draws) || draws < 1 || !Number.isInteger(negativeDraws) || negativeDraws < 0) {
    throw new InputError(
      "bad-count",
      `pathEnsemble: draws is ${draws} and negativeDraws ${negativeDraws}; they must be integers, at least 1 and 0.`,
    );
  }
  const alternatives = options.digitalAlternatives ?? [{ weights: "given", first: panel.digitalFirst, last: panel.digitalLast }];
  if (alternatives.length === 0) {
    throw new InputError(
      "no-alternatives",
      "pathEnsemble: digitalAlternatives is empty; give one weighting or leave the field out.",
    );
  }
  for (const { weights, first, last } of alternatives) {
    requireLength("pathEnsemble", `digital level (${weights}), first year`, first, panel.regions, "one value per region");
    requireLength("pathEnsemble", `digital level (${weights}), last year`, last, panel.regions, "one value per region");
  }
  const relief = checkedRange(
    "reliefRange",
    options.reliefRange ?? requireParameter("distance-relief").range,
    Number.NEGATIVE_INFINITY,
  );
  const negative = checkedRange("negativeReliefRange", options.negativeReliefRange ?? [-0.3, 0], Number.NEGATIVE_INFINITY);
  const half = checkedRange("halfDistanceFactorRange", options.halfDistanceFactorRange ?? [0.5, 2.5], Number.MIN_VALUE);
  const reach = checkedRange("tradabilityFactorRange", options.tradabilityFactorRange ?? [0.5, 1.5], 0);
  const pull = checkedRange(
    "segmentationPullRange",
    options.segmentationPullRange ?? requireParameter("segmentation-pull").range,
    0,
  );
  const seed = options.seed ?? DEFAULT_SEED;
  const width = PATH_DRAW_COLUMNS.length;
  const values = new Float64Array((draws + negativeDraws) * width);
  const fill = (count: number, row: number, range: readonly [number, number], random: Random) => {
    const points = sobolPoints(count, width, { random });
    for (let k = 0; k < count; ++k) {
      const u = points.subarray(k * width, (k + 1) * width);
      const at = (row + k) * width;
      values[at] = range[0] + u[0]! * (range[1] - range[0]);
      values[at + 1] = half[0] * (half[1] / half[0]) ** u[1]!;
      values[at + 2] = reach[0] + u[2]! * (reach[1] - reach[0]);
      values[at + 3] = pull[0] + u[3]! * (pull[1] - pull[0]);
      values[at + 4] = Math.floor(u[4]! * alternatives.length);
    }
  };
  const random = createRandom(seed);
  fill(draws, 0, relief, random.fork(1));
  fill(negativeDraws, draws, negative, random.fork(2));
  return {
    draws,
    negativeDraws,
    seed,
    mode: options.mode ?? "share",
    activityNoise: options.activityNoise ?? defaultOf("path-activity-noise"),
    ownCell: options.ownCell ?? "own-distance",
    bothShare: options.bothShare ?? defaultOf("path-both-share"),
    certainShare: options.certainShare ?? defaultOf("path-certain-share"),
    values,
    alternatives,
  };
}

function checkedRange(name: string, range: readonly [number, number], floor: number): readonly [number, number] {
  const [low, high] = range;
  if (!(low <= high && low >= floor && high < Number.POSITIVE_INFINITY)) {
    throw new InputError(
      "bad-range",
      `pathEnsemble: ${name} is [${low}, ${high}]; it must be an ascending pair of finite numbers in its domain.`,
      {
        name,
        low,
        high,
      },
    );
  }
  return range;
}
