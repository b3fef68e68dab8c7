import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Peer } from "./comparison.ts";

type Program = Pick<Peer<unknown>, "program" | "modules">;

/** What a program said of its run. */
export interface PeerRun {
  readonly seconds: number;
  /** Versions of the packages used. */
  readonly version: string;
}

/** Peers may use one processor, as we do. */
const environment = { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", NUMBA_NUM_THREADS: "1" };
const isPython = ({ program }: Program): boolean => program.endsWith(".py");
const found = new Map<string, string | null>();

/**
 * The interpreter that can load what a program needs: of Python both the one on the path and the system's own are tried.
 *
 * @returns null where none can
 */
export function interpreterOf(peer: Program): string | null {
  const key = `${isPython(peer)} ${peer.modules.join(" ")}`;
  const known = found.get(key);
  if (known !== undefined) return known;
  const candidates = isPython(peer) ? ["python3", "/usr/bin/python3"] : ["Rscript"];
  const probe = isPython(peer)
    ? ["-c", `import ${peer.modules.join(", ")}`]
    : ["-e", peer.modules.map((name) => `library(${name})`).join("; ")];
  const program = candidates.find((name) => spawnSync(name, probe, { stdio: "ignore", env: environment }).status === 0) ?? null;
  found.set(key, program);
  return program;
}

/**
 * Runs a program on the arrays of a folder.
 *
 * @returns its words, or the last line of its complaint
 */
export function runProgram(peer: Program, interpreter: string, folder: string, minutes: number): PeerRun | string {
  const programs = join(import.meta.dirname, "programs");
  const result = spawnSync(interpreter, [join(programs, peer.program), folder, programs], {
    encoding: "utf8",
    env: environment,
    timeout: 60_000 * minutes,
    maxBuffer: 1e8,
  });
  if (result.error && "code" in result.error && result.error.code === "ETIMEDOUT") return `longer than ${minutes} minutes`;
  const said = result.stdout.trim().split("\n").at(-1) ?? "";
  if (result.status === 0 && said.startsWith("{")) return JSON.parse(said) as PeerRun;
  return `failed: ${result.stderr.trim().split("\n").at(-1) ?? "without a word"}`;
}
