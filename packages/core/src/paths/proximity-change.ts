import { multiplyRows } from "../numeric/index.ts";
import {
  decayRate,
  fillProximityKernelRows,
  type OwnCell,
  PROXIMITY_UNDERFLOW_GUARD,
  type ProximityKernelOptions,
} from "../space/index.ts";
import type { PairedDistances } from "./paired-distances.ts";
import { createPairedSums, fillPairedSums } from "./paired-sums.ts";
import type { PathPanel, PreparedPathPanel } from "./panel.ts";

/** Settings that a path is conditional on. */
export interface PathSettings {
  /** c, share of the distance effect that a network removes, <= 1. */
  readonly distanceRelief: number;
  /** eta, strength of segmentation, >= 0. */
  readonly segmentationPull: number;
  /** Factor on every half-distance, > 0. */
  readonly halfDistanceFactor: number;
  /** Factor on every tradability, >= 0; the product is capped at 1. */
  readonly tradabilityFactor: number;
  readonly ownCell: OwnCell;
}

/** Change of ln Phi and its parts, [S x R] each, log points; NaN where nothing is in reach in a year. */
export interface ProximityChange {
  /** g_P: moving activity. */
  readonly real: Float64Array;
  /** Part of g_P from the region's own activity. */
  readonly realOwn: Float64Array;
  /** g_V: moving digital levels and segmentation. */
  readonly virtual: Float64Array;
}

/** Empty result of the right size. */
export function createProximityChange(cells: number): ProximityChange {
  return { real: new Float64Array(cells), realOwn: new Float64Array(cells), virtual: new Float64Array(cells) };
}

/** Two years, prepared, and where their split goes. */
export interface PeriodChange {
  /** Of `preparePathPanel`, perhaps with noise. */
  readonly prepared: PreparedPathPanel;
  /** Overwritten for the rows computed. */
  readonly out: ProximityChange;
}

export interface ProximityChangeOptions {
  /** First region. Default 0. */
  readonly from?: number;
  /** Region after the last. Default R. */
  readonly to?: number;
  /** Of `pairedDistances`: one industry over all regions then takes half the time, with the same bits. Default none. */
  readonly paired?: PairedDistances | undefined;
}

/**
 * Splits the change of effective proximity into the part of real factors and the part of virtual factors.
 *
 *     g_P = 1/2 [ ln Phi(L1,T0)/Phi(L0,T0) + ln Phi(L1,T1)/Phi(L0,T1) ]
 *     g_V = 1/2 [ ln Phi(L0,T1)/Phi(L0,T0) + ln Phi(L1,T1)/Phi(L1,T0) ]         g_P + g_V = d ln Phi
 *     own part of g_P at T: w_ii(T) (L1_i - L0_i) / logarithmic mean of Phi(L1,T) and Phi(L0,T)
 *
 * With w_ij = k_ij + m sqrt(T_i T_j) (v_ij - k_ij), four states need two products with k and four with v - k, shared by all
 * industries of one half-distance; kernels live in rows of two regions and are never stored as matrices.
 *
 * @param panel     for distances, half-distances, tradability and segmentation
 * @param prepared  of `preparePathPanel`, perhaps with noise
 * @param settings  what the split is conditional on
 * @param out       overwritten for the rows computed
 * @param options   rows, and what is known of the distances
 * @see Shapley (1953) for two factors; Ang (2004) for the logarithmic mean, which makes the parts of a sum exact in logs
 */
export function fillProximityChange(
  panel: PathPanel,
  prepared: PreparedPathPanel,
  settings: PathSettings,
  out: ProximityChange,
  options: ProximityChangeOptions = {},
): void {
  fillProximityChanges(panel, [{ prepared, out }], settings, options);
}

/**
 * The same split for several pairs of years of one study: they share the kernels, which is most of the work of one industry.
 *
 * @param panel    for distances, half-distances, tradability and segmentation, which all periods share
 * @param periods  each with its own activity and digital levels
 */
export function fillProximityChanges(
  panel: PathPanel,
  periods: readonly PeriodChange[],
  settings: PathSettings,
  { from = 0, to = panel.regions, paired }: ProximityChangeOptions = {},
): void {
  for (const group of industryGroups(panel.halfDistanceKm)) {
    const reach = Float64Array.from(group.industries, (s) => Math.min(1, panel.tradability[s]! * settings.tradabilityFactor));
    const options: ProximityKernelOptions = {
      halfDistanceKm: group.halfDistanceKm * settings.halfDistanceFactor,
      distanceRelief: settings.distanceRelief,
      segmentationPull: settings.segmentationPull,
      segmentation: panel.segmentation,
      ownCell: settings.ownCell,
    };
    const only = periods.length === 1 && group.industries.length === 1 && from === 0 && to === panel.regions;
    if (only && paired && pairsServe(options, paired)) {
      sweepPairs(panel.distances, periods[0]!, group.industries[0]!, reach[0]!, options);
      continue;
    }
    const states = panel.segmentationLast ? [options, { ...options, segmentation: panel.segmentationLast }] : [options];
    const drawn = periods.map((period) => ({ ...period, columns: groupColumns(period.prepared, group.industries) }));
    sweepRows(panel.distances, drawn, group.industries, reach, states, from, to);
  }
}

