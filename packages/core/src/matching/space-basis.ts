import { BASIS_STATUS, type LinearBasis } from "./linear-programme.ts";

/** The basis of a master programme by what its rows and columns stand for, so that the next, larger one can begin from it. */
export interface MasterBasis {
  /** Status of each open group's row. */
  readonly groups: ReadonlyMap<number, number>;
  /** Status of each move, by group * R + destination. */
  readonly moves: ReadonlyMap<number, number>;
  /** Status of each limit's row, of what exceeds it and of what frees it, [resources x R] each; -1 where there is none. */
  readonly limits: Int32Array;
  readonly excess: Int32Array;
  readonly freed: Int32Array;
}

/** Where the rows and columns of a master programme lie. */
export interface MasterLayout {
  readonly regions: number;
  readonly rows: number;
  readonly columns: number;
  /** Row of each open group. */
  readonly groupRow: ReadonlyMap<number, number>;
  /** Column of each move, by group * R + destination. */
  readonly moveColumn: ReadonlyMap<number, number>;
  /** Row of each limit and columns of its excess and its freed part, [resources x R]; -1 where there is none. */
  readonly limitRow: Int32Array;
  readonly excessColumn: Int32Array;
  readonly freedColumn: Int32Array;
}

/** Takes a basis apart. */
export function rememberBasis(layout: MasterLayout, { rows, columns }: LinearBasis): MasterBasis {
  const statuses = (places: ReadonlyMap<number, number>, of: Int32Array) =>
    new Map([...places].map(([key, place]) => [key, of[place]!]));
  const at = (places: Int32Array, of: Int32Array) => places.map((place) => (place < 0 ? -1 : of[place]!));
  return {
    groups: statuses(layout.groupRow, rows),
    moves: statuses(layout.moveColumn, columns),
    limits: at(layout.limitRow, rows),
    excess: at(layout.excessColumn, columns),
    freed: at(layout.freedColumn, columns),
  };
}

/**
 * A basis of the larger programme at the same arrangement as before: its point meets all rows because that of the smaller one did.
 *
 * A group that opens goes where it was settled, that column basic, or stays, its row basic. A column that frees a limit at a price of
 * zero is that limit's slack, so where it is gone the slack takes its place.
 *
 * @param settled destination of each settled group, [S x R]
 */
export function continueBasis(layout: MasterLayout, before: MasterBasis, settled: Int32Array): LinearBasis {
  const { LOWER, BASIC, UPPER } = BASIS_STATUS;
  const rows = new Int32Array(layout.rows).fill(BASIC);
  const columns = new Int32Array(layout.columns).fill(LOWER);
  for (const [move, column] of layout.moveColumn) columns[column] = before.moves.get(move) ?? LOWER;
  for (const [group, row] of layout.groupRow) {
    const known = before.groups.get(group);
    if (known !== undefined) {
      rows[row] = known;
      continue;
    }
    const to = settled[group]!;
    if (to === group % layout.regions) continue;
    rows[row] = UPPER;
    columns[layout.moveColumn.get(group * layout.regions + to)!] = BASIC;
  }
  for (let cell = 0; cell < layout.limitRow.length; ++cell) {
    const row = layout.limitRow[cell]!;
    if (row < 0) continue;
    const excess = layout.excessColumn[cell]!;
    const freed = layout.freedColumn[cell]!;
    columns[excess] = before.excess[cell]!;
    const wasFreed = before.freed[cell] === BASIC;
    rows[row] = wasFreed && freed < 0 ? BASIC : before.limits[cell]!;
    if (freed >= 0) columns[freed] = wasFreed ? BASIC : LOWER;
  }
  return { rows, columns };
}
