import { InputError, requireLength } from "../errors/index.ts";

/** A dependent variable and regressors observed on entities over time, one row per observation. */
export interface PanelData {
  /** Entity of each row, any integers, [n]. */
  readonly entity: Int32Array;
  /** Period of each row, any integers, [n]. */
  readonly period: Int32Array;
  /** y, [n], finite. */
  readonly y: Float64Array;
  readonly columns: readonly { readonly id: string; readonly values: Float64Array }[];
}

export interface PanelIndex {
  readonly entities: number;
  readonly periods: number;
  /** Entity and period of each row as 0, 1, 2, ... */
  readonly entity: Int32Array;
  readonly period: Int32Array;
  readonly rowsPerEntity: Float64Array;
}

/**
 * Numbers entities and periods, and refuses rows that repeat or are not finite.
 *
 * @throws InputError `shape-mismatch`, `duplicate-row`, `not-finite`
 */
export function indexPanel(data: PanelData, caller: string): PanelIndex {
  const n = data.y.length;
  requireLength(caller, "entity", data.entity, n, `${n} rows`);
  requireLength(caller, "period", data.period, n, `${n} rows`);
  for (const { id, values } of [{ id: "y", values: data.y }, ...data.columns]) {
    requireLength(caller, id, values, n, `${n} rows`);
    const bad = values.findIndex((value) => !Number.isFinite(value));
    if (bad >= 0) {
      throw new InputError(
        "not-finite",
        `${caller}: ${id} is ${values[bad]} in row ${bad}; leave rows with missing values out.`,
        { row: bad },
      );
    }
  }
  const entity = numbered(data.entity);
  const period = numbered(data.period);
  const entities = entity.reduce((most, value) => Math.max(most, value), -1) + 1;
  const periods = period.reduce((most, value) => Math.max(most, value), -1) + 1;
  const seen = new Set<number>();
  const rowsPerEntity = new Float64Array(entities);
  for (let i = 0; i < n; ++i) {
    const key = entity[i]! * periods + period[i]!;
    if (seen.has(key)) {
      throw new InputError("duplicate-row", `${caller}: entity ${data.entity[i]} has two rows in period ${data.period[i]}.`, {
        row: i,
      });
    }
    seen.add(key);
    rowsPerEntity[entity[i]!]! += 1;
  }
  return { entities, periods, entity, period, rowsPerEntity };
}

function numbered(values: Int32Array): Int32Array {
  const level = new Map([...new Set(values)].sort((a, b) => a - b).map((value, index) => [value, index]));
  return values.map((value) => level.get(value)!);
}

/** [n x k] row-major from columns. */
export function columnMatrix(columns: readonly Float64Array[], n: number): Float64Array {
  const k = columns.length;
  const out = new Float64Array(n * k);
  columns.forEach((column, j) => {
    for (let i = 0; i < n; ++i) out[i * k + j] = column[i]!;
  });
  return out;
}
