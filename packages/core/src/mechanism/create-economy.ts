import { InputError, type Issue } from "../errors/index.ts";
import { balanceTrade } from "./balance-trade.ts";
import { closeBaseline } from "./close-baseline.ts";
import { inputPurchases, spending } from "./conditions/index.ts";
import {
  bilateralIndustryMajor,
  type Economy,
  type Housing,
  industryMajor,
  type Mobility,
  type SpilloverChannel,
} from "./economy.ts";
import { type MobilityInput, readMobility, readSpillovers, type SpilloverInput } from "./read-options.ts";
import { broadcastTable, checkElasticities, normaliseConsumption, normaliseCosts, normaliseTradeShares } from "./read-shares.ts";

/**
 * Plain arrays from which an economy is built: what `jiju call mechanism.counterfactual` accepts.
 *
 * Regions N, industries S; tables are flat and row-major in the order of their shape.
 */
export interface EconomyInput {
  /** Names of regions, [N]. Default "1", "2", ... */
  readonly regions?: readonly string[];
  /** Names of industries, [S]. Default "1", "2", ... */
  readonly industries?: readonly string[];
  /** theta, one number or [S], > 0 and finite. */
  readonly tradeElasticity: number | ArrayLike<number>;
  /** pi, [N x N x S] (buyer, seller, industry), >= 0; rows over sellers are rescaled to one. One of this, `flows` and `tradeKernel`. */
  readonly tradeShares?: ArrayLike<number>;
  /**
   * `region-major`: `tradeShares` and `flows` are [N x N x S] and are copied. `industry-major`: they are [S x N x N] (industry, buyer,
   * seller), and a typed array is taken over and rescaled in place; single precision stays so. For thousands of regions. Default
   * `region-major`.
   */
  readonly tradeLayout?: "region-major" | "industry-major";
  /** Spending at buyers' prices, tariffs included, [N x N x S] (buyer, seller, industry), money. */
  readonly flows?: ArrayLike<number>;
  /**
   * K, gravity kernel in place of `tradeShares`, [N x N x S] or [N x N], >= 0: shares are those that carry the given outputs to the
   * purchases of the given incomes (calibration of origin productivities). Needs `output`, or `labourIncome` with one industry.
   */
  readonly tradeKernel?: ArrayLike<number>;
  /** g, [S x S] (supplying, using) or [N x S x S]; default no inputs. */
  readonly inputCoefficients?: ArrayLike<number>;
  /** gL, value added in output, [S] or [N x S]; default what inputs leave. */
  readonly valueAddedShares?: ArrayLike<number>;
  /** b, [S] or [N x S]; default from `flows` (final demand), or all on the one industry. */
  readonly consumptionShares?: ArrayLike<number>;
  /** w L, [N], money; default from `output`. */
  readonly labourIncome?: ArrayLike<number>;
  /** Y, [N x S], money at sellers' prices; default what markets of the given incomes ask for. */
  readonly output?: ArrayLike<number>;
  /** D, [N], money; default 0, or with `flows` what the flows imply. */
  readonly deficits?: ArrayLike<number>;
  /** Ad valorem tariffs, [N x N x S] (buyer, seller, industry) or [N x N], > -1; default none. */
  readonly tariffs?: ArrayLike<number>;
  /** Part of a sale that reaches the seller after platform fees, [N x N x S], in (0, 1]; default none. */
  readonly sellerShare?: ArrayLike<number>;
  /** h, share of regions in platform revenue, [N]; needed with `sellerShare`. */
  readonly headquarters?: ArrayLike<number>;
  /** Workers by place of work, [N], persons; default labour income (base wages of one). With commuters or migrants their column sums are used. */
  readonly population?: ArrayLike<number>;
  /** Activity by region and industry as spillovers see it, [N x S]; default labour income of the cell over the regional wage. */
  readonly employment?: ArrayLike<number>;
  /** Share of housing in spending, default 0 (no land), with supply elasticity 0, real supply and landlords as defaults. */
  readonly housing?: Partial<Housing>;
  /** beta. Default 0. */
  readonly congestion?: number;
  /** Default `wage`. */
  readonly income?: "wage" | "spending";
  /** Default immobile. */
  readonly mobility?: MobilityInput;
  /** psi of the standard model (D and W identity), one number or [S], or channels with kernels. Default none. */
  readonly spillovers?: SpilloverInput;
  /**
   * `given`: incomes, deficits and outputs stay as they are, gaps are reported. `balanced`: incomes are moved until all markets
   * clear at the given shares and deficits. Default `given`.
   */
  readonly baseline?: "given" | "balanced";
}

