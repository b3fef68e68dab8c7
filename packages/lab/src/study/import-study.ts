import type { DuckDBConnection } from "@duckdb/node-api";
import type { Dataset, Region, Text } from "@jiju/core";
import { nameFilter } from "../tables/index.ts";
import { buildDataset, industryAxis, type NamedAxis, regionAxis, studySources } from "./build-dataset.ts";
import { checkGeography, checkPanel, completenessOf } from "./check-panel.ts";
import { checkParameters, checkReferences, checkShapes, checkWindow } from "./check-references.ts";
import { readConcordance } from "./concordance.ts";
import { digitalColumns, productivityColumn } from "./derived-columns.ts";
import { readIndustries, readRegions } from "./entity-list.ts";
import { readBoundaries, readTiles } from "./geography.ts";
import type { IssueCollector } from "./issue-collector.ts";
import type { ClassificationTables, LoadedStudy } from "./loaded-study.ts";
import { applyMissingPolicy } from "./missing-values.ts";
import { openPanelTable, type PanelTable } from "./panel-table.ts";
import { readInputOutput, readPairs, readPoints, readRecords } from "./side-tables.ts";
import type { IndustriesConfig, StudyConfig } from "./study-config.ts";
import type { StudyFile } from "./study-file.ts";

/** A study as read, before it has a hash and a place to be kept. */
export type ImportedStudy = Omit<LoadedStudy, "folder" | "id" | "title" | "config" | "hash" | "issues" | "storage">;

async function openPanelTables(
  connection: DuckDBConnection,
  folder: string,
  config: StudyConfig,
  issues: IssueCollector,
): Promise<PanelTable[]> {
  const tables: PanelTable[] = [];
  for (const [id, table] of Object.entries(config.tables)) {
    if (table.role !== "activity" && table.role !== "indicators") continue;
    const industries =
      table.classification === undefined ? config.industries : config.classifications[table.classification]?.industries;
    const leaveOut = table.across === "region" ? config.regions.leaveOut : industries?.leaveOut;
    const opened = await openPanelTable(connection, folder, id, table, nameFilter(leaveOut ?? []), issues);
    if (opened) tables.push(opened);
  }
  return tables;
}

const hasFile = <Config extends { readonly file?: string | undefined }>(
  config: Config,
): config is Config & { readonly file: string } => config.file !== undefined;

async function classificationTables(
  connection: DuckDBConnection,
  folder: string,
  config: StudyConfig,
  panels: readonly PanelTable[],
  regions: NamedAxis<Region>,
  main: Dataset,
  issues: IssueCollector,
): Promise<Record<string, ClassificationTables>> {
  const all: Record<string, ClassificationTables> = {};
  for (const [id, classification] of Object.entries(config.classifications)) {
    const own = panels.filter((panel) => panel.config.classification === id);
    const settings: IndustriesConfig = classification.industries;
    const listed = hasFile(settings) ? await readIndustries(connection, folder, `list ${id}`, settings, issues) : null;
    const industries = await industryAxis(connection, listed, own, settings, issues);
    const { dataset, files } = await buildDataset(connection, own, regions, industries, main.sources, issues);
    checkPanel(dataset, null, files, [], issues);
    const title: Text = classification.title ?? { en: id, zh: id };
    const concordance = classification.concordance
      ? await readConcordance(connection, folder, id, classification.concordance, main, industries, config, issues)
      : null;
    all[id] = { id, title, dataset, concordance };
  }
  return all;
}

/**
 * Reads all files of a study into a dataset and checks it. Every problem of every file is collected; nothing is thrown for bad data.
 *
 * @param connection a database of its own, for intermediate tables
 * @returns null when the axes cannot be made; otherwise a study that holds good only if `issues` has no errors
 */
export async function importStudy(
  connection: DuckDBConnection,
  folder: string,
  file: StudyFile,
  issues: IssueCollector,
): Promise<ImportedStudy | null> {
  const { config } = file;
  checkReferences(file, issues);
  checkParameters(file, issues);
  const listedRegions = hasFile(config.regions) ? await readRegions(connection, folder, config.regions, issues) : null;
  const listedIndustries = hasFile(config.industries)
    ? await readIndustries(connection, folder, "list industries", config.industries, issues)
    : null;
  const panels = await openPanelTables(connection, folder, config, issues);
  const main = panels.filter((panel) => panel.config.classification === undefined);
  // Without its list of regions or industries, every name in every table would be reported as unknown.
  if ((hasFile(config.regions) && !listedRegions) || (hasFile(config.industries) && !listedIndustries)) return null;
  const regions = await regionAxis(connection, listedRegions, panels, config.regions, issues);
  const industries = await industryAxis(connection, listedIndustries, main, config.industries, issues);
  const built = await buildDataset(connection, main, regions, industries, studySources(config, issues), issues);
  const filled = applyMissingPolicy(built.dataset, config, built.files, issues);
  const observed: Dataset = { ...built.dataset, columns: filled.columns };
  checkShapes(file, config, observed, issues);
  const { window } = checkWindow(file, observed, issues);
  const digital = digitalColumns(observed, config, issues);
  const productivity = productivityColumn(observed, config, window[0]);
  checkPanel({ ...built.dataset, columns: { ...built.dataset.columns } }, config.activity, built.files, digital.digital, issues);
  const dataset: Dataset = {
    ...observed,
    columns: {
      ...observed.columns,
      ...digital.columns,
      ...(productivity ? { [productivity.column.id]: productivity.column } : {}),
    },
  };
  const tables = await classificationTables(connection, folder, config, panels, regions, dataset, issues);
  const side = { connection, folder, config, dataset, tables, regions, industries, issues };
  const distances = await readPairs(side, "distances");
  const points = await readPoints(side);
  checkGeography(dataset, config.regions.file, distances !== null || points !== null, issues);
  return {
    dataset,
    tables,
    activity: config.activity,
    window,
    digital: digital.digital,
    productivity: productivity?.productivity ?? null,
    inputOutput: await readInputOutput(side),
    flows: await readPairs(side, "flows"),
    distances,
    points,
    records: await readRecords(side),
    boundaries: await readBoundaries(folder, config, regions, issues),
    tiles: await readTiles(side),
    completeness: [
      ...completenessOf(dataset, "", filled.filled),
      ...Object.values(tables).flatMap((table) => completenessOf(table.dataset, table.id, [])),
    ],
    filled: filled.filled,
  };
}
