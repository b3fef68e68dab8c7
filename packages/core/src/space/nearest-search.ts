import type { PointTree } from "./point-tree.ts";

/** The k nearest other points of every point. */
export interface NearestPoints {
  /** [n x k], nearest first, equal distances by point number. */
  readonly neighbours: Int32Array;
  /** Squared straight-line distances, [n x k]. */
  readonly squares: Float64Array;
}

/**
 * The k nearest other points of every point, exactly.
 *
 * @param tree  see `pointTree`
 * @param k     number of neighbours, integer, 1 <= k <= n - 1
 */
export function nearestPoints(tree: PointTree, k: number): NearestPoints {
  const { dimensions, coordinates, order, depth, bounds, leafStarts } = tree;
  const n = order.length;
  const leaves = 2 ** depth;
  const neighbours = new Int32Array(n * k);
  const squares = new Float64Array(n * k);
  const flat = dimensions === 2;
  const stack = new Int32Array(depth + 2);
  const stackSquares = new Float64Array(depth + 2);
  const ids = new Int32Array(k);
  const best = new Float64Array(k);

  for (let home = 0; home < leaves; ++home) {
    for (let p = leafStarts[home]!; p < leafStarts[home + 1]!; ++p) {
      const x = coordinates[p * dimensions]!;
      const y = coordinates[p * dimensions + 1]!;
      const z = flat ? 0 : coordinates[p * dimensions + 2]!;
      best.fill(Number.POSITIVE_INFINITY);
      ids.fill(0x7fffffff);
      let worst = Number.POSITIVE_INFINITY;
      let found = 0;

      // Climbs from the home leaf: near boxes first, so that far ones are cut off by one comparison.
      let climbed = leaves + home;
      let node = climbed;
      let top = 0;
      for (;;) {
        if (node >= leaves) {
          for (let q = leafStarts[node - leaves]!, end = leafStarts[node - leaves + 1]!; q < end; ++q) {
            const at = q * dimensions;
            const dx = x - coordinates[at]!;
            const dy = y - coordinates[at + 1]!;
            let square = dx * dx + dy * dy;
            if (!flat) {
              const dz = z - coordinates[at + 2]!;
              square += dz * dz;
            }
            if (square > worst || q === p) continue;
            const id = order[q]!;
            if (square === worst && id > ids[k - 1]!) continue;
            let slot = found < k ? found++ : k - 1;
            while (slot > 0 && (best[slot - 1]! > square || (best[slot - 1] === square && ids[slot - 1]! > id))) {
              best[slot] = best[slot - 1]!;
              ids[slot] = ids[slot - 1]!;
              --slot;
            }
            best[slot] = square;
            ids[slot] = id;
            worst = best[k - 1]!;
          }
        } else {
          const left = 2 * node;
          const leftSquare = boxSquare(bounds, left, dimensions, x, y, z);
          const rightSquare = boxSquare(bounds, left + 1, dimensions, x, y, z);
          const leftFirst = leftSquare <= rightSquare;
          const far = leftFirst ? rightSquare : leftSquare;
          if (far <= worst) {
            stack[top] = leftFirst ? left + 1 : left;
            stackSquares[top++] = far;
          }
          if ((leftFirst ? leftSquare : rightSquare) <= worst) {
            node = leftFirst ? left : left + 1;
            continue;
          }
        }
        while (top > 0 && stackSquares[top - 1]! > worst) --top;
        if (top > 0) {
          node = stack[--top]!;
          continue;
        }
        let next = 0;
        while (climbed > 1) {
          const sibling = climbed ^ 1;
          climbed >>= 1;
          if (boxSquare(bounds, sibling, dimensions, x, y, z) <= worst) {
            next = sibling;
            break;
          }
        }
        if (next === 0) break;
        node = next;
      }
      const out = order[p]! * k;
      for (let slot = 0; slot < k; ++slot) {
        neighbours[out + slot] = ids[slot]!;
        squares[out + slot] = best[slot]!;
      }
    }
  }
  return { neighbours, squares };
}

/** Squared distance from a place to the box of a node; 0 inside, Infinity for an empty box. */
function boxSquare(bounds: Float64Array, node: number, dimensions: number, x: number, y: number, z: number): number {
  const at = node * 2 * dimensions;
  let gap = bounds[at]! - x;
  if (gap < 0) gap = x - bounds[at + dimensions]!;
  let square = gap > 0 ? gap * gap : 0;
  gap = bounds[at + 1]! - y;
  if (gap < 0) gap = y - bounds[at + dimensions + 1]!;
  if (gap > 0) square += gap * gap;
  if (dimensions === 2) return square;
  gap = bounds[at + 2]! - z;
  if (gap < 0) gap = z - bounds[at + 5]!;
  return gap > 0 ? square + gap * gap : square;
}
