import { sparseFromEntries } from "../numeric/index.ts";
import { nearestPoints } from "./nearest-search.ts";
import { embedPoints, type PointSet } from "./point-set.ts";
import { pointTree } from "./point-tree.ts";
import { assembleWeights, type SpatialWeights } from "./spatial-weights.ts";
import { combineWeights, requireSameRegions } from "./weights-algebra.ts";
import { describedWith } from "./weights-description.ts";

/**
 * Weights in which every isolate is linked, both ways, to the region nearest to it (an island to its coast).
 *
 * @param weights  raw or binary
 * @param points   centres of the same regions in the same order
 * @returns raw or binary weights without isolates, the new links valued 1; the given weights where there are none
 * @throws InputError `different-regions`
 */
export function linkIsolates(weights: SpatialWeights, points: PointSet): SpatialWeights {
  requireSameRegions("linkIsolates", weights, points);
  if (weights.isolates.length === 0) return weights;
  const n = weights.ids.length;
  const nearest = nearestPoints(pointTree(embedPoints("linkIsolates", points)), 1).neighbours;
  const from: number[] = [];
  const to: number[] = [];
  for (const i of weights.isolates) {
    from.push(i, nearest[i]!);
    to.push(nearest[i]!, i);
  }
  const bridges = sparseFromEntries(n, n, from, to, new Float64Array(from.length).fill(1));
  const bridgeWeights = assembleWeights({
    ids: weights.ids,
    offsets: bridges.offsets,
    neighbours: bridges.indices,
    values: bridges.values,
    description: { en: "nearest region of each isolate", zh: "孤立地区的最近地区" },
  });
  const linked = combineWeights(weights, bridgeWeights, (a, b) => (a > 0 ? a : Math.min(b, 1)));
  return {
    ...linked,
    transform: weights.transform === "binary" ? "binary" : "raw",
    description: describedWith(weights.description, {
      en: `${weights.isolates.length} isolates linked to their nearest region`,
      zh: `${weights.isolates.length}个孤立地区与最近地区相连`,
    }),
  };
}
