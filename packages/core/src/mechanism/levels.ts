import { InputError, type Issue } from "../errors/index.ts";
import { bilateralIndustryMajor, bilateralRegionMajor, type Housing, industryMajor, regionMajor } from "./economy.ts";
import type { EconomyInput } from "./economy-input.ts";
import { personsByPair } from "./moves.ts";
import { checkElasticities } from "./read-elasticities.ts";
import { readMobility, readSpillovers, type SpilloverInput } from "./read-options.ts";
import { broadcastTable, normaliseConsumption, normaliseCosts } from "./read-shares.ts";
import { type SolveOptions, type SystemSolution, solveSystem } from "./solve-system.ts";
import { createSweepWork, sweep } from "./sweep.ts";
import { type EquilibriumSystem, type SystemMobility, stateLayout } from "./system.ts";

/** Who moves, in levels: moving costs in place of observed moves. */
export type LevelMobility =
  | { readonly kind: "immobile" }
  | { readonly kind: "mobile"; readonly epsilon: number; readonly pools?: ArrayLike<number> }
  /** `moveCosts` m, [N x N] (origin, residence), >= 1; `population` is by origin. */
  | { readonly kind: "origins"; readonly epsilon: number; readonly moveCosts: ArrayLike<number> }
  /** `moveCosts` kappa, [N x N] (residence, workplace), >= 1; only the total of `population` matters. */
  | { readonly kind: "commuting"; readonly epsilon: number; readonly moveCosts: ArrayLike<number> };

/** Primitives of an economy in levels. Regions N, industries S; tables flat and row-major in the order of their shape. */
export interface LevelPrimitives {
  readonly regions?: readonly string[];
  readonly industries?: readonly string[];
  /** theta, one number or [S]. */
  readonly tradeElasticity: number | ArrayLike<number>;
  /** tb, iceberg costs without tariffs, [N x N x S] (buyer, seller, industry) or [N x N], > 0; Infinity closes a route. */
  readonly tradeCosts: ArrayLike<number>;
  /** Abar, [N x S] or [S], > 0. Default 1. */
  readonly productivity?: ArrayLike<number>;
  /** Bbar, [N], > 0. Default 1. */
  readonly amenity?: ArrayLike<number>;
  /** Hbar, [N], > 0. Default 1. */
  readonly housingStock?: ArrayLike<number>;
  /** Persons, [N], > 0: where people live when they stay put, the start and the total when they move. */
  readonly population: ArrayLike<number>;
  readonly inputCoefficients?: ArrayLike<number>;
  readonly valueAddedShares?: ArrayLike<number>;
  /** b, [S] or [N x S]. Default all on the one industry. */
  readonly consumptionShares?: ArrayLike<number>;
  /** D, [N], in units of which total labour income is the number of persons. Default 0. */
  readonly deficits?: ArrayLike<number>;
  /** [N x N x S] or [N x N]. Default none. */
  readonly tariffs?: ArrayLike<number>;
  /** [N x N x S]. Default none. */
  readonly sellerShare?: ArrayLike<number>;
  readonly headquarters?: ArrayLike<number>;
  readonly housing?: Partial<Housing>;
  readonly congestion?: number;
  readonly income?: "wage" | "spending";
  readonly mobility?: LevelMobility;
  readonly spillovers?: SpilloverInput;
}

/** An equilibrium in levels; the mean wage is one. Tables are row-major, region x industry. */
export interface LevelEquilibrium {
  readonly status: SystemSolution["status"];
  readonly method: SystemSolution["method"];
  readonly iterations: number;
  readonly residual: number;
  /** w, [N]. */
  readonly wage: Float64Array;
  /** L, persons by place of work, [N]. */
  readonly population: Float64Array;
  /** Residents, [N]. */
  readonly residents: Float64Array;
  /** P, [N x S]. */
  readonly price: Float64Array;
  /** Y, money, [N x S]. */
  readonly output: Float64Array;
  /** L_nj, [N x S]. */
  readonly employment: Float64Array;
  /** pi, [N x N x S] (buyer, seller, industry). */
  readonly tradeShares: Float64Array;
  /** E, [N]. */
  readonly finalSpending: Float64Array;
  /** Pc, [N]. */
  readonly consumerPrice: Float64Array;
  /** q, [N]. */
  readonly rent: Float64Array;
  /** V, [N]. */
  readonly realIncome: Float64Array;
  /** (sum V^epsilon)^(1/epsilon), without the constant Gamma(1 - 1/epsilon); NaN where people do not choose in one pool. */
  readonly welfare: number;
  /** Persons by origin or residence and destination, [N x N]; null without origins or commuting. */
  readonly moves: Float64Array | null;
  readonly state: Float64Array;
  readonly issues: readonly Issue[];
}

