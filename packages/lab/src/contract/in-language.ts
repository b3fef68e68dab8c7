import type { Language } from "./issue-wording.ts";

/** One side of a text that holds both languages as `中文 / English`; any other text as it is. */
export function inLanguage(text: string, language: Language): string {
  const parts = text.split(" / ");
  const chinese = parts.map((part) => /[\u4e00-\u9fff]/.test(part));
  return parts.length === 2 && chinese[0] !== chinese[1] ? parts[chinese[0] === (language === "zh") ? 0 : 1]! : text;
}
