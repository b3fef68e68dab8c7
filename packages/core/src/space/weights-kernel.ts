import { InputError } from "../errors/index.ts";
import { pointsWithin } from "./band-search.ts";
import { nearestPoints } from "./nearest-search.ts";
import { distancesFromSquares, embedPoints, isSphere, type PointSet, squareOfDistance } from "./point-set.ts";
import { pointTree } from "./point-tree.ts";
import { type SpatialWeights, spatialWeights, type WeightsOptions } from "./spatial-weights.ts";
import { policyOf, requireNeighbourCount, sortRow } from "./weights-nearest.ts";

/** Shapes of weight by distance over bandwidth. */
export type WeightKernel = "uniform" | "triangular" | "epanechnikov" | "quartic" | "gaussian";

const kernelNames: Readonly<Record<WeightKernel, string>> = {
  uniform: "均匀核",
  triangular: "三角核",
  epanechnikov: "Epanechnikov 核",
  quartic: "四次核",
  gaussian: "高斯核",
};

/** How far a kernel reaches: one distance for all regions, or to the k-th nearest region of each. */
export type KernelBandwidth = { readonly fixed: number } | { readonly nearest: number };

/** How kernel weights treat their own region. */
export interface KernelOptions extends WeightsOptions {
  /** `include`: the region itself, with the weight of distance 0; `leave-out`: not. Default `leave-out`. */
  readonly self?: "include" | "leave-out";
  /**
   * Bandwidths to the k-th nearest region are enlarged by this share, >= 0, so that the k-th region itself keeps a weight above 0.
   * Default 1e-7.
   */
  readonly margin?: number;
}

/**
 * Weights that fall with distance along a kernel, up to a bandwidth.
 *
 *     w[i,j] = K(d[i,j] / h[i])   where d[i,j] <= h[i]
 *     uniform 1/2;  triangular 1 - u;  epanechnikov (3/4)(1 - u^2);  quartic (15/16)(1 - u^2)^2;  gaussian exp(-u^2 / 2) / sqrt(2 pi)
 *
 * The Gaussian is cut at the bandwidth too. A bandwidth per region makes weights asymmetric.
 *
 * @param points     centres, on the sphere unless `points.metric` is `plane`
 * @param kernel     shape
 * @param bandwidth  h: `fixed` in km (or the unit of planar points), > 0, or `nearest` = k, integer from 1 to n - 1
 * @throws InputError `bad-reach`, `bad-neighbour-count`
 */
export function kernelWeights(
  points: PointSet,
  kernel: WeightKernel,
  bandwidth: KernelBandwidth,
  options: KernelOptions = {},
): SpatialWeights {
  const links =
    "fixed" in bandwidth ? fixedLinks(points, bandwidth.fixed) : adaptiveLinks(points, bandwidth.nearest, options.margin ?? 1e-7);
  const self = options.self === "include" ? 1 : 0;
  const n = points.ids.length;
  const offsets = new Int32Array(n + 1);
  for (let i = 0; i < n; ++i) offsets[i + 1] = links.offsets[i + 1]! + self * (i + 1);
  const neighbours = new Int32Array(offsets[n]!);
  const values = new Float64Array(offsets[n]!);
  let write = 0;
  for (let i = 0; i < n; ++i) {
    let pending = self === 1;
    for (let e = links.offsets[i]!, end = links.offsets[i + 1]!; e < end; ++e) {
      if (pending && links.neighbours[e]! > i) {
        pending = false;
        neighbours[write] = i;
        values[write++] = kernelValue(kernel, 0);
      }
      neighbours[write] = links.neighbours[e]!;
      values[write++] = kernelValue(kernel, links.ratios[e]!);
    }
    if (pending) {
      neighbours[write] = i;
      values[write++] = kernelValue(kernel, 0);
    }
  }
  const unit = isSphere(points) ? { en: " km", zh: "公里" } : { en: "", zh: "" };
  const reach =
    "fixed" in bandwidth
      ? { en: `${bandwidth.fixed}${unit.en}`, zh: `${bandwidth.fixed}${unit.zh}` }
      : { en: `nearest region ${bandwidth.nearest}`, zh: `第${bandwidth.nearest}近的地区` };
  return spatialWeights({
    ...policyOf(options),
    ids: points.ids,
    offsets,
    neighbours,
    values,
    description: { en: `${kernel} kernel to ${reach.en}`, zh: `${kernelNames[kernel]}，带宽至${reach.zh}` },
  });
}

/**
 * Kernel weight at distance over bandwidth.
 *
 * @param ratio  u = d / h, >= 0; the kernel is not cut here
 */
export function kernelValue(kernel: WeightKernel, ratio: number): number {
  const rest = 1 - ratio * ratio;
  switch (kernel) {
    case "uniform":
      return 0.5;
    case "triangular":
      return 1 - ratio;
    case "epanechnikov":
      return 0.75 * rest;
    case "quartic":
      return (15 / 16) * rest * rest;
    case "gaussian":
      return Math.exp(-0.5 * ratio * ratio) / Math.sqrt(2 * Math.PI);
  }
}

interface RatioLinks {
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  /** d / h in [0, 1]. */
  readonly ratios: Float64Array;
}

function fixedLinks(points: PointSet, reach: number): RatioLinks {
  if (!(reach > 0 && reach < Number.POSITIVE_INFINITY)) {
    throw new InputError("bad-reach", `kernelWeights: the bandwidth is ${reach}; it must be finite and above 0.`, { reach });
  }
  const sphere = isSphere(points);
  const pairs = pointsWithin(pointTree(embedPoints("kernelWeights", points), 16), squareOfDistance(reach, sphere), "distances");
  const ratios = distancesFromSquares(pairs.squares, sphere);
  for (let e = 0; e < ratios.length; ++e) ratios[e] = Math.min(1, ratios[e]! / reach);
  return { offsets: pairs.offsets, neighbours: pairs.indices, ratios };
}

function adaptiveLinks(points: PointSet, k: number, margin: number): RatioLinks {
  const n = points.ids.length;
  requireNeighbourCount("kernelWeights", k, n);
  const { neighbours, squares } = nearestPoints(pointTree(embedPoints("kernelWeights", points), 12), k);
  const ratios = distancesFromSquares(squares, isSphere(points));
  const offsets = new Int32Array(n + 1);
  for (let i = 0; i < n; ++i) {
    offsets[i + 1] = (i + 1) * k;
    const farthest = ratios[i * k + k - 1]! * (1 + margin);
    for (let e = i * k; e < (i + 1) * k; ++e) ratios[e] = farthest > 0 ? ratios[e]! / farthest : 0;
    sortRow(neighbours, ratios, i * k, (i + 1) * k);
  }
  return { offsets, neighbours, ratios };
}
