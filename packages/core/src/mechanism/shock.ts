import { InputError } from "../errors/index.ts";
import type { Economy } from "./economy.ts";
import { readSpillovers, type SpilloverChannelInput } from "./read-options.ts";
import { checkTariffs } from "./read-tariffs.ts";
import { headquartersShares } from "./read-trade.ts";
import { logRatios, requirePositiveRatios } from "./shock-ratios.ts";
import { tableReaders } from "./table-readers.ts";

/**
 * A change of primitives, in plain arrays; what is absent stays as it is. Regions N, industries S, row-major in the order of the shape.
 */
export interface Shock {
  /** Ratio of trade costs without tariffs, [N x N x S] (buyer, seller, industry) or [N x N], > 0; Infinity closes a route. */
  readonly tradeCostRatio?: ArrayLike<number>;
  /** New ad valorem tariffs, [N x N x S] or [N x N], > -1. */
  readonly tariffs?: ArrayLike<number>;
  /** Ratio of productivity A, [N x S] or [S], > 0. */
  readonly productivityRatio?: ArrayLike<number>;
  /** Ratio of amenities B, [N], > 0. */
  readonly amenityRatio?: ArrayLike<number>;
  /** Ratio of housing H, [N], > 0. */
  readonly housingRatio?: ArrayLike<number>;
  /**
   * New deficits, [N], in the money of the baseline and in units of the numeraire; `none`; or `income-shares`: each keeps its share of
   * labour income, up to one common share that makes them add up to zero. Default those of the baseline, in units of the numeraire.
   */
  readonly deficits?: ArrayLike<number> | "none" | "income-shares";
  /** New shares in final spending, [N x S] or [S]; the cost of living keeps the old weights. */
  readonly consumptionShares?: ArrayLike<number>;
  /** Ratio of workers, [N], > 0: of the region where people stay put, of what it adds to its pool where they move. */
  readonly populationRatio?: ArrayLike<number>;
  /** New spillover kernels by channel; `psi` and channels that are not named stay. */
  readonly spillovers?: readonly Omit<SpilloverChannelInput, "psi">[];
  /** New part of a sale that reaches the seller, [N x N x S], in (0, 1]. */
  readonly sellerShare?: ArrayLike<number>;
  /** New shares of regions in platform revenue, [N]. */
  readonly headquarters?: ArrayLike<number>;
  /** Ratio of the cost of moving from an origin or of commuting, [N x N], > 0; Infinity closes a way. */
  readonly moveCostRatio?: ArrayLike<number>;
}

/** A shock read against an economy: industry-major, checked. */
export interface ReadShock {
  readonly tradeCostRatio: Float64Array | null;
  readonly tariffs: Float64Array | null;
  readonly logProductivity: Float64Array;
  readonly logAmenity: Float64Array;
  readonly logHousing: Float64Array;
  readonly deficits: Float64Array;
  readonly deficitRule: "fixed" | "income-shares";
  readonly consumptionShares: Float64Array;
  readonly logPopulation: Float64Array;
  readonly spillovers: Economy["spillovers"];
  readonly sellerShare: Float64Array | null;
  readonly headquarters: Float64Array | null;
  readonly moveCostRatio: Float64Array | null;
}

/** @throws InputError `shape-mismatch`, `out-of-range`, `inconsistent-deficits`, `missing-input`, `negative-share` */
export function readShock(economy: Economy, shock: Shock): ReadShock {
  const n = economy.regions.length;
  const s = economy.industries.length;
  const { table, bilateral, byRegion } = tableReaders("counterfactual", n, s);
  const logRatio = (name: string, values: ArrayLike<number> | undefined): Float64Array => {
    return values ? logRatios(economy, name, byRegion(name, values)) : new Float64Array(n);
  };
  const tradeCostRatio = shock.tradeCostRatio ? bilateral("tradeCostRatio", shock.tradeCostRatio) : null;
  if (tradeCostRatio) requirePositiveRatios(economy, "tradeCostRatio", tradeCostRatio);
  const tariffs = shock.tariffs ? bilateral("tariffs", shock.tariffs) : null;
  if (tariffs) checkTariffs("counterfactual", tariffs);
  const sellerShare = shock.sellerShare ? bilateral("sellerShare", shock.sellerShare) : economy.sellerShare;
  const headquarters = shock.headquarters
    ? headquartersShares("counterfactual", byRegion("headquarters", shock.headquarters))
    : economy.headquarters;
  if (sellerShare && !headquarters) {
    throw new InputError(
      "missing-input",
      "counterfactual: sellerShare is given without headquarters; say which regions receive platform fees.",
    );
  }
  return {
    tradeCostRatio,
    tariffs: tariffs ?? economy.tariffs,
    logProductivity: shock.productivityRatio
      ? logRatios(economy, "productivityRatio", table("productivityRatio", shock.productivityRatio))
      : new Float64Array(n * s),
    logAmenity: logRatio("amenityRatio", shock.amenityRatio),
    logHousing: logRatio("housingRatio", shock.housingRatio),
    deficits: readDeficits(economy, shock.deficits),
    deficitRule: shock.deficits === "income-shares" ? "income-shares" : "fixed",
    consumptionShares: shock.consumptionShares
      ? sharesByRegion(table("consumptionShares", shock.consumptionShares), n)
      : economy.consumptionShares,
    logPopulation: logRatio("populationRatio", shock.populationRatio),
    spillovers: readKernels(economy, shock.spillovers),
    sellerShare,
    headquarters,
    moveCostRatio: readMoveCosts(economy, shock.moveCostRatio),
  };
}

