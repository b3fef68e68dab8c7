import type { DuckDBConnection } from "@duckdb/node-api";
import type { Dataset, Industry, Region } from "@jiju/core";
import { createNameMatcher, readNumberText, readUnit } from "../tables/index.ts";
import type { NamedAxis } from "./build-dataset.ts";
import { type ListReader, openList } from "./entity-list.ts";
import type { IssueCollector } from "./issue-collector.ts";
import type { ClassificationTables, InputOutputTable, RecordTable, RegionPairs, RegionPoints } from "./loaded-study.ts";
import { indexOfName } from "./match-names.ts";
import type { StudyConfig, TableConfig, TableRole } from "./study-config.ts";

/** What a table beside the panels is read against. */
export interface SideTableContext {
  readonly connection: DuckDBConnection;
  readonly folder: string;
  readonly config: StudyConfig;
  readonly dataset: Dataset;
  readonly tables: Readonly<Record<string, ClassificationTables>>;
  readonly regions: NamedAxis<Region>;
  readonly industries: NamedAxis<Industry>;
  readonly issues: IssueCollector;
}

function tablesOfRole(config: StudyConfig, role: TableRole): [string, TableConfig][] {
  return Object.entries(config.tables).filter(([, table]) => table.role === role);
}

/** Declared value of a table with one number a row: its header and its unit. */
function soleValue(table: TableConfig): { readonly header: string; readonly unit: string; readonly factor: number } {
  const [id, value] = Object.entries(table.values ?? {})[0] ?? ["value", undefined];
  const read = readUnit(value?.unit ?? (table.kind === "km" || table.kind === "hours" ? table.kind : "1"));
  return {
    header: value?.column ?? id,
    unit: value?.factor === undefined ? read.unit : value.unit,
    factor: value?.factor ?? read.factor,
  };
}

const open = (
  context: SideTableContext,
  id: string,
  table: TableConfig,
  columns: Record<string, string>,
  required: readonly string[],
): Promise<ListReader | null> =>
  openList(context.connection, context.folder, `side ${id}`, table, columns, required, context.issues);

/** The input-output table, long (industry, use, value) or a matrix (across: industry); rows and uses that are no industries are kept under their names. */
export async function readInputOutput(context: SideTableContext): Promise<InputOutputTable | null> {
  const [entry] = tablesOfRole(context.config, "input-output");
  if (!entry) return null;
  const [id, table] = entry;
  const { header, unit, factor } = soleValue(table);
  const columns = { ...table.columns, value: table.columns?.value ?? header };
  const matrix = table.across === "industry";
  const list = matrix
    ? await open(context, id, table, table.columns ?? {}, ["industry"])
    : await open(context, id, table, columns, ["industry", "use", "value"]);
  if (!list) return null;
  const uses = matrix ? list.otherHeaders(["industry"]) : [""];
  const other = table.classification === undefined ? undefined : context.tables[table.classification];
  const industries = other?.dataset.industries ?? context.dataset.industries;
  const settings =
    table.classification === undefined
      ? context.config.industries
      : context.config.classifications[table.classification]?.industries;
  const named = industries.map(({ id: industry, name }) => ({ id: industry, names: [name.zh, name.en] }));
  const matcher = createNameMatcher(named, "industry", settings?.aliases, settings?.leaveOut);
  const size = industries.length;
  const values = new Float64Array(size * size);
  const filled = new Int32Array(size * size);
  const otherUses: Record<string, Float64Array> = {};
  const otherInputs: Record<string, Float64Array> = {};
  const known = new Map<string, number>();
  const indexOf = (text: string): number => {
    const cached = known.get(text);
    if (cached !== undefined) return cached;
    const match = matcher.match(text);
    const index = match.kind === "found" ? match.index : match.kind === "left-out" ? -2 : -1;
    known.set(text, index);
    return index;
  };
  const put = (i: number, use: string): void => {
    const value = list.number(matrix ? use : "value", i) * factor;
    const supplier = list.text("industry", i);
    const user = matrix ? use : list.text("use", i);
    const row = indexOf(supplier);
    const column = indexOf(user);
    if (Number.isNaN(value) || row === -2 || column === -2) return;
    if (row >= 0 && column >= 0) {
      const cell = row * size + column;
      if (filled[cell]! > 0) {
        const place = { file: table.file, row: list.rowOf(i), column: header, given: `${supplier}, ${user}` };
        context.issues.add("duplicate-key", { ...place, params: { first: filled[cell]! } });
      }
      filled[cell] = list.rowOf(i);
      values[cell] = value;
    } else if (row >= 0) {
      otherUses[user] ??= new Float64Array(size);
      otherUses[user][row] = value;
    } else if (column >= 0) {
      otherInputs[supplier] ??= new Float64Array(size);
      otherInputs[supplier][column] = value;
    }
  };
  for (let i = 0; i < list.rows; ++i) for (const use of uses) put(i, use);
  const kind = table.kind === "coefficients" ? "coefficients" : "flows";
  return { kind, unit, source: table.source ?? id, industries, values, otherUses, otherInputs };
}

