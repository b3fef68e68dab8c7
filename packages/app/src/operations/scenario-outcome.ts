import {
  type ComparedScenario,
  type Economy,
  PATH_IDS,
  type Scenario,
  type ScenarioOutcome,
  type ScenarioRunOptions,
} from "@jiju/core";
import type { StudyBaseline } from "../study/baseline.ts";
import { shownScenario } from "../study/scenario-documents.ts";
import type { StudySession } from "../study/session.ts";

/** What every run of a study passes to core's engine. */
export function runOptions(
  study: StudySession,
  core: readonly string[] | undefined,
  cancelled: () => boolean,
): ScenarioRunOptions {
  const tradability = study.tradability().value;
  return {
    ...(core ? { core: core.map((id) => study.regions[study.regionAt(id)]!.id) } : {}),
    ...(tradability ? { tradability, path: { distanceRelief: study.distanceRelief() } } : {}),
    halfDistanceKm: study.halfDistanceKm(),
    signal: {
      get cancelled() {
        return cancelled();
      },
    },
  };
}

/**
 * An outcome by region, industry and end of the policy, with the bands of its draws.
 *
 * @param drawn    the same scenario under draws of the parameters; may be empty
 * @param compared bands over the draws; absent without draws
 * @param chosenCore ids of the regions that count as the core; absent for the default of core's engine
 */
export function shownOutcome(
  base: StudyBaseline,
  scenario: Scenario,
  outcome: ScenarioOutcome,
  drawn: readonly ScenarioOutcome[],
  compared: ComparedScenario | undefined,
  chosenCore: readonly string[] | undefined,
) {
  const { economy } = base.baseline;
  const n = economy.regions.length;
  const s = economy.industries.length;
  const { result } = outcome;
  const { treated, partners } = endsOf(scenario, economy.regions);
  const end = (i: number) =>
    partners.has(i) && !treated.has(i) ? ("partner" as const) : treated.has(i) ? ("treated" as const) : ("other" as const);
  const incomeOf = (which: string): number => {
    let sum = 0;
    let people = 0;
    for (let i = 0; i < n; ++i) {
      if (end(i) !== which) continue;
      sum += economy.population[i]! * outcome.logRealIncome[i]!;
      people += economy.population[i]!;
    }
    return people > 0 ? sum / people : Number.NaN;
  };
  const core = coreOf(economy, chosenCore);
  return {
    scenario: shownScenario(scenario),
    status: outcome.status,
    residual: result.residual,
    logWelfare: outcome.logWelfare,
    logOutput: outcome.logOutput,
    logRealWage: outcome.logRealWage,
    theil: { before: outcome.before.realWageTheil, after: outcome.after.realWageTheil },
    coreRatio: { before: outcome.coreRatioBefore, after: outcome.coreRatioAfter },
    physicalHhi: { before: outcome.before.physicalHerfindahl, after: outcome.after.physicalHerfindahl },
    virtualHhi: { before: outcome.before.virtualHerfindahl, after: outcome.after.virtualHerfindahl },
    winnersShare: outcome.winnersShare,
    cost: outcome.cost,
    costShare: outcome.costShare,
    costPerGain: outcome.costPerGain,
    settingCosts: [...outcome.applied.costs],
    regions: economy.regions.map((region, i) => ({
      region,
      end: end(i),
      core: core[i] === 1,
      logRealIncome: outcome.logRealIncome[i]!,
      logPopulation: outcome.logPopulation[i]!,
      logRealWage: Math.log(result.realWageRatio[i]!),
      logOutput: logSum(economy, result.quantityRatio, (cell) => Math.floor(cell / s) === i),
    })),
    ends: { treated: incomeOf("treated"), partner: incomeOf("partner"), other: incomeOf("other") },
    industries: economy.industries.map((industry, j) => ({
      industry,
      logEmployment: logEmployment(economy, result.employmentRatio, j),
      logOutput: logSum(economy, result.quantityRatio, (cell) => cell % s === j),
    })),
    paths: outcome.paths ? countPaths(outcome.paths.path) : null,
    bands: compared ? compared.bands : null,
    regionBands: compared ? regionBands(drawn, n) : null,
    draws: compared?.draws ?? 0,
    converged: compared?.converged ?? 0,
  };
}

/** Regions that settings treat, and their partners; a setting without regions treats all. */
function endsOf(scenario: Scenario, regions: readonly string[]) {
  const treated = new Set<number>();
  const partners = new Set<number>();
  for (const setting of scenario.settings) {
    if (setting.regions) for (const id of setting.regions) treated.add(regions.indexOf(id));
    else regions.forEach((_, i) => void treated.add(i));
    for (const id of setting.partners ?? []) partners.add(regions.indexOf(id));
  }
  return { treated, partners };
}

/** The chosen regions, else the most populous ones that together hold half of the people. */
function coreOf({ population, regions }: Economy, chosen: readonly string[] | undefined): Uint8Array {
  if (chosen) return Uint8Array.from(regions, (id) => (chosen.includes(id) ? 1 : 0));
  const out = new Uint8Array(population.length);
  const total = population.reduce((sum, persons) => sum + persons, 0);
  let held = 0;
  for (const i of Array.from(population.keys()).sort((a, b) => population[b]! - population[a]! || a - b)) {
    if (held >= total / 2) break;
    out[i] = 1;
    held += population[i]!;
  }
  return out;
}

/** ln of summed output over chosen cells, quantities at baseline prices; ratios are region-major, the economy industry-major. */
function logSum(economy: Economy, quantityRatio: Float64Array, chosen: (cell: number) => boolean): number {
  const n = economy.regions.length;
  const s = economy.industries.length;
  let before = 0;
  let after = 0;
  for (let cell = 0; cell < n * s; ++cell) {
    if (!chosen(cell)) continue;
    const output = economy.output[(cell % s) * n + Math.floor(cell / s)]!;
    before += output;
    after += output * quantityRatio[cell]!;
  }
  return Math.log(after / before);
}

function logEmployment(economy: Economy, employmentRatio: Float64Array, industry: number): number {
  const n = economy.regions.length;
  const s = economy.industries.length;
  let before = 0;
  let after = 0;
  for (let i = 0; i < n; ++i) {
    const persons = economy.employment[industry * n + i]!;
    before += persons;
    after += persons * employmentRatio[i * s + industry]!;
  }
  return Math.log(after / before);
}

function countPaths(codes: Uint8Array): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const code of codes) counts[PATH_IDS[code]!] = (counts[PATH_IDS[code]!] ?? 0) + 1;
  return counts;
}

/** 5 and 95 % of ln real income of each region over the draws that converged, nearest ranks, [N x 2]. */
function regionBands(drawn: readonly ScenarioOutcome[], n: number): Float64Array {
  const good = drawn.filter((outcome) => outcome.status === "converged");
  const out = new Float64Array(n * 2).fill(Number.NaN);
  for (let i = 0; i < n && good.length > 0; ++i) {
    const values = Float64Array.from(good, (outcome) => outcome.logRealIncome[i]!).sort();
    out[2 * i] = values[Math.floor(0.05 * (values.length - 1))]!;
    out[2 * i + 1] = values[Math.ceil(0.95 * (values.length - 1))]!;
  }
  return out;
}
