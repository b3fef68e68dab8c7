/**
 * Runs the benchmarks: `npm run bench` at full size, `--small` once at the small size, `--only TEXT` or `--except TEXT` a selection (comma-separated
 * parts of names); work that is timed once comes last. An answer is checked before it counts; ratios compare with a plain implementation or a peer in the same run.
 */
import { readdirSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Benchmark } from "./benchmark.ts";

const flag = (name: string): boolean => process.argv.includes(name);
const small = flag("--small");
const parts = (name: string): string[] => {
  const at = process.argv.indexOf(name);
  return at > 0 ? (process.argv[at + 1] ?? "").split(",").filter(Boolean) : [];
};
const only = parts("--only");
const except = parts("--except");

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

/** Seconds on the clock, and of all processors of this process: on a machine with other work the latter tell more. */
interface Timing {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly processor: number;
}

async function time(run: () => unknown, rounds: number): Promise<Timing> {
  const seconds: number[] = [];
  const processor: number[] = [];
  for (let round = 0; round < rounds; ++round) {
    const before = process.cpuUsage();
    const start = performance.now();
    await run();
    seconds.push((performance.now() - start) / 1000);
    const { user, system } = process.cpuUsage(before);
    processor.push((user + system) / 1e6);
  }
  seconds.sort((a, b) => a - b);
  processor.sort((a, b) => a - b);
  return { median: seconds[rounds >> 1]!, low: seconds[0]!, high: seconds[rounds - 1]!, processor: processor[rounds >> 1]! };
}

const format = (seconds: number): string => (seconds < 0.01 ? `${(seconds * 1000).toFixed(2)} ms` : `${seconds.toFixed(3)} s`);

const formatRatio = (ratio: number): string => ratio.toFixed(ratio < 10 ? 2 : 1);

let failed = 0;
let passed = 0;
const timedOnce = ({ size, rounds }: Benchmark): number => Number(size === "full" && rounds === 1);
const benchmarks = (await load())
  .filter(({ name }) => only.length === 0 || only.some((part) => name.includes(part)))
  .filter(({ name, size }) => !except.some((part) => name.includes(part)) && (!small || size === "small"))
  .sort((a, b) => timedOnce(a) - timedOnce(b));
console.log(`node ${process.versions.node}, ${process.arch}, ${cpus()[0]?.model ?? "unknown processor"} x ${cpus().length}`);
console.log("| benchmark | median | spread | processor | plain or peer | ratio |\n|---|---|---|---|---|---|");
for (const entry of benchmarks) {
  let answer: unknown;
  const first = await time(async () => {
    answer = await entry.run();
  }, 1);
  if (!entry.check(answer as never)) {
    failed += 1;
    console.log(`| ${entry.name} | WRONG ANSWER, not timed | | | |`);
    continue;
  }
  passed += 1;
  const rounds = small ? 1 : (entry.rounds ?? 5);
  const ours = rounds === 1 ? first : await time(entry.run, rounds);
  const plain = entry.plain && !small ? await time(entry.plain, entry.plainRounds ?? 1) : undefined;
  const ratio = plain ? `${formatRatio(plain.median / ours.median)}x` : "";
  const note = entry.note ? ` (${entry.note(answer as never)})` : "";
  console.log(
    `| ${entry.name}${note} | ${format(ours.median)} | ${format(ours.low)} to ${format(ours.high)} | ${format(ours.processor)} | ${plain ? format(plain.median) : ""} | ${ratio} |`,
  );
}
console.log(`\nBenchmarks: ${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
