import type { Language } from "../contract/issue-wording.ts";
import { CHINESE_FIELDS, sharedValues } from "./chinese/index.ts";

/** Words of the sheets that every workbook has. */
export const workbookWords = {
  en: {
    values: "Values",
    field: "Field",
    value: "Value",
    of: ": ",
    name: "name",
    parameters: "Parameters",
    asked: "Name when asked",
    sources: "Sources",
    thisResult: "This result",
    sourceColumns: [
      "Column",
      "Unit",
      "Years",
      "Publication",
      "Vintage",
      "Licence",
      "Address",
      "SHA-256 of the study's inputs",
      "Version",
    ],
  },
  zh: {
    values: "数值",
    field: "项目",
    value: "数值",
    of: "：",
    name: "名称",
    parameters: "参数",
    asked: "接口名称",
    sources: "数据来源",
    thisResult: "本结果",
    sourceColumns: ["数据列", "单位", "年份", "出版物", "版本", "许可", "网址", "研究输入数据的SHA-256", "程序版本"],
  },
} as const satisfies Readonly<Record<Language, unknown>>;

/** `firstOrder` reads "First order"; abbreviations and words with blanks stay. */
function english(field: string): string {
  const words = field.replace(/([a-z\d])([A-Z])/g, "$1 $2");
  return words.charAt(0).toUpperCase() + words.slice(1).replace(/ [A-Z](?=[a-z])/g, (letter) => letter.toLowerCase());
}

/** A field of a result in words. */
export function headingOf(field: string, language: Language): string {
  if (language === "en") return english(field);
  // a table may be keyed by the values of a closed list, such as paths
  const known = CHINESE_FIELDS[field] ?? sharedValues[field];
  if (known !== undefined) return known;
  // the place of an entry in a named list
  const place = /^(.+) position$/.exec(field);
  return place ? `${headingOf(place[1]!, language)}序号` : field;
}

/** A title that Excel takes as the name of a sheet: at most 31 characters, none of []:*?/\, and no other sheet's. */
export function sheetTitle(wanted: string, taken: ReadonlySet<string>): string {
  const clean =
    wanted
      .replaceAll(/[[\]:*?/\\]/g, " ")
      .replace(/^'+|'+$/g, "")
      .trim() || "-";
  const free = (title: string): boolean => !taken.has(title.toLowerCase());
  const short = clean.slice(0, 31);
  if (free(short)) return short;
  for (let k = 2; ; ++k) {
    const title = `${clean.slice(0, 30 - String(k).length)} ${k}`;
    if (free(title)) return title;
  }
}
