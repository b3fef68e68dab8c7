import { InputError, type Issue } from "../errors/index.ts";
import { LARGEST_ELASTICITY } from "./elasticity-limit.ts";
import type { LevelPrimitives } from "./level-primitives.ts";
import { checkElasticities } from "./read-elasticities.ts";
import { readHousing, requireRange } from "./read-housing.ts";
import { readMobility, readSpillovers } from "./read-options.ts";
import { normaliseConsumption, normaliseCosts } from "./read-shares.ts";
import type { EquilibriumSystem, SystemMobility } from "./system.ts";
import { tableReaders } from "./table-readers.ts";

/** The conditions in levels as a system: every base is one. */
export function levelSystem(primitives: LevelPrimitives, issues: Issue[] = []): EquilibriumSystem {
  const n = primitives.population.length;
  const s =
    primitives.industries?.length ??
    (typeof primitives.tradeElasticity === "number"
      ? Math.max(1, Math.round(primitives.tradeCosts.length / (n * n)))
      : primitives.tradeElasticity.length);
  const regions = primitives.regions ?? Array.from({ length: n }, (_, m) => String(m + 1));
  const industries = primitives.industries ?? Array.from({ length: s }, (_, j) => String(j + 1));
  const { table, bilateral, byRegion } = tableReaders("solveLevels", n, s);
  const logs = (name: string, values: ArrayLike<number> | undefined): Float64Array => {
    if (!values) return new Float64Array(n);
    return byRegion(name, values).map((value) => positiveLog(name, value));
  };
  const theta = checkElasticities("solveLevels", primitives.tradeElasticity, industries);
  const kernel = bilateral("tradeCosts", primitives.tradeCosts);
  const tariffs = primitives.tariffs ? bilateral("tariffs", primitives.tariffs) : null;
  const sellerShare = primitives.sellerShare ? bilateral("sellerShare", primitives.sellerShare) : null;
  for (let at = 0; at < kernel.length; ++at) {
    if (!(kernel[at]! > 0))
      throw new InputError("out-of-range", `solveLevels: a trade cost is ${kernel[at]}; costs must be positive.`);
    const cost = tariffs ? kernel[at]! * (1 + tariffs[at]!) : kernel[at]!;
    kernel[at] = cost ** -theta[Math.floor(at / (n * n))]!;
  }
  const untaxed = tariffs ? kernel.map((value, at) => value / (1 + tariffs[at]!)) : null;
  const { coefficients, valueAdded } = normaliseCosts(primitives, regions, industries, issues);
  const consumption = primitives.consumptionShares
    ? table("consumptionShares", primitives.consumptionShares)
    : new Float64Array(n * s).fill(1 / s);
  normaliseConsumption(consumption, regions, industries, issues);
  const housing = readHousing("solveLevels", primitives.housing);
  const ones = (length: number) => new Float64Array(length).fill(1);
  const spillovers = readSpillovers(primitives.spillovers, n, industries);
  const stock = logs("housingStock", primitives.housingStock);
  return {
    regionCount: n,
    industryCount: s,
    tradeElasticity: theta,
    valueAddedShares: valueAdded,
    inputCoefficients: coefficients,
    consumptionShares: consumption,
    priceWeights: consumption,
    kernel,
    untaxed,
    received: sellerShare ? (untaxed ?? kernel).map((value, at) => value * sellerShare[at]!) : null,
    headquarters: primitives.headquarters ? Float64Array.from(primitives.headquarters) : null,
    baseOutput: ones(n * s),
    baseLabourIncome: ones(n),
    basePopulation: ones(n),
    baseEmployment: valueAdded,
    baseIncome: ones(n),
    deficits: primitives.deficits ? Float64Array.from(primitives.deficits) : new Float64Array(n),
    deficitShares: null,
    logProductivity: primitives.productivity
      ? table("productivity", primitives.productivity).map((value) => positiveLog("productivity", value))
      : new Float64Array(n * s),
    logAmenity: logs("amenity", primitives.amenity),
    logHousing: housing.share > 0 ? stock.map((value) => value - Math.log(housing.share)) : stock,
    housing,
    congestion: requireRange("solveLevels", "congestion", primitives.congestion ?? 0, LARGEST_ELASTICITY),
    income: primitives.income ?? "wage",
    mobility: levelMobility(primitives, regions),
    spillovers,
    logSpilloverBase: spillovers.map(() => new Float64Array(n * s)),
    totalIncome: sum(primitives.population),
    numeraireWeights: null,
  };
}

function levelMobility(primitives: LevelPrimitives, regions: readonly string[]): SystemMobility {
  const n = regions.length;
  const { mobility, population } = primitives;
  if (!mobility || mobility.kind === "immobile") return { kind: "immobile" };
  if (mobility.kind === "mobile") {
    const read = readMobility(mobility, regions);
    const pools = read.kind === "mobile" ? read.pools : null;
    const totals = new Float64Array(pools ? Math.max(-1, ...pools) + 1 : 1);
    for (let m = 0; m < n; ++m) {
      const pool = pools ? pools[m]! : 0;
      if (pool >= 0) totals[pool] = totals[pool]! + population[m]!;
    }
    return { kind: "mobile", epsilon: mobility.epsilon, pools, totals };
  }
  if (mobility.moveCosts.length !== n * n) {
    throw new InputError(
      "shape-mismatch",
      `solveLevels: moveCosts has ${mobility.moveCosts.length} values; it must have ${n} x ${n}.`,
    );
  }
  if (!(mobility.epsilon > 0 && mobility.epsilon <= LARGEST_ELASTICITY)) {
    throw new InputError(
      "bad-elasticity",
      `solveLevels: the mobility elasticity is ${mobility.epsilon}; it must be above 0 and at most ${LARGEST_ELASTICITY}.`,
    );
  }
  const affinity = Float64Array.from(mobility.moveCosts, (value) => value ** -mobility.epsilon);
  if (mobility.kind === "origins") {
    return { kind: "origins", epsilon: mobility.epsilon, affinity, origins: Float64Array.from(population) };
  }
  const ones = new Float64Array(n).fill(1);
  return { kind: "commuting", epsilon: mobility.epsilon, affinity, total: sum(population), baseWage: ones, baseResidents: ones };
}

function positiveLog(name: string, value: number): number {
  if (!(value > 0 && Number.isFinite(value))) {
    throw new InputError("out-of-range", `solveLevels: ${name} has the value ${value}; it must be positive and finite.`);
  }
  return Math.log(value);
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let k = 0; k < values.length; ++k) total += values[k]!;
  return total;
}
