import { type FigureData, type FigureText, printedChange } from "@jiju/figures";
import { cellId } from "./cell-ids.ts";
import { EQUILIBRIUM_WORDS } from "./equilibrium-wording.ts";
import type { ReportFacts } from "./facts.ts";
import type { Cell, HtmlTable, LinkedNumber, Sentence } from "./html.ts";
import { cellText } from "./numbers.ts";
import type { EquilibriumResult, ReportInput } from "./report-input.ts";

/** Terms of the total, in the order of the waterfall; they add up to it. */
const TERMS = ["U", "E", "R", "V", "UxE", "RxV", "joining"] as const;
export type EquilibriumTerm = (typeof TERMS)[number];

/** 100 times a log: changes are printed so because their parts add up. */
const hundredfold = (log: number): number => 100 * log;
const signedCell = (value: number | null | undefined, decimals: number): string =>
  value === null || value === undefined ? "–" : printedChange(value, decimals);

function termsOf({ welfare }: EquilibriumResult): Readonly<Record<EquilibriumTerm, number>> {
  return {
    U: hundredfold(welfare.upgrade),
    E: hundredfold(welfare.emerging),
    R: hundredfold(welfare.reshaping),
    V: hundredfold(welfare.virtual),
    UxE: hundredfold(welfare.industryInteraction),
    RxV: hundredfold(welfare.spaceOverlay),
    joining: hundredfold(welfare.joining),
  };
}

/** A term of the total, linked to its row in the table of terms. */
export function linkedTerm(result: EquilibriumResult, term: EquilibriumTerm | "total"): LinkedNumber {
  const value = term === "total" ? hundredfold(result.welfare.total) : termsOf(result)[term];
  return { text: printedChange(value, 2), cell: cellId.equilibrium(term) };
}

/** What the chapter says, headed as a scenario. */
export function equilibriumSentences(result: EquilibriumResult, facts: ReportFacts, input: ReportInput): readonly Sentence[] {
  return EQUILIBRIUM_WORDS[input.language].sentences(result, facts, input.region);
}

const both = (read: (language: "en" | "zh") => string): FigureText => ({ en: read("en"), zh: read("zh") });

/** Real income of the nation as the sum of its terms. */
export function equilibriumWaterfall(result: EquilibriumResult): FigureData<"waterfall"> {
  const terms = termsOf(result);
  return {
    quantity: {
      label: both((language) => EQUILIBRIUM_WORDS[language].realIncome),
      unit: both((language) => EQUILIBRIUM_WORDS[language].logUnit),
    },
    decimals: 2,
    terms: TERMS.map((id) => ({ id, name: both((language) => EQUILIBRIUM_WORDS[language].terms[id]), value: terms[id] })),
    total: both((language) => EQUILIBRIUM_WORDS[language].terms.total),
  };
}

/** Change of population by region; null without shapes. */
export function equilibriumMap(result: EquilibriumResult, input: ReportInput): FigureData<"map"> | null {
  if (input.geography === null) return null;
  return {
    geography: input.geography,
    quantity: {
      label: both((language) => EQUILIBRIUM_WORDS[language].population),
      unit: both((language) => EQUILIBRIUM_WORDS[language].logUnit),
    },
    values: result.regions.map((region, at) => {
      const value = result.regionsChange.population[at] ?? null;
      return { region, value: value === null ? null : hundredfold(value) };
    }),
    scale: { kind: "diverging", middle: 0 },
    ...(input.region === undefined ? {} : { selected: input.region }),
  };
}

/** The terms with their total, and the settings they rest on. */
export function equilibriumTables(result: EquilibriumResult, facts: ReportFacts, input: ReportInput): readonly HtmlTable[] {
  const words = EQUILIBRIUM_WORDS[input.language];
  const terms = termsOf(result);
  const number = (text: string, id?: string): Cell => ({ text, numeric: true, ...(id === undefined ? {} : { id }) });
  const head = (text: string): Cell => ({ text, head: true });
  const { settings, otherReadiness, welfare } = result;
  return [
    {
      id: "table-equilibrium",
      caption: words.termsCaption,
      columns: [{ label: words.term }, { label: words.logUnit, numeric: true }],
      rows: [
        ...TERMS.map((id) => ({ cells: [head(words.terms[id]), number(printedChange(terms[id], 2), cellId.equilibrium(id))] })),
        {
          cells: [head(words.terms.total), number(printedChange(hundredfold(welfare.total), 2), cellId.equilibrium("total"))],
          chosen: true,
        },
        {
          cells: [
            head(words.synergyOf(settings.readiness)),
            number(printedChange(hundredfold(welfare.synergy), 3), cellId.equilibrium("synergy")),
          ],
        },
        {
          cells: [
            head(words.synergyOf(otherReadiness.readiness)),
            number(printedChange(hundredfold(otherReadiness.synergy), 3), cellId.equilibrium("synergy-other")),
          ],
        },
      ],
    },
    {
      id: "table-equilibrium-regions",
      caption: words.regionsCaption(result.firstYear, result.lastYear),
      columns: [
        { label: words.region },
        ...[words.realWage, words.population, words.employment(facts.industryName(facts.industry))].map((label) => ({
          label,
          numeric: true,
        })),
      ],
      rows: result.regions.map((region, at) => {
        const column = result.industries.indexOf(facts.industry);
        const ratio = column < 0 ? null : (result.employmentRatio[at * result.industries.length + column] ?? null);
        const change = (value: number | null | undefined) => (value == null ? null : hundredfold(value));
        return {
          chosen: region === input.region,
          cells: [
            head(facts.nameOf(region)),
            number(signedCell(change(result.regionsChange.realWage[at]), 2), cellId.equilibriumRegion(region, "real-wage")),
            number(signedCell(change(result.regionsChange.population[at]), 2), cellId.equilibriumRegion(region, "population")),
            number(signedCell(ratio !== null && ratio > 0 ? hundredfold(Math.log(ratio)) : null, 2)),
          ],
        };
      }),
      note: words.settings(
        cellText(settings.upgrade, 2),
        cellText(settings.derivation, 2),
        cellText(settings.reshaping, 2),
        cellText(settings.border, 2),
        cellText(settings.mobilityElasticity, 1),
        cellText(settings.distanceRelief, 2),
      ),
    },
  ];
}

/** A region's change, linked to its row. */
export function linkedRegion(result: EquilibriumResult, region: string, what: "real-wage" | "population"): LinkedNumber | null {
  const at = result.regions.indexOf(region);
  const column = what === "real-wage" ? result.regionsChange.realWage : result.regionsChange.population;
  const value = column[at];
  if (value === null || value === undefined) return null;
  return { text: printedChange(hundredfold(value), 2), cell: cellId.equilibriumRegion(region, what) };
}

/** The synergy of the shocks, linked to its row. */
export function linkedSynergy(result: EquilibriumResult): LinkedNumber {
  return { text: printedChange(hundredfold(result.welfare.synergy), 3), cell: cellId.equilibrium("synergy") };
}
