import { InputError } from "../../errors/index.ts";

/**
 * Freeness of trade with a digital layer beside the physical one: the mixture of condition 10 at zeta = theta.
 *
 *     phi = (1 - a) phi_f + a phi_v
 *
 * With a = 0 it is the textbook's freeness to the last bit.
 *
 * @param physical phi_f, [N x N], in [0, 1], ones on the diagonal
 * @param virtual phi_v of online trade, one number for all pairs or [N x N], in [0, 1]
 * @param reach a, part of trade that can be bought online, in [0, 1]
 */
export function digitalFreeness(physical: Float64Array, virtual: number | Float64Array, reach: number): Float64Array {
  if (reach === 0) return physical;
  const n = Math.round(Math.sqrt(physical.length));
  const online = (at: number): number => (typeof virtual === "number" ? virtual : virtual[at]!);
  return physical.map((value, at) => (at % (n + 1) === 0 ? value : (1 - reach) * value + reach * online(at)));
}

/**
 * Freeness of online trade where a network removes part of the distance effect.
 *
 *     phi_v = phi_f^(1 - c)
 *
 * @param physical phi_f, [N x N], in [0, 1]
 * @param relief c, at most 1: 1 removes all distance, 0 none, below 0 online ties are pickier about distance
 * @throws InputError `out-of-range`
 */
export function relievedFreeness(physical: Float64Array, relief: number): Float64Array {
  if (!(relief <= 1))
    throw new InputError("out-of-range", `relievedFreeness: relief ${relief} of distance; it must be at most 1.`);
  return physical.map((value) => value ** (1 - relief));
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
  return ringSteps(regions).map((steps) => phi ** steps);
}

/** Steps between regions on a ring, [N x N]. */
export function ringSteps(regions: number): Float64Array {
  return Float64Array.from({ length: regions * regions }, (_, at) => {
    const apart = Math.abs(Math.floor(at / regions) - (at % regions));
    return Math.min(apart, regions - apart);
  });
}

export interface DistanceFreenessOptions {
  /**
   * power: freeness falls with the logarithm of distance relative to home, the gravity convention (default); kilometres: with distance
   * itself, as with steps on a ring.
   */
  readonly form?: "power" | "kilometres";
}

/**
 * Freeness between places at given distances, as free as asked for between a typical place and its nearest one.
 *
 *     phi[r,s] = phi^(d[r,s] / median_r min_s d[r,s])
 *     power:      d[r,s] = max(0, ln km[r,s] - (ln km[r,r] + ln km[s,s])/2)      kilometres:  d[r,s] = km[r,s]
 *
 * @param kilometres [N x N], > 0 off the diagonal; own distances > 0 for the power form
 * @param phi freeness to the nearest place, in (0, 1)
 * @throws InputError `shape-mismatch`, `out-of-range`
 */
export function distanceFreeness(
  kilometres: Float64Array,
  phi: number,
  { form = "power" }: DistanceFreenessOptions = {},
): Float64Array {
  const n = Math.round(Math.sqrt(kilometres.length));
  if (n * n !== kilometres.length || n < 2)
    throw new InputError("shape-mismatch", `distanceFreeness: ${kilometres.length} distances; they must be N x N with N >= 2.`);
  if (!(phi > 0 && phi < 1))
    throw new InputError("out-of-range", `distanceFreeness: freeness ${phi} to the nearest place; it must lie inside (0, 1).`);
  const distance = kilometres.map((km, at) => {
    const [r, s] = [Math.floor(at / n), at % n];
    if (r === s) return 0;
    if (!(km > 0))
      throw new InputError(
        "out-of-range",
        `distanceFreeness: places ${r + 1} and ${s + 1} are ${km} km apart; it must be above 0.`,
      );
    return form === "kilometres" ? km : Math.max(0, Math.log(km) - Math.log(kilometres[r * n + r]! * kilometres[s * n + s]!) / 2);
  });
  const nearest = Array.from({ length: n }, (_, r) => {
    let least = Number.POSITIVE_INFINITY;
    for (let s = 0; s < n; ++s) if (s !== r) least = Math.min(least, distance[r * n + s]!);
    return least;
  }).sort((a, b) => a - b);
  const typical = (nearest[(n - 1) >> 1]! + nearest[n >> 1]!) / 2;
  if (!(typical > 0 && Number.isFinite(typical)))
    throw new InputError(
      "out-of-range",
      "distanceFreeness: half of the places lie no farther from another than from themselves; give own distances, or the form kilometres.",
    );
  return distance.map((value) => phi ** (value / typical));
}
