import type { SpatialWeights } from "@jiju/core";
import type { Agreement, Exchange } from "./comparison.ts";

/** @returns whether the peer wrote exactly our links, row by row */
export function sameLinks(ours: SpatialWeights, theirs: Exchange): Agreement {
  const [offsets, neighbours] = [theirs.integers("found-offsets"), theirs.integers("found-neighbours")];
  const same = (a: Int32Array, b: Int32Array) => a.length === b.length && a.every((value, k) => value === b[k]);
  const agrees = same(ours.offsets, offsets) && same(ours.neighbours, neighbours);
  const links = ours.neighbours.length.toLocaleString("en");
  return {
    agrees,
    said: agrees ? `the same ${links} links` : `${links} links and ${neighbours.length.toLocaleString("en")}, not the same`,
  };
}
