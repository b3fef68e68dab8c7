import { effectiveProximity } from "../measures/index.ts";
import { defaultOf } from "../parameters/index.ts";
import { type OwnCell, type ProximityKernels, proximityKernels } from "../space/index.ts";
import { pairedDistances } from "./paired-distances.ts";
import { PATH_ABSENCE, type PathMode, type PathPanel, type PreparedPathPanel, preparePathPanel } from "./panel.ts";
import { classifyPath, lossOffset } from "./path.ts";
import {
  createProximityChange,
  fillProximityChange,
  fillProximityChanges,
  type PathSettings,
  type ProximityChange,
} from "./proximity-change.ts";

export interface ObservedPathOptions {
  /** Default `share`. */
  readonly mode?: PathMode;
  /** c. Default 0.65. */
  readonly distanceRelief?: number;
  /** eta. Default 1; without segmentation it has no effect. */
  readonly segmentationPull?: number;
  /** Default 1. */
  readonly halfDistanceFactor?: number;
  /** Default 1. */
  readonly tradabilityFactor?: number;
  /** Default `own-distance`. */
  readonly ownCell?: OwnCell;
  /** Smallest share that counts as a driver of its own. Default 1/3. */
  readonly bothShare?: number;
}

/** The path of every region-industry between two years at one setting, [R x S] row-major throughout. */
export interface ObservedPaths {
  readonly regions: number;
  readonly industries: number;
  /** What the answer is conditional on. */
  readonly spec: PathSettings & { readonly mode: PathMode; readonly bothShare: number };
  /** d ln Phi, log points; NaN where not defined. */
  readonly total: Float64Array;
  /** g_P, part of real factors. */
  readonly real: Float64Array;
  /** Part of g_P from own activity. */
  readonly realOwn: Float64Array;
  /** g_V, part of virtual factors. */
  readonly virtual: Float64Array;
  /** PhiV / Phi in the first year. */
  readonly virtualShareFirst: Float64Array;
  /** PhiV / Phi in the last year. */
  readonly virtualShareLast: Float64Array;
  /** Codes of `PATH_CODE`. */
  readonly path: Uint8Array;
  /** Share of a loss that the other part offsets; NaN where reach rose. */
  readonly offset: Float64Array;
  /** Codes of `PATH_ABSENCE`: why a path is not defined. */
  readonly absence: Uint8Array;
  /** Share of known activity that an industry's comparison leaves out, [S]. */
  readonly leftOut: Float64Array;
}

/** Options with defaults filled in. */
export function pathSettings(options: ObservedPathOptions): ObservedPaths["spec"] {
  return {
    mode: options.mode ?? "share",
    distanceRelief: options.distanceRelief ?? defaultOf("distance-relief"),
    segmentationPull: options.segmentationPull ?? defaultOf("segmentation-pull"),
    halfDistanceFactor: options.halfDistanceFactor ?? 1,
    tradabilityFactor: options.tradabilityFactor ?? 1,
    ownCell: options.ownCell ?? "own-distance",
    bothShare: options.bothShare ?? defaultOf("path-both-share"),
  };
}

/**
 * Which path each place took between two years, and what drove it.
 *
 *     d ln Phi_is = g_P + g_V, the two-factor Shapley split of `fillProximityChange`, named by `classifyPath`
 *
 * Conditional on c: with c >= 0 a rise of T gives g_V > 0 by construction.
 *
 * @param panel   two years of activity and digital levels
 * @param options setting; see the fields
 * @returns parts that add up to the total to 1e-12, path codes and the reason where there is none
 * @throws InputError those of `preparePathPanel` and `proximityKernels`
 * @see the model book, section 4
 */
export function observedPaths(panel: PathPanel, options: ObservedPathOptions = {}): ObservedPaths {
  const spec = pathSettings(options);
  const { regions: R, industries: S } = panel;
  const prepared = preparePathPanel(panel, spec.mode);
  const change = createProximityChange(S * R);
  fillProximityChange(panel, prepared, spec, change, { paired: S === 1 ? pairedDistances(panel) : undefined });
  const shares = virtualShares(panel, prepared, spec);
  const transpose = (byIndustry: Float64Array) => {
    const out = new Float64Array(R * S);
    for (let s = 0; s < S; ++s) for (let i = 0; i < R; ++i) out[i * S + s] = byIndustry[s * R + i]!;
    return out;
  };
  const real = transpose(change.real);
  const virtual = transpose(change.virtual);
  const { path, absence } = classifyCells(change, prepared, spec.bothShare);
  return {
    regions: R,
    industries: S,
    spec,
    total: real.map((value, cell) => value + virtual[cell]!),
    real,
    realOwn: transpose(change.realOwn),
    virtual,
    virtualShareFirst: transpose(shares.first),
    virtualShareLast: transpose(shares.last),
    path,
    offset: real.map((value, cell) => lossOffset(value, virtual[cell]!)),
    absence,
    leftOut: prepared.leftOut,
  };
}

