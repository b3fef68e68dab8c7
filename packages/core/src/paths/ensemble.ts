import { InputError, requireLength } from "../errors/index.ts";
import { createRandom, type Random, sobolPoints } from "../numeric/index.ts";
import { DEFAULT_SEED, defaultOf, requireParameter } from "../parameters/index.ts";
import type { OwnCell } from "../space/index.ts";
import { type PathMode, type PathPanel, type PreparedPathPanel, preparePathPanel } from "./panel.ts";
import { classifyPath, PATH_CODE, PATH_COUNT } from "./path.ts";
import { createProximityChange, fillProximityChange, type PathSettings } from "./proximity-change.ts";

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
    const noisy = withNoise(prepared[row[4]!]!, plan, createRandom(plan.seed).fork(1000 + draw));
    fillProximityChange(panel, noisy, settings, change);
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

/** Multiplies activity by lognormal errors and, unless in absolute mode, brings it back to national shares. */
function withNoise(prepared: PreparedPathPanel, plan: PathDrawPlan, random: Random): PreparedPathPanel {
  if (plan.activityNoise === 0) return prepared;
  const { regions: R, industries: S } = prepared;
  const disturb = (activity: Float64Array) => {
    const out = new Float64Array(activity.length);
    for (let s = 0; s < S; ++s) {
      let sum = 0;
      for (let cell = s * R; cell < (s + 1) * R; ++cell) {
        out[cell] = activity[cell]! * Math.exp(plan.activityNoise * random.normal());
        sum += out[cell]!;
      }
      if (plan.mode === "absolute" || sum === 0) continue;
      for (let cell = s * R; cell < (s + 1) * R; ++cell) out[cell]! /= sum;
    }
    return out;
  };
  return { ...prepared, activityFirst: disturb(prepared.activityFirst), activityLast: disturb(prepared.activityLast) };
}

/** What the draws say about every region-industry, [R x S] row-major unless another shape is given. */
export interface PathEnsemble {
  readonly regions: number;
  readonly industries: number;
  readonly plan: PathDrawPlan;
  /** Draws evaluated with c from the main range; fewer than planned when stopped. */
  readonly draws: number;
  readonly negativeDraws: number;
  readonly status: "complete" | "stopped";
  /** Share of the main draws per path, [R x S x 5], codes of `PATH_CODE`. */
  readonly shares: Float64Array;
  /** The same at c < 0; NaN without such draws. */
  readonly negativeShares: Float64Array;
  /** Most frequent path of the main draws. */
  readonly leading: Uint8Array;
  /** Second most frequent; the leading one where no other occurs. */
  readonly second: Uint8Array;
  readonly leadingShare: Float64Array;
  /** The leading path, or `cannot-tell` where its share is below the threshold. */
  readonly answer: Uint8Array;
  /** 5, 50 and 95 % quantiles of g_P over the main draws, [R x S x 3]; NaN where not defined. */
  readonly realQuantiles: Float64Array;
  /** The same for g_V. */
  readonly virtualQuantiles: Float64Array;
}

/**
 * Path of every region-industry over many plausible settings: shares of draws, never probabilities.
 *
 * c, half-distance, tradability, eta and the index weights are Sobol points scrambled by the seed; errors of activity are
 * independent. A separate run takes c below 0, where digital ties are pickier about distance.
 *
 * @param panel   two years
 * @param options ranges, counts, seed
 * @throws InputError those of `planPathDraws` and `preparePathPanel`
 * @see the model book, section 4
 */
export function pathEnsemble(panel: PathPanel, options: PathEnsembleOptions = {}): PathEnsemble {
  const plan = planPathDraws(panel, options);
  const total = plan.draws + plan.negativeDraws;
  const part = evaluatePathDraws(panel, plan, 0, total, (draw) => options.onProgress?.(draw + 1, total));
  return summarisePathDraws(panel, plan, [part]);
}

