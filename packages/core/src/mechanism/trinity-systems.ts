import type { Baseline } from "./baseline.ts";
import { hatSystem } from "./hat-system.ts";
import { readSpillovers } from "./read-options.ts";
import { readShock } from "./shock.ts";
import type { EquilibriumSystem } from "./system.ts";
import { productivityShock, shockedLayer, type TrinityShocks, tiltedDemand } from "./trinity-shocks.ts";
import { layerChannels, layerCosts } from "./virtual-layer.ts";

/** Conditions under the shocks of one set for trade, productivity and demand, and of another for spillover kernels. */
export type SystemOfSets = (tradeSet: number, spilloverSet: number) => EquilibriumSystem;

/** The conditions under a set of shocks; trade costs and spillover kernels may follow different sets. Kernels are made once. */
export function trinitySystems(baseline: Baseline, shocks: TrinityShocks): SystemOfSets {
  const { economy, layer } = baseline;
  const n = economy.regions.length;
  const s = economy.industries.length;
  const none = readShock(economy, {});
  // without readiness only R and V move trade costs; kernels follow R and V always
  const tradeKey = (set: number) => (shocks.readiness === "on" ? set : set & 12);
  const tradeCache = new Map<number, EquilibriumSystem>();
  const kernelCache = new Map<number, EquilibriumSystem["spillovers"]>();
  const systemOfTrade = (key: number): EquilibriumSystem => {
    let system = tradeCache.get(key);
    if (!system) {
      const costs = layerCosts(shockedLayer(layer, shocks, key, n, s));
      const tradeCostRatio = costs.logCost.map((value, at) => Math.exp(value - baseline.costs.logCost[at]!));
      system = hatSystem(economy, key === 0 ? none : { ...none, tradeCostRatio, sellerShare: costs.sellerShare });
      tradeCache.set(key, system);
    }
    return system;
  };
  const kernelsOf = (key: number): EquilibriumSystem["spillovers"] => {
    if (key === 0) return economy.spillovers;
    let kernels = kernelCache.get(key);
    if (!kernels) {
      kernels = readSpillovers(layerChannels(shockedLayer(layer, shocks, key, n, s)), n, economy.industries);
      kernelCache.set(key, kernels);
    }
    return kernels;
  };
  return (tradeSet, spilloverSet) => ({
    ...systemOfTrade(tradeKey(tradeSet)),
    spillovers: kernelsOf(spilloverSet & 12),
    logProductivity: productivityShock(layer, shocks, tradeSet, n, s),
    logHousing: shocks.housingRelief && (tradeSet & 4) !== 0 ? shocks.housingRelief.map(Math.log) : none.logHousing,
    consumptionShares: (tradeSet & 2) !== 0 ? tiltedDemand(economy.consumptionShares, shocks, n) : none.consumptionShares,
  });
}
