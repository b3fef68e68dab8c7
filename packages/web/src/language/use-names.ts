import type { Text } from "@jiju/core";
import { useMemo } from "react";
import { useStudy } from "../selection/study-context.ts";
import { type Language, useLanguage } from "./index.ts";

export interface Names {
  readonly language: Language;
  /** Name of a region in the current language; its id when the study does not know it. */
  readonly region: (id: string) => string;
  readonly industry: (id: string) => string;
  /** Name of an industry inside a sentence: in English its first letter is small, unless it is an acronym. */
  readonly industryInSentence: (id: string) => string;
  readonly text: (text: Text) => string;
}

/** Names of regions and industries in the current language. */
export function useNames(): Names {
  const study = useStudy();
  const [language] = useLanguage();
  return useMemo(() => {
    const text = (name: Text) => (name[language] === "" ? name[language === "zh" ? "en" : "zh"] : name[language]);
    const regions = new Map(study.regions.map(({ id, name }) => [id, text(name)]));
    const industries = new Map(
      [...study.tables.flatMap((table) => table.industries), ...study.industries].map(({ id, name }) => [id, text(name)]),
    );
    const industry = (id: string) => industries.get(id) ?? id;
    return {
      language,
      text,
      region: (id) => regions.get(id) ?? id,
      industry,
      // an English name in a Chinese sentence stays as it is
      industryInSentence: (id) =>
        language === "zh" ? industry(id) : industry(id).replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase()),
    };
  }, [study, language]);
}
