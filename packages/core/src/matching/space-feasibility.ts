import { type ConflictMember, smallestConflict } from "./conflict.ts";
import { createProgramme, type LinearSolver } from "./linear-programme.ts";
import type { SpaceModel } from "./space-model.ts";

/**
 * A smallest set of limits that no arrangement can meet together; empty when some arrangement meets all.
 *
 * For feasibility the ways do not matter, only what each place loses or gains of each industry:
 *
 *     x_is >= -movable_is,   sum_i x_is = 0,   sum_s a_kis x_is <= slack_ki
 *
 * so one small programme of S x R columns decides for all S x R x R moves.
 *
 * @param resources ids, in the order of the model
 */
export async function conflictingLimits(
  model: SpaceModel,
  resources: readonly string[],
  solver: LinearSolver,
): Promise<readonly ConflictMember[]> {
  const { regions: R, industries: S, movable, benefit, slack, rate } = model;
  const builder = createProgramme("maximise");
  const total = Array.from({ length: S }, () => builder.row(0, 0));
  const limits: ConflictMember[] = [];
  const limitRow = Int32Array.from(slack, (room, cell) => {
    if (room === Number.POSITIVE_INFINITY) return -1;
    const row = builder.row(Number.NEGATIVE_INFINITY, room);
    limits.push({ row, resource: resources[Math.floor(cell / R)]!, region: cell % R });
    return row;
  });
  for (let group = 0; group < S * R; ++group) {
    if (!Number.isFinite(benefit[group]!)) continue;
    const entries: (readonly [number, number])[] = [[total[Math.floor(group / R)]!, 1]];
    for (let k = 0; k < rate.length; ++k) {
      const row = limitRow[k * R + (group % R)]!;
      if (row >= 0 && rate[k]![group]! > 0) entries.push([row, rate[k]![group]!]);
    }
    builder.column(0, -movable[group]!, Number.POSITIVE_INFINITY, entries);
  }
  const firstExcess = builder.columns();
  for (const { row } of limits) builder.column(0, 0, Number.POSITIVE_INFINITY, [[row, -1]]);
  return smallestConflict(builder.build(), limits, firstExcess, solver);
}
