import type { TFunction } from "i18next";
import type { OperationResult } from "../../api/contract.ts";
import type { TableColumn, TableData } from "../../chart/table.ts";
import { en } from "../../language/en/index.ts";

type Translate = TFunction;
type SpecificationId = keyof typeof en.estimates.specifications;

/** Row of the estimate that the answer speaks of, above those of the figure. */
export const answerRow = "answer";

export interface AnswerCells {
  readonly name: string;
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly pValue: number | null;
  readonly verdict: string;
}

const numbers = (t: Translate): readonly TableColumn[] => [
  { id: "w", label: t("estimates.estimate"), decimals: 4, signed: true },
  { id: "low", label: t("estimates.low"), decimals: 4, signed: true },
  { id: "high", label: t("estimates.high"), decimals: 4, signed: true },
  { id: "p", label: t("estimates.p"), decimals: 3 },
];

const first = ({ name, estimate, low, high, pValue, verdict }: AnswerCells, rest: readonly (string | null)[]) => ({
  id: answerRow,
  cells: [name, estimate, low, high, pValue, ...rest.map((cell) => cell ?? verdict)],
});

/** Verdicts by industry under the answer's own line. */
export function industryTable(
  answer: AnswerCells,
  rows: OperationResult<"why.by-industry">["industries"],
  name: (id: string) => string,
  t: Translate,
): TableData {
  return {
    columns: [
      { id: "name", label: t("estimates.industry") },
      ...numbers(t),
      { id: "holm-p", label: t("estimates.holmP"), decimals: 3 },
      { id: "verdict", label: t("estimates.verdict") },
      { id: "holm-verdict", label: t("estimates.holmVerdict") },
    ],
    rows: [
      first(answer, ["", null, ""]),
      ...rows.map((row) => ({
        id: row.industry,
        cells: [
          name(row.industry),
          row.estimate,
          row.interval95?.[0] ?? null,
          row.interval95?.[1] ?? null,
          row.pValue,
          row.adjustedPValue,
          t(`estimates.verdicts.${row.verdict}`),
          t(`estimates.verdicts.${row.adjustedVerdict}`),
        ],
      })),
    ],
  };
}

/** The specification table under the answer's own line. */
export function specificationTable(
  answer: AnswerCells,
  rows: OperationResult<"why.specifications">["rows"],
  t: Translate,
): TableData {
  return {
    columns: [
      { id: "name", label: t("estimates.specification") },
      ...numbers(t),
      { id: "note", label: t("estimates.note") },
      { id: "rows", label: t("estimates.rows"), decimals: 0 },
    ],
    rows: [
      { ...first(answer, [null]), cells: [...first(answer, [null]).cells, null] },
      ...rows.map((row) => ({
        id: row.id,
        cells: [
          specificationName(row.id, t),
          row.estimate,
          row.interval95[0],
          row.interval95[1],
          row.pValue,
          row.status === "not-identified"
            ? t("estimates.verdicts.not-identified")
            : row.descriptive
              ? t("estimates.descriptive")
              : "",
          row.rows,
        ],
      })),
    ],
  };
}

/** A specification in words; its id where the catalogue has none. */
export function specificationName(id: string, t: Translate): string {
  return Object.hasOwn(en.estimates.specifications, id) ? t(`estimates.specifications.${id as SpecificationId}`) : id;
}
