import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { cli, exampleCopy, jiju } from "../support/command-line.ts";

/** Draws small enough to be quick, in parts enough to be shared out. */
const draws = ["--kind", "paths", "--draws", "48", "--chunk", "4", "--seed", "3"];
/** Once the thread is warm, parts follow one another faster than they are looked for: enough of them that some are left. */
const many = draws.map((word) => (word === "48" ? "1200" : word));

let study: string;
let reference: Record<string, string>;
const folders: string[] = [];
const started = new Set<ChildProcess>();

/** A copy of the prepared study, without its ensembles. */
function copyOfStudy(): string {
  const folder = mkdtempSync(join(tmpdir(), "jiju-ensemble-"));
  folders.push(folder);
  cpSync(study, folder, { recursive: true, filter: (path) => !path.includes("ensembles") });
  return folder;
}

/** Bytes of every finished part. */
function partsOf(folder: string, name = "e"): Record<string, string> {
  const at = join(folder, ".jiju/ensembles", name);
  return Object.fromEntries(
    readdirSync(at)
      .filter((file) => file.startsWith("part-") && file.endsWith(".bin"))
      .map((file) => [file, readFileSync(join(at, file)).toString("hex")]),
  );
}

function start(program: string, parameters: readonly string[]): ChildProcess & { text: () => string } {
  const child = spawn(program, parameters, { stdio: ["ignore", "pipe", "pipe"] });
  started.add(child);
  let text = "";
  child.stdout!.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  child.stderr!.on("data", (chunk: Buffer) => {
    text += chunk.toString();
  });
  child.once("exit", () => started.delete(child));
  return Object.assign(child, { text: () => text });
}
const startJiju = (parameters: readonly string[]) => start(process.execPath, [cli, ...parameters]);
const ended = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null ? Promise.resolve(child.exitCode) : new Promise((resolve) => child.once("exit", resolve));

