import type { SpatialWeights, WeightsOptions } from "./spatial-weights.ts";
import { linesOf, requireFormat, wordsOf } from "./weights-file-format.ts";
import { headerLine, type WeightsFileHeader } from "./weights-file-header.ts";
import { boundLinks, writtenIds } from "./weights-file-ids.ts";
import { linkFrom } from "./weights-file-link.ts";
import { linkWeights, type WeightsLink, weightsLinks } from "./weights-matrix.ts";

/**
 * Weights as a GWT file: `0 n map id-column`, then a line `from to weight` for every link.
 *
 * Values keep all their digits; blanks in ids become `_`. Isolates are not listed, so reading needs the list of regions.
 *
 * @throws InputError `id-with-blank`
 */
export function writeGwt(weights: SpatialWeights, header: WeightsFileHeader = {}): string {
  const ids = writtenIds("writeGwt", weights.ids);
  const lines = [headerLine(ids.length, header)];
  for (const { from, to, weight } of weightsLinks({ ...weights, ids })) lines.push(`${from} ${to} ${weight}`);
  return `${lines.join("\n")}\n`;
}

/**
 * Weights from the text of a GWT file.
 *
 * A GWT file of GeoDa may hold distances in its third column: they are taken as weights as they stand; `transformWeights` to `binary`
 * drops them.
 *
 * @param ids  the regions of the study, in the order wanted; the file's may have `_` for blanks or lack leading zeros
 * @throws InputError `weights-file-format`, `bad-file`, `weights-file-ids`, `bad-weight`, `isolates-refused`
 */
export function readGwt(text: string, ids: readonly string[], options: WeightsOptions = {}): SpatialWeights {
  requireFormat("readGwt", text, "gwt");
  const links: WeightsLink[] = [];
  linesOf(text).forEach((line, at) => {
    const fields = wordsOf(line);
    if (at === 0 || fields.length === 0) return;
    links.push(linkFrom("readGwt", fields, at + 1));
  });
  return { ...linkWeights(ids, boundLinks("readGwt", ids, links), options), description: { en: "GWT file", zh: "GWT 文件" } };
}
