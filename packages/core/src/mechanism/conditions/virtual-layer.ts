/**
 * Condition 9, distance in trade relative to home, so that no reference kilometre hides in the results.
 *
 *     d[n,i] = max(0, ln km[n,i] - (ln km[n,n] + ln km[i,i]) / 2),     d[n,n] = 0
 *
 * @param kilometres [N x N], own distances on the diagonal, > 0
 * @param out [N x N], overwritten; may be `kilometres`
 */
export function relativeLogDistance(kilometres: Float64Array, regions: number, out: Float64Array): void {
  const own = Float64Array.from({ length: regions }, (_, n) => Math.log(kilometres[n * regions + n]!));
  for (let n = 0; n < regions; ++n) {
    for (let i = 0; i < regions; ++i) {
      const at = n * regions + i;
      out[at] = n === i ? 0 : Math.max(0, Math.log(kilometres[at]!) - (own[n]! + own[i]!) / 2);
    }
  }
}

/**
 * Condition 9, cost of shipping: transport and information both rise with distance, and a border is crossed.
 *
 *     ln tau_f = (ship + comm) d + ln border
 *
 * @param distance d of condition 9, >= 0
 * @param logBorder ln of the border factor, 0 at home
 */
export function logShippingCost(distance: number, ship: number, comm: number, logBorder: number): number {
  return (ship + comm) * distance + logBorder;
}

/**
 * Condition 9, cost of buying through a platform: it removes part of the information cost, and of transport what is delivered online.
 *
 *     ln tau_v = (1 - e) ship d + (1 - k) comm d + e net dig + ln(1 + fee) + ln border
 *
 * @param distance d of condition 9
 * @param onlineDelivery e, share that can be delivered digitally, in [0, 1]
 * @param relief k, part of the information cost that the platform removes, <= 1
 * @param network net, cost of digital delivery over a digital distance of one
 * @param digitalDistance dig, >= 0, 0 at home
 * @param fee platform fee over the price, >= 0
 * @param logBorder ln of the border factor: a platform does not remove it
 */
export function logPlatformCost(
  distance: number,
  ship: number,
  comm: number,
  onlineDelivery: number,
  relief: number,
  network: number,
  digitalDistance: number,
  fee: number,
  logBorder: number,
): number {
  return (
    (1 - onlineDelivery) * ship * distance +
    (1 - relief) * comm * distance +
    onlineDelivery * network * digitalDistance +
    Math.log1p(fee) +
    logBorder
  );
}

/** What condition 10 gives for one pair and industry. */
export interface CompositeCost {
  /** ln tb. */
  readonly logCost: number;
  /** o, share of the pair's trade that is bought online. */
  readonly onlineShare: number;
}

/**
 * Condition 10, composite cost of two ways of buying, and the share bought online.
 *
 *     tb^-zeta = (1 - a) tau_f^-zeta + a tau_v^-zeta,     o = a tau_v^-zeta / tb^-zeta
 *     additive form:  tb^-zeta = tau_f^-zeta + a tau_v^-zeta   (a variety gain even at equal costs)
 *
 * Branches on a = 0, so that without a digital level the cost is exactly that of shipping.
 *
 * @param logShipping ln tau_f
 * @param logPlatform ln tau_v
 * @param reach a, in [0, 1]
 * @param zeta substitution between the two ways, >= theta
 */
export function compositeCost(
  logShipping: number,
  logPlatform: number,
  reach: number,
  zeta: number,
  form: "mixture" | "additive",
): CompositeCost {
  if (reach === 0) return { logCost: logShipping, onlineShare: 0 };
  const gain = reach * Math.exp(-zeta * (logPlatform - logShipping));
  const kept = form === "additive" ? 1 : 1 - reach;
  return { logCost: logShipping - Math.log(kept + gain) / zeta, onlineShare: gain / (kept + gain) };
}

/**
 * Condition 11, the digital addition to a spillover kernel.
 *
 *     D = P + s t (VV - P),     far = t (VV - P),     t[n,m] = sqrt(T[n] T[m])
 *
 * @param physical P, [N x N]
 * @param virtual VV, [N x N]
 * @param digitalLevel T, [N], in [0, 1]
 * @returns far, [N x N], or null when no region has a digital level: the physical model to the last bit
 */
export function digitalKernelAddition(
  physical: Float64Array,
  virtual: Float64Array,
  digitalLevel: Float64Array,
): Float64Array | null {
  if (digitalLevel.every((value) => value === 0)) return null;
  const n = digitalLevel.length;
  const root = digitalLevel.map(Math.sqrt);
  return physical.map((value, at) => root[Math.floor(at / n)]! * root[at % n]! * (virtual[at]! - value));
}
