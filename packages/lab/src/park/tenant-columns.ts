import { splitHeader } from "../study/header-meaning.ts";

/** What a column of a park's list holds. */
export type TenantField = "name" | "industry" | "code" | "area" | "output" | "tax" | "energy" | "platform";

/** Words of headers, in the order they are tried; a header that says more than one thing counts as the first. */
const WORDS: readonly (readonly [TenantField, RegExp])[] = [
  ["code", /(行业|产业).*(代码|编码)|^(代码|industry code|code|nace|isic)$/i],
  ["platform", /平台|上云|上线|线上|电商|platform|online/i],
  ["tax", /税|tax/i],
  ["energy", /能耗|能源|用能|用电|标煤|energy|electricity/i],
  ["output", /产值|营业收入|主营业务收入|营收|销售收入|销售额|output|revenue|turnover|sales/i],
  ["area", /面积|用地|占地|area|floor/i],
  ["industry", /行业|产业|主营|类别|industry|sector|activity/i],
  ["name", /企业|单位|公司|名称|租户|firm|company|tenant|name/i],
];

/** The field that a header names; undefined where no word is known, as for serial numbers and remarks. */
export function tenantField(header: string): TenantField | undefined {
  const { name } = splitHeader(header);
  if (/亩均|单位面积|每亩|per (mu|square|m2)/i.test(name)) return undefined;
  return WORDS.find(([, words]) => words.test(name))?.[0];
}

const AREAS: readonly (readonly [RegExp, number])[] = [
  [/^亩$|^mu$/i, 10_000 / 15],
  [/^(公顷|hectares?|ha)$/i, 10_000],
  [/^万(平方米|㎡|m2|平米|平)$/i, 10_000],
  [/^(平方公里|km2)$/i, 1_000_000],
];
const MONEY: readonly (readonly [RegExp, number])[] = [
  [/^亿元?/, 100_000_000],
  [/^百万元?/, 1_000_000],
  [/^万元?/, 10_000],
  [/^千元?/, 1_000],
  [/million/i, 1_000_000],
  [/thousand/i, 1_000],
];

/** Factor that brings the numbers of a column to square metres or to money of one unit; 1 for a unit that is not known. */
export function tenantFactor(field: TenantField, unit: string | null): number {
  if (unit === null) return 1;
  const plain = unit.normalize("NFKC").replace(/\s/g, "");
  const table = field === "area" ? AREAS : field === "output" || field === "tax" ? MONEY : [];
  return table.find(([words]) => words.test(plain))?.[1] ?? 1;
}
