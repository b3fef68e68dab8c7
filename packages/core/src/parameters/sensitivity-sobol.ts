import { InputError, requireLength } from "../errors/index.ts";
import { createRandom, sobolPoints } from "../numeric/index.ts";

/** Points to evaluate for variance-based sensitivity: blocks A, B, then AB_1 ... AB_d, each [n x d]. */
export interface SobolDesign {
  readonly base: number;
  readonly dimensions: number;
  /** [n (d + 2) x d] row-major on the unit cube; row block 0 is A, 1 is B, 2 + i is A with column i of B. */
  readonly points: Float64Array;
}

/**
 * The evaluation plan of Saltelli for first-order and total indices.
 *
 * @param base        n, base points, a power of two for balance
 * @param dimensions  d, 1 to 32 (A and B use 2 d dimensions of the sequence)
 * @param seed        seed of the scramble
 * @throws InputError `too-many-dimensions`
 * @see Saltelli et al. (2010), Variance based sensitivity analysis of model output, Computer Physics Communications 181
 */
export function sobolDesign(base: number, dimensions: number, seed: number): SobolDesign {
  const both = sobolPoints(base, 2 * dimensions, { random: createRandom(seed) });
  const points = new Float64Array(base * (dimensions + 2) * dimensions);
  for (let block = 0; block < dimensions + 2; ++block) {
    for (let k = 0; k < base; ++k) {
      for (let j = 0; j < dimensions; ++j) {
        const fromB = block === 1 || block - 2 === j;
        points[(block * base + k) * dimensions + j] = both[k * 2 * dimensions + (fromB ? dimensions + j : j)]!;
      }
    }
  }
  return { base, dimensions, points };
}

/** Share of the output's variance that each parameter explains. */
export interface SobolIndices {
  /** Alone, [d]. */
  readonly first: Float64Array;
  /** Alone and with all others, [d]. */
  readonly total: Float64Array;
  /** Bootstrap standard errors of `first`, [d]. */
  readonly firstError: Float64Array;
  /** Bootstrap standard errors of `total`, [d]. */
  readonly totalError: Float64Array;
  /** Variance of the output over the ranges; indices are NaN where it is 0. */
  readonly variance: number;
}

/**
 * First-order and total sensitivity indices from the outputs of a design.
 *
 *     S_i  = mean( f_B (f_ABi - f_A) ) / V          (centred outputs)
 *     ST_i = mean( (f_A - f_ABi)^2 ) / (2 V)
 *
 * @param design   the plan the outputs were computed on
 * @param outputs  [n (d + 2)], in the design's row order, finite
 * @param options  bootstrap resamples (default 200) and their seed (default 1)
 * @throws InputError `shape-mismatch`, `not-finite`
 * @see Saltelli et al. (2010), table 2 (b) and (f); Jansen (1999)
 */
export function sobolIndices(
  design: SobolDesign,
  outputs: Float64Array,
  options: { readonly resamples?: number; readonly seed?: number } = {},
): SobolIndices {
  const { base: n, dimensions: d } = design;
  requireLength("sobolIndices", "outputs", outputs, n * (d + 2), `${n} base points x (${d} parameters + 2)`);
  const bad = outputs.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) {
    throw new InputError(
      "not-finite",
      `sobolIndices: output ${bad} is ${outputs[bad]}; every run of the design must give a number.`,
      {
        index: bad,
      },
    );
  }
  const rows = new Int32Array(n).map((_, k) => k);
  const point = estimate(outputs, n, d, rows);
  const resamples = options.resamples ?? 200;
  const random = createRandom(options.seed ?? 1);
  const sums = new Float64Array(4 * d);
  for (let b = 0; b < resamples; ++b) {
    for (let k = 0; k < n; ++k) rows[k] = random.integer(n);
    const again = estimate(outputs, n, d, rows);
    for (let j = 0; j < d; ++j) {
      const first = again.first[j]! - point.first[j]!;
      const total = again.total[j]! - point.total[j]!;
      sums[j]! += first;
      sums[d + j]! += first * first;
      sums[2 * d + j]! += total;
      sums[3 * d + j]! += total * total;
    }
  }
  const error = (offset: number) =>
    Float64Array.from({ length: d }, (_, j) => {
      const mean = sums[offset + j]! / resamples;
      return Math.sqrt(Math.max(0, sums[offset + d + j]! / resamples - mean * mean));
    });
  return { ...point, firstError: error(0), totalError: error(2 * d) };
}

function estimate(outputs: Float64Array, n: number, d: number, rows: Int32Array) {
  let mean = 0;
  for (const k of rows) mean += outputs[k]! + outputs[n + k]!;
  mean /= 2 * n;
  let variance = 0;
  for (const k of rows) variance += (outputs[k]! - mean) ** 2 + (outputs[n + k]! - mean) ** 2;
  variance /= 2 * n;
  const first = new Float64Array(d);
  const total = new Float64Array(d);
  for (let j = 0; j < d; ++j) {
    let cross = 0;
    let square = 0;
    for (const k of rows) {
      const a = outputs[k]!;
      const ab = outputs[(2 + j) * n + k]!;
      cross += (outputs[n + k]! - mean) * (ab - a);
      square += (a - ab) ** 2;
    }
    first[j] = variance > 0 ? cross / n / variance : Number.NaN;
    total[j] = variance > 0 ? square / (2 * n) / variance : Number.NaN;
  }
  return { first, total, variance };
}
