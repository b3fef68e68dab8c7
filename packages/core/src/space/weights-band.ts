import { InputError } from "../errors/index.ts";
import { pointsWithin } from "./band-search.ts";
import { nearestPoints } from "./nearest-search.ts";
import { distancesFromSquares, embedPoints, isSphere, type PointSet, squareOfDistance } from "./point-set.ts";
import { pointTree } from "./point-tree.ts";
import { assembleWeights, type SpatialWeights, type WeightsOptions } from "./spatial-weights.ts";
import { describedWith, inverseDescription } from "./weights-description.ts";
import { inverseDistances, policyOf } from "./weights-nearest.ts";

/** How links within a band of distance are weighted. */
export interface BandOptions extends WeightsOptions {
  /** `binary`: 1 each; `inverse-distance`: d^(-power). Default `binary`. */
  readonly value?: "binary" | "inverse-distance";
  /** Power of the distance, > 0. Default 1. */
  readonly power?: number;
}

/**
 * Weights on all other regions within a distance.
 *
 *     w[i,j] = 1 (or d[i,j]^(-power)) where j is not i and d[i,j] <= reach
 *
 * @param points   centres, on the sphere unless `points.metric` is `plane`
 * @param reach    kilometres (or the unit of planar points), > 0; Infinity links all to all
 * @param options  values of the links and isolate policy
 * @returns raw weights, symmetric; regions with nobody in reach are isolates
 * @throws InputError `bad-reach`, `same-place`
 */
export function bandWeights(points: PointSet, reach: number, options: BandOptions = {}): SpatialWeights {
  if (!(reach > 0)) {
    throw new InputError("bad-reach", `bandWeights: reach is ${reach}; it must be above 0. \`smallestBand\` leaves no isolate.`, {
      reach,
    });
  }
  const sphere = isSphere(points);
  const inverse = (options.value ?? "binary") === "inverse-distance";
  const tree = pointTree(embedPoints("bandWeights", points), 16);
  const links = pointsWithin(tree, squareOfDistance(reach, sphere), inverse ? "distances" : "links");
  const values = inverse
    ? inverseDistances("bandWeights", distancesFromSquares(links.squares, sphere), options.power ?? 1)
    : new Float64Array(links.indices.length).fill(1);
  return assembleWeights({
    ...policyOf(options),
    ids: points.ids,
    offsets: links.offsets,
    neighbours: links.indices,
    values,
    asymmetric: false,
    description: describedWith(
      {
        en: `distance band to ${reach}${sphere ? " km" : ""}`,
        zh: reach === Number.POSITIVE_INFINITY ? "全部地区互为邻居" : `距离不超过${reach}${sphere ? "公里" : ""}`,
      },
      ...(inverse ? [inverseDescription(options.power ?? 1)] : []),
    ),
  });
}

/**
 * Inverse-distance weights over all pairs: w[i,j] = d[i,j]^(-power).
 *
 * @param power  > 0, 1 in most applications, 2 for gravity
 * @throws InputError `bad-power`, `same-place`
 */
export function inverseDistanceWeights(points: PointSet, power = 1, options: WeightsOptions = {}): SpatialWeights {
  return bandWeights(points, Number.POSITIVE_INFINITY, { ...policyOf(options), value: "inverse-distance", power });
}

/**
 * The smallest reach at which no region is without a neighbour: the largest distance to a nearest neighbour.
 *
 * @param points  at least 2
 * @returns kilometres, or the unit of planar points; enlarged by 1e-12 of itself, so that a band with it includes its own pair
 */
export function smallestBand(points: PointSet): number {
  if (points.ids.length < 2) {
    throw new InputError("too-few-regions", `smallestBand: ${points.ids.length} region was given; a band needs at least 2.`);
  }
  const { squares } = nearestPoints(pointTree(embedPoints("smallestBand", points)), 1);
  let largest = 0;
  for (const square of squares) if (square > largest) largest = square;
  return distancesFromSquares(Float64Array.of(largest), isSphere(points))[0]! * (1 + 1e-12);
}