/** Something between regions: flows or distances, long (from, to, value). */
export async function readPairs(context: SideTableContext, role: "flows" | "distances"): Promise<RegionPairs | null> {
  const [entry] = tablesOfRole(context.config, role);
  if (!entry) return null;
  const [id, table] = entry;
  const { header, unit, factor } = soleValue(table);
  const columns = { ...table.columns, value: table.columns?.value ?? header };
  const list = await open(context, id, table, columns, ["from", "to", "value"]);
  if (!list) return null;
  const size = context.dataset.regions.length;
  const values = new Float64Array(size * size).fill(Number.NaN);
  const first = new Map<number, number>();
  for (let i = 0; i < list.rows; ++i) {
    const place = { file: table.file, row: list.rowOf(i) };
    const from = indexOfName(context.regions.axis, "region", list.text("from", i), { ...place, column: "from" }, context.issues);
    const to = indexOfName(context.regions.axis, "region", list.text("to", i), { ...place, column: "to" }, context.issues);
    const value = list.number("value", i) * factor;
    if (from < 0 || to < 0 || Number.isNaN(value)) continue;
    const column = columns.value;
    if (value < 0) context.issues.add("negative-value", { ...place, column, given: list.text("value", i) });
    const cell = from * size + to;
    const before = first.get(cell);
    if (before !== undefined) {
      const given = `${list.text("from", i)}, ${list.text("to", i)}`;
      context.issues.add("duplicate-key", { ...place, column, given, params: { first: before } });
      continue;
    }
    first.set(cell, list.rowOf(i));
    values[cell] = value;
  }
  return { table: id, unit, source: table.source ?? id, values };
}

/** Places with population inside regions: region, lon, lat, population. */
export async function readPoints(context: SideTableContext): Promise<RegionPoints | null> {
  const [entry] = tablesOfRole(context.config, "points");
  if (!entry) return null;
  const [id, table] = entry;
  const list = await open(context, id, table, table.columns ?? {}, ["region", "lon", "lat", "population"]);
  if (!list) return null;
  const factor = Object.values(table.values ?? {})[0];
  const scale = factor ? (factor.factor ?? readUnit(factor.unit).factor) : 1;
  const region: number[] = [];
  const lon: number[] = [];
  const lat: number[] = [];
  const population: number[] = [];
  for (let i = 0; i < list.rows; ++i) {
    const place = { file: table.file, row: list.rowOf(i) };
    const index = indexOfName(
      context.regions.axis,
      "region",
      list.text("region", i),
      { ...place, column: "region" },
      context.issues,
    );
    const [x, y, persons] = [list.number("lon", i), list.number("lat", i), list.number("population", i) * scale];
    const badLon = !(Math.abs(x) <= 180);
    const badLat = !(Math.abs(y) <= 90);
    if (badLon)
      context.issues.add("bad-coordinate", { ...place, column: "lon", given: list.text("lon", i), needed: "longitude" });
    if (badLat) context.issues.add("bad-coordinate", { ...place, column: "lat", given: list.text("lat", i), needed: "latitude" });
    if (!(persons > 0))
      context.issues.add("bad-population", { ...place, column: "population", given: list.text("population", i) });
    if (index < 0 || badLon || badLat || !(persons > 0)) continue;
    region.push(index);
    lon.push(x);
    lat.push(y);
    population.push(persons);
  }
  const have = new Set(region);
  const without = context.dataset.regions.filter((_, index) => !have.has(index)).map(({ id: each }) => each);
  if (without.length > 0) {
    const given = without.slice(0, 8).join(", ") + (without.length > 8 ? ", ..." : "");
    context.issues.add("points-missing", { file: table.file, given, count: without.length, params: { count: without.length } });
  }
  return {
    region: Int32Array.from(region),
    lon: Float64Array.from(lon),
    lat: Float64Array.from(lat),
    population: Float64Array.from(population),
    source: table.source ?? id,
  };
}

/** Tables with one record a row: firms, offers, requests. A column whose every filled cell is a number comes out as numbers. */
export async function readRecords(context: SideTableContext): Promise<Record<string, RecordTable>> {
  const all: Record<string, RecordTable> = {};
  for (const role of ["firms", "offers", "requests"] as const) {
    for (const [id, table] of tablesOfRole(context.config, role)) {
      const list = await open(context, id, table, table.columns ?? {}, []);
      if (!list) continue;
      const ours = new Map(Object.entries(table.columns ?? {}).map(([name, theirs]) => [theirs, name]));
      const columns: Record<string, readonly string[] | Float64Array> = {};
      for (const header of list.otherHeaders([])) {
        const texts = Array.from({ length: list.rows }, (_, i) => list.text(header, i));
        const readings = texts.map((text) => (text === "" ? null : readNumberText(text)));
        const numeric =
          readings.some((reading) => reading !== null) &&
          readings.every((reading) => reading === null || reading.kind === "number");
        columns[ours.get(header) ?? header] = numeric
          ? Float64Array.from(readings, (reading) => (reading?.kind === "number" ? reading.value : Number.NaN))
          : texts;
      }
      all[id] = { id, role, rows: list.rows, columns };
    }
  }
  return all;
}
