import { InputError } from "../errors/index.ts";
import { nearestPoints } from "./nearest-search.ts";
import { distancesFromSquares, embedPoints, isSphere, type PointSet } from "./point-set.ts";
import { pointTree } from "./point-tree.ts";
import { assembleWeights, type SpatialWeights, type WeightsOptions } from "./spatial-weights.ts";
import { describedWith, inverseDescription } from "./weights-description.ts";

/** How the links to the nearest regions are weighted. */
export interface NearestOptions extends WeightsOptions {
  /** `binary`: 1 each; `inverse-distance`: d^(-power). Default `binary`. */
  readonly value?: "binary" | "inverse-distance";
  /** Power of the distance, > 0. Default 1. */
  readonly power?: number;
}

/**
 * Weights on the k nearest regions of each region.
 *
 *     w[i,j] = 1 (or d[i,j]^(-power)) where j is among the k nearest of i
 *
 * Exact; regions at the same distance are taken in their given order. Being near is not mutual: see `symmetriseWeights`.
 *
 * @param points   centres, on the sphere unless `points.metric` is `plane`
 * @param k        neighbours per region, integer, 1 <= k <= n - 1
 * @param options  values of the links
 * @returns raw weights with k links a row
 * @throws InputError `bad-neighbour-count`; `same-place` when an inverse distance is asked of two centres at one place
 */
export function nearestWeights(points: PointSet, k: number, options: NearestOptions = {}): SpatialWeights {
  const n = points.ids.length;
  requireNeighbourCount("nearestWeights", k, n);
  const { neighbours, squares } = nearestPoints(pointTree(embedPoints("nearestWeights", points), 12), k);
  for (let i = 0; i < n; ++i) sortRow(neighbours, squares, i * k, (i + 1) * k);
  const inverse = (options.value ?? "binary") === "inverse-distance";
  const values = inverse
    ? inverseDistances("nearestWeights", distancesFromSquares(squares, isSphere(points)), options.power ?? 1)
    : squares.fill(1);
  const offsets = new Int32Array(n + 1);
  for (let i = 0; i <= n; ++i) offsets[i] = i * k;
  const description = describedWith(
    { en: `${k} nearest neighbours`, zh: `最近的${k}个地区` },
    ...(inverse ? [inverseDescription(options.power ?? 1)] : []),
  );
  return assembleWeights({ ...policyOf(options), ids: points.ids, offsets, neighbours, values, description });
}

/** Options that every builder hands on. */
export function policyOf(options: WeightsOptions): WeightsOptions {
  return options.isolatePolicy ? { isolatePolicy: options.isolatePolicy } : {};
}

/** @throws InputError `bad-neighbour-count` */
export function requireNeighbourCount(caller: string, k: number, n: number): void {
  if (Number.isInteger(k) && k >= 1 && k < n) return;
  throw new InputError(
    "bad-neighbour-count",
    `${caller}: k is ${k} with ${n} regions; it must be an integer from 1 to ${n - 1}.`,
    {
      k,
      regions: n,
    },
  );
}

/**
 * d^(-power) in place.
 *
 * @param distances  > 0, overwritten
 * @throws InputError `bad-power`, `same-place`
 */
export function inverseDistances(caller: string, distances: Float64Array, power: number): Float64Array {
  if (!(power > 0)) throw new InputError("bad-power", `${caller}: power is ${power}; it must be above 0.`, { power });
  for (let e = 0; e < distances.length; ++e) {
    if (distances[e] === 0) {
      throw new InputError(
        "same-place",
        `${caller}: two regions have their centres at the same place, where an inverse distance is not defined. Move one, or use binary weights.`,
      );
    }
    distances[e] = power === 1 ? 1 / distances[e]! : power === 2 ? 1 / (distances[e]! * distances[e]!) : distances[e]! ** -power;
  }
  return distances;
}

/** Puts one row of links into ascending order of neighbours, values with them. */
export function sortRow(neighbours: Int32Array, values: Float64Array, start: number, end: number): void {
  for (let e = start + 1; e < end; ++e) {
    const id = neighbours[e]!;
    const value = values[e]!;
    let slot = e;
    while (slot > start && neighbours[slot - 1]! > id) {
      neighbours[slot] = neighbours[slot - 1]!;
      values[slot] = values[slot - 1]!;
      --slot;
    }
    neighbours[slot] = id;
    values[slot] = value;
  }
}
