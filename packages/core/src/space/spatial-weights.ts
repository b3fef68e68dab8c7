import type { Text } from "../dataset/index.ts";
import { InputError, requireLength } from "../errors/index.ts";
import { type SparseMatrix, transposeSparse } from "../numeric/index.ts";
import { describedAs } from "./weights-description.ts";

/** How the rows of spatial weights are scaled; `raw` is as built. */
export type WeightsTransform = "raw" | "binary" | "row" | "variance-stabilising";

/**
 * What statistics do with a region that has no neighbour: `omit` leaves it out of sums and of n; `zero` keeps it with a lag of 0;
 * `refuse` makes every builder and reader throw.
 */
export type IsolatePolicy = "omit" | "zero" | "refuse";

/** Who is whose neighbour and by how much, bound to region ids. Plain data; never modified once built. */
export interface SpatialWeights {
  /** Region ids in row order, [n], all different. */
  readonly ids: readonly string[];
  /** Start of every row in `neighbours` and `values`, [n + 1]. */
  readonly offsets: Int32Array;
  /** Neighbour of every link as a row number, ascending within a row. */
  readonly neighbours: Int32Array;
  /** Weight of every link, finite, >= 0. */
  readonly values: Float64Array;
  readonly transform: WeightsTransform;
  /** Row numbers of regions without neighbours, ascending. A link of a region to itself does not count. */
  readonly isolates: Int32Array;
  readonly isolatePolicy: IsolatePolicy;
  /** True where some link has no link back. Says nothing about values. */
  readonly asymmetric: boolean;
  /** One line for reports: how the weights were made. */
  readonly description: Text;
}

/** The rows of spatial weights without their names: what kernels and threads need of them. */
export type WeightRows = Pick<SpatialWeights, "offsets" | "neighbours" | "values">;

/** Options shared by every builder of weights. */
export interface WeightsOptions {
  /** What statistics do with regions without neighbours. Default `omit`. */
  readonly isolatePolicy?: IsolatePolicy;
}

/** What a builder knows about its links. */
export interface WeightsParts extends WeightsOptions {
  readonly ids: readonly string[];
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  readonly values: Float64Array;
  /** How the weights were made; words in one language stand for both. */
  readonly description: Text | string;
  /** Default `raw`. */
  readonly transform?: WeightsTransform;
  /** Given by builders that know; counted otherwise. */
  readonly asymmetric?: boolean;
}

/**
 * Spatial weights from compressed rows, checked.
 *
 * @param parts  links by row; rows need not be ascending, they are sorted; arrays may be kept by the result
 * @throws InputError `shape-mismatch`, `repeated-id`, `repeated-link`, `index-out-of-range`, `bad-weight`, `isolates-refused`
 */
export function spatialWeights(parts: WeightsParts): SpatialWeights {
  const { ids, offsets } = parts;
  const n = ids.length;
  requireLength("spatialWeights", "offsets", offsets, n + 1, "regions + 1");
  requireLength("spatialWeights", "neighbours", parts.neighbours, offsets[n]!, "links");
  requireLength("spatialWeights", "values", parts.values, offsets[n]!, "links");
  requireUniqueIds("spatialWeights", ids);
  checkLinks(parts);
  const sorted = sortedRows(parts);
  return assembleWeights({ ...parts, neighbours: sorted.indices, values: sorted.values });
}

/**
 * Spatial weights from parts that are known to be sound: ids differ, rows ascend, weights are finite and at least 0.
 *
 * @throws InputError `isolates-refused`
 */
export function assembleWeights(parts: WeightsParts): SpatialWeights {
  const { ids, offsets, neighbours, values } = parts;
  const description = describedAs(parts.description);
  const n = ids.length;
  const isolates = findIsolates(n, offsets, neighbours);
  const isolatePolicy = parts.isolatePolicy ?? "omit";
  if (isolatePolicy === "refuse" && isolates.length > 0) {
    throw new InputError(
      "isolates-refused",
      `${description.en}: ${isolates.length} of ${n} regions have no neighbour (first: ${JSON.stringify(ids[isolates[0]!])}). Widen the definition, link them by \`linkIsolates\`, or choose the isolate policy "omit" or "zero".`,
      { isolates: Array.from(isolates, (i) => ids[i]!) },
    );
  }
  return {
    ids,
    offsets,
    neighbours,
    values,
    transform: parts.transform ?? "raw",
    isolates,
    isolatePolicy,
    asymmetric: parts.asymmetric ?? hasOneWayLink({ rows: n, columns: n, offsets, indices: neighbours, values }),
    description,
  };
}

