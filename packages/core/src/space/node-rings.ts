import type { PolygonSet } from "./polygon-set.ts";
import type { RingVertices } from "./ring-vertices.ts";
import { placeGrid } from "./snap-places.ts";

/** Outlines with their vertices as place numbers. */
export interface NodedRings {
  /** Place of every vertex, rings one after another. */
  readonly place: Int32Array;
  /** [rings + 1] */
  readonly ringStarts: Int32Array;
}

/**
 * Outlines in which every edge also stops at the vertices of others that lie on it.
 *
 * Two maps drawn apart often have a vertex of one region on the middle of an edge of the next. After this step regions that touch
 * share places, and those that share a stretch of border share edges.
 *
 * @param vertices   places of all vertices, snapped where wanted
 * @param tolerance  largest distance of a vertex from the edge it lies on, > 0
 */
export function nodeRings(polygons: PolygonSet, vertices: RingVertices, tolerance: number): NodedRings {
  const { ringStarts } = polygons;
  const { place, count, coordinates } = vertices;
  const grid = placeGrid(coordinates, count, tolerance);
  const noded: number[] = [];
  const starts = new Int32Array(ringStarts.length);
  const square = tolerance * tolerance;
  for (let ring = 0; ring + 1 < ringStarts.length; ++ring) {
    const start = ringStarts[ring]!;
    const end = ringStarts[ring + 1]!;
    for (let v = start; v < end; ++v) {
      const from = place[v]!;
      const to = place[v + 1 < end ? v + 1 : start]!;
      noded.push(from);
      if (from === to) continue;
      const x = coordinates[2 * from]!;
      const y = coordinates[2 * from + 1]!;
      const dx = coordinates[2 * to]! - x;
      const dy = coordinates[2 * to + 1]! - y;
      const length2 = dx * dx + dy * dy;
      const on: { readonly place: number; readonly share: number }[] = [];
      grid.visit(
        Math.min(x, x + dx) - tolerance,
        Math.min(y, y + dy) - tolerance,
        Math.max(x, x + dx) + tolerance,
        Math.max(y, y + dy) + tolerance,
        (p) => {
          if (p === from || p === to) return;
          const px = coordinates[2 * p]! - x;
          const py = coordinates[2 * p + 1]! - y;
          const share = (px * dx + py * dy) / length2;
          if (!(share > 0 && share < 1)) return;
          const offX = px - share * dx;
          const offY = py - share * dy;
          if (offX * offX + offY * offY <= square) on.push({ place: p, share });
        },
      );
      on.sort((a, b) => a.share - b.share);
      for (const stop of on) noded.push(stop.place);
    }
    starts[ring + 1] = noded.length;
  }
  return { place: Int32Array.from(noded), ringStarts: starts };
}
