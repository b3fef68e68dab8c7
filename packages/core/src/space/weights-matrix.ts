import { InputError, requireLength } from "../errors/index.ts";
import { sparseFromEntries } from "../numeric/index.ts";
import { type SpatialWeights, spatialWeights, type WeightsOptions } from "./spatial-weights.ts";
import { policyOf } from "./weights-nearest.ts";

/** One line of a plain table of weights. */
export interface WeightsLink {
  readonly from: string;
  readonly to: string;
  readonly weight: number;
}

/**
 * Weights from a full matrix of the user's own.
 *
 * @param ids     region ids, [n]
 * @param matrix  [n x n] row-major, finite, >= 0; 0 is no link, the diagonal is kept
 * @throws InputError `shape-mismatch`, `bad-weight`, `repeated-id`, `isolates-refused`
 */
export function matrixWeights(ids: readonly string[], matrix: Float64Array, options: WeightsOptions = {}): SpatialWeights {
  const n = ids.length;
  requireLength("matrixWeights", "matrix", matrix, n * n, "regions x regions");
  let links = 0;
  for (const value of matrix) if (value !== 0) ++links;
  const offsets = new Int32Array(n + 1);
  const neighbours = new Int32Array(links);
  const values = new Float64Array(links);
  let write = 0;
  for (let i = 0; i < n; ++i) {
    for (let j = 0; j < n; ++j) {
      const value = matrix[i * n + j]!;
      if (value === 0) continue;
      neighbours[write] = j;
      values[write++] = value;
    }
    offsets[i + 1] = write;
  }
  return spatialWeights({
    ...policyOf(options),
    ids,
    offsets,
    neighbours,
    values,
    description: { en: "given matrix", zh: "自定义矩阵" },
  });
}

/**
 * Weights from a list of links; links named twice are added up.
 *
 * @param ids    the regions of the study, [n]: rows follow this order, and regions that no link names are isolates
 * @param links  ids of `ids`; weights finite, >= 0
 * @throws InputError `unknown-region`, `bad-weight`, `repeated-id`, `isolates-refused`
 */
export function linkWeights(ids: readonly string[], links: readonly WeightsLink[], options: WeightsOptions = {}): SpatialWeights {
  const rows = new Map(ids.map((id, i) => [id, i]));
  const from = new Int32Array(links.length);
  const to = new Int32Array(links.length);
  const entries = new Float64Array(links.length);
  links.forEach((link, e) => {
    from[e] = knownRow(rows, link.from);
    to[e] = knownRow(rows, link.to);
    entries[e] = link.weight;
  });
  const matrix = sparseFromEntries(ids.length, ids.length, from, to, entries);
  return spatialWeights({
    ...policyOf(options),
    ids,
    offsets: matrix.offsets,
    neighbours: matrix.indices,
    values: matrix.values,
    description: { en: "given links", zh: "给定的联系" },
  });
}

/** Every link with the ids of its regions, row by row. */
export function weightsLinks(weights: SpatialWeights): WeightsLink[] {
  const { ids, offsets, neighbours, values } = weights;
  const out: WeightsLink[] = [];
  for (let i = 0; i < ids.length; ++i) {
    for (let e = offsets[i]!; e < offsets[i + 1]!; ++e) out.push({ from: ids[i]!, to: ids[neighbours[e]!]!, weight: values[e]! });
  }
  return out;
}

function knownRow(rows: ReadonlyMap<string, number>, id: string): number {
  const row = rows.get(id);
  if (row === undefined) {
    throw new InputError(
      "unknown-region",
      `linkWeights: ${JSON.stringify(id)} is not one of the ${rows.size} regions. Check the column of ids, leading zeros in particular.`,
      { id },
    );
  }
  return row;
}
