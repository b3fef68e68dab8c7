import { InputError, type Issue } from "../errors/index.ts";
import { nearestNames } from "../parameters/index.ts";
import type { Market, MarketOffer, MarketRequest } from "./market.ts";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Problems that a refusal spells out; its details have all. */
const SPELT_OUT = 5;

const SIDES = [
  { table: "offers", noun: { en: "Offer", zh: "供给" } },
  { table: "requests", noun: { en: "Request", zh: "需求" } },
] as const;

/** What is wrong with one line: code of the issue, column, what was given, what was needed, the next step. */
interface Fault {
  readonly code: string;
  readonly column: string;
  readonly given: string;
  readonly needed: string;
  readonly hint: string;
  readonly params?: Readonly<Record<string, string>>;
}

/**
 * Everything that is wrong with a market, at once.
 *
 * @param market offers and requests as read
 * @returns issues with codes `market-repeated-id`, `market-amount`, `market-no-place`, `market-unknown-place` (with the nearest names),
 *   `market-no-code`, `market-date`, `market-dates-reversed`, `market-price`; each names the side, the line from 1 and the id
 */
export function checkMarket(market: Pick<Market, "offers" | "requests" | "regions" | "placeNames">): readonly Issue[] {
  const issues: Issue[] = [];
  for (const { table, noun } of SIDES) {
    const firstLine = new Map<string, number>();
    for (const [index, entry] of (market[table] as readonly (MarketOffer | MarketRequest)[]).entries()) {
      const line = index + 1;
      const faults = faultsOf(market, entry);
      const first = firstLine.get(entry.id);
      if (first === undefined) firstLine.set(entry.id, line);
      else {
        faults.unshift({
          code: "market-repeated-id",
          column: "id",
          given: entry.id,
          needed: `an id of its own (line ${first} has it)`,
          hint: "Give each line an id of its own.",
          params: { first: String(first) },
        });
      }
      for (const { params, ...fault } of faults) {
        issues.push({
          ...fault,
          severity: "error",
          message: `${noun.en} ${line} ("${entry.id}"): ${fault.column} is ${fault.given === "" ? "empty" : fault.given}; it must be ${fault.needed}.`,
          params: { side: noun.en, side_zh: noun.zh, line, id: entry.id, ...params },
        });
      }
    }
  }
  return issues;
}

function faultsOf({ regions, placeNames = [] }: Parameters<typeof checkMarket>[0], entry: MarketOffer | MarketRequest): Fault[] {
  const faults: Fault[] = [];
  if (!(entry.amount >= 0 && entry.amount < Number.POSITIVE_INFINITY)) {
    faults.push({
      code: "market-amount",
      column: "amount",
      given: Number.isNaN(entry.amount) ? "not a number" : String(entry.amount),
      needed: "a number of 0 or more",
      hint: "Correct the amount or drop the line.",
    });
  }
  if (!(Number.isInteger(entry.region) && entry.region >= 0 && entry.region < regions)) {
    const place = entry.place ?? String(entry.region);
    const near = nearestNames(place, placeNames);
    faults.push(
      place.trim() === ""
        ? {
            code: "market-no-place",
            column: "region",
            given: "",
            needed: "a region of the study",
            hint: "Name the region by its id or name in the study.",
          }
        : {
            code: "market-unknown-place",
            column: "region",
            given: place,
            needed: `a region of the study${near.length > 0 ? `; the nearest: ${near.join(", ")}` : ""}`,
            hint: "Name the region by its id or name in the study.",
            params: { near: near.join("、") },
          },
    );
  }
  if (entry.code === "") {
    faults.push({
      code: "market-no-code",
      column: "code",
      given: "",
      needed: "an industry or product code",
      hint: "Say what is made.",
    });
  }
  for (const column of ["from", "to"] as const) {
    const day = entry[column];
    if (day !== undefined && !DAY.test(day)) {
      faults.push({
        code: "market-date",
        column,
        given: day,
        needed: "a date like 2026-03-31",
        hint: "Write dates as year-month-day.",
      });
    }
  }
  if (entry.from !== undefined && entry.to !== undefined && entry.from > entry.to) {
    faults.push({
      code: "market-dates-reversed",
      column: "to",
      given: entry.to,
      needed: `on or after ${entry.from}`,
      hint: "Exchange the two dates.",
      params: { from: entry.from },
    });
  }
  const [column, price] = "priceLimit" in entry ? ["price_limit", entry.priceLimit] : ["price", (entry as MarketOffer).price];
  if (price !== undefined && !(price > 0)) {
    faults.push({
      code: "market-price",
      column: column as string,
      given: Number.isNaN(price) ? "not a number" : String(price),
      needed: "above 0",
      hint: "Leave the price empty when it is unknown.",
    });
  }
  return faults;
}

/** Throws when `checkMarket` finds an error. @throws InputError `bad-market`, with all issues in its details */
export function requireMarket(caller: string, market: Market): void {
  const issues = checkMarket(market);
  if (issues.length === 0) return;
  const more = issues.length > SPELT_OUT ? ` And ${issues.length - SPELT_OUT} more.` : "";
  const spelt = issues.slice(0, SPELT_OUT).map(({ message }) => message);
  throw new InputError(
    "bad-market",
    `${caller}: ${issues.length} problem${issues.length === 1 ? "" : "s"} in offers and requests. ${spelt.join(" ")}${more} Mend them and try again.`,
    { count: issues.length, issues },
  );
}