/**
 * The equilibrium of given primitives (conditions 1 to 8 in levels).
 *
 * @throws InputError `shape-mismatch`, `bad-elasticity`, `out-of-range`, `negative-share`
 */
export function solveLevels(primitives: LevelPrimitives, options: SolveOptions = {}): LevelEquilibrium {
  const issues: Issue[] = [];
  const system = levelSystem(primitives, issues);
  const solution = solveSystem(system, { ...options, start: options.start ?? levelStart(system, primitives) });
  return describeLevels(system, solution, issues);
}

/** The baseline economy of a solved equilibrium: what a statistician would observe there. */
export function observedEconomy(primitives: LevelPrimitives, equilibrium: LevelEquilibrium): EconomyInput {
  const { mobility } = primitives;
  return {
    ...(primitives.regions ? { regions: primitives.regions } : {}),
    ...(primitives.industries ? { industries: primitives.industries } : {}),
    tradeElasticity: primitives.tradeElasticity,
    tradeShares: equilibrium.tradeShares,
    ...(primitives.inputCoefficients ? { inputCoefficients: primitives.inputCoefficients } : {}),
    ...(primitives.valueAddedShares ? { valueAddedShares: primitives.valueAddedShares } : {}),
    ...(primitives.consumptionShares ? { consumptionShares: primitives.consumptionShares } : {}),
    labourIncome: equilibrium.wage.map((value, n) => value * equilibrium.population[n]!),
    output: equilibrium.output,
    ...(primitives.deficits ? { deficits: primitives.deficits } : {}),
    ...(primitives.tariffs ? { tariffs: primitives.tariffs } : {}),
    ...(primitives.sellerShare ? { sellerShare: primitives.sellerShare } : {}),
    ...(primitives.headquarters ? { headquarters: primitives.headquarters } : {}),
    population: equilibrium.population,
    employment: equilibrium.employment,
    ...(primitives.housing ? { housing: primitives.housing } : {}),
    ...(primitives.congestion !== undefined ? { congestion: primitives.congestion } : {}),
    ...(primitives.income ? { income: primitives.income } : {}),
    ...(primitives.spillovers !== undefined ? { spillovers: primitives.spillovers } : {}),
    mobility:
      !mobility || mobility.kind === "immobile" || mobility.kind === "mobile"
        ? (mobility ?? { kind: "immobile" })
        : mobility.kind === "origins"
          ? { kind: "origins", epsilon: mobility.epsilon, migrants: equilibrium.moves! }
          : { kind: "commuting", epsilon: mobility.epsilon, commuters: equilibrium.moves! },
  };
}

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
  const table = (name: string, values: ArrayLike<number>) =>
    industryMajor(broadcastTable("solveLevels", name, values, n, s), n, s);
  const bilateral = (name: string, values: ArrayLike<number>): Float64Array => {
    if (values.length === n * n * s) return bilateralIndustryMajor(values, n, s);
    if (values.length !== n * n) {
      throw new InputError(
        "shape-mismatch",
        `solveLevels: ${name} has ${values.length} values; it must have ${n} x ${n} or ${n * n * s}.`,
      );
    }
    const out = new Float64Array(n * n * s);
    for (let j = 0; j < s; ++j) out.set(values, j * n * n);
    return out;
  };
  const logs = (name: string, values: ArrayLike<number> | undefined): Float64Array => {
    if (!values) return new Float64Array(n);
    if (values.length !== n)
      throw new InputError("shape-mismatch", `solveLevels: ${name} has ${values.length} values for ${n} regions.`);
    return Float64Array.from(values, (value) => positiveLog(name, value));
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
  const housing: Housing = {
    share: primitives.housing?.share ?? 0,
    supplyElasticity: primitives.housing?.supplyElasticity ?? 0,
    supply: primitives.housing?.supply ?? "real",
    rents: primitives.housing?.rents ?? "landlords",
  };
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
    congestion: primitives.congestion ?? 0,
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
  if (!(mobility.epsilon > 0 && Number.isFinite(mobility.epsilon))) {
    throw new InputError(
      "bad-elasticity",
      `solveLevels: the mobility elasticity is ${mobility.epsilon}; it must be positive and finite.`,
    );
  }
  const affinity = Float64Array.from(mobility.moveCosts, (value) => value ** -mobility.epsilon);
  if (mobility.kind === "origins") {
    return { kind: "origins", epsilon: mobility.epsilon, affinity, origins: Float64Array.from(population) };
  }
  const ones = new Float64Array(n).fill(1);
  return { kind: "commuting", epsilon: mobility.epsilon, affinity, total: sum(population), baseWage: ones, baseResidents: ones };
}

