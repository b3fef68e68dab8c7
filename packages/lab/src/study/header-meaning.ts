/** What a header says its column holds. Levels of place run from 1 (province) to 4 (town, park); 0 says "region" and no more. */
export type HeaderMeaning =
  | { readonly what: "region"; readonly level: number; readonly form: "code" | "name" | "plain" }
  | { readonly what: "industry"; readonly form: "code" | "name" | "plain" }
  | { readonly what: "year" | "indicator" | "value" }
  | { readonly what: "list"; readonly column: ListColumn };

/** Our names of the columns of a list of regions or industries. */
export type ListColumn = "name_zh" | "name_en" | "area_km2" | "lon" | "lat" | "parent" | "kind" | "tradability";

/** A header such as 就业人员(万人) or "Employment (persons)" as name and unit. */
export function splitHeader(header: string): { readonly name: string; readonly unit: string | null } {
  const flat = header.normalize("NFKC").trim();
  const match = /^(.+?)\s*[([]\s*(?:单位:\s*)?([^()[\]]+?)\s*[)\]]$/.exec(flat);
  return match ? { name: match[1]!.trim(), unit: match[2]!.trim() } : { name: flat, unit: null };
}

/**
 * Unit that the heading over a group of columns names for all of them: 用户（万户） merged over 宽带用户 and 移动用户.
 *
 * @param above rows before the header, the first row first; a row with one text is a title and heads no group
 * @param column column with a header of its own
 */
export function groupUnit(above: readonly (readonly string[])[], column: number): string | null {
  for (const row of [...above].reverse()) {
    if (row.filter((text) => text !== "").length < 2) continue;
    const heading = row
      .slice(0, column + 1)
      .reverse()
      .find((text) => text !== "");
    if (heading !== undefined) return splitHeader(heading).unit;
  }
  return null;
}

const words = (text: string): readonly string[] => text.split(" ");

const PLACES: readonly (readonly [level: number, names: readonly string[]])[] = [
  [0, words("region geo nuts area place 地区 区域 行政区 行政区划 地域 所在地")],
  [1, words("province state 省 省份 省市 省区 省市区 自治区")],
  [2, words("city prefecture municipality 市 城市 地市 地级市 市州 所在市")],
  [3, words("county district lga 县 区县 县区 县市 市县 县市区 市辖区 旗县")],
  [4, words("town township park zone 乡镇 街道 镇 园区 开发区")],
];
const LEVELS = new Map(PLACES.flatMap(([level, names]) => names.map((name) => [name, level] as const)));
const INDUSTRIES = new Set(words("industry sector division anzsic isic nace 产业 行业 部门 行业门类 行业大类 产业门类"));
const PLAIN: ReadonlyMap<string, "year" | "indicator" | "value"> = new Map([
  ...words("year time period census 年 年份 年度 时间").map((name) => [name, "year"] as const),
  ...words("indicator variable item series 指标 指标名称 变量").map((name) => [name, "indicator"] as const),
  ...words("value obs_value figure 值 数值 数据").map((name) => [name, "value"] as const),
]);
const LISTS: ReadonlyMap<string, ListColumn> = new Map([
  ...words("name_zh 中文名 中文名称").map((name) => [name, "name_zh"] as const),
  ...words("name_en pinyin 英文名 英文名称 拼音").map((name) => [name, "name_en"] as const),
  ...words("area_km2 area_sqkm 面积 土地面积 行政区域面积 行政区域土地面积").map((name) => [name, "area_km2"] as const),
  ...words("lon lng long longitude 经度").map((name) => [name, "lon"] as const),
  ...words("lat latitude 纬度").map((name) => [name, "lat"] as const),
  ...words("parent 上级 所属").map((name) => [name, "parent"] as const),
  ["kind", "kind"],
  ["tradability", "tradability"],
]);
const CODES = new Set(words("code id no fips adcode 代码 编码 编号 代号 区划代码"));
const NAMES = new Set(words("name label 名称 名"));
const ZH_FORM = /^(.*?)(代码|编码|编号|代号|名称|名)$/u;

/**
 * Reads a header by its words: `Code_County`, `countyCode` and 县代码 name the code of a county, 行业名称 the name of an industry.
 *
 * @param numeric whether the column holds numbers: an `Area` of numbers is an area in km2, not a place
 * @returns null when no word is known
 */
export function headerMeaning(header: string, numeric: boolean): HeaderMeaning | null {
  const name = splitHeader(header).name;
  const whole = name.toLowerCase();
  if (whole === "area" && numeric) return { what: "list", column: "area_km2" };
  const list = LISTS.get(whole);
  if (list) return { what: "list", column: list };
  const plain = PLAIN.get(whole);
  if (plain) return { what: plain };
  const tokens = name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[\s_.-]+/)
    .flatMap((token) => {
      const parts = ZH_FORM.exec(token);
      return parts ? [parts[1]!, parts[2]!] : [token];
    })
    .filter((token) => token !== "");
  if (tokens.length === 0 || tokens.length > 3) return null;
  const form = tokens.some((token) => CODES.has(token)) ? "code" : tokens.some((token) => NAMES.has(token)) ? "name" : "plain";
  const things = tokens.filter((token) => !CODES.has(token) && !NAMES.has(token));
  if (things.length === 0) return { what: "region", level: 0, form };
  if (!things.every((token) => LEVELS.has(token) || INDUSTRIES.has(token))) return null;
  if (things.some((token) => INDUSTRIES.has(token))) return { what: "industry", form };
  return { what: "region", level: Math.max(...things.map((token) => LEVELS.get(token)!)), form };
}
