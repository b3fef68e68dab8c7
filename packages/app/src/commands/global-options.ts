import type { Command } from "commander";
import { createTerminal, languageOf, type Terminal } from "./terminal.ts";

/** Options that every command has, wherever on the line they stand. */
export interface GlobalOptions {
  readonly json?: boolean;
  readonly lang?: string;
}

/** The terminal as the options of a command and of the program before it ask. */
export function terminalOf(command: Command): Terminal {
  const options = command.optsWithGlobals<GlobalOptions>();
  return createTerminal({ json: options.json === true, language: languageOf(options.lang) });
}
