import { readNumberText, readYearText } from "../tables/index.ts";
import type { TableRole } from "./study-config.ts";

/** What a column of a loose table looks like. */
export type ColumnGuess = "region" | "industry" | "year" | "indicator" | "value" | "number" | "text" | "list";

/** What a loose table looks like. */
export interface TableGuess {
  readonly role: TableRole | "regions" | "industries" | "concordance" | "unknown";
  /** Row of the header, from 1. */
  readonly headerRow: number;
  /** Our key name: header. */
  readonly columns: Readonly<Record<string, string>>;
  /** Headers of numbers, with the unit in brackets if the header has one. */
  readonly values: readonly { readonly header: string; readonly name: string; readonly unit: string | null }[];
  readonly across: "year" | "industry" | null;
  /** Distinct texts of the indicator column seen. */
  readonly indicators: readonly string[];
  /** Title above the header; null when there is none. */
  readonly title: string | null;
  /** Distinct texts of the region column seen. */
  readonly regions: readonly string[];
  /** Unit named above the header (单位: 万人); null when there is none. */
  readonly unit: string | null;
}

const NOTHING: TableGuess = {
  role: "unknown",
  headerRow: 1,
  columns: {},
  values: [],
  across: null,
  indicators: [],
  title: null,
  unit: null,
  regions: [],
};

/** Names that headers go by, lower case. The first that occurs wins. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  region: [
    "region",
    "地区",
    "地区代码",
    "行政区划代码",
    "省份",
    "省市",
    "省",
    "城市",
    "地市",
    "市",
    "区县",
    "县",
    "行政区",
    "区域",
    "lga",
    "county",
    "province",
    "city",
    "district",
    "prefecture",
    "nuts",
    "geo",
    "state",
    "area",
  ],
  industry: ["industry", "产业", "行业", "行业名称", "产业名称", "行业门类", "sector", "division", "anzsic", "isic", "nace"],
  year: ["year", "年份", "年", "年度", "时间", "time", "period", "census"],
  indicator: ["indicator", "指标", "指标名称", "variable", "变量", "item", "series"],
  value: ["value", "值", "数值", "数据", "obs_value", "figure"],
};
const LIST_COLUMNS = new Set([
  "name_zh",
  "name_en",
  "area_km2",
  "lon",
  "lat",
  "parent",
  "kind",
  "tradability",
  "经度",
  "纬度",
  "面积",
]);

const plain = (header: string): string =>
  header
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s*\(.*\)$/, "")
    .trim();

/** A header such as 就业人员(万人) or "Employment (persons)" as name and unit. */
export function splitHeader(header: string): { readonly name: string; readonly unit: string | null } {
  const flat = header.normalize("NFKC").trim();
  const match = /^(.+?)\s*[([]\s*(?:单位:\s*)?([^()[\]]+?)\s*[)\]]$/.exec(flat);
  return match ? { name: match[1]!.trim(), unit: match[2]!.trim() } : { name: flat, unit: null };
}

/** The header: the first row that is nearly as full as the fullest one; titles and unit lines above it have few cells. */
function findHeaderRow(rows: readonly (readonly string[])[]): number {
  const filled = rows.map((row) => row.filter((text) => text !== "").length);
  const most = Math.max(0, ...filled);
  const index = filled.findIndex((count) => count >= Math.max(2, most * 0.8));
  return Math.max(index, 0);
}

const share = (texts: readonly string[], test: (text: string) => boolean): number =>
  texts.length === 0 ? 0 : texts.filter(test).length / texts.length;

const isNumber = (text: string): boolean => readNumberText(text, { share: true }).kind === "number";
const isYear = (text: string): boolean => readYearText(text).kind === "year";

