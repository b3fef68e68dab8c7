import type { useTranslation } from "react-i18next";

export type Translate = ReturnType<typeof useTranslation>["t"];

/** A list in words. */
export const list = (words: readonly string[], language: "zh" | "en"): string => words.join(language === "zh" ? "、" : ", ");

const resourceKeys = {
  land: "match.resources.land",
  labour: "match.resources.labour",
  energy: "match.resources.energy",
  emission: "match.resources.emission",
} as const;

/** Name of a resource that limits places; its id where there is none. */
export function resourceName(t: Translate): (id: string) => string {
  return (id) => {
    const key = Object.hasOwn(resourceKeys, id) ? resourceKeys[id as keyof typeof resourceKeys] : undefined;
    return key === undefined ? id : String(t(key));
  };
}
