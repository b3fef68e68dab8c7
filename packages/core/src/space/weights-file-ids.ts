import { InputError } from "../errors/index.ts";
import type { WeightsLink } from "./weights-matrix.ts";

/** `_` for blanks, as GeoDa and PySAL write ids. */
const withoutBlanks = (id: string): string => id.trim().replace(/\s+/g, "_");

/** Whole numbers without what tables take from or add to them: leading zeros and `.0`. */
const asNumber = (id: string): string => withoutBlanks(id).replace(/^0*(\d+?)(\.0+)?$/, "$1");

/** Finds the id of the study for what a file calls it, as it stands or in the nearest form that belongs to one id alone. */
function idFinder(ids: readonly string[]): (name: string) => string | undefined {
  const known = new Set(ids);
  const forms = [withoutBlanks, asNumber].map((form) => ({ form, found: uniqueForms(ids, form) }));
  return (name) => {
    if (known.has(name)) return name;
    for (const { form, found } of forms) {
      const id = found.get(form(name));
      if (id !== undefined) return id;
    }
    return undefined;
  };
}

/** Ids by a form of theirs; a form that two ids share stands for neither. */
function uniqueForms(ids: readonly string[], form: (id: string) => string): Map<string, string> {
  const found = new Map<string, string>();
  const shared = new Set<string>();
  for (const id of ids) {
    if (found.has(form(id))) shared.add(form(id));
    found.set(form(id), id);
  }
  for (const text of shared) found.delete(text);
  return found;
}

/**
 * Links of a file with the ids of the study.
 *
 * @param ids    the regions of the study
 * @param links  as the file names them
 * @throws InputError `weights-file-ids` when a region of the file is not in the study, with the likely cause
 */
export function boundLinks(caller: string, ids: readonly string[], links: readonly WeightsLink[]): WeightsLink[] {
  const named = idFinder(ids);
  const unknown = new Set<string>();
  const bound = links.map(({ from, to, weight }) => {
    const [a, b] = [named(from), named(to)];
    if (a === undefined) unknown.add(from);
    if (b === undefined) unknown.add(to);
    return { from: a ?? from, to: b ?? to, weight };
  });
  if (unknown.size > 0) throw unknownIds(caller, ids, [...unknown], new Set(links.flatMap(({ from, to }) => [from, to])));
  return bound;
}

function unknownIds(
  caller: string,
  ids: readonly string[],
  unknown: readonly string[],
  written: ReadonlySet<string>,
): InputError {
  const numbers = [...written].map(Number);
  const [least, most] = [numbers.reduce((a, b) => Math.min(a, b), 1), numbers.reduce((a, b) => Math.max(a, b), 0)];
  const rows = unknown.length === written.size && numbers.every(Number.isInteger) && least >= 0 && most <= ids.length;
  const cause = rows
    ? `They are row numbers from ${least} to ${most}, which programs write where no id variable was chosen: make the weights again with the column of region ids as id variable`
    : `The study's ids look like ${JSON.stringify(ids[0])}: check which column the file took its ids from, and that file and study are of one map`;
  return new InputError(
    "weights-file-ids",
    `${caller}: ${unknown.length} of the file's ${written.size} region ids are not in the study (first: ${JSON.stringify(unknown[0])}). ${cause}.`,
    { unknown: unknown.slice(0, 10), first: unknown[0], count: unknown.length, example: ids[0] },
  );
}

/**
 * Ids as GAL and GWT can hold them: `_` for blanks, as GeoDa and PySAL write and all readers here understand.
 *
 * @throws InputError `id-with-blank` when an id is empty or two ids become the same
 */
export function writtenIds(caller: string, ids: readonly string[]): string[] {
  const written = ids.map(withoutBlanks);
  const seen = new Set<string>();
  written.forEach((id, i) => {
    if (id === "" || seen.has(id)) {
      throw new InputError(
        "id-with-blank",
        `${caller}: region id ${JSON.stringify(ids[i])} is empty, or the same as another with "_" for blanks, which this format needs. Write a table instead (\`writeWeightsTable\`).`,
        { id: ids[i] },
      );
    }
    seen.add(id);
  });
  return written;
}
