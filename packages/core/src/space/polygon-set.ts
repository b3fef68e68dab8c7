import { InputError, requireLength } from "../errors/index.ts";
import { requireUniqueIds } from "./spatial-weights.ts";

/** Outlines of regions as flat arrays. A region may have several parts and holes; all are rings alike. */
export interface PolygonSet {
  /** [n], all different. */
  readonly ids: readonly string[];
  /** Vertices of all rings one after another, x then y, [2V]. */
  readonly coordinates: Float64Array;
  /** First vertex of every ring, [rings + 1]. */
  readonly ringStarts: Int32Array;
  /** First ring of every region, [n + 1]; a region without rings is an isolate. */
  readonly regionRings: Int32Array;
}

/** The geometry of a GeoJSON feature, as far as outlines go. */
export type OutlineGeometry =
  | { readonly type: "Polygon"; readonly coordinates: readonly (readonly (readonly number[])[])[] }
  | { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly (readonly (readonly number[])[])[])[] };

/**
 * Outlines from GeoJSON geometries.
 *
 * @param ids         region of every geometry, [n]
 * @param geometries  [n]; null is a region without outline
 * @throws InputError `shape-mismatch`, `repeated-id`, `bad-outline`
 */
export function polygonSet(ids: readonly string[], geometries: readonly (OutlineGeometry | null)[]): PolygonSet {
  const n = ids.length;
  requireLength("polygonSet", "geometries", geometries, n, "regions");
  requireUniqueIds("polygonSet", ids);
  let vertices = 0;
  let rings = 0;
  for (const geometry of geometries) {
    for (const part of partsOf(geometry)) {
      rings += part.length;
      for (const ring of part) vertices += ring.length;
    }
  }
  const coordinates = new Float64Array(2 * vertices);
  const ringStarts = new Int32Array(rings + 1);
  const regionRings = new Int32Array(n + 1);
  let at = 0;
  let ringAt = 0;
  for (let i = 0; i < n; ++i) {
    for (const part of partsOf(geometries[i]!)) {
      for (const ring of part) {
        for (let v = 0; v < ring.length; ++v) {
          const position = ring[v]!;
          const x = position[0];
          const y = position[1];
          if (x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y)) {
            throw new InputError(
              "bad-outline",
              `polygonSet: the outline of ${JSON.stringify(ids[i])} has a vertex (${x}, ${y}).`,
            );
          }
          coordinates[at++] = x;
          coordinates[at++] = y;
        }
        ringStarts[++ringAt] = at / 2;
      }
    }
    regionRings[i + 1] = ringAt;
  }
  return { ids, coordinates, ringStarts, regionRings };
}

type Part = readonly (readonly (readonly number[])[])[];

function partsOf(geometry: OutlineGeometry | null): readonly Part[] {
  if (geometry === null) return [];
  return geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
}

/** Area and centre of outlines in the plane of their coordinates. */
export interface OutlineMeasures {
  /** Square units of the coordinates, holes taken off, [n]; 0 without outline. */
  readonly area: Float64Array;
  /** Centre of mass, [n]; NaN where the area is 0. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/**
 * Area and centre of mass of every region, in the plane.
 *
 *     2 A = sum_k (x[k] y[k+1] - x[k+1] y[k]) over rings
 *
 * Outer rings and holes must run in opposite directions, in either convention.
 */
export function outlineMeasures(polygons: PolygonSet): OutlineMeasures {
  const { coordinates, ringStarts, regionRings } = polygons;
  const n = polygons.ids.length;
  const area = new Float64Array(n);
  const centreX = new Float64Array(n).fill(Number.NaN);
  const centreY = new Float64Array(n).fill(Number.NaN);
  for (let i = 0; i < n; ++i) {
    if (regionRings[i] === regionRings[i + 1]) continue;
    // Shifting the origin to the first vertex keeps digits where coordinates are large and regions small.
    const originX = coordinates[2 * ringStarts[regionRings[i]!]!]!;
    const originY = coordinates[2 * ringStarts[regionRings[i]!]! + 1]!;
    let twice = 0;
    let momentX = 0;
    let momentY = 0;
    for (let ring = regionRings[i]!; ring < regionRings[i + 1]!; ++ring) {
      const start = ringStarts[ring]!;
      const end = ringStarts[ring + 1]!;
      for (let v = start; v < end; ++v) {
        const next = v + 1 < end ? v + 1 : start;
        const x0 = coordinates[2 * v]! - originX;
        const y0 = coordinates[2 * v + 1]! - originY;
        const x1 = coordinates[2 * next]! - originX;
        const y1 = coordinates[2 * next + 1]! - originY;
        const cross = x0 * y1 - x1 * y0;
        twice += cross;
        momentX += (x0 + x1) * cross;
        momentY += (y0 + y1) * cross;
      }
    }
    area[i] = Math.abs(twice) / 2;
    if (twice !== 0) {
      centreX[i] = originX + momentX / (3 * twice);
      centreY[i] = originY + momentY / (3 * twice);
    }
  }
  return { area, x: centreX, y: centreY };
}
