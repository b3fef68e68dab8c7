import type { PointTree } from "./point-tree.ts";

/** Pairs of points as rows of a symmetric matrix. */
export interface PointPairs {
  /** [n + 1] */
  readonly offsets: Int32Array;
  /** The other point of every pair, ascending within a row. */
  readonly indices: Int32Array;
  /** Squared straight-line distance of every pair; empty when not asked for. */
  readonly squares: Float64Array;
}

/**
 * All pairs of different points within a straight-line reach, both ways.
 *
 * @param tree         see `pointTree`
 * @param reachSquare  squared straight-line reach, >= 0; a pair exactly at the reach is in
 * @param keep         `links` alone, or also the `distances`
 */
export function pointsWithin(tree: PointTree, reachSquare: number, keep: "links" | "distances"): PointPairs {
  const { dimensions, coordinates, order, depth, bounds, leafStarts } = tree;
  const n = order.length;
  const leaves = 2 ** depth;
  const flat = dimensions === 2;
  const stack = new Int32Array(depth + 2);
  // Box order keeps near points near in memory; rows are brought into the order of the points by the transposition below.
  const counts = new Int32Array(n);
  let indices = new Int32Array(Math.max(16, 16 * n));
  const distances = keep === "distances";
  let squares = new Float64Array(distances ? indices.length : 0);
  let write = 0;
  let candidates = new Int32Array(1024);
  // The points of the boxes in reach, side by side: every point of the home box runs along them.
  let ids = new Int32Array(0);
  let xs = new Float64Array(0);
  let ys = new Float64Array(0);
  let zs = new Float64Array(0);
  for (let home = 0; home < leaves; ++home) {
    const homeStart = leafStarts[home]!;
    const homeEnd = leafStarts[home + 1]!;
    if (homeEnd === homeStart) continue;
    let boxes = 0;
    let candidateCount = 0;
    let top = 0;
    stack[top++] = 1;
    while (top > 0) {
      const node = stack[--top]!;
      if (boxGapSquare(bounds, leaves + home, node, dimensions) > reachSquare) continue;
      if (node < leaves) {
        stack[top++] = 2 * node + 1;
        stack[top++] = 2 * node;
        continue;
      }
      if (boxes === candidates.length) candidates = grow(candidates, 2 * boxes);
      candidates[boxes++] = node - leaves;
      candidateCount += leafStarts[node - leaves + 1]! - leafStarts[node - leaves]!;
    }
    const needed = write + candidateCount * (homeEnd - homeStart);
    if (needed > indices.length) {
      // Boxes hold equally many points, so the boxes done tell how many links there will be.
      const size = Math.max(needed, Math.ceil(indices.length * 1.3), Math.ceil((1.05 * write * leaves) / (home + 1)));
      indices = grow(indices, size);
      if (distances) {
        const larger = new Float64Array(size);
        larger.set(squares);
        squares = larger;
      }
    }
    if (candidateCount > ids.length) {
      ids = new Int32Array(2 * candidateCount);
      xs = new Float64Array(ids.length);
      ys = new Float64Array(ids.length);
      zs = new Float64Array(ids.length);
    }
    let count = 0;
    let own = 0;
    for (let b = 0; b < boxes; ++b) {
      const leaf = candidates[b]!;
      if (leaf === home) own = count;
      for (let q = leafStarts[leaf]!, end = leafStarts[leaf + 1]!; q < end; ++q) {
        ids[count] = order[q]!;
        xs[count] = coordinates[q * dimensions]!;
        ys[count] = coordinates[q * dimensions + 1]!;
        zs[count] = flat ? 0 : coordinates[q * dimensions + 2]!;
        count += 1;
      }
    }
    for (let p = homeStart; p < homeEnd; ++p, ++own) {
      const x = xs[own]!;
      const y = ys[own]!;
      const z = zs[own]!;
      const before = write;
      // A point is no neighbour of its own: its distance to itself is made unknown.
      xs[own] = Number.NaN;
      for (let c = 0; c < count; ++c) {
        const dx = x - xs[c]!;
        const dy = y - ys[c]!;
        const dz = z - zs[c]!;
        const square = dx * dx + dy * dy + dz * dz;
        if (!(square <= reachSquare)) continue;
        if (distances) squares[write] = square;
        indices[write++] = ids[c]!;
      }
      xs[own] = x;
      counts[p] = write - before;
    }
  }
  return rowsByPoint(order, counts, indices, squares);
}

/** Transposes rows in box order; being symmetric, the result is the matrix itself with ascending rows. */
function rowsByPoint(order: Int32Array, counts: Int32Array, indices: Int32Array, squares: Float64Array): PointPairs {
  const n = order.length;
  const boxStart = new Int32Array(n);
  const boxCount = new Int32Array(n);
  let start = 0;
  for (let p = 0; p < n; ++p) {
    boxStart[order[p]!] = start;
    boxCount[order[p]!] = counts[p]!;
    start += counts[p]!;
  }
  const offsets = new Int32Array(n + 1);
  for (let i = 0; i < n; ++i) offsets[i + 1] = offsets[i]! + boxCount[i]!;
  const next = offsets.slice(0, n);
  const sortedIndices = new Int32Array(start);
  const distances = squares.length > 0;
  const sortedSquares = new Float64Array(distances ? start : 0);
  for (let i = 0; i < n; ++i) {
    for (let e = boxStart[i]!, end = e + boxCount[i]!; e < end; ++e) {
      const slot = next[indices[e]!]!++;
      sortedIndices[slot] = i;
      if (distances) sortedSquares[slot] = squares[e]!;
    }
  }
  return { offsets, indices: sortedIndices, squares: sortedSquares };
}

function boxGapSquare(bounds: Float64Array, a: number, b: number, dimensions: number): number {
  let square = 0;
  const atA = a * 2 * dimensions;
  const atB = b * 2 * dimensions;
  for (let axis = 0; axis < dimensions; ++axis) {
    const below = bounds[atA + axis]! - bounds[atB + dimensions + axis]!;
    const above = bounds[atB + axis]! - bounds[atA + dimensions + axis]!;
    const gap = Math.max(below, above, 0);
    square += gap * gap;
  }
  return square;
}

function grow(array: Int32Array<ArrayBuffer>, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size);
  larger.set(array);
  return larger;
}
