import type { Text } from "../dataset/index.ts";
import { InputError, type Issue } from "../errors/index.ts";
import { nearestEntries, nearestNames } from "../parameters/index.ts";
import { type LeverInstrument, leverInstruments } from "./lever.ts";

export const SCENARIO_VERSION = 1;

/** One instrument put to work. */
export interface LeverSetting {
  /** Id of a `LeverInstrument`. */
  readonly instrument: string;
  /** In the instrument's range. */
  readonly value: number;
  /** Region ids. Default all. */
  readonly regions?: readonly string[];
  /** Partner region ids, for instruments on pairs. */
  readonly partners?: readonly string[];
  /** Industry ids. Default all. */
  readonly industries?: readonly string[];
  /** Cost per unit of setting, share of treated output. Default the parameter table's. */
  readonly unitCost?: number;
}

/** A policy as a document: named changes with reason, sources and limits. Applying it never touches the baseline. */
export interface Scenario {
  readonly version: typeof SCENARIO_VERSION;
  /** Kebab-case. */
  readonly id: string;
  readonly name: Text;
  readonly reason: Text;
  /** Years it stands for, [first, last]. */
  readonly years: readonly [number, number];
  readonly settings: readonly LeverSetting[];
  readonly sources: readonly string[];
  /** What the model cannot say about it. */
  readonly limits: readonly Text[];
}

/**
 * Reads a saved scenario of any version.
 *
 * @param document parsed JSON or YAML
 * @returns a scenario of the present version
 * @throws InputError `bad-scenario-document`, naming the field
 */
export function readScenario(document: unknown): Scenario {
  const refuse = (field: string, needed: string): never => {
    throw new InputError("bad-scenario-document", `readScenario: ${field} must be ${needed}.`, { field });
  };
  if (typeof document !== "object" || document === null) return refuse("the document", "an object");
  const record = document as Record<string, unknown>;
  if (record.version !== SCENARIO_VERSION) {
    return refuse("version", `${SCENARIO_VERSION} (it is ${String(record.version)}; a newer one needs a newer Jiju)`);
  }
  if (typeof record.id !== "string" || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(record.id)) refuse("id", "a name in kebab-case");
  for (const field of ["name", "reason"]) {
    const text = record[field] as Partial<Text> | undefined;
    if (typeof text?.en !== "string" || typeof text.zh !== "string") refuse(field, "a text with en and zh");
  }
  const years = record.years;
  if (!Array.isArray(years) || years.length !== 2 || !years.every(Number.isInteger) || years[0] > years[1]) {
    refuse("years", "two years, first and last");
  }
  if (!Array.isArray(record.settings)) refuse("settings", "a list");
  const texts = ["regions", "partners", "industries"] as const;
  for (const [index, setting] of (record.settings as Record<string, unknown>[]).entries()) {
    if (typeof setting?.instrument !== "string") refuse(`settings[${index}].instrument`, "the id of an instrument");
    if (typeof setting.value !== "number" || !Number.isFinite(setting.value)) refuse(`settings[${index}].value`, "a number");
    for (const field of texts) {
      const list = setting[field];
      if (list !== undefined && !(Array.isArray(list) && list.every((entry) => typeof entry === "string"))) {
        refuse(`settings[${index}].${field}`, "a list of ids");
      }
    }
  }
  return { sources: [], limits: [], ...record } as unknown as Scenario;
}

/** What a scenario is checked against. */
export interface ScenarioPlaces {
  /** Ids. */
  readonly regions: readonly string[];
  readonly industries: readonly string[];
  /** Names in the order of the ids, for the nearest of a misspelt one. Default the ids alone. */
  readonly regionNames?: readonly Text[];
  readonly industryNames?: readonly Text[];
}

/**
 * Everything that keeps a scenario from running on a study, at once.
 *
 * @param scenario of `readScenario`
 * @param study    ids and names of regions and industries
 * @returns issues `unknown-instrument`, `unknown-region`, `unknown-industry`, `setting-out-of-range`, `partners-missing`, with the
 *   nearest names as hints
 */
export function checkScenario(scenario: Scenario, study: ScenarioPlaces): readonly Issue[] {
  const issues: Issue[] = [];
  const unknown = (kind: string, given: string, known: readonly string[], names?: readonly Text[]) => {
    const near = names
      ? nearestEntries(
          given,
          known.map((id, k) => ({ id, name: names[k]! })),
        )
      : nearestNames(given, known);
    issues.push({
      code: `unknown-${kind}`,
      severity: "error",
      given,
      message: `Scenario ${scenario.id} names the ${kind} "${given}", which does not exist here.`,
      hint: `Nearest: ${near.join(", ")}.`,
      params: { scenario: scenario.id, given, near: near.join("、") },
    });
  };
  for (const setting of scenario.settings) {
    const instrument = leverInstruments.find((entry) => entry.id === setting.instrument);
    if (!instrument) {
      unknown(
        "instrument",
        setting.instrument,
        leverInstruments.map((entry) => entry.id),
        leverInstruments.map((entry) => entry.label),
      );
    } else issues.push(...settingIssues(scenario.id, setting, instrument));
    for (const region of [...(setting.regions ?? []), ...(setting.partners ?? [])]) {
      if (!study.regions.includes(region)) unknown("region", region, study.regions, study.regionNames);
    }
    for (const industry of setting.industries ?? []) {
      if (!study.industries.includes(industry)) unknown("industry", industry, study.industries, study.industryNames);
    }
  }
  return issues;
}

/** What is wrong with the value and the partners of a setting. */
function settingIssues(scenario: string, setting: LeverSetting, instrument: LeverInstrument): Issue[] {
  const issues: Issue[] = [];
  const [low, high] = instrument.range;
  if (!(setting.value >= low && setting.value <= high)) {
    issues.push({
      code: "setting-out-of-range",
      severity: "error",
      given: String(setting.value),
      needed: `${low} to ${high}`,
      message: `Scenario ${scenario} sets ${instrument.id} to ${setting.value}; it must be between ${low} and ${high}.`,
      hint: `The setting is: ${instrument.effect.en}.`,
      params: {
        scenario,
        instrument: instrument.id,
        value: setting.value,
        low,
        high,
        effect_zh: instrument.effect.zh,
      },
    });
  }
  if (instrument.pairs === "needed" && (setting.partners ?? []).length === 0) {
    issues.push({
      code: "partners-missing",
      severity: "error",
      message: `Scenario ${scenario} uses ${instrument.id} without partners.`,
      hint: "List the regions to be paired under partners.",
      params: { scenario, instrument: instrument.id },
    });
  }
  return issues;
}
