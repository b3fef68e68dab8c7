import { printed } from "@jiju/figures";
import type { LinkedNumber } from "./html.ts";

/** A number in a sentence that leads to its cell. */
export const linked = (value: number, decimals: number, cell: string): LinkedNumber => ({ text: printed(value, decimals), cell });

/** A share as per cent, linked to its cell. */
export const linkedPercent = (share: number, cell: string): LinkedNumber => ({ text: `${printed(share * 100, 0)}%`, cell });

/** A number of a table: null is a dash. */
export const cellText = (value: number | null | undefined, decimals: number): string =>
  value === null || value === undefined || !Number.isFinite(value) ? "–" : printed(value, decimals);