/**
 * Paths of several pairs of years of one study at one setting; what moved and why is left to `observedPaths`.
 *
 * @param panels  share everything but activity and digital levels; at least one
 * @param options setting
 * @returns codes of `PATH_CODE` of each pair of years, [R x S] each
 */
export function observedPathCodes(panels: readonly PathPanel[], options: ObservedPathOptions = {}): readonly Uint8Array[] {
  if (panels.length === 0) return [];
  const spec = pathSettings(options);
  const periods = panels.map((panel) => {
    const prepared = preparePathPanel(panel, spec.mode);
    return { prepared, out: createProximityChange(panel.industries * panel.regions) };
  });
  fillProximityChanges(panels[0]!, periods, spec);
  return periods.map(({ prepared, out }) => classifyCells(out, prepared, spec.bothShare).path);
}

/**
 * Path of one region-industry, as in `observedPaths`, at the cost of its row alone.
 *
 * @param region   0 to R - 1
 * @param industry 0 to S - 1
 * @returns code of `PATH_CODE`
 */
export function observedPathOf(panel: PathPanel, region: number, industry: number, options: ObservedPathOptions = {}): number {
  const spec = pathSettings(options);
  const change = createProximityChange(panel.industries * panel.regions);
  fillProximityChange(panel, preparePathPanel(panel, spec.mode), spec, change, { from: region, to: region + 1 });
  const cell = industry * panel.regions + region;
  return classifyPath(change.real[cell]!, change.virtual[cell]!, spec.bothShare);
}

function classifyCells(change: ProximityChange, prepared: PreparedPathPanel, bothShare: number) {
  const { regions: R, industries: S } = prepared;
  const path = new Uint8Array(R * S);
  const absence = new Uint8Array(R * S);
  for (let s = 0; s < S; ++s) {
    for (let i = 0; i < R; ++i) {
      const from = s * R + i;
      path[i * S + s] = classifyPath(change.real[from]!, change.virtual[from]!, bothShare);
      absence[i * S + s] =
        prepared.absence[from] !== 0 || !Number.isNaN(change.real[from]!) ? prepared.absence[from]! : PATH_ABSENCE.nothingInReach;
    }
  }
  return { path, absence };
}

/** PhiV / Phi in both years, [S x R], by the definition of effective proximity in the measures. */
function virtualShares(panel: PathPanel, prepared: PreparedPathPanel, spec: PathSettings) {
  const cells = prepared.industries * prepared.regions;
  const first = new Float64Array(cells).fill(Number.NaN);
  const last = new Float64Array(cells).fill(Number.NaN);
  for (const half of new Set(panel.halfDistanceKm)) {
    const members = [...panel.halfDistanceKm.keys()].filter((s) => panel.halfDistanceKm[s] === half);
    const kernelsWith = (segmentation: Float64Array | undefined) =>
      proximityKernels(panel.distances, prepared.regions, {
        halfDistanceKm: half * spec.halfDistanceFactor,
        distanceRelief: spec.distanceRelief,
        segmentationPull: spec.segmentationPull,
        segmentation,
        ownCell: spec.ownCell,
      });
    const kernels = kernelsWith(panel.segmentation);
    fillVirtualShares(panel, prepared, spec, kernels, members, prepared.activityFirst, prepared.rootFirst, first);
    const later = panel.segmentationLast ? kernelsWith(panel.segmentationLast) : kernels;
    fillVirtualShares(panel, prepared, spec, later, members, prepared.activityLast, prepared.rootLast, last);
  }
  return { first, last };
}

/** PhiV / Phi in one year for the industries of one kernel. */
function fillVirtualShares(
  panel: PathPanel,
  prepared: PreparedPathPanel,
  spec: PathSettings,
  kernels: ProximityKernels,
  members: readonly number[],
  activity: Float64Array,
  root: Float64Array,
  out: Float64Array,
): void {
  const R = prepared.regions;
  const columns = new Float64Array(members.length * R);
  for (const [c, s] of members.entries()) columns.set(activity.subarray(s * R, (s + 1) * R), c * R);
  const phi = effectiveProximity(kernels, {
    activity: columns,
    digitalLevel: root.map((value) => value * value),
    levelOf: new Int32Array(members.length),
    tradability: Float64Array.from(members, (s) => Math.min(1, panel.tradability[s]! * spec.tradabilityFactor)),
  });
  for (const [c, s] of members.entries()) {
    for (let i = 0; i < R; ++i) {
      const total = phi.total[c * R + i]!;
      if (prepared.absence[s * R + i] === 0 && total > 0) out[s * R + i] = phi.virtual[c * R + i]! / total;
    }
  }
}
