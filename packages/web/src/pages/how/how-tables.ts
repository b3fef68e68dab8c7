import type { TFunction } from "i18next";
import type { TableData } from "../../chart/table.ts";
import type { Names } from "../../language/use-names.ts";
import { nationRow } from "./how-answer.ts";
import { type PlaneEntry, percent, type RegionChange, type TrinityResult } from "./how-figures.ts";

type Form = TrinityResult["forms"][number];
const signed = { decimals: 2, signed: true } as const;

/** Changes by region with the terms of the real wage; the nation's real income leads. */
export function changeTable(
  result: TrinityResult,
  changes: readonly RegionChange[],
  industry: string,
  names: Names,
  t: TFunction,
): TableData {
  const { welfare } = result;
  const unit = t("how.logUnit");
  return {
    columns: [
      { id: "region", label: t("how.columns.region") },
      { id: "wage", label: t("how.columns.realWage"), unit, ...signed },
      ...(["U", "E", "R", "V"] as const).map((id) => ({ id, label: t(`how.terms.${id}`), unit, ...signed })),
      { id: "together", label: t("how.columns.together"), unit, ...signed },
      { id: "people", label: t("how.columns.population"), unit, ...signed },
      { id: "jobs", label: t("how.columns.employment", { industry: names.industry(industry) }), unit, ...signed },
    ],
    rows: [
      {
        id: nationRow,
        cells: [
          t("how.nation"),
          percent(welfare.total),
          percent(welfare.upgrade),
          percent(welfare.emerging),
          percent(welfare.reshaping),
          percent(welfare.virtual),
          percent(welfare.synergy),
          null,
          null,
        ],
      },
      ...changes.map((change) => ({
        id: change.region,
        cells: [
          names.region(change.region),
          change.realWage,
          ...change.parts,
          change.together,
          change.population,
          Number.isFinite(change.employment) ? change.employment : null,
        ],
      })),
    ],
  };
}

/** The nine cells of the plane with their labels. */
export function planeTable(cells: readonly PlaneEntry[], names: Names, t: TFunction): TableData {
  return {
    columns: [
      { id: "form", label: t("how.columns.form") },
      { id: "industry", label: t("how.columns.industryMode") },
      { id: "space", label: t("how.columns.spaceMode") },
      { id: "employment", label: t("how.columns.mass"), unit: "%", decimals: 1 },
      { id: "joint", label: t("how.columns.joint"), unit: t("how.logUnit"), decimals: 4, signed: true },
      { id: "reading", label: t("how.columns.reading") },
    ],
    rows: cells.map((cell) => ({
      id: cell.id,
      cells: [
        names.text(cell.label),
        t(`how.industryModes.${cell.industry}`),
        t(`how.spaceModes.${cell.space}`),
        100 * cell.employment,
        cell.joint,
        names.text(cell.reading),
      ],
    })),
  };
}

/** Rows of the table of forms. */
export const formRows = ["industry", "region", "all"] as const;
export type FormRows = (typeof formRows)[number];

/** Forms of region-industries: those of one industry, of one region, or all. */
export function chosenForms(
  forms: readonly Form[],
  rows: FormRows,
  selection: { readonly region: string | null; readonly industry: string },
): readonly Form[] {
  if (rows === "industry") return forms.filter(({ industry }) => industry === selection.industry);
  if (rows === "region") return forms.filter(({ region }) => region === selection.region);
  return forms;
}

/** The form of every region-industry, with the share of draws that read the same where draws were asked for. */
export function formTable(result: TrinityResult, forms: readonly Form[], names: Names, t: TFunction): TableData {
  const column = new Map(result.industries.map((id, at) => [id, at]));
  const row = new Map(result.regions.map((id, at) => [id, at]));
  const employment = (form: Form): number | null => {
    const at = (row.get(form.region) ?? 0) * result.industries.length + (column.get(form.industry) ?? 0);
    const ratio = result.employmentRatio[at] ?? 0;
    return ratio > 0 ? percent(Math.log(ratio)) : null;
  };
  const withDraws = forms.some(({ agreement }) => agreement !== null);
  // what all rows share stands in the pickers above and leaves its width to the forms
  const many = (of: "region" | "industry") => forms.some((form) => form[of] !== forms[0]?.[of]);
  const [regions, industries] = [many("region") || forms.length < 2, many("industry")];
  return {
    columns: [
      ...(regions ? [{ id: "region", label: t("how.columns.region") }] : []),
      ...(industries ? [{ id: "industry", label: t("how.columns.industry") }] : []),
      { id: "form", label: t("how.columns.form") },
      { id: "industry-mode", label: t("how.columns.industryMode") },
      { id: "space-mode", label: t("how.columns.spaceMode") },
      { id: "interaction", label: t("how.columns.interaction") },
      { id: "change", label: t("how.columns.employmentChange"), unit: t("how.logUnit"), ...signed },
      ...(withDraws ? [{ id: "agreement", label: t("how.columns.agreement"), unit: "%", decimals: 0 }] : []),
    ],
    rows: forms.map((form) => {
      const label = form.cell === null ? undefined : result.legend.cells[form.cell]?.label;
      return {
        id: `${form.region} ${form.industry}`,
        cells: [
          ...(regions ? [names.region(form.region)] : []),
          ...(industries ? [names.industry(form.industry)] : []),
          label === undefined ? t("how.formNone") : names.text(label),
          t(`how.industryModes.${form.industryMode as "none"}`),
          t(`how.spaceModes.${form.spaceMode as "none"}`),
          t(`how.interactions.${form.interaction}`),
          employment(form),
          ...(withDraws ? [form.agreement === null ? null : 100 * form.agreement] : []),
        ],
      };
    }),
  };
}
