import type { Command } from "commander";
import { EXIT } from "./exit-codes.ts";
import { terminalOf } from "./global-options.ts";
import { formatCounts, formatIssue } from "./issue-text.ts";

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export function registerCheck(program: Command): void {
  program
    .command("check <study>")
    .description("read a study and list every problem: file, row, column, what was given, what was needed, how to mend it")
    .action(async (folder: string, _options: unknown, command: Command) => {
      const terminal = terminalOf(command);
      const { checkStudy } = await import("./study-work.ts");
      const check = await checkStudy(folder);
      terminal.answer(check);
      for (const issue of check.issues) terminal.say(`${formatIssue(issue, terminal.language)}\n`);
      if (check.summary) {
        const { title, regions, industries, years, files } = check.summary;
        const span = years.length === 0 ? "–" : years.length === 1 ? `${years[0]}` : `${years[0]}–${years.at(-1)}`;
        terminal.say(
          terminal.language === "zh"
            ? `${title.zh}：${regions} 个地区，${industries} 个产业，年份 ${span}，文件 ${files.length} 个。`
            : `${title.en}: ${counted(regions, "region", "regions")}, ${counted(industries, "industry", "industries")}, ${years.length === 1 ? "year" : "years"} ${span}, ${counted(files.length, "file", "files")}.`,
        );
      }
      terminal.say(formatCounts(check.issues, terminal.language));
      if (check.issues.some((issue) => issue.severity === "error")) process.exitCode = EXIT.data;
    });
}
