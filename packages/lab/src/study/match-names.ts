import type { NameMatch } from "../tables/index.ts";
import type { IssueCollector } from "./issue-collector.ts";
import type { KeyAxis } from "./key-indices.ts";
import { nameSuggestion } from "./study-file.ts";

/** Index of a name of a small table on its axis, or -1; what is unknown or ambiguous is reported. */
export function indexOfName(
  axis: KeyAxis,
  kind: "region" | "industry",
  text: string,
  place: { readonly file: string; readonly row: number; readonly column: string },
  issues: IssueCollector,
): number {
  const match: NameMatch = axis.matcher!.match(text);
  if (match.kind === "found") return match.index;
  if (match.kind === "left-out") return -1;
  if (match.kind === "ambiguous") {
    issues.add(`ambiguous-${kind}`, { ...place, given: text, needed: match.candidates.slice(0, 6).join(", ") });
  } else issues.add(`unknown-${kind}`, { ...place, given: text, params: nameSuggestion(match.nearest, kind) });
  return -1;
}
