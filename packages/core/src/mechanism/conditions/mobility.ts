/**
 * Condition 8, real income of a place: amenity and income over the cost of living.
 *
 *     ln V = ln B - beta ln L + ln y - alpha ln Pc - (1 - alpha) ln q
 *
 * @param logAmenity ln B, [N]
 * @param logPopulation ln of residents, [N]
 * @param congestion beta, >= 0
 * @param logIncome ln y, [N]
 * @param logConsumerPrice ln Pc, [N]
 * @param logRent ln q, [N]
 * @param housingShare 1 - alpha, in [0, 1)
 * @param out ln V, [N], overwritten
 */
export function realIncome(
  logAmenity: Float64Array,
  logPopulation: Float64Array,
  congestion: number,
  logIncome: Float64Array,
  logConsumerPrice: Float64Array,
  logRent: Float64Array,
  housingShare: number,
  out: Float64Array,
): void {
  const alpha = 1 - housingShare;
  for (let n = 0; n < out.length; ++n) {
    let log = logAmenity[n]! - congestion * logPopulation[n]! + logIncome[n]! - alpha * logConsumerPrice[n]!;
    if (housingShare !== 0) log -= housingShare * logRent[n]!;
    out[n] = log;
  }
}

/**
 * Condition 8, where people live: Frechet shares inside each labour pool.
 *
 *     L[n] = total[pool] weight[n] V[n]^epsilon / sum_{m in pool} weight[m] V[m]^epsilon
 *
 * @param logRealIncome ln V, [N]
 * @param epsilon Frechet shape, > 0
 * @param weight 1 in levels, base population in changes, [N]
 * @param pools pool of each region, [N]; -1 stays put; null is one pool
 * @param totals persons by pool, [pools]
 * @param current persons now, [N], kept where a region stays put
 * @param out L, [N], overwritten
 */
export function population(
  logRealIncome: Float64Array,
  epsilon: number,
  weight: Float64Array,
  pools: Int32Array | null,
  totals: Float64Array,
  current: Float64Array,
  out: Float64Array,
): void {
  const top = new Float64Array(totals.length).fill(Number.NEGATIVE_INFINITY);
  const sum = new Float64Array(totals.length);
  for (let n = 0; n < out.length; ++n) {
    const pool = pools ? pools[n]! : 0;
    if (pool >= 0 && logRealIncome[n]! > top[pool]!) top[pool] = logRealIncome[n]!;
  }
  for (let n = 0; n < out.length; ++n) {
    const pool = pools ? pools[n]! : 0;
    if (pool < 0) {
      out[n] = current[n]!;
      continue;
    }
    out[n] = weight[n]! * Math.exp(epsilon * (logRealIncome[n]! - top[pool]!));
    sum[pool] = sum[pool]! + out[n]!;
  }
  for (let n = 0; n < out.length; ++n) {
    const pool = pools ? pools[n]! : 0;
    if (pool >= 0) out[n] = (out[n]! * totals[pool]!) / sum[pool]!;
  }
}

/**
 * Condition 8 with origins (hukou): people of each origin spread over residences at their own moving costs.
 *
 *     L[n] = sum_o L_o G[o,n] V[n]^epsilon / sum_m G[o,m] V[m]^epsilon
 *
 * @param affinity G, moving-cost powers (levels) or base migrants times ratios (changes), [N x N] (origin, residence)
 * @param origins L_o, persons by origin, [N]
 * @param logRealIncome ln V, [N]
 * @param out L, [N], overwritten
 * @param logAccess ln sum_m G[o,m] V[m]^epsilon by origin, [N], overwritten: epsilon times the log welfare of an origin
 */
