import { completeHeader, findHeaderRow, readNumberText, readYearText } from "../tables/index.ts";
import { defaultIndustryOf } from "./default-industry.ts";
import { groupUnit, type HeaderMeaning, headerMeaning, type ListColumn, splitHeader } from "./header-meaning.ts";
import type { TableRole } from "./study-config.ts";

/** A column of a loose table that may name its places. */
export interface PlaceColumn {
  readonly header: string;
  /** 1 province to 4 town; 0 when the header says "region" and no more. */
  readonly level: number;
  readonly form: "code" | "name" | "plain";
  /** Distinct texts seen. */
  readonly texts: readonly string[];
}

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
  /** The one year that the title names; null when it names none or several. */
  readonly titleYear: string | null;
  /** Columns that name the places, the finest first, of those the one to use first. */
  readonly places: readonly PlaceColumn[];
  /** Distinct texts of the industry column seen. */
  readonly industries: readonly string[];
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
  titleYear: null,
  unit: null,
  places: [],
  industries: [],
};

const share = (texts: readonly string[], test: (text: string) => boolean): number =>
  texts.length === 0 ? 0 : texts.filter(test).length / texts.length;

const isNumber = (text: string): boolean => readNumberText(text, { share: true }).kind === "number";
const isYear = (text: string): boolean => readYearText(text).kind === "year";
const hasChinese = (texts: readonly string[]): boolean => share(texts, (text) => /\p{Script=Han}/u.test(text)) > 0.5;

/** One column of a loose table. */
interface LooseHeader {
  readonly header: string;
  /** Texts that are not blank. */
  readonly texts: readonly string[];
  readonly distinct: readonly string[];
  readonly numeric: boolean;
  readonly meaning: HeaderMeaning | null;
  /** Unit of the heading over its group of columns. */
  readonly headingUnit: string | null;
}

/** The finest level first; of one level the names, or the codes where names repeat; a list has its codes first. */
function placeColumns(headers: readonly LooseHeader[], isList: boolean): PlaceColumn[] {
  const found = headers.flatMap(({ header, distinct, meaning }) =>
    meaning?.what === "region" && distinct.length > 0
      ? [{ header, level: meaning.level, form: meaning.form, texts: distinct }]
      : [],
  );
  const most = new Map<number, number>();
  for (const { level, texts } of found) most.set(level, Math.max(most.get(level) ?? 0, texts.length));
  const asId = ({ form, texts, level }: PlaceColumn): number => {
    if (isList) return form === "code" ? 1 : 0;
    return texts.length < most.get(level)! ? -1 : form === "code" ? 0 : 1;
  };
  return found.sort((a, b) => most.get(b.level)! - most.get(a.level)! || b.level - a.level || asId(b) - asId(a));
}

/** Names in both languages and the group of a region, from the other columns that name places. */
function listColumns(headers: readonly LooseHeader[], places: readonly PlaceColumn[]): Partial<Record<ListColumn, string>> {
  const columns: Partial<Record<ListColumn, string>> = {};
  for (const { header, meaning } of headers) if (meaning?.what === "list") columns[meaning.column] ??= header;
  const [id, ...others] = places;
  for (const { header, level, texts } of others) {
    if (level === id!.level) columns[hasChinese(texts) ? "name_zh" : "name_en"] ??= header;
  }
  const groups = others.filter(({ level, texts }) => level !== id!.level && texts.length > 1 && texts.length < id!.texts.length);
  const group = groups.sort((a, b) => a.level - b.level || (a.form === "code" ? 1 : 0) - (b.form === "code" ? 1 : 0))[0];
  if (group) columns.parent ??= group.header;
  return columns;
}

/** Columns of numbers whose headers may be names of industries. */
const namesAcross = (headers: readonly LooseHeader[]): readonly LooseHeader[] =>
  headers.filter(({ header, numeric, meaning }) => header !== "" && numeric && !meaning);

/** Whether the columns of numbers are industries: two at least, most of them known by name, and no other columns beside the keys. */
function industryHeaders(headers: readonly LooseHeader[]): boolean {
  const across = namesAcross(headers);
  const known = across.filter(({ header }) => defaultIndustryOf(header)).length;
  const others = headers.filter(({ header, meaning, numeric }) => header !== "" && !meaning && !numeric).length;
  return known >= 2 && known >= across.length * 0.6 && others <= 1;
}

