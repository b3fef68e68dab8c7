import type { SpatialWeights } from "./spatial-weights.ts";

/** Parts of a map between which no link leads. */
export interface WeightsComponents {
  readonly count: number;
  /** Component of every region, numbered by first appearance from 0, [n]. */
  readonly membership: Int32Array;
  /** Regions in every component, [count]. */
  readonly sizes: Int32Array;
}

/** The connected components of weights, links taken both ways; an isolate is a component of its own. */
export function weightsComponents(weights: SpatialWeights): WeightsComponents {
  const n = weights.ids.length;
  const parent = new Int32Array(n);
  for (let i = 0; i < n; ++i) parent[i] = i;
  const root = (start: number): number => {
    let i = start;
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]!]!;
      i = parent[i]!;
    }
    return i;
  };
  for (let i = 0; i < n; ++i) {
    for (let e = weights.offsets[i]!, end = weights.offsets[i + 1]!; e < end; ++e) {
      const a = root(i);
      const b = root(weights.neighbours[e]!);
      if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  const membership = new Int32Array(n);
  const sizes: number[] = [];
  for (let i = 0; i < n; ++i) {
    const top = root(i);
    // A root is the smallest member, so it was numbered before the others.
    if (top === i) {
      membership[i] = sizes.length;
      sizes.push(1);
    } else {
      membership[i] = membership[top]!;
      sizes[membership[i]!]! += 1;
    }
  }
  return { count: sizes.length, membership, sizes: Int32Array.from(sizes) };
}
