import { type Random, transposeSparse } from "../numeric/index.ts";
import { fastStream, shufflePrefix } from "./fast-stream.ts";
import { type SpatialWeights, weightsMatrix } from "./spatial-weights.ts";

/** Permutations share a random stream in blocks of this size; ranges start and end at multiples of it. */
export const PERMUTATION_BLOCK = 4;

/** Quadratic forms of permuted values. */
export interface PermutedForms {
  /** sum_ij w[i,j] x[i] x[j] of every permutation. */
  readonly quadratic: Float64Array;
  /** sum_i d[i] x[i]^2 of every permutation; empty without `diagonal`. */
  readonly diagonal: Float64Array;
}

/** What is computed for every permutation. */
export interface PermutedFormsOptions {
  /** d, [n]: also return sum_i d[i] x[i]^2. Default none. */
  readonly diagonal?: Float64Array;
  /** Part of the permutations to do, both multiples of `PERMUTATION_BLOCK` (or the end): workers may share the work. Default all. */
  readonly range?: { readonly from: number; readonly to: number };
}

/**
 * The quadratic form of spatial weights in randomly permuted values, many times.
 *
 * A pair of regions is visited once with the sum of its two weights, for four permutations together, so that links are read once
 * for four sums.
 *
 * @param values        x, [n], not modified
 * @param weights       n regions
 * @param permutations  count, >= 1
 * @param random        the same seed gives the same values for every choice of `range`
 */
export function permutedForms(
  values: Float64Array,
  weights: SpatialWeights,
  permutations: number,
  random: Random,
  options: PermutedFormsOptions = {},
): PermutedForms {
  const n = values.length;
  const pairs = upperPairs(weights);
  const from = options.range?.from ?? 0;
  const to = options.range?.to ?? permutations;
  const quadratic = new Float64Array(to - from);
  const weighted = options.diagonal;
  const diagonal = new Float64Array(weighted ? to - from : 0);
  const [a, b, c, d] = [values.slice(), values.slice(), values.slice(), values.slice()] as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const sums = new Float64Array(4);
  for (let start = from; start < to; start += PERMUTATION_BLOCK) {
    const state = fastStream(random, start / PERMUTATION_BLOCK);
    a.set(values);
    shufflePrefix(a, n, n, state);
    b.set(a);
    shufflePrefix(b, n, n, state);
    c.set(b);
    shufflePrefix(c, n, n, state);
    d.set(c);
    shufflePrefix(d, n, n, state);
    fourForms(pairs, a, b, c, d, sums);
    const here = Math.min(PERMUTATION_BLOCK, to - start);
    for (let s = 0; s < here; ++s) quadratic[start - from + s] = sums[s]!;
    if (weighted) {
      const permuted = [a, b, c, d];
      for (let s = 0; s < here; ++s) diagonal[start - from + s] = weightedSquares(weighted, permuted[s]!);
    }
  }
  return { quadratic, diagonal };
}

/** Pairs i <= j with the sum of both weights, by i. */
export interface UpperPairs {
  readonly offsets: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** Every pair of regions that is linked one way or both, once. */
export function upperPairs(weights: SpatialWeights): UpperPairs {
  const n = weights.ids.length;
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

/** sum over pairs of the value times x[i] x[j], for four vectors. */
function fourForms(
  pairs: UpperPairs,
  a: Float64Array,
  b: Float64Array,
  c: Float64Array,
  d: Float64Array,
  sums: Float64Array,
): void {
  const { offsets, indices, values } = pairs;
  const n = offsets.length - 1;
  let sumA = 0;
  let sumB = 0;
  let sumC = 0;
  let sumD = 0;
  for (let i = 0; i < n; ++i) {
    let lagA = 0;
    let lagB = 0;
    let lagC = 0;
    let lagD = 0;
    for (let e = offsets[i]!, end = offsets[i + 1]!; e < end; ++e) {
      const j = indices[e]!;
      const w = values[e]!;
      lagA += w * a[j]!;
      lagB += w * b[j]!;
      lagC += w * c[j]!;
      lagD += w * d[j]!;
    }
    sumA += lagA * a[i]!;
    sumB += lagB * b[i]!;
    sumC += lagC * c[i]!;
    sumD += lagD * d[i]!;
  }
  sums[0] = sumA;
  sums[1] = sumB;
  sums[2] = sumC;
  sums[3] = sumD;
}

function weightedSquares(weighted: Float64Array, x: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; ++i) sum += weighted[i]! * x[i]! * x[i]!;
  return sum;
}
