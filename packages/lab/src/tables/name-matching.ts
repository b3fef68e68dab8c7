import { nearestName } from "./name-distance.ts";

export type NameKind = "region" | "industry";

/** Something a table may name in several ways. */
export interface NamedEntry {
  readonly id: string;
  /** Further names: Chinese, English. */
  readonly names: readonly string[];
}

export type NameMatch =
  | { readonly kind: "found"; readonly index: number; readonly by: "id" | "name" | "alias" | "likeness" }
  | { readonly kind: "left-out" }
  | { readonly kind: "ambiguous"; readonly candidates: readonly string[] }
  | { readonly kind: "unknown"; readonly nearest: string | undefined };

const REGION_TAIL =
  /(?:维吾尔自治区|壮族自治区|回族自治区|自治区|特别行政区|自治州|地区|省|市|盟)$|\s+(?:province|municipality|city|autonomous region|zhuang autonomous region|hui autonomous region|uygur autonomous region|special administrative region)$/u;
const INDUSTRY_TAIL = /(?:行业|产业|业)$|\s+(?:industry|industries|sector)$/u;

/**
 * A name reduced to what tells it apart: full-width forms, letter case, spaces and punctuation, a bracket at the end (a census suffix such as "(C)"),
 * and the administrative tail (省, 市, 自治区) or 业 of an industry. Two characters at least remain.
 */
export function plainName(name: string, kind: NameKind): string {
  const flat = name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
  const bare = flat.replace(/\s*\([^()]*\)$/, "");
  const tail = kind === "region" ? REGION_TAIL : INDUSTRY_TAIL;
  const short = bare.replace(tail, "");
  const kept = [...short].length >= 2 ? short : bare;
  return kept.replace(/[\s.,;:、,。·'’"“”()_/&-]/g, "") || flat;
}

/** Whether a name is to be skipped: listed, or beginning as an entry that ends in `*` does. */
export function nameFilter(names: readonly string[]): (name: string) => boolean {
  const exact = new Set<string>();
  const starts: string[] = [];
  for (const name of names) {
    if (name.endsWith("*")) starts.push(name.slice(0, -1).trimStart());
    else exact.add(name.trim());
  }
  return (name) => exact.has(name.trim()) || starts.some((start) => name.trim().startsWith(start));
}

/** Looks names up in a fixed list. */
export interface NameMatcher {
  match(text: string): NameMatch;
}

/**
 * Finds what a name in a table stands for: an id, a name in either language, an alias of the study; failing these, the one entry that reads
 * the same without suffix, case and punctuation. A likeness that fits several entries is refused.
 *
 * @param aliases other spelling: id
 * @param leaveOut names that are to be skipped; `*` at the end stands for any ending
 */
export function createNameMatcher(
  entries: readonly NamedEntry[],
  kind: NameKind,
  aliases: Readonly<Record<string, string>> = {},
  leaveOut: readonly string[] = [],
): NameMatcher {
  const byId = new Map(entries.map((entry, index) => [entry.id, index]));
  const byName = new Map<string, Set<number>>();
  const byLikeness = new Map<string, Set<number>>();
  const put = (map: Map<string, Set<number>>, key: string, index: number): void => {
    const set = map.get(key);
    if (set) set.add(index);
    else map.set(key, new Set([index]));
  };
  entries.forEach((entry, index) => {
    for (const name of entry.names) if (name !== "") put(byName, name.trim(), index);
    for (const name of [entry.id, ...entry.names]) if (name !== "") put(byLikeness, plainName(name, kind), index);
  });
  const isLeftOut = nameFilter(leaveOut);
  const several = (found: Set<number>): NameMatch => ({
    kind: "ambiguous",
    candidates: [...found].map((index) => {
      const { id, names } = entries[index]!;
      return names[0] && names[0] !== id ? `${id} (${names[0]})` : id;
    }),
  });
  return {
    match(text) {
      const name = text.trim();
      if (isLeftOut(name)) return { kind: "left-out" };
      const alias = aliases[name];
      if (alias !== undefined) {
        const index = byId.get(alias);
        if (index !== undefined) return { kind: "found", index, by: "alias" };
      }
      const id = byId.get(name);
      if (id !== undefined) return { kind: "found", index: id, by: "id" };
      const named = byName.get(name);
      if (named?.size === 1) return { kind: "found", index: [...named][0]!, by: "name" };
      if (named) return several(named);
      const alike = byLikeness.get(plainName(name, kind));
      if (alike?.size === 1) return { kind: "found", index: [...alike][0]!, by: "likeness" };
      if (alike) return several(alike);
      // Codes such as 110000.0 come out of spreadsheets that took them for numbers.
      const code = /^(\d+)\.0+$/.exec(name);
      const coded = code ? byId.get(code[1]!) : undefined;
      if (coded !== undefined) return { kind: "found", index: coded, by: "likeness" };
      return {
        kind: "unknown",
        nearest: nearestName(
          name,
          entries.flatMap((entry) => [entry.id, ...entry.names]),
        ),
      };
    },
  };
}
