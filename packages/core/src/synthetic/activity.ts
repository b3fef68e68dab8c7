import type { Random } from "../numeric/index.ts";

/** A few large places lead, as they do everywhere; lower ones grow a little faster; the largest value of all is 1. */
export function plantDigital(R: number, Y: number, size: Float64Array, random: Random): Float64Array {
  const out = new Float64Array(R * Y);
  const top = size.reduce((largest, value) => Math.max(largest, value), 0);
  let largest = 0;
  for (let i = 0; i < R; ++i) {
    const first = 0.06 + 0.6 * (size[i]! / top) ** 1.5 + 0.06 * random.uniform();
    const growth = Math.log(1.7 - 0.4 * first + 0.2 * random.uniform());
    for (let y = 0; y < Y; ++y) {
      out[i * Y + y] = first * Math.exp((growth * y) / (Y - 1));
      largest = Math.max(largest, out[i * Y + y]!);
    }
  }
  for (let cell = 0; cell < out.length; ++cell) out[cell]! /= largest;
  return out;
}

/** Employment of the first year: size of the place, share of the industry and chance, [R x S]. */
export function firstActivity(R: number, S: number, size: Float64Array, employment: number, random: Random): Float64Array {
  const share = Float64Array.from({ length: S }, () => Math.exp(0.8 * random.normal()));
  const total = share.reduce((sum, value) => sum + value, 0);
  const out = new Float64Array(R * S);
  for (let i = 0; i < R; ++i) {
    for (let s = 0; s < S; ++s) out[i * S + s] = (employment * size[i]! * share[s]! * Math.exp(0.5 * random.normal())) / total;
  }
  return out;
}

/** Geometric course between two years with independent errors, whole persons, [R x S x Y]. */
export function course(
  first: Float64Array,
  last: Float64Array,
  R: number,
  S: number,
  Y: number,
  noise: number,
  random: Random,
): Float64Array {
  const out = new Float64Array(R * S * Y);
  for (let cell = 0; cell < R * S; ++cell) {
    const growth = Math.log(last[cell]! / first[cell]!);
    for (let y = 0; y < Y; ++y) {
      const error = noise > 0 ? noise * random.normal() : 0;
      out[cell * Y + y] = Math.max(1, Math.round(first[cell]! * Math.exp((growth * y) / (Y - 1) + error)));
    }
  }
  return out;
}
