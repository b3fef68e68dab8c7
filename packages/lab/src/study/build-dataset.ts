import type { DuckDBConnection } from "@duckdb/node-api";
import { ABSENCE, type Column, type Dataset, type Dimension, type Industry, type Region, type Source } from "@jiju/core";
import { distinctPairs } from "../data/index.ts";
import { createNameMatcher, type NamedEntry, type NameKind, nameFilter, readYearText } from "../tables/index.ts";
import { entriesFromNames, type SeenName } from "./derived-names.ts";
import { type ColumnDraft, type DraftAxes, fillColumns } from "./fill-columns.ts";
import type { IssueCollector } from "./issue-collector.ts";
import { type KeyAxis, keyIndices } from "./key-indices.ts";
import type { PanelKey, PanelTable } from "./panel-table.ts";
import type { IndustriesConfig, RegionsConfig, StudyConfig } from "./study-config.ts";
import { looksLikeTotal } from "./total-names.ts";

/** Names that the tables have and the axis does not: those left out, and other spellings. */
const isSkipped = (config: RegionsConfig | IndustriesConfig): ((name: string) => boolean) =>
  nameFilter([...(config.leaveOut ?? []), ...Object.keys(config.aliases ?? {})]);

/** Years that each text of a key stands beside, in one table. */
async function yearsBeside(connection: DuckDBConnection, table: PanelTable, key: PanelKey): Promise<Map<string, Set<number>>> {
  const years = new Map<string, Set<number>>();
  const add = (text: string | null | undefined, yearText: string | null | undefined): void => {
    if (text === null || text === undefined || text.trim() === "") return;
    const reading = readYearText(yearText ?? "");
    const year = reading.kind === "year" ? reading.year : 0;
    const set = years.get(text.trim());
    if (set) set.add(year);
    else years.set(text.trim(), new Set([year]));
  };
  const yearKey = table.keys.year;
  const meaning = (of: PanelKey): Map<string, string | null> =>
    new Map(of.stored.map((stored, i) => [stored ?? "", of.texts[i] ?? null]));
  if (key.column === null) {
    for (const year of yearKey?.texts ?? [null]) add(key.texts[0], year);
    return years;
  }
  const texts = meaning(key);
  const yearTexts = yearKey && yearKey.column !== null ? meaning(yearKey) : null;
  const values = table.values.map(({ column }) => column);
  for (const [stored, storedYear] of await distinctPairs(
    connection,
    table.table,
    key.column,
    yearTexts ? yearKey!.column : null,
    values,
  )) {
    add(texts.get(stored ?? ""), yearTexts ? yearTexts.get(storedYear ?? "") : yearKey?.texts[0]);
  }
  return years;
}

/** The names that the tables have for regions or industries. */
async function namesInTables(
  connection: DuckDBConnection,
  tables: readonly PanelTable[],
  kind: NameKind,
  skip: (name: string) => boolean,
): Promise<SeenName[]> {
  const seen = new Map<string, Set<number>>();
  for (const table of tables) {
    const key = table.keys[kind];
    if (!key) continue;
    for (const [text, years] of await yearsBeside(connection, table, key)) {
      if (skip(text)) continue;
      const all = seen.get(text);
      if (all) for (const year of years) all.add(year);
      else seen.set(text, years);
    }
  }
  return [...seen].map(([text, years]) => ({ text, years }));
}

/** An axis with the names its entries go by. */
export interface NamedAxis<Entry> {
  readonly entries: readonly Entry[];
  readonly axis: KeyAxis;
}

function namedAxis<Entry extends { readonly id: string }>(
  entries: readonly Entry[],
  named: readonly NamedEntry[],
  kind: NameKind,
  config: RegionsConfig | IndustriesConfig,
): NamedAxis<Entry> {
  return {
    entries,
    axis: {
      matcher: createNameMatcher(named, kind, config.aliases, config.leaveOut),
      ids: entries.map(({ id }) => id),
    },
  };
}

/** Warns of regions or industries whose names look like totals or remainders. */
function reportTotals(ids: readonly string[], kind: NameKind, issues: IssueCollector): void {
  const found = ids.filter(looksLikeTotal);
  if (found.length === 0) return;
  const shown = found.slice(0, 5);
  issues.add("looks-like-total", {
    given: shown.join("; ") + (found.length > shown.length ? "; ..." : ""),
    count: found.length,
    params: {
      count: found.length,
      key: kind === "region" ? "regions" : "industries",
      key_zh: kind === "region" ? "地区" : "产业",
      line: `leaveOut: [${found.map((name) => JSON.stringify(name)).join(", ")}]`,
    },
  });
}

const namesOf = ({ id, name }: Region | Industry): NamedEntry => ({
  id,
  names: [...new Set([name.zh, name.en])].filter((each) => each !== id),
});

