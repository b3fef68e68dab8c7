import type { Random } from "../numeric/index.ts";
import { fastStream, shufflePrefix } from "./fast-stream.ts";
import { memoryLayout, spaceKernels } from "./space-kernels.ts";

/** A block of draws with the values drawn. */
export interface DrawBlock {
  readonly number: number;
  readonly sets: DrawSets;
  /** Values of the first variable, as `sets.ids`. */
  readonly drawn: Float64Array;
  /** The values drawn as the kernel reads them; made when first needed. */
  readonly table: () => DrawTable;
}

/**
 * Draws the sets of a block.
 *
 * @param number     of the block: its random numbers come from it
 * @param variables  one or more, [n] each
 * @param width      largest number of neighbours
 * @param count      draws in the block
 */
export function drawBlock(
  number: number,
  variables: readonly [Float64Array, ...Float64Array[]],
  width: number,
  count: number,
  random: Random,
): DrawBlock {
  const sets = drawSets(variables[0].length, width, count, fastStream(random, number));
  const drawn = valuesAt(sets, variables[0]);
  let table: DrawTable | null = null;
  return {
    number,
    sets,
    drawn,
    table: () => {
      table ??= drawTable(sets, [drawn, ...variables.slice(1).map((variable) => valuesAt(sets, variable))]);
      return table;
    },
  };
}

function valuesAt({ ids }: DrawSets, variable: Float64Array): Float64Array {
  const drawn = new Float64Array(ids.length);
  for (let at = 0; at < drawn.length; ++at) drawn[at] = variable[ids[at]!]!;
  return drawn;
}

/** Sets of sites, position by position: [width + 1] x [count], the spare first. */
export interface DrawSets {
  readonly count: number;
  readonly width: number;
  readonly ids: Int32Array;
  /** For every site, where it was drawn: entries `position * count + draw`, ascending by position. The spare is not listed. */
  readonly siteStarts: Int32Array;
  readonly siteEntries: Int32Array;
}

function drawSets(n: number, width: number, count: number, state: Uint32Array): DrawSets {
  const ids = new Int32Array((width + 1) * count);
  // The pool stays shuffled from draw to draw within a block: any order is as good a start as another.
  const order = new Int32Array(n);
  for (let j = 0; j < n; ++j) order[j] = j;
  for (let p = 0; p < count; ++p) {
    shufflePrefix(order, n, width + 1, state);
    for (let m = 0; m <= width; ++m) ids[m * count + p] = order[m]!;
  }
  const siteStarts = new Int32Array(n + 1);
  for (let at = count; at < ids.length; ++at) siteStarts[ids[at]! + 1]! += 1;
  for (let j = 0; j < n; ++j) siteStarts[j + 1]! += siteStarts[j]!;
  const next = siteStarts.slice(0, n);
  const siteEntries = new Int32Array(width * count);
  for (let at = count; at < ids.length; ++at) siteEntries[next[ids[at]!]!++] = at;
  return { count, width, ids, siteStarts, siteEntries };
}

/** Draws in memory of the kernel. */
export interface DrawTable {
  /** Variables drawn at a position. */
  readonly variables: number;
  /**
   * Values drawn, without the spare, [width x variables] rows of `padded` numbers, NaN beyond the draws: variable v of position m is
   * row `m * variables + v`.
   */
  readonly values: Float64Array;
  readonly padded: number;
  /** Values of the spare, [variables x draws]. */
  readonly spare: Float64Array;
  /** Coefficients of one site, [width x variables]. */
  readonly row: Float64Array;
  /** Draws whose sum of the first `terms` rows, times `row`, is below `low`, and above `high`; NaN bounds count nothing. */
  readonly count: (terms: number, low: number, high: number) => { readonly below: number; readonly above: number };
}

function drawTable({ count, width }: DrawSets, drawn: readonly Float64Array[]): DrawTable {
  const padded = (count + 7) & ~7;
  const variables = drawn.length;
  const height = width * variables;
  const layout = memoryLayout();
  const valuesAt = layout.take(8 * padded * height);
  const rowAt = layout.take(8 * height);
  const outAt = layout.take(16);
  const kernels = spaceKernels(layout.size());
  const { buffer } = kernels.memory;
  const values = new Float64Array(buffer, valuesAt, padded * height).fill(Number.NaN);
  const spare = new Float64Array(variables * count);
  drawn.forEach((column, v) => {
    spare.set(column.subarray(0, count), v * count);
    for (let m = 0; m < width; ++m) values.set(column.subarray((m + 1) * count, (m + 2) * count), (m * variables + v) * padded);
  });
  // Counts of 64 bits whose high halves are 0.
  const out = new Int32Array(buffer, outAt, 4);
  return {
    variables,
    values,
    padded,
    spare,
    row: new Float64Array(buffer, rowAt, height),
    count: (terms, low, high) => {
      kernels.countLags(valuesAt, padded, rowAt, terms, low, high, outAt);
      return { below: out[0]!, above: out[2]! };
    },
  };
}
