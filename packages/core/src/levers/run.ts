import { InputError } from "../errors/index.ts";
import {
  type Baseline,
  type Counterfactual,
  type CounterfactualOptions,
  counterfactual,
  regionMajor,
  type SpaceIndicators,
  spaceIndicators,
} from "../mechanism/index.ts";
import { type ObservedPathOptions, type ObservedPaths, observedPaths } from "../paths/index.ts";
import { type AppliedScenario, applyScenario } from "./apply.ts";
import type { Scenario } from "./scenario.ts";

export interface ScenarioRunOptions extends Omit<CounterfactualOptions, "tradeShares"> {
  /** Regions that count as the core. Default the most populous ones that together hold half of the people. */
  readonly core?: readonly string[];
  /** m_s for the paths, [S]; without it no paths are computed. */
  readonly tradability?: Float64Array;
  /** Half-distance for the paths, kilometres. Default 200. */
  readonly halfDistanceKm?: number;
  /** Setting of the paths. */
  readonly path?: ObservedPathOptions;
}

/** What a policy does, at both ends. A scenario, never a forecast. */
export interface ScenarioOutcome {
  readonly scenario: string;
  readonly status: Counterfactual["status"];
  /** ln W'/W: expected welfare. */
  readonly logWelfare: number;
  /** ln of real output, quantities at baseline prices. */
  readonly logOutput: number;
  /** ln of the mean real wage, weighted by people. */
  readonly logRealWage: number;
  readonly before: SpaceIndicators;
  readonly after: SpaceIndicators;
  /** Mean real wage of the core over that of the rest, before and after. */
  readonly coreRatioBefore: number;
  readonly coreRatioAfter: number;
  /** ln of real income, [N]: winners above 0, losers below. */
  readonly logRealIncome: Float64Array;
  /** ln of people, [N]: receiving regions above 0, sending ones below. */
  readonly logPopulation: Float64Array;
  /** ln of employment by region and industry, [N x S]. */
  readonly logEmployment: Float64Array;
  /** Share of people in regions that win. */
  readonly winnersShare: number;
  /** Path of each region-industry from the baseline to the policy; absent without tradability. */
  readonly paths: ObservedPaths | undefined;
  /** Cost in money of the baseline, and over its output. */
  readonly cost: number;
  readonly costShare: number;
  /** Cost share per log point of welfare; NaN where welfare does not rise. */
  readonly costPerGain: number;
  readonly result: Counterfactual;
  readonly applied: AppliedScenario;
}

/**
 * Runs a scenario through the spatial equilibrium and reads it at both ends.
 *
 * @param baseline not modified
 * @param scenario checked on the way
 * @param options  solver, core and paths
 * @returns outcome; read `status` before using it
 * @throws InputError `bad-scenario`, `unknown-region`
 */
export function runScenario(baseline: Baseline, scenario: Scenario, options: ScenarioRunOptions = {}): ScenarioOutcome {
  return runApplied(baseline, scenario.id, applyScenario(baseline, scenario), options);
}

/**
 * Runs any change that is already translated, and reads it at both ends.
 *
 * @param baseline not modified
 * @param id       name of the change
 * @param applied  of `applyScenario` or `applyMoves`
 * @throws InputError `unknown-region`
 */
export function runApplied(
  baseline: Baseline,
  id: string,
  applied: AppliedScenario,
  options: ScenarioRunOptions = {},
): ScenarioOutcome {
  const { economy } = baseline;
  const n = economy.regions.length;
  const s = economy.industries.length;
  const { core, tradability, halfDistanceKm, path, ...solver } = options;
  const result = counterfactual(applied.economy, applied.shock, { ...solver, tradeShares: "include" });
  const { before, after } = spaceIndicators(baseline, result, applied.layer);
  const inCore = coreRegions(baseline, core);
  const wage = economy.labourIncome.map((income, i) => income / economy.population[i]!);
  const wageAfter = wage.map((value, i) => value * result.realWageRatio[i]!);
  const people = economy.population.map((persons, i) => persons * result.populationRatio[i]!);
  const employment = regionMajor(economy.employment, n, s);
  let output = 0;
  let outputAfter = 0;
  const table = regionMajor(economy.output, n, s);
  for (let cell = 0; cell < n * s; ++cell) {
    output += table[cell]!;
    outputAfter += table[cell]! * result.quantityRatio[cell]!;
  }
  let winners = 0;
  let total = 0;
  for (let i = 0; i < n; ++i) {
    total += economy.population[i]!;
    if (result.realIncomeRatio[i]! > 1 + 1e-9) winners += economy.population[i]!;
  }
  const logWelfare = Math.log(result.welfareRatio);
  const costShare = applied.cost / output;
  return {
    scenario: id,
    status: result.status,
    logWelfare,
    logOutput: Math.log(outputAfter / output),
    logRealWage: Math.log(weightedMean(wageAfter, people) / weightedMean(wage, economy.population)),
    before,
    after,
    coreRatioBefore: coreRatio(wage, economy.population, inCore),
    coreRatioAfter: coreRatio(wageAfter, people, inCore),
    logRealIncome: result.realIncomeRatio.map(Math.log),
    logPopulation: result.populationRatio.map(Math.log),
    logEmployment: result.employmentRatio.map(Math.log),
    winnersShare: winners / total,
    paths: tradability
      ? observedPaths(
          {
            regions: n,
            industries: s,
            distances: baseline.layer.kilometres,
            activityFirst: employment,
            activityLast: employment.map((persons, cell) => persons * result.employmentRatio[cell]!),
            digitalFirst: baseline.layer.digitalLevel,
            digitalLast: applied.layer.digitalLevel,
            tradability,
            halfDistanceKm: new Float64Array(s).fill(halfDistanceKm ?? 200),
            ...(baseline.layer.segmentation ? { segmentation: baseline.layer.segmentation } : {}),
            ...(applied.layer.segmentation ? { segmentationLast: applied.layer.segmentation } : {}),
          },
          path,
        )
      : undefined,
    cost: applied.cost,
    costShare,
    costPerGain: logWelfare > 0 ? costShare / logWelfare : Number.NaN,
    result,
    applied,
  };
}

function coreRegions(baseline: Baseline, core: readonly string[] | undefined): Uint8Array {
  const { regions, population } = baseline.economy;
  const out = new Uint8Array(regions.length);
  if (core) {
    for (const id of core) {
      const index = regions.indexOf(id);
      if (index < 0)
        throw new InputError("unknown-region", `runScenario: the core names "${id}", which is not a region here.`, { id });
      out[index] = 1;
    }
    return out;
  }
  const order = Array.from(population.keys()).sort((a, b) => population[b]! - population[a]! || a - b);
  const total = population.reduce((sum, persons) => sum + persons, 0);
  let held = 0;
  for (const index of order) {
    if (held >= total / 2) break;
    out[index] = 1;
    held += population[index]!;
  }
  return out;
}

function weightedMean(values: Float64Array, weights: Float64Array): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; ++i) {
    sum += values[i]! * weights[i]!;
    total += weights[i]!;
  }
  return sum / total;
}

function coreRatio(wage: Float64Array, people: Float64Array, core: Uint8Array): number {
  const part = (inside: number) =>
    weightedMean(
      wage,
      people.map((persons, i) => (core[i] === inside ? persons : 0)),
    );
  return part(1) / part(0);
}
