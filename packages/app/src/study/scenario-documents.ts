import {
  checkScenario,
  InputError,
  type Issue,
  type LeverSetting,
  type NamedEntry,
  namedScenarios,
  nearestNames,
  SCENARIO_VERSION,
  type Scenario,
} from "@jiju/core";
import type { scenarioInputSchema } from "@jiju/lab/contract";
import type { z } from "zod";
import type { StudySession } from "./session.ts";

/** A scenario that can be called by its id. */
export interface ReadyScenario {
  readonly scenario: Scenario;
  readonly from: "named" | "study";
  /** Why it does not fit the study; empty when it does. */
  readonly issues: readonly Issue[];
}

/** The scenarios of study.yaml, then the named examples; an id of study.yaml hides a named one. */
export function readyScenarios(study: StudySession): readonly ReadyScenario[] {
  const ids = idsOf(study);
  const own = Object.entries(study.loaded.config.scenarios).map(
    ([id, document]): Scenario => ({
      version: SCENARIO_VERSION,
      id,
      name: document.name,
      reason: document.reason,
      years: document.years ?? study.loaded.window,
      settings: document.settings.map(settingOf),
      sources: document.sources,
      limits: document.limits,
    }),
  );
  const ready = (scenario: Scenario, from: ReadyScenario["from"]) => ({ scenario, from, issues: checkScenario(scenario, ids) });
  return [
    ...own.map((scenario) => ready(scenario, "study")),
    ...namedScenarios.filter(({ id }) => !own.some((one) => one.id === id)).map((scenario) => ready(scenario, "named")),
  ];
}

/**
 * The scenario that an input means.
 *
 * @throws InputError `unknown-scenario` with the nearest ids, `bad-scenario` with every issue
 */
export function scenarioOf(study: StudySession, input: z.output<typeof scenarioInputSchema>): Scenario {
  const scenario = typeof input === "string" ? readyScenario(study, input) : documentOf(study, input);
  const issues = checkScenario(scenario, idsOf(study));
  if (issues.length > 0) {
    throw new InputError(
      "bad-scenario",
      `The scenario "${scenario.id}" has ${issues.length} problem${issues.length === 1 ? "" : "s"}: ${issues.map(({ message, hint }) => `${message} ${hint}`).join(" ")} Mend the settings and run it again.`,
      { scenario: scenario.id, count: issues.length, issues },
    );
  }
  return scenario;
}

function readyScenario(study: StudySession, id: string): Scenario {
  const ready = readyScenarios(study);
  const found = ready.find(({ scenario }) => scenario.id === id);
  if (found) return found.scenario;
  const near = nearestNames(
    id,
    ready.map(({ scenario }) => scenario.id),
  );
  throw new InputError(
    "unknown-scenario",
    `There is no scenario "${id}"; nearest: ${near.join(", ")}. scenario.list has them all, or give the settings themselves.`,
    { id, near },
  );
}

function documentOf(study: StudySession, input: Exclude<z.output<typeof scenarioInputSchema>, string>): Scenario {
  const { years, settings, ...rest } = input;
  const ids = (entries: readonly NamedEntry[], words: readonly string[] | undefined) =>
    words?.map((word) => entries.find(({ id, name }) => id === word || name.zh === word || name.en === word)?.id ?? word);
  return {
    version: SCENARIO_VERSION,
    ...rest,
    years: years ?? study.loaded.window,
    settings: settings.map((setting) =>
      settingOf({
        ...setting,
        regions: ids(study.regions, setting.regions),
        partners: ids(study.regions, setting.partners),
        industries: ids(study.industries, setting.industries),
      }),
    ),
  };
}

/** A setting without its absent fields. */
function settingOf(setting: {
  readonly instrument: string;
  readonly value: number;
  readonly regions?: readonly string[] | undefined;
  readonly partners?: readonly string[] | undefined;
  readonly industries?: readonly string[] | undefined;
  readonly unitCost?: number | undefined;
}): LeverSetting {
  const { instrument, value, regions, partners, industries, unitCost } = setting;
  return {
    instrument,
    value,
    ...(regions ? { regions } : {}),
    ...(partners ? { partners } : {}),
    ...(industries ? { industries } : {}),
    ...(unitCost === undefined ? {} : { unitCost }),
  };
}

/** A scenario as plain JSON with arrays of its own. */
export function shownScenario({ id, name, reason, years, settings, sources, limits }: Scenario) {
  return {
    id,
    name,
    reason,
    years: [...years] as [number, number],
    settings: settings.map((setting) => ({
      ...setting,
      regions: setting.regions && [...setting.regions],
      partners: setting.partners && [...setting.partners],
      industries: setting.industries && [...setting.industries],
    })),
    sources: [...sources],
    limits: [...limits],
  };
}

const idsOf = (study: StudySession) => ({
  regions: study.regions.map((region) => region.id),
  industries: study.industries.map((industry) => industry.id),
  regionNames: study.regions.map((region) => region.name),
  industryNames: study.industries.map((industry) => industry.name),
});
