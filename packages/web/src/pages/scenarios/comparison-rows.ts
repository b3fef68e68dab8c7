import type { TFunction } from "i18next";
import type { OperationResult } from "../../api/contract.ts";
import type { TableData } from "../../chart/table.ts";
import { formatNumber, formatShare, formatSigned } from "../../format/number.ts";
import { signedPercent } from "../../format/signed-percent.ts";

export type CompareResult = OperationResult<"scenario.compare">;
export type Outcome = CompareResult["outcomes"][number];

type Translate = TFunction;

/** A measure over the scenarios compared. */
export interface ComparisonRow {
  readonly id: string;
  readonly label: string;
  readonly cells: readonly { readonly value: number | null; readonly low: number | null; readonly high: number | null }[];
  readonly print: (value: number) => string;
  /** Counts of region-industries, which need no drawing. */
  readonly counts: boolean;
}

const PATHS = ["strengthening", "deepening", "optimising", "not-transforming"] as const;
const ENDS = ["treated", "partner", "other"] as const;

/** The value of a measure at the study's own parameters. */
function measureOf(outcome: Outcome, measure: CompareResult["measures"][number]): number | null {
  const change = ({ before, after }: { before: number | null; after: number | null }) =>
    before === null || after === null ? null : after - before;
  switch (measure) {
    case "log-welfare":
      return outcome.logWelfare;
    case "log-output":
      return outcome.logOutput;
    case "log-real-wage":
      return outcome.logRealWage;
    case "theil-change":
      return change(outcome.theil);
    case "core-ratio-change":
      return change(outcome.coreRatio);
    case "physical-hhi-change":
      return change(outcome.physicalHhi);
    case "virtual-hhi-change":
      return change(outcome.virtualHhi);
    case "winners-share":
      return outcome.winnersShare;
    case "cost-share":
      return outcome.costShare;
    case "cost-per-gain":
      return outcome.costPerGain;
  }
}

function printOf(measure: CompareResult["measures"][number]): (value: number) => string {
  if (measure.startsWith("log-")) return (value) => signedPercent(value, 3);
  if (measure === "winners-share") return (value) => formatShare(value);
  if (measure === "cost-share") return (value) => formatShare(value, 3);
  if (measure === "cost-per-gain") return (value) => formatNumber(value, 2);
  return (value) => formatSigned(value, 5);
}

/** All rows: the measures with their bands, real income at the ends of the policy, paths. */
export function comparisonRows(result: CompareResult, t: Translate, pathName: (path: string) => string): ComparisonRow[] {
  const { measures, outcomes } = result;
  const measured = measures.map(
    (measure, m): ComparisonRow => ({
      id: measure,
      label: t(`scenarios.measures.${measure}`),
      cells: outcomes.map((outcome) => ({
        value: measureOf(outcome, measure),
        low: outcome.bands?.[3 * m] ?? null,
        high: outcome.bands?.[3 * m + 2] ?? null,
      })),
      print: printOf(measure),
      counts: false,
    }),
  );
  const ends = ENDS.map(
    (end): ComparisonRow => ({
      id: `end-${end}`,
      label: t("scenarios.endsRow", { end: t(`scenarios.ends.${end}`) }),
      cells: outcomes.map((outcome) => ({ value: outcome.ends[end], low: null, high: null })),
      print: (value) => signedPercent(value, 3),
      counts: false,
    }),
  );
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
      counts: true,
    }),
  );
  return [...measured, ...ends, ...paths];
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
