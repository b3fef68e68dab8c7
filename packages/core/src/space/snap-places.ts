import type { RingVertices } from "./ring-vertices.ts";

/**
 * Places within a tolerance of each other merged under one number.
 *
 * Merging is transitive: a chain of places, each within the tolerance of the next, becomes one. So the tolerance should stay well
 * below the distance between a region's own vertices.
 *
 * @param vertices   see `ringVertices`
 * @param tolerance  > 0, unit of the coordinates
 */
export function snapPlaces(vertices: RingVertices, tolerance: number): RingVertices {
  const { count, coordinates } = vertices;
  const grid = placeGrid(coordinates, count, tolerance);
  const parent = new Int32Array(count);
  for (let p = 0; p < count; ++p) parent[p] = p;
  const root = (start: number): number => {
    let p = start;
    while (parent[p] !== p) {
      parent[p] = parent[parent[p]!]!;
      p = parent[p]!;
    }
    return p;
  };
  const square = tolerance * tolerance;
  for (let p = 0; p < count; ++p) {
    const x = coordinates[2 * p]!;
    const y = coordinates[2 * p + 1]!;
    grid.visit(x - tolerance, y - tolerance, x + tolerance, y + tolerance, (q) => {
      if (q >= p) return;
      const dx = coordinates[2 * q]! - x;
      const dy = coordinates[2 * q + 1]! - y;
      if (dx * dx + dy * dy > square) return;
      const a = root(p);
      const b = root(q);
      if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
    });
  }
  const renumbered = new Int32Array(count);
  const merged = new Float64Array(2 * count);
  let kept = 0;
  for (let p = 0; p < count; ++p) {
    const top = root(p);
    if (top === p) {
      merged[2 * kept] = coordinates[2 * p]!;
      merged[2 * kept + 1] = coordinates[2 * p + 1]!;
      renumbered[p] = kept++;
    } else renumbered[p] = renumbered[top]!;
  }
  const place = vertices.place.slice();
  for (let v = 0; v < place.length; ++v) place[v] = renumbered[place[v]!]!;
  return { place, count: kept, coordinates: merged.slice(0, 2 * kept) };
}

/** Places by square cell. */
export interface PlaceGrid {
  /** Calls `found` with every place in the cells that a box touches, some of them outside the box. */
  readonly visit: (lowX: number, lowY: number, highX: number, highY: number, found: (place: number) => void) => void;
}

/**
 * Places sorted into square cells, about one place a cell and never smaller than a given side.
 *
 * @param coordinates  x and y of every place, [2 x count]
 * @param smallest     smallest side of a cell, >= 0
 */
export function placeGrid(coordinates: Float64Array, count: number, smallest: number): PlaceGrid {
  let lowX = Number.POSITIVE_INFINITY;
  let lowY = Number.POSITIVE_INFINITY;
  let highX = Number.NEGATIVE_INFINITY;
  let highY = Number.NEGATIVE_INFINITY;
  for (let p = 0; p < count; ++p) {
    lowX = Math.min(lowX, coordinates[2 * p]!);
    highX = Math.max(highX, coordinates[2 * p]!);
    lowY = Math.min(lowY, coordinates[2 * p + 1]!);
    highY = Math.max(highY, coordinates[2 * p + 1]!);
  }
  const width = highX - lowX;
  const height = highY - lowY;
  const side = Math.max(
    smallest,
    Math.sqrt((width * height) / Math.max(1, count)),
    Math.max(width, height) / 4096,
    Number.MIN_VALUE,
  );
  const columns = Math.floor(width / side) + 1;
  const rows = Math.floor(height / side) + 1;
  const columnOf = (x: number): number => Math.min(columns - 1, Math.max(0, Math.floor((x - lowX) / side)));
  const rowOf = (y: number): number => Math.min(rows - 1, Math.max(0, Math.floor((y - lowY) / side)));
  const starts = new Int32Array(columns * rows + 1);
  const cells = new Int32Array(count);
  for (let p = 0; p < count; ++p) {
    cells[p] = rowOf(coordinates[2 * p + 1]!) * columns + columnOf(coordinates[2 * p]!);
    starts[cells[p]! + 1]! += 1;
  }
  for (let c = 0; c < columns * rows; ++c) starts[c + 1]! += starts[c]!;
  const next = starts.slice();
  const sorted = new Int32Array(count);
  for (let p = 0; p < count; ++p) sorted[next[cells[p]!]!++] = p;
  return {
    visit(fromX, fromY, toX, toY, found) {
      const firstColumn = columnOf(fromX);
      const lastColumn = columnOf(toX);
      for (let row = rowOf(fromY), lastRow = rowOf(toY); row <= lastRow; ++row) {
        const end = starts[row * columns + lastColumn + 1]!;
        for (let e = starts[row * columns + firstColumn]!; e < end; ++e) found(sorted[e]!);
      }
    },
  };
}
