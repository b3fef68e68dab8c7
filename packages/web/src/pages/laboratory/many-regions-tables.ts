import type { TFunction } from "i18next";
import type { TableData } from "../../chart/table.ts";
import type { SettledResult } from "./many-regions-figures.ts";

/** Shares by region, in percent. */
export function settledTable(result: SettledResult, name: (id: string) => string, t: TFunction): TableData {
  const share = { unit: "%", decimals: 2 };
  return {
    columns: [
      { id: "region", label: t("laboratory.many.columns.region") },
      { id: "start", label: t("laboratory.many.columns.start"), ...share },
      { id: "rest", label: t("laboratory.many.columns.rest"), ...share },
      { id: "centre", label: t("laboratory.many.columns.centre") },
    ],
    rows: result.regions.map((id, r) => ({
      id,
      cells: [
        name(id),
        100 * (result.start.shares[r] ?? 0),
        100 * (result.rest.shares[r] ?? 0),
        t(result.rest.pattern.centres.includes(r) ? "laboratory.yes" : "laboratory.no"),
      ],
    })),
  };
}

/** The pattern at every digital reach of the sweep. */
export function sweepTable({ sweep, distanceUnit }: SettledResult, t: TFunction): TableData {
  return {
    columns: [
      { id: "reach", label: t("laboratory.many.columns.reach"), decimals: 3 },
      { id: "effective", label: t("laboratory.many.columns.effective"), decimals: 3 },
      { id: "centres", label: t("laboratory.many.columns.centres"), decimals: 0 },
      { id: "largest", label: t("laboratory.many.columns.largest"), unit: "%", decimals: 1 },
      { id: "herfindahl", label: t("laboratory.many.columns.herfindahl"), decimals: 4 },
      {
        id: "spacing",
        label: t("laboratory.many.columns.spacing"),
        unit: t(`laboratory.many.units.${distanceUnit}`),
        decimals: distanceUnit === "km" ? 0 : 1,
      },
      { id: "status", label: t("laboratory.many.columns.status") },
    ],
    rows: sweep.map((entry) => ({
      id: `reach ${entry.reach}`,
      cells: [
        entry.reach,
        entry.effective,
        entry.centres,
        100 * (entry.shares[0] ?? 0),
        entry.herfindahl,
        entry.spacing,
        t(entry.status === "converged" ? "laboratory.many.atRest" : "laboratory.many.stillMoving"),
      ],
    })),
  };
}
