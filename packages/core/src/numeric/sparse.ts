import { InputError } from "../errors/index.ts";

/** A sparse matrix in compressed rows. */
export interface SparseMatrix {
  readonly rows: number;
  readonly columns: number;
  /** Start of every row in `indices` and `values`, [rows + 1], ascending from 0. */
  readonly offsets: Int32Array;
  /** Column of every entry, ascending within a row. */
  readonly indices: Int32Array;
  /** Value of every entry. */
  readonly values: Float64Array;
}

/**
 * The transpose of a matrix in compressed rows; the rows of the result are ascending even when those of the input are not.
 *
 * @param matrix  entries in any order within a row
 * @returns a new matrix, columns x rows; cost linear in entries
 */
export function transposeSparse(matrix: SparseMatrix): SparseMatrix {
  const { rows, columns, offsets, indices, values } = matrix;
  const count = offsets[rows]!;
  const starts = new Int32Array(columns + 1);
  for (let e = 0; e < count; ++e) starts[indices[e]! + 1]!++;
  for (let c = 0; c < columns; ++c) starts[c + 1]! += starts[c]!;
  const next = starts.slice(0, columns);
  const transposedIndices = new Int32Array(count);
  const transposedValues = new Float64Array(count);
  for (let r = 0; r < rows; ++r) {
    for (let e = offsets[r]!, end = offsets[r + 1]!; e < end; ++e) {
      const slot = next[indices[e]!]!++;
      transposedIndices[slot] = r;
      transposedValues[slot] = values[e]!;
    }
  }
  return { rows: columns, columns: rows, offsets: starts, indices: transposedIndices, values: transposedValues };
}

/**
 * A sparse matrix from a list of entries; entries of the same cell are added.
 *
 * @param rows      number of rows
 * @param columns   number of columns
 * @param from      row of every entry, integers in [0, rows)
 * @param to        column of every entry, integers in [0, columns)
 * @param entries   value of every entry
 * @throws InputError `shape-mismatch`, `index-out-of-range`
 */
export function sparseFromEntries(
  rows: number,
  columns: number,
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  entries: ArrayLike<number>,
): SparseMatrix {
  const count = from.length;
  if (to.length !== count || entries.length !== count) {
    throw new InputError(
      "shape-mismatch",
      `sparseFromEntries: from has ${count} values, to ${to.length} and entries ${entries.length}; all three must be equal.`,
    );
  }
  const columnStarts = new Int32Array(columns + 1);
  for (let e = 0; e < count; ++e) {
    const r = from[e]!;
    const c = to[e]!;
    if (!(r >= 0 && r < rows && c >= 0 && c < columns)) {
      throw new InputError(
        "index-out-of-range",
        `sparseFromEntries: entry ${e} is at (${r}, ${c}); the matrix is ${rows} x ${columns}.`,
        { entry: e },
      );
    }
    columnStarts[c + 1]!++;
  }
  for (let c = 0; c < columns; ++c) columnStarts[c + 1]! += columnStarts[c]!;
  const next = columnStarts.slice(0, columns);
  const indices = new Int32Array(count);
  const values = new Float64Array(count);
  for (let e = 0; e < count; ++e) {
    const slot = next[to[e]!]!++;
    indices[slot] = from[e]!;
    values[slot] = entries[e]!;
  }
  return mergeRepeated(transposeSparse({ rows: columns, columns: rows, offsets: columnStarts, indices, values }));
}

/**
 * Product of a sparse matrix and a vector: out[r] = sum_c A[r,c] x[c].
 *
 * @param x    [columns]
 * @param out  [rows], overwritten; must not be `x`
 */
export function sparseTimesVector(matrix: SparseMatrix, x: Float64Array, out = new Float64Array(matrix.rows)): Float64Array {
  const { rows, offsets, indices, values } = matrix;
  for (let r = 0; r < rows; ++r) {
    let sum = 0;
    for (let e = offsets[r]!, end = offsets[r + 1]!; e < end; ++e) sum += values[e]! * x[indices[e]!]!;
    out[r] = sum;
  }
  return out;
}

function mergeRepeated(matrix: SparseMatrix): SparseMatrix {
  const { rows, columns, offsets, indices, values } = matrix;
  const merged = new Int32Array(rows + 1);
  let write = 0;
  for (let r = 0; r < rows; ++r) {
    const start = write;
    for (let e = offsets[r]!, end = offsets[r + 1]!; e < end; ++e) {
      if (write > start && indices[write - 1] === indices[e]) values[write - 1]! += values[e]!;
      else {
        indices[write] = indices[e]!;
        values[write++] = values[e]!;
      }
    }
    merged[r + 1] = write;
  }
  if (write === indices.length) return { rows, columns, offsets: merged, indices, values };
  return { rows, columns, offsets: merged, indices: indices.slice(0, write), values: values.slice(0, write) };
}
