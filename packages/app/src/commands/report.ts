import { join, resolve } from "node:path";
import type { Command } from "commander";
import { terminalOf } from "./global-options.ts";

export function registerReport(program: Command): void {
  program
    .command("report <study>")
    .description("write the report: one self-contained HTML file, in the language of --lang")
    .option("-o, --output <file>", "file to write (default: .jiju/results/report.<language>.html in the study)")
    .option("--title <text>", "title of the report")
    .option("--region <region>", "the place the report is about; the nation when left out")
    .option("--outlines", "draw outlines instead of the tile grid", false)
    .action(
      async (
        folder: string,
        options: { output?: string; title?: string; region?: string; outlines: boolean },
        command: Command,
      ) => {
        const terminal = terminalOf(command);
        const { execute, openSession, writeFileSafely } = await import("./study-work.ts");
        const study = await openSession(folder, terminal.progress);
        const input = {
          language: terminal.language,
          outlines: options.outlines,
          ...(options.title === undefined ? {} : { title: options.title }),
          ...(options.region === undefined ? {} : { region: options.region }),
        };
        const envelope = await execute("report.render", input, {
          study,
          progress: terminal.progress,
          signal: new AbortController().signal,
        });
        const target = resolve(options.output ?? join(study.folder, ".jiju", "results", `report.${terminal.language}.html`));
        await writeFileSafely(target, (envelope.result as { html: string }).html);
        terminal.answer({ report: target, provenance: envelope.provenance });
        terminal.say(terminal.language === "zh" ? `已写入报告：${target}` : `Wrote the report: ${target}`);
      },
    );
}
