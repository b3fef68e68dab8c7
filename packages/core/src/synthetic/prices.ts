import type { Random } from "../numeric/index.ts";
import { defaultOf } from "../parameters/index.ts";
import { round } from "./geography.ts";

/** Wages: region-industry effect, industry-year effect, the planted net effect and noise, [R x S x Y]. */
export function wages(logEffect: Float64Array, R: number, S: number, Y: number, noise: number, random: Random): Float64Array {
  const out = new Float64Array(R * S * Y);
  const industryYear = Float64Array.from({ length: S * Y }, (_, k) => 0.08 * (k % Y) + 0.01 * random.normal());
  for (let cell = 0; cell < R * S; ++cell) {
    const effect = 0.2 * random.normal();
    for (let y = 0; y < Y; ++y) {
      const log = effect + industryYear[(cell % S) * Y + y]! + logEffect[cell * Y + y]! + noise * random.normal();
      out[cell * Y + y] = round(60000 * Math.exp(log), 2);
    }
  }
  return out;
}

/** Rent rises with density by the published elasticity, 1 on average in the first year. */
export function rents(
  employment: Float64Array,
  areaKm2: readonly number[],
  R: number,
  S: number,
  Y: number,
  random: Random,
): Float64Array {
  const elasticity = defaultOf("evidence-rent-elasticity");
  const out = new Float64Array(R * Y);
  let mean = 0;
  for (let i = 0; i < R; ++i) {
    const local = 0.05 * random.normal();
    for (let y = 0; y < Y; ++y) {
      let persons = 0;
      for (let s = 0; s < S; ++s) persons += employment[(i * S + s) * Y + y]!;
      out[i * Y + y] = Math.exp(elasticity * Math.log(persons / areaKm2[i]!) + local);
    }
    mean += out[i * Y]! / R;
  }
  return out.map((value) => round(value / mean, 4));
}