export interface CreatedEconomy {
  readonly economy: Economy;
  /** What was rescaled or does not add up. */
  readonly issues: readonly Issue[];
}

/**
 * Builds and checks a baseline: shares that should add up are rescaled and the rescaling is reported, missing outputs are solved for.
 *
 * @throws InputError `shape-mismatch`, `bad-elasticity`, `missing-input`, `negative-share`, `negative-final-demand`, `unreachable-region`,
 *   `industry-without-producer`, `inconsistent-deficits`
 */
export function createEconomy(input: EconomyInput): CreatedEconomy {
  const issues: Issue[] = [];
  const { regions, industries } = names(input);
  const n = regions.length;
  const s = industries.length;
  const cells = n * s;
  const pairs = n * n * s;
  const table = (name: string, values: ArrayLike<number>): Float64Array =>
    industryMajor(broadcastTable("createEconomy", name, values, n, s), n, s);
  const bilateral = (name: string, values: ArrayLike<number>): Float64Array => {
    if (values.length !== n * n && values.length !== pairs) shape(name, values.length, `${n} x ${n} x ${s} = ${pairs}`);
    if (values.length === pairs) return bilateralIndustryMajor(values, n, s);
    const out = new Float64Array(pairs);
    for (let j = 0; j < s; ++j) for (let pair = 0; pair < n * n; ++pair) out[j * n * n + pair] = values[pair]!;
    return out;
  };
  const byRegion = (name: string, values: ArrayLike<number>): Float64Array => {
    if (values.length !== n) shape(name, values.length, `${n} regions`);
    return Float64Array.from(values);
  };

  const tradeElasticity = checkElasticities("createEconomy", input.tradeElasticity, industries);
  const source = input.flows ?? input.tradeShares ?? input.tradeKernel;
  if (!source) {
    throw new InputError(
      "missing-input",
      "createEconomy: neither tradeShares nor flows nor tradeKernel is given; give one of them.",
    );
  }
  const trade =
    input.tradeLayout === "industry-major"
      ? takenOver(input.flows ? "flows" : "tradeShares", source, pairs)
      : bilateral(input.flows ? "flows" : "tradeShares", source);
  const purchasesByCell = input.flows ? rowSums(trade, n, cells) : null;
  const { coefficients, valueAdded } = normaliseCosts(input, regions, industries, issues);
  if (source !== input.tradeKernel) normaliseTradeShares(trade, regions, industries, input.flows ? null : issues);

  const tariffs = input.tariffs ? bilateral("tariffs", input.tariffs) : null;
  if (tariffs) requireAbove(tariffs, -1, "tariffs", "a tariff of -1 or less has no price; give rates as fractions (0.05).");
  const sellerShare = input.sellerShare ? bilateral("sellerShare", input.sellerShare) : null;
  if (sellerShare && !input.headquarters) {
    throw new InputError(
      "missing-input",
      "createEconomy: sellerShare is given without headquarters; say which regions receive platform fees.",
    );
  }
  const headquarters = input.headquarters ? toShares(byRegion("headquarters", input.headquarters)) : null;

  const mobility: Mobility = readMobility(input.mobility, n);
  const people =
    mobility.kind === "commuting"
      ? columnTotals(mobility.commuters, n)
      : mobility.kind === "origins"
        ? columnTotals(mobility.migrants, n)
        : input.population
          ? byRegion("population", input.population)
          : null;
  const housing = readHousing(input.housing);
  if (housing.rents === "portfolio" && mobility.kind === "commuting") {
    throw new InputError(
      "missing-input",
      "createEconomy: a national portfolio of rents is not available with commuting; use landlords or residents.",
    );
  }

  if (source === input.tradeKernel) {
    const purchases = kernelPurchases(input, coefficients, valueAdded, mobility, n, s, table);
    const balanced = balanceTrade(Float64Array.from(trade), purchases.bought, purchases.made, n);
    trade.set(balanced.tradeShares);
  }
  const closed = closeBaseline({
    caller: "createEconomy",
    regions,
    industries,
    trade,
    tariffs,
    sellerShare,
    headquarters,
    coefficients,
    valueAdded,
    purchases: purchasesByCell,
    consumption: input.consumptionShares ? table("consumptionShares", input.consumptionShares) : null,
    labourIncome: input.labourIncome ? byRegion("labourIncome", input.labourIncome) : null,
    output: input.output ? table("output", input.output) : null,
    deficits: input.deficits ? byRegion("deficits", input.deficits) : null,
    mode: input.baseline ?? "given",
    normaliseConsumption: (shares) => normaliseConsumption(shares, regions, industries, issues),
    issues,
    commuters: mobility.kind === "commuting" ? mobility.commuters : null,
    portfolio: housing.rents === "portfolio" && people ? { housingShare: housing.share, population: people } : null,
  });
  const population = people ?? closed.labourIncome.slice();

  requireAbove(population, 0, "population", "every region needs people; leave empty regions out.");
  const employment = input.employment
    ? table("employment", input.employment)
    : closedEmployment(closed, valueAdded, population, n);
  const spillovers: readonly SpilloverChannel[] = readSpillovers(input.spillovers, n, industries);
  warnScale(spillovers, tradeElasticity, coefficients, industries, issues);

  const economy: Economy = Object.freeze({
    regions,
    industries,
    tradeElasticity,
    tradeShares: trade,
    valueAddedShares: valueAdded,
    inputCoefficients: coefficients,
    consumptionShares: closed.consumption,
    tariffs,
    sellerShare,
    headquarters,
    labourIncome: closed.labourIncome,
    output: closed.output,
    deficits: closed.deficits,
    finalSpending: closed.finalSpending,
    population,
    employment,
    housing,
    congestion: requireRange("congestion", input.congestion ?? 0, 0, Number.POSITIVE_INFINITY),
    income: input.income ?? "wage",
    mobility,
    spillovers,
  });
  return { economy, issues };
}

