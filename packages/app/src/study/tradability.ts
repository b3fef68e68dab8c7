import { defaultIndustries, type Industry } from "@jiju/core";
import type { Availability } from "./availability.ts";

/** m_s of each industry, [S], in [0, 1]: that of industries.csv, else of the default table; NaN where neither has one. */
export function tradabilityOf(industries: readonly Industry[]): Float64Array {
  const known = new Map(defaultIndustries.map((industry) => [industry.id, industry.tradability]));
  return Float64Array.from(industries, ({ id, tradability }) =>
    Number.isNaN(tradability) ? (known.get(id) ?? Number.NaN) : tradability,
  );
}

/** Tradability of all industries of a study, or which ones lack it. */
export function studyTradability(industries: readonly Industry[]): Availability<Float64Array> {
  const values = tradabilityOf(industries);
  const without = industries.filter((_, s) => Number.isNaN(values[s]!));
  if (without.length === 0) return { value: values };
  // names of industries hold commas themselves
  const some = without.slice(0, 3);
  const more = without.length - some.length;
  const english = some.map(({ name }) => `“${name.en}”`).join(", ");
  const chinese = some.map(({ name }) => `“${name.zh}”`).join("、");
  return {
    missing: [
      {
        en: `the tradability (0 to 1) of ${without.length} ${without.length === 1 ? "industry" : "industries"} in industries.csv: ${english}${more > 0 ? ` and ${more} more` : ""}`,
        zh: `industries.csv 中 ${without.length} 个产业的虚拟可贸易度 tradability（0—1）：${chinese}${more > 0 ? "等" : ""}`,
      },
    ],
  };
}
