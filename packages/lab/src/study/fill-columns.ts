import type { DuckDBConnection } from "@duckdb/node-api";
import { ABSENCE, type Dimension, type Text } from "@jiju/core";
import { type KeyJoin, readKeyedValues, readOddValues, storeKeyMap } from "../data/index.ts";
import { absenceMarks, absenceOf, readNumberText, readUnit, type UnitReading } from "../tables/index.ts";
import type { IssueCollector } from "./issue-collector.ts";
import type { PanelKey, PanelTable } from "./panel-table.ts";
import type { ValueConfig } from "./study-config.ts";
import { suggestion } from "./study-file.ts";

/** A column being filled; cells are row-major over its dimensions. */
export interface ColumnDraft {
  readonly id: string;
  readonly label: Text;
  readonly unit: UnitReading;
  readonly dimensions: readonly Dimension[];
  readonly priceYear: number | undefined;
  readonly source: string;
  readonly file: string;
  readonly values: Float64Array;
  /** `ABSENCE` codes; cells that no row names are "not collected". */
  readonly absence: Uint8Array;
  /** Row that filled a cell, to name the first of two; 0 where none has, -1 where another file has. */
  readonly filledBy: Int32Array;
}

/** The axes of a dataset and where each text of the keys lies on them. */
export interface DraftAxes {
  readonly regions: readonly string[];
  readonly industries: readonly string[];
  readonly years: readonly number[];
}

const lengthOf = (axes: DraftAxes, dimension: Dimension): number =>
  dimension === "region" ? axes.regions.length : dimension === "industry" ? axes.industries.length : axes.years.length;

function draftColumn(id: string, value: ValueConfig, table: PanelTable, axes: DraftAxes, issues: IssueCollector): ColumnDraft {
  const read = readUnit(value.unit);
  const unit = value.factor === undefined ? read : { ...read, unit: value.unit, factor: value.factor };
  if (!unit.known && value.factor === undefined)
    issues.add("unit-unknown", { file: table.config.file, column: id, given: value.unit });
  const cells = table.dimensions.reduce((product, dimension) => product * lengthOf(axes, dimension), 1);
  return {
    id,
    label: value.label ?? { en: id, zh: id },
    unit,
    dimensions: table.dimensions,
    priceYear: value.priceYear,
    source: value.source ?? table.config.source ?? table.id,
    file: table.config.file,
    values: new Float64Array(cells).fill(Number.NaN),
    absence: new Uint8Array(cells).fill(ABSENCE.notCollected),
    filledBy: new Int32Array(cells),
  };
}

/** The drafts of a table, by value id: new ones, or those that another file of the same value began. */
function draftsOf(
  table: PanelTable,
  axes: DraftAxes,
  drafts: Map<string, ColumnDraft>,
  issues: IssueCollector,
): Map<string, ColumnDraft> {
  const own = new Map<string, ColumnDraft>();
  for (const [id, value] of Object.entries(table.config.values ?? {})) {
    const existing = drafts.get(id);
    const draft = draftColumn(id, value, table, axes, issues);
    if (existing && (existing.unit.unit !== draft.unit.unit || existing.dimensions.join() !== draft.dimensions.join())) {
      const needed = `${existing.unit.unit} [${existing.dimensions.join(" x ")}] (${existing.file}), ${draft.unit.unit} [${draft.dimensions.join(" x ")}] (${draft.file})`;
      issues.add("unit-conflict", { file: table.config.file, column: id, given: id, needed });
      continue;
    }
    // The same value from another file may come in another magnitude (万人 and 人): cells are shared, the factor is the file's own.
    own.set(id, existing ? { ...existing, unit: draft.unit, file: draft.file } : draft);
    if (!existing) drafts.set(id, draft);
  }
  return own;
}

interface KeyPosition {
  readonly stride: number;
  /** Position among the joins, or -1 for a key that is the same for the whole file. */
  readonly join: number;
  readonly fixed: number;
}

/**
 * Fills columns from a long table: every row goes to its cell, in base units; what is no number is read as people write it or reported.
 *
 * @param indices for each key of the table, where its texts lie on their axes
 * @param drafts columns of the dataset so far, by id; extended
 */
