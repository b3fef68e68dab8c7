import type { TFunction } from "i18next";
import { en } from "../../language/en/index.ts";
import { zh } from "../../language/zh/index.ts";

export type Translate = TFunction;

/** A list in words. */
export const list = (words: readonly string[], language: "zh" | "en"): string => words.join(language === "zh" ? "、" : ", ");

/** Names of the resources that limit places; the id of one without a name. */
export function resourceName(language: "zh" | "en"): (id: string) => string {
  const names: Readonly<Record<string, string>> = (language === "zh" ? zh : en).match.resources;
  return (id) => names[id] ?? id;
}
