/** Last division of each section of GB/T 4754-2017 and the section of the default table of industries. */
const SECTIONS: readonly (readonly [letter: string, lastDivision: number, industry: string])[] = [
  ["A", 5, "agriculture-forestry-fishing"],
  ["B", 12, "mining"],
  ["C", 43, "manufacturing"],
  ["D", 46, "utilities"],
  ["E", 50, "construction"],
  ["F", 52, "wholesale-retail"],
  ["G", 60, "transport-storage-post"],
  ["H", 62, "hotels-catering"],
  ["I", 65, "information-software"],
  ["J", 69, "finance"],
  ["K", 70, "real-estate"],
  ["L", 72, "leasing-business-services"],
  ["M", 75, "scientific-technical-services"],
  ["N", 79, "water-environment-public-facilities"],
  ["O", 82, "resident-services"],
  ["P", 83, "education"],
  ["Q", 85, "health-social-work"],
  ["R", 90, "culture-sports-entertainment"],
  ["S", 96, "public-administration"],
];

/**
 * The section of the default table of industries that a code of GB/T 4754-2017 belongs to: `C`, `34`, `C34`, `C3411` and `3411` are all
 * manufacturing. A code of digits needs two to four; a division of one digit is written with its zero.
 *
 * @returns undefined for a text that is no such code
 */
export function sectionOfCode(text: string): string | undefined {
  const match = /^([A-S])?(\d{2})?\d{0,2}$/i.exec(text.normalize("NFKC").trim());
  const [, letter, digits] = match ?? [];
  if (letter === undefined && digits === undefined) return undefined;
  const byLetter = SECTIONS.find(([each]) => each === letter?.toUpperCase())?.[2];
  if (digits === undefined) return byLetter;
  const division = Number(digits);
  const byDivision = division < 1 ? undefined : SECTIONS.find(([, last]) => division <= last)?.[2];
  return letter === undefined || byLetter === byDivision ? byDivision : undefined;
}
