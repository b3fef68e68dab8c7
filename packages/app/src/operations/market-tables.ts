import { InputError } from "@jiju/core";
import type { StudySession } from "../study/session.ts";

/** An offer or a request as a table or an input states it. */
export interface MarketLine {
  readonly id: string;
  readonly who: string;
  readonly region: string;
  readonly code: string;
  readonly amount: number;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly price?: number | undefined;
  readonly priceLimit?: number | undefined;
  readonly urgency?: number | undefined;
  readonly certificates: readonly string[];
}

/** The study's offers. @throws InputError `study-lacks`, `market-column` */
export const offerLines = (study: StudySession): MarketLine[] => marketLines(study, "offers");

/** The study's requests. @throws InputError `study-lacks`, `market-column` */
export const requestLines = (study: StudySession): MarketLine[] => marketLines(study, "requests");

function marketLines(study: StudySession, role: "offers" | "requests"): MarketLine[] {
  const tables = Object.values(study.loaded.records).filter((table) => table.role === role);
  if (tables.length === 0) {
    const word =
      role === "offers" ? { en: "offers of capacity", zh: "产能供给" } : { en: "requests for capacity", zh: "产能需求" };
    throw new InputError(
      "study-lacks",
      `match.market: the study has no table of role ${role}. Add one (id, region, code, amount; from, to, price, certificates) or give ${role} in the input.`,
      {
        missing: [
          {
            en: `a table of ${word.en} (role: ${role}, columns id, region, code, amount)`,
            zh: `${word.zh}表（role: ${role}，含 id、region、code、amount 列）`,
          },
        ],
      },
    );
  }
  return tables.flatMap((table) => {
    const lacking = ["id", "region", "code", "amount"].filter((name) => table.columns[name] === undefined);
    if (lacking.length > 0) {
      throw new InputError(
        "market-column",
        `match.market: the table ${table.id} has no column ${lacking.join(", ")}; it has ${Object.keys(table.columns).join(", ")}. Name them under columns in study.yaml.`,
        { table: table.id, lacking },
      );
    }
    const text = (name: string, row: number): string => {
      const value = table.columns[name]?.[row];
      return value === undefined || (typeof value === "number" && Number.isNaN(value)) ? "" : String(value).trim();
    };
    const optional = (name: string, row: number): string | undefined => {
      const value = text(name, row);
      return value === "" ? undefined : value;
    };
    const number = (name: string, row: number): number | undefined => {
      const value = optional(name, row);
      return value === undefined ? undefined : Number(value);
    };
    return Array.from({ length: table.rows }, (_, row) => ({
      id: text("id", row),
      who: text("who", row),
      region: text("region", row),
      code: text("code", row),
      amount: number("amount", row) ?? Number.NaN,
      from: optional("from", row),
      to: optional("to", row),
      price: number("price", row),
      priceLimit: number("price_limit", row),
      urgency: number("urgency", row),
      certificates: text("certificates", row)
        .split(/[;；]/)
        .map((one) => one.trim())
        .filter((one) => one !== ""),
    }));
  });
}
