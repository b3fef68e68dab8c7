import { fillProximityKernelRows, type OwnCell, type ProximityKernelOptions } from "../space/index.ts";
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
 * @param from      first region. Default 0
 * @param to        region after the last. Default R
 * @see Shapley (1953) for two factors; Ang (2004) for the logarithmic mean, which makes the parts of a sum exact in logs
 */
export function fillProximityChange(
  panel: PathPanel,
  prepared: PreparedPathPanel,
  settings: PathSettings,
  out: ProximityChange,
  from = 0,
  to = prepared.regions,
): void {
  const reach = new Float64Array(prepared.industries);
  for (const group of industryGroups(panel.halfDistanceKm)) {
    const columns = groupColumns(prepared, group.industries);
    for (let g = 0; g < group.industries.length; ++g) {
      reach[g] = Math.min(1, panel.tradability[group.industries[g]!]! * settings.tradabilityFactor);
    }
    const options: ProximityKernelOptions = {
      halfDistanceKm: group.halfDistanceKm * settings.halfDistanceFactor,
      distanceRelief: settings.distanceRelief,
      segmentationPull: settings.segmentationPull,
      segmentation: panel.segmentation,
      ownCell: settings.ownCell,
    };
    const states = panel.segmentationLast ? [options, { ...options, segmentation: panel.segmentationLast }] : [options];
    sweepRows(panel.distances, prepared, columns, group.industries, reach, states, out, from, to);
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

function sweepRows(
  distances: Float64Array,
  prepared: PreparedPathPanel,
  columns: GroupColumns,
  industries: readonly number[],
  tradability: Float64Array,
  states: readonly ProximityKernelOptions[],
  out: ProximityChange,
  from: number,
  to: number,
): void {
  const { regions: R, rootFirst, rootLast, activityFirst, activityLast } = prepared;
  const G = industries.length;
  const two = states.length === 2;
  const buffers = states.map(() => ({
    k: new Float64Array(2 * R),
    d: new Float64Array(2 * R),
    scale: new Float64Array(2),
    physical: new Float64Array(4 * G),
    online: new Float64Array(8 * G),
  }));
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
      twoRowProducts(b.k, R, columns.activity, 2 * G, b.physical);
      twoRowProducts(b.d, R, columns.online, 4 * G, b.online);
    }
    const before = buffers[0]!;
    const after = two ? buffers[1]! : before;
    for (let row = 0; row < rows; ++row) {
      const i = first + row;
      const own = row * R + i;
      const scaleBefore = before.scale[row]!;
      const scaleAfter = after.scale[row]!;
      for (let g = 0; g < G; ++g) {
        const m = tradability[g]!;
        const m0 = m * rootFirst[i]!;
        const m1 = m * rootLast[i]!;
        const p = row * 2 * G + 2 * g;
        const o = row * 4 * G + 4 * g;
        const phi00 = before.physical[p]! + m0 * before.online[o]!;
        const phi10 = before.physical[p + 1]! + m0 * before.online[o + 1]!;
        const phi01 = after.physical[p]! + m1 * after.online[o + 2]!;
        const phi11 = after.physical[p + 1]! + m1 * after.online[o + 3]!;
        const cell = industries[g]! * R + i;
        if (!(phi00 > 0 && phi10 > 0 && phi01 > 0 && phi11 > 0) || prepared.absence[cell] !== 0) {
          out.real[cell] = Number.NaN;
          out.realOwn[cell] = Number.NaN;
          out.virtual[cell] = Number.NaN;
          continue;
        }
        const l00 = Math.log(phi00) - scaleBefore;
        const l10 = Math.log(phi10) - scaleBefore;
        const l01 = Math.log(phi01) - scaleAfter;
        const l11 = Math.log(phi11) - scaleAfter;
        out.real[cell] = 0.5 * (l10 - l00 + (l11 - l01));
        out.virtual[cell] = 0.5 * (l01 - l00 + (l11 - l10));
        const moved = activityLast[cell]! - activityFirst[cell]!;
        const w0 = before.k[own]! + m0 * rootFirst[i]! * before.d[own]!;
        const w1 = after.k[own]! + m1 * rootLast[i]! * after.d[own]!;
        out.realOwn[cell] =
          moved === 0 ? 0 : 0.5 * moved * (w0 / logarithmicMean(phi10, phi00) + w1 / logarithmicMean(phi11, phi01));
      }
    }
  }
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

/** out[row, c] = sum_j rows[row, j] columns[c, j] for two rows, four columns at a time so that eight sums stay in registers. */
export function twoRowProducts(rows: Float64Array, n: number, columns: Float64Array, count: number, out: Float64Array): void {
  let c = 0;
  for (; c + 4 <= count; c += 4) {
    const x0 = c * n;
    const x1 = x0 + n;
    const x2 = x1 + n;
    const x3 = x2 + n;
    let a0 = 0;
    let a1 = 0;
    let a2 = 0;
    let a3 = 0;
    let b0 = 0;
    let b1 = 0;
    let b2 = 0;
    let b3 = 0;
    for (let j = 0; j < n; ++j) {
      const u = rows[j]!;
      const v = rows[n + j]!;
      const y0 = columns[x0 + j]!;
      const y1 = columns[x1 + j]!;
      const y2 = columns[x2 + j]!;
      const y3 = columns[x3 + j]!;
      a0 += u * y0;
      b0 += v * y0;
      a1 += u * y1;
      b1 += v * y1;
      a2 += u * y2;
      b2 += v * y2;
      a3 += u * y3;
      b3 += v * y3;
    }
    out[c] = a0;
    out[c + 1] = a1;
    out[c + 2] = a2;
    out[c + 3] = a3;
    out[count + c] = b0;
    out[count + c + 1] = b1;
    out[count + c + 2] = b2;
    out[count + c + 3] = b3;
  }
  for (; c < count; ++c) {
    let a = 0;
    let b = 0;
    for (let j = 0; j < n; ++j) {
      a += rows[j]! * columns[c * n + j]!;
      b += rows[n + j]! * columns[c * n + j]!;
    }
    out[c] = a;
    out[count + c] = b;
  }
}
