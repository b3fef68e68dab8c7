/** A name in both languages, ready to be searched. */
export interface SearchEntry {
  readonly id: string;
  readonly en: string;
  readonly zh: string;
}

/** Full pinyin and initials of a Chinese name, both without spaces: `广东` gives `guangdong` and `gd`. */
export interface Pinyin {
  readonly full: string;
  readonly initials: string;
}

export type PinyinOf = (chinese: string) => Pinyin;

/** Loads the pinyin dictionary, which is larger than the rest of the frame, the first time somebody types. */
export async function loadPinyin(): Promise<PinyinOf> {
  const { pinyin } = await import("pinyin-pro");
  const known = new Map<string, Pinyin>();
  return (chinese) => {
    const found = known.get(chinese);
    if (found !== undefined) return found;
    const syllables = pinyin(chinese, { toneType: "none", type: "array", v: true, nonZh: "consecutive" });
    const made = {
      full: syllables.join("").toLowerCase(),
      initials: syllables
        .map((syllable) => syllable.charAt(0))
        .join("")
        .toLowerCase(),
    };
    known.set(chinese, made);
    return made;
  };
}

/**
 * How well a name answers what was typed: 0 exact, 1 start, 2 inside, 3 pinyin start, 4 pinyin inside or initials; null when not at
 * all. Case, spaces, hyphens and accents do not matter.
 */
export function searchRank(typed: string, entry: SearchEntry, pinyinOf?: PinyinOf): number | null {
  const wanted = plain(typed);
  if (wanted === "") return 1;
  const names = [plain(entry.zh), plain(entry.en), plain(entry.id)];
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  if (names.some((name) => name.includes(wanted))) return 2;
  if (pinyinOf === undefined || entry.zh === "") return null;
  const { full, initials } = pinyinOf(entry.zh);
  if (full.startsWith(wanted)) return 3;
  if (initials.startsWith(wanted) || full.includes(wanted)) return 4;
  return null;
}

/** Entries that answer what was typed, best first, otherwise in their own order. */
export function searchEntries<Entry extends SearchEntry>(
  typed: string,
  entries: readonly Entry[],
  pinyinOf?: PinyinOf,
): readonly Entry[] {
  return entries
    .map((entry, order) => ({ entry, order, rank: searchRank(typed, entry, pinyinOf) }))
    .filter((found): found is typeof found & { rank: number } => found.rank !== null)
    .sort((a, b) => a.rank - b.rank || a.order - b.order)
    .map(({ entry }) => entry);
}

function plain(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[\s\-_·'’]/g, "");
}
