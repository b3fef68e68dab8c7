import type { Language } from "./index.ts";

const chinese = /[\u3400-\u9fff]/;

/**
 * The reader's side of a note written in both languages, as in `2021年以前发布 / as published by 2021`; other notes stay whole.
 *
 * @param text  words of a study's author
 */
export function ownSide(text: string, language: Language): string {
  for (const match of text.matchAll(/\s\/\s/g)) {
    const [before, after] = [text.slice(0, match.index).trim(), text.slice(match.index + match[0].length).trim()];
    if (before === "" || after === "" || chinese.test(before) === chinese.test(after)) continue;
    return chinese.test(before) === (language === "zh") ? before : after;
  }
  return text;
}
