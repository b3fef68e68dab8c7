/**
 * A laboratory model: how attractive places are when activity is spread in a given way.
 *
 * Regions r with shares of mobile activity, and a freeness of trade between them (0: none, 1: free).
 */
export interface LaboratoryModel {
  /** Kebab-case. */
  readonly id: "krugman" | "footloose-entrepreneur" | "own-model";
  /**
   * ln of what draws people, [N]; at rest it is equal wherever there are people. At a share of zero it is what the first to come would
   * have, where the model knows corners.
   */
  readonly attraction: (shares: Float64Array, freeness: Float64Array) => Float64Array;
  /** Whether all activity in one place can be an equilibrium (tastes for places rule it out). */
  readonly corners: boolean;
}

/**
 * Freeness of trade with a digital layer beside the physical one: the mixture of condition 10 at zeta = theta.
 *
 *     phi = (1 - a) phi_f + a phi_v
 *
 * With a = 0 it is the textbook's freeness to the last bit.
 *
 * @param physical phi_f, [N x N], in [0, 1], ones on the diagonal
 * @param virtual phi_v of online trade, one number for all pairs, in [0, 1]
 * @param reach a, part of trade that can be bought online, in [0, 1]
 */
export function digitalFreeness(physical: Float64Array, virtual: number, reach: number): Float64Array {
  if (reach === 0) return physical;
  const n = Math.round(Math.sqrt(physical.length));
  return physical.map((value, at) => (at % (n + 1) === 0 ? value : (1 - reach) * value + reach * virtual));
}

/** Freeness between two regions. */
export function pairFreeness(phi: number): Float64Array {
  return Float64Array.of(1, phi, phi, 1);
}

/**
 * Freeness between N regions on a ring, falling with the number of steps between them.
 *
 *     phi[r,s] = phi^min(|r - s|, N - |r - s|)
 */
export function ringFreeness(regions: number, phi: number): Float64Array {
  const out = new Float64Array(regions * regions);
  for (let r = 0; r < regions; ++r) {
    for (let s = 0; s < regions; ++s) {
      const steps = Math.min(Math.abs(r - s), regions - Math.abs(r - s));
      out[r * regions + s] = steps === 0 ? 1 : phi ** steps;
    }
  }
  return out;
}
