import { nearestName, type OpenTable } from "../tables/index.ts";
import type { IssueCollector } from "./issue-collector.ts";

const plain = (name: string): string => name.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();

/** Index of a header, exact or apart from letter case, width and line breaks; -1 when there is none. */
export function findHeader(open: OpenTable, name: string): number {
  const exact = open.header.indexOf(name);
  if (exact >= 0) return exact;
  const wanted = plain(name);
  return open.header.findIndex((each) => plain(each) === wanted);
}

/** Reports that a header is missing, with the nearest one there is. */
export function reportMissingColumn(open: OpenTable, needed: string, key: string, issues: IssueCollector): void {
  const near = nearestName(
    needed,
    open.header.filter((name) => name !== ""),
  );
  issues.add("missing-column", {
    file: open.file,
    row: open.rowOf(open.headerRecord),
    column: needed,
    given: open.header.join(", "),
    needed,
    params: {
      suggestion: near
        ? `Did you mean "${near}"? Write \`columns: { ${key}: ${near} }\`.`
        : `Say which column it is: \`columns: { ${key}: <header> }\`.`,
      suggestion_zh: near
        ? `是否为“${near}”？请写 \`columns: { ${key}: ${near} }\`。`
        : `请指明对应的列：\`columns: { ${key}: <表头> }\`。`,
    },
  });
}
