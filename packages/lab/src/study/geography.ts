import { readFile } from "node:fs/promises";
import type { Region } from "@jiju/core";
import { firstLine, resolveInside } from "../tables/index.ts";
import type { NamedAxis } from "./build-dataset.ts";
import { openList } from "./entity-list.ts";
import type { IssueCollector } from "./issue-collector.ts";
import type { StudyBoundaries, Tile } from "./loaded-study.ts";
import { indexOfName } from "./match-names.ts";
import type { SideTableContext } from "./side-tables.ts";
import type { StudyConfig } from "./study-config.ts";
import { STUDY_FILE } from "./study-file.ts";

interface Feature {
  readonly type: "Feature";
  readonly properties: Readonly<Record<string, unknown>> | null;
  readonly geometry: unknown;
}

const isCollection = (data: unknown): data is { readonly features: readonly Feature[] } =>
  typeof data === "object" && data !== null && "features" in data && Array.isArray(data.features);

/** Outlines of a GeoJSON file with the region id of each; features that are no region keep an empty id. */
async function readOutlines(
  folder: string,
  file: string,
  property: string,
  regions: NamedAxis<Region>,
  issues: IssueCollector,
): Promise<unknown> {
  const path = resolveInside(folder, file);
  if (path === null) {
    issues.add("file-outside", { file, given: file });
    return null;
  }
  let data: unknown;
  try {
    data = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    issues.add("bad-geojson", { file, params: { detail: firstLine(error) } });
    return null;
  }
  if (!isCollection(data)) {
    issues.add("bad-geojson", { file, params: { detail: "no features" } });
    return null;
  }
  const found = new Set<string>();
  const unknown: string[] = [];
  const features = data.features.map((feature) => {
    const text = String(feature.properties?.[property] ?? "");
    const match = regions.axis.matcher!.match(text);
    const id = match.kind === "found" ? regions.entries[match.index]!.id : "";
    if (id === "") unknown.push(text);
    else found.add(id);
    return { ...feature, properties: { ...feature.properties, region: id } };
  });
  const without = regions.entries.filter(({ id }) => !found.has(id)).map(({ id }) => id);
  const shown = (names: readonly string[]): string => names.slice(0, 8).join(", ") + (names.length > 8 ? ", ..." : "");
  if (without.length > 0) {
    issues.add("outline-missing", { file, given: shown(without), count: without.length, params: { count: without.length } });
  }
  if (unknown.length > 0) {
    issues.add("outline-unknown", { file, given: shown(unknown), count: unknown.length, params: { count: unknown.length } });
  }
  return { type: "FeatureCollection", features };
}

/** Outlines and neighbours that the study names. */
export async function readBoundaries(
  folder: string,
  config: StudyConfig,
  regions: NamedAxis<Region>,
  issues: IssueCollector,
): Promise<StudyBoundaries | null> {
  const { boundaries } = config;
  if (!boundaries) return null;
  const neighbours: [string, string][] = [];
  for (const pair of boundaries.neighbours) {
    const place = { file: STUDY_FILE, row: 1, column: "boundaries.neighbours" };
    const [a, b] = pair.map((name) => indexOfName(regions.axis, "region", name, place, issues));
    if (a! >= 0 && b! >= 0) neighbours.push([regions.entries[a!]!.id, regions.entries[b!]!.id]);
  }
  return {
    builtin: boundaries.builtin ?? null,
    outlines:
      boundaries.file === undefined ? null : await readOutlines(folder, boundaries.file, boundaries.property, regions, issues),
    schematic: boundaries.schematic,
    attribution: boundaries.attribution ?? null,
    neighbours,
  };
}

/** The tile-grid map. A place that is no region of the study needs a name and is drawn without data. */
export async function readTiles({
  connection,
  folder,
  config,
  regions,
  issues,
}: SideTableContext): Promise<readonly Tile[] | null> {
  const { tiles: options } = config;
  if (!options) return null;
  const list = await openList(
    connection,
    folder,
    "list tiles",
    options,
    options.columns ?? {},
    ["region", "column", "row"],
    issues,
  );
  if (!list) return null;
  const tiles: Tile[] = [];
  const taken = new Map<string, string>();
  for (let i = 0; i < list.rows; ++i) {
    const text = list.text("region", i);
    const place = { file: options.file, row: list.rowOf(i), column: "region" };
    const named = { zh: list.text("name_zh", i), en: list.text("name_en", i) };
    const match = regions.axis.matcher!.match(text);
    const hasData = match.kind === "found";
    // A tile with a name of its own may stand for a place without data; a nameless one must be a region.
    if (!hasData && named.zh === "" && named.en === "") {
      indexOfName(regions.axis, "region", text, place, issues);
      continue;
    }
    const region = hasData ? regions.entries[match.index]! : null;
    const column = list.number("column", i);
    const row = list.number("row", i);
    if (!(Number.isInteger(column) && Number.isInteger(row) && column >= 1 && row >= 1)) {
      const given = `${list.text("column", i)}, ${list.text("row", i)}`;
      issues.add("not-a-number", { file: options.file, row: list.rowOf(i), column: "column", given });
      continue;
    }
    const key = `${column}, ${row}`;
    const other = taken.get(key);
    if (other !== undefined) issues.add("tile-clash", { file: options.file, row: list.rowOf(i), given: `${other}, ${text}` });
    taken.set(key, text);
    const name = region?.name ?? { en: named.en || named.zh, zh: named.zh || named.en };
    tiles.push({ region: region?.id ?? text, name, column, row, hasData });
  }
  const have = new Set(tiles.map(({ region }) => region));
  const without = regions.entries.filter(({ id }) => !have.has(id)).map(({ id }) => id);
  if (without.length > 0) {
    const given = without.slice(0, 8).join(", ") + (without.length > 8 ? ", ..." : "");
    issues.add("tile-missing", { file: options.file, given, count: without.length, params: { count: without.length } });
  }
  return tiles;
}
