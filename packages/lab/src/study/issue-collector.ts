import type { Issue, Severity } from "@jiju/core";
import { issueCatalogue, type StudyIssueCode } from "../contract/issue-catalogue.ts";
import { fillSentence, type IssueWording } from "../contract/issue-wording.ts";

/** Where a problem is and what it is about; the wording comes from the catalogue. */
export interface IssuePlace {
  readonly file?: string | undefined;
  readonly row?: number | undefined;
  readonly column?: string | undefined;
  readonly given?: string | undefined;
  readonly needed?: string | undefined;
  /** Places that this stands for; default 1. */
  readonly count?: number | undefined;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Collects the problems of a study; identical ones become one issue with a count and its first places. */
export interface IssueCollector {
  add(code: StudyIssueCode, place: IssuePlace): void;
  /** Whether an error was added. */
  hasErrors(): boolean;
  /** Errors, then warnings, then notes; within each by file and row. */
  list(): readonly Issue[];
}

const PLACES_SHOWN = 5;
const KINDS_SHOWN = 8;
const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

interface Group {
  readonly code: StudyIssueCode;
  readonly place: IssuePlace;
  count: number;
  readonly rows: number[];
}

function toIssue(group: Group): Issue {
  const wording: IssueWording = issueCatalogue[group.code];
  const { file, column, given, needed, params } = group.place;
  const row = group.rows[0];
  const rows =
    group.rows.slice(0, PLACES_SHOWN).join(", ") + (group.count > PLACES_SHOWN && group.rows.length > 1 ? ", ..." : "");
  const fields: Partial<Issue> = {
    ...(file === undefined ? {} : { file }),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
    ...(given === undefined ? {} : { given }),
    ...(needed === undefined ? {} : { needed }),
    ...(group.count > 1 ? { count: group.count } : {}),
    ...(params || group.rows.length > 1 ? { params: { ...params, ...(group.rows.length > 1 ? { rows } : {}) } } : {}),
  };
  return {
    code: group.code,
    severity: wording.severity,
    ...fields,
    message: fillSentence(wording.message.en, fields),
    hint: fillSentence(wording.hint.en, fields),
  };
}

export function createIssueCollector(): IssueCollector {
  const groups = new Map<string, Group>();
  const kinds = new Map<string, number>();
  let errors = false;
  return {
    add(code, place) {
      if (issueCatalogue[code].severity === "error") errors = true;
      const kind = [code, place.file ?? "", place.column ?? ""].join("\u0000");
      const key = [kind, place.given ?? "", place.needed ?? ""].join("\u0000");
      const existing = groups.get(key);
      if (existing) {
        existing.count += place.count ?? 1;
        if (place.row !== undefined && existing.rows.length < PLACES_SHOWN) existing.rows.push(place.row);
        return;
      }
      const seen = (kinds.get(kind) ?? 0) + 1;
      kinds.set(kind, seen);
      if (seen > KINDS_SHOWN) {
        const rest = groups.get(`${kind}\u0000rest`);
        if (rest) rest.count += place.count ?? 1;
        else {
          const { file, column, row } = place;
          groups.set(`${kind}\u0000rest`, {
            code: "more-like-this",
            place: { file, column, params: { of: code } },
            count: place.count ?? 1,
            rows: row === undefined ? [] : [row],
          });
        }
        return;
      }
      groups.set(key, { code, place, count: place.count ?? 1, rows: place.row === undefined ? [] : [place.row] });
    },
    hasErrors: () => errors,
    list() {
      return [...groups.values()]
        .map((group) => {
          const issue = toIssue(group);
          // A remainder stands with the problems it belongs to.
          const of = group.code === "more-like-this" ? (group.place.params?.of as StudyIssueCode) : group.code;
          const severity = issueCatalogue[of].severity;
          return { issue: { ...issue, severity }, last: group.code === "more-like-this" ? 1 : 0, of };
        })
        .sort(
          (a, b) =>
            ORDER[a.issue.severity] - ORDER[b.issue.severity] ||
            (a.issue.file ?? "").localeCompare(b.issue.file ?? "") ||
            (a.last || b.last ? a.of.localeCompare(b.of) || a.last - b.last : 0) ||
            (a.issue.row ?? 0) - (b.issue.row ?? 0) ||
            a.issue.code.localeCompare(b.issue.code),
        )
        .map(({ issue }) => issue);
    },
  };
}
