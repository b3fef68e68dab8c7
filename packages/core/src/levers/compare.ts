import { InputError } from "../errors/index.ts";
import { sortedQuantile } from "../numeric/index.ts";
import type { ScenarioOutcome } from "./run.ts";

/** Numbers of an outcome that scenarios are compared by. */
export const OUTCOME_MEASURES = [
  "log-welfare",
  "log-output",
  "log-real-wage",
  "theil-change",
  "core-ratio-change",
  "physical-hhi-change",
  "virtual-hhi-change",
  "winners-share",
  "cost-share",
  "cost-per-gain",
] as const;

export type OutcomeMeasure = (typeof OUTCOME_MEASURES)[number];

/** The comparison numbers of one outcome, in the order of `OUTCOME_MEASURES`. */
export function outcomeMeasures(outcome: ScenarioOutcome): Float64Array {
  const { before, after } = outcome;
  return Float64Array.of(
    outcome.logWelfare,
    outcome.logOutput,
    outcome.logRealWage,
    after.realWageTheil - before.realWageTheil,
    outcome.coreRatioAfter - outcome.coreRatioBefore,
    after.physicalHerfindahl - before.physicalHerfindahl,
    after.virtualHerfindahl - before.virtualHerfindahl,
    outcome.winnersShare,
    outcome.costShare,
    outcome.costPerGain,
  );
}

/** A scenario's place in a comparison. */
export interface ComparedScenario {
  readonly scenario: string;
  /** Draws behind the bands. */
  readonly draws: number;
  /** Draws whose equilibrium was found. */
  readonly converged: number;
  /** 5, 50 and 95 % quantiles over the draws that converged, [measures x 3]. */
  readonly bands: Float64Array;
  /** Share of draws in which no other compared scenario has more welfare. */
  readonly bestShare: number;
}

/**
 * Compares up to four scenarios over the same draws of the parameters.
 *
 * @param outcomes by scenario, each with one outcome per draw, in the same order of draws
 * @returns bands and how often each is best; draws that did not converge are left out and counted
 * @throws InputError `too-many-scenarios`, `shape-mismatch`
 */
export function compareScenarios(outcomes: readonly (readonly ScenarioOutcome[])[]): readonly ComparedScenario[] {
  if (outcomes.length < 1 || outcomes.length > 4) {
    throw new InputError("too-many-scenarios", `compareScenarios: ${outcomes.length} scenarios; compare 1 to 4 side by side.`);
  }
  const draws = outcomes[0]!.length;
  if (draws === 0 || outcomes.some((one) => one.length !== draws)) {
    throw new InputError(
      "shape-mismatch",
      `compareScenarios: the scenarios have ${outcomes.map((one) => one.length).join(", ")} draws; they must have the same number, at least one.`,
    );
  }
  const best = new Float64Array(outcomes.length);
  let judged = 0;
  for (let draw = 0; draw < draws; ++draw) {
    if (outcomes.some((one) => one[draw]!.status !== "converged")) continue;
    ++judged;
    let winner = 0;
    for (let k = 1; k < outcomes.length; ++k) {
      if (outcomes[k]![draw]!.logWelfare > outcomes[winner]![draw]!.logWelfare) winner = k;
    }
    best[winner]! += 1;
  }
  return outcomes.map((one, k) => {
    const good = one.filter((outcome) => outcome.status === "converged");
    const table = good.map(outcomeMeasures);
    const bands = new Float64Array(OUTCOME_MEASURES.length * 3).fill(Number.NaN);
    for (let m = 0; m < OUTCOME_MEASURES.length; ++m) {
      const values = Float64Array.from(table, (row) => row[m]!).filter((value) => !Number.isNaN(value));
      if (values.length === 0) continue;
      values.sort();
      for (const [q, level] of [0.05, 0.5, 0.95].entries()) bands[m * 3 + q] = sortedQuantile(values, level);
    }
    return {
      scenario: one[0]!.scenario,
      draws,
      converged: good.length,
      bands,
      bestShare: judged > 0 ? best[k]! / judged : Number.NaN,
    };
  });
}
