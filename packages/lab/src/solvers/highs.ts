import type { LinearBasis, LinearProgramme, LinearSolution } from "@jiju/core";
import loadHighs from "highs";

const PRIMAL_SIMPLEX = 4;

let loading: ReturnType<typeof loadHighs> | undefined;

/**
 * Solves a linear programme with HiGHS, compiled to WebAssembly.
 *
 *     min or max  cost'x   subject to   rowLower <= A x <= rowUpper,  columnLower <= x <= columnUpper
 *
 * The library is loaded at the first call and kept. It computes on the calling thread: long programmes belong in a worker, as the jobs
 * of the app run them.
 *
 * @param programme  plain arrays, the matrix by columns
 * @returns values and row duals (d objective / d right-hand side) of the objective as stated; optimal to HiGHS's own tolerance, 1e-7
 * @throws Error when the WebAssembly module cannot be loaded
 * @see Huangfu and Hall (2018), Parallelizing the dual revised simplex method
 */
export async function solveWithHighs(programme: LinearProgramme): Promise<LinearSolution> {
  loading ??= loadHighs();
  const highs = await loading;
  const { objectiveSense, modelStatus } = highs.constants;
  return highs.withModel((model): LinearSolution => {
    // A start stays feasible while columns join, which is where the primal simplex method goes on from.
    model.options.set({ output_flag: false, ...(programme.start ? { simplex_strategy: PRIMAL_SIMPLEX } : {}) });
    model.passModel({
      numCols: programme.columns,
      numRows: programme.rows,
      sense: programme.sense === "maximise" ? objectiveSense.maximize : objectiveSense.minimize,
      colCost: programme.cost,
      colLower: programme.columnLower,
      colUpper: programme.columnUpper,
      rowLower: programme.rowLower,
      rowUpper: programme.rowUpper,
      matrix: {
        format: "csc",
        numRows: programme.rows,
        numCols: programme.columns,
        starts: programme.starts,
        indices: programme.indices,
        values: programme.values,
      },
    });
    if (programme.start) model.setBasis({ colStatus: programme.start.columns, rowStatus: programme.start.rows });
    model.run();
    const status = model.getModelStatus();
    const solution = model.getSolution();
    return {
      status:
        status === modelStatus.optimal
          ? "optimal"
          : status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible
            ? "infeasible"
            : status === modelStatus.unbounded
              ? "unbounded"
              : "limit",
      objective: model.getObjectiveValue(),
      x: solution.colValue,
      rowDual: solution.rowDual,
      ...(status === modelStatus.optimal ? { basis: basisOf(model.getBasis()) } : {}),
    };
  });
}

const basisOf = ({ colStatus, rowStatus }: { colStatus: Int32Array; rowStatus: Int32Array }): LinearBasis => ({
  columns: colStatus,
  rows: rowStatus,
});
