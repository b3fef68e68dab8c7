import type { SystemMobility } from "./system.ts";

/**
 * Who goes where: persons by origin and residence (hukou), or by residence and workplace (commuting), at given wages and real incomes.
 *
 *     origins:    persons[o,n] = L_o G[o,n] V[n]^epsilon / sum_m G[o,m] V[m]^epsilon
 *     commuting:  persons[n,i] = total G[n,i] Q[n]^epsilon w[i]^epsilon / sum over all pairs
 *
 * @param mobility      of a system, in levels or in changes
 * @param logWage       ln w, [N]
 * @param logRealIncome ln V of the residence, with commuting without the wage earned elsewhere, [N]
 * @returns persons, [N x N]; null where people do not choose by pair
 */
export function personsByPair(mobility: SystemMobility, logWage: Float64Array, logRealIncome: Float64Array): Float64Array | null {
  if (mobility.kind !== "origins" && mobility.kind !== "commuting") return null;
  const { affinity, epsilon } = mobility;
  const n = logWage.length;
  const out = new Float64Array(n * n);
  let all = 0;
  for (let r = 0; r < n; ++r) {
    let row = 0;
    for (let c = 0; c < n; ++c) {
      const pull = mobility.kind === "origins" ? logRealIncome[c]! : logWage[c]! + logRealIncome[r]!;
      out[r * n + c] = affinity[r * n + c]! * Math.exp(epsilon * pull);
      row += out[r * n + c]!;
    }
    all += row;
    if (mobility.kind === "origins" && row > 0) {
      for (let c = 0; c < n; ++c) out[r * n + c] = (out[r * n + c]! * mobility.origins[r]!) / row;
    }
  }
  if (mobility.kind === "commuting") for (let at = 0; at < out.length; ++at) out[at] = (out[at]! * mobility.total) / all;
  return out;
}
