/** A unit as written in a study, and the base unit the product computes in. */
export interface UnitReading {
  /** Base unit as printed, for example `persons`, `CNY`, `1`. */
  readonly unit: string;
  /** Multiplies the written numbers. */
  readonly factor: number;
  /** Whether a percent sign may follow a number. */
  readonly share: boolean;
  /** False when the unit seems to have a magnitude that we cannot read; its numbers are then taken as they are. */
  readonly known: boolean;
}

const MAGNITUDES: readonly (readonly [RegExp, number])[] = [
  [/^(?:万亿)\s*/, 1e12],
  [/^(?:亿)\s*/, 1e8],
  [/^(?:百万)\s*/, 1e6],
  [/^(?:万)\s*/, 1e4],
  [/^(?:千)\s*/, 1e3],
  [/^(?:100[ ,]?000[ ,]?000|100 million)\s*/i, 1e8],
  [/^(?:1 ?billion|billion|bn)\s+/i, 1e9],
  [/^(?:1 ?million|1[ ,]?000[ ,]?000|million|mn|m)\s+/i, 1e6],
  [/^(?:10[ ,]?000|10 thousand)\s*/i, 1e4],
  [/^(?:1[ ,]?000|thousand|'000)\s*/i, 1e3],
];

const BASES: Readonly<Record<string, string>> = {
  人: "persons",
  persons: "persons",
  person: "persons",
  people: "persons",
  employees: "persons",
  jobs: "persons",
  元: "CNY",
  cny: "CNY",
  rmb: "CNY",
  yuan: "CNY",
  usd: "USD",
  美元: "USD",
  aud: "AUD",
  eur: "EUR",
  gbp: "GBP",
  jpy: "JPY",
  户: "subscribers",
  subscribers: "subscribers",
  个: "number",
  家: "number",
  项: "number",
  件: "number",
  台: "number",
  number: "number",
  平方公里: "km2",
  km2: "km2",
  "km²": "km2",
  公里: "km",
  千米: "km",
  km: "km",
  小时: "hours",
  hours: "hours",
};

const SHARES: Readonly<Record<string, number>> = {
  "%": 0.01,
  percent: 0.01,
  "per cent": 0.01,
  "‰": 0.001,
  "1": 1,
  share: 1,
  fraction: 1,
};

/**
 * Reads a unit: 万人 is 10,000 persons, 亿元 is 100,000,000 CNY, % is 0.01. What is not known is kept as written.
 *
 * @param text as in `study.yaml`
 */
export function readUnit(text: string): UnitReading {
  const trimmed = text.normalize("NFKC").trim();
  const share = SHARES[trimmed.toLowerCase()];
  if (share !== undefined) return { unit: "1", factor: share, share: true, known: true };
  let factor = 1;
  let rest = trimmed;
  for (const [pattern, magnitude] of MAGNITUDES) {
    const match = pattern.exec(rest);
    if (match && match[0].length < rest.length) {
      factor = magnitude;
      rest = rest.slice(match[0].length);
      break;
    }
  }
  const per = /^(.+?)(\s*(?:\/|\bper\b).*)?$/i.exec(rest)!;
  const base = BASES[per[1]!.trim().toLowerCase()];
  if (base !== undefined) return { unit: base + (per[2] ?? ""), factor, share: false, known: true };
  if (factor !== 1) return { unit: rest, factor, share: false, known: true };
  return { unit: trimmed, factor: 1, share: false, known: !/^[\d'.,]|[万亿千百]|\b(?:thousand|million|billion)/iu.test(trimmed) };
}
