import {
  applyMoves,
  defaultOf,
  type IndustryMove,
  InputError,
  runApplied,
  type ScenarioOutcome,
  solveSpaceProgramme,
} from "@jiju/core";
import { solveWithHighs } from "@jiju/lab";
import { matchConsequences } from "@jiju/lab/contract";
import { studyBaseline } from "../study/baseline.ts";
import { type Implementation, implement, requireStudy, throwIfCancelled } from "./implementation.ts";
import { placeBenefit } from "./place-limits.ts";
import { runOptions } from "./scenario-outcome.ts";
import { spaceOfStudy } from "./space-of-study.ts";

/** What the best moves set off once wages, people and prices have adjusted. */
export const matchConsequencesImplementations: readonly Implementation[] = [
  implement(matchConsequences, async (input, context) => {
    const study = requireStudy("match.consequences", context);
    const R = study.regions.length;
    const S = study.industries.length;
    const { year, activity, movingCost, issues, programme } = spaceOfStudy(study, input);
    context.progress({ phase: "programme", done: 0, total: 3 });
    const best = await solveSpaceProgramme(programme(placeBenefit(study, year)), solveWithHighs, { movingCost });
    if (best.status !== "optimal") {
      throw new InputError(
        "no-moves",
        `match.consequences: the programme of moves is ${best.status}, so there is nothing to pass on. Run match.industry-space with the same limits to see which of them conflict.`,
        { status: best.status },
      );
    }
    throwIfCancelled(context);
    context.progress({ phase: "baseline", done: 1, total: 3 });
    const base = studyBaseline(study);
    const after = activity.slice();
    const leaves = new Float64Array(R);
    const comes = new Float64Array(R);
    for (const { from, to, industry, amount } of best.moves) {
      after[from * S + industry] = Math.max(0, after[from * S + industry]! - amount);
      after[to * S + industry]! += amount;
      leaves[from]! += amount;
      comes[to]! += amount;
    }
    context.progress({ phase: "equilibria", done: 2, total: 3 });
    const applied = applyMoves(base.baseline, activity, after);
    const { tradability: _, path: __, ...solver } = runOptions(study, undefined, () => context.signal.aborted);
    const outcome = runApplied(base.baseline, "moves", applied, solver);
    throwIfCancelled(context);
    const { economy } = base.baseline;
    const end = (i: number) =>
      comes[i]! > leaves[i]! ? ("receiving" as const) : leaves[i]! > 0 ? ("sending" as const) : ("other" as const);
    const people = (i: number) => economy.population[i]!;
    const ofEnd = (which: string, values: Float64Array) => weighted(values, people, (i) => end(i) === which);
    const realWage = outcome.result.realWageRatio.map(Math.log);
    const output = logOutputs(outcome, economy.output, R, S);
    context.progress({ phase: "equilibria", done: 3, total: 3 });
    return {
      year: study.years[year]!,
      baselineYear: study.years[0]!,
      basis: base.baseline.basis,
      status: outcome.status,
      residual: outcome.result.residual,
      moved: best.moves.reduce((sum: number, { amount }: IndustryMove) => sum + amount, 0),
      lostShare: applied.lostShare,
      objective: best.objective,
      logWelfare: outcome.logWelfare,
      logOutput: outcome.logOutput,
      logRealWage: outcome.logRealWage,
      winnersShare: outcome.winnersShare,
      theil: { before: outcome.before.realWageTheil, after: outcome.after.realWageTheil },
      coreRatio: { before: outcome.coreRatioBefore, after: outcome.coreRatioAfter },
      ends: (["sending", "receiving", "other"] as const).map((which) => ({
        end: which,
        regions: study.regions.filter((_region, i) => end(i) === which).length,
        logRealIncome: ofEnd(which, outcome.logRealIncome),
        logRealWage: ofEnd(which, realWage),
        logPopulation: ofEnd(which, outcome.logPopulation),
        logOutput: ofEnd(which, output),
      })),
      regions: study.regions.map((region, i) => ({
        region: region.id,
        end: end(i),
        leaves: leaves[i]!,
        comes: comes[i]!,
        logRealIncome: outcome.logRealIncome[i]!,
        logRealWage: realWage[i]!,
        logPopulation: outcome.logPopulation[i]!,
        logOutput: output[i]!,
      })),
      settings: { movableShare: input.movableShare ?? defaultOf("match-movable-share"), movingCost },
      issues: [...issues, ...base.issues],
    };
  }),
];

/** Mean over chosen regions by people; NaN where there is none. */
function weighted(values: Float64Array, people: (i: number) => number, chosen: (i: number) => boolean): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; ++i) {
    if (!chosen(i)) continue;
    sum += people(i) * values[i]!;
    total += people(i);
  }
  return total > 0 ? sum / total : Number.NaN;
}

/** ln of real output of each region, quantities at baseline prices, [R]; the economy is industry-major, ratios are region-major. */
function logOutputs({ result }: ScenarioOutcome, output: Float64Array, R: number, S: number): Float64Array {
  return Float64Array.from({ length: R }, (_, i) => {
    let before = 0;
    let after = 0;
    for (let s = 0; s < S; ++s) {
      before += output[s * R + i]!;
      after += output[s * R + i]! * result.quantityRatio[i * S + s]!;
    }
    return Math.log(after / before);
  });
}