export async function fillColumns(
  connection: DuckDBConnection,
  table: PanelTable,
  indices: Readonly<Partial<Record<Dimension, Int32Array>>>,
  axes: DraftAxes,
  drafts: Map<string, ColumnDraft>,
  issues: IssueCollector,
): Promise<void> {
  const own = draftsOf(table, axes, drafts, issues);
  // Rows of this file are told apart from those of files before it.
  for (const { filledBy } of own.values())
    for (let cell = 0; cell < filledBy.length; ++cell) if (filledBy[cell]! > 0) filledBy[cell] = -1;
  const joins: KeyJoin[] = [];
  const addJoin = async (key: PanelKey, of: ArrayLike<number>): Promise<number> => {
    const map = `map ${table.id} ${joins.length}`;
    await storeKeyMap(connection, map, key.stored, Array.from(of));
    joins.push({ column: key.column!, map });
    return joins.length - 1;
  };
  const positions: KeyPosition[] = [];
  let stride = 1;
  for (const dimension of [...table.dimensions].reverse()) {
    const key = table.keys[dimension]!;
    const index = indices[dimension]!;
    const join = key.column === null ? -1 : await addJoin(key, index);
    positions.push({ stride, join, fixed: key.column === null ? index[0]! : -1 });
    stride *= lengthOf(axes, dimension);
  }
  const declared = [...own.keys()];
  let variableJoin = -1;
  if (table.variable) variableJoin = await addJoin(table.variable, variableIndices(table, table.variable, own, issues));
  const cellOf = (keyAt: (join: number) => number): number => {
    let cell = 0;
    for (const { stride: step, join, fixed } of positions) {
      const index = join < 0 ? fixed : keyAt(join);
      if (index < 0) return -1;
      cell += index * step;
    }
    return cell;
  };
  const put = (draft: ColumnDraft, cell: number, value: number, absence: number, record: number): void => {
    if (draft.filledBy[cell]! !== 0) {
      reportDuplicate(table, draft, cell, record, axes, issues);
      return;
    }
    draft.filledBy[cell] = table.open.rowOf(record);
    draft.values[cell] = value;
    draft.absence[cell] = absence;
  };
  const { decimal = ".", role } = table.config;
  const checkSign = (draft: ColumnDraft, value: number, record: number, header: string): void => {
    if (value < 0 && role === "activity" && table.config.values?.[draft.id]?.signed !== true) {
      issues.add("negative-value", {
        file: table.open.file,
        row: table.open.rowOf(record),
        column: header,
        given: String(value),
      });
    }
  };
  const plainColumns = decimal === "," ? [] : table.values.map(({ column }) => column);
  await readKeyedValues(connection, table.table, joins, plainColumns, ({ rows, record, keys, values }) => {
    for (let i = 0; i < rows; ++i) {
      const cell = cellOf((join) => keys[join]![i]!);
      if (cell < 0) continue;
      for (let v = 0; v < values.length; ++v) {
        const value = values[v]![i]!;
        if (!Number.isFinite(value)) continue;
        const id = variableJoin < 0 ? table.values[v]!.id! : declared[keys[variableJoin]![i]!];
        const draft = id === undefined ? undefined : own.get(id);
        if (!draft) continue;
        checkSign(draft, value, record[i]!, table.values[v]!.header);
        put(draft, cell, value * draft.unit.factor, ABSENCE.present, record[i]!);
      }
    }
  });
  const marks = absenceMarks(table.config.absent);
  for (const { id: valueId, column, header } of table.values) {
    await readOddValues(connection, table.table, joins, column, decimal === "," ? "all" : "odd", (record, keys, text) => {
      const cell = cellOf((join) => keys[join]!);
      const id = variableJoin < 0 ? valueId : declared[keys[variableJoin]!];
      const draft = id === undefined || id === null ? undefined : own.get(id);
      if (cell < 0 || !draft) return;
      const absence = absenceOf(marks, text);
      if (absence !== ABSENCE.present) {
        put(draft, cell, Number.NaN, absence, record);
        return;
      }
      const reading = readNumberText(text!, { share: draft.unit.share, decimal });
      if (reading.kind === "problem") {
        const place = { file: table.open.file, row: table.open.rowOf(record), column: header, given: text!.trim() };
        issues.add(reading.problem, {
          ...place,
          ...(reading.problem === "percent-not-share" ? { needed: draft.unit.unit } : {}),
        });
        return;
      }
      checkSign(draft, reading.value, record, header);
      put(draft, cell, reading.absolute ? reading.value : reading.value * draft.unit.factor, ABSENCE.present, record);
    });
  }
}

/** Which declared value each text of the `indicator` column names; -1 where it names none. */
function variableIndices(
  table: PanelTable,
  key: PanelKey,
  own: ReadonlyMap<string, ColumnDraft>,
  issues: IssueCollector,
): Int32Array {
  const spellings = new Map<string, number>();
  [...own.keys()].forEach((id, index) => {
    spellings.set(table.config.values?.[id]?.column ?? id, index);
    spellings.set(id, index);
  });
  const found = new Set<number>();
  const indices = new Int32Array(key.texts.length).fill(-1);
  key.texts.forEach((text, i) => {
    if (text === null) return;
    const index = spellings.get(text.trim());
    if (index === undefined) {
      const row = table.open.rowOf(key.records[i]!);
      const near = suggestion(text, [...spellings.keys()], { en: "declared values", zh: "已声明数值" });
      issues.add("undeclared-indicator", {
        file: table.open.file,
        row,
        column: key.header,
        given: text,
        count: key.counts[i],
        params: near,
      });
    } else {
      indices[i] = index;
      found.add(index);
    }
  });
  const texts = key.texts.filter((text) => text !== null);
  [...own.keys()].forEach((id, index) => {
    if (found.has(index)) return;
    const wanted = table.config.values?.[id]?.column ?? id;
    const params = suggestion(wanted, texts, { en: "indicators in the table", zh: "表中指标" });
    issues.add("declared-not-found", { file: table.open.file, column: key.header, given: wanted, params });
  });
  return indices;
}

function reportDuplicate(
  table: PanelTable,
  draft: ColumnDraft,
  cell: number,
  record: number,
  axes: DraftAxes,
  issues: IssueCollector,
): void {
  let rest = cell;
  const names: string[] = [];
  for (const dimension of [...draft.dimensions].reverse()) {
    const length = lengthOf(axes, dimension);
    const index = rest % length;
    rest = Math.floor(rest / length);
    names.unshift(
      dimension === "year" ? String(axes.years[index]) : dimension === "region" ? axes.regions[index]! : axes.industries[index]!,
    );
  }
  const row = table.open.rowOf(record);
  const other = draft.filledBy[cell]!;
  issues.add(other < 0 ? "duplicate-across-files" : "duplicate-key", {
    file: table.open.file,
    row: other < 0 ? row : Math.max(row, other),
    column: draft.id,
    given: names.join(", "),
    params: other < 0 ? {} : { first: Math.min(row, other) },
  });
}
