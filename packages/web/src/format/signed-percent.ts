import { formatSigned } from "./number.ts";

/** A change in logs as a signed percentage. */
export const signedPercent = (value: number | null | undefined, decimals = 2): string =>
  value === null || value === undefined ? "–" : `${formatSigned(100 * Math.expm1(value), decimals)}%`;