/** Equal wages, people as given, output as demand at equal wages would have it. */
function levelStart(system: EquilibriumSystem, primitives: LevelPrimitives): Float64Array {
  const layout = stateLayout(system);
  const n = system.regionCount;
  const start = new Float64Array(layout.length);
  for (let m = 0; m < n; ++m) {
    const people = Math.log(primitives.population[m]!);
    start[layout.labour + m] = people;
    if (layout.residents >= 0) start[layout.residents + m] = people;
    for (let j = 0; j < system.industryCount; ++j) {
      const share = Math.max(system.consumptionShares[j * n + m]!, 0.01);
      start[layout.output + j * n + m] = people + Math.log(share / Math.max(system.valueAddedShares[j * n + m]!, 0.1));
    }
  }
  return start;
}

function describeLevels(system: EquilibriumSystem, solution: SystemSolution, issues: readonly Issue[]): LevelEquilibrium {
  const n = system.regionCount;
  const s = system.industryCount;
  const work = createSweepWork(system);
  const { layout } = work;
  const { state } = solution;
  sweep(system, work, state, new Float64Array(state.length));
  const block = (start: number, length: number) => state.subarray(start, start + length).map(Math.exp);
  const wage = block(layout.wage, n);
  const population = block(layout.labour, n);
  const residents = layout.residents >= 0 ? block(layout.residents, n) : population.slice();
  const shares = new Float64Array(n * n * s);
  for (let row = 0; row < n * s; ++row) {
    const start = Math.floor(row / n) * n;
    for (let i = 0; i < n; ++i) shares[row * n + i] = (system.kernel[row * n + i]! * work.powers[start + i]!) / work.phi[row]!;
  }
  const employment = work.nextOutput.map((value, cell) => (system.valueAddedShares[cell]! * value) / wage[cell % n]!);
  const { mobility } = system;
  const onePool = mobility.kind === "mobile" && (!mobility.pools || mobility.pools.every((pool) => pool === 0));
  const welfare = onePool
    ? work.logRealIncome.reduce((total, value) => total + Math.exp(mobility.epsilon * value), 0) ** (1 / mobility.epsilon)
    : mobility.kind === "commuting"
      ? Math.exp(work.logAccess[0]! / mobility.epsilon)
      : Number.NaN;
  return {
    status: solution.status,
    method: solution.method,
    iterations: solution.iterations,
    residual: solution.residual,
    wage,
    population,
    residents,
    price: regionMajor(work.logPrice.map(Math.exp), n, s),
    output: regionMajor(block(layout.output, n * s), n, s),
    employment: regionMajor(employment, n, s),
    tradeShares: bilateralRegionMajor(shares, n, s),
    finalSpending: work.finalSpending.slice(),
    consumerPrice: work.logConsumerPrice.map(Math.exp),
    rent: work.logRent.map(Math.exp),
    realIncome: work.logRealIncome.map((value, m) =>
      Math.exp(mobility.kind === "commuting" ? value + work.logIncome[m]! : value),
    ),
    welfare,
    moves: personsByPair(mobility, state.subarray(layout.wage, layout.wage + n), work.logRealIncome),
    state,
    issues,
  };
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
