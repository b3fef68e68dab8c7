import { InputError } from "../errors/index.ts";
import type { Random } from "./random.ts";
import { SOBOL_DIRECTIONS } from "./sobol-directions.ts";

const BITS = 32;

/** Largest number of dimensions `sobolPoints` can give. */
export const SOBOL_DIMENSIONS = SOBOL_DIRECTIONS.length + 1;

/** How the sequence is randomised. */
export interface SobolOptions {
  /** Points to leave out at the start, an integer >= 0. Default 0. */
  readonly skip?: number;
  /**
   * `none`: the plain sequence; `shift`: random digital shift; `scramble`: random lower-triangular matrix scramble and digital
   * shift, each point then uniform on the cube. Default `scramble` when `random` is given, else `none`.
   */
  readonly randomise?: "none" | "shift" | "scramble";
  /** Needed by `shift` and `scramble`. No default. */
  readonly random?: Random;
}

/**
 * Points that fill the unit cube more evenly than independent draws.
 *
 *     x_(k+1) = x_k XOR v_(c(k)),   c(k) = number of trailing ones of k (Gray code order)
 *
 * @param count       number of points n, integer >= 0; a power of two keeps the balance properties
 * @param dimensions  d, integer from 1 to 64
 * @param options     skip and randomisation
 * @returns [n x d] row-major, in [0, 1); the first plain point is the origin
 * @throws InputError `bad-count`, `too-many-dimensions`, `random-missing`
 * @see Sobol (1967); Antonov and Saleev (1979) for the order; Joe and Kuo (2008) for the direction numbers;
 *   Matousek (1998) for the linear scramble
 */
export function sobolPoints(count: number, dimensions: number, options: SobolOptions = {}): Float64Array {
  const skip = options.skip ?? 0;
  const randomise = options.randomise ?? (options.random ? "scramble" : "none");
  if (!Number.isInteger(count) || count < 0 || !Number.isInteger(skip) || skip < 0 || count + skip >= 2 ** BITS) {
    throw new InputError(
      "bad-count",
      `sobolPoints: count is ${count} and skip ${skip}; both must be integers >= 0 with a sum below 2^32.`,
      { count, skip },
    );
  }
  if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > SOBOL_DIMENSIONS) {
    throw new InputError(
      "too-many-dimensions",
      `sobolPoints: ${dimensions} dimensions were asked for; there are direction numbers for 1 to ${SOBOL_DIMENSIONS}. Use a Latin hypercube beyond.`,
      { dimensions },
    );
  }
  if (randomise !== "none" && !options.random) {
    throw new InputError("random-missing", `sobolPoints: randomise is "${randomise}"; give a seeded \`random\` with it.`);
  }
  const out = new Float64Array(count * dimensions);
  for (let d = 0; d < dimensions; ++d) {
    const directions = directionNumbers(d);
    let state = 0;
    if (randomise !== "none") {
      const random = options.random!.fork(d);
      if (randomise === "scramble") scrambleDirections(directions, random);
      state = random.bits();
    }
    const gray = (skip ^ (skip >>> 1)) >>> 0;
    for (let bit = 0; bit < BITS; ++bit) if ((gray >>> bit) & 1) state ^= directions[bit]!;
    for (let k = 0; k < count; ++k) {
      out[k * dimensions + d] = (state >>> 0) / 2 ** BITS;
      state ^= directions[trailingOnes(k + skip)]!;
    }
  }
  return out;
}

/** v_1 ... v_32 of one dimension, most significant bit first. */
function directionNumbers(dimension: number): Uint32Array {
  const v = new Uint32Array(BITS);
  if (dimension === 0) {
    for (let i = 0; i < BITS; ++i) v[i] = 2 ** (BITS - 1 - i);
    return v;
  }
  const [degree, coefficient, ...initial] = SOBOL_DIRECTIONS[dimension - 1]! as [number, number, ...number[]];
  for (let i = 0; i < Math.min(degree, BITS); ++i) v[i] = initial[i]! * 2 ** (BITS - 1 - i);
  for (let i = degree; i < BITS; ++i) {
    let value = v[i - degree]! ^ (v[i - degree]! >>> degree);
    for (let k = 1; k < degree; ++k) if ((coefficient >>> (degree - 1 - k)) & 1) value ^= v[i - k]!;
    v[i] = value >>> 0;
  }
  return v;
}

/** Multiplies every direction number by one random lower-triangular bit matrix with unit diagonal. */
function scrambleDirections(directions: Uint32Array, random: Random): void {
  const rows = new Uint32Array(BITS);
  for (let row = 0; row < BITS; ++row) {
    const diagonal = 2 ** (BITS - 1 - row);
    const above = row === 0 ? 0 : (0xffffffff << (BITS - row)) >>> 0;
    rows[row] = ((random.bits() & above) | diagonal) >>> 0;
  }
  for (let i = 0; i < BITS; ++i) {
    let value = 0;
    for (let row = 0; row < BITS; ++row) value = (value << 1) | parity(rows[row]! & directions[i]!);
    directions[i] = value >>> 0;
  }
}

function parity(word: number): number {
  let x = word ^ (word >>> 16);
  x ^= x >>> 8;
  x ^= x >>> 4;
  x ^= x >>> 2;
  x ^= x >>> 1;
  return x & 1;
}

function trailingOnes(k: number): number {
  let count = 0;
  for (let x = k; x & 1; x >>>= 1) ++count;
  return count < BITS ? count : BITS - 1;
}
