import type { EmbeddedPoints } from "./point-set.ts";

/** Points cut into small boxes by halving the widest side again and again (a k-d tree). */
export interface PointTree {
  readonly dimensions: 2 | 3;
  /** Coordinates in box order, [n x dimensions]. */
  readonly coordinates: Float64Array;
  /** Original number of every point in box order, [n]. */
  readonly order: Int32Array;
  /** Levels of halving; nodes are numbered as in a heap, the root is 1, leaves are 2^depth to 2^(depth + 1) - 1. */
  readonly depth: number;
  /** Bounds of every node, [2^(depth + 1) x 2 dimensions]: lows then highs. */
  readonly bounds: Float64Array;
  /** First point of every leaf in box order, [2^depth + 1]. */
  readonly leafStarts: Int32Array;
}

/**
 * A tree over points; building costs n log n, whatever their arrangement, repeated places included.
 *
 * @param points    see `embedPoints`; not modified
 * @param leafSize  largest number of points in a box, >= 1
 * @see Bentley (1975), Multidimensional binary search trees used for associative searching
 */
export function pointTree(points: EmbeddedPoints, leafSize = 8): PointTree {
  const { count, dimensions } = points;
  let depth = 0;
  while (count > leafSize * 2 ** depth) ++depth;
  const leaves = 2 ** depth;
  const coordinates = points.coordinates.slice();
  const order = new Int32Array(count);
  for (let i = 0; i < count; ++i) order[i] = i;
  const bounds = new Float64Array(2 * leaves * 2 * dimensions);
  const starts = new Int32Array(2 * leaves);
  const ends = new Int32Array(2 * leaves);
  ends[1] = count;
  for (let node = 1; node < 2 * leaves; ++node) {
    const from = starts[node]!;
    const to = ends[node]!;
    const axis = boundPoints(coordinates, dimensions, from, to, bounds, node * 2 * dimensions);
    if (node >= leaves) continue;
    const middle = from + ((to - from) >> 1);
    if (to - from > 1) selectMiddle(coordinates, order, dimensions, axis, from, to - 1, middle);
    starts[2 * node] = from;
    ends[2 * node] = middle;
    starts[2 * node + 1] = middle;
    ends[2 * node + 1] = to;
  }
  const leafStarts = new Int32Array(leaves + 1);
  for (let leaf = 0; leaf < leaves; ++leaf) leafStarts[leaf] = starts[leaves + leaf]!;
  leafStarts[leaves] = count;
  return { dimensions, coordinates, order, depth, bounds, leafStarts };
}

/** Writes lows and highs; returns the axis of the widest side. */
function boundPoints(
  coordinates: Float64Array,
  dimensions: number,
  from: number,
  to: number,
  bounds: Float64Array,
  at: number,
): number {
  let widest = 0;
  let width = -1;
  for (let axis = 0; axis < dimensions; ++axis) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let c = from * dimensions + axis, end = to * dimensions; c < end; c += dimensions) {
      const value = coordinates[c]!;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    bounds[at + axis] = low;
    bounds[at + dimensions + axis] = high;
    if (high - low > width) {
      width = high - low;
      widest = axis;
    }
  }
  return widest;
}

/** Hoare's selection: afterwards no point before `middle` is above it on the axis and none after it below. */
function selectMiddle(
  coordinates: Float64Array,
  order: Int32Array,
  dimensions: number,
  axis: number,
  from: number,
  to: number,
  middle: number,
): void {
  let low = from;
  let high = to;
  while (low < high) {
    const pivot = medianOfThree(
      coordinates[low * dimensions + axis]!,
      coordinates[((low + high) >>> 1) * dimensions + axis]!,
      coordinates[high * dimensions + axis]!,
    );
    let i = low;
    let j = high;
    while (i <= j) {
      while (coordinates[i * dimensions + axis]! < pivot) ++i;
      while (coordinates[j * dimensions + axis]! > pivot) --j;
      if (i > j) break;
      if (i < j) {
        const id = order[i]!;
        order[i] = order[j]!;
        order[j] = id;
        for (let d = 0; d < dimensions; ++d) {
          const value = coordinates[i * dimensions + d]!;
          coordinates[i * dimensions + d] = coordinates[j * dimensions + d]!;
          coordinates[j * dimensions + d] = value;
        }
      }
      ++i;
      --j;
    }
    if (middle <= j) high = j;
    else if (middle >= i) low = i;
    else return;
  }
}

function medianOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
