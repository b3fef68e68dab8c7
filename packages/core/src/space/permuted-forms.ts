import { type Random, transposeSparse } from "../numeric/index.ts";
import { fastStream } from "./fast-stream.ts";
import { allPieces, type NextPiece } from "./shared-work.ts";
import { memoryLayout, spaceKernels } from "./space-kernels.ts";
import { type WeightRows, weightsMatrix } from "./spatial-weights.ts";

/** Permutations share a random stream and a pass over the links in blocks of this size. */
const PERMUTATION_BLOCK = 4;

/** Quadratic forms of permuted values that a measure waits for: plain data, so that threads can share the work. */
export interface FormsTest {
  /** x, [n], not modified. */
  readonly values: Float64Array;
  readonly weights: WeightRows;
  /** Count, >= 1. */
  readonly permutations: number;
  /** d, [n]: also sum_i d[i] x[i]^2. */
  readonly diagonal?: Float64Array;
}

/** Quadratic forms of permuted values. */
export interface PermutedForms {
  /** sum_ij w[i,j] x[i] x[j] of every permutation. */
  readonly quadratic: Float64Array;
  /** sum_i d[i] x[i]^2 of every permutation; empty without `diagonal`. */
  readonly diagonal: Float64Array;
}

/** Room for the forms of a test, NaN as yet. */
export function blankForms({ permutations, diagonal }: FormsTest): PermutedForms {
  return {
    quadratic: new Float64Array(permutations).fill(Number.NaN),
    diagonal: new Float64Array(diagonal ? permutations : 0).fill(Number.NaN),
  };
}

/** Who computes which permutations, and where they are written. */
export interface PermutedFormsOptions {
  /** Source of the blocks to compute, which threads may share. Default all. */
  readonly pieces?: NextPiece;
  /** Default a room of its own. */
  readonly into?: PermutedForms;
}

/**
 * The quadratic form of spatial weights in randomly permuted values, many times.
 *
 * A pair of regions is visited once with the sum of its two weights, for four permutations together, so that links are read once
 * for four sums.
 *
 * @param random  not advanced; the same seed gives the same values whoever computes which block
 * @returns `into`, filled where blocks were taken
 */
export function permutedForms(test: FormsTest, random: Random, options: PermutedFormsOptions = {}): PermutedForms {
  const { values, weights, permutations } = test;
  const pieces = options.pieces ?? allPieces();
  const into = options.into ?? blankForms(test);
  const n = values.length;
  const pairs = upperPairs(weights);
  const layout = memoryLayout();
  const offsetsAt = layout.take(4 * (n + 1));
  const indicesAt = layout.take(4 * pairs.indices.length);
  const valuesAt = layout.take(8 * pairs.values.length);
  const shuffledAt = layout.take(8 * n);
  const columnsAt = layout.take(8 * PERMUTATION_BLOCK * n);
  const sumsAt = layout.take(8 * PERMUTATION_BLOCK);
  const stateAt = layout.take(16);
  const kernels = spaceKernels(layout.size());
  const { buffer } = kernels.memory;
  new Int32Array(buffer, offsetsAt, n + 1).set(pairs.offsets);
  new Int32Array(buffer, indicesAt, pairs.indices.length).set(pairs.indices);
  new Float64Array(buffer, valuesAt, pairs.values.length).set(pairs.values);
  const shuffled = new Float64Array(buffer, shuffledAt, n);
  const sums = new Float64Array(buffer, sumsAt, PERMUTATION_BLOCK);
  const state = new Uint32Array(buffer, stateAt, 4);
  for (let piece = pieces(); piece * PERMUTATION_BLOCK < permutations; piece = pieces()) {
    const start = piece * PERMUTATION_BLOCK;
    const here = Math.min(PERMUTATION_BLOCK, permutations - start);
    state.set(fastStream(random, piece));
    shuffled.set(values);
    for (let s = 0; s < PERMUTATION_BLOCK; ++s) {
      kernels.shuffle(shuffledAt, n, stateAt, columnsAt + 8 * s);
      if (test.diagonal && s < here) into.diagonal[start + s] = weightedSquares(test.diagonal, shuffled);
    }
    kernels.fourForms(offsetsAt, indicesAt, valuesAt, n, columnsAt, sumsAt);
    for (let s = 0; s < here; ++s) into.quadratic[start + s] = sums[s]!;
  }
  return into;
}

/** Pairs i <= j with the sum of both weights, by i. */
export interface UpperPairs {
  readonly offsets: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** Every pair of regions that is linked one way or both, once. */
export function upperPairs(weights: WeightRows): UpperPairs {
  const n = weights.offsets.length - 1;
  const back = transposeSparse(weightsMatrix(weights));
  const offsets = new Int32Array(n + 1);
  const indices = new Int32Array(weights.neighbours.length);
  const values = new Float64Array(weights.neighbours.length);
  let write = 0;
  for (let i = 0; i < n; ++i) {
    let p = weights.offsets[i]!;
    let q = back.offsets[i]!;
    const pEnd = weights.offsets[i + 1]!;
    const qEnd = back.offsets[i + 1]!;
    while (p < pEnd && weights.neighbours[p]! < i) ++p;
    while (q < qEnd && back.indices[q]! < i) ++q;
    while (p < pEnd || q < qEnd) {
      const there = p < pEnd ? weights.neighbours[p]! : n;
      const here = q < qEnd ? back.indices[q]! : n;
      const j = Math.min(there, here);
      let value = 0;
      if (there === j) value += weights.values[p++]!;
      if (here === j) {
        if (j !== i) value += back.values[q]!;
        q += 1;
      }
      indices[write] = j;
      values[write++] = value;
    }
    offsets[i + 1] = write;
  }
  return { offsets, indices: indices.slice(0, write), values: values.slice(0, write) };
}

function weightedSquares(weighted: Float64Array, x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; ++i) sum += weighted[i]! * x[i]! * x[i]!;
  return sum;
}
