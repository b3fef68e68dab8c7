import { InputError } from "../errors/index.ts";
import type { SpatialWeights, WeightsOptions } from "./spatial-weights.ts";
import { linesOf, requireFormat, separatorOf, unknownFormat } from "./weights-file-format.ts";
import { boundLinks } from "./weights-file-ids.ts";
import { linkFrom } from "./weights-file-link.ts";
import { linkWeights, type WeightsLink, weightsLinks } from "./weights-matrix.ts";

/** Names of the columns of a table of links, in lower case, the surest first: ours, those of PySAL's adjacency lists, of networks, and Chinese ones. */
const columnNames = {
  from: ["from", "focal", "source", "origin", "i", "id", "region", "起点", "起始地", "来源", "地区", "本地"],
  to: [
    "to",
    "neighbor",
    "neighbour",
    "target",
    "destination",
    "j",
    "nid",
    "终点",
    "目的地",
    "目标",
    "邻居",
    "相邻地区",
    "邻接地区",
  ],
  weight: ["weight", "weights", "w", "value", "权重", "权数"],
} as const;

/** Weights as a plain table with the header `from,to,weight`, comma-separated; ids with commas or quotes are quoted. */
export function writeWeightsTable(weights: SpatialWeights): string {
  const lines = ["from,to,weight"];
  for (const { from, to, weight } of weightsLinks(weights)) lines.push(`${quoted(from)},${quoted(to)},${weight}`);
  return `${lines.join("\n")}\n`;
}

/**
 * Weights from a plain table of links, or from a square table.
 *
 * Links: columns `from`, `to` and perhaps `weight` under one of their usual names, or two or three columns without a header. Square: the
 * ids in the first row and in the first column. Separated by commas, semicolons or tabs.
 *
 * @param text  with or without a byte-order mark; fields may be in double quotes; links without a weight count 1
 * @param ids   the regions of the study, in the order wanted
 * @throws InputError `weights-file-format`, `weights-file-unknown`, `bad-file`, `weights-file-ids`, `bad-weight`, `isolates-refused`
 */
export function readWeightsTable(text: string, ids: readonly string[], options: WeightsOptions = {}): SpatialWeights {
  requireFormat("readWeightsTable", text, "table");
  const lines = linesOf(text);
  const separator = separatorOf(lines[0] ?? "");
  if (!separator) throw unknownFormat("readWeightsTable", text);
  const rows = lines.map((line) => splitQuoted(line, separator));
  const named = isSquare(rows) ? squareLinks(rows) : listedLinks(rows, ids);
  // A weight of 0 is no link: PySAL lists isolates as linked to themselves by 0.
  const links = named.filter(({ weight }) => weight !== 0);
  return {
    ...linkWeights(ids, boundLinks("readWeightsTable", ids, links), options),
    description: { en: "table of links", zh: "联系表" },
  };
}

/** As many columns as the first row says, and the same names down the first column. */
function isSquare(rows: readonly (readonly string[])[]): boolean {
  const names = rows[0]!.slice(1);
  return names.length > 2 && names.every((name, k) => rows[k + 1]?.[0]?.trim() === name.trim());
}

function squareLinks(rows: readonly (readonly string[])[]): WeightsLink[] {
  const names = rows[0]!.slice(1).map((name) => name.trim());
  return names.flatMap((from, i) =>
    names.map((to, j) => linkFrom("readWeightsTable", [from, to, rows[i + 1]![j + 1] ?? ""], i + 2)),
  );
}

function listedLinks(rows: readonly (readonly string[])[], ids: readonly string[]): WeightsLink[] {
  const header = rows[0]!.map((name) => name.trim());
  // The first line may already be a link.
  const bare = header.length <= 3 && ids.includes(header[0]!) && ids.includes(header[1]!);
  const [from, to, weight] = bare ? [0, 1, header.length > 2 ? 2 : -1] : columnsOf(header);
  const links: WeightsLink[] = [];
  rows.forEach((cells, at) => {
    if ((at === 0 && !bare) || cells.every((cell) => cell.trim() === "")) return;
    const fields = [cells[from] ?? "", cells[to] ?? "", weight < 0 ? "1" : (cells[weight] ?? "")];
    links.push(linkFrom("readWeightsTable", fields, at + 1));
  });
  return links;
}

/** Positions of from, to and weight; -1 for a weight that a table of two columns does not have. */
function columnsOf(header: readonly string[]): readonly [number, number, number] {
  const names = header.map((name) => name.toLowerCase());
  const at = (what: keyof typeof columnNames) =>
    columnNames[what].map((known) => names.indexOf(known)).find((column) => column >= 0) ?? -1;
  const found = [at("from"), at("to"), at("weight")] as const;
  if (found[0] >= 0 && found[1] >= 0 && (found[2] >= 0 || names.length === 2)) return found;
  throw new InputError(
    "weights-table-columns",
    `readWeightsTable: the columns are ${header.join(", ")}; needed are from, to and weight (weight may be left out of a table with two columns). Rename them, or give a GAL or GWT file.`,
    { names: header },
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
