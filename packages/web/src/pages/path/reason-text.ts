import type { TFunction } from "i18next";
import { formatNumber, formatShare } from "../../format/number.ts";
import { en } from "../../language/en/index.ts";

export interface Reason {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

type ReasonCode = keyof typeof en.path.reasons;

/** Parameters that are shares of one; the other numbers are log points. */
const shares = new Set(["realShare", "virtualShare", "threshold", "share", "secondShare", "first", "last", "relief"]);
const counts = new Set(["draws"]);
/** Sentences say "rose by" and "fell by", so their numbers carry no sign. */
const unsigned = new Set(["reach-rose", "reach-fell", "real-fell", "virtual-fell"]);

/**
 * A reason as a sentence; null for a code the catalogues do not know.
 *
 * @param pathName  name of a path id in the current language
 */
export function reasonText({ code, params }: Reason, t: TFunction, pathName: (path: string) => string): string | null {
  if (!Object.hasOwn(en.path.reasons, code)) return null;
  const filled: { [name: string]: string; defaultValue: string } = { defaultValue: code };
  for (const [name, value] of Object.entries(params)) {
    if (typeof value === "string") {
      filled[name] = name === "by" ? t(value === "real" ? "path.byReal" : "path.byVirtual") : pathName(value);
    } else if (counts.has(name)) filled[name] = formatNumber(value, 0);
    else if (shares.has(name)) filled[name] = formatShare(value);
    else filled[name] = formatNumber(unsigned.has(code) && name === "change" ? Math.abs(value) : value, 3);
  }
  return String(t(`path.reasons.${code as ReasonCode}`, filled));
}
