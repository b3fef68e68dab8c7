/** Why a text is not a number we accept. */
export type NumberProblem = "not-a-number" | "not-finite" | "percent-not-share" | "decimal-comma";

export type NumberReading =
  | {
      readonly kind: "number";
      readonly value: number;
      /** True when the text itself said its magnitude (3.5万, 12%): the factor of the unit no longer applies. */
      readonly absolute: boolean;
    }
  | { readonly kind: "problem"; readonly problem: NumberProblem };

export interface NumberTextOptions {
  /** Whether the unit is a share, so that a percent sign is allowed. Default false. */
  readonly share?: boolean;
  /** Decimal mark. Default ".". */
  readonly decimal?: "." | ",";
}

const NOT_FINITE = /^[+-]?(?:nan|inf|infinity|∞|#div\/0!|#num!)$/i;
const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const GROUPED = /^[+-]?\d{1,3}(?:([,' ])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;
const MAGNITUDE: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 万亿: 1e12, 百万: 1e6, 千: 1e3 };

const problem = (code: NumberProblem): NumberReading => ({ kind: "problem", problem: code });

/**
 * Reads a number as people write it: thousands separators (comma, space, apostrophe), full-width digits, a percent sign where the unit
 * is a share, the Chinese magnitudes 万 and 亿, scientific notation. NaN and infinities are refused by name, and a comma that is not a
 * thousands separator is refused rather than guessed at.
 *
 * @param text as written; absence marks are looked up before
 */
export function readNumberText(text: string, options: NumberTextOptions = {}): NumberReading {
  const { share = false, decimal = "." } = options;
  let rest = text
    .normalize("NFKC")
    .replace(/[\u2212\u2010\u2011]/g, "-")
    .replace(/\s+/g, " ")
    .trim();
  if (NOT_FINITE.test(rest)) return problem("not-finite");
  let scale = 1;
  let absolute = false;
  const suffix = /^(.*?)\s*(%|‰|万亿|百万|亿|万|千)$/.exec(rest);
  if (suffix) {
    rest = suffix[1]!;
    absolute = true;
    if (suffix[2] === "%" || suffix[2] === "‰") {
      if (!share) return problem("percent-not-share");
      scale = suffix[2] === "%" ? 0.01 : 0.001;
    } else scale = MAGNITUDE[suffix[2]!]!;
  }
  if (decimal === ",") {
    if (/,.*,/.test(rest)) return problem("not-a-number");
    rest = rest.replace(/[. ](?=\d{3}(?:\D|$))/g, "").replace(",", ".");
  } else if (GROUPED.test(rest)) {
    rest = rest.replace(/[,' ]/g, "");
  } else if (/^[+-]?\d+,\d+$/.test(rest)) return problem("decimal-comma");
  if (!PLAIN.test(rest)) return problem("not-a-number");
  const value = Number(rest) * scale;
  return Number.isFinite(value) ? { kind: "number", value, absolute } : problem("not-finite");
}
