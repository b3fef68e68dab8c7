import { InputError } from "../errors/index.ts";
import type { SpatialWeights, WeightsOptions } from "./spatial-weights.ts";
import { linesOf, requireFormat, wordsOf } from "./weights-file-format.ts";
import { headerLine, type WeightsFileHeader } from "./weights-file-header.ts";
import { boundLinks, writtenIds } from "./weights-file-ids.ts";
import { linkWeights, type WeightsLink } from "./weights-matrix.ts";

/**
 * Weights as a GAL file: neighbours without values, as GeoDa and PySAL read them.
 *
 * Line 1: `0 n map id-column`; then for every region a line `id count` and a line of the neighbours' ids. Blanks in ids become `_`.
 *
 * @throws InputError `id-with-blank`
 */
export function writeGal(weights: SpatialWeights, header: WeightsFileHeader = {}): string {
  const { offsets, neighbours } = weights;
  const ids = writtenIds("writeGal", weights.ids);
  const lines = [headerLine(ids.length, header)];
  for (let i = 0; i < ids.length; ++i) {
    const start = offsets[i]!;
    const end = offsets[i + 1]!;
    lines.push(`${ids[i]} ${end - start}`);
    lines.push(Array.from(neighbours.subarray(start, end), (j) => ids[j]!).join(" "));
  }
  return `${lines.join("\n")}\n`;
}

/**
 * Weights from the text of a GAL file, valued 1.
 *
 * @param text  with either form of the header (`n`, or `0 n map id-column`); ids may have `_` for blanks or lack leading zeros
 * @param ids   the regions of the study: rows follow this order whatever the order of the file
 * @throws InputError `weights-file-format`, `bad-file`, `weights-file-ids`, `region-missing`, `isolates-refused`
 */
export function readGal(text: string, ids: readonly string[], options: WeightsOptions = {}): SpatialWeights {
  requireFormat("readGal", text, "gal");
  const lines = linesOf(text);
  const links: WeightsLink[] = [];
  const listed: WeightsLink[] = [];
  let at = 1;
  while (at < lines.length) {
    const head = wordsOf(lines[at]!);
    at += 1;
    if (head.length === 0) continue;
    const [from, countText] = head;
    const count = Number(countText);
    if (head.length !== 2 || !Number.isInteger(count) || count < 0) throw badHead(lines[at - 1]!, at);
    // A region without neighbours has an empty line, or none at all in files of some programs.
    const names: string[] = [];
    while (names.length < count && at < lines.length) names.push(...wordsOf(lines[at++]!));
    if (names.length !== count) {
      throw new InputError(
        "bad-file",
        `readGal: ${from} has ${names.length} neighbours listed up to line ${at}; it says ${count}.`,
        { line: at },
      );
    }
    listed.push({ from: from!, to: from!, weight: 1 });
    for (const to of names) links.push({ from: from!, to, weight: 1 });
  }
  const bound = boundLinks("readGal", ids, [...listed, ...links]);
  requireListed(ids, new Set(bound.slice(0, listed.length).map(({ from }) => from)));
  return {
    ...linkWeights(ids, bound.slice(listed.length), options),
    transform: "binary",
    description: { en: "GAL file", zh: "GAL 文件" },
  };
}

function badHead(line: string, number: number): InputError {
  return new InputError(
    "bad-file",
    `readGal: line ${number} is "${line}"; it must hold a region id and its number of neighbours. Ids with blanks need "_" for them, or double quotes; a table (from, to) holds any id.`,
    { line: number },
  );
}

function requireListed(ids: readonly string[], listed: ReadonlySet<string>): void {
  const missing = ids.filter((id) => !listed.has(id));
  if (missing.length === 0) return;
  throw new InputError(
    "region-missing",
    `readGal: the file does not list ${missing.length} of ${ids.length} regions (first: ${JSON.stringify(missing[0])}). Check that map and file belong together.`,
    { missing, first: missing[0], count: missing.length },
  );
}
