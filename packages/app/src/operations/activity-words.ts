import type { Text } from "@jiju/core";
import type { StudySession } from "../study/session.ts";

/** Base units of activity in words; another unit is printed as the study writes it. */
const UNITS: Readonly<Record<string, Text>> = {
  persons: { en: "persons", zh: "人" },
  CNY: { en: "CNY", zh: "元" },
  number: { en: "units", zh: "个" },
};

/** What counts as activity in a study, and its unit, in both languages. */
export function activityWords(study: StudySession): { readonly label: Text; readonly unit: Text } {
  const { label, unit } = study.loaded.dataset.columns[study.loaded.activity]!;
  return { label, unit: UNITS[unit] ?? { en: unit, zh: unit } };
}
