import {
  type Baseline,
  type BaselineInput,
  buildBaseline,
  defaultLayer,
  defaultOf,
  InputError,
  type Issue,
  scaleOnlineReach,
  type Text,
  type TrinityShocks,
  type VirtualLayer,
} from "@jiju/core";
import type { ClassificationTables } from "@jiju/lab";
import { engineDigital, requireAvailable, type StudySession } from "./study-session.ts";

/** What a reader may change about the baseline; what is absent keeps the parameter file's default. */
export interface BaselineChoice {
  readonly border?: number | undefined;
  readonly tradeElasticity?: number | undefined;
  readonly mobilityElasticity?: number | undefined;
  readonly distanceRelief?: number | undefined;
  /** Factor on all scale elasticities psi. */
  readonly scaleFactor?: number | undefined;
  /** Whether people can move. Default `mobile`. */
  readonly mobility?: "mobile" | "immobile" | undefined;
  /** Whether industries buy inputs from each other. Default `linked`. */
  readonly inputs?: "linked" | "none" | undefined;
}

export interface StudyBaseline {
  readonly input: BaselineInput;
  readonly baseline: Baseline;
  /** T of the first and last analysis year, [R]. */
  readonly digitalFirst: Float64Array;
  readonly digitalLast: Float64Array;
  /** Factor on the reach of platforms that meets the observed online share. */
  readonly reachFactor: number;
  /** How regional value added was obtained. */
  readonly valueAddedBasis: Text;
  /** What the choice amounts to, defaults filled in. */
  readonly settings: { readonly border: number; readonly mobilityElasticity: number; readonly distanceRelief: number };
  readonly issues: readonly Issue[];
}

/** Uses of the national table that are not domestic absorption. */
const NOT_ABSORPTION = /export|import|出口|进口|error|误差/i;
/** Rows of the national table that are inputs from abroad rather than value added. */
const NOT_VALUE_ADDED = /import|进口/i;

/** What the spatial equilibrium lacks; empty when a baseline can be built. */
export function equilibriumMissing(study: StudySession): readonly Text[] {
  const missing: Text[] = [...(study.distances().missing ?? []), ...(study.digital(engineDigital).missing ?? [])];
  if (!study.loaded.inputOutput)
    missing.push({
      en: "a national input-output table of the study's industries (role input-output)",
      zh: "按研究产业编制的全国投入产出表（role: input-output）",
    });
  else if (Object.keys(study.loaded.inputOutput.otherUses).length === 0 && study.loaded.inputOutput.kind === "flows") {
    missing.push({
      en: "final uses in the input-output table (columns such as final-consumption)",
      zh: "投入产出表的最终使用（如 final-consumption 列）",
    });
  }
  return missing;
}

