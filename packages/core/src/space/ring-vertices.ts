import type { PolygonSet } from "./polygon-set.ts";

/** Vertices of outlines, equal places under one number. */
export interface RingVertices {
  /** Number of the place of every vertex, [V]. */
  readonly place: Int32Array;
  /** Places there are. */
  readonly count: number;
  /** x and y of every place, [2 x count]. */
  readonly coordinates: Float64Array;
}

/** Fine cells along the longer side of a map. */
const FINE_CELLS = 16384;

/**
 * Numbers the places of all vertices, so that outlines can be compared by integers.
 *
 * A border is walked by both of its regions: once a vertex is known, the next one is usually the vertex before or after it in the
 * ring that named it first, and one comparison replaces a look-up in a table far larger than the cache.
 *
 * @param polygons  outlines, finite
 */
export function ringVertices(polygons: PolygonSet): RingVertices {
  const { coordinates } = polygons;
  const vertices = coordinates.length / 2;
  let slots = 16;
  while (slots < 2 * vertices) slots *= 2;
  const mask = slots - 1;
  const table = new Int32Array(slots);
  const place = new Int32Array(vertices);
  const firstVertex = new Int32Array(vertices);
  const { lowX, lowY, extent } = coordinateBounds(coordinates);
  // A region covers a few tiles of 32 x 32 fine cells, and a tile is one stretch of the table: look-ups stay in the cache.
  const scale = extent > 0 ? FINE_CELLS / extent : 0;
  let count = 0;
  let guess = 0;
  for (let v = 0; v < vertices; ++v) {
    const x = coordinates[2 * v]!;
    const y = coordinates[2 * v + 1]!;
    if (guess > 0 && coordinates[2 * guess - 2] === x && coordinates[2 * guess - 1] === y) {
      place[v] = place[guess - 1]!;
      guess -= 1;
      continue;
    }
    if (guess + 1 < v && coordinates[2 * guess + 2] === x && coordinates[2 * guess + 3] === y) {
      place[v] = place[guess + 1]!;
      guess += 1;
      continue;
    }
    const column = ((x - lowX) * scale) | 0;
    const row = ((y - lowY) * scale) | 0;
    const tile = Math.imul(Math.imul(column >> 5, 0x9e3779b1) ^ (row >> 5), 0x85ebca6b);
    const inTile = ((row & 31) << 5) | (column & 31);
    let slot = ((tile ^ (tile >>> 15)) + inTile) & mask;
    for (;;) {
      const entry = table[slot]!;
      if (entry === 0) {
        table[slot] = count + 1;
        firstVertex[count] = v;
        place[v] = count++;
        guess = v;
        break;
      }
      const known = firstVertex[entry - 1]!;
      if (coordinates[2 * known] === x && coordinates[2 * known + 1] === y) {
        place[v] = entry - 1;
        guess = known;
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  const placeCoordinates = new Float64Array(2 * count);
  for (let p = 0; p < count; ++p) {
    placeCoordinates[2 * p] = coordinates[2 * firstVertex[p]!]!;
    placeCoordinates[2 * p + 1] = coordinates[2 * firstVertex[p]! + 1]!;
  }
  return { place, count, coordinates: placeCoordinates };
}

/** Lowest coordinates and longer side of the box around all vertices. */
export function coordinateBounds(coordinates: Float64Array): { lowX: number; lowY: number; extent: number } {
  let lowX = Number.POSITIVE_INFINITY;
  let lowY = Number.POSITIVE_INFINITY;
  let highX = Number.NEGATIVE_INFINITY;
  let highY = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < coordinates.length; c += 2) {
    const x = coordinates[c]!;
    const y = coordinates[c + 1]!;
    if (x < lowX) lowX = x;
    if (x > highX) highX = x;
    if (y < lowY) lowY = y;
    if (y > highY) highY = y;
  }
  return { lowX, lowY, extent: Math.max(highX - lowX, highY - lowY, 0) };
}