function names(input: EconomyInput): { regions: readonly string[]; industries: readonly string[] } {
  const count = (input.flows ?? input.tradeShares ?? input.tradeKernel)?.length ?? 0;
  const s =
    input.industries?.length ??
    (typeof input.tradeElasticity === "number"
      ? input.regions
        ? Math.max(1, Math.round(count / input.regions.length ** 2))
        : 1
      : input.tradeElasticity.length);
  const n = input.regions?.length ?? Math.round(Math.sqrt(count / s));
  if (n < 1 || s < 1) {
    throw new InputError("missing-input", "createEconomy: the sizes cannot be told from the input; give regions and industries.");
  }
  return {
    regions: input.regions ?? Array.from({ length: n }, (_, k) => String(k + 1)),
    industries: input.industries ?? Array.from({ length: s }, (_, k) => String(k + 1)),
  };
}

function shape(name: string, got: number, needed: string): never {
  throw new InputError("shape-mismatch", `createEconomy: ${name} has ${got} values; it must have ${needed}.`, { name, got });
}

/** Purchases and outputs between which a gravity kernel is balanced, [S x N]. */
function kernelPurchases(
  input: EconomyInput,
  coefficients: Float64Array,
  valueAdded: Float64Array,
  mobility: Mobility,
  n: number,
  s: number,
  table: (name: string, values: ArrayLike<number>) => Float64Array,
): { readonly bought: Float64Array; readonly made: Float64Array } {
  if (input.tariffs || input.sellerShare) {
    throw new InputError(
      "missing-input",
      "createEconomy: tradeKernel does not go with tariffs or fees; give tradeShares or flows.",
    );
  }
  if (!input.output && !(s === 1 && input.labourIncome)) {
    throw new InputError("missing-input", "createEconomy: tradeKernel needs output (or labourIncome with one industry).");
  }
  const made = input.output
    ? table("output", input.output)
    : Float64Array.from(input.labourIncome!, (value, m) => value / valueAdded[m]!);
  const earned = new Float64Array(n);
  if (input.labourIncome) earned.set(input.labourIncome);
  else
    made.forEach((value, cell) => {
      earned[cell % n] = earned[cell % n]! + valueAdded[cell]! * value;
    });
  let own: Float64Array = earned;
  if (mobility.kind === "commuting") {
    const workers = columnTotals(mobility.commuters, n);
    own = new Float64Array(n);
    for (let r = 0; r < n; ++r) {
      for (let i = 0; i < n; ++i) own[r] = own[r]! + (mobility.commuters[r * n + i]! * earned[i]!) / workers[i]!;
    }
  }
  const final = own.map((value, m) => value + (input.deficits ? input.deficits[m]! : 0));
  const shares = input.consumptionShares
    ? table("consumptionShares", input.consumptionShares)
    : new Float64Array(n * s).fill(1 / s);
  const bought = new Float64Array(n * s);
  inputPurchases(coefficients, made, n, bought);
  spending(shares, final, bought, bought);
  return { bought, made };
}

