import type { FigureData } from "@jiju/figures";
import { printed, printedChange } from "@jiju/figures";
import { cellId } from "./cell-ids.ts";
import type { ReportFacts } from "./facts.ts";
import type { Cell, HtmlTable, LinkedNumber, Sentence } from "./html.ts";
import { POLICY_WORDS } from "./policies-wording.ts";
import type { PoliciesResult, ReportInput } from "./report-input.ts";

type Outcome = PoliciesResult["outcomes"][number];

const number = (text: string, id?: string): Cell => ({ text, numeric: true, ...(id === undefined ? {} : { id }) });
const head = (text: string): Cell => ({ text, head: true });
const percentOf = (log: number | null | undefined): number | null =>
  log === null || log === undefined ? null : 100 * Math.expm1(log);
const signed = (value: number | null, decimals: number): string => (value === null ? "–" : printedChange(value, decimals));

/** Measures of the comparison that are printed, with what a unit is and the decimals. */
const PRINTED = [
  ["log-welfare", "log", 3],
  ["log-output", "log", 3],
  ["log-real-wage", "log", 3],
  ["theil-change", "plain", 6],
  ["winners-share", "share", 1],
  ["cost-share", "share", 3],
] as const;
export type PrintedMeasure = (typeof PRINTED)[number][0];

const centralOf = (outcome: Outcome, measure: PrintedMeasure): number | null => {
  switch (measure) {
    case "log-welfare":
      return outcome.logWelfare;
    case "log-output":
      return outcome.logOutput;
    case "log-real-wage":
      return outcome.logRealWage;
    case "theil-change":
      return outcome.theil.before === null || outcome.theil.after === null ? null : outcome.theil.after - outcome.theil.before;
    case "winners-share":
      return outcome.winnersShare;
    case "cost-share":
      return outcome.costShare;
  }
};

function printedMeasure(value: number | null | undefined, kind: "log" | "plain" | "share", decimals: number): string {
  if (value === null || value === undefined) return "–";
  if (kind === "log") return `${signed(percentOf(value), decimals)}%`;
  return kind === "share" ? `${printed(100 * value, decimals)}%` : signed(value, decimals);
}

/** A measure of a policy, linked to its cell. */
export function linkedMeasure(outcome: Outcome, measure: PrintedMeasure): LinkedNumber {
  const [, kind, decimals] = PRINTED.find(([id]) => id === measure)!;
  return { text: printedMeasure(centralOf(outcome, measure), kind, decimals), cell: cellId.policy(outcome.scenario.id, measure) };
}

/** Regions by change of real income, largest first; those without one left out. */
export function byRealIncome(outcome: Outcome): readonly { readonly region: string; readonly change: number }[] {
  return outcome.regions
    .flatMap(({ region, logRealIncome }) => (logRealIncome === null ? [] : [{ region, change: percentOf(logRealIncome)! }]))
    .sort((a, b) => b.change - a.change);
}

/** A region's change of real income under a policy, linked to its cell. */
export function linkedRegionChange(outcome: Outcome, region: string): LinkedNumber {
  const change = percentOf(outcome.regions.find((entry) => entry.region === region)?.logRealIncome);
  return { text: `${signed(change, 3)}%`, cell: cellId.policyRegion(outcome.scenario.id, region) };
}

export function policySentences(result: PoliciesResult, facts: ReportFacts, input: ReportInput): readonly Sentence[] {
  return POLICY_WORDS[input.language].sentences(result, facts);
}

/** Ends of seven classes about none, as parts of seven of the largest change; the app's maps have the same. */
const CLASSES = [-5, -3, -1, 1, 3, 5];

/** The maps of the app: change of real income under each policy, on one scale, so that colours compare. */
export function policyMaps(result: PoliciesResult, input: ReportInput): readonly FigureData<"map">[] {
  const { geography } = input;
  if (geography === null) return [];
  const changes = result.outcomes.flatMap(({ regions }) =>
    regions.map(({ logRealIncome }) => Math.abs(percentOf(logRealIncome) ?? 0)),
  );
  const largest = Math.max(...changes);
  const breaks = CLASSES.map((part) => Number(((part * largest) / 7).toPrecision(2)));
  return result.outcomes.map((outcome) => ({
    geography,
    quantity: {
      label: { en: POLICY_WORDS.en.realIncome, zh: POLICY_WORDS.zh.realIncome },
      unit: { en: "%", zh: "%" },
    },
    values: outcome.regions.map(({ region, logRealIncome }) => ({ region, value: percentOf(logRealIncome) })),
    scale: { kind: "diverging", middle: 0 },
    ...(largest > 0 ? { breaks } : {}),
    ...(input.region === undefined ? {} : { selected: input.region }),
  }));
}

/** Both policies side by side with their bands. */
export function comparisonTable(result: PoliciesResult, input: ReportInput): HtmlTable {
  const words = POLICY_WORDS[input.language];
  return {
    id: "table-policies",
    caption: words.comparisonCaption(result.draws),
    columns: [
      { label: words.measure },
      ...result.outcomes.flatMap(({ scenario }) => [
        { label: scenario.name[input.language], numeric: true },
        { label: words.band, numeric: true },
      ]),
    ],
    rows: PRINTED.map(([measure, kind, decimals]) => ({
      cells: [
        head(words.measures[measure]),
        ...result.outcomes.flatMap((outcome) => {
          const at = 3 * result.measures.indexOf(measure);
          const [low, high] = [outcome.bands?.[at], outcome.bands?.[at + 2]];
          const band =
            low == null || high == null
              ? "–"
              : `${printedMeasure(low, kind, decimals)} – ${printedMeasure(high, kind, decimals)}`;
          const { text, cell } = linkedMeasure(outcome, measure);
          return [number(text, cell), number(band)];
        }),
      ],
    })),
    note: words.comparisonNote(result.outcomes.map(({ scenario }) => ({ name: scenario.name, limits: scenario.limits }))),
  };
}

/** Who gains and who loses, region by region, with the band over the draws. */
export function regionChangeTable(result: PoliciesResult, facts: ReportFacts, input: ReportInput): HtmlTable {
  const words = POLICY_WORDS[input.language];
  return {
    id: "table-policies-regions",
    caption: words.regionsCaption(result.draws),
    columns: [
      { label: words.region },
      ...result.outcomes.flatMap(({ scenario }) => [
        { label: scenario.name[input.language], numeric: true },
        { label: words.band, numeric: true },
        { label: words.end },
      ]),
    ],
    rows: (result.outcomes[0]?.regions ?? []).map(({ region }, at) => ({
      chosen: region === input.region,
      cells: [
        head(facts.nameOf(region)),
        ...result.outcomes.flatMap((outcome) => {
          const [low, high] = [percentOf(outcome.regionBands?.[2 * at]), percentOf(outcome.regionBands?.[2 * at + 1])];
          const { text, cell } = linkedRegionChange(outcome, region);
          return [
            number(text, cell),
            number(low === null || high === null ? "–" : `${signed(low, 3)} – ${signed(high, 3)}%`),
            { text: words.ends[outcome.regions[at]!.end] },
          ];
        }),
      ],
    })),
  };
}
