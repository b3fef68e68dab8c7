import type { Text } from "../dataset/index.ts";

/** A description with further ones after it, in both languages. */
export function describedWith(...parts: readonly Text[]): Text {
  return { en: parts.map(({ en }) => en).join(", "), zh: parts.map(({ zh }) => zh).join("，") };
}

/** Words that the caller gives in one language stand for both. */
export function describedAs(words: string | Text): Text {
  return typeof words === "string" ? { en: words, zh: words } : words;
}

/** Weights that fall with distance. */
export const inverseDescription = (power: number): Text => ({
  en: `inverse distance to the power ${power}`,
  zh: power === 1 ? "按距离反比" : `按距离的${power}次方反比`,
});
