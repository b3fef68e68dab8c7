import type { Command } from "commander";
import { EXIT } from "./exit-codes.ts";
import { terminalOf } from "./global-options.ts";

interface Finding {
  readonly severity: "error" | "warning" | "note";
  readonly rule: string;
  readonly title: { readonly en: string; readonly zh: string };
  readonly message: { readonly en: string; readonly zh: string };
  readonly fix: { readonly en: string; readonly zh: string };
  readonly source: string;
  readonly columns: readonly string[];
  readonly rows: readonly number[];
  readonly count: number;
}

const words = {
  en: { error: "error", warning: "warning", note: "note" },
  zh: { error: "错误", warning: "警告", note: "说明" },
} as const;

export function registerLint(program: Command): void {
  program
    .command("lint <table>")
    .description("check somebody's finished table (coupling results, index scores, weights) for known method errors")
    .option(
      "--role <column=role>",
      "what a column is, where its name does not tell; may be repeated",
      (pair: string, all: string[]) => [...all, pair],
      [] as string[],
    )
    .action(async (file: string, options: { role: string[] }, command: Command) => {
      const terminal = terminalOf(command);
      const { execute, readLooseTable } = await import("./study-work.ts");
      const columns = await readLooseTable(file);
      const roles = Object.fromEntries(
        options.role.map((pair) => [pair.slice(0, pair.lastIndexOf("=")), pair.slice(pair.lastIndexOf("=") + 1)]),
      );
      const envelope = await execute(
        "method.lint-table",
        { columns, roles },
        { study: undefined, progress: terminal.progress, signal: new AbortController().signal },
      );
      terminal.answer(envelope);
      const {
        findings,
        roles: found,
        unchecked,
        rules,
      } = envelope.result as {
        findings: Finding[];
        roles: Record<string, string>;
        unchecked: { readonly en: string; readonly zh: string }[];
        rules: unknown[];
      };
      const language = terminal.language;
      const zh = language === "zh";
      for (const finding of findings) {
        const rows =
          finding.rows.length > 0
            ? `${zh ? "，行 " : ", rows "}${finding.rows
                .slice(0, 5)
                .map((row) => row + 1)
                .join(", ")}${finding.count > 5 ? " …" : ""}`
            : "";
        terminal.say(
          `${words[language][finding.severity]}  ${finding.title[language]}  [${finding.rule}]  ${finding.columns.join(", ")}${rows}`,
        );
        terminal.say(`  ${finding.message[language]}\n  → ${finding.fix[language]}\n  ${finding.source}\n`);
      }
      const taken = Object.entries(found)
        .map(([column, role]) => `${column}: ${role}`)
        .join(", ");
      terminal.say(zh ? `列的含义：${taken}。` : `Columns were taken as ${taken}.`);
      for (const text of unchecked) terminal.say(`${text[language]} ${zh ? "例如" : "For example"} --role COLUMN=system`);
      terminal.say(
        zh
          ? `共 ${rules.length} 条规则，发现 ${findings.length} 处问题。`
          : `${rules.length} rules, ${findings.length} findings.`,
      );
      if (findings.some((finding) => finding.severity === "error")) process.exitCode = EXIT.data;
    });
}
