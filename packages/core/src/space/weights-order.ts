import { InputError } from "../errors/index.ts";
import { assembleWeights, type SpatialWeights } from "./spatial-weights.ts";
import { describedWith } from "./weights-description.ts";

/** Which steps count as neighbours of a higher order. */
export interface HigherOrderOptions {
  /** `exact`: first reached in that many steps; `up-to`: reached in that many steps or fewer. Default `exact`. */
  readonly include?: "exact" | "up-to";
}

/**
 * Neighbours of a higher order: the regions first reached in a number of steps over the links.
 *
 * @param weights  values do not matter, links of weight 0 included
 * @param order    steps, integer >= 1
 * @returns binary weights; nobody is their own neighbour
 * @throws InputError `bad-order`
 */
export function higherOrderWeights(weights: SpatialWeights, order: number, options: HigherOrderOptions = {}): SpatialWeights {
  if (!Number.isInteger(order) || order < 1) {
    throw new InputError("bad-order", `higherOrderWeights: order is ${order}; it must be an integer of at least 1.`, { order });
  }
  const upTo = options.include === "up-to";
  const n = weights.ids.length;
  const reachedFrom = new Int32Array(n).fill(-1);
  const queue = new Int32Array(n);
  const offsets = new Int32Array(n + 1);
  const neighbours: number[] = [];
  for (let i = 0; i < n; ++i) {
    reachedFrom[i] = i;
    queue[0] = i;
    let levelStart = 0;
    let levelEnd = 1;
    for (let step = 0; step < order && levelEnd > levelStart; ++step) {
      let write = levelEnd;
      for (let q = levelStart; q < levelEnd; ++q) {
        const at = queue[q]!;
        for (let e = weights.offsets[at]!, end = weights.offsets[at + 1]!; e < end; ++e) {
          const j = weights.neighbours[e]!;
          if (reachedFrom[j] === i) continue;
          reachedFrom[j] = i;
          queue[write++] = j;
        }
      }
      levelStart = levelEnd;
      levelEnd = write;
    }
    const row = queue.slice(upTo ? 1 : levelStart, levelEnd).sort();
    for (const j of row) neighbours.push(j);
    offsets[i + 1] = neighbours.length;
  }
  return assembleWeights({
    ids: weights.ids,
    offsets,
    neighbours: Int32Array.from(neighbours),
    values: new Float64Array(neighbours.length).fill(1),
    transform: "binary",
    isolatePolicy: weights.isolatePolicy,
    description: describedWith(weights.description, {
      en: `order ${upTo ? `1 to ${order}` : order}`,
      zh: upTo ? `1至${order}阶` : `${order}阶`,
    }),
  });
}
