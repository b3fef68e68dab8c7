import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../../..");
export const cli = join(root, "packages/app/bin/jiju.mjs");
export const example = join(root, "examples/china-provinces");

if (!existsSync(join(root, "packages/app/dist/cli.js")))
  throw new Error("Command-line tests run the built program: npm run build first.");

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the built program as a person would. */
export function jiju(
  parameters: readonly string[],
  options: { readonly input?: string; readonly cwd?: string; readonly env?: Record<string, string> } = {},
): Outcome {
  const result = spawnSync(process.execPath, [cli, ...parameters], {
    encoding: "utf8",
    input: options.input ?? "",
    cwd: options.cwd,
    env: { ...process.env, LANG: "C.UTF-8", LC_ALL: "", ...options.env },
    maxBuffer: 256 << 20,
  });
  return { code: result.status ?? -1, out: result.stdout, err: result.stderr };
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), "jiju-cli-"));

/** A fresh copy of the bundled study. */
export function exampleCopy(): string {
  const folder = join(temporaryFolder(), "china-provinces");
  cpSync(example, folder, { recursive: true, filter: (path) => !path.includes(".jiju") });
  return folder;
}

/** Starts `jiju serve` and waits for its address. */
export async function startServe(
  study: string,
  parameters: readonly string[] = [],
): Promise<{ readonly address: string; readonly process: ChildProcess }> {
  const child = spawn(process.execPath, [cli, "serve", study, "--port", "0", "--no-open", "--json", ...parameters], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const address = await new Promise<string>((resolve, reject) => {
    let text = "";
    child.stdout!.on("data", (chunk: Buffer) => {
      text += chunk.toString();
      try {
        resolve((JSON.parse(text) as { address: string }).address);
      } catch {
        // the rest has not come yet
      }
    });
    child.once("exit", (code) => reject(new Error(`serve ended with ${code}: ${text}`)));
  });
  return { address, process: child };
}
