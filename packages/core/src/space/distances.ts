import { InputError, requireLength } from "../errors/index.ts";

/** Mean radius of the Earth in kilometres (IUGG). */
export const EARTH_RADIUS_KM = 6371.0088;

const RADIANS = Math.PI / 180;

/**
 * Great-circle distance between two places on a sphere.
 *
 *     d = 2 R asin sqrt( sin^2(dLat/2) + cos(latA) cos(latB) sin^2(dLon/2) )
 *
 * @param lonA  degrees east
 * @param latA  degrees north, -90 to 90
 * @param lonB  degrees east
 * @param latB  degrees north
 * @returns kilometres, 0 to pi R; NaN when a coordinate is NaN
 * @see Sinnott (1984), Virtues of the haversine: stable at short distances, where the law of cosines loses digits
 */
export function greatCircleDistance(lonA: number, latA: number, lonB: number, latB: number): number {
  const sinLat = Math.sin(((latB - latA) * RADIANS) / 2);
  const sinLon = Math.sin(((lonB - lonA) * RADIANS) / 2);
  const h = sinLat * sinLat + Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * sinLon * sinLon;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * Own distance of a region: how far, on average, its inhabitants are from a centre if it were a disc with even density.
 *
 *     d_ii = (2/3) sqrt(area_i / pi)
 *
 * @param areaKm2  square kilometres, >= 0
 * @returns kilometres; NaN when the area is unknown
 * @see Head and Mayer (2010), Illusory border effects, section 3
 */
export function ownDistance(areaKm2: number): number {
  return (2 / 3) * Math.sqrt(areaKm2 / Math.PI);
}

/**
 * Distances between the centres of regions, with the disc formula on the diagonal.
 *
 *     d_ij = great circle between centres,   d_ii = (2/3) sqrt(area_i / pi)
 *
 * @param lon      degrees east, [R]
 * @param lat      degrees north, [R]
 * @param areaKm2  square kilometres, [R], >= 0
 * @param out      [R x R], overwritten
 * @returns `out`, kilometres, symmetric; NaN where a centre or area is unknown
 * @throws InputError `shape-mismatch`
 */
export function centreDistances(
  lon: Float64Array,
  lat: Float64Array,
  areaKm2: Float64Array,
  out: Float64Array = new Float64Array(lon.length * lon.length),
): Float64Array {
  const regions = lon.length;
  requireLength("centreDistances", "lat", lat, regions, "one value per region");
  requireLength("centreDistances", "areaKm2", areaKm2, regions, "one value per region");
  requireLength("centreDistances", "out", out, regions * regions, "regions x regions");
  const unit = unitVectors(lon, lat);
  for (let i = 0; i < regions; ++i) {
    out[i * regions + i] = ownDistance(areaKm2[i]!);
    for (let j = 0; j < i; ++j) {
      const d = chordToArc(unit, i, j);
      out[i * regions + j] = d;
      out[j * regions + i] = d;
    }
  }
  return out;
}

/** Populated points inside regions, for example the counties of provinces. */
export interface PopulationPoints {
  /** Degrees east, [P]. */
  readonly lon: Float64Array;
  /** Degrees north, [P]. */
  readonly lat: Float64Array;
  /** Weight, usually persons, [P], >= 0. */
  readonly population: Float64Array;
  /** Region that the point belongs to, [P], 0 to R - 1. */
  readonly region: Int32Array;
  /**
   * Area of the point's own place in square kilometres, [P]; it sets the distance of a point to itself. Without it the area of the
   * region is split evenly between its points.
   */
  readonly areaKm2?: Float64Array | undefined;
}

/**
 * Distances between regions as their inhabitants meet them: population-weighted harmonic mean over pairs of points.
 *
 *     d_ij = [ sum_{k in i} sum_{l in j} (pop_k/pop_i) (pop_l/pop_j) / d_kl ]^(-1),   d_kk = (2/3) sqrt(area_k / pi)
 *
 * One formula serves two regions and a region with itself, so own and mutual distances are comparable.
 * Two different points at the same place are kept apart by the smaller of their own distances, as a mean of 1/d needs d > 0.
 *
 * @param points   points with population, see `PopulationPoints`
 * @param regions  R
 * @param regionAreaKm2  square kilometres, [R], > 0; needed only when the points have no areas
 * @returns kilometres, [R x R], symmetric
 * @throws InputError `shape-mismatch`; `region-without-points` when a region has no populated point (add its centre as one);
 *   `bad-point` for a missing coordinate, a negative population or an area that is not positive
 * @see Head and Mayer (2010), Illusory border effects, equation 8 with theta = -1
 */
export function populationDistances(points: PopulationPoints, regions: number, regionAreaKm2?: Float64Array): Float64Array {
  const { lon, lat, population, region } = points;
  const count = lon.length;
  const areaKm2 = points.areaKm2 ?? evenAreas(region, regions, regionAreaKm2);
  for (const [name, array] of Object.entries({ lat, population, region, areaKm2 })) {
    requireLength("populationDistances", name, array, count, "one value per point");
  }
  const total = new Float64Array(regions);
  for (let k = 0; k < count; ++k) {
    const inside = region[k]! >= 0 && region[k]! < regions;
    if (!inside || !Number.isFinite(lon[k]! + lat[k]!) || !(population[k]! >= 0) || !(areaKm2[k]! > 0)) {
      throw new InputError(
        "bad-point",
        `populationDistances: point ${k} has lon ${lon[k]}, lat ${lat[k]}, population ${population[k]}, area ${areaKm2[k]} and region ${region[k]}; it needs coordinates, a population >= 0, an area > 0 and a region from 0 to ${regions - 1}. Drop the point or complete it.`,
        { point: k },
      );
    }
    total[region[k]!]! += population[k]!;
  }
  const empty: number[] = [];
  for (let i = 0; i < regions; ++i) if (!(total[i]! > 0)) empty.push(i);
  if (empty.length > 0) {
    throw new InputError(
      "region-without-points",
      `populationDistances: ${empty.length} of ${regions} regions have no populated point (first: region ${empty[0]}); every region needs one. Add the region's centre as a point with its population and area.`,
      { regions: empty },
    );
  }
  const unit = unitVectors(lon, lat);
  const share = new Float64Array(count);
  const own = new Float64Array(count);
  for (let k = 0; k < count; ++k) {
    share[k] = population[k]! / total[region[k]!]!;
    own[k] = ownDistance(areaKm2[k]!);
  }
  const inverse = new Float64Array(regions * regions);
  for (let k = 0; k < count; ++k) {
    if (share[k] === 0) continue;
    const i = region[k]!;
    inverse[i * regions + i]! += (share[k]! * share[k]!) / own[k]!;
    for (let l = 0; l < k; ++l) {
      const j = region[l]!;
      let d = chordToArc(unit, k, l);
      if (d === 0) d = Math.min(own[k]!, own[l]!);
      const term = (share[k]! * share[l]!) / d;
      inverse[i * regions + j]! += term;
      inverse[j * regions + i]! += term;
    }
  }
  // Off the diagonal a pair of points enters both (i,j) and (j,i) once; on it the two statements above add it twice, as the
  // double sum over ordered pairs asks.
  for (let cell = 0; cell < inverse.length; ++cell) inverse[cell] = 1 / inverse[cell]!;
  return inverse;
}

function evenAreas(region: Int32Array, regions: number, regionAreaKm2: Float64Array | undefined): Float64Array {
  if (!regionAreaKm2) {
    throw new InputError(
      "missing-area",
      "populationDistances: neither the points nor the regions have areas; give one of the two, it sets the distance of a point to itself.",
    );
  }
  requireLength("populationDistances", "regionAreaKm2", regionAreaKm2, regions, "one value per region");
  const points = new Float64Array(regions);
  for (const i of region) points[i]! += 1;
  return Float64Array.from(region, (i) => regionAreaKm2[i]! / points[i]!);
}

/**
 * The middle own distance of a map: the shortest reach that its data can tell apart.
 *
 * @param distances  kilometres, [R x R]
 * @param regions    R
 * @returns kilometres; NaN when there is no finite own distance
 */
export function medianOwnDistance(distances: Float64Array, regions: number): number {
  const own: number[] = [];
  for (let i = 0; i < regions; ++i) {
    const d = distances[i * regions + i]!;
    if (Number.isFinite(d)) own.push(d);
  }
  own.sort((a, b) => a - b);
  const middle = own.length >> 1;
  if (own.length === 0) return Number.NaN;
  return own.length % 2 === 1 ? own[middle]! : (own[middle - 1]! + own[middle]!) / 2;
}

/** Unit vectors of places, [3 x n] as x, y, z triples: turns each distance of a long loop into one arcsine. */
function unitVectors(lon: Float64Array, lat: Float64Array): Float64Array {
  const out = new Float64Array(3 * lon.length);
  for (let k = 0; k < lon.length; ++k) {
    const cosLat = Math.cos(lat[k]! * RADIANS);
    out[3 * k] = cosLat * Math.cos(lon[k]! * RADIANS);
    out[3 * k + 1] = cosLat * Math.sin(lon[k]! * RADIANS);
    out[3 * k + 2] = Math.sin(lat[k]! * RADIANS);
  }
  return out;
}

function chordToArc(unit: Float64Array, a: number, b: number): number {
  const x = unit[3 * a]! - unit[3 * b]!;
  const y = unit[3 * a + 1]! - unit[3 * b + 1]!;
  const z = unit[3 * a + 2]! - unit[3 * b + 2]!;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(x * x + y * y + z * z) / 2));
}
