import type { TFunction } from "i18next";
import type { OperationResult } from "../../api/contract.ts";
import type { TableData } from "../../chart/table.ts";
import { commonDecimals, formatNumber, formatSigned } from "../../format/number.ts";

export type CompareResult = OperationResult<"scenario.compare">;
export type Outcome = CompareResult["outcomes"][number];

type Translate = TFunction;

/** A measure over the scenarios compared, in the unit it is shown in. */
export interface ComparisonRow {
  readonly id: string;
  readonly label: string;
  readonly cells: readonly ComparisonCell[];
  readonly print: (value: number) => string;
  /** Counts of region-industries need no drawing. */
  readonly drawn: boolean;
}

export interface ComparisonCell {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

type Measure = CompareResult["measures"][number];

const PATHS = ["strengthening", "deepening", "optimising", "not-transforming"] as const;
const ENDS = ["treated", "partner", "other"] as const;
/** More digits than a policy can be told apart by. */
const MOST_DECIMALS = 3;

/** Levels whose change is shown in percent of what they were. */
const LEVELS: Partial<Record<Measure, "theil" | "coreRatio" | "physicalHhi" | "virtualHhi">> = {
  "theil-change": "theil",
  "core-ratio-change": "coreRatio",
  "physical-hhi-change": "physicalHhi",
  "virtual-hhi-change": "virtualHhi",
};

/** The value of a measure at the study's own parameters. */
function measureOf(outcome: Outcome, measure: Measure): number | null {
  const level = LEVELS[measure];
  if (level !== undefined) {
    const { before, after } = outcome[level];
    return before === null || after === null ? null : after - before;
  }
  if (measure === "log-welfare") return outcome.logWelfare;
  if (measure === "log-output") return outcome.logOutput;
  if (measure === "log-real-wage") return outcome.logRealWage;
  if (measure === "winners-share") return outcome.winnersShare;
  return measure === "cost-share" ? outcome.costShare : outcome.costPerGain;
}

/** Turns a measure into what a reader is shown: percent of change or of the whole; money per gain as it is. */
function shownAs(outcome: Outcome, measure: Measure): (value: number | null | undefined) => number | null {
  const level = LEVELS[measure];
  const before = level === undefined ? null : outcome[level].before;
  return (value) => {
    if (value === null || value === undefined) return null;
    if (level !== undefined) return before === null || before === 0 ? null : (100 * value) / before;
    if (measure.startsWith("log-")) return 100 * Math.expm1(value);
    return measure === "cost-per-gain" ? value : 100 * value;
  };
}

function printOf(measure: Measure, cells: readonly ComparisonCell[]): (value: number) => string {
  if (measure === "winners-share") return (value) => `${formatNumber(value, 0)}%`;
  const decimals = decimalsOf(cells);
  if (measure === "cost-per-gain") return (value) => formatNumber(value, decimals);
  if (measure === "cost-share") return (value) => `${formatNumber(value, decimals)}%`;
  return (value) => `${formatSigned(value, decimals)}%`;
}

const decimalsOf = (cells: readonly ComparisonCell[]): number =>
  commonDecimals(
    cells.map(({ value }) => value),
    MOST_DECIMALS,
  );

/** All rows: the measures with their bands, real income at the ends of the policy, paths. */
export function comparisonRows(result: CompareResult, t: Translate, pathName: (path: string) => string): ComparisonRow[] {
  const { measures, outcomes } = result;
  const measured = measures.map((measure, m): ComparisonRow => {
    const cells = outcomes.map((outcome) => {
      const shown = shownAs(outcome, measure);
      return {
        value: shown(measureOf(outcome, measure)),
        low: shown(outcome.bands?.[3 * m]),
        high: shown(outcome.bands?.[3 * m + 2]),
      };
    });
    return { id: measure, label: t(`scenarios.measures.${measure}`), cells, print: printOf(measure, cells), drawn: true };
  });
  const ends = ENDS.map((end): ComparisonRow => {
    const cells = outcomes.map((outcome) => {
      const change = outcome.ends[end];
      return { value: change === null ? null : 100 * Math.expm1(change), low: null, high: null };
    });
    const decimals = decimalsOf(cells);
    return {
      id: `end-${end}`,
      label: t("scenarios.endsRow", { end: t(`scenarios.ends.${end}`) }),
      cells,
      print: (value) => `${formatSigned(value, decimals)}%`,
      drawn: true,
    };
  });
  const paths = PATHS.map(
    (path): ComparisonRow => ({
      id: `path-${path}`,
      label: t("scenarios.pathsRow", { path: pathName(path) }),
      cells: outcomes.map((outcome) => ({
        value: outcome.paths === null ? null : (outcome.paths[path] ?? 0),
        low: null,
        high: null,
      })),
      print: (value) => formatNumber(value, 0),
      drawn: false,
    }),
  );
  return [...measured, ...ends, ...paths].filter(({ cells }) => cells.some(({ value }) => value !== null));
}

/** Real income by region and scenario, for the table and its download. */
export function incomeTable(
  result: CompareResult,
  region: (id: string) => string,
  text: (text: { readonly en: string; readonly zh: string }) => string,
  t: Translate,
): TableData {
  return {
    columns: [
      { id: "region", label: t("scenarios.region") },
      ...result.outcomes.map(({ scenario }) => ({
        id: scenario.id,
        label: `${t("scenarios.realIncome")} · ${text(scenario.name)}`,
        unit: "%",
        decimals: 3,
        signed: true,
      })),
    ],
    rows: (result.outcomes[0]?.regions ?? []).map(({ region: id }, i) => ({
      id,
      cells: [
        region(id),
        ...result.outcomes.map(({ regions }) => {
          const change = regions[i]?.logRealIncome;
          return change === null || change === undefined ? null : 100 * Math.expm1(change);
        }),
      ],
    })),
  };
}
