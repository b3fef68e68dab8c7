import { type DefaultIndustry, defaultIndustries } from "@jiju/core";
import { looksLikeTotal } from "./total-names.ts";

/** English words that tell a section of the default table, in the order they are tried. */
const ENGLISH: readonly (readonly [id: string, words: RegExp])[] = [
  ["agriculture-forestry-fishing", /agricult|forestry|fishing|farming/],
  ["mining", /\bmining\b|quarry|extraction of/],
  ["utilities", /electric|utilit|\bgas\b/],
  ["information-software", /information|software|telecom/],
  ["manufacturing", /manufactur/],
  ["construction", /construction/],
  ["wholesale-retail", /wholesale|retail/],
  ["transport-storage-post", /transport|storage|logistic|postal|warehous/],
  ["hotels-catering", /accommodation|hotel|catering|restaurant/],
  ["finance", /financ|insurance|bank/],
  ["real-estate", /real estate|property/],
  ["scientific-technical-services", /scientific|professional/],
  ["public-administration", /public admin|government|social organi/],
  ["leasing-business-services", /leasing|business services|administrative/],
  ["education", /educat/],
  ["health-social-work", /health|social work/],
  ["culture-sports-entertainment", /\barts?\b|cultur|sport|recreation|entertainment/],
  ["resident-services", /other services|personal services|repair|household services/],
  ["water-environment-public-facilities", /water|environment|public facilities/],
];

/** A Chinese name without the words that differ between yearbooks: 业, 和, 、. */
const bare = (name: string): string => name.replace(/[业和与及、，,\s]/gu, "");

/** The section of the default table that a name of an industry means; undefined when none is meant for certain. */
export function defaultIndustryOf(name: string): DefaultIndustry | undefined {
  if (looksLikeTotal(name)) return undefined;
  if (/\p{Script=Han}/u.test(name)) {
    const short = bare(name);
    if (short.length < 2) return undefined;
    return defaultIndustries.find((each) => bare(each.name.zh).startsWith(short) || short.startsWith(bare(each.name.zh)));
  }
  const lower = name.toLowerCase();
  const id = ENGLISH.find(([, words]) => words.test(lower))?.[0];
  return defaultIndustries.find((each) => each.id === id);
}

const quoted = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/**
 * A list of industries drafted for the names of a table: both names, kind and tradability of the section of the default table that a
 * name means, blank where none is.
 *
 * @returns text of a CSV file
 */
export function draftIndustries(names: readonly string[]): string {
  const lines = names.map((name) => {
    const known = defaultIndustryOf(name);
    const chinese = /\p{Script=Han}/u.test(name);
    const zh = chinese ? name : (known?.name.zh ?? name);
    const en = chinese ? (known?.name.en ?? name) : name;
    return [name, zh, en, known?.kind ?? "", known ? String(known.tradability) : ""].map(quoted).join(",");
  });
  return `${["industry,name_zh,name_en,kind,tradability", ...lines].join("\n")}\n`;
}