/** Weights as a plain sparse matrix that shares their arrays. */
export function weightsMatrix(weights: WeightRows): SparseMatrix {
  const n = weights.offsets.length - 1;
  return { rows: n, columns: n, offsets: weights.offsets, indices: weights.neighbours, values: weights.values };
}

/** Number of neighbours of every region, itself included where it is linked to itself. */
export function neighbourCounts(weights: SpatialWeights): Int32Array {
  const counts = new Int32Array(weights.ids.length);
  for (let i = 0; i < counts.length; ++i) counts[i] = weights.offsets[i + 1]! - weights.offsets[i]!;
  return counts;
}

/** Lists of ids found sound: a study builds many weights on one list, and hashing 100,000 texts costs as much as a search. */
const soundIds = new WeakSet<readonly string[]>();

/** @throws InputError `repeated-id` */
export function requireUniqueIds(caller: string, ids: readonly string[]): void {
  if (soundIds.has(ids)) return;
  const seen = new Set(ids);
  if (seen.size === ids.length) {
    soundIds.add(ids);
    return;
  }
  seen.clear();
  for (const id of ids) {
    if (seen.has(id)) {
      throw new InputError("repeated-id", `${caller}: region id ${JSON.stringify(id)} occurs twice; ids must differ.`, { id });
    }
    seen.add(id);
  }
}

function checkLinks(parts: WeightsParts): void {
  const { ids, offsets, neighbours, values } = parts;
  const n = ids.length;
  for (let i = 0; i < n; ++i) {
    if (offsets[i + 1]! < offsets[i]!) {
      throw new InputError("shape-mismatch", `spatialWeights: offsets fall at row ${i}; they must ascend from 0.`, { row: i });
    }
    for (let e = offsets[i]!, end = offsets[i + 1]!; e < end; ++e) {
      const j = neighbours[e]!;
      if (j < 0 || j >= n) {
        throw new InputError("index-out-of-range", `spatialWeights: region ${ids[i]} has neighbour number ${j} of ${n} regions.`);
      }
      const value = values[e]!;
      if (!(value >= 0 && value < Number.POSITIVE_INFINITY)) {
        throw new InputError(
          "bad-weight",
          `spatialWeights: the weight of ${ids[i]} to ${ids[j]} is ${value}; weights must be finite and at least 0.`,
          { from: ids[i], to: ids[j], value },
        );
      }
    }
  }
}

function sortedRows(parts: WeightsParts): { indices: Int32Array; values: Float64Array } {
  const { ids, offsets, neighbours, values } = parts;
  const n = ids.length;
  let sorted = true;
  for (let i = 0; i < n && sorted; ++i) {
    for (let e = offsets[i]! + 1, end = offsets[i + 1]!; e < end; ++e) {
      if (neighbours[e]! <= neighbours[e - 1]!) {
        sorted = false;
        break;
      }
    }
  }
  if (sorted) return { indices: neighbours, values };
  const twice = transposeSparse(transposeSparse({ rows: n, columns: n, offsets, indices: neighbours, values }));
  for (let i = 0; i < n; ++i) {
    for (let e = offsets[i]! + 1, end = offsets[i + 1]!; e < end; ++e) {
      if (twice.indices[e] === twice.indices[e - 1]) {
        throw new InputError(
          "repeated-link",
          `spatialWeights: ${ids[i]} lists ${ids[twice.indices[e]!]} twice; add such weights up.`,
        );
      }
    }
  }
  return twice;
}

function findIsolates(n: number, offsets: Int32Array, neighbours: Int32Array): Int32Array {
  const out: number[] = [];
  for (let i = 0; i < n; ++i) {
    const start = offsets[i]!;
    const count = offsets[i + 1]! - start;
    if (count === 0 || (count === 1 && neighbours[start] === i)) out.push(i);
  }
  return Int32Array.from(out);
}

function hasOneWayLink(matrix: SparseMatrix): boolean {
  const { rows, offsets, indices } = matrix;
  // Rows ascend, so the links that end at j arrive in the order in which row j lists them, if all are two-way.
  const next = offsets.slice(0, rows);
  for (let i = 0; i < rows; ++i) {
    for (let e = offsets[i]!, end = offsets[i + 1]!; e < end; ++e) {
      const j = indices[e]!;
      const slot = next[j]!++;
      if (slot >= offsets[j + 1]! || indices[slot] !== i) return true;
    }
  }
  return false;
}
