import { EARTH_RADIUS_KM } from "./distances.ts";
import type { EmbeddedPoints } from "./point-set.ts";
import { memoryLayout, spaceKernels } from "./space-kernels.ts";

/** Cells of distance, and where each lies. */
export interface DistanceBins {
  readonly count: number;
  /** Straight-line width of a bin; bins start at 0. */
  readonly width: number;
  /** Distance of the middle of every bin, km on the sphere, [count]. */
  readonly centres: Float64Array;
  /** Largest width of a bin in distance: a pair is at most half of it away from its bin's middle. */
  readonly widest: number;
}

/**
 * Bins over all distances a pattern can have.
 *
 * @param points  see `embedPoints`
 * @param count   number of bins, >= 1
 */
export function distanceBins(points: EmbeddedPoints, count: number): DistanceBins {
  const { dimensions, coordinates } = points;
  let diagonal = 0;
  for (let axis = 0; axis < dimensions; ++axis) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let c = axis; c < coordinates.length; c += dimensions) {
      low = Math.min(low, coordinates[c]!);
      high = Math.max(high, coordinates[c]!);
    }
    diagonal += (high - low) ** 2;
  }
  const sphere = dimensions === 3;
  const farthest = sphere ? Math.min(2, Math.sqrt(diagonal)) : Math.sqrt(diagonal);
  // The farthest pair must fall inside the last bin, not on its edge.
  const width = farthest > 0 ? (farthest * (1 + 1e-9)) / count : 1;
  const toDistance = (line: number): number => (sphere ? 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, line / 2)) : line);
  const centres = Float64Array.from({ length: count }, (_, b) => toDistance((b + 0.5) * width));
  return { count, width, centres, widest: toDistance(count * width) - toDistance((count - 1) * width) };
}

/** Coordinates of some points, axis by axis, so that the pair loop runs along memory. */
export interface GatheredPoints {
  readonly count: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Empty on the plane. */
  readonly z: Float64Array;
  /** Empty where all weigh 1. */
  readonly weights: Float64Array;
}

/**
 * @param members  numbers of the points wanted
 * @param weights  weight of every point of the pattern, or null for 1 each
 */
export function gatherPoints(points: EmbeddedPoints, members: ArrayLike<number>, weights: Float64Array | null): GatheredPoints {
  const count = members.length;
  const { dimensions, coordinates } = points;
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const z = new Float64Array(dimensions === 3 ? count : 0);
  const chosen = new Float64Array(weights ? count : 0);
  for (let m = 0; m < count; ++m) {
    const at = members[m]! * dimensions;
    x[m] = coordinates[at]!;
    y[m] = coordinates[at + 1]!;
    if (dimensions === 3) z[m] = coordinates[at + 2]!;
    if (weights) chosen[m] = weights[members[m]!]!;
  }
  return { count, x, y, z, weights: chosen };
}

/**
 * Histogram of the distances of all pairs within a set, each pair once.
 *
 * @returns [bins], number of pairs, or sum of the products of their weights
 */
export function pairsWithinHistogram(set: GatheredPoints, bins: DistanceBins): Float64Array {
  return set.weights.length > 0 ? weightedPairs(set, null, bins) : plainPairs(set, null, bins);
}

/** Histogram of the distances of all pairs between two sets; both weighted or neither. */
export function pairsBetweenHistogram(a: GatheredPoints, b: GatheredPoints, bins: DistanceBins): Float64Array {
  return a.weights.length > 0 ? weightedPairs(a, b, bins) : plainPairs(a, b, bins);
}

/** Coordinates in single precision, relative to the lowest: 6e-8 of the extent, far below the width of a bin. */
function plainPairs(a: GatheredPoints, b: GatheredPoints | null, bins: DistanceBins): Float64Array {
  const second = b ?? a;
  const layout = memoryLayout();
  const first = [layout.take(4 * a.count), layout.take(4 * a.count), layout.take(4 * a.count)] as const;
  const other = b ? ([layout.take(4 * b.count), layout.take(4 * b.count), layout.take(4 * b.count)] as const) : first;
  // One bin more, where rounding may put the farthest pair.
  const counts = layout.take(4 * (bins.count + 1));
  const kernels = spaceKernels(layout.size());
  const { buffer } = kernels.memory;
  (["x", "y", "z"] as const).forEach((axis, at) => {
    const low = Math.min(lowest(a[axis]), lowest(second[axis]));
    const place = (set: GatheredPoints, address: number): void => {
      const view = new Float32Array(buffer, address, set.count);
      for (let i = 0; i < set[axis].length; ++i) view[i] = set[axis][i]! - low;
    };
    place(a, first[at]!);
    if (b) place(b, other[at]!);
  });
  kernels.pairHistogram(...first, a.count, ...other, second.count, b ? 0 : 1, 1 / bins.width, counts);
  const result = Float64Array.from(new Int32Array(buffer, counts, bins.count));
  result[bins.count - 1]! += new Int32Array(buffer, counts, bins.count + 1)[bins.count]!;
  return result;
}

function lowest(values: Float64Array): number {
  let low = Number.POSITIVE_INFINITY;
  for (const value of values) if (value < low) low = value;
  return low;
}

function weightedPairs(a: GatheredPoints, b: GatheredPoints | null, bins: DistanceBins): Float64Array {
  const sums = new Float64Array(bins.count);
  const scale = 1 / bins.width;
  const { x, y, z, weights } = b ?? a;
  const flat = z.length === 0;
  for (let i = 0; i < a.count; ++i) {
    const xi = a.x[i]!;
    const yi = a.y[i]!;
    const zi = flat ? 0 : a.z[i]!;
    const wi = a.weights[i]!;
    const end = b ? b.count : i;
    for (let j = 0; j < end; ++j) {
      const dx = xi - x[j]!;
      const dy = yi - y[j]!;
      const dz = flat ? 0 : zi - z[j]!;
      const bin = (Math.sqrt(dx * dx + dy * dy + dz * dz) * scale) | 0;
      sums[bin] = sums[bin]! + wi * weights[j]!;
    }
  }
  return sums;
}

/** Mean, standard deviation and quartiles of binned distances. */
export interface BinnedDistances {
  readonly total: number;
  readonly mean: number;
  readonly sd: number;
  readonly lowerQuartile: number;
  readonly median: number;
  readonly upperQuartile: number;
}

export function describeHistogram(histogram: Float64Array, bins: DistanceBins): BinnedDistances {
  let total = 0;
  let sum = 0;
  for (let b = 0; b < bins.count; ++b) {
    total += histogram[b]!;
    sum += histogram[b]! * bins.centres[b]!;
  }
  const mean = sum / total;
  let squares = 0;
  for (let b = 0; b < bins.count; ++b) squares += histogram[b]! * (bins.centres[b]! - mean) ** 2;
  const quantile = (share: number): number => {
    let below = 0;
    for (let b = 0; b < bins.count; ++b) {
      below += histogram[b]!;
      if (below >= share * total) return bins.centres[b]!;
    }
    return bins.centres[bins.count - 1]!;
  };
  return {
    total,
    mean,
    sd: Math.sqrt(squares / total),
    lowerQuartile: quantile(0.25),
    median: quantile(0.5),
    upperQuartile: quantile(0.75),
  };
}
