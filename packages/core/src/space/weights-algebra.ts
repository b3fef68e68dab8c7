import { InputError } from "../errors/index.ts";
import { transposeSparse } from "../numeric/index.ts";
import { assembleWeights, type SpatialWeights, weightsMatrix } from "./spatial-weights.ts";
import { describedWith } from "./weights-description.ts";

/**
 * Weights on the links of either of two weights, with values made of both.
 *
 * @param a, b     weights on the same regions in the same order
 * @param combine  value of a link from its two values, 0 where a part lacks it; links valued 0 are dropped
 * @returns raw weights with the isolate policy of `a`
 * @throws InputError `different-regions`
 */
export function combineWeights(a: SpatialWeights, b: SpatialWeights, combine: (a: number, b: number) => number): SpatialWeights {
  requireSameRegions("combineWeights", a, b);
  const n = a.ids.length;
  const offsets = new Int32Array(n + 1);
  const neighbours = new Int32Array(a.neighbours.length + b.neighbours.length);
  const values = new Float64Array(neighbours.length);
  let write = 0;
  for (let i = 0; i < n; ++i) {
    let p = a.offsets[i]!;
    let q = b.offsets[i]!;
    const pEnd = a.offsets[i + 1]!;
    const qEnd = b.offsets[i + 1]!;
    while (p < pEnd || q < qEnd) {
      const inA = p < pEnd ? a.neighbours[p]! : n;
      const inB = q < qEnd ? b.neighbours[q]! : n;
      const value = combine(inA <= inB ? a.values[p]! : 0, inB <= inA ? b.values[q]! : 0);
      if (value !== 0) {
        neighbours[write] = Math.min(inA, inB);
        values[write++] = value;
      }
      if (inA <= inB) ++p;
      if (inB <= inA) ++q;
    }
    offsets[i + 1] = write;
  }
  return assembleWeights({
    ids: a.ids,
    offsets,
    neighbours: neighbours.slice(0, write),
    values: values.slice(0, write),
    isolatePolicy: a.isolatePolicy,
    description: {
      en: `${a.description.en} with ${b.description.en}`,
      zh: `${a.description.zh}，并加${b.description.zh}`,
    },
  });
}

/**
 * Weights whose links go both ways.
 *
 *     union         w*[i,j] = max(w[i,j], w[j,i])     a link one way becomes a link both ways
 *     intersection  w*[i,j] = min(w[i,j], w[j,i])     a link one way is dropped
 *
 * @param weights  usually raw or binary; row-standardised ones are no longer so afterwards and come back as raw
 */
export function symmetriseWeights(weights: SpatialWeights, links: "union" | "intersection"): SpatialWeights {
  const back = transposeSparse(weightsMatrix(weights));
  const mirrored: SpatialWeights = { ...weights, offsets: back.offsets, neighbours: back.indices, values: back.values };
  const result = combineWeights(weights, mirrored, links === "union" ? Math.max : Math.min);
  return {
    ...result,
    asymmetric: false,
    transform: weights.transform === "binary" ? "binary" : "raw",
    description: describedWith(weights.description, {
      en: `${links} of both directions`,
      zh: links === "union" ? "单向联系补为双向" : "只留双向联系",
    }),
  };
}

/** @throws InputError `different-regions` */
export function requireSameRegions(caller: string, a: Pick<SpatialWeights, "ids">, b: Pick<SpatialWeights, "ids">): void {
  if (a.ids === b.ids) return;
  const at = a.ids.findIndex((id, i) => id !== b.ids[i]);
  if (at < 0 && a.ids.length === b.ids.length) return;
  const place = Math.max(at, 0);
  throw new InputError(
    "different-regions",
    `${caller}: the two weights have ${a.ids.length} and ${b.ids.length} regions and differ first at row ${place} (${a.ids[place]} and ${b.ids[place]}). Build both on the same list of regions.`,
    { row: place },
  );
}
