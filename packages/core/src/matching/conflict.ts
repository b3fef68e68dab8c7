import type { LinearProgramme, LinearSolution, LinearSolver } from "./linear-programme.ts";

/** A limit that takes part in a conflict. */
export interface ConflictMember {
  readonly row: number;
  readonly resource: string;
  readonly region: number;
}

/**
 * A smallest set of limits that cannot hold together: drop any one of them and the rest can be met.
 *
 * First an elastic filter: limits that had to give are made rigid until the programme has no answer, which leaves a small superset.
 * Then each member is tried without: if the rest still conflict, it goes.
 *
 * @param programme elastic programme whose last columns are the excesses of the limits, in the order of `limits`
 * @param limits    what the excess columns stand for
 * @param firstExcess column of the first excess
 * @param solver    linear solver
 * @returns members of one irreducible set; limits outside it may conflict as well
 * @see Chinneck (2008), Feasibility and Infeasibility in Optimization, ch. 6
 */
export async function smallestConflict(
  programme: LinearProgramme,
  limits: readonly ConflictMember[],
  firstExcess: number,
  solver: LinearSolver,
): Promise<readonly ConflictMember[]> {
  const count = limits.length;
  // Only how far limits are exceeded matters here, not what moves gain; each excess counts in the size of its own row.
  const cost = new Float64Array(programme.columns);
  for (const [k, { row }] of limits.entries()) cost[firstExcess + k] = -1 / (1 + Math.abs(programme.rowUpper[row]!));
  const excessUpper = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const solve = async (): Promise<LinearSolution> => {
    const columnUpper = programme.columnUpper.slice();
    columnUpper.set(excessUpper, firstExcess);
    return solver({ ...programme, cost, columnUpper });
  };
  const rigid: number[] = [];
  for (;;) {
    const solution = await solve();
    if (solution.status !== "optimal") break;
    const gave = limits
      .map((_, k) => k)
      .filter((k) => solution.x[firstExcess + k]! > 1e-7 * (1 + Math.abs(programme.rowUpper[limits[k]!.row]!)));
    if (gave.length === 0) return [];
    for (const k of gave) {
      excessUpper[k] = 0;
      rigid.push(k);
    }
  }
  const members = new Set(rigid);
  for (const k of rigid) {
    excessUpper.fill(Number.POSITIVE_INFINITY);
    for (const other of members) if (other !== k) excessUpper[other] = 0;
    const solution = await solve();
    if (solution.status !== "optimal") members.delete(k);
  }
  return [...members].sort((a, b) => a - b).map((k) => limits[k]!);
}
