import type { DuckDBConnection } from "@duckdb/node-api";
import type { Dimension } from "@jiju/core";
import { distinctKeyTexts, rawColumn, selectRaw, unpivotRaw } from "../data/index.ts";
import { type OpenTable, openTableFile, readYearText } from "../tables/index.ts";
import { findHeader, reportMissingColumn } from "./find-header.ts";
import type { IssueCollector } from "./issue-collector.ts";
import type { TableConfig, ValueConfig } from "./study-config.ts";

/** A key of a long table: its distinct texts, as written and as stored in the database. */
export interface PanelKey {
  /** Column of the long table; null when the key is the same for the whole file. */
  readonly column: string | null;
  /** Header as the file has it. */
  readonly header: string;
  readonly texts: readonly (string | null)[];
  /** What the column holds for each text: the text itself, or the index of the header it stands over. */
  readonly stored: readonly (string | null)[];
  readonly counts: readonly number[];
  readonly records: readonly number[];
}

/** A numeric column of a long table. */
export interface PanelValue {
  /** Column id of the dataset; null when the `indicator` column says which. */
  readonly id: string | null;
  readonly column: string;
  readonly header: string;
}

/** A file of the study as a long table in the database, not yet keyed. */
export interface PanelTable {
  readonly id: string;
  readonly config: TableConfig;
  readonly open: OpenTable;
  /** Long table in the database, with a column `record`. */
  readonly table: string;
  readonly dimensions: readonly Dimension[];
  readonly keys: Readonly<Partial<Record<Dimension, PanelKey>>>;
  /** The key that names the indicator of a row. */
  readonly variable: PanelKey | null;
  readonly values: readonly PanelValue[];
}

const DIMENSIONS: readonly Dimension[] = ["region", "industry", "year"];
const ACROSS_NAMES = {
  region: { en: "regions", zh: "地区" },
  industry: { en: "industries", zh: "产业" },
  year: { en: "years", zh: "年份" },
};

const fixedKey = (text: string, name: string): PanelKey => ({
  column: null,
  header: name,
  texts: [text],
  stored: [text],
  counts: [0],
  records: [0],
});

/** Header of a declared value: its `column`, its id, or the id with underscores. */
function valueHeader(open: OpenTable, id: string, value: ValueConfig): number {
  if (value.column !== undefined) return findHeader(open, value.column);
  const byId = findHeader(open, id);
  return byId >= 0 ? byId : findHeader(open, id.replaceAll("-", "_"));
}

/** Which headers stand over the cells of a wide table: all but the keys; for years, those that are one. */
function acrossHeaders(
  open: OpenTable,
  across: Dimension,
  taken: ReadonlySet<number>,
  isLeftOut: (name: string) => boolean,
): number[] {
  return open.header.flatMap((name, index) => {
    if (name === "" || taken.has(index) || isLeftOut(name)) return [];
    return across === "year" && readYearText(name).kind !== "year" ? [] : [index];
  });
}

/**
 * Opens a table of values and finds its keys and its value columns.
 *
 * @param id table id of `study.yaml`
 * @param isLeftOut headers of a wide table that are to be skipped
 * @returns null when the table cannot be used; the reasons are among the issues
 */
