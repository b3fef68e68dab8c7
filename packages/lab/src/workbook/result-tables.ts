import type { Language } from "../contract/issue-wording.ts";

export type WorkbookCell = string | number | boolean | null;

/** A rectangular table; its columns are named by fields of the result, outermost first. */
export interface ResultTable {
  /** Fields that lead to it; empty for the single values of the result. */
  readonly path: readonly string[];
  readonly columns: readonly (readonly string[])[];
  readonly rows: readonly (readonly WorkbookCell[])[];
}

/** Fields whose values name the entries of a dimension, and what one entry is called. */
const DIMENSIONS = [
  ["regions", "region"],
  ["industries", "industry"],
  ["years", "year"],
] as const;
/** Fields that tell one row from another. */
const IDENTITY = ["id", "name", "label", "region", "industry", "year", "measure", "instrument", "scenario", "offer", "request"];
/** Lists of numbers up to this long become columns unless they follow a dimension; two, the ends of an interval, always do. */
const SHORT = 4;
/** Column of the place of an entry in a list that nothing names. */
const POSITION = "position";

interface Dimension {
  readonly one: string;
  readonly labels: readonly WorkbookCell[];
}

interface Key {
  readonly column: readonly string[];
  readonly value: WorkbookCell;
}

/**
 * The tables in an answer: lists of records, columns that belong to the same regions, industries and years, and the single values.
 *
 * Nothing is left out: every number and every text of the result stands in one cell. A text in both languages stands in the one asked
 * for; lists of words inside a record share a cell, separated by semicolons.
 *
 * @param result   plain JSON, as operations answer
 * @param language of texts
 * @returns the single values first, then the tables in the order of the result
 */
