import type { DuckDBConnection } from "@duckdb/node-api";
import type { Dimension } from "@jiju/core";
import { rowsOfKey } from "../data/index.ts";
import { type NameMatcher, readYearText } from "../tables/index.ts";
import type { IssueCollector } from "./issue-collector.ts";
import type { PanelKey, PanelTable } from "./panel-table.ts";
import { nameSuggestion } from "./study-file.ts";

const KEY_NAMES: Readonly<Record<Dimension, { en: string; zh: string }>> = {
  region: { en: "region", zh: "地区" },
  industry: { en: "industry", zh: "产业" },
  year: { en: "year", zh: "年份" },
};
const PLACES = 5;

/** What a text stands for on an axis: an index from 0, or -1 when its rows are to be skipped. */
type Resolve = (text: string) => { readonly index: number } | { readonly report: (place: KeyPlace) => void };

interface KeyPlace {
  readonly file: string;
  readonly row?: number;
  readonly column: string;
  readonly given: string;
  readonly count: number;
}

/** Texts that hold a value in some row; the others are footnotes. */
async function reportText(
  connection: DuckDBConnection,
  table: PanelTable,
  key: PanelKey,
  text: string,
  count: number,
  report: (place: KeyPlace) => void,
  issues: IssueCollector,
): Promise<void> {
  const { open } = table;
  const place = { file: open.file, column: key.header, given: text };
  if (key.column === null || key.column === "header") {
    report({ ...place, row: open.rowOf(open.headerRecord), count: Math.max(1, count) });
    return;
  }
  const rows = await rowsOfKey(
    connection,
    table.table,
    key.column,
    text,
    table.values.map(({ column }) => column),
    PLACES,
  );
  const first = rows.records[0];
  if (rows.rowsWithValues === 0) {
    issues.add("footnote-row", { ...place, ...(first === undefined ? {} : { row: open.rowOf(first) }), count: rows.rows });
    return;
  }
  rows.records.slice(0, rows.rowsWithValues).forEach((record, index) => {
    report({
      ...place,
      row: open.rowOf(record),
      count: index === 0 ? rows.rowsWithValues - Math.min(rows.rowsWithValues, rows.records.length) + 1 : 1,
    });
  });
}

/** Rows whose key is blank: an error where they hold values. */
async function reportBlank(
  connection: DuckDBConnection,
  table: PanelTable,
  dimension: Dimension,
  key: PanelKey,
  issues: IssueCollector,
): Promise<void> {
  if (key.column === null || !key.texts.includes(null)) return;
  const rows = await rowsOfKey(
    connection,
    table.table,
    key.column,
    null,
    table.values.map(({ column }) => column),
    PLACES,
  );
  rows.records.slice(0, rows.rowsWithValues).forEach((record, index) => {
    issues.add("blank-key", {
      file: table.open.file,
      row: table.open.rowOf(record),
      column: key.header,
      count: index === 0 ? rows.rowsWithValues - Math.min(rows.rowsWithValues, rows.records.length) + 1 : 1,
      params: { key: KEY_NAMES[dimension].en, key_zh: KEY_NAMES[dimension].zh },
    });
  });
}

/** Resolves names with a matcher and reports those it does not know. */
function nameResolver(
  dimension: "region" | "industry",
  matcher: NameMatcher,
  alike: Map<string, string>,
  ids: readonly string[],
  issues: IssueCollector,
): Resolve {
  return (text) => {
    const match = matcher.match(text);
    if (match.kind === "found") {
      if (match.by === "likeness") alike.set(text, ids[match.index]!);
      return { index: match.index };
    }
    return {
      report: (place) => {
        if (match.kind === "left-out") issues.add("left-out", { ...place, params: { count: place.count } });
        else if (match.kind === "ambiguous") {
          issues.add(`ambiguous-${dimension}`, { ...place, needed: match.candidates.slice(0, 6).join(", ") });
        } else issues.add(`unknown-${dimension}`, { ...place, params: nameSuggestion(match.nearest, dimension) });
      },
    };
  };
}

/** Indices of the texts of a key on its axis, -1 where rows are skipped; every problem reported. */
export interface KeyAxis {
  readonly matcher?: NameMatcher;
  /** Ids of the axis, in order. */
  readonly ids: readonly string[];
}

export async function keyIndices(
  connection: DuckDBConnection,
  table: PanelTable,
  dimension: Dimension,
  key: PanelKey,
  axis: KeyAxis,
  issues: IssueCollector,
): Promise<Int32Array> {
  const indices = new Int32Array(key.texts.length).fill(-1);
  const alike = new Map<string, string>();
  const years = new Map(axis.ids.map((id, index) => [Number(id), index]));
  const resolve: Resolve =
    dimension === "year"
      ? (text) => {
          const reading = readYearText(text);
          if (reading.kind === "year") return { index: years.get(reading.year) ?? -1 };
          return { report: (place) => issues.add(reading.problem, place) };
        }
      : nameResolver(dimension, axis.matcher!, alike, axis.ids, issues);
  for (let i = 0; i < key.texts.length; ++i) {
    const text = key.texts[i];
    if (text === null || text === undefined) continue;
    const found = resolve(text);
    if ("index" in found) indices[i] = found.index;
    else await reportText(connection, table, key, text, key.counts[i]!, found.report, issues);
  }
  await reportBlank(connection, table, dimension, key, issues);
  if (alike.size > 0) {
    const shown = [...alike].slice(0, 5).map(([text, id]) => `${text} = ${id}`);
    issues.add("matched-by-name", {
      file: table.open.file,
      column: key.header,
      given: shown.join("; ") + (alike.size > 5 ? "; ..." : ""),
      count: alike.size,
      params: { count: alike.size },
    });
  }
  return indices;
}
