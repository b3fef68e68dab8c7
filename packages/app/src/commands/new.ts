import type { Command } from "commander";
import { terminalOf } from "./global-options.ts";

export function registerNew(program: Command): void {
  program
    .command("new <folder>")
    .description("propose a study.yaml for the tables in a folder; in an empty folder, write a commented template")
    .action(async (folder: string, _options: unknown, command: Command) => {
      const terminal = terminalOf(command);
      const { newStudy } = await import("./study-work.ts");
      const files = await newStudy(folder);
      terminal.answer({ folder, files });
      terminal.say(
        terminal.language === "zh"
          ? `已写入 ${folder}：${files.join("、")}。\n请先打开 study.yaml 核对，再运行：jiju check ${folder}`
          : `Wrote ${files.join(", ")} in ${folder}.\nOpen study.yaml first, then run: jiju check ${folder}`,
      );
    });
}
