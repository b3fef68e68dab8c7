/** The four primitive digital shocks: upgrade, emerging, reshaping, virtual. A set of them is a number from 0 to 15, bit by bit. */
export const PRIMITIVES = ["U", "E", "R", "V"] as const;
export type Primitive = (typeof PRIMITIVES)[number];

/** Number of sets of the four primitives. */
export const SUBSETS = 16;

/** Names of a set, for example `UxR`; `none` for the empty one. */
export function subsetName(subset: number): string {
  const names = PRIMITIVES.filter((_, k) => (subset & (1 << k)) !== 0);
  return names.length === 0 ? "none" : names.join("x");
}

/** The set of some primitives. */
export function subsetOf(...primitives: readonly Primitive[]): number {
  return primitives.reduce((set, name) => set | (1 << PRIMITIVES.indexOf(name)), 0);
}

/** How many primitives a set has. */
export function subsetSize(subset: number): number {
  let count = 0;
  for (let rest = subset; rest > 0; rest &= rest - 1) count += 1;
  return count;
}

/**
 * Harsanyi dividends: what each set of causes adds beyond all its smaller sets (Moebius transform).
 *
 *     d(S) = sum_{R in S} (-1)^(|S| - |R|) v(R),     v(S) = sum_{R in S} d(R)
 *
 * @param values v, [2^k x M]: outcomes of every set, any number M of outcomes side by side
 * @param outcomes M
 * @returns dividends, [2^k x M]; the sets add up to v of the full set
 * @see Harsanyi (1963)
 */
export function harsanyiDividends(values: Float64Array, outcomes: number): Float64Array {
  const out = values.slice();
  const sets = values.length / outcomes;
  for (let bit = 1; bit < sets; bit <<= 1) {
    for (let set = 0; set < sets; ++set) {
      if ((set & bit) === 0) continue;
      const here = set * outcomes;
      const without = (set ^ bit) * outcomes;
      for (let m = 0; m < outcomes; ++m) out[here + m] = out[here + m]! - out[without + m]!;
    }
  }
  return out;
}

/**
 * Shapley values: every dividend shared equally among its causes.
 *
 *     s(i) = sum_{S with i} d(S) / |S|
 *
 * @param dividends [2^k x M]
 * @param outcomes M
 * @returns [k x M]; the causes add up to v(all) - v(none)
 * @see Shapley (1953)
 */
export function shapleyFromDividends(dividends: Float64Array, outcomes: number): Float64Array {
  const sets = dividends.length / outcomes;
  const causes = Math.round(Math.log2(sets));
  const out = new Float64Array(causes * outcomes);
  for (let set = 1; set < sets; ++set) {
    const size = subsetSize(set);
    for (let cause = 0; cause < causes; ++cause) {
      if ((set & (1 << cause)) === 0) continue;
      for (let m = 0; m < outcomes; ++m) {
        out[cause * outcomes + m] = out[cause * outcomes + m]! + dividends[set * outcomes + m]! / size;
      }
    }
  }
  return out;
}