/**
 * Joins parts of a plan into shares, answers and quantiles.
 *
 * @param panel for the sizes
 * @param plan  the plan of all parts
 * @param parts in any order; together without gaps or overlaps they are complete
 * @throws InputError `overlapping-parts`
 */
export function summarisePathDraws(
  panel: Pick<PathPanel, "regions" | "industries">,
  plan: PathDrawPlan,
  parts: readonly PathDrawPart[],
): PathEnsemble {
  const { regions, industries } = panel;
  const cells = regions * industries;
  const ordered = [...parts].sort((a, b) => a.from - b.from);
  let evaluated = 0;
  let main = 0;
  for (const part of ordered) {
    if (part.from < evaluated) {
      throw new InputError("overlapping-parts", `summarisePathDraws: draw ${part.from} is in two parts; give each draw once.`);
    }
    evaluated = part.to;
    main += Math.max(0, Math.min(part.to, plan.draws) - Math.min(part.from, plan.draws));
  }
  const count = ordered.reduce((sum, part) => sum + part.to - part.from, 0);
  const shares = new Float64Array(cells * PATH_COUNT);
  const negativeShares = new Float64Array(cells * PATH_COUNT);
  for (const part of ordered) {
    for (let draw = part.from; draw < part.to; ++draw) {
      const into = draw < plan.draws ? shares : negativeShares;
      const at = (draw - part.from) * cells;
      for (let cell = 0; cell < cells; ++cell) into[cell * PATH_COUNT + part.path[at + cell]!]! += 1;
    }
  }
  for (let k = 0; k < shares.length; ++k) {
    shares[k]! /= main;
    negativeShares[k] = count > main ? negativeShares[k]! / (count - main) : Number.NaN;
  }
  const leading = new Uint8Array(cells);
  const second = new Uint8Array(cells);
  const leadingShare = new Float64Array(cells);
  const answer = new Uint8Array(cells);
  for (let cell = 0; cell < cells; ++cell) {
    const share = (code: number) => shares[cell * PATH_COUNT + code]!;
    const order = [0, 1, 2, 3, 4].sort((a, b) => share(b) - share(a) || a - b);
    leading[cell] = order[0]!;
    second[cell] = share(order[1]!) > 0 ? order[1]! : order[0]!;
    leadingShare[cell] = share(order[0]!);
    answer[cell] = leadingShare[cell]! >= plan.certainShare ? order[0]! : PATH_CODE["cannot-tell"];
  }
  return {
    regions,
    industries,
    plan,
    draws: main,
    negativeDraws: count - main,
    status: count === plan.draws + plan.negativeDraws ? "complete" : "stopped",
    shares,
    negativeShares,
    leading,
    second,
    leadingShare,
    answer,
    realQuantiles: quantiles(ordered, plan.draws, main, cells, "real"),
    virtualQuantiles: quantiles(ordered, plan.draws, main, cells, "virtual"),
  };
}

/** 5, 50 and 95 % by linear interpolation between order statistics (definition 7 of Hyndman and Fan 1996). */
function quantiles(
  parts: readonly PathDrawPart[],
  draws: number,
  main: number,
  cells: number,
  field: "real" | "virtual",
): Float64Array {
  const levels = [0.05, 0.5, 0.95];
  const out = new Float64Array(cells * levels.length).fill(Number.NaN);
  const sample = new Float64Array(main);
  for (let cell = 0; cell < cells; ++cell) {
    let n = 0;
    for (const part of parts) {
      const last = Math.min(part.to, draws) - part.from;
      for (let k = 0; k < last; ++k) {
        const value = part[field][k * cells + cell]!;
        if (!Number.isNaN(value)) sample[n++] = value;
      }
    }
    if (n === 0) continue;
    const sorted = sample.subarray(0, n).sort();
    for (const [q, level] of levels.entries()) {
      const position = level * (n - 1);
      const low = Math.floor(position);
      const high = Math.min(low + 1, n - 1);
      out[cell * levels.length + q] = sorted[low]! + (position - low) * (sorted[high]! - sorted[low]!);
    }
  }
  return out;
}
