/**
 * Runs the benchmarks: `npm run bench` at full size, `--small` once at the small size, `--only TEXT` a selection, `--peers` beside
 * installed peers. An answer is checked before it is timed; ratios compare with a plain implementation or a peer in the same run.
 */
import { readdirSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Benchmark } from "./benchmark.ts";
import { runPeers } from "./peers.ts";

const flag = (name: string): boolean => process.argv.includes(name);
const small = flag("--small");
const onlyAt = process.argv.indexOf("--only");
const only = onlyAt > 0 ? (process.argv[onlyAt + 1] ?? "") : "";

async function load(): Promise<Benchmark[]> {
  const out: Benchmark[] = [];
  for (const file of readdirSync(import.meta.dirname)
    .filter((name) => name.endsWith(".bench.ts"))
    .sort()) {
    const module = (await import(pathToFileURL(join(import.meta.dirname, file)).href)) as { default: readonly Benchmark[] };
    out.push(...module.default);
  }
  return out;
}

async function time(run: () => unknown, rounds: number): Promise<{ median: number; low: number; high: number }> {
  const seconds: number[] = [];
  for (let round = 0; round < rounds; ++round) {
    const start = performance.now();
    await run();
    seconds.push((performance.now() - start) / 1000);
  }
  seconds.sort((a, b) => a - b);
  return { median: seconds[rounds >> 1]!, low: seconds[0]!, high: seconds[rounds - 1]! };
}

const format = (seconds: number): string => (seconds < 0.01 ? `${(seconds * 1000).toFixed(2)} ms` : `${seconds.toFixed(3)} s`);

let failed = 0;
let passed = 0;
const benchmarks = (await load()).filter((entry) => entry.name.includes(only) && (!small || entry.size === "small"));
console.log(`node ${process.versions.node}, ${process.arch}, ${cpus()[0]?.model ?? "unknown processor"} x ${cpus().length}`);
console.log("| benchmark | median | spread | plain or peer | ratio |\n|---|---|---|---|---|");
for (const entry of benchmarks) {
  const answer = await entry.run();
  if (!entry.check(answer as never)) {
    failed += 1;
    console.log(`| ${entry.name} | WRONG ANSWER, not timed | | | |`);
    continue;
  }
  passed += 1;
  const ours = await time(entry.run, small ? 1 : (entry.rounds ?? 5));
  const plain = entry.plain && !small ? await time(entry.plain, entry.plainRounds ?? 1) : undefined;
  const ratio = plain ? `${(plain.median / ours.median).toFixed(1)}x` : "";
  console.log(
    `| ${entry.name} | ${format(ours.median)} | ${format(ours.low)} to ${format(ours.high)} | ${plain ? format(plain.median) : ""} | ${ratio} |`,
  );
}
if (flag("--peers")) failed += await runPeers();
console.log(`\nBenchmarks: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
