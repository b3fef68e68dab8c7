import { formatQuantity } from "../../format/number.ts";
import type { Names } from "../../language/use-names.ts";
import type { Translate } from "./match-words.ts";

/** What is counted as activity in the study, and its unit. */
export interface Activity {
  readonly label: { readonly en: string; readonly zh: string };
  readonly unit: { readonly en: string; readonly zh: string };
}

/** An amount of activity inside a sentence, with the study's unit. */
export const activityText = (amount: number, { unit }: Activity, names: Names, t: Translate): string =>
  t("match.ofUnit", { amount: formatQuantity(amount, names.language), unit: names.text(unit) });
