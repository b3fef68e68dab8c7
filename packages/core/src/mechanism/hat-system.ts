import { InputError } from "../errors/index.ts";
import { nearestNames } from "../parameters/index.ts";
import { spilloverSum } from "./conditions/index.ts";
import type { Economy } from "./economy.ts";
import type { ReadShock } from "./shock.ts";
import { type EquilibriumSystem, type SystemMobility, stateLayout } from "./system.ts";

export interface HatOptions {
  /**
   * Storage of the trade kernel: double, or single with sums in double (half the memory, agreement about 1e-6). Default that of the
   * economy's trade shares.
   */
  readonly precision?: "float64" | "float32";
  /**
   * What money is measured in: total labour income (default), the unweighted mean wage, or the wage of one region. Real outcomes depend
   * on it only through deficits fixed in its units and through a housing supply that answers money rents.
   */
  readonly numeraire?: Numeraire;
}

export type Numeraire = "labour-income" | "mean-wage" | { readonly region: string };

/**
 * The conditions in changes (exact hat algebra): observed shares stand for unknown levels.
 *
 *     K[n,i] = pi[n,i] ( tau_ratio (1 + t') / (1 + t) )^-theta
 */
export function hatSystem(economy: Economy, shock: ReadShock, options: HatOptions = {}): EquilibriumSystem {
  const n = economy.regions.length;
  const s = economy.industries.length;
  const kernel = hatKernel(economy, shock, options.precision ?? "float64");
  const untaxed = shock.tariffs ? kernel.map((value, at) => value / (1 + shock.tariffs![at]!)) : null;
  const received = shock.sellerShare ? (untaxed ?? kernel).map((value, at) => value * shock.sellerShare![at]!) : null;
  return {
    regionCount: n,
    industryCount: s,
    tradeElasticity: economy.tradeElasticity,
    valueAddedShares: economy.valueAddedShares,
    inputCoefficients: economy.inputCoefficients,
    consumptionShares: shock.consumptionShares,
    priceWeights: economy.consumptionShares,
    kernel,
    untaxed,
    received,
    headquarters: shock.headquarters,
    baseOutput: economy.output,
    baseLabourIncome: economy.labourIncome,
    basePopulation: economy.population,
    baseEmployment: economy.employment,
    baseIncome: baseIncome(economy),
    deficits: shock.deficits,
    deficitShares:
      shock.deficitRule === "income-shares" ? shock.deficits.map((value, m) => value / economy.labourIncome[m]!) : null,
    logProductivity: shock.logProductivity,
    logAmenity: shock.logAmenity,
    logHousing: shock.logHousing,
    housing: economy.housing,
    congestion: economy.congestion,
    income: economy.income,
    mobility: hatMobility(economy, shock),
    spillovers: shock.spillovers,
    logSpilloverBase: spilloverBase(economy),
    totalIncome: economy.labourIncome.reduce((sum, value) => sum + value, 0),
    numeraireWeights: numeraireWeights(economy, options.numeraire ?? "labour-income"),
  };
}

function numeraireWeights(economy: Economy, numeraire: Numeraire): Float64Array | null {
  if (numeraire === "labour-income") return null;
  if (numeraire === "mean-wage") {
    const wage = economy.labourIncome.map((value, m) => value / economy.population[m]!);
    const total = wage.reduce((sum, value) => sum + value, 0);
    return wage.map((value) => value / total);
  }
  const at = economy.regions.indexOf(numeraire.region);
  if (at < 0) {
    throw new InputError(
      "unknown-region",
      `counterfactual: the numeraire is the wage of "${numeraire.region}", which is not a region; the nearest: ${nearestNames(numeraire.region, economy.regions).join(", ")}.`,
      { region: numeraire.region },
    );
  }
  return Float64Array.from(economy.regions, (_, m) => (m === at ? 1 : 0));
}

/** State of no change, but for workers where people stay put. */
export function hatStart(economy: Economy, shock: ReadShock, system: EquilibriumSystem): Float64Array {
  const layout = stateLayout(system);
  const start = new Float64Array(layout.length);
  const { mobility } = economy;
  for (let m = 0; m < economy.regions.length; ++m) {
    const stays =
      mobility.kind === "immobile" || (mobility.kind === "mobile" && mobility.pools !== null && mobility.pools[m]! < 0);
    if (stays) start[layout.labour + m] = shock.logPopulation[m]!;
  }
  return start;
}

