import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Document, isMap, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { decodeText, detectEncoding, firstLine, nearestName } from "../tables/index.ts";
import type { IssueCollector } from "./issue-collector.ts";
import { schemaKeys } from "./schema-keys.ts";
import { STUDY_FORMAT_VERSION, type StudyConfig, studyConfigSchema } from "./study-config.ts";

export const STUDY_FILE = "study.yaml";

type Path = readonly PropertyKey[];

/** `study.yaml` after defaults, and the way from a setting back to its line. */
export interface StudyFile {
  readonly config: StudyConfig;
  /** Row of the setting at a path, or of its nearest parent that is written down. */
  readonly rowOf: (path: Path) => number;
}

export const settingName = (path: Path): string => path.map(String).join(".") || "study.yaml";

function rowFinder(document: Document, lines: LineCounter): (path: Path, key?: string) => number {
  return (path, key) => {
    for (let length = path.length; length >= 0; --length) {
      const node = document.getIn(path.slice(0, length), true);
      if (length === path.length && key !== undefined && isMap(node)) {
        const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
        const range = isScalar(pair?.key) ? pair.key.range : undefined;
        if (range) return lines.linePos(range[0]).line;
      }
      const range = (node as { range?: readonly number[] } | undefined)?.range;
      if (range) return lines.linePos(range[0]!).line;
    }
    return 1;
  };
}

/** Hint in both languages: the nearest name, or the names there are. */
export function suggestion(
  given: string,
  candidates: readonly string[],
  what: { readonly en: string; readonly zh: string },
): { readonly suggestion: string; readonly suggestion_zh: string } {
  const near = nearestName(given, candidates);
  if (near !== undefined) return { suggestion: `Did you mean "${near}"?`, suggestion_zh: `是否为“${near}”？` };
  if (candidates.length === 0) return { suggestion: `There are no ${what.en}.`, suggestion_zh: `目前没有任何${what.zh}。` };
  const shown = candidates.slice(0, 12).join(", ") + (candidates.length > 12 ? ", ..." : "");
  return { suggestion: `The ${what.en} are: ${shown}.`, suggestion_zh: `可用的${what.zh}有：${shown}。` };
}

const LISTS = {
  region: { en: "regions", zh: "地区" },
  industry: { en: "industries", zh: "产业" },
};

/** Hint for a name that a table has and the list has not. */
export function nameSuggestion(
  nearest: string | undefined,
  kind: "region" | "industry",
): { readonly suggestion: string; readonly suggestion_zh: string } {
  const { en, zh } = LISTS[kind];
  if (nearest !== undefined) {
    return {
      suggestion: `Did you mean "${nearest}"? If so, correct it or add it under \`${en}: aliases:\`.`,
      suggestion_zh: `是否为“${nearest}”？如是，请改正或在 \`${en}: aliases:\` 中指明。`,
    };
  }
  return {
    suggestion: `Add it to the list of ${en}, give it an alias, or skip it with \`${en}: leaveOut:\`.`,
    suggestion_zh: `请加入${zh}名单、设为别名，或用 \`${en}: leaveOut:\` 略去。`,
  };
}

function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) value = (value as Record<PropertyKey, unknown> | undefined)?.[step];
  return value;
}

function shortText(value: unknown): string {
  const text = typeof value === "string" ? `"${value}"` : (JSON.stringify(value) ?? "empty");
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function describeNeed(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value") return issue.values.map(String).join(" | ");
  if (issue.code === "invalid_type") return issue.expected;
  if (issue.code === "invalid_union" && "errors" in issue && issue.errors.length > 0) {
    return [...new Set(issue.errors.flatMap((errors) => errors.slice(0, 1).map(describeNeed)))].join(" | ");
  }
  return issue.message;
}

function reportSchemaIssue(
  issue: z.core.$ZodIssue,
  data: unknown,
  rowOf: (path: Path, key?: string) => number,
  issues: IssueCollector,
): void {
  const { path } = issue;
  if (issue.code === "unrecognized_keys") {
    const known = schemaKeys(studyConfigSchema, path);
    for (const key of issue.keys) {
      const place = path.length > 0 ? { column: settingName(path) } : {};
      const params = suggestion(key, known, { en: "settings here", zh: "设置" });
      issues.add("unknown-key", { file: STUDY_FILE, row: rowOf(path, key), ...place, given: key, params });
    }
    return;
  }
  const value = valueAt(data, path);
  const setting = settingName(path);
  const row = rowOf(path);
  if (path.length === 1 && path[0] === "version" && value !== undefined) {
    issues.add("unsupported-version", { file: STUDY_FILE, row, given: shortText(value), needed: String(STUDY_FORMAT_VERSION) });
  } else if (value === undefined) {
    issues.add("missing-setting", { file: STUDY_FILE, row, column: setting, needed: describeNeed(issue), params: { setting } });
  } else {
    const needed = describeNeed(issue);
    issues.add("invalid-setting", {
      file: STUDY_FILE,
      row,
      column: setting,
      given: shortText(value),
      needed,
      params: { setting },
    });
  }
}

/**
 * Reads `study.yaml`: all its problems at once, each with its line.
 *
 * @returns null when the study cannot be read on; the reasons are among the issues
 */
export async function readStudyFile(folder: string, issues: IssueCollector): Promise<StudyFile | null> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await readFile(join(folder, STUDY_FILE)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") issues.add("study-file-missing", { file: STUDY_FILE });
    else issues.add("file-unreadable", { file: STUDY_FILE, params: { detail: firstLine(error) } });
    return null;
  }
  const { text } = decodeText(bytes, detectEncoding(bytes).encoding);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  for (const error of document.errors) {
    const row = lines.linePos(error.pos[0]).line;
    issues.add("yaml-syntax", { file: STUDY_FILE, row, params: { detail: firstLine(error) } });
  }
  if (document.errors.length > 0) return null;
  const rowOf = rowFinder(document, lines);
  const data: unknown = document.toJS() ?? {};
  const parsed = studyConfigSchema.safeParse(data);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) reportSchemaIssue(issue, data, rowOf, issues);
    return null;
  }
  return { config: parsed.data, rowOf };
}
