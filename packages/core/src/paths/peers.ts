import { InputError, requireLength } from "../errors/index.ts";
import { PATH_CODE } from "./path.ts";

/** A place that was alike when it took a path, and what followed there. */
export interface PathPeer {
  readonly region: number;
  /** Period in which it took the path. */
  readonly period: number;
  /** Distance of the profiles, standard deviations per variable. */
  readonly distance: number;
  /** Code of its path in the next period; -1 where the data end. */
  readonly next: number;
  /** Change of the outcome over the periods that followed, in the outcome's unit; NaN where the data end or it is absent. */
  readonly outcomeAfter: number;
}

/** Profiles and paths of one industry over periods. */
export interface PeerInput {
  readonly regions: number;
  readonly periods: number;
  /** What makes places alike at the start of a period (for example ln A, T, ln wage), [V][R x P], NaN where absent. */
  readonly profile: readonly Float64Array[];
  /** Path codes, [R x P]. */
  readonly paths: Uint8Array;
  /** Outcome at the start of each period and at the end, for example ln wage, [R x (P + 1)]. */
  readonly outcome: Float64Array;
}

/**
 * Nearest places that took a path before, and what followed there: examples, not a causal estimate.
 *
 *     distance = sqrt( mean_v [ (x_v,peer - x_v,place) / sd_v ]^2 )
 *
 * Profiles are compared at the start of the peer's period with the place at the start of its own; standard deviations are over all
 * places and periods; variables that do not vary are left out. A peer's period ends before the place's begins.
 *
 * @param input   profiles, paths and outcomes of one industry
 * @param region  the place
 * @param period  its period, 1 to P (P: the period after the data)
 * @param path    code of the path it considers
 * @param options how many peers, default 5; periods over which the outcome is followed, default 1
 * @returns nearest first; fewer where fewer took the path
 * @throws InputError `shape-mismatch`, `unknown-cell`
 */
export function pathPeers(
  input: PeerInput,
  region: number,
  period: number,
  path: number,
  options: { readonly count?: number; readonly horizon?: number } = {},
): readonly PathPeer[] {
  const { regions: R, periods: P, profile, paths, outcome } = input;
  requireLength("pathPeers", "paths", paths, R * P, `${R} regions x ${P} periods`);
  requireLength("pathPeers", "outcome", outcome, R * (P + 1), `${R} regions x (${P} periods + 1)`);
  for (const [v, values] of profile.entries()) {
    requireLength("pathPeers", `profile ${v}`, values, R * P, `${R} regions x ${P} periods`);
  }
  if (!(region >= 0 && region < R && period >= 1 && period <= P)) {
    throw new InputError(
      "unknown-cell",
      `pathPeers: region ${region}, period ${period}; there are ${R} regions, and the period must be from 1 to ${P}.`,
      { region, period },
    );
  }
  const scale = profile.map(standardDeviation);
  const used = profile.map((_, v) => v).filter((v) => scale[v]! > 0);
  // The start of the period after the data is not in the profile: the last one known stands for it.
  const here = region * P + Math.min(period, P - 1);
  const horizon = options.horizon ?? 1;
  const peers: PathPeer[] = [];
  for (let i = 0; i < R; ++i) {
    if (i === region) continue;
    for (let p = 0; p < period; ++p) {
      if (paths[i * P + p] !== path) continue;
      let sum = 0;
      for (const v of used) sum += ((profile[v]![i * P + p]! - profile[v]![here]!) / scale[v]!) ** 2;
      const distance = Math.sqrt(sum / Math.max(1, used.length));
      if (Number.isNaN(distance)) continue;
      const end = p + 1 + horizon;
      peers.push({
        region: i,
        period: p,
        distance,
        next: p + 1 < P ? paths[i * P + p + 1]! : -1,
        outcomeAfter: end <= P ? outcome[i * (P + 1) + end]! - outcome[i * (P + 1) + p + 1]! : Number.NaN,
      });
    }
  }
  peers.sort((a, b) => a.distance - b.distance || a.region - b.region || a.period - b.period);
  return peers.slice(0, options.count ?? 5);
}

function standardDeviation(values: Float64Array): number {
  let count = 0;
  let mean = 0;
  let squares = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    ++count;
    const step = value - mean;
    mean += step / count;
    squares += step * (value - mean);
  }
  return count > 1 ? Math.sqrt(squares / (count - 1)) : 0;
}

/** How many region-industries are on each path in each period and how many flow between them: the river picture. */
export interface PathRiver {
  /** [P x 5], codes of `PATH_CODE`. */
  readonly sizes: Float64Array;
  /** Positive flows only, by period. */
  readonly flows: readonly { readonly period: number; readonly from: number; readonly to: number; readonly size: number }[];
}

/**
 * Sizes of paths by period and the flows between them, counted or weighted by activity.
 *
 * @param paths  codes by period, [P][cells]
 * @param weight weight of each cell, [cells]. Default 1
 * @throws InputError `shape-mismatch`
 */
export function pathRiver(paths: readonly Uint8Array[], weight?: Float64Array): PathRiver {
  const codes = PATH_CODE.strengthening + 1;
  const cells = paths[0]?.length ?? 0;
  if (weight) requireLength("pathRiver", "weight", weight, cells, "one value per cell");
  const sizes = new Float64Array(paths.length * codes);
  const flows: { period: number; from: number; to: number; size: number }[] = [];
  for (const [period, codesNow] of paths.entries()) {
    requireLength("pathRiver", `period ${period}`, codesNow, cells, "the cells of period 0");
    const moved = new Float64Array(codes * codes);
    for (let cell = 0; cell < cells; ++cell) {
      const size = weight ? weight[cell]! : 1;
      sizes[period * codes + codesNow[cell]!]! += size;
      if (period > 0) moved[paths[period - 1]![cell]! * codes + codesNow[cell]!]! += size;
    }
    for (let k = 0; k < moved.length; ++k) {
      if (moved[k]! > 0) flows.push({ period: period - 1, from: Math.floor(k / codes), to: k % codes, size: moved[k]! });
    }
  }
  return { sizes, flows };
}
