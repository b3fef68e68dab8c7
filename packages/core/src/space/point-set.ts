import { InputError, requireLength } from "../errors/index.ts";
import { EARTH_RADIUS_KM } from "./distances.ts";
import { requireUniqueIds } from "./spatial-weights.ts";

/** Places with ids, on the sphere or on a plane. */
export interface PointSet {
  /** [n], all different. */
  readonly ids: readonly string[];
  /** Degrees east on the sphere; else kilometres (or any one unit, which distances then carry), [n]. */
  readonly x: Float64Array;
  /** Degrees north on the sphere; else the unit of x, [n]. */
  readonly y: Float64Array;
  /** Default `sphere`. */
  readonly metric?: "sphere" | "plane";
}

/** Points in the space where straight lines order distances: 3 axes on the unit sphere, 2 on the plane. */
export interface EmbeddedPoints {
  readonly count: number;
  readonly dimensions: 2 | 3;
  /** [n x dimensions] row-major. */
  readonly coordinates: Float64Array;
}

/**
 * Points placed where straight-line distance is computed cheaply: the unit sphere or the plane itself.
 *
 * @throws InputError `shape-mismatch`, `repeated-id`, `bad-coordinate`
 */
export function embedPoints(caller: string, points: PointSet): EmbeddedPoints {
  const { ids, x, y } = points;
  const n = ids.length;
  requireLength(caller, "x", x, n, "points");
  requireLength(caller, "y", y, n, "points");
  requireUniqueIds(caller, ids);
  const sphere = isSphere(points);
  for (let i = 0; i < n; ++i) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i]) || (sphere && Math.abs(y[i]!) > 90)) {
      throw new InputError(
        "bad-coordinate",
        `${caller}: ${JSON.stringify(ids[i])} is at (${x[i]}, ${y[i]}); ${sphere ? "longitude and latitude must be finite degrees, latitude from -90 to 90" : "coordinates must be finite"}.`,
        { id: ids[i] },
      );
    }
  }
  if (!sphere) {
    const coordinates = new Float64Array(2 * n);
    for (let i = 0; i < n; ++i) {
      coordinates[2 * i] = x[i]!;
      coordinates[2 * i + 1] = y[i]!;
    }
    return { count: n, dimensions: 2, coordinates };
  }
  const coordinates = new Float64Array(3 * n);
  const radians = Math.PI / 180;
  for (let i = 0; i < n; ++i) {
    const latitude = y[i]! * radians;
    const longitude = x[i]! * radians;
    const ring = Math.cos(latitude);
    coordinates[3 * i] = ring * Math.cos(longitude);
    coordinates[3 * i + 1] = ring * Math.sin(longitude);
    coordinates[3 * i + 2] = Math.sin(latitude);
  }
  return { count: n, dimensions: 3, coordinates };
}

/** True where distances are great circles in kilometres. */
export function isSphere(points: Pick<PointSet, "metric">): boolean {
  return (points.metric ?? "sphere") === "sphere";
}

/**
 * Distances from squared straight-line distances, in place: 2 R arcsin(chord / 2) on the sphere, the root on the plane.
 *
 * @param squared  [any], squared chord of the unit sphere, or squared planar distance; overwritten by distances
 */
export function distancesFromSquares(squared: Float64Array, sphere: boolean): Float64Array {
  if (sphere) {
    for (let e = 0; e < squared.length; ++e)
      squared[e] = 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(squared[e]!) / 2));
  } else {
    for (let e = 0; e < squared.length; ++e) squared[e] = Math.sqrt(squared[e]!);
  }
  return squared;
}

/** The squared straight-line distance that a distance stands for; on the sphere half the circumference and more is 4. */
export function squareOfDistance(distance: number, sphere: boolean): number {
  if (!sphere) return distance * distance;
  const half = Math.sin(Math.min(distance / (2 * EARTH_RADIUS_KM), Math.PI / 2));
  return 4 * half * half;
}
