import type { StudySession } from "../study/session.ts";

/**
 * Flows between the study's industries, [I x I] from supplier to user: its input-output table as it stands, or coefficients times the
 * activity of the user in the last year; undefined where the study has no table of its own industries.
 */
export function studyFlows(study: StudySession): Float64Array | undefined {
  const table = study.loaded.inputOutput;
  const S = study.industries.length;
  if (!table || table.industries.length !== S || table.industries.some(({ id }, s) => id !== study.industries[s]!.id))
    return undefined;
  if (table.kind === "flows") return table.values;
  // coefficients are inputs per unit of output: activity stands for the output of the user
  const totals = new Float64Array(S);
  const Y = study.years.length;
  const activity = study.activity();
  for (let cell = 0; cell < study.regions.length * S; ++cell) totals[cell % S]! += activity[cell * Y + Y - 1]! || 0;
  return table.values.map((value, cell) => value * totals[cell % S]!);
}
