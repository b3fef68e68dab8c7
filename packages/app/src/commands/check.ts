import type { Issue } from "@jiju/core";
import { checkStudy } from "@jiju/lab";
import { issueText } from "@jiju/lab/contract";
import type { Command } from "commander";
import { EXIT } from "./exit-codes.ts";
import { terminalOf } from "./global-options.ts";

const words = {
  en: {
    error: "error",
    warning: "warning",
    note: "note",
    row: "row",
    column: "column",
    more: (n: number) => `(${n} such places)`,
  },
  zh: { error: "错误", warning: "警告", note: "说明", row: "第", column: "列", more: (n: number) => `(共 ${n} 处)` },
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
  const count = issue.count !== undefined && issue.count > 1 ? ` ${word.more(issue.count)}` : "";
  return `${word[issue.severity]}${place.length > 0 ? `  ${place.join(", ")}` : ""}\n  ${message}${count}\n  → ${hint}`;
}

/** "2 errors, 1 warning, 0 notes", in either language. */
export function formatCounts(issues: readonly Issue[], language: "zh" | "en"): string {
  const count = (severity: Issue["severity"]): number => issues.filter((issue) => issue.severity === severity).length;
  const [errors, warnings, notes] = [count("error"), count("warning"), count("note")];
  return language === "zh"
    ? `错误 ${errors} 项,警告 ${warnings} 项,说明 ${notes} 项。`
    : `${errors} ${errors === 1 ? "error" : "errors"}, ${warnings} ${warnings === 1 ? "warning" : "warnings"}, ${notes} ${notes === 1 ? "note" : "notes"}.`;
}

export function registerCheck(program: Command): void {
  program
    .command("check <study>")
    .description("read a study and list every problem: file, row, column, what was given, what was needed, how to mend it")
    .action(async (folder: string, _options: unknown, command: Command) => {
      const terminal = terminalOf(command);
      const check = await checkStudy(folder);
      terminal.answer(check);
      for (const issue of check.issues) terminal.say(`${formatIssue(issue, terminal.language)}\n`);
      if (check.summary) {
        const { title, regions, industries, years, files } = check.summary;
        const span = years.length > 0 ? `${years[0]}–${years.at(-1)}` : "-";
        terminal.say(
          terminal.language === "zh"
            ? `${title.zh}:${regions} 个地区,${industries} 个产业,年份 ${span},文件 ${files.length} 个。`
            : `${title.en}: ${regions} regions, ${industries} industries, years ${span}, ${files.length} files.`,
        );
      }
      terminal.say(formatCounts(check.issues, terminal.language));
      if (check.issues.some((issue) => issue.severity === "error")) process.exitCode = EXIT.data;
    });
}
