import { InputError } from "../errors/index.ts";

/**
 * Shapley value of a cooperative game: each player's mean contribution over all orders of joining.
 *
 *     phi_i = sum_(S without i) |S|! (n - |S| - 1)! / n! [ v(S + i) - v(S) ]
 *
 * @param players n, 1 to 16
 * @param value   v of a coalition as a bit mask, v(0) = 0 is subtracted if it is not
 * @returns [n], sums to v(all) - v(none)
 * @throws InputError `too-many-players`
 * @see Shapley (1953)
 */
export function shapleyValue(players: number, value: (coalition: number) => number): Float64Array {
  if (!Number.isInteger(players) || players < 1 || players > 16) {
    throw new InputError("too-many-players", `shapleyValue: ${players} players; the exact value is computed for 1 to 16.`, {
      players,
    });
  }
  const all = 1 << players;
  const worth = Float64Array.from({ length: all }, (_, coalition) => value(coalition));
  const weight = new Float64Array(players);
  // |S|! (n - |S| - 1)! / n! = 1 / (n C(n - 1, |S|))
  let binomial = 1;
  for (let size = 0; size < players; ++size) {
    weight[size] = 1 / (players * binomial);
    binomial = (binomial * (players - 1 - size)) / (size + 1);
  }
  const out = new Float64Array(players);
  for (let coalition = 0; coalition < all; ++coalition) {
    let size = 0;
    for (let bits = coalition; bits; bits &= bits - 1) ++size;
    for (let i = 0; i < players; ++i) {
      if ((coalition >> i) & 1) continue;
      out[i]! += weight[size]! * (worth[coalition | (1 << i)]! - worth[coalition]!);
    }
  }
  return out;
}
