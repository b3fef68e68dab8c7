/** Years that a study may have. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2100;

export type YearReading =
  | { readonly kind: "year"; readonly year: number }
  | { readonly kind: "problem"; readonly problem: "not-a-year" | "year-out-of-range" };

/** Reads a year: 2015, 2015年, 2015.0, FY2015, Y2015, 2015-12-31. A number outside 1900 to 2100 is refused as such. */
export function readYearText(text: string): YearReading {
  const match = /^(?:fy|y|year\s*)?(\d+)(?:\.0+|年度?|-\d{2}-\d{2}(?:[ T].*)?)?$/i.exec(text.normalize("NFKC").trim());
  if (!match) return { kind: "problem", problem: "not-a-year" };
  const year = Number(match[1]);
  if (year < FIRST_YEAR || year > LAST_YEAR) return { kind: "problem", problem: "year-out-of-range" };
  return { kind: "year", year };
}
