import type { Random } from "../numeric/index.ts";

/**
 * State of the generator xoshiro128** for loops that draw hundreds of millions of numbers: four words, seeded from a stream.
 *
 * @param random  not advanced
 * @param key     keeps streams apart; the same seed and key give the same draws on every machine and in every worker
 * @see Blackman and Vigna (2021), Scrambled linear pseudorandom number generators
 */
export function fastStream(random: Random, key: number): Uint32Array {
  const source = random.fork(key);
  return Uint32Array.of(source.bits(), source.bits(), source.bits(), source.bits() | 1);
}

/**
 * Puts a uniformly random arrangement of the first values into a random order, in place (Fisher and Yates, from the front).
 *
 * @param array   its first `chosen` places end up with a uniformly random ordered selection of its first `count` values
 * @param count   values to choose from
 * @param chosen  places to fill, <= count
 * @param state   see `fastStream`, advanced
 * @param origins  where given, [chosen], overwritten: the place that each drawn value came from, for `undoShuffle`
 * @see Lemire (2019), Fast random integer generation in an interval, for the unbiased bound
 */
export function shufflePrefix(
  array: Float64Array | Int32Array,
  count: number,
  chosen: number,
  state: Uint32Array,
  origins?: Int32Array,
): void {
  let s0 = state[0]! | 0;
  let s1 = state[1]! | 0;
  let s2 = state[2]! | 0;
  let s3 = state[3]! | 0;
  const last = Math.min(chosen, count - 1);
  for (let m = 0; m < last; ++m) {
    const bound = count - m;
    let high = 0;
    for (;;) {
      const five = Math.imul(s1, 5);
      const bits = Math.imul((five << 7) | (five >>> 25), 9) >>> 0;
      const t = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= t;
      s3 = (s3 << 11) | (s3 >>> 21);
      const product = bits * bound;
      high = Math.floor(product * 2 ** -32);
      const low = product - high * 2 ** 32;
      if (low >= bound || low >= 2 ** 32 % bound) break;
    }
    const at = m + high;
    const value = array[m]!;
    array[m] = array[at]!;
    array[at] = value;
    if (origins) origins[m] = at;
  }
  state[0] = s0;
  state[1] = s1;
  state[2] = s2;
  state[3] = s3;
}

/** Puts an array back as it was before `shufflePrefix`, at the cost of the places chosen whatever the length of the array. */
export function undoShuffle(array: Int32Array, count: number, chosen: number, origins: Int32Array): void {
  for (let m = Math.min(chosen, count - 1) - 1; m >= 0; --m) {
    const at = origins[m]!;
    const value = array[m]!;
    array[m] = array[at]!;
    array[at] = value;
  }
}
