import type { Random } from "../numeric/index.ts";
import { fastStream, shufflePrefix } from "./fast-stream.ts";
import { memoryLayout, type SpaceKernels, spaceKernels } from "./space-kernels.ts";

/** A block of draws with the values drawn. */
export interface DrawBlock {
  readonly number: number;
  readonly sets: DrawSets;
  /** As `sets.ids`. */
  readonly drawn: Float64Array;
  /** The values drawn as the kernel reads them, without the spare; made when first needed. */
  readonly table: () => DrawTable;
}

/**
 * Draws the sets of a block.
 *
 * @param number  of the block: its random numbers come from it
 * @param values  x, [n]
 * @param width   largest number of neighbours
 * @param count   draws in the block
 */
export function drawBlock(number: number, values: Float64Array, width: number, count: number, random: Random): DrawBlock {
  const sets = drawSets(values.length, width, count, fastStream(random, number));
  const drawn = new Float64Array(sets.ids.length);
  for (let at = 0; at < drawn.length; ++at) drawn[at] = values[sets.ids[at]!]!;
  let table: DrawTable | null = null;
  return {
    number,
    sets,
    drawn,
    table: () => {
      table ??= drawTable(sets, drawn);
      return table;
    },
  };
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

/** Values drawn in the memory of the kernel: [width] rows of `padded` numbers, NaN beyond the draws. */
export interface DrawTable {
  readonly kernels: SpaceKernels;
  readonly padded: number;
  readonly values: Float64Array;
  readonly valuesAt: number;
  /** Weights of one site, [width]. */
  readonly row: Float64Array;
  readonly rowAt: number;
  /** What `countLags` answers. */
  readonly out: Int32Array;
  readonly outAt: number;
}

function drawTable({ count, width }: DrawSets, drawn: Float64Array): DrawTable {
  const padded = (count + 3) & ~3;
  const layout = memoryLayout();
  const valuesAt = layout.take(8 * padded * width);
  const rowAt = layout.take(8 * width);
  const outAt = layout.take(16);
  const kernels = spaceKernels(layout.size());
  const { buffer } = kernels.memory;
  const values = new Float64Array(buffer, valuesAt, padded * width).fill(Number.NaN);
  for (let m = 0; m < width; ++m) values.set(drawn.subarray((m + 1) * count, (m + 2) * count), m * padded);
  return {
    kernels,
    padded,
    values,
    valuesAt,
    row: new Float64Array(buffer, rowAt, width),
    rowAt,
    out: new Int32Array(buffer, outAt, 4),
    outAt,
  };
}