/** Guesses what a table is from its first rows. Every guess is written down in the proposed study.yaml for the user to check. */
export function guessTable(rows: readonly (readonly string[])[]): TableGuess {
  const headerIndex = findHeaderRow(rows);
  const header = (rows[headerIndex] ?? []).map((text) => text.trim());
  const body = rows.slice(headerIndex + 1);
  const texts = header.map((_, column) => body.map((row) => row[column] ?? "").filter((text) => text !== ""));
  const columns: Record<string, string> = {};
  const taken = new Set<number>();
  for (const [key, names] of Object.entries(SYNONYMS)) {
    for (const name of names) {
      const index = header.findIndex((each, column) => plain(each) === name && !taken.has(column));
      if (index < 0) continue;
      if (key === "value" && columns.indicator === undefined) break;
      columns[key] = header[index]!;
      taken.add(index);
      break;
    }
  }
  const yearHeaders = header.filter((name, column) => !taken.has(column) && isYear(name));
  const across = columns.year === undefined && yearHeaders.length >= 2 ? ("year" as const) : null;
  if (columns.year === undefined && !across) {
    const index = texts.findIndex(
      (each, column) => !taken.has(column) && share(each, isYear) === 1 && new Set(each).size < each.length,
    );
    if (index >= 0) {
      columns.year = header[index]!;
      taken.add(index);
    }
  }
  // A first column of texts that no name gives away is most likely the place.
  if (columns.region === undefined && !taken.has(0) && share(texts[0] ?? [], isNumber) < 0.2 && columns.industry === undefined) {
    columns.region = header[0] ?? "";
    taken.add(0);
  }
  const numeric = header.flatMap((name, column) =>
    name !== "" && !taken.has(column) && share(texts[column]!, isNumber) >= 0.6 ? [name] : [],
  );
  const isList = header.some((name) => LIST_COLUMNS.has(plain(name)));
  const above = rows
    .slice(0, headerIndex)
    .flatMap((row) => row.filter((text) => text !== "").map((text) => text.normalize("NFKC")));
  const unit = above.map((text) => /(?:单位|unit)\s*:\s*([^\s,;)]+)/i.exec(text)?.[1]).find((each) => each !== undefined) ?? null;
  const title = above.find((text) => !/^\(?(?:单位|unit)/i.test(text)) ?? null;
  const values = across
    ? [{ header: "", ...splitHeader("value") }]
    : numeric.map((name) => ({ header: name, ...splitHeader(name) }));
  const indicatorColumn = columns.indicator === undefined ? -1 : header.indexOf(columns.indicator);
  const indicators = indicatorColumn < 0 ? [] : [...new Set(texts[indicatorColumn])];
  const regionColumn = columns.region === undefined ? -1 : header.indexOf(columns.region);
  const regions = regionColumn < 0 ? [] : [...new Set(texts[regionColumn])];
  const named = new Set(header.map(plain));
  const dated = columns.year !== undefined || across !== null;
  const first = new Set(texts[0]);
  const mirrored = header.slice(1).filter((name) => first.has(name)).length;
  if (mirrored >= 3 && mirrored > header.length / 2) {
    return {
      ...NOTHING,
      role: "input-output",
      headerRow: headerIndex + 1,
      columns: { industry: header[0] ?? "" },
      across: "industry",
    };
  }
  let role: TableGuess["role"] = "unknown";
  if (named.has("from") && named.has("to")) role = named.has("share") ? "concordance" : "flows";
  else if (columns.industry !== undefined && named.has("use")) role = "input-output";
  else if (columns.region !== undefined && named.has("population") && named.has("lon") && !dated) role = "points";
  else if (columns.region !== undefined && !dated && (isList || columns.industry === undefined))
    role = isList ? "regions" : "indicators";
  else if (columns.industry !== undefined && columns.region === undefined && !dated) role = "industries";
  else if (columns.region !== undefined && columns.industry !== undefined) role = "activity";
  else if (columns.region !== undefined || (dated && columns.industry === undefined)) role = "indicators";
  return { role, headerRow: headerIndex + 1, columns, values, across, indicators, title, unit, regions };
}
