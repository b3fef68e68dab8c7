import { InputError, nearestNames } from "@jiju/core";
import type { WeightsInput } from "@jiju/lab/contract";
import type { PlainColumns } from "./plain-columns.ts";

/**
 * A square matrix from a table whose first column names the rows and whose headings name the columns, in the order of `ids`.
 *
 * @param caller  operation, for messages
 * @param ids     regions wanted; all of the table in its order when left out. Further regions of the table are left out.
 * @throws InputError `unknown-ids` naming the first region the table lacks, `bad-weight` naming the cell
 */
export function namedMatrix(
  caller: string,
  columns: PlainColumns,
  ids: readonly string[] | undefined,
): { readonly ids: readonly string[]; readonly matrix: Float64Array } {
  const [first, ...headings] = Object.keys(columns);
  const rows = (columns[first ?? ""] ?? []).map((name) => String(name ?? "").trim());
  const rowOf = new Map(rows.map((name, row) => [sameCode(name), row]));
  const headingOf = new Map(headings.map((name) => [sameCode(name), name]));
  const wanted = ids ?? rows;
  const missing = wanted.filter((id) => !rowOf.has(sameCode(id)) || !headingOf.has(sameCode(id)));
  if (missing.length > 0) {
    throw new InputError(
      "unknown-ids",
      `${caller}: the weights matrix has no ${rowOf.has(sameCode(missing[0]!)) ? "column" : "row"} for ${missing.length} of ${wanted.length} regions (first: "${missing[0]}"; nearest: ${nearestNames(missing[0]!, rows).slice(0, 3).join(", ")}). Names must be written alike in both tables.`,
      { ids: missing.slice(0, 5) },
    );
  }
  const n = wanted.length;
  const matrix = new Float64Array(n * n);
  wanted.forEach((from, i) => {
    wanted.forEach((to, j) => {
      const cell = columns[headingOf.get(sameCode(to))!]![rowOf.get(sameCode(from))!] ?? 0;
      const weight = Number(cell);
      if (!(weight >= 0)) {
        throw new InputError(
          "bad-weight",
          `${caller}: the weight from "${from}" to "${to}" is "${String(cell)}"; weights are numbers from 0 up.`,
          { from, to },
        );
      }
      matrix[i * n + j] = weight;
    });
  });
  return { ids: wanted, matrix };
}

/** A code read as a number in one table and kept as text in another is one code: 01001 and 1001. */
const sameCode = (name: string): string => (/^0+\d+$/.test(name) ? String(Number(name)) : name);

type NeighbourSource = Extract<WeightsInput["source"], { kind: "neighbours" }>;

/**
 * Links of weight 1 from positions of neighbours.
 *
 * @throws InputError `shape-mismatch` where the list and the regions differ in number, `bad-neighbour` naming the region
 */
export function neighbourLinks(
  caller: string,
  source: NeighbourSource,
  ids: readonly string[] | undefined,
): [readonly string[], { readonly from: string; readonly to: string; readonly weight: number }[]] {
  const lists = Array.isArray(source.list) ? source.list : source.list.neighbours;
  const base = source.base ?? (Array.isArray(source.list) ? undefined : source.list.index_base) ?? 0;
  const names = ids ?? lists.map((_, i) => String(i + 1));
  if (lists.length !== names.length) {
    throw new InputError(
      "shape-mismatch",
      `${caller}: there are neighbours of ${lists.length} regions and ${names.length} regions; give one list per region, empty where it has no neighbour, in the order of the regions.`,
      { lists: lists.length, regions: names.length },
    );
  }
  const links = lists.flatMap((positions, i) =>
    positions.map((position) => {
      const to = names[position - base];
      if (to === undefined || position - base === i) {
        throw new InputError(
          "bad-neighbour",
          `${caller}: "${names[i]}" has neighbour ${position}; positions run from ${base} to ${names.length - 1 + base} and are not the region's own. Set "base" to ${1 - base} if the first region is ${1 - base}.`,
          { region: names[i], position },
        );
      }
      return { from: names[i]!, to, weight: 1 };
    }),
  );
  return [names, links];
}
