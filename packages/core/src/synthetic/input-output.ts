import type { Random } from "../numeric/index.ts";

/**
 * Input coefficients of a closed synthetic economy.
 *
 * Every industry buys from all, most from itself and a few suppliers; inputs take .35 to .65 of output.
 *
 * @param industries S
 * @param random     seeded
 * @returns [S x S], row: supplier, column: user; columns sum to less than 1
 */
export function syntheticInputOutput(industries: number, random: Random): Float64Array {
  const out = new Float64Array(industries * industries);
  for (let user = 0; user < industries; ++user) {
    const weights = Float64Array.from({ length: industries }, (_, k) => random.uniform() ** 4 + (k === user ? 1 : 0.01));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const inputs = 0.35 + 0.3 * random.uniform();
    for (let supplier = 0; supplier < industries; ++supplier) {
      out[supplier * industries + user] = (inputs * weights[supplier]!) / total;
    }
  }
  return out;
}
