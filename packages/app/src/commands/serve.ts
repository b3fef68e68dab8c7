import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { InputError } from "@jiju/core";
import type { Command } from "commander";
import { terminalOf } from "./global-options.ts";

/** The built browser app, beside the built command line. */
const webFolder = fileURLToPath(new URL("../../web/dist", import.meta.url));

export function registerServe(program: Command): void {
  program
    .command("serve <study>")
    .description("open a study in the browser app, on this machine only")
    .option("-p, --port <port>", "port on 127.0.0.1 (default: the variable PORT, else 4170)")
    .option("--no-open", "do not open a browser")
    .action(async (folder: string, options: { port?: string; open: boolean }, command: Command) => {
      const terminal = terminalOf(command);
      const port = readPort(options.port ?? process.env.PORT ?? "4170");
      const [{ openSession }, { startServer }] = await Promise.all([import("./study-work.ts"), import("../http/server.ts")]);
      const study = await openSession(folder, terminal.progress);
      terminal.settle();
      const server = await startServer(study, { port, webFolder });
      terminal.answer({ address: server.address, study: study.folder, hash: study.hash });
      terminal.say(
        terminal.language === "zh"
          ? `${study.loaded.title.zh} 已在 ${server.address} 打开（仅本机可访问，按 Ctrl+C 结束）`
          : `${study.loaded.title.en} is open at ${server.address} (this machine only; Ctrl+C ends)`,
      );
      if (options.open && !terminal.json) openBrowser(server.address);
      await new Promise<void>((resolve) => {
        for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
      });
      await server.close();
    });
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new InputError(
      "bad-port",
      `serve: the port is "${text}"; it must be an integer from 0 to 65535 (0: the system chooses).`,
      { port: text },
    );
  }
  return port;
}

/** Asks the system to open the address; where there is no browser or no screen, the printed address is enough. */
function openBrowser(address: string): void {
  if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
  const [program, ...parameters] =
    process.platform === "darwin"
      ? ["open", address]
      : process.platform === "win32"
        ? ["cmd", "/c", "start", "", address]
        : ["xdg-open", address];
  spawn(program!, parameters, { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}
