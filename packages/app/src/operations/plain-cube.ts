import { InputError } from "@jiju/core";
import { completeRows, type PlainColumns } from "./plain-columns.ts";

/** Rows of a long table arranged by their keys. */
export interface PlainCube {
  /** Labels along every key, in the order of the keys: numbers ascending, names by first appearance. */
  readonly axes: readonly (readonly string[])[];
  /** Row-major over the axes, NaN where no row has a value; by column name. */
  readonly cells: Readonly<Record<string, Float64Array>>;
}

/**
 * Arranges a long table by one or more keys.
 *
 * @param caller  operation, for messages
 * @param keys    columns of keys, outermost first; undefined is a key with one label
 * @param values  columns of numbers
 * @throws InputError as `completeRows`, and `repeated-row`
 */
export function plainCube(
  caller: string,
  columns: PlainColumns,
  keys: readonly (string | undefined)[],
  values: readonly string[],
): PlainCube {
  const given = keys.filter((key) => key !== undefined);
  const all = completeRows(caller, columns, [], given);
  const axes = keys.map((key) => (key === undefined ? ["1"] : labelsOf(all.texts(key))));
  const positions = axes.map((labels) => new Map(labels.map((label, at) => [label, at])));
  const cellsOf = (rows: ReturnType<typeof completeRows>): Int32Array => {
    const texts = keys.map((key) => (key === undefined ? null : rows.texts(key)));
    return Int32Array.from({ length: rows.rows }, (_, row) =>
      texts.reduce((cell, own, k) => cell * axes[k]!.length + (own ? positions[k]!.get(own[row]!)! : 0), 0),
    );
  };
  requireOnce(caller, given, all, cellsOf(all));
  const size = axes.reduce((product, labels) => product * labels.length, 1);
  const arranged = values.map((name) => {
    const rows = completeRows(caller, columns, [name], given);
    const numbers = rows.numbers(name);
    const out = new Float64Array(size).fill(Number.NaN);
    cellsOf(rows).forEach((cell, row) => {
      out[cell] = numbers[row]!;
    });
    return [name, out] as const;
  });
  return { axes, cells: Object.fromEntries(arranged) };
}

function labelsOf(texts: readonly string[]): string[] {
  const labels = [...new Set(texts)];
  return labels.every((label) => Number.isFinite(Number(label))) ? labels.sort((a, b) => Number(a) - Number(b)) : labels;
}

function requireOnce(caller: string, keys: readonly string[], rows: ReturnType<typeof completeRows>, cells: Int32Array): void {
  const seen = new Set<number>();
  cells.forEach((cell, row) => {
    if (seen.has(cell)) {
      const key = keys.map((name) => `${name} "${rows.texts(name)[row]}"`).join(", ");
      throw new InputError(
        "repeated-row",
        `${caller}: ${key} has two rows; every combination of ${keys.join(", ")} has one. Add the column that tells them apart, or sum them first.`,
        { keys },
      );
    }
    seen.add(cell);
  });
}
