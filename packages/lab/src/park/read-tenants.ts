import { InputError } from "@jiju/core";
import { defaultIndustryOf } from "../study/default-industry.ts";
import { splitHeader } from "../study/header-meaning.ts";
import { looksLikeTotal } from "../study/total-names.ts";
import { completeHeader, findHeaderRow, readNumberText, readYearText, rowsOfBytes } from "../tables/index.ts";
import { sectionOfCode } from "./industry-code.ts";
import { type TenantField, tenantFactor, tenantField } from "./tenant-columns.ts";

/** A firm of a park as its list has it; numbers are NaN where the list has none. */
export interface ListedTenant {
  /** Row as a spreadsheet shows it. */
  readonly row: number;
  readonly name: string;
  /** Id of an industry of the study. */
  readonly industry: string;
  /** Square metres. */
  readonly area: number;
  /** Money of one year, in the unit of the list without its multiple (万元 is read as 元). */
  readonly output: number;
  readonly tax: number;
  /** As written. */
  readonly energy: number;
  readonly platform: "yes" | "no" | "unknown";
}

/** A row that names a firm and cannot be placed, with what is wrong. */
export interface UnreadTenant {
  readonly row: number;
  readonly name: string;
  readonly lacks: "industry" | "output";
  /** What stands there. */
  readonly given: string;
}

/** A column of the list and what it was taken for. */
export interface TenantColumn {
  readonly field: TenantField;
  readonly header: string;
  /** By which its numbers were multiplied. */
  readonly factor: number;
}

export interface TenantReading {
  readonly tenants: readonly ListedTenant[];
  readonly unread: readonly UnreadTenant[];
  readonly columns: readonly TenantColumn[];
  /** Headers that no use was found for. */
  readonly unused: readonly string[];
}

/** An industry of the study, to be matched with what a list writes. */
export interface ListedIndustry {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
}

const NO = /^(no|n|false|0|否|无|没有|未|不|×|✗|x$)/i;

const isNumber = (text: string): boolean =>
  readNumberText(text, { share: true }).kind === "number" && readYearText(text).kind !== "year";

function numberOf(text: string, factor: number): number {
  const reading = readNumberText(text, { share: false });
  return reading.kind === "number" ? reading.value * factor : Number.NaN;
}

/** Words for sections inside names of divisions, such as 通用设备制造业. */
const INSIDE: readonly (readonly [RegExp, string])[] = [
  [/软件|信息|互联网|电信/, "information-software"],
  [/制造|加工|manufactur/i, "manufacturing"],
  [/批发|零售|贸易|电商/, "wholesale-retail"],
  [/仓储|物流|运输|快递/, "transport-storage-post"],
  [/研发|研究|检测|技术服务/, "scientific-technical-services"],
];

/** Finds the industry of the study that a code or a name of a list means. */
function industryFinder(industries: readonly ListedIndustry[]): (code: string, name: string) => string | undefined {
  const bySection = new Map<string, string>();
  for (const { id, name } of industries) {
    const section = defaultIndustryOf(name.zh)?.id ?? defaultIndustryOf(name.en)?.id ?? id;
    if (!bySection.has(section)) bySection.set(section, id);
  }
  const named = (text: string): string | undefined =>
    industries.find(({ id, name }) => [id, name.zh, name.en].some((each) => each.toLowerCase() === text.toLowerCase()))?.id;
  const bySectionOf = (section: string | undefined): string | undefined =>
    section === undefined ? undefined : bySection.get(section);
  const find = (text: string): string | undefined =>
    text === ""
      ? undefined
      : (named(text) ??
        bySectionOf(sectionOfCode(text)) ??
        bySectionOf(defaultIndustryOf(text)?.id) ??
        bySectionOf(INSIDE.find(([words]) => words.test(text))?.[1]));
  return (code, name) => find(code) ?? find(name);
}

/**
 * Reads the list of firms of a park as it comes: any encoding, titles and unit lines above the header, totals and notes below. Columns
 * are known by their headers, units stand in brackets, industries are names or codes of GB/T 4754-2017. Rows without a firm are left out;
 * rows whose industry or output cannot be read are returned with what stands there.
 *
 * @param file name of the file, whose ending says what it is
 * @param bytes its content
 * @param industries of the study
 * @throws InputError `tenant-list-columns` when no column is the name, the industry or the output
 */
export async function readTenants(
  file: string,
  bytes: Uint8Array,
  industries: readonly ListedIndustry[],
): Promise<TenantReading> {
  const rows = await rowsOfBytes(file, bytes, 100_000);
  const headerAt = findHeaderRow(rows, isNumber);
  const header = completeHeader(rows.slice(0, headerAt), rows[headerAt] ?? []);
  const lineUnit = unitLine(rows.slice(0, headerAt));
  const at = new Map<TenantField, number>();
  const columns: TenantColumn[] = [];
  const unused: string[] = [];
  header.forEach((text, column) => {
    const field = text === "" ? undefined : tenantField(text);
    if (field === undefined || at.has(field)) {
      if (text !== "") unused.push(text);
      return;
    }
    at.set(field, column);
    columns.push({ field, header: text, factor: tenantFactor(field, splitHeader(text).unit ?? lineUnit) });
  });
  const lacking = (["name", "industry", "output"] as const).filter(
    (field) => !at.has(field) && !(field === "industry" && at.has("code")),
  );
  if (lacking.length > 0) {
    throw new InputError(
      "tenant-list-columns",
      `why.tenant-list: no column of "${file}" is the ${lacking.join(" or the ")} of a firm. Header: ${header.filter((text) => text !== "").join(", ")}. Needed: name (企业名称), industry or its code (行业、行业代码) and output (产值 or 营业收入).`,
      { file, lacking: lacking.join(", "), header: header.filter((text) => text !== "").join(", ") },
    );
  }
  const factorOf = new Map(columns.map(({ field, factor }) => [field, factor]));
  const findIndustry = industryFinder(industries);
  const tenants: ListedTenant[] = [];
  const unread: UnreadTenant[] = [];
  rows.slice(headerAt + 1).forEach((cells, index) => {
    const cell = (field: TenantField): string => {
      const column = at.get(field);
      return column === undefined ? "" : (cells[column] ?? "").normalize("NFKC").trim();
    };
    const row = headerAt + 2 + index;
    const name = cell("name");
    // a line of one text is a note or the head of a group
    if (name === "" || looksLikeTotal(name) || cells.filter((text) => text !== "").length < 2) return;
    const industry = findIndustry(cell("code"), cell("industry"));
    if (industry === undefined) {
      unread.push({ row, name, lacks: "industry", given: cell("industry") || cell("code") });
      return;
    }
    const number = (field: TenantField): number => numberOf(cell(field), factorOf.get(field) ?? 1);
    const output = number("output");
    if (!(output > 0)) {
      unread.push({ row, name, lacks: "output", given: cell("output") });
      return;
    }
    const area = number("area");
    const platform = cell("platform");
    tenants.push({
      row,
      name,
      industry,
      area: area > 0 ? area : Number.NaN,
      output,
      tax: number("tax"),
      energy: number("energy"),
      // a platform that is named is one that is used
      platform: platform === "" || /^[-–—…/]+$/.test(platform) ? "unknown" : NO.test(platform) ? "no" : "yes",
    });
  });
  return { tenants, unread, columns, unused };
}

/** Unit of a line such as 单位：万元 above the header. */
function unitLine(above: readonly (readonly string[])[]): string | null {
  for (const text of above.flat()) {
    const found = /(?:单位|unit)\s*[:：]\s*([^\s,，;；)）]+)/i.exec(text)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}
