import type { StudySession } from "./session.ts";

/** Uses of the national table that are not domestic absorption. */
const NOT_ABSORPTION = /export|import|出口|进口|error|误差/i;
/** Rows of the national table that are inputs from abroad rather than value added. */
const NOT_VALUE_ADDED = /import|进口/i;

/** National accounts of the study's table: coefficients, value-added shares and domestic absorption. */
export function nationalAccountsOf(study: StudySession) {
  const table = study.loaded.inputOutput!;
  const S = study.industries.length;
  const totals = study.once("industry activity", () => industryTotals(study));
  if (table.kind === "coefficients") {
    // without flows, final demand follows from activity: what industries make beyond what they use
    const valueAddedShares = Float64Array.from({ length: S }, (_, j) => {
      let inputs = 0;
      for (let k = 0; k < S; ++k) inputs += table.values[k * S + j]!;
      return 1 - inputs;
    });
    const output = totals.map((value, j) => value / Math.max(1e-9, valueAddedShares[j]!));
    const absorption = Float64Array.from({ length: S }, (_, k) => {
      let used = 0;
      for (let j = 0; j < S; ++j) used += table.values[k * S + j]! * output[j]!;
      return Math.max(0, output[k]! - used);
    });
    return { inputCoefficients: table.values, valueAddedShares, absorption };
  }
  const output = new Float64Array(S);
  const valueAdded = new Float64Array(S);
  for (const [name, row] of Object.entries(table.otherInputs)) {
    for (let j = 0; j < S; ++j) {
      output[j]! += row[j]!;
      if (!NOT_VALUE_ADDED.test(name)) valueAdded[j]! += row[j]!;
    }
  }
  for (let k = 0; k < S; ++k) for (let j = 0; j < S; ++j) output[j]! += table.values[k * S + j]!;
  const inputCoefficients = table.values.map((value, cell) => value / output[cell % S]!);
  const valueAddedShares = valueAdded.map((value, j) => value / output[j]!);
  const absorption = new Float64Array(S);
  for (const [name, uses] of Object.entries(table.otherUses)) {
    if (NOT_ABSORPTION.test(name)) continue;
    for (let k = 0; k < S; ++k) absorption[k]! += uses[k]!;
  }
  return { inputCoefficients, valueAddedShares, absorption };
}

/** National activity of each industry in the first analysis year, [S]. */
function industryTotals(study: StudySession): Float64Array {
  const S = study.industries.length;
  const Y = study.years.length;
  const activity = study.activity();
  const totals = new Float64Array(S);
  for (let row = 0; row < activity.length / Y; ++row) totals[row % S]! += activity[row * Y] || 0;
  return totals;
}
