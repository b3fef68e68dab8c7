import { InputError } from "../errors/index.ts";
import type { SpatialWeights, WeightsOptions } from "./spatial-weights.ts";
import { linkWeights, type WeightsLink, weightsLinks } from "./weights-matrix.ts";

/** What a header line of a weights file says beside the number of regions. */
export interface WeightsFileHeader {
  /** Name of the map, without blanks. Default `unknown`. */
  readonly map?: string;
  /** Name of the column of ids, without blanks. Default `region`. */
  readonly idColumn?: string;
}

/**
 * Weights as a GAL file: neighbours without values, as GeoDa and PySAL read them.
 *
 * Line 1: `0 n map id-column`; then for every region a line `id count` and a line of the neighbours' ids.
 *
 * @throws InputError `id-with-blank`
 */
export function writeGal(weights: SpatialWeights, header: WeightsFileHeader = {}): string {
  const { ids, offsets, neighbours } = weights;
  requirePlainIds("writeGal", ids);
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
 * @param text  with either form of the header (`n`, or `0 n map id-column`)
 * @param ids   the regions of the study: rows follow this order whatever the order of the file
 * @throws InputError `bad-file`, `unknown-region`, `region-missing`, `isolates-refused`
 */
export function readGal(text: string, ids: readonly string[], options: WeightsOptions = {}): SpatialWeights {
  const lines = text.split(/\r\n|\n|\r/);
  const links: WeightsLink[] = [];
  const listed = new Set<string>();
  let at = 1;
  while (at < lines.length) {
    const head = tokens(lines[at]!);
    at += 1;
    if (head.length === 0) continue;
    const [from, countText] = head;
    const count = Number(countText);
    if (head.length !== 2 || !Number.isInteger(count) || count < 0) {
      throw new InputError(
        "bad-file",
        `readGal: line ${at} is "${lines[at - 1]}"; it must hold a region id and its number of neighbours.`,
        {
          line: at,
        },
      );
    }
    // A region without neighbours has an empty line, or none at all in files of some programs.
    const names: string[] = [];
    while (names.length < count && at < lines.length) names.push(...tokens(lines[at++]!));
    if (names.length !== count) {
      throw new InputError(
        "bad-file",
        `readGal: ${from} has ${names.length} neighbours listed up to line ${at}; it says ${count}.`,
        { line: at },
      );
    }
    listed.add(from!);
    for (const to of names) links.push({ from: from!, to, weight: 1 });
  }
  requireListed("readGal", ids, listed);
  return { ...linkWeights(ids, links, options), transform: "binary", description: { en: "GAL file", zh: "GAL 文件" } };
}

/**
 * Weights as a GWT file: `0 n map id-column`, then a line `from to weight` for every link.
 *
 * Values keep all their digits. Isolates are not listed, so reading needs the list of regions.
 *
 * @throws InputError `id-with-blank`
 */
export function writeGwt(weights: SpatialWeights, header: WeightsFileHeader = {}): string {
  requirePlainIds("writeGwt", weights.ids);
  const lines = [headerLine(weights.ids.length, header)];
  for (const { from, to, weight } of weightsLinks(weights)) lines.push(`${from} ${to} ${weight}`);
  return `${lines.join("\n")}\n`;
}

/**
 * Weights from the text of a GWT file.
 *
 * A GWT file of GeoDa may hold distances in its third column: they are taken as weights as they stand.
 *
 * @param ids  the regions of the study, in the order wanted
 * @throws InputError `bad-file`, `unknown-region`, `bad-weight`, `isolates-refused`
 */
export function readGwt(text: string, ids: readonly string[], options: WeightsOptions = {}): SpatialWeights {
  const links: WeightsLink[] = [];
  text.split(/\r\n|\n|\r/).forEach((line, at) => {
    const fields = tokens(line);
    if (at === 0 || fields.length === 0) return;
    links.push(linkFrom("readGwt", fields, at + 1));
  });
  return { ...linkWeights(ids, links, options), description: { en: "GWT file", zh: "GWT 文件" } };
}

/** Weights as a plain table with the header `from,to,weight`, comma-separated; ids with commas or quotes are quoted. */
export function writeWeightsTable(weights: SpatialWeights): string {
  const lines = ["from,to,weight"];
  for (const { from, to, weight } of weightsLinks(weights)) lines.push(`${quoted(from)},${quoted(to)},${weight}`);
  return `${lines.join("\n")}\n`;
}

/**
 * Weights from a plain table: a header line, then `from,to,weight` separated by commas, semicolons or tabs.
 *
 * @param text  with or without a byte-order mark; fields may be in double quotes
 * @param ids   the regions of the study, in the order wanted
 * @throws InputError `bad-file`, `unknown-region`, `bad-weight`, `isolates-refused`
 */
export function readWeightsTable(text: string, ids: readonly string[], options: WeightsOptions = {}): SpatialWeights {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/);
  const header = lines[0] ?? "";
  const separator = [",", ";", "\t"].find((candidate) => header.includes(candidate));
  if (!separator) {
    throw new InputError(
      "bad-file",
      `readWeightsTable: the header is "${header}"; it must be from,to,weight separated by , ; or tab.`,
    );
  }
  const names = splitQuoted(header, separator).map((name) => name.trim().toLowerCase());
  const columns = ["from", "to", "weight"].map((name) => names.indexOf(name));
  if (columns.includes(-1)) {
    throw new InputError("bad-file", `readWeightsTable: the columns are ${names.join(", ")}; from, to and weight are needed.`, {
      names,
    });
  }
  const links: WeightsLink[] = [];
  lines.forEach((line, at) => {
    if (at === 0 || line.trim() === "") return;
    const fields = splitQuoted(line, separator);
    links.push(
      linkFrom(
        "readWeightsTable",
        columns.map((column) => fields[column] ?? ""),
        at + 1,
      ),
    );
  });
  return { ...linkWeights(ids, links, options), description: { en: "table of links", zh: "联系表" } };
}

