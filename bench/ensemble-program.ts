import { type ChildProcess, spawn } from "node:child_process";
import { once as event } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { synthesizeCountry } from "@jiju/core";
import { EnsembleStore, writeSyntheticStudy } from "@jiju/lab";
import { ensembleEvaluator } from "../packages/app/src/ensembles/evaluator.ts";
import { openSession } from "../packages/app/src/study/session.ts";

const program = join(import.meta.dirname, "../packages/app/bin/jiju.mjs");
const ARGUMENTS = ["--name", "bench", "--kind", "counterfactual"];

/** An ensemble computed by the built program, with what it cost. */
export interface ProgramRun {
  readonly state: string;
  readonly done: number;
  /** Whether the rows of the first, a middle and the last draw are those that this process computes itself, bit for bit. */
  readonly sameBits: boolean;
  /** Seconds from the start of the command to its end. */
  readonly seconds: number;
  /** Processor seconds of the command and, on a cluster, of its workers; NaN where the system does not tell. */
  readonly processorSeconds: number;
  /** Processor seconds of the first and the busiest other thread of the command: what it would take were nothing else running. */
  readonly longestPath: number;
}

/** User and system seconds that a running process has used: Linux only. */
function processorSeconds(process: ChildProcess): number {
  try {
    const fields = readFileSync(`/proc/${process.pid}/stat`, "utf8").split(") ")[1]!.split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

/** Processor seconds of each thread of a running process, the first thread apart: Linux only. */
function threadSeconds(process: ChildProcess, seen: Map<string, number>): void {
  try {
    for (const thread of readdirSync(`/proc/${process.pid}/task`)) {
      const spent = readFileSync(`/proc/${process.pid}/task/${thread}/schedstat`, "utf8").split(" ")[0];
      seen.set(thread, Number(spent) / 1e9);
    }
  } catch {
    // the process or a thread of it has ended; what was seen last stands
  }
}

function start(command: string, parameters: readonly string[]): { readonly process: ChildProcess; readonly text: () => string } {
  const child = spawn(command, parameters, { stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout!, child.stderr!])
    stream.on("data", (chunk: Buffer) => {
      text += chunk.toString();
    });
  return { process: child, text: () => text };
}

async function until(condition: () => boolean, what: () => string): Promise<void> {
  for (let k = 0; k < 600; ++k) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`bench: waited a minute in vain: ${what()}`);
}

async function runCommand(folder: string, draws: number, parameters: readonly string[]): Promise<ProgramRun> {
  rmSync(join(folder, ".jiju/ensembles/bench"), { recursive: true, force: true });
  const began = performance.now();
  const command = start(process.execPath, [
    program,
    "ensemble",
    folder,
    ...ARGUMENTS,
    "--draws",
    String(draws),
    "--json",
    ...parameters,
  ]);
  let used = Number.NaN;
  const threads = new Map<string, number>();
  const watch = setInterval(() => {
    threadSeconds(command.process, threads);
    const now = processorSeconds(command.process);
    if (!Number.isNaN(now)) used = now;
  }, 50);
  const [code] = (await event(command.process, "exit")) as [number | null];
  clearInterval(watch);
  const seconds = (performance.now() - began) / 1000;
  const main = threads.get(String(command.process.pid)) ?? Number.NaN;
  threads.delete(String(command.process.pid));
  if (code !== 0) throw new Error(`bench: jiju ensemble ended with ${code}: ${command.text()}`);
  const store = new EnsembleStore(folder);
  const entry = await store.require("bench");
  const evaluator = ensembleEvaluator(await openSession(folder), entry.document);
  const { rows } = await store.rows(entry, evaluator.width);
  const sameBits = [0, draws >> 1, draws - 1].every((draw) =>
    evaluator.evaluate(draw, draw + 1).every((value, k) => Object.is(value, rows[draw * evaluator.width + k])),
  );
  const longestPath = main + Math.max(...threads.values());
  return { state: entry.state, done: entry.done, sameBits, seconds, processorSeconds: used, longestPath };
}

/** A synthetic study of 31 regions and 42 industries, written once. */
export function studyOf31x42(): () => Promise<string> {
  let folder: Promise<string> | undefined;
  return () => {
    folder ??= (async () => {
      if (!existsSync(join(program, "../../dist/workers/ensemble.js"))) throw new Error("bench: build first: npm run build");
      const root = mkdtempSync(join(tmpdir(), "jiju-bench-"));
      process.once("exit", () => rmSync(root, { recursive: true, force: true }));
      const study = join(root, "study");
      await writeSyntheticStudy(synthesizeCountry({ regions: 31, industries: 42, years: 3, seed: 7 }), study);
      return study;
    })();
    return folder;
  };
}

/** An ensemble on threads of this machine. */
export const runLocally = (folder: string, draws: number, workers: number): Promise<ProgramRun> =>
  runCommand(folder, draws, ["--workers", String(workers)]);

/** The same on worker processes of one thread each behind a Redis of its own; both stay up until this process ends. */
export function clusterOf(workers: number): (folder: string, draws: number) => Promise<ProgramRun> {
  let cluster: Promise<{ readonly url: string; readonly used: () => number }> | undefined;
  const raise = async () => {
    const port = await new Promise<number>((resolve) => {
      const server = createServer().listen(0, "127.0.0.1", () => {
        const { port: free } = server.address() as { port: number };
        server.close(() => resolve(free));
      });
    });
    const url = `redis://127.0.0.1:${port}`;
    const crew = [start("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", tmpdir()])];
    process.once("exit", () => {
      for (const { process: each } of crew) each.kill("SIGKILL");
    });
    await until(() => crew[0]!.text().includes("Ready to accept"), crew[0]!.text);
    for (let k = 0; k < workers; ++k)
      crew.push(start(process.execPath, [program, "worker", "--cluster", url, "--concurrency", "1"]));
    for (const worker of crew.slice(1)) await until(() => worker.text().includes("Ready"), worker.text);
    return { url, used: () => crew.reduce((sum, { process: each }) => sum + processorSeconds(each), 0) };
  };
  return async (folder, draws) => {
    cluster ??= raise();
    const { url, used } = await cluster;
    const before = used();
    const outcome = await runCommand(folder, draws, ["--cluster", url]);
    return { ...outcome, processorSeconds: outcome.processorSeconds + used() - before };
  };
}
