import type { Issue } from "@jiju/core";
import { issueText } from "@jiju/lab/contract";

const words = {
  en: {
    error: "error",
    warning: "warning",
    note: "note",
    row: "row",
    column: "column",
    more: (n: number) => `(${n} such places)`,
  },
  zh: { error: "错误", warning: "警告", note: "说明", row: "第", column: "列", more: (n: number) => `（共 ${n} 处）` },
} as const;

/** One issue as lines of text: where, what, and what to do next. */
export function formatIssue(issue: Issue, language: "zh" | "en"): string {
  const word = words[language];
  const { message, hint } = issueText(issue, language);
  const place = [
    issue.file,
    issue.row === undefined ? undefined : language === "zh" ? `第 ${issue.row} 行` : `row ${issue.row}`,
    issue.column === undefined ? undefined : `${word.column} ${issue.column}`,
  ].filter((part) => part !== undefined);
  // many sentences name the count themselves
  const counted = issue.count !== undefined && issue.count > 1 && !message.includes(String(issue.count));
  const count = counted ? `${language === "zh" ? "" : " "}${word.more(issue.count)}` : "";
  return `${word[issue.severity]}${place.length > 0 ? `  ${place.join(language === "zh" ? "，" : ", ")}` : ""}\n  ${message}${count}\n  → ${hint}`;
}

/** "2 errors, 1 warning, 0 notes", in either language. */
export function formatCounts(issues: readonly Issue[], language: "zh" | "en"): string {
  const count = (severity: Issue["severity"]): number => issues.filter((issue) => issue.severity === severity).length;
  const [errors, warnings, notes] = [count("error"), count("warning"), count("note")];
  return language === "zh"
    ? `错误 ${errors} 项，警告 ${warnings} 项，说明 ${notes} 项。`
    : `${errors} ${errors === 1 ? "error" : "errors"}, ${warnings} ${warnings === 1 ? "warning" : "warnings"}, ${notes} ${notes === 1 ? "note" : "notes"}.`;
}
