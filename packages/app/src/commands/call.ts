import { readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { InputError, nearestNames } from "@jiju/core";
import { findOperation, operations } from "@jiju/lab/contract";
import CliTable from "cli-table3";
import type { Command } from "commander";
import { z } from "zod";
import { exitCodeOfAnswer } from "./exit-codes.ts";
import { type GlobalOptions, terminalOf } from "./global-options.ts";
import { readStandardInput } from "./standard-input.ts";

export function registerCall(program: Command): void {
  program
    .command("operations [operation]")
    .description("list every operation, or one with the schemas of its input and output")
    .action((id: string | undefined, _options: unknown, command: Command) => {
      const terminal = terminalOf(command);
      if (id === undefined) {
        terminal.answer(operations.map(describeOperation));
        if (terminal.json) return;
        const table = new CliTable({
          head: ["operation", "what it does"],
          colWidths: [32, 84],
          wordWrap: true,
          style: { head: [], border: [] },
        });
        for (const operation of operations) table.push([operation.id, operation.summary[terminal.language]]);
        terminal.say(table.toString());
        terminal.say("jiju operations OPERATION shows the schemas; jiju call OPERATION --input FILE runs it.");
        return;
      }
      const operation = findOperation(id);
      if (!operation) {
        const guess = nearestNames(
          id,
          operations.map((entry) => entry.id),
        );
        throw new InputError(
          "unknown-operation",
          `There is no operation "${id}". The nearest: ${guess.join(", ")}. jiju operations lists them.`,
        );
      }
      process.stdout.write(`${JSON.stringify(describeOperation(operation), null, 2)}\n`);
    });

  program
    .command("call <operation>")
    .description(
      'run any operation, JSON to JSON; in the input { "csv": "t.csv" } stands for the numbers of a table (its columns by name under "columns"), { "csv": "t.csv", "column": "name" } for one column, { "file": "map.geojson" } for a document or text',
    )
    .option("-i, --input <file>", "JSON input; - reads standard input; left out: {}")
    .option("-s, --study <folder>", "study to open, for operations that work on one")
    .option("-o, --output <file>", "write the answer here instead of standard output")
    .option("--xlsx <file>", "write the answer as an Excel workbook: its tables, the parameters and the sources")
    .action(
      async (
        id: string,
        options: GlobalOptions & { input?: string; study?: string; output?: string; xlsx?: string },
        command: Command,
      ) => {
        const terminal = terminalOf(command);
        const { execute, openSession, withTablesRead, workbookOf, writeFileSafely } = await import("./study-work.ts");
        const input =
          options.input === undefined
            ? {}
            : await withTablesRead(
                parseJson(options.input, options.input === "-" ? await readStandardInput() : await readInputFile(options.input)),
                (file) => resolve(options.input === "-" ? "." : dirname(options.input!), file),
              );
        const study = options.study === undefined ? undefined : await openSession(options.study, terminal.progress);
        const abort = new AbortController();
        process.once("SIGINT", () => abort.abort());
        const envelope = await execute(id, input, { study, progress: terminal.progress, signal: abort.signal });
        terminal.settle();
        process.exitCode = exitCodeOfAnswer(envelope.result);
        const text = `${JSON.stringify(envelope, null, 2)}\n`;
        if (options.xlsx !== undefined) {
          await writeFileSafely(options.xlsx, await workbookOf(envelope, study, terminal.language));
          terminal.say(terminal.language === "zh" ? `已写入 ${options.xlsx}。` : `Wrote ${options.xlsx}.`);
        }
        if (options.output === undefined) {
          if (options.xlsx === undefined || terminal.json) process.stdout.write(text);
        } else {
          await writeFileSafely(options.output, text);
          terminal.say(`Wrote ${options.output}.`);
        }
      },
    );
}

function describeOperation(operation: (typeof operations)[number]): unknown {
  return {
    id: operation.id,
    room: operation.room,
    title: operation.title,
    summary: operation.summary,
    version: operation.version,
    needs: operation.needs,
    mode: operation.mode,
    input: z.toJSONSchema(operation.input, { io: "input", unrepresentable: "any" }),
    output: z.toJSONSchema(operation.output, { io: "output", unrepresentable: "any" }),
  };
}

async function readInputFile(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new InputError(
      "no-input-file",
      `call: the input file ${file} cannot be read (${(error as NodeJS.ErrnoException).code}). Give a JSON file with --input FILE, or --input - for standard input.`,
    );
  }
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new InputError("bad-json", `call: ${name} is not JSON: ${(error as Error).message}.`);
  }
}
