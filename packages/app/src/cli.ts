import { nearestNames } from "@jiju/core";
import { Command, CommanderError, Option } from "commander";
import { registerCall } from "./commands/call.ts";
import { registerCheck } from "./commands/check.ts";
import { registerCompletion } from "./commands/completion.ts";
import { registerEnsemble } from "./commands/ensemble.ts";
import { EXIT, exitCodeOf } from "./commands/exit-codes.ts";
import { registerLint } from "./commands/lint.ts";
import { registerNew } from "./commands/new.ts";
import { registerReport } from "./commands/report.ts";
import { registerRun } from "./commands/run.ts";
import { registerServe } from "./commands/serve.ts";
import { registerSynth } from "./commands/synth.ts";
import { languageOf } from "./commands/terminal.ts";
import { version } from "./version.ts";

const program = new Command("jiju")
  .description(
    "Jiju (集聚): why industrial agglomeration turns digital, how, on which path, and what to do.\nEvery command answers people on the terminal, and programs with --json.",
  )
  .version(version, "-v, --version", "print the version")
  .helpOption("-h, --help", "show help")
  .addOption(new Option("--json", "print one JSON document instead of text"))
  .addOption(new Option("--lang <language>", "language of the text").choices(["zh", "en"]))
  .configureHelp({ showGlobalOptions: true })
  .showHelpAfterError("(jiju --help lists the commands)")
  .exitOverride();

registerRun(program);
registerServe(program);
registerCheck(program);
registerLint(program);
registerNew(program);
registerSynth(program);
registerReport(program);
registerEnsemble(program);
registerCall(program);
registerCompletion(program);

/** Options may stand anywhere; sub-commands throw like the program, so that exit codes are ours. */
for (const command of program.commands) {
  command.exitOverride().configureHelp({ showGlobalOptions: true });
  command.addOption(new Option("--json", "print one JSON document instead of text"));
  command.addOption(new Option("--lang <language>", "language of the text").choices(["zh", "en"]));
}
program.on("command:*", ([word]: string[]) => {
  const guess = nearestNames(
    word ?? "",
    program.commands.map((command) => command.name()),
  );
  process.stderr.write(`There is no command "${word}". The nearest: ${guess.join(", ")}. jiju --help lists the commands.\n`);
  process.exit(EXIT.usage);
});

// a reader that closes the pipe (head, less) has what it wanted
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(EXIT.ok);
  throw error;
});

/** The refusal in the reader's language; a defect keeps its own words. */
async function inWords(error: unknown, message: string): Promise<string> {
  const { code, details } = error as { readonly code?: unknown; readonly details?: Readonly<Record<string, unknown>> };
  const at = process.argv.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const asked = at < 0 ? undefined : (process.argv[at]!.split("=")[1] ?? process.argv[at + 1]);
  if (typeof code !== "string" || languageOf(asked) === "en") return message;
  const { refusalText } = await import("@jiju/lab/contract");
  return refusalText({ code, message, details }, "zh");
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? EXIT.ok : EXIT.usage);
  const message = error instanceof Error ? error.message : String(error);
  const code = exitCodeOf(error);
  if (process.argv.includes("--json")) {
    const { code: name, details } = error as { code?: unknown; details?: unknown };
    process.stdout.write(
      `${JSON.stringify({ error: { code: code === EXIT.defect ? "defect" : (name ?? "environment"), message, details: details ?? {} } }, null, 2)}\n`,
    );
  } else {
    process.stderr.write(`${await inWords(error, message)}\n`);
    if (code === EXIT.defect)
      process.stderr.write(
        `This is a defect of Jiju ${version}; please report it with the command you ran.\n${error instanceof Error ? error.stack : ""}\n`,
      );
  }
  process.exit(code);
}