/** National accounts of the study's table: coefficients, value-added shares and domestic absorption. */
function nationalAccounts(study: StudySession) {
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

/** A table of regional value added in another classification, with a concordance from the study's industries. */
function valueAddedTable(study: StudySession): { readonly table: ClassificationTables; readonly column: string } | undefined {
  for (const table of Object.values(study.loaded.tables)) {
    const column = Object.values(table.dataset.columns).find(
      (entry) => /value-added|value_added|增加值/.test(entry.id) && entry.dimensions.length === 3,
    );
    if (column && table.concordance) return { table, column: column.id };
  }
  return undefined;
}

/** Published regional value added by aggregate, or what stands for it. */
function regionalAccounts(
  study: StudySession,
  base: number,
): { readonly valueAdded: Float64Array; readonly aggregateOf: Int32Array; readonly basis: Text } {
  const R = study.regions.length;
  const S = study.industries.length;
  const published = valueAddedTable(study);
  const year = study.years[base]!;
  if (published) {
    const { dataset, concordance } = published.table;
    const y = dataset.years.indexOf(year);
    const G = dataset.industries.length;
    if (y >= 0) {
      const column = dataset.columns[published.column]!;
      const regionOf = new Map(dataset.regions.map((region, i) => [region.id, i]));
      const valueAdded = new Float64Array(R * G);
      study.regions.forEach((region, i) => {
        const at = regionOf.get(region.id);
        for (let g = 0; g < G; ++g) {
          const value = at === undefined ? Number.NaN : column.values[(at * G + g) * dataset.years.length + y]!;
          valueAdded[i * G + g] = Number.isNaN(value) ? 0 : value;
        }
      });
      const groups = concordance!.to.map((id) => dataset.industries.findIndex((industry) => industry.id === id));
      const aggregateOf = Int32Array.from(study.industries, (industry) => {
        const row = concordance!.from.indexOf(industry.id);
        let best = 0;
        for (let g = 1; g < concordance!.to.length; ++g) {
          if (concordance!.share[row * concordance!.to.length + g]! > concordance!.share[row * concordance!.to.length + best]!)
            best = g;
        }
        return groups[best]!;
      });
      return {
        valueAdded,
        aggregateOf,
        basis: {
          en: `published regional value added of ${year}, split inside its aggregates by wage bills`,
          zh: `${year}年公布的地区增加值，按工资总额在行业大类内拆分`,
        },
      };
    }
  }
  // one aggregate per industry, its regional proportions those of the split
  const split = splitOf(study, base);
  return {
    valueAdded: split,
    aggregateOf: Int32Array.from({ length: S }, (_, s) => s),
    basis: {
      en: "no published regional value added: national value added spread by wage bills, or by activity where there are no wages",
      zh: "缺少公布的地区增加值：按工资总额（无工资时按活动量）分摊全国增加值",
    },
  };
}

/** Wage bills (or activity where there are no wages) of one year, [R x S], absent cells 0. */
function splitOf(study: StudySession, year: number): Float64Array {
  const Y = study.years.length;
  const activity = study.activity();
  const wages = study.loaded.productivity ? study.cube(study.loaded.productivity.column) : undefined;
  return Float64Array.from({ length: activity.length / Y }, (_, row) => {
    const heads = activity[row * Y + year]!;
    const wage = wages ? wages[row * Y + year]! : 1;
    return Number.isNaN(heads) ? 0 : heads * (Number.isNaN(wage) ? 1 : wage);
  });
}

/**
 * The baseline equilibrium of a study: national table, regional value added, gravity and balancing, the virtual layer at the digital
 * levels of the first analysis year. An estimate, and labelled so.
 *
 * @throws InputError `study-lacks`, and those of `buildBaseline`
 */
export function studyBaseline(study: StudySession, choice: BaselineChoice = {}): StudyBaseline {
  return study.once(`baseline ${JSON.stringify(choice)}`, () => computeBaseline(study, choice));
}

function computeBaseline(study: StudySession, choice: BaselineChoice): StudyBaseline {
  const missing = equilibriumMissing(study);
  if (missing.length > 0) requireAvailable("The spatial equilibrium", { missing });
  const R = study.regions.length;
  const S = study.industries.length;
  const Y = study.years.length;
  const level = requireAvailable("The spatial equilibrium", study.digital(engineDigital)).level;
  const levelOf = (year: number): Float64Array => Float64Array.from({ length: R }, (_, i) => level[i * Y + year]!);
  const digitalFirst = levelOf(0);
  const digitalLast = levelOf(Y - 1);
  const bad = digitalFirst.findIndex((value, i) => !(value > 0 && digitalLast[i]! > 0));
  if (bad >= 0)
    throw new InputError(
      "study-lacks",
      `The spatial equilibrium needs a digital level above 0 in ${study.years[0]} and ${study.years.at(-1)}; ${study.regions[bad]!.name.en} has none. Complete its indicators or leave the region out.`,
    );

  const national = nationalAccounts(study);
  if (choice.inputs === "none") {
    national.inputCoefficients = new Float64Array(S * S);
    national.valueAddedShares = new Float64Array(S).fill(1);
  }
  const regional = regionalAccounts(study, 0);
  const activity = study.activity();
  const employment = Float64Array.from({ length: R * S }, (_, cell) => activity[cell * Y] || 0);
  const overrides: Record<string, number> = {};
  for (const [id, value] of Object.entries(study.loaded.config.parameters ?? {}))
    if (typeof value === "number") overrides[id] = value;
  if (choice.border !== undefined) overrides.border = choice.border;
  if (choice.tradeElasticity !== undefined) overrides["trade-elasticity"] = choice.tradeElasticity;
  const tradability = study.tradability().value;
  const defaults = defaultLayer(
    study.industries.map((industry, s) => ({ ...industry, tradability: tradability?.[s] ?? industry.tradability })),
    study.halfDistanceKm(),
    overrides,
  );
  const scale = choice.scaleFactor ?? 1;
  const layer: VirtualLayer = {
    kilometres: requireAvailable("The spatial equilibrium", study.distances()).km,
    digitalLevel: digitalFirst,
    industries: defaults.industries,
    channels:
      scale === 1
        ? defaults.channels
        : defaults.channels.map((channel) => ({ ...channel, psi: channel.psi.map((psi) => psi * scale) })),
    distanceRelief: choice.distanceRelief ?? study.distanceRelief(),
  };
  const value = (id: string): number => overrides[id] ?? defaultOf(id);
  const unscaled: BaselineInput = {
    regions: study.regions.map((region) => region.id),
    industries: study.industries.map((industry) => industry.id),
    national,
    regional: { valueAdded: regional.valueAdded, aggregateOf: regional.aggregateOf, split: splitOf(study, 0), employment },
    layer,
    options: {
      housing: { share: value("housing-share"), supplyElasticity: value("housing-supply-elasticity") },
      congestion: value("congestion-elasticity"),
      mobility:
        choice.mobility === "immobile"
          ? { kind: "immobile" }
          : { kind: "mobile", epsilon: choice.mobilityElasticity ?? value("mobility-elasticity") },
    },
  };
  const { layer: scaled, factor } = scaleOnlineReach(unscaled, value("online-share-target"));
  const input: BaselineInput = { ...unscaled, layer: scaled };
  const baseline = buildBaseline(input);
  return {
    input,
    baseline,
    digitalFirst,
    digitalLast,
    reachFactor: factor,
    valueAddedBasis: regional.basis,
    settings: {
      border: value("border"),
      mobilityElasticity: choice.mobilityElasticity ?? value("mobility-elasticity"),
      distanceRelief: layer.distanceRelief,
    },
    issues: [...defaults.issues, ...baseline.issues],
  };
}

/** Strengths of the four primitive shocks; what is absent keeps the default of the parameter file. */
export interface ShockChoice {
  readonly upgrade?: number | undefined;
  readonly derivation?: number | undefined;
  readonly reshaping?: number | undefined;
  readonly demandTilt?: number | undefined;
  readonly readiness?: "off" | "on" | undefined;
  /** Factor on the change of ln T: 1 is the study's own, 0 none. */
  readonly digitalGrowth?: number | undefined;
}

/** The strengths that a choice amounts to, defaults of the parameter file filled in. */
export function shockStrengths(choice: ShockChoice) {
  return {
    upgrade: choice.upgrade ?? defaultOf("upgrade-elasticity"),
    derivation: choice.derivation ?? defaultOf("derivation-elasticity"),
    reshaping: choice.reshaping ?? defaultOf("reshaping-strength"),
    demandTilt: choice.demandTilt ?? defaultOf("emerging-demand-growth"),
    digitalGrowth: choice.digitalGrowth ?? 1,
    readiness: choice.readiness ?? "off",
  };
}

/** The four primitive digital shocks from the study's own numbers: T of the first to T of the last analysis year. */
export function trinityShocks(study: StudySession, base: StudyBaseline, choice: ShockChoice = {}): TrinityShocks {
  const { digitalGrowth, upgrade, derivation, reshaping, demandTilt, readiness } = shockStrengths(choice);
  return {
    digitalLevelAfter: base.digitalFirst.map((first, i) => Math.min(1, first * (base.digitalLast[i]! / first) ** digitalGrowth)),
    kinds: study.industries.map((industry) => industry.kind),
    productivityElasticity: Float64Array.from(study.industries, (industry) =>
      industry.kind === "traditional" ? upgrade : derivation,
    ),
    reshaping,
    demandTilt,
    readiness,
  };
}
