import { InputError, requireLength } from "../errors/index.ts";

/** A linear programme in plain arrays; the matrix lies by columns. */
export interface LinearProgramme {
  readonly sense: "minimise" | "maximise";
  readonly columns: number;
  readonly rows: number;
  /** Objective coefficient, [columns]. */
  readonly cost: Float64Array;
  /** [columns]; -Infinity for none. */
  readonly columnLower: Float64Array;
  /** [columns]; Infinity for none. */
  readonly columnUpper: Float64Array;
  /** [rows]; -Infinity for none. */
  readonly rowLower: Float64Array;
  /** [rows]; Infinity for none. */
  readonly rowUpper: Float64Array;
  /** Where each column's entries start, [columns + 1]. */
  readonly starts: Int32Array;
  /** Row of each entry. */
  readonly indices: Int32Array;
  /** Value of each entry. */
  readonly values: Float64Array;
  /** Where a simplex method may begin: a basis of the programme, best one whose point meets all rows. A solver is free to ignore it. */
  readonly start?: LinearBasis;
}

/** Which columns and rows (as their slacks) a vertex is described by; as many are `BASIC` as there are rows. */
export interface LinearBasis {
  /** Status of each column, [columns]. */
  readonly columns: Int32Array;
  /** Status of each row, [rows]. */
  readonly rows: Int32Array;
}

/** Statuses of a column or row in a basis: at its lower bound, between its bounds, at its upper bound, free and at zero. */
export const BASIS_STATUS = { LOWER: 0, BASIC: 1, UPPER: 2, ZERO: 3 } as const;

/** What a solver found. Duals are those of the objective as stated: d objective / d right-hand side. */
export interface LinearSolution {
  readonly status: "optimal" | "infeasible" | "unbounded" | "limit";
  readonly objective: number;
  /** [columns]. */
  readonly x: Float64Array;
  /** [rows]. */
  readonly rowDual: Float64Array;
  /** Basis of the solution where the solver has one, to begin the next programme from. */
  readonly basis?: LinearBasis;
}

/** A solver passed in from outside: core builds programmes and checks duality, it does not solve them. */
export type LinearSolver = (programme: LinearProgramme) => LinearSolution | Promise<LinearSolution>;

/** How far a solution is from a proof of optimality. */
export interface DualityCheck {
  /** Objective at x. */
  readonly primal: number;
  /** Bound from the row duals alone. */
  readonly dual: number;
  /** |primal - dual| / (1 + |primal|). */
  readonly gap: number;
  /** Largest violation of a bound or row. */
  readonly infeasibility: number;
}

/**
 * Checks a solution by duality, from its row duals only.
 *
 *     bound = sum_r (y_r > 0 ? bound on the side that binds) + sum_j best of d_j x_j over [l_j, u_j],   d = c - A'y
 *
 * For a maximum, y_r > 0 charges the upper side of row r and d_j > 0 puts x_j at its upper bound; for a minimum the reverse.
 *
 * @param programme the programme
 * @param solution  x and row duals
 * @returns gap and infeasibility; the dual bound is infinite where a dual points to a side without a bound
 * @throws InputError `shape-mismatch`
 */
export function checkDuality(programme: LinearProgramme, solution: LinearSolution): DualityCheck {
  const { columns, rows, cost, columnLower, columnUpper, rowLower, rowUpper, starts, indices, values } = programme;
  requireLength("checkDuality", "x", solution.x, columns, "one value per column");
  requireLength("checkDuality", "rowDual", solution.rowDual, rows, "one value per row");
  const sign = programme.sense === "maximise" ? 1 : -1;
  const activity = new Float64Array(rows);
  let primal = 0;
  let dual = 0;
  let infeasibility = 0;
  let scale = 1;
  for (let j = 0; j < columns; ++j) {
    const x = solution.x[j]!;
    let reduced = cost[j]!;
    for (let k = starts[j]!; k < starts[j + 1]!; ++k) {
      activity[indices[k]!]! += values[k]! * x;
      reduced -= values[k]! * solution.rowDual[indices[k]!]!;
    }
    primal += cost[j]! * x;
    scale = Math.max(scale, Math.abs(cost[j]!));
    infeasibility = Math.max(infeasibility, columnLower[j]! - x, x - columnUpper[j]!);
    const bound = sign * reduced > 0 ? columnUpper[j]! : columnLower[j]!;
    // Solvers leave reduced costs of 1e-9 on columns without a bound on that side; at rounding size they charge the column's value.
    if (Number.isFinite(bound)) dual += reduced * bound;
    else dual += Math.abs(reduced) > 1e-7 * scale ? sign * Number.POSITIVE_INFINITY : reduced * x;
  }
  for (let r = 0; r < rows; ++r) {
    const y = solution.rowDual[r]!;
    infeasibility = Math.max(infeasibility, rowLower[r]! - activity[r]!, activity[r]! - rowUpper[r]!);
    if (y === 0) continue;
    const bound = sign * y > 0 ? rowUpper[r]! : rowLower[r]!;
    if (Number.isFinite(bound)) dual += y * bound;
    else dual += Math.abs(y) > 1e-7 * scale ? sign * Number.POSITIVE_INFINITY : y * activity[r]!;
  }
  return { primal, dual, gap: Math.abs(primal - dual) / (1 + Math.abs(primal)), infeasibility };
}

/** Builds a programme column by column. */
export interface ProgrammeBuilder {
  /** Adds a constraint lower <= a'x <= upper and returns its row. */
  row(lower: number, upper: number): number;
  /** Adds a variable with its entries and returns its column. */
  column(cost: number, lower: number, upper: number, entries: readonly (readonly [row: number, value: number])[]): number;
  /** Variables so far. */
  columns(): number;
  build(): LinearProgramme;
}

/** An empty programme. */
export function createProgramme(sense: LinearProgramme["sense"]): ProgrammeBuilder {
  const cost: number[] = [];
  const columnLower: number[] = [];
  const columnUpper: number[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  const starts: number[] = [0];
  const indices: number[] = [];
  const values: number[] = [];
  return {
    row(lower, upper) {
      rowLower.push(lower);
      rowUpper.push(upper);
      return rowLower.length - 1;
    },
    column(c, lower, upper, entries) {
      cost.push(c);
      columnLower.push(lower);
      columnUpper.push(upper);
      for (const [row, value] of entries) {
        if (!(row >= 0 && row < rowLower.length)) {
          throw new InputError(
            "unknown-row",
            `createProgramme: there is no row ${row}; add rows before the columns that use them.`,
          );
        }
        indices.push(row);
        values.push(value);
      }
      starts.push(indices.length);
      return cost.length - 1;
    },
    columns: () => cost.length,
    build: () => ({
      sense,
      columns: cost.length,
      rows: rowLower.length,
      cost: Float64Array.from(cost),
      columnLower: Float64Array.from(columnLower),
      columnUpper: Float64Array.from(columnUpper),
      rowLower: Float64Array.from(rowLower),
      rowUpper: Float64Array.from(rowUpper),
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    }),
  };
}