/** Guesses what a table is from its first rows. Every guess is written down in the proposed study.yaml for the user to check. */
export function guessTable(rows: readonly (readonly string[])[]): TableGuess {
  const headerIndex = findHeaderRow(rows, (text) => isNumber(text) && !isYear(text));
  const body = rows.slice(headerIndex + 1);
  const headers = completeHeader(rows.slice(0, headerIndex), rows[headerIndex] ?? []).map((text, column): LooseHeader => {
    const header = text.trim();
    const texts = body.map((row) => row[column] ?? "").filter((each) => each !== "");
    const numeric = share(texts, isNumber) >= 0.6;
    return {
      header,
      texts,
      distinct: [...new Set(texts)],
      numeric,
      meaning: header === "" ? null : headerMeaning(header, numeric),
      headingUnit: rows[headerIndex]?.[column] === "" ? null : groupUnit(rows.slice(0, headerIndex), column),
    };
  });
  const first = headers[0];
  const firstTexts = new Set(first?.texts);
  const mirrored = headers.slice(1).filter(({ header }) => firstTexts.has(header)).length;
  if (mirrored >= 3 && mirrored > headers.length / 2) {
    return {
      ...NOTHING,
      role: "input-output",
      headerRow: headerIndex + 1,
      columns: { industry: first?.header ?? "" },
      across: "industry",
    };
  }
  const find = (what: HeaderMeaning["what"]): LooseHeader | undefined => headers.find(({ meaning }) => meaning?.what === what);
  const indicator = find("indicator");
  const industry = headers.find(({ meaning }) => meaning?.what === "industry" && meaning.form !== "code") ?? find("industry");
  const yearHeaders = headers.filter(({ header, meaning }) => !meaning && isYear(header));
  const named = find("year");
  const across = !named && yearHeaders.length >= 2 ? "year" : !industry && industryHeaders(headers) ? "industry" : null;
  const year =
    named ??
    (across === "year"
      ? undefined
      : headers.find(({ meaning, texts, distinct }) => !meaning && share(texts, isYear) === 1 && distinct.length < texts.length));
  const isList = !year && !across && headers.some(({ meaning }) => meaning?.what === "list");
  const places = placeColumns(headers, isList);
  // A first column of texts that no name gives away is most likely the place.
  if (places.length === 0 && !industry && first && !first.meaning && share(first.texts, isNumber) < 0.2) {
    places.push({ header: first.header, level: 0, form: "plain", texts: first.distinct });
  }
  const region = places[0]?.header;
  const headersNamed = new Set(headers.map(({ header }) => splitHeader(header).name.toLowerCase()));
  const dated = year !== undefined || across !== null;
  const byIndustry = industry !== undefined || across === "industry";
  let role: TableGuess["role"] = "unknown";
  if (headersNamed.has("from") && headersNamed.has("to")) role = headersNamed.has("share") ? "concordance" : "flows";
  else if (industry && headersNamed.has("use")) role = "input-output";
  else if (region !== undefined && headersNamed.has("population") && headersNamed.has("lon") && !dated) role = "points";
  else if (region !== undefined && !dated && (isList || !byIndustry)) role = isList ? "regions" : "indicators";
  else if (industry && region === undefined && !dated) role = "industries";
  else if (region !== undefined && byIndustry) role = "activity";
  else if (region !== undefined || (dated && !byIndustry)) role = "indicators";

  const columns: Record<string, string> = {};
  if (region !== undefined) columns.region = region;
  if (industry) columns.industry = industry.header;
  if (year) columns.year = year.header;
  if (indicator) {
    columns.indicator = indicator.header;
    const value = find("value");
    if (value) columns.value = value.header;
  }
  if (role === "regions") Object.assign(columns, listColumns(headers, places));
  const keys = new Set(Object.values(columns));
  const values = across
    ? [{ header: "", ...splitHeader("value") }]
    : headers
        .filter(({ header, numeric, meaning }) => {
          const isKey = meaning !== null && meaning.what !== "value" && meaning.what !== "list";
          return header !== "" && numeric && !isKey && !keys.has(header);
        })
        .map(({ header, headingUnit }) => {
          const { name, unit } = splitHeader(header);
          return { header, name, unit: unit ?? headingUnit };
        });
  const above = rows
    .slice(0, headerIndex)
    .flatMap((row) => row.filter((text) => text !== "").map((text) => text.normalize("NFKC")));
  const unit = above.map((text) => /(?:单位|unit)\s*:\s*([^\s,;)]+)/i.exec(text)?.[1]).find((each) => each !== undefined) ?? null;
  const title = above.find((text) => !/^\(?(?:单位|unit)/i.test(text)) ?? null;
  return {
    role,
    headerRow: headerIndex + 1,
    columns,
    values,
    across,
    indicators: indicator?.distinct ?? [],
    title,
    places,
    industries: across === "industry" ? namesAcross(headers).map(({ header }) => header) : (industry?.distinct ?? []),
    titleYear: /(?:^|\D)((?:19|20)\d\d)\s*年?(?![-–—至~、\d])/.exec(title ?? "")?.[1] ?? null,
    unit,
  };
}
