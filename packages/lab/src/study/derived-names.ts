import { type NamedEntry, type NameKind, plainName } from "../tables/index.ts";
import type { IssueCollector } from "./issue-collector.ts";

/** A name as the tables have it, with the years it stands in (the file's only year, or none known, as NaN). */
export interface SeenName {
  readonly text: string;
  readonly years: ReadonlySet<number>;
}

const overlap = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean => {
  for (const year of a) if (b.has(year)) return true;
  return false;
};

const latest = (years: ReadonlySet<number>): number => Math.max(Number.NEGATIVE_INFINITY, ...years);

/**
 * Makes a list of regions or industries of the names in the tables, for a study without such a list. Spellings that read the same apart
 * from suffixes, and never stand side by side in one year, are one entry under its latest spelling; those that do are kept apart.
 *
 * @param seen one entry a distinct text, in order of appearance
 */
export function entriesFromNames(seen: readonly SeenName[], kind: NameKind, issues: IssueCollector): NamedEntry[] {
  const groups = new Map<string, SeenName[]>();
  for (const name of seen) {
    const key = plainName(name.text, kind);
    const group = groups.get(key);
    if (group) group.push(name);
    else groups.set(key, [name]);
  }
  const entries: NamedEntry[] = [];
  const unified: string[] = [];
  for (const group of groups.values()) {
    const apart = group.some((a, i) => group.slice(i + 1).some((b) => overlap(a.years, b.years)));
    if (group.length > 1 && apart) {
      issues.add("names-kept-apart", { given: group.map(({ text }) => `"${text}"`).join(", ") });
      for (const { text } of group) entries.push({ id: text, names: [] });
      continue;
    }
    const current = group.reduce((best, each) => (latest(each.years) > latest(best.years) ? each : best));
    const names = group.map(({ text }) => text).filter((text) => text !== current.text);
    if (names.length > 0) unified.push(`${current.text} = ${names.join(" = ")}`);
    entries.push({ id: current.text, names });
  }
  if (unified.length > 0) {
    issues.add("names-unified", {
      count: unified.length,
      given: unified.slice(0, 5).join("; ") + (unified.length > 5 ? "; ..." : ""),
      params: {
        count: unified.length,
        key: kind === "region" ? "region" : "industry",
        key_zh: kind === "region" ? "地区" : "产业",
      },
    });
  }
  return entries;
}
