import { InputError, type Issue } from "../errors/index.ts";

/** Capacity on offer. */
export interface MarketOffer {
  readonly id: string;
  /** Index of the place in the market's distances. */
  readonly region: number;
  /** Industry or product code; codes that share a beginning are related. */
  readonly code: string;
  /** Units that can be made, >= 0. */
  readonly amount: number;
  /** First and last day it can be used, ISO dates (2026-03-31). Default always. */
  readonly from?: string;
  readonly to?: string;
  /** Price of a unit. Default unknown, which counts as the usual price. */
  readonly price?: number;
  readonly certificates?: readonly string[];
}

/** Demand for capacity. */
export interface MarketRequest {
  readonly id: string;
  readonly region: number;
  readonly code: string;
  /** Units wanted, >= 0. */
  readonly amount: number;
  readonly from?: string;
  readonly to?: string;
  /** Highest price of a unit. Default none. */
  readonly priceLimit?: number;
  /** Certificates the maker must hold. */
  readonly certificates?: readonly string[];
  /** Factor on the penalty of going unmatched. Default 1. */
  readonly urgency?: number;
}

/** Offers, requests and the space between them. */
export interface Market {
  readonly offers: readonly MarketOffer[];
  readonly requests: readonly MarketRequest[];
  readonly regions: number;
  /** Kilometres, [R x R]. */
  readonly distances: Float64Array;
  /** v_ij, how well two places work together at a distance, [R x R], in [0, 1]. */
  readonly virtualReach: Float64Array;
  /** Relatedness of two codes in [0, 1]. Default: length of the common beginning over the longer code. */
  readonly relatedness?: (offerCode: string, requestCode: string) => number;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Everything that is wrong with a market, at once.
 *
 * @param market offers and requests as read
 * @returns issues with codes `duplicate-id`, `negative-amount`, `no-place`, `no-code`, `bad-date`, `dates-reversed`, `bad-price`
 */
export function checkMarket(market: Pick<Market, "offers" | "requests" | "regions">): readonly Issue[] {
  const issues: Issue[] = [];
  const report = (table: string, row: number, column: string, code: string, given: unknown, needed: string, hint: string) => {
    issues.push({
      code,
      severity: "error",
      file: `${table}.csv`,
      row: row + 2,
      column,
      given: String(given),
      needed,
      message: `${table}.csv, row ${row + 2}: ${column} is ${given}; it must be ${needed}.`,
      hint,
    });
  };
  for (const [table, entries] of [
    ["offers", market.offers],
    ["requests", market.requests],
  ] as const) {
    const seen = new Set<string>();
    for (const [row, entry] of entries.entries()) {
      if (seen.has(entry.id)) report(table, row, "id", "duplicate-id", entry.id, "unique", "Give each line an id of its own.");
      seen.add(entry.id);
      if (!(entry.amount >= 0 && entry.amount < Number.POSITIVE_INFINITY)) {
        report(
          table,
          row,
          "amount",
          "negative-amount",
          entry.amount,
          "a number of 0 or more",
          "Correct the amount or drop the line.",
        );
      }
      if (!(Number.isInteger(entry.region) && entry.region >= 0 && entry.region < market.regions)) {
        report(table, row, "region", "no-place", entry.region, "a region of the study", "Name the region as in regions.csv.");
      }
      if (entry.code === "") report(table, row, "code", "no-code", "empty", "an industry or product code", "Say what is made.");
      for (const column of ["from", "to"] as const) {
        const day = entry[column];
        if (day !== undefined && !DAY.test(day)) {
          report(table, row, column, "bad-date", day, "a date like 2026-03-31", "Write dates as year-month-day.");
        }
      }
      if (entry.from !== undefined && entry.to !== undefined && entry.from > entry.to) {
        report(table, row, "to", "dates-reversed", entry.to, `on or after ${entry.from}`, "Exchange the two dates.");
      }
      const price = "price" in entry ? entry.price : "priceLimit" in entry ? entry.priceLimit : undefined;
      if (price !== undefined && !(price > 0)) {
        report(table, row, "price", "bad-price", price, "above 0", "Leave the price empty when it is unknown.");
      }
    }
  }
  return issues;
}

/** Throws when `checkMarket` finds an error. @throws InputError `bad-market`, with all issues in its details */
export function requireMarket(caller: string, market: Market): void {
  const issues = checkMarket(market);
  if (issues.length === 0) return;
  throw new InputError(
    "bad-market",
    `${caller}: ${issues.length} problem${issues.length === 1 ? "" : "s"} in offers and requests (first: ${issues[0]!.message}) Mend them and try again.`,
    { issues },
  );
}

/** Length of the common beginning over the length of the longer code. */
export function prefixRelatedness(a: string, b: string): number {
  const longer = Math.max(a.length, b.length);
  if (longer === 0) return 0;
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) ++same;
  return same / longer;
}
