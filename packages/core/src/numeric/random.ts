import { InputError } from "../errors/index.ts";

/** A seeded source of randomness, passed as an argument: the same seed gives the same draws on every machine. */
export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number;
  /** Uniform integer in [0, n). */
  integer(n: number): number;
  /** Standard normal. */
  normal(): number;
  /** 32 random bits as an unsigned integer. */
  bits(): number;
  /** An independent stream, reproducible from this stream's seed and the key. Does not advance this stream. */
  fork(key: number): Random;
}

/** SplitMix32 step, used to spread seeds. */
function mix(value: number): number {
  let z = (value + 0x9e3779b9) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}

/**
 * xoshiro128** generator, seeded through SplitMix32.
 *
 * @param seed integer, 0 <= seed < 2^32
 * @see Blackman and Vigna (2021), Scrambled linear pseudorandom number generators
 */
export function createRandom(seed: number): Random {
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) {
    throw new InputError("bad-seed", `createRandom: the seed is ${seed}; it must be an integer from 0 to 4294967295.`, { seed });
  }
  let s0 = mix(seed);
  let s1 = mix(s0 ^ 0x1234567);
  let s2 = mix(s1 ^ 0x89abcdef);
  let s3 = mix(s2 ^ 0x55aa55aa);
  let spare = Number.NaN;
  const bits = (): number => {
    const result = Math.imul(rotate(Math.imul(s1, 5), 7), 9) >>> 0;
    const t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotate(s3, 11);
    return result;
  };
  const uniform = (): number => ((bits() >>> 5) * 67108864 + (bits() >>> 6)) / 9007199254740992;
  return {
    bits,
    uniform,
    integer(n) {
      if (n > 2 ** 21) return Math.floor(uniform() * n); // products below must stay exact in 53 bits
      // Lemire's multiply-shift with rejection: unbiased
      const threshold = (2 ** 32 - n) % n;
      for (;;) {
        const product = bits() * n;
        if (product % 2 ** 32 >= threshold || threshold === 0) return Math.floor(product / 2 ** 32);
      }
    },
    normal() {
      if (!Number.isNaN(spare)) {
        const value = spare;
        spare = Number.NaN;
        return value;
      }
      for (;;) {
        const u = 2 * uniform() - 1;
        const v = 2 * uniform() - 1;
        const r = u * u + v * v;
        if (r > 0 && r < 1) {
          const scale = Math.sqrt((-2 * Math.log(r)) / r);
          spare = v * scale;
          return u * scale;
        }
      }
    },
    fork: (key) => createRandom(mix(seed ^ mix(key >>> 0))),
  };
}

function rotate(x: number, k: number): number {
  return (x << k) | (x >>> (32 - k));
}