interface IndustryGroup {
  readonly halfDistanceKm: number;
  readonly industries: readonly number[];
}

/** Industries that share a half-distance share a kernel. */
function industryGroups(halfDistanceKm: Float64Array): readonly IndustryGroup[] {
  const groups = new Map<number, number[]>();
  for (const [s, half] of halfDistanceKm.entries()) {
    const group = groups.get(half);
    if (group) group.push(s);
    else groups.set(half, [s]);
  }
  return [...groups].map(([half, industries]) => ({ halfDistanceKm: half, industries }));
}

/** Columns of one group, each of length R: for industry g, L0, L1, then sqrt(T0) L0, sqrt(T0) L1, sqrt(T1) L0, sqrt(T1) L1. */
interface GroupColumns {
  readonly activity: Float64Array;
  readonly online: Float64Array;
}

function groupColumns(prepared: PreparedPathPanel, industries: readonly number[]): GroupColumns {
  const { regions: R, activityFirst, activityLast, rootFirst, rootLast } = prepared;
  const activity = new Float64Array(2 * industries.length * R);
  const online = new Float64Array(4 * industries.length * R);
  for (let g = 0; g < industries.length; ++g) {
    const source = industries[g]! * R;
    for (let j = 0; j < R; ++j) {
      const a = activityFirst[source + j]!;
      const b = activityLast[source + j]!;
      activity[2 * g * R + j] = a;
      activity[(2 * g + 1) * R + j] = b;
      online[4 * g * R + j] = rootFirst[j]! * a;
      online[(4 * g + 1) * R + j] = rootFirst[j]! * b;
      online[(4 * g + 2) * R + j] = rootLast[j]! * a;
      online[(4 * g + 3) * R + j] = rootLast[j]! * b;
    }
  }
  return { activity, online };
}

/** No row may underflow as a whole, and settings that the kernels refuse are left to them. */
function pairsServe(options: ProximityKernelOptions, paired: PairedDistances): boolean {
  return (
    options.ownCell !== "left-out" &&
    options.distanceRelief! <= 1 &&
    decayRate(options.halfDistanceKm) * paired.farthestNearestKm <= PROXIMITY_UNDERFLOW_GUARD
  );
}

function sweepPairs(
  distances: Float64Array,
  { prepared, out }: PeriodChange,
  industry: number,
  tradability: number,
  options: ProximityKernelOptions,
): void {
  const R = prepared.regions;
  const { activity, online } = groupColumns(prepared, [industry]);
  const rate = decayRate(options.halfDistanceKm);
  const found = createPairedSums(R);
  fillPairedSums(
    distances,
    R,
    { rate, virtualRate: (1 - options.distanceRelief!) * rate, ownAtZero: options.ownCell === "zero-distance" },
    [0, 1, 2, 3, 4, 5].map((c) => (c < 2 ? activity.subarray(c * R, (c + 1) * R) : online.subarray((c - 2) * R, (c - 1) * R))),
    found,
  );
  const sums: StateSums = { physical: new Float64Array(2), online: new Float64Array(4), own: 0, ownDifference: 0, scale: 0 };
  for (let i = 0; i < R; ++i) {
    sums.physical.set(found.sums.subarray(6 * i, 6 * i + 2));
    sums.online.set(found.sums.subarray(6 * i + 2, 6 * i + 6));
    sums.own = found.ownPhysical[i]!;
    sums.ownDifference = found.ownDifference[i]!;
    splitCell(prepared, out, industry, i, tradability, sums, sums, 0);
  }
}

interface DrawnPeriod extends PeriodChange {
  readonly columns: GroupColumns;
}

