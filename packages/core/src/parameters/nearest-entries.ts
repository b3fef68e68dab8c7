import type { Text } from "../dataset/index.ts";
import { nearestNames } from "./catalogue.ts";

/** Something that may be called by its id or by its name in either language. */
export interface NamedEntry {
  readonly id: string;
  readonly name: Text;
}

/**
 * The entries whose id or name is nearest to a misspelt one, by edit distance, each as `id (name)`.
 *
 * @param given   what was written
 * @param entries what there is
 * @param count   how many to return; default 3
 */
export function nearestEntries(given: string, entries: readonly NamedEntry[], count = 3): readonly string[] {
  const shown = new Map<string, string>();
  for (const { id, name } of entries) {
    const names = [...new Set([name.zh, name.en])].filter((word) => word !== id);
    const text = names.length === 0 ? id : `${id} (${names.join(" ")})`;
    for (const word of [id, ...names]) if (!shown.has(word)) shown.set(word, text);
  }
  // an entry has up to three words
  const words = nearestNames(given, [...shown.keys()], 3 * count);
  return [...new Set(words.map((word) => shown.get(word)!))].slice(0, count);
}
