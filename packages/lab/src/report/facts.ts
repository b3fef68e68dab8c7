import type { Text } from "@jiju/core";
import type {
  AgglomerationResult,
  Chapter,
  ConcentrationResult,
  DigitalLevelResult,
  EquilibriumResult,
  ObservedPathResult,
  ReportInput,
  WhyResult,
} from "./report-input.ts";

/** A region with one number. */
export interface Ranked {
  readonly region: string;
  readonly value: number;
}

/** What the sentences and tables of the report are made from; no words. */
export interface ReportFacts {
  readonly nameOf: (region: string) => string;
  readonly industryName: (industry: string) => string;
  readonly industry: string;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly regions: readonly string[];
  readonly agglomeration: AgglomerationFacts | null;
  readonly digital: DigitalFacts | null;
  readonly concentration: ConcentrationResult | null;
  readonly why: WhyResult | null;
  readonly paths: PathFacts | null;
  /** Regions by location quotient of the report's industry in the last year, highest first. */
  readonly quotients: readonly Ranked[];
  readonly equilibrium: EquilibriumResult | null;
}

export interface AgglomerationFacts {
  readonly result: AgglomerationResult;
  /** Index of the last year of the window in the result. */
  readonly year: number;
  /** Highest first; regions without a value left out. */
  readonly physical: readonly Ranked[];
  readonly virtual: readonly Ranked[];
  readonly degree: readonly Ranked[];
  readonly aboveMean: number;
  readonly degreeAboveOne: number;
  /** PhiV over Phi, weighted by activity, 0 to 1; null without activity. */
  readonly virtualShare: number | null;
}

export interface DigitalFacts {
  readonly result: DigitalLevelResult;
  readonly first: number;
  readonly last: number;
  readonly level: readonly Ranked[];
  /** Unweighted means over regions. */
  readonly meanFirst: number;
  readonly meanLast: number;
  /** Indicator with the largest weight. */
  readonly heaviest: DigitalLevelResult["indicators"][number];
}

export interface PathFacts {
  readonly result: ObservedPathResult;
  /** Answers of the report's industry, by answer. */
  readonly counts: Readonly<Record<string, number>>;
  /** Regions of each answer, in the order of the study. */
  readonly members: Readonly<Record<string, readonly string[]>>;
  readonly total: number;
}

const resultOf = <Result>(chapter: Chapter<Result>): Result | null => ("result" in chapter ? chapter.result : null);

/** Value of a region in a year of a region x year column. */
export const valueAt = (values: readonly (number | null)[], region: number, year: number, years: number): number | null =>
  values[region * years + year] ?? null;

function ranked(regions: readonly string[], values: readonly (number | null)[], year: number, years: number): readonly Ranked[] {
  return regions
    .flatMap((region, k) => {
      const value = valueAt(values, k, year, years);
      return value === null || !Number.isFinite(value) ? [] : [{ region, value }];
    })
    .sort((a, b) => b.value - a.value);
}

function agglomerationFacts(result: AgglomerationResult, lastYear: number): AgglomerationFacts {
  const years = result.years.length;
  const found = result.years.indexOf(lastYear);
  const year = found < 0 ? years - 1 : found;
  const rank = (values: readonly (number | null)[]) => ranked(result.regions, values, year, years);
  let reach = 0;
  let online = 0;
  for (let k = 0; k < result.regions.length; ++k) {
    const [activity, physical, virtual] = [result.activity, result.proximityPhysical, result.proximityVirtual].map((column) =>
      valueAt(column, k, year, years),
    );
    if (activity == null || physical == null || virtual == null) continue;
    reach += activity * (physical + virtual);
    online += activity * virtual;
  }
  const physical = rank(result.physical);
  const degree = rank(result.degree);
  return {
    result,
    year,
    physical,
    virtual: rank(result.virtual),
    degree,
    aboveMean: physical.filter(({ value }) => value > 1).length,
    degreeAboveOne: degree.filter(({ value }) => value > 1).length,
    virtualShare: reach > 0 ? online / reach : null,
  };
}

function digitalFacts(result: DigitalLevelResult, firstYear: number, lastYear: number): DigitalFacts | null {
  const years = result.years.length;
  const at = (wanted: number, otherwise: number) => (result.years.includes(wanted) ? result.years.indexOf(wanted) : otherwise);
  const [first, last] = [at(firstYear, 0), at(lastYear, years - 1)];
  const mean = (entries: readonly Ranked[]) => entries.reduce((sum, { value }) => sum + value, 0) / entries.length;
  const level = ranked(result.regions, result.level, last, years);
  const heaviest = [...result.indicators].sort((a, b) => b.weight - a.weight)[0];
  if (level.length === 0 || heaviest === undefined) return null;
  return {
    result,
    first,
    last,
    level,
    meanFirst: mean(ranked(result.regions, result.level, first, years)),
    meanLast: mean(level),
    heaviest,
  };
}

function pathFacts(result: ObservedPathResult, industry: string): PathFacts {
  const own = result.cells.filter((cell) => cell.industry === industry);
  const members: Record<string, string[]> = {};
  for (const { region, answer } of own) {
    members[answer] ??= [];
    members[answer].push(region);
  }
  return {
    result,
    members,
    counts: Object.fromEntries(Object.entries(members).map(([answer, list]) => [answer, list.length])),
    total: own.length,
  };
}

/** Gathers what the report says from results that are already computed. */
export function reportFacts(input: ReportInput): ReportFacts {
  const { study, language } = input;
  const [firstYear, lastYear] = study.window;
  const names = new Map(study.regions.map(({ id, name }) => [id, name[language]]));
  const industries = new Map(study.industries.map(({ id, name }) => [id, name[language]]));
  const agglomeration = resultOf(input.agglomeration);
  const digital = resultOf(input.digital);
  const paths = resultOf(input.paths);
  return {
    nameOf: (region) => names.get(region) ?? region,
    industryName: (industry) => industries.get(industry) ?? industry,
    industry: input.industry,
    firstYear,
    lastYear,
    regions: study.regions.map(({ id }) => id),
    agglomeration: agglomeration === null ? null : agglomerationFacts(agglomeration, lastYear),
    digital: digital === null ? null : digitalFacts(digital, firstYear, lastYear),
    concentration: resultOf(input.concentration),
    why: resultOf(input.why),
    paths: paths === null ? null : pathFacts(paths, input.industry),
    equilibrium: resultOf(input.equilibrium),
    quotients: ranked(
      study.regions.map(({ id }) => id),
      input.measures.find(({ id }) => id === "location-quotient")?.values ?? [],
      0,
      1,
    ),
  };
}

/** What a chapter lacks; empty when it was computed. */
export const missingOf = (chapter: Chapter<unknown>): readonly Text[] => ("missing" in chapter ? chapter.missing : []);
