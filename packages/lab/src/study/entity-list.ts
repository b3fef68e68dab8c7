import type { DuckDBConnection } from "@duckdb/node-api";
import type { Industry, IndustryKind, Region } from "@jiju/core";
import { readTexts } from "../data/index.ts";
import {
  absenceMarks,
  absenceOf,
  nameFilter,
  type OpenTable,
  openTableFile,
  readNumberText,
  type TableFileOptions,
} from "../tables/index.ts";
import { findHeader, reportMissingColumn } from "./find-header.ts";
import type { IssueCollector } from "./issue-collector.ts";
import type { IndustriesConfig, RegionsConfig } from "./study-config.ts";

/** A small table read whole: texts by our column names, and numbers with their problems reported. */
export interface ListReader {
  readonly open: OpenTable;
  readonly rows: number;
  readonly rowOf: (index: number) => number;
  /** Trimmed text of a column; empty where absent or where the file has no such column. */
  text(name: string, index: number): string;
  /** Number of a column; NaN where absent. */
  number(name: string, index: number): number;
  has(name: string): boolean;
  /** Headers that none of the names take. */
  otherHeaders(names: readonly string[]): readonly string[];
}

/**
 * Reads a small table (regions, industries, tiles, points, a concordance).
 *
 * @param columns our name: the name in the file
 * @param required our names that must be there
 */
export async function openList(
  connection: DuckDBConnection,
  folder: string,
  table: string,
  options: TableFileOptions,
  columns: Readonly<Record<string, string>>,
  required: readonly string[],
  issues: IssueCollector,
): Promise<ListReader | null> {
  const open = await openTableFile(connection, folder, table, options, issues);
  if (!open) return null;
  const headerOf = (name: string): number => findHeader(open, columns[name] ?? name);
  let complete = true;
  for (const name of new Set([...required, ...Object.keys(columns)])) {
    if (headerOf(name) >= 0) continue;
    complete = false;
    reportMissingColumn(open, columns[name] ?? name, name, issues);
  }
  if (!complete) return null;
  const texts = await readTexts(connection, open.table, open.header.length, open.headerRecord);
  const marks = absenceMarks(options.absent);
  const filled: number[] = [];
  const total = texts[0]?.length ?? 0;
  for (let i = 0; i < total; ++i) if (texts.some((column) => (column[i] ?? "").trim() !== "")) filled.push(i);
  const rowOf = (index: number): number => open.rowOf(open.headerRecord + 1 + filled[index]!);
  const text = (name: string, index: number): string => {
    const header = headerOf(name);
    return header < 0 ? "" : (texts[header]![filled[index]!] ?? "").trim();
  };
  return {
    open,
    rows: filled.length,
    rowOf,
    text,
    number(name, index) {
      const written = text(name, index);
      if (absenceOf(marks, written) > 0) return Number.NaN;
      const reading = readNumberText(written, {
        decimal: options.decimal ?? ".",
        share: name === "tradability" || name === "share",
      });
      if (reading.kind === "number") return reading.value;
      issues.add(reading.problem, {
        file: open.file,
        row: rowOf(index),
        column: columns[name] ?? name,
        given: written,
        needed: "1",
      });
      return Number.NaN;
    },
    has: (name) => headerOf(name) >= 0,
    otherHeaders(names) {
      const taken = new Set(names.map(headerOf));
      return open.header.filter((name, index) => name !== "" && !taken.has(index));
    },
  };
}

/** Id, reported when blank or listed before. */
function readId(
  list: ListReader,
  key: "region" | "industry",
  index: number,
  seen: Set<string>,
  issues: IssueCollector,
): string | null {
  const id = list.text(key, index);
  const place = { file: list.open.file, row: list.rowOf(index), column: key };
  if (id === "") {
    issues.add("blank-key", { ...place, params: { key, key_zh: key === "region" ? "地区" : "产业" } });
    return null;
  }
  if (seen.has(id)) {
    issues.add(key === "region" ? "duplicate-region" : "duplicate-industry", { ...place, given: id });
    return null;
  }
  seen.add(id);
  return id;
}

