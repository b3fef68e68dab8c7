import loadHighs from "highs";
import type { LinearBasis, LinearProgramme, LinearSolution } from "../../src/index.ts";

const highs = await loadHighs();
const PRIMAL_SIMPLEX = 4;

/** HiGHS as the solver behind core's programmes, for tests. */
export function solveWithHighs(programme: LinearProgramme): LinearSolution {
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