async function until(condition: () => boolean, what: string, seconds = 90): Promise<void> {
  for (let k = 0; k < seconds * 10; ++k) {
    if (condition()) return;
    await wait(100);
  }
  throw new Error(`waited ${seconds} s for ${what}`);
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

beforeAll(() => {
  study = exampleCopy();
  expect(jiju(["ensemble", study, "--name", "e", ...draws, "--workers", "1"]).code).toBe(0);
  reference = partsOf(study);
  expect(Object.keys(reference)).toHaveLength(12);
});
afterEach(async () => {
  const running = [...started];
  for (const child of running) child.kill("SIGKILL");
  await Promise.all(running.map(ended));
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe("jiju ensemble on this machine", () => {
  it("gives the same bytes with 2 and 4 workers", () => {
    for (const workers of ["2", "4"]) {
      const folder = copyOfStudy();
      expect(jiju(["ensemble", folder, "--name", "e", ...draws, "--workers", workers]).code).toBe(0);
      expect(partsOf(folder)).toEqual(reference);
    }
  });

  it("keeps what is finished on Ctrl+C, exits with 130, and resumes to the same bytes", async () => {
    const whole = copyOfStudy();
    expect(jiju(["ensemble", whole, "--name", "e", ...many]).code).toBe(0);
    const folder = copyOfStudy();
    const running = startJiju(["ensemble", folder, "--name", "e", ...many, "--workers", "1"]);
    const at = join(folder, ".jiju/ensembles/e");
    await until(() => existsSync(at) && readdirSync(at).some((file) => file.startsWith("part-")), "the first part");
    running.kill("SIGINT");
    expect(await ended(running)).toBe(130);
    const kept = partsOf(folder);
    expect(Object.keys(kept).length).toBeGreaterThan(0);
    expect(Object.keys(kept).length).toBeLessThan(300);
    expect(jiju(["ensembles", folder]).out).toContain("cancelled");
    expect(jiju(["ensemble", folder, "--name", "e", "--resume"]).code).toBe(0);
    expect(partsOf(folder)).toEqual(partsOf(whole));
  });

  it("gives every kind the same bytes with 1 and 2 workers", () => {
    const kinds = [
      ["trinity", []],
      ["counterfactual", ["--distribution", "border=triangular"]],
      ["scenario", ["--scenario", "east-data-west-computing"]],
    ] as const;
    const folder = copyOfStudy();
    const again = copyOfStudy();
    for (const [kind, more] of kinds) {
      const parameters = ["--name", kind, "--kind", kind, "--draws", "4", "--chunk", "1", ...more];
      expect(jiju(["ensemble", folder, ...parameters, "--workers", "1"]).code).toBe(0);
      expect(jiju(["ensemble", again, ...parameters, "--workers", "2"]).code).toBe(0);
      const parts = partsOf(folder, kind);
      expect(Object.keys(parts)).toHaveLength(4);
      expect(partsOf(again, kind)).toEqual(parts);
    }
  });

  it("stops when another process asks it to pause, and goes on to the same bytes", async () => {
    const folder = copyOfStudy();
    const running = startJiju(["ensemble", folder, "--name", "e", ...draws, "--workers", "1"]);
    const at = join(folder, ".jiju/ensembles/e");
    await until(() => existsSync(at) && readdirSync(at).some((file) => file.startsWith("part-")), "the first part");
    expect(jiju(["ensembles", folder, "--pause", "e"]).out).toContain("e ");
    const code = await ended(running);
    const state = JSON.parse(jiju(["ensembles", folder, "--json"]).out).ensembles[0].state;
    // a request that comes after the last part changes nothing
    expect([
      [130, "paused"],
      [0, "complete"],
    ]).toContainEqual([code, state]);
    expect(jiju(["ensemble", folder, "--name", "e", "--resume"]).code).toBe(0);
    expect(partsOf(folder)).toEqual(reference);
  });

  it("survives SIGKILL: the state is interrupted, and it resumes to the same bytes", async () => {
    const whole = copyOfStudy();
    expect(jiju(["ensemble", whole, "--name", "e", ...many]).code).toBe(0);
    const folder = copyOfStudy();
    const running = startJiju(["ensemble", folder, "--name", "e", ...many, "--workers", "1"]);
    const at = join(folder, ".jiju/ensembles/e");
    await until(() => existsSync(at) && readdirSync(at).some((file) => file.startsWith("part-")), "the first part");
    running.kill("SIGKILL");
    await ended(running);
    const { ensembles } = JSON.parse(jiju(["ensembles", folder, "--json"]).out) as { ensembles: { state: string }[] };
    expect(ensembles[0]!.state).toBe("interrupted");
    expect(jiju(["ensemble", folder, "--name", "e", ...many]).code).toBe(0);
    expect(partsOf(folder)).toEqual(partsOf(whole));
  });

  it("refuses another ensemble of the same name, unknown parameters and an address that is none", () => {
    const clash = jiju(["ensemble", study, "--name", "e", "--kind", "paths", "--draws", "49"]);
    expect(clash.code).toBe(2);
    expect(clash.err).toContain("draws is 48 there and 49 here");
    const chinese = jiju(["--lang", "zh", "ensemble", study, "--name", "e", "--kind", "paths", "--draws", "49"]);
    expect(chinese.err).toContain("已有同名但设定不同的参数集合“e”：抽样次数原为 48，现为 49");
    const stranger = jiju(["ensemble", study, "--name", "r", "--kind", "paths", "--range", "distance-releif=0:0.5"]);
    expect(stranger.code).toBe(2);
    expect(stranger.err).toContain("distance-relief");
    const address = jiju(["ensemble", study, "--name", "r", "--cluster", "localhost"]);
    expect(address.code).toBe(2);
    expect(address.err).toContain("redis://");
  });

  it("says what a scenario lacks, and which distributions there are", () => {
    const policy = jiju(["ensemble", study, "--name", "r", "--kind", "scenario"]);
    expect(policy.code).toBe(2);
    expect(policy.err).toContain("--scenario ID: east-data-west-computing");
    const distribution = jiju(["ensemble", study, "--name", "r", "--distribution", "border=normal"]);
    expect(distribution.code).toBe(2);
    expect(distribution.err).toContain("uniform, log-uniform, triangular");
    const zero = jiju(["ensemble", study, "--name", "r", "--distribution", "distance-relief=log-uniform"]);
    expect(zero.code).toBe(2);
    expect(zero.err).toContain("the lowest value must be above 0");
    const path = jiju(["ensemble", study, "--name", "r", "--kind", "paths", "--distribution", "distance-relief=triangular"]);
    expect(path.code).toBe(2);
    expect(path.err).toContain("draws distance-relief uniform, not triangular");
  });

  it("refuses a Redis that is too old, and says which is needed", async () => {
    const old = createServer((socket) =>
      socket.on("data", (chunk) => {
        // every command of a pipeline gets an answer
        for (const command of chunk.toString().split("*").slice(1)) {
          const info = /info/i.test(command) ? "# Server\r\nredis_version:5.0.7\r\nloading:0\r\n" : "OK";
          socket.write(`$${info.length}\r\n${info}\r\n`);
        }
      }),
    );
    const oldPort = await new Promise<number>((resolve) => {
      old.listen(0, "127.0.0.1", () => resolve((old.address() as { port: number }).port));
    });
    const asked = startJiju(["ensemble", study, "--name", "r", "--cluster", `redis://127.0.0.1:${oldPort}`]);
    expect(await ended(asked)).toBe(5);
    expect(asked.text()).toContain("is version 5.0.7; 6.2 or newer is needed");
    old.close();
    expect(jiju(["ensembles", study, "--json"]).out).not.toContain('"r"');
  });

  it("says that no Redis answers, and shows no password", () => {
    const { code, err } = jiju(["ensemble", study, "--name", "r", "--cluster", "redis://me:secret@127.0.0.1:1"]);
    expect(code).toBe(5);
    expect(err).toContain("no Redis answers at redis://127.0.0.1:1");
    expect(err).not.toContain("secret");
    const chinese = jiju(["--lang", "zh", "worker", "--cluster", "redis://me:secret@127.0.0.1:1"]);
    expect(chinese.err).toContain("redis://127.0.0.1:1 处没有 Redis 应答");
    expect(chinese.err).not.toContain("secret");
    expect(jiju(["ensembles", study, "--json"]).out).not.toContain('"r"');
  });
});

describe("jiju ensemble on a cluster", () => {
  let port: number;
  let data: string;
  const url = (): string => `redis://127.0.0.1:${port}`;
  const startRedis = async (parameters: readonly string[] = []) => {
    const redis = start("redis-server", [
      "--port",
      String(port),
      "--bind",
      "127.0.0.1",
      "--dir",
      data,
      "--save",
      "",
      ...parameters,
    ]);
    await until(() => redis.text().includes("Ready to accept connections"), "Redis");
    return redis;
  };
  const startWorker = async (environment: Readonly<Record<string, string>> = {}) => {
    const worker = start("env", [
      ...Object.entries(environment).map(([name, value]) => `${name}=${value}`),
      process.execPath,
      cli,
      "worker",
      "--cluster",
      url(),
      "--concurrency",
      "1",
    ]);
    await until(() => worker.text().includes("Ready"), `a worker, which said: ${worker.text()}`);
    return worker;
  };

  beforeAll(async () => {
    port = await freePort();
  });
  const fresh = (): void => {
    data = mkdtempSync(join(tmpdir(), "jiju-redis-"));
    folders.push(data);
  };

  it("gives the bytes of one machine although a worker is killed in the middle", async () => {
    fresh();
    await startRedis();
    const [first] = await Promise.all([startWorker(), startWorker()]);
    const folder = copyOfStudy();
    const running = startJiju(["ensemble", folder, "--name", "e", ...draws, "--cluster", url()]);
    await until(() => first.text().includes("draws "), "the worker's first part");
    first.kill("SIGKILL");
    expect(await ended(running), running.text()).toBe(0);
    expect(partsOf(folder)).toEqual(reference);
  });

  it("goes on to the same bytes when Redis is restarted", async () => {
    fresh();
    const durable = ["--appendonly", "yes"];
    const redis = await startRedis(durable);
    const worker = await startWorker();
    const folder = copyOfStudy();
    const running = startJiju(["ensemble", folder, "--name", "e", ...draws, "--cluster", url()]);
    await until(() => worker.text().includes("draws "), "the worker's first part");
    redis.kill("SIGKILL");
    await ended(redis);
    await wait(1500);
    await startRedis(durable);
    expect(await ended(running), running.text()).toBe(0);
    expect(partsOf(folder)).toEqual(reference);
  });

  it("lays the study in Redis again when a restart has lost everything", async () => {
    fresh();
    const redis = await startRedis();
    const folder = copyOfStudy();
    const running = startJiju(["ensemble", folder, "--name", "e", ...draws, "--cluster", url()]);
    await until(() => running.text().includes("No worker of this version"), "the wait for a worker");
    redis.kill("SIGKILL");
    await ended(redis);
    await startRedis();
    // a worker that has never seen the study
    const temporary = mkdtempSync(join(tmpdir(), "jiju-elsewhere-"));
    folders.push(temporary);
    await startWorker({ TMPDIR: temporary });
    expect(await ended(running), running.text()).toBe(0);
    expect(partsOf(folder)).toEqual(reference);
  });

  it("is refused by a worker of another build, which says why, and ends in a clear state", async () => {
    fresh();
    await startRedis();
    const other = mkdtempSync(join(tmpdir(), "jiju-build-"));
    folders.push(other);
    const app = join(cli, "../..");
    cpSync(join(app, "dist"), join(app, `dist-${process.pid}`), { recursive: true });
    const stale = join(app, `dist-${process.pid}`);
    folders.push(stale);
    const { appendFileSync } = await import("node:fs");
    appendFileSync(join(stale, "workers/ensemble.js"), "\n// another build\n");
    const worker = start(process.execPath, [join(stale, "cli.js"), "worker", "--cluster", url(), "--concurrency", "1"]);
    await until(() => worker.text().includes("Ready"), "the stale worker");
    const folder = copyOfStudy();
    const running = startJiju(["ensemble", folder, "--name", "e", ...draws, "--cluster", url(), "--wait", "8"]);
    expect(await ended(running)).toBe(5);
    expect(running.text()).toContain("another build of version");
    await until(() => worker.text().includes('Refuses the ensemble "e"'), "the worker's refusal", 15);
    expect(jiju(["ensembles", folder]).out).toContain("failed");
    expect(Object.keys(partsOf(folder))).toHaveLength(0);
  });
});