/** Names in both languages: each stands in for the other, the id for both. */
function readNames(list: ListReader, id: string, index: number): { en: string; zh: string } {
  const en = list.text("name_en", index);
  const zh = list.text("name_zh", index);
  return { en: en || zh || id, zh: zh || en || id };
}

/** The list of regions. */
export async function readRegions(
  connection: DuckDBConnection,
  folder: string,
  config: RegionsConfig & { readonly file: string },
  issues: IssueCollector,
): Promise<Region[] | null> {
  const list = await openList(connection, folder, "list regions", config, config.columns ?? {}, ["region"], issues);
  if (!list) return null;
  const isLeftOut = nameFilter(config.leaveOut ?? []);
  const seen = new Set<string>();
  const regions: Region[] = [];
  const within = (name: "lon" | "lat", index: number, limit: number): number => {
    const value = list.number(name, index);
    if (!(Math.abs(value) > limit)) return value;
    const needed = name === "lon" ? "longitude" : "latitude";
    issues.add("bad-coordinate", { file: config.file, row: list.rowOf(index), column: name, given: String(value), needed });
    return Number.NaN;
  };
  for (let i = 0; i < list.rows; ++i) {
    const id = readId(list, "region", i, seen, issues);
    if (id === null || isLeftOut(id)) continue;
    const areaKm2 = list.number("area_km2", i);
    if (areaKm2 <= 0) {
      issues.add("bad-area", { file: config.file, row: list.rowOf(i), column: "area_km2", given: String(areaKm2) });
    }
    const parent = list.text("parent", i);
    regions.push({
      id,
      name: readNames(list, id, i),
      areaKm2,
      lon: within("lon", i, 180),
      lat: within("lat", i, 90),
      ...(parent === "" ? {} : { parent }),
    });
  }
  return regions;
}

const KINDS: Readonly<Record<string, IndustryKind>> = {
  traditional: "traditional",
  emerging: "emerging",
  digital: "digital",
  传统: "traditional",
  传统产业: "traditional",
  新兴: "emerging",
  新兴产业: "emerging",
  数字: "digital",
  数字产业: "digital",
};

/** The list of industries; numeric columns beyond the known ones become attributes. */
export async function readIndustries(
  connection: DuckDBConnection,
  folder: string,
  table: string,
  config: IndustriesConfig & { readonly file: string },
  issues: IssueCollector,
): Promise<Industry[] | null> {
  const list = await openList(connection, folder, table, config, config.columns ?? {}, ["industry"], issues);
  if (!list) return null;
  const others = list.otherHeaders(["industry", "name_zh", "name_en", "kind", "tradability"]);
  const renamed = Object.entries(config.columns ?? {});
  const numeric = others.filter((header) => {
    for (let i = 0; i < list.rows; ++i) {
      const text = list.text(header, i);
      if (text !== "" && readNumberText(text).kind !== "number") return false;
    }
    return true;
  });
  const isLeftOut = nameFilter(config.leaveOut ?? []);
  const seen = new Set<string>();
  const industries: Industry[] = [];
  let assumed = 0;
  for (let i = 0; i < list.rows; ++i) {
    const id = readId(list, "industry", i, seen, issues);
    if (id === null || isLeftOut(id)) continue;
    const written = list.text("kind", i);
    const kind = KINDS[written.toLowerCase()];
    if (written !== "" && !kind)
      issues.add("bad-kind", { file: config.file, row: list.rowOf(i), column: "kind", given: written });
    if (written === "") ++assumed;
    const tradability = list.number("tradability", i);
    if (tradability < 0 || tradability > 1) {
      issues.add("bad-tradability", { file: config.file, row: list.rowOf(i), column: "tradability", given: String(tradability) });
    }
    const attributes: Record<string, number> = {};
    for (const header of numeric) {
      const value = list.number(header, i);
      if (!Number.isNaN(value)) attributes[renamed.find(([, theirs]) => theirs === header)?.[0] ?? header] = value;
    }
    industries.push({
      id,
      name: readNames(list, id, i),
      kind: kind ?? "traditional",
      tradability,
      ...(Object.keys(attributes).length > 0 ? { attributes } : {}),
    });
  }
  if (assumed > 0) issues.add("kind-assumed", { file: config.file, column: "kind", count: assumed, params: { count: assumed } });
  return industries;
}