export function populationByOrigin(
  affinity: Float64Array,
  origins: Float64Array,
  logRealIncome: Float64Array,
  epsilon: number,
  out: Float64Array,
  logAccess: Float64Array,
): void {
  const n = out.length;
  let top = Number.NEGATIVE_INFINITY;
  for (let m = 0; m < n; ++m) if (logRealIncome[m]! > top) top = logRealIncome[m]!;
  const power = new Float64Array(n);
  for (let m = 0; m < n; ++m) power[m] = Math.exp(epsilon * (logRealIncome[m]! - top));
  out.fill(0);
  for (let o = 0; o < n; ++o) {
    const row = o * n;
    let sum = 0;
    for (let m = 0; m < n; ++m) sum += affinity[row + m]! * power[m]!;
    logAccess[o] = Math.log(sum) + epsilon * top;
    if (sum === 0) continue;
    const rate = origins[o]! / sum;
    for (let m = 0; m < n; ++m) out[m] = out[m]! + rate * affinity[row + m]!;
  }
  for (let m = 0; m < n; ++m) out[m] = out[m]! * power[m]!;
}

/** What commuting gives at one state of wages and residences. */
export interface CommutingSums {
  /** ln sum_ni G u x: epsilon times the log of expected welfare. */
  readonly logAccess: number;
}

/**
 * Condition 8 with commuting: pairs of residence and workplace are chosen together.
 *
 *     R[n] = total u[n] (G x)[n] / Phi,   L[i] = total x[i] (G'u)[i] / Phi,   x = w^epsilon,   u = Q^epsilon,   Phi = sum u (G x)
 *
 * @param affinity G, commuting-cost powers (levels) or base commuters times ratios (changes), [N x N] (residence, workplace)
 * @param logWage ln w at workplaces, [N]
 * @param logLiving ln of the residence's part of utility: amenity over cost of living, [N]
 * @param epsilon Frechet shape, > 0
 * @param total persons
 * @param residents R, [N], overwritten
 * @param workers L, [N], overwritten
 * @see Monte, Redding and Rossi-Hansberg (2018), equations 10 to 13
 */
export function commuting(
  affinity: Float64Array,
  logWage: Float64Array,
  logLiving: Float64Array,
  epsilon: number,
  total: number,
  residents: Float64Array,
  workers: Float64Array,
): CommutingSums {
  const n = residents.length;
  const x = new Float64Array(n);
  const u = new Float64Array(n);
  const topWage = scaledPowers(logWage, epsilon, x);
  const topLiving = scaledPowers(logLiving, epsilon, u);
  workers.fill(0);
  let sum = 0;
  for (let r = 0; r < n; ++r) {
    const row = r * n;
    let reach = 0;
    for (let i = 0; i < n; ++i) reach += affinity[row + i]! * x[i]!;
    residents[r] = u[r]! * reach;
    sum += residents[r]!;
    const rate = u[r]!;
    for (let i = 0; i < n; ++i) workers[i] = workers[i]! + rate * affinity[row + i]!;
  }
  const scale = total / sum;
  for (let r = 0; r < n; ++r) {
    residents[r] = residents[r]! * scale;
    workers[r] = workers[r]! * x[r]! * scale;
  }
  return { logAccess: Math.log(sum) + epsilon * (topWage + topLiving) };
}

/**
 * Expected labour income of a resident over the workplaces within reach.
 *
 *     v[n] = sum_i G[n,i] w[i]^epsilon (base[i] w[i]) / sum_i G[n,i] w[i]^epsilon
 *
 * @param baseWage money wage that a ratio of one stands for, [N]
 * @param out v, [N], money, overwritten
 */
export function residentIncome(
  affinity: Float64Array,
  logWage: Float64Array,
  baseWage: Float64Array,
  epsilon: number,
  out: Float64Array,
): void {
  const n = out.length;
  const x = new Float64Array(n);
  scaledPowers(logWage, epsilon, x);
  const paid = new Float64Array(n);
  for (let i = 0; i < n; ++i) paid[i] = x[i]! * baseWage[i]! * Math.exp(logWage[i]!);
  for (let r = 0; r < n; ++r) {
    const row = r * n;
    let reach = 0;
    let income = 0;
    for (let i = 0; i < n; ++i) {
      reach += affinity[row + i]! * x[i]!;
      income += affinity[row + i]! * paid[i]!;
    }
    out[r] = reach > 0 ? income / reach : 0;
  }
}

function scaledPowers(log: Float64Array, epsilon: number, out: Float64Array): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < log.length; ++i) if (log[i]! > top) top = log[i]!;
  for (let i = 0; i < log.length; ++i) out[i] = Math.exp(epsilon * (log[i]! - top));
  return top;
}
