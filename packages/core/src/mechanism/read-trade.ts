import { InputError, type Issue } from "../errors/index.ts";
import type { EconomyInput } from "./economy-input.ts";
import { checkTariffs, warnPercent } from "./read-tariffs.ts";
import type { TableReaders } from "./table-readers.ts";

/** Trade of an input as given, and what stands between buyers and sellers. */
export interface ReadTrade {
  /** What `trade` holds: money, shares of purchases, or a gravity kernel that is to be balanced. */
  readonly basis: "flows" | "shares" | "kernel";
  /** [S x N x N] at buyers' prices (industry, buyer, seller); the caller's own array where it is in that layout already. */
  readonly trade: Float64Array | Float32Array;
  /** Ad valorem rates, [S x N x N]; null for none. */
  readonly tariffs: Float64Array | null;
  /** Part of a sale that reaches the seller, [S x N x N]; null for all of it. */
  readonly sellerShare: Float64Array | null;
  /** Purchases by industry and buyer, [S x N] money; null where trade is not in money. */
  readonly purchases: Float64Array | null;
}

/** @throws InputError `missing-input`, `shape-mismatch`, and those of `checkTariffs` */
export function readTrade(
  input: EconomyInput,
  readers: TableReaders,
  regions: number,
  industries: number,
  issues: Issue[],
): ReadTrade {
  const given = input.flows ?? input.tradeShares ?? input.tradeKernel;
  if (!given) {
    throw new InputError(
      "missing-input",
      "createEconomy: neither tradeShares nor flows nor tradeKernel is given; give one of them.",
    );
  }
  const basis = input.flows ? "flows" : input.tradeShares ? "shares" : "kernel";
  const name = { flows: "flows", shares: "tradeShares", kernel: "tradeKernel" }[basis];
  const trade =
    input.tradeLayout === "industry-major"
      ? takenOver(name, given, regions * regions * industries)
      : readers.bilateral(name, given);
  const tariffs = input.tariffs ? readers.bilateral("tariffs", input.tariffs) : null;
  if (tariffs) {
    checkTariffs("createEconomy", tariffs);
    warnPercent(tariffs, issues);
  }
  const sellerShare = input.sellerShare ? readers.bilateral("sellerShare", input.sellerShare) : null;
  if (sellerShare && !input.headquarters) {
    throw new InputError(
      "missing-input",
      "createEconomy: sellerShare is given without headquarters; say which regions receive platform fees.",
    );
  }
  if (input.flows && input.flowPrices === "sellers") toBuyersPrices(trade, tariffs, sellerShare);
  return { basis, trade, tariffs, sellerShare, purchases: input.flows ? rowSums(trade, regions) : null };
}

/** Shares in platform revenue that add up to one. @throws InputError `negative-share` */
export function headquartersShares(caller: string, values: Float64Array): Float64Array {
  const total = values.reduce((sum, value) => sum + value, 0);
  if (!(total > 0) || values.some((value) => value < 0)) {
    throw new InputError("negative-share", `${caller}: headquarters must be shares >= 0 with a positive sum.`);
  }
  return values.map((value) => value / total);
}

function takenOver(name: string, given: ArrayLike<number>, count: number): Float64Array | Float32Array {
  if (given.length !== count) {
    throw new InputError("shape-mismatch", `createEconomy: ${name} has ${given.length} values; it must have ${count}.`, {
      name,
      got: given.length,
    });
  }
  return given instanceof Float32Array || given instanceof Float64Array ? given : Float64Array.from(given);
}

/** Adds tariffs and platform fees to flows that come without them, in place. */
function toBuyersPrices(
  flows: Float64Array | Float32Array,
  tariffs: Float64Array | null,
  sellerShare: Float64Array | null,
): void {
  for (let at = 0; at < flows.length; ++at) {
    if (tariffs) flows[at] = flows[at]! * (1 + tariffs[at]!);
    if (sellerShare) flows[at] = flows[at]! / sellerShare[at]!;
  }
}

function rowSums(trade: Float64Array | Float32Array, width: number): Float64Array {
  const out = new Float64Array(trade.length / width);
  for (let row = 0; row < out.length; ++row) {
    let sum = 0;
    for (let i = 0; i < width; ++i) sum += trade[row * width + i]!;
    out[row] = sum;
  }
  return out;
}