function hatKernel(economy: Economy, shock: ReadShock, precision: "float64" | "float32"): Float64Array | Float32Array {
  const { tradeShares, tradeElasticity, tariffs } = economy;
  const pairs = economy.regions.length ** 2;
  const single = precision === "float32" || tradeShares instanceof Float32Array;
  const tariffChange = shock.tariffs !== tariffs;
  const unchanged = !shock.tradeCostRatio && !tariffChange;
  // the sweep only reads the kernel, so shares that do not change serve as they are
  if (unchanged && single === tradeShares instanceof Float32Array) return tradeShares;
  const out = single ? new Float32Array(tradeShares.length) : new Float64Array(tradeShares.length);
  if (unchanged) {
    out.set(tradeShares);
    return out;
  }
  for (let j = 0; j < tradeElasticity.length; ++j) {
    const theta = tradeElasticity[j]!;
    for (let at = j * pairs; at < (j + 1) * pairs; ++at) {
      let ratio = shock.tradeCostRatio ? shock.tradeCostRatio[at]! : 1;
      if (tariffChange) ratio *= (1 + (shock.tariffs ? shock.tariffs[at]! : 0)) / (1 + (tariffs ? tariffs[at]! : 0));
      const share = tradeShares[at]!;
      // a logarithm and an exponential take a third of the time of a power
      out[at] = ratio === 1 || share === 0 ? share : share * Math.exp(-theta * Math.log(ratio));
    }
  }
  return out;
}

function hatMobility(economy: Economy, shock: ReadShock): SystemMobility {
  const { mobility } = economy;
  const n = economy.regions.length;
  if (mobility.kind === "immobile") return mobility;
  if (mobility.kind === "mobile") {
    const count = mobility.pools ? Math.max(-1, ...mobility.pools) + 1 : 1;
    const totals = new Float64Array(count);
    for (let m = 0; m < n; ++m) {
      const pool = mobility.pools ? mobility.pools[m]! : 0;
      if (pool >= 0) totals[pool] = totals[pool]! + economy.population[m]! * Math.exp(shock.logPopulation[m]!);
    }
    return { ...mobility, totals };
  }
  const people = mobility.kind === "origins" ? mobility.migrants : mobility.commuters;
  const affinity = people.slice();
  if (shock.moveCostRatio) {
    for (let at = 0; at < affinity.length; ++at) {
      if (affinity[at] !== 0) affinity[at] = affinity[at]! * shock.moveCostRatio[at]! ** -mobility.epsilon;
    }
  }
  const rows = new Float64Array(n);
  for (let r = 0; r < n; ++r) for (let c = 0; c < n; ++c) rows[r] = rows[r]! + people[r * n + c]!;
  if (mobility.kind === "origins") return { kind: "origins", epsilon: mobility.epsilon, affinity, origins: rows };
  return {
    kind: "commuting",
    epsilon: mobility.epsilon,
    affinity,
    total: rows.reduce((sum, value) => sum + value, 0),
    baseWage: economy.labourIncome.map((value, m) => value / economy.population[m]!),
    baseResidents: rows,
  };
}

/** A worker's income in the baseline, money a head, [N]. */
function baseIncome(economy: Economy): Float64Array {
  const { housing, mobility, population, labourIncome } = economy;
  const n = population.length;
  if (mobility.kind === "commuting") {
    const income = new Float64Array(n);
    const residents = new Float64Array(n);
    for (let r = 0; r < n; ++r) {
      for (let i = 0; i < n; ++i) {
        const people = mobility.commuters[r * n + i]!;
        residents[r] = residents[r]! + people;
        income[r] = income[r]! + (people * labourIncome[i]!) / population[i]!;
      }
    }
    return (economy.income === "spending" ? economy.finalSpending : income).map((value, r) => value / residents[r]!);
  }
  if (economy.income === "spending") return economy.finalSpending.map((value, m) => value / population[m]!);
  const wage = labourIncome.map((value, m) => value / population[m]!);
  if (housing.rents === "landlords") return wage;
  const alpha = 1 - housing.share;
  if (housing.rents === "residents") return wage.map((value) => value / alpha);
  const people = population.reduce((sum, value) => sum + value, 0);
  const each = ((housing.share / alpha) * labourIncome.reduce((sum, value) => sum + value, 0)) / people;
  return wage.map((value) => value + each);
}

function spilloverBase(economy: Economy): Float64Array[] {
  const n = economy.regions.length;
  const sum = new Float64Array(n);
  const reach = new Float64Array(n);
  return economy.spillovers.map((channel) => {
    const out = new Float64Array(economy.employment.length);
    for (let j = 0; j < channel.psi.length; ++j) {
      if (channel.psi[j] === 0) continue;
      spilloverSum(channel, j, economy.employment, n, sum, reach);
      for (let m = 0; m < n; ++m) out[j * n + m] = sum[m]! > 0 ? Math.log(sum[m]!) : 0;
    }
    return out;
  });
}