function takenOver(name: string, source: ArrayLike<number>, count: number): Float64Array | Float32Array {
  if (source.length !== count) shape(name, source.length, String(count));
  return source instanceof Float32Array || source instanceof Float64Array ? source : Float64Array.from(source);
}

function rowSums(trade: Float64Array | Float32Array, n: number, cells: number): Float64Array {
  const out = new Float64Array(cells);
  for (let row = 0; row < cells; ++row) {
    let sum = 0;
    for (let i = 0; i < n; ++i) sum += trade[row * n + i]!;
    out[row] = sum;
  }
  return out;
}

function columnTotals(matrix: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n);
  for (let r = 0; r < n; ++r) for (let c = 0; c < n; ++c) out[c] = out[c]! + matrix[r * n + c]!;
  return out;
}

function toShares(values: Float64Array): Float64Array {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (!(total > 0) || values.some((value) => value < 0)) {
    throw new InputError("negative-share", "createEconomy: headquarters must be shares >= 0 with a positive sum.");
  }
  return values.map((value) => value / total);
}

function requireAbove(values: Float64Array, bound: number, name: string, hint: string): void {
  const at = values.findIndex((value) => !(value > bound));
  if (at >= 0)
    throw new InputError("out-of-range", `createEconomy: ${name} has the value ${values[at]} at position ${at}; ${hint}`);
}

function requireRange(name: string, value: number, low: number, high: number): number {
  if (!(value >= low && value < high)) {
    throw new InputError("out-of-range", `createEconomy: ${name} is ${value}; it must be at least ${low} and below ${high}.`, {
      name,
    });
  }
  return value;
}

function readHousing(input: Partial<Housing> | undefined): Housing {
  return {
    share: requireRange("housing.share", input?.share ?? 0, 0, 1),
    supplyElasticity: requireRange("housing.supplyElasticity", input?.supplyElasticity ?? 0, 0, Number.POSITIVE_INFINITY),
    supply: input?.supply ?? "real",
    rents: input?.rents ?? "landlords",
  };
}

function closedEmployment(
  closed: { readonly labourIncome: Float64Array; readonly output: Float64Array },
  valueAdded: Float64Array,
  population: Float64Array,
  n: number,
): Float64Array {
  return closed.output.map((value, cell) => {
    const region = cell % n;
    return (valueAdded[cell]! * value * population[region]!) / closed.labourIncome[region]!;
  });
}

function warnScale(
  spillovers: readonly SpilloverChannel[],
  theta: Float64Array,
  coefficients: Float64Array,
  industries: readonly string[],
  issues: Issue[],
): void {
  const s = industries.length;
  const n = coefficients.length / (s * s);
  industries.forEach((name, j) => {
    const psi = spillovers.reduce((sum, channel) => sum + channel.psi[j]!, 0);
    if (psi === 0) return;
    let own = 0;
    for (let m = 0; m < n; ++m) own = Math.max(own, coefficients[(j * s + j) * n + m]!);
    const product = psi * theta[j]!;
    if (product <= 1) return;
    issues.push({
      code: "scale-above-bound",
      severity: "warning",
      given: product.toPrecision(4),
      needed: "psi theta <= 1",
      message: `Scale economies of ${name} times its trade elasticity are ${product.toFixed(2)} (${(product / (1 - own)).toFixed(2)} with own inputs): there may be several equilibria.`,
      hint: "Look at the equilibria from several starts, or lower psi to .9 / theta.",
      params: { industry: name, product, withInputs: product / (1 - own) },
    });
  });
}
