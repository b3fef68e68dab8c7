import type { Column } from "../dataset/index.ts";
import type { Random } from "../numeric/index.ts";

const INDICATORS = [
  ["computers-per-100-employees", "Computers per 100 employees", "每百人使用计算机数", "units", 100],
  ["websites-per-100-enterprises", "Websites per 100 enterprises", "每百家企业拥有网站数", "units", 70],
  ["enterprises-with-ecommerce-share", "Enterprises with e-commerce", "有电子商务交易活动企业比重", "1", 0.25],
  ["broadband-subscribers-per-resident", "Broadband subscribers per resident", "人均宽带用户", "1", 0.45],
  ["mobile-internet-users-per-resident", "Mobile internet users per resident", "人均移动互联网用户", "1", 1.2],
] as const;

/** Indicators proportional to the digital level up to their noise. */
export function indicatorColumns(digitalLevel: Float64Array, noise: number, random: Random): readonly Column[] {
  return INDICATORS.map(([id, en, zh, unit, top]) =>
    syntheticColumn(
      id,
      en,
      zh,
      unit,
      ["region", "year"],
      digitalLevel.map((level) => top * level * (noise > 0 ? Math.exp(noise * random.normal()) : 1)),
    ),
  );
}

/** A column of a synthetic country. */
export function syntheticColumn(
  id: string,
  en: string,
  zh: string,
  unit: string,
  dimensions: Column["dimensions"],
  values: Float64Array,
): Column {
  return { id, label: { en, zh }, unit, dimensions, values, source: "synthetic" };
}