function sweepRows(
  distances: Float64Array,
  periods: readonly DrawnPeriod[],
  industries: readonly number[],
  tradability: Float64Array,
  states: readonly ProximityKernelOptions[],
  from: number,
  to: number,
): void {
  const R = periods[0]!.prepared.regions;
  const G = industries.length;
  const buffers = states.map(() => ({
    k: new Float64Array(2 * R),
    d: new Float64Array(2 * R),
    scale: new Float64Array(2),
    products: periods.map(() => ({ physical: new Float64Array(4 * G), online: new Float64Array(8 * G) })),
  }));
  const sums = states.map((): StateSums => ({ physical: empty, online: empty, own: 0, ownDifference: 0, scale: 0 }));
  for (let first = from; first < to; first += 2) {
    const rows = Math.min(2, to - first);
    for (const [index, options] of states.entries()) {
      const b = buffers[index]!;
      fillProximityKernelRows(distances, R, options, first, first + rows, b.k, b.d, b.scale);
      if (rows === 1) {
        b.k.copyWithin(R, 0, R);
        b.d.copyWithin(R, 0, R);
      }
      for (let j = 0; j < 2 * R; ++j) b.d[j]! -= b.k[j]!;
      for (const [p, { columns }] of periods.entries()) {
        multiplyRows(columns.activity, 2 * G, R, b.k, 2, b.products[p]!.physical, 0, 2 * G);
        multiplyRows(columns.online, 4 * G, R, b.d, 2, b.products[p]!.online, 0, 4 * G);
      }
    }
    for (const [p, { prepared, out }] of periods.entries()) {
      for (let row = 0; row < rows; ++row) {
        const i = first + row;
        for (const [index, b] of buffers.entries()) {
          const into = sums[index]!;
          into.physical = b.products[p]!.physical;
          into.online = b.products[p]!.online;
          into.own = b.k[row * R + i]!;
          into.ownDifference = b.d[row * R + i]!;
          into.scale = b.scale[row]!;
        }
        for (let g = 0; g < G; ++g) {
          splitCell(prepared, out, industries[g]!, i, tradability[g]!, sums[0]!, sums[states.length - 1]!, row * G + g);
        }
      }
    }
  }
}

const empty = new Float64Array(0);

/** Products of one state of segmentation, and the kernels of the region with itself. Overwritten from cell to cell. */
interface StateSums {
  /** Two a column. */
  physical: Float64Array;
  /** Four a column. */
  online: Float64Array;
  own: number;
  ownDifference: number;
  /** What was taken out of the exponents. */
  scale: number;
}

/**
 * The split of one cell from its sums.
 *
 * @param before sums with the segmentation of the first year
 * @param after  with that of the last; the same where it did not change
 * @param column of the products
 */
function splitCell(
  prepared: PreparedPathPanel,
  out: ProximityChange,
  industry: number,
  i: number,
  tradability: number,
  before: StateSums,
  after: StateSums,
  column: number,
): void {
  const { regions: R, rootFirst, rootLast, activityFirst, activityLast, absence } = prepared;
  const m0 = tradability * rootFirst[i]!;
  const m1 = tradability * rootLast[i]!;
  const p = 2 * column;
  const o = 4 * column;
  const phi00 = before.physical[p]! + m0 * before.online[o]!;
  const phi10 = before.physical[p + 1]! + m0 * before.online[o + 1]!;
  const phi01 = after.physical[p]! + m1 * after.online[o + 2]!;
  const phi11 = after.physical[p + 1]! + m1 * after.online[o + 3]!;
  const cell = industry * R + i;
  if (!(phi00 > 0 && phi10 > 0 && phi01 > 0 && phi11 > 0) || absence[cell] !== 0) {
    out.real[cell] = Number.NaN;
    out.realOwn[cell] = Number.NaN;
    out.virtual[cell] = Number.NaN;
    return;
  }
  const l00 = Math.log(phi00) - before.scale;
  const l10 = Math.log(phi10) - before.scale;
  const l01 = Math.log(phi01) - after.scale;
  const l11 = Math.log(phi11) - after.scale;
  out.real[cell] = 0.5 * (l10 - l00 + (l11 - l01));
  out.virtual[cell] = 0.5 * (l01 - l00 + (l11 - l10));
  const moved = activityLast[cell]! - activityFirst[cell]!;
  const w0 = before.own + m0 * rootFirst[i]! * before.ownDifference;
  const w1 = after.own + m1 * rootLast[i]! * after.ownDifference;
  out.realOwn[cell] = moved === 0 ? 0 : 0.5 * moved * (w0 / logarithmicMean(phi10, phi00) + w1 / logarithmicMean(phi11, phi01));
}

/**
 * The mean that turns a difference of two positive numbers into the difference of their logarithms: (a - b) / ln(a / b), a at a = b.
 */
export function logarithmicMean(a: number, b: number): number {
  const x = (a - b) / b;
  // Series at a near b, where the quotient would be 0/0: error below 1e-14 at |x| = 1e-4.
  if (Math.abs(x) < 1e-4) return b * (1 + x / 2 - (x * x) / 12 + (x * x * x) / 24);
  return (a - b) / Math.log(a / b);
}