/** The regions of a study: its list, or the names in its tables. */
export async function regionAxis(
  connection: DuckDBConnection,
  listed: readonly Region[] | null,
  tables: readonly PanelTable[],
  config: RegionsConfig,
  issues: IssueCollector,
): Promise<NamedAxis<Region>> {
  if (listed) return namedAxis(listed, listed.map(namesOf), "region", config);
  const activity = tables.filter((table) => table.config.role === "activity");
  const seen = await namesInTables(connection, activity.length > 0 ? activity : tables, "region", isSkipped(config));
  const named = entriesFromNames(seen, "region", issues);
  reportTotals(
    named.map(({ id }) => id),
    "region",
    issues,
  );
  const unknown = Number.NaN;
  const regions = named.map(({ id }) => ({ id, name: { en: id, zh: id }, areaKm2: unknown, lon: unknown, lat: unknown }));
  return namedAxis(regions, named, "region", config);
}

/** The industries of a classification: its list, or the names in its tables. */
export async function industryAxis(
  connection: DuckDBConnection,
  listed: readonly Industry[] | null,
  tables: readonly PanelTable[],
  config: IndustriesConfig,
  issues: IssueCollector,
): Promise<NamedAxis<Industry>> {
  if (listed) return namedAxis(listed, listed.map(namesOf), "industry", config);
  const named = entriesFromNames(await namesInTables(connection, tables, "industry", isSkipped(config)), "industry", issues);
  reportTotals(
    named.map(({ id }) => id),
    "industry",
    issues,
  );
  const industries = named.map(({ id }) => ({
    id,
    name: { en: id, zh: id },
    kind: "traditional" as const,
    tradability: Number.NaN,
  }));
  if (industries.length > 0) {
    issues.add("kind-assumed", { column: "kind", count: industries.length, params: { count: industries.length } });
  }
  return namedAxis(industries, named, "industry", config);
}

/** Years that the tables hold, ascending. */
export function yearsInTables(tables: readonly PanelTable[]): number[] {
  const years = new Set<number>();
  for (const table of tables) {
    for (const text of table.keys.year?.texts ?? []) {
      const reading = readYearText(text ?? "");
      if (reading.kind === "year") years.add(reading.year);
    }
  }
  return [...years].sort((a, b) => a - b);
}

function toColumn(draft: ColumnDraft): Column {
  let special = false;
  for (const code of draft.absence) if (code > ABSENCE.notCollected) special = true;
  return {
    id: draft.id,
    label: draft.label,
    unit: draft.unit.unit,
    dimensions: draft.dimensions,
    values: draft.values,
    ...(special ? { absence: draft.absence } : {}),
    ...(draft.priceYear === undefined ? {} : { priceYear: draft.priceYear }),
    source: draft.source,
  };
}

/** A dataset and the file each of its columns came from. */
export interface BuiltDataset {
  readonly dataset: Dataset;
  readonly files: Readonly<Record<string, string>>;
}

/** Fills the columns of all tables of one classification. */
export async function buildDataset(
  connection: DuckDBConnection,
  tables: readonly PanelTable[],
  regions: NamedAxis<Region>,
  industries: NamedAxis<Industry>,
  sources: Readonly<Record<string, Source>>,
  issues: IssueCollector,
): Promise<BuiltDataset> {
  const years = yearsInTables(tables);
  const axes: DraftAxes = { regions: regions.axis.ids, industries: industries.axis.ids, years };
  const yearAxis: KeyAxis = { ids: years.map(String) };
  const drafts = new Map<string, ColumnDraft>();
  for (const table of tables) {
    const indices: Partial<Record<Dimension, Int32Array>> = {};
    for (const dimension of table.dimensions) {
      const axis = dimension === "region" ? regions.axis : dimension === "industry" ? industries.axis : yearAxis;
      indices[dimension] = await keyIndices(connection, table, dimension, table.keys[dimension]!, axis, issues);
    }
    await fillColumns(connection, table, indices, axes, drafts, issues);
  }
  const columns: Record<string, Column> = {};
  const files: Record<string, string> = {};
  for (const [id, draft] of drafts) {
    columns[id] = toColumn(draft);
    files[id] = draft.file;
  }
  return { dataset: { regions: regions.entries, industries: industries.entries, years, columns, sources }, files };
}

/** Sources of the study, and one for every table that names none. */
export function studySources(config: StudyConfig, issues: IssueCollector): Record<string, Source> {
  const sources: Record<string, Source> = {};
  for (const [id, { url, ...source }] of Object.entries(config.sources)) {
    sources[id] = { id, ...source, ...(url === undefined ? {} : { url }) };
  }
  for (const [id, { file, source }] of Object.entries(config.tables)) {
    if (source !== undefined || sources[id]) continue;
    issues.add("no-source", { file });
    sources[id] = { id, publication: { en: file, zh: file }, years: "", vintage: "", licence: "", defects: [] };
  }
  return sources;
}