function headerLine(n: number, header: WeightsFileHeader): string {
  return `0 ${n} ${(header.map ?? "unknown").replace(/\s+/g, "_")} ${(header.idColumn ?? "region").replace(/\s+/g, "_")}`;
}

function tokens(line: string): string[] {
  return line.split(/\s+/).filter((token) => token !== "");
}

function linkFrom(caller: string, fields: readonly string[], line: number): WeightsLink {
  const weight = Number(fields[2]);
  if (fields.length < 3 || fields[0] === "" || fields[1] === "" || fields[2]!.trim() === "" || !Number.isFinite(weight)) {
    throw new InputError(
      "bad-file",
      `${caller}: line ${line} is "${fields.join(" ")}"; it must hold two region ids and a weight.`,
      { line },
    );
  }
  return { from: fields[0]!, to: fields[1]!, weight };
}

function requirePlainIds(caller: string, ids: readonly string[]): void {
  const bad = ids.find((id) => id === "" || /\s/.test(id));
  if (bad === undefined) return;
  throw new InputError(
    "id-with-blank",
    `${caller}: region id ${JSON.stringify(bad)} is empty or has a blank, which this format cannot hold. Write a table instead (\`writeWeightsTable\`).`,
    { id: bad },
  );
}

function requireListed(caller: string, ids: readonly string[], listed: ReadonlySet<string>): void {
  const missing = ids.filter((id) => !listed.has(id));
  if (missing.length === 0) return;
  throw new InputError(
    "region-missing",
    `${caller}: the file does not list ${missing.length} of ${ids.length} regions (first: ${JSON.stringify(missing[0])}). Check that map and file belong together.`,
    { missing },
  );
}

function quoted(id: string): string {
  return /[",;\t\n\r]/.test(id) || id.trim() !== id ? `"${id.replaceAll('"', '""')}"` : id;
}

function splitQuoted(line: string, separator: string): string[] {
  const fields: string[] = [];
  let field = "";
  let inQuotes = false;
  for (let c = 0; c < line.length; ++c) {
    const character = line[c]!;
    if (inQuotes) {
      if (character !== '"') field += character;
      else if (line[c + 1] === '"') {
        field += '"';
        c += 1;
      } else inQuotes = false;
    } else if (character === '"') inQuotes = true;
    else if (character === separator) {
      fields.push(field);
      field = "";
    } else field += character;
  }
  fields.push(field);
  return fields;
}