function readDeficits(economy: Economy, deficits: Shock["deficits"]): Float64Array {
  const n = economy.regions.length;
  if (deficits === undefined) return economy.deficits;
  if (deficits === "income-shares") {
    if (economy.mobility.kind !== "commuting") return economy.deficits;
    throw new InputError(
      "missing-input",
      "counterfactual: deficits as shares of income are not available with commuting, where income is earned elsewhere; give amounts.",
    );
  }
  if (deficits === "none") return new Float64Array(n);
  requireCount("deficits", deficits, n, `${n} regions`);
  const out = Float64Array.from(deficits);
  const sum = out.reduce((total, value) => total + value, 0);
  const income = economy.labourIncome.reduce((total, value) => total + value, 0);
  if (Math.abs(sum) > 1e-9 * income) {
    throw new InputError(
      "inconsistent-deficits",
      `counterfactual: deficits add up to ${sum.toPrecision(4)}; they must add up to zero. Spread the rest over the regions.`,
      { sum },
    );
  }
  return out;
}

function readKernels(economy: Economy, changes: Shock["spillovers"]): Economy["spillovers"] {
  if (!changes) return economy.spillovers;
  const n = economy.regions.length;
  const known = economy.spillovers.map((channel) => channel.id);
  const unknown = changes.find((change) => !known.includes(change.id));
  if (unknown) {
    throw new InputError(
      "unknown-channel",
      `counterfactual: there is no spillover channel "${unknown.id}"; there are: ${known.join(", ") || "none"}.`,
      { id: unknown.id },
    );
  }
  return economy.spillovers.map((channel) => {
    const change = changes.find((one) => one.id === channel.id);
    if (!change) return channel;
    const [read] = readSpillovers([{ ...change, psi: channel.psi }], n, economy.industries);
    return {
      ...channel,
      near: change.near ? read!.near : channel.near,
      far: change.far ? read!.far : channel.far,
      digitalShare: change.digitalShare ? read!.digitalShare : channel.digitalShare,
      links: change.links ? read!.links : channel.links,
    };
  });
}

function readMoveCosts(economy: Economy, ratio: ArrayLike<number> | undefined): Float64Array | null {
  if (!ratio) return null;
  if (economy.mobility.kind !== "origins" && economy.mobility.kind !== "commuting") {
    throw new InputError(
      "missing-input",
      `counterfactual: moveCostRatio needs an economy with origins or commuting; this one is ${economy.mobility.kind}.`,
    );
  }
  const n = economy.regions.length;
  requireCount("moveCostRatio", ratio, n * n, `${n} x ${n}`);
  const out = Float64Array.from(ratio);
  requirePositiveRatios(economy, "moveCostRatio", out);
  return out;
}

function sharesByRegion(shares: Float64Array, n: number): Float64Array {
  for (let m = 0; m < n; ++m) {
    let sum = 0;
    for (let cell = m; cell < shares.length; cell += n) sum += shares[cell]!;
    if (!(sum > 0)) throw new InputError("negative-share", "counterfactual: consumptionShares of a region are all zero.");
    for (let cell = m; cell < shares.length; cell += n) shares[cell] = shares[cell]! / sum;
  }
  return shares;
}

function requireCount(name: string, values: ArrayLike<number>, count: number, shape: string): void {
  if (values.length !== count) {
    throw new InputError("shape-mismatch", `counterfactual: ${name} has ${values.length} values; it must have ${shape}.`, {
      name,
    });
  }
}
