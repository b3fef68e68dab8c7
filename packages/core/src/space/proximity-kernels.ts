import { InputError, requireLength } from "../errors/index.ts";

/** How a region counts for itself: at its own distance, at distance zero, or not at all (for estimation). */
export type OwnCell = "own-distance" | "zero-distance" | "left-out";

export interface ProximityKernelOptions {
  /** Kilometres over which physical interaction halves, ln 2 / delta, > 0; Infinity means that distance does not matter. */
  readonly halfDistanceKm: number;
  /** c: share of the distance effect that a network removes, <= 1; negative where digital ties are pickier. Default 0.65. */
  readonly distanceRelief?: number;
  /** eta: strength of segmentation, >= 0. Default 1. */
  readonly segmentationPull?: number;
  /** h_ij: data-market borders, platform lock-in, language, [R x R], >= 0; the diagonal counts as 0. Default none. */
  readonly segmentation?: Float64Array | undefined;
  /** Default "own-distance". */
  readonly ownCell?: OwnCell;
}

/** Physical and virtual decay between all pairs of regions. */
export interface ProximityKernels {
  readonly regions: number;
  /** k_ij exp(logScale_i), [R x R]. */
  readonly physical: Float64Array;
  /** v_ij exp(logScale_i), [R x R]. */
  readonly virtual: Float64Array;
  /** What was taken out of the exponents of a row, [R]; 0 except where every entry of the row would underflow. */
  readonly logScale: Float64Array;
}

/** Exponents smaller than this in size are left alone: exp(-600) is far from the smallest double (exp(-745)). */
export const PROXIMITY_UNDERFLOW_GUARD = 600;

/**
 * Rate of decay that halves an interaction over a given distance: delta = ln 2 / half-distance.
 *
 * @param halfDistanceKm  kilometres, > 0, or Infinity
 * @returns per kilometre, >= 0
 * @throws InputError `bad-half-distance`
 */
export function decayRate(halfDistanceKm: number): number {
  if (!(halfDistanceKm > 0)) {
    throw new InputError(
      "bad-half-distance",
      `decayRate: the half-distance is ${halfDistanceKm} km; it must be above 0. Provinces usually take 200, cities 50, counties 20.`,
      { halfDistanceKm },
    );
  }
  return Math.LN2 / halfDistanceKm;
}

/**
 * Physical and virtual kernels between all pairs of regions.
 *
 *     ln k_ij = -delta d_ij                        physical
 *     ln v_ij = -(1 - c) delta d_ij - eta h_ij     virtual, h_ii = 0
 *
 * Both are built from their logarithms; where a whole row would underflow its largest exponent is taken out first and reported.
 *
 * @param distances  kilometres, [R x R], >= 0, own distances on the diagonal
 * @param regions    R
 * @param options    half-distance and virtual parameters
 * @returns kernels; with "left-out" both diagonals are 0
 * @throws InputError `shape-mismatch`, `bad-half-distance`, `bad-distance-relief`, `missing-distance`
 */
export function proximityKernels(distances: Float64Array, regions: number, options: ProximityKernelOptions): ProximityKernels {
  requireLength("proximityKernels", "distances", distances, regions * regions, "regions x regions");
  const physical = new Float64Array(regions * regions);
  const virtual = new Float64Array(regions * regions);
  const logScale = new Float64Array(regions);
  fillProximityKernelRows(distances, regions, options, 0, regions, physical, virtual, logScale);
  return { regions, physical, virtual, logScale };
}

/**
 * The same kernels for some rows only, so that a large map never needs both matrices at once.
 *
 * @param distances  kilometres, [R x R]
 * @param regions    R
 * @param options    as in `proximityKernels`
 * @param from       first row
 * @param to         row after the last
 * @param physical   [(to - from) x R], overwritten
 * @param virtual    [(to - from) x R], overwritten
 * @param logScale   [to - from], overwritten
 */
export function fillProximityKernelRows(
  distances: Float64Array,
  regions: number,
  options: ProximityKernelOptions,
  from: number,
  to: number,
  physical: Float64Array,
  virtual: Float64Array,
  logScale: Float64Array,
): void {
  const delta = decayRate(options.halfDistanceKm);
  const relief = options.distanceRelief ?? 0.65;
  const pull = options.segmentationPull ?? 1;
  const ownCell = options.ownCell ?? "own-distance";
  const segmentation = options.segmentation;
  if (!(relief <= 1)) {
    throw new InputError(
      "bad-distance-relief",
      `proximityKernels: the distance relief c is ${relief}; it must be 1 or less (1 is a network without distance, 0 none, negative the opposite).`,
      { distanceRelief: relief },
    );
  }
  if (segmentation) requireLength("proximityKernels", "segmentation", segmentation, regions * regions, "regions x regions");
  const virtualDelta = (1 - relief) * delta;
  for (let i = from; i < to; ++i) {
    const row = (i - from) * regions;
    let nearest = Number.POSITIVE_INFINITY;
    for (let j = 0; j < regions; ++j) {
      if (i === j && ownCell === "left-out") {
        physical[row + j] = Number.NEGATIVE_INFINITY;
        virtual[row + j] = Number.NEGATIVE_INFINITY;
        continue;
      }
      const d = i === j && ownCell === "zero-distance" ? 0 : distances[i * regions + j]!;
      if (!(d >= 0)) {
        throw new InputError(
          "missing-distance",
          `proximityKernels: the distance from region ${i} to region ${j} is ${d}; it must be 0 km or more. Give coordinates and areas, or a distance matrix.`,
          { from: i, to: j },
        );
      }
      const border = segmentation && i !== j ? pull * segmentation[i * regions + j]! : 0;
      physical[row + j] = -delta * d;
      virtual[row + j] = -virtualDelta * d - border;
      nearest = Math.min(nearest, delta * d, virtualDelta * d + border);
    }
    const scale = nearest > PROXIMITY_UNDERFLOW_GUARD && nearest < Number.POSITIVE_INFINITY ? nearest : 0;
    logScale[i - from] = scale;
    for (let j = row; j < row + regions; ++j) {
      physical[j] = Math.exp(physical[j]! + scale);
      virtual[j] = Math.exp(virtual[j]! + scale);
    }
  }
}

/**
 * Is the half-distance too short for this map? Below half the median own distance the smallest region wins by area alone.
 *
 * @param halfDistanceKm       kilometres
 * @param medianOwnDistanceKm  kilometres, from `medianOwnDistance`
 */
export function halfDistanceTooShort(halfDistanceKm: number, medianOwnDistanceKm: number): boolean {
  return halfDistanceKm < medianOwnDistanceKm / 2;
}
