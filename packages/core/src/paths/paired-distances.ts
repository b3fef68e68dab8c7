import type { PathPanel } from "./panel.ts";

/** Distances that are the same both ways, so that a pair's kernels serve both regions. */
export interface PairedDistances {
  /** Largest distance from any region to its nearest, itself included, kilometres: no decay up to here underflows a whole row. */
  readonly farthestNearestKm: number;
}

/**
 * Whether each distance is the same both ways, without segmentation, and known.
 *
 * @returns undefined where rows must be computed one by one
 */
export function pairedDistances({ distances, regions: R, segmentation }: PathPanel): PairedDistances | undefined {
  if (segmentation) return undefined;
  const nearest = new Float64Array(R).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < R; ++i) {
    for (let j = i; j < R; ++j) {
      const d = distances[i * R + j]!;
      if (!(d >= 0) || d !== distances[j * R + i]) return undefined;
      if (d < nearest[i]!) nearest[i] = d;
      if (d < nearest[j]!) nearest[j] = d;
    }
  }
  return { farthestNearestKm: nearest.reduce((most, d) => Math.max(most, d), 0) };
}