export function resultTables(result: unknown, language: Language): ResultTable[] {
  const collector = new Collector(language);
  collector.visit(result, [], [], []);
  return collector.tables();
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === "object" && !Array.isArray(value);

class Collector {
  readonly #language: Language;
  readonly #single: WorkbookCell[][] = [];
  readonly #tables = new Map<string, { path: readonly string[]; columns: string[][]; rows: Map<string, WorkbookCell>[] }>();

  constructor(language: Language) {
    this.#language = language;
  }

  tables(): ResultTable[] {
    const lists = [...this.#tables.values()].map(({ path, columns, rows }) => ({
      path,
      columns,
      rows: rows.map((row) => columns.map((column) => row.get(column.join(".")) ?? null)),
    }));
    if (this.#single.length === 0) return lists;
    return [{ path: [], columns: [["field"], ["value"]], rows: this.#single }, ...lists];
  }

  /** A value that stands in one cell; undefined when it does not. */
  #scalar(value: unknown): WorkbookCell | undefined {
    if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
    if (isRecord(value) && typeof value.en === "string" && typeof value.zh === "string" && Object.keys(value).length === 2)
      return value[this.#language] as string;
    return undefined;
  }

  #add(path: readonly string[], row: readonly Key[]): void {
    const id = path.join(".");
    let table = this.#tables.get(id);
    if (!table) {
      table = { path, columns: [], rows: [] };
      this.#tables.set(id, table);
    }
    for (const { column } of row)
      if (!table.columns.some((known) => known.join(".") === column.join("."))) table.columns.push([...column]);
    table.rows.push(new Map(row.map(({ column, value }) => [column.join("."), value])));
  }

  visit(node: unknown, path: readonly string[], keys: readonly Key[], dimensions: readonly Dimension[]): void {
    const scalar = this.#scalar(node);
    if (scalar !== undefined) {
      if (keys.length === 0) this.#single.push([path.join("."), scalar]);
      else this.#add(path, [...keys, { column: [path.at(-1) ?? "value"], value: scalar }]);
    } else if (Array.isArray(node)) this.#list(node, path, keys, dimensions);
    else if (isRecord(node)) this.#record(node, path, keys, this.#within(node, dimensions));
  }

  /** Dimensions that hold inside a record: its own before those around it. */
  #within(node: Readonly<Record<string, unknown>>, around: readonly Dimension[]): readonly Dimension[] {
    return DIMENSIONS.flatMap(([many, one]) => {
      const own = node[many];
      if (Array.isArray(own)) {
        const labels = own.map((entry) => this.#scalar(isRecord(entry) && "id" in entry ? entry.id : entry));
        if (labels.every((label) => label !== undefined)) return [{ one, labels }];
      }
      return around.filter((dimension) => dimension.one === one);
    });
  }

  #record(
    node: Readonly<Record<string, unknown>>,
    path: readonly string[],
    keys: readonly Key[],
    dimensions: readonly Dimension[],
  ): void {
    const aligned = new Map<
      string,
      { readonly shape: readonly Dimension[]; readonly fields: [string, readonly WorkbookCell[]][] }
    >();
    const lists = Object.entries(node).flatMap(([field, value]) => {
      const cells = this.#cells(value);
      if (cells !== undefined && cells.length > 0) return [{ field, cells, shape: shapeOf(cells.length, dimensions) }];
      this.visit(value, [...path, field], keys, dimensions);
      return [];
    });
    const dimensionOf = (field: string) => DIMENSIONS.find(([many]) => many === field)?.[1];
    for (const { field, cells, shape } of lists) {
      const own = dimensionOf(field);
      // a dimension labels the rows of the columns over it; without any it is a list like the others
      const labels = lists.some((other) => dimensionOf(other.field) === undefined && other.shape?.some(({ one }) => one === own));
      if (own !== undefined && labels) continue;
      const id = shape === undefined ? `${cells.length}` : shape.map(({ one }) => one).join(" ");
      const group = aligned.get(id) ?? { shape: shape ?? [], fields: [] };
      group.fields.push([field, cells]);
      aligned.set(id, group);
    }
    for (const { shape, fields } of aligned.values()) {
      const only = fields.length === 1 ? fields[0]![0] : undefined;
      const target = [...path, only ?? (shape.length > 0 ? `by ${shape.map(({ one }) => one).join(" and ")}` : "lists")];
      fields[0]![1].forEach((_, k) => {
        this.#add(target, [
          ...keys,
          ...(shape.length > 0 ? labelsAt(shape, k) : [{ column: [POSITION], value: k + 1 }]),
          ...fields.map(([field, cells]) => ({ column: [field], value: cells[k]! })),
        ]);
      });
    }
  }

  /** The list as cells when each entry stands in one; undefined otherwise. */
  #cells(value: unknown): readonly WorkbookCell[] | undefined {
    if (!Array.isArray(value)) return undefined;
    const cells = value.map((entry) => this.#scalar(entry));
    return cells.every((cell) => cell !== undefined) ? cells : undefined;
  }

  #list(list: readonly unknown[], path: readonly string[], keys: readonly Key[], dimensions: readonly Dimension[]): void {
    list.forEach((entry, k) => {
      if (isRecord(entry) && this.#scalar(entry) === undefined) this.#row(entry, k, path, keys, dimensions);
      else this.visit(entry, path, [...keys, { column: [`${path.at(-1) ?? "list"} ${POSITION}`], value: k + 1 }], dimensions);
    });
  }

  #row(
    entry: Readonly<Record<string, unknown>>,
    place: number,
    path: readonly string[],
    keys: readonly Key[],
    dimensions: readonly Dimension[],
  ): void {
    const row: Key[] = [...keys];
    const deeper: [readonly string[], unknown][] = [];
    const flat = (record: Readonly<Record<string, unknown>>, prefix: readonly string[]): void => {
      for (const [field, value] of Object.entries(record)) {
        const column = [...prefix, field];
        const scalar = this.#scalar(value);
        const cells = this.#cells(value);
        if (scalar !== undefined) row.push({ column, value: scalar });
        else if (isRecord(value)) flat(value, column);
        else if (cells && cells.length > 0 && cells.every((cell) => typeof cell === "string"))
          row.push({ column, value: cells.join("; ") });
        else if (cells && (cells.length <= 2 || (cells.length <= SHORT && shapeOf(cells.length, dimensions) === undefined)))
          cells.forEach((cell, k) => {
            row.push({ column: [...column, String(k + 1)], value: cell });
          });
        else deeper.push([column, value]);
      }
    };
    flat(entry, []);
    if (row.length > keys.length) this.#add(path, row);
    if (deeper.length === 0) return;
    const named = row.slice(keys.length).filter(({ column }) => column.length === 1 && IDENTITY.includes(column[0]!));
    const owner: Key[] = [
      ...keys,
      ...(named.length > 0
        ? named.map(({ column, value }) => ({ column: [path.at(-1) ?? "list", ...column], value }))
        : [{ column: [path.at(-1) ?? "list", POSITION], value: place + 1 }]),
    ];
    // columns of one length inside a record stand side by side, as they do at the top
    const inner = Object.fromEntries(deeper.map(([column, value]) => [column.join("."), value]));
    this.#record(inner, path, owner, this.#within(entry, dimensions));
  }
}

/** The dimensions whose sizes multiply to a length, all that are there first; undefined when none do. */
function shapeOf(length: number, dimensions: readonly Dimension[]): readonly Dimension[] | undefined {
  const size = (shape: readonly Dimension[]): number => shape.reduce((product, { labels }) => product * labels.length, 1);
  const subsets = Array.from({ length: 2 ** dimensions.length - 1 }, (_, set) =>
    dimensions.filter((_dimension, k) => ((set + 1) >> k) & 1),
  );
  return subsets.sort((a, b) => b.length - a.length).find((shape) => size(shape) === length);
}

/** Labels of entry `k` of a row-major table over the dimensions. */
function labelsAt(shape: readonly Dimension[], k: number): Key[] {
  let rest = k;
  const out: Key[] = [];
  for (const { one, labels } of [...shape].reverse()) {
    out.unshift({ column: [one], value: labels[rest % labels.length]! });
    rest = Math.floor(rest / labels.length);
  }
  return out;
}
