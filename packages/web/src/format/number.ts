/** Narrow, and no place to break a line. */
const thinSpace = "\u202f";
const minusSign = "\u2212";

/**
 * A number for a table or an axis: fixed decimals, a thin space between thousands, a true minus sign.
 *
 * @param value  any finite number; others give an en dash
 * @param decimals  digits after the point, 0 to 10
 */
export function formatNumber(value: number | null | undefined, decimals: number): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const [whole = "", fraction] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, thinSpace) : whole;
  const digits = fraction === undefined ? grouped : `${grouped}.${fraction}`;
  return value < 0 && /[1-9]/.test(digits) ? `${minusSign}${digits}` : digits;
}

/**
 * Digits after the point that show a column of numbers with three significant digits at its median size, at most `limit`.
 *
 * @param values  the column; entries that are not finite are ignored
 * @param limit  largest number of decimals, default 4
 */
export function commonDecimals(values: Iterable<number | null>, limit = 4): number {
  const sizes = [...values]
    .filter((value): value is number => value !== null && Number.isFinite(value) && value !== 0)
    .map(Math.abs)
    .sort((a, b) => a - b);
  const median = sizes[Math.floor(sizes.length / 2)];
  if (median === undefined) return 0;
  if (sizes.every((size) => Number.isInteger(size))) return 0;
  return Math.min(limit, Math.max(0, 2 - Math.floor(Math.log10(median))));
}

/** A share of one as a percentage, `0.783` as `78%`. */
export function formatShare(share: number | null | undefined, decimals = 0): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return "–";
  return `${formatNumber(share * 100, decimals)}%`;
}

/** A number that always shows its direction, for changes. */
export function formatSigned(value: number | null | undefined, decimals: number): string {
  const text = formatNumber(value, decimals);
  return value !== null && value !== undefined && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/**
 * A quantity inside a sentence: 万 and 亿 in Chinese, thousands, millions and billions in English, three significant digits.
 *
 * @param language  "zh" or "en"
 */
export function formatQuantity(value: number, language: "zh" | "en"): string {
  const steps: readonly (readonly [number, string])[] =
    language === "zh"
      ? [
          [1e8, "亿"],
          [1e4, "万"],
        ]
      : [
          [1e9, " billion"],
          [1e6, " million"],
          [1e3, " thousand"],
        ];
  for (const [size, word] of steps) {
    if (Math.abs(value) >= size) return `${formatNumber(value / size, significantDecimals(value / size))}${word}`;
  }
  return formatNumber(value, Number.isInteger(value) ? 0 : significantDecimals(value));
}

function significantDecimals(value: number): number {
  if (value === 0) return 0;
  return Math.min(4, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))));
}