export async function openPanelTable(
  connection: DuckDBConnection,
  folder: string,
  id: string,
  config: TableConfig,
  isLeftOut: (name: string) => boolean,
  issues: IssueCollector,
): Promise<PanelTable | null> {
  const declared = Object.entries(config.values ?? {});
  const open = await openTableFile(connection, folder, `raw ${id}`, config, issues);
  if (declared.length === 0) issues.add("no-values", { file: config.file });
  if (!open || declared.length === 0) return null;
  let complete = true;
  const headers: Partial<Record<Dimension, number>> = {};
  for (const dimension of DIMENSIONS) {
    if (config.fixed?.[dimension] !== undefined || config.across === dimension) continue;
    const wanted = config.columns?.[dimension];
    const index = findHeader(open, wanted ?? dimension);
    const required = wanted !== undefined || config.role === "activity";
    if (index >= 0 && (config.role === "activity" || dimension !== "industry")) headers[dimension] = index;
    else if (required) {
      complete = false;
      reportMissingColumn(open, wanted ?? dimension, dimension, issues);
    }
  }
  if (
    config.role === "indicators" &&
    headers.region === undefined &&
    headers.year === undefined &&
    config.across === undefined &&
    !config.fixed
  ) {
    complete = false;
    reportMissingColumn(open, "region", "region", issues);
  }
  const variableHeader = config.role === "indicators" ? findHeader(open, config.columns?.indicator ?? "indicator") : -1;
  if (variableHeader < 0 && config.columns?.indicator !== undefined) {
    complete = false;
    reportMissingColumn(open, config.columns.indicator, "indicator", issues);
  }
  const kept = Object.values(headers).concat(variableHeader >= 0 ? [variableHeader] : []);
  const table = `long ${id}`;
  const values: PanelValue[] = [];
  let acrossKey: PanelKey | null = null;
  if (config.across) {
    const across = acrossHeaders(open, config.across, new Set(kept), isLeftOut);
    if (across.length === 0) {
      complete = false;
      const { en, zh } = ACROSS_NAMES[config.across];
      issues.add("no-across-columns", { file: open.file, given: open.header.join(", "), needed: en, params: { needed_zh: zh } });
    }
    if (!complete) return null;
    await unpivotRaw(connection, open.table, table, kept, across, open.headerRecord);
    acrossKey = {
      column: "header",
      header: config.across,
      texts: across.map((index) => open.header[index]!),
      stored: across.map(String),
      counts: across.map(() => 0),
      records: across.map(() => open.headerRecord),
    };
    values.push({ id: variableHeader >= 0 ? null : declared[0]![0], column: "value", header: config.across });
  } else {
    if (variableHeader >= 0) {
      const wanted = config.columns?.value ?? "value";
      const index = findHeader(open, wanted);
      if (index >= 0) values.push({ id: null, column: rawColumn(index), header: open.header[index]! });
      else {
        complete = false;
        reportMissingColumn(open, wanted, "value", issues);
      }
    } else {
      for (const [valueId, value] of declared) {
        const index = valueHeader(open, valueId, value);
        if (index >= 0) values.push({ id: valueId, column: rawColumn(index), header: open.header[index]! });
        else {
          complete = false;
          reportMissingColumn(open, value.column ?? valueId, valueId, issues);
        }
      }
    }
    if (!complete) return null;
    const chosen = kept.concat(values.map(({ column }) => Number(column.slice(1))));
    await selectRaw(connection, open.table, table, chosen, open.headerRecord);
    open.header.forEach((name, index) => {
      if (name !== "" && !chosen.includes(index)) issues.add("column-unused", { file: open.file, column: name, given: name });
    });
  }
  const readKey = async (index: number): Promise<PanelKey> => {
    const found = await distinctKeyTexts(connection, table, rawColumn(index));
    return { column: rawColumn(index), header: open.header[index]!, stored: found.texts, ...found };
  };
  const keys: Partial<Record<Dimension, PanelKey>> = {};
  for (const dimension of DIMENSIONS) {
    const fixed = config.fixed?.[dimension];
    const index = headers[dimension];
    if (fixed !== undefined) keys[dimension] = fixedKey(String(fixed), dimension);
    else if (config.across === dimension && acrossKey) keys[dimension] = acrossKey;
    else if (index !== undefined) keys[dimension] = await readKey(index);
  }
  return {
    id,
    config,
    open,
    table,
    dimensions: DIMENSIONS.filter((dimension) => keys[dimension]),
    keys,
    variable: variableHeader >= 0 ? await readKey(variableHeader) : null,
    values,
  };
}
