/**
 * `npm run bench:peers`: established programs and ours on the same input in the same run. Their answers must agree before seconds are
 * printed; what is not installed is said with the package that brings it. `--small` for a quick look, `--only TEXT` for a selection.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { associationComparisons } from "./association.ts";
import type { Comparison } from "./comparison.ts";
import { contiguityComparison } from "./contiguity.ts";
import { exchangeIn } from "./exchange.ts";
import { kDensityComparison } from "./k-density.ts";
import { locationQuotientComparison } from "./location-quotient.ts";
import { neighbourComparisons } from "./neighbours.ts";
import { interpreterOf, runProgram } from "./peer-program.ts";
import { timed } from "./processor-time.ts";
import { ripleyComparison } from "./ripley.ts";
import { transportComparison } from "./transport.ts";

/** A peer that takes longer is said to. */
const MINUTES = 6;
const small = process.argv.includes("--small");
const only = process.argv[process.argv.indexOf("--only") + 1 || process.argv.length] ?? "";

const comparisons: readonly Comparison[] = [
  ...associationComparisons(small ? 40 : 316),
  small ? contiguityComparison(30, 20) : contiguityComparison(250, 200),
  ...neighbourComparisons(small ? 3000 : 100_000),
  small ? kDensityComparison(500, 100) : kDensityComparison(10_000, 1000),
  ripleyComparison(small ? 500 : 10_000),
  small ? locationQuotientComparison(100, 50) : locationQuotientComparison(3000, 1000),
  ...(small ? [60] : [400, 1000]).map(transportComparison),
].filter(({ work }) => work.toLowerCase().includes(only.toLowerCase()));

const seconds = (value: number): string => `${value.toFixed(value < 0.1 ? 4 : value < 10 ? 2 : 0)}`;
const row = (...cells: readonly string[]): void => console.log(`| ${cells.join(" | ")} |`);

/** @returns how many installed peers failed or disagree */
function compare({ work, prepare, peers }: Comparison, folder: string): number {
  const exchange = exchangeIn(folder);
  const ours = timed(prepare(exchange));
  row(work, "Jiju", seconds(ours.seconds), "", "");
  let failed = 0;
  for (const peer of peers) {
    const interpreter = interpreterOf(peer);
    if (interpreter === null) {
      row("", peer.name, `not installed: ${peer.install}`, "", "");
      continue;
    }
    const run = runProgram(peer, interpreter, folder, MINUTES);
    if (typeof run === "string") {
      failed += Number(!run.startsWith("longer"));
      row("", peer.name, run, "", "");
      continue;
    }
    const { agrees, said } = peer.agree(ours.answer, exchange);
    failed += Number(!agrees);
    const ratio = run.seconds / ours.seconds;
    const name = `${peer.name} (${run.version})`;
    if (agrees) row("", name, seconds(run.seconds), `${ratio.toFixed(ratio < 10 ? 1 : 0)}x`, said);
    else row("", name, "ANSWERS DIFFER, not timed", "", said);
  }
  return failed;
}

console.log(
  `${new Date().toISOString().slice(0, 10)}, node ${process.versions.node}, ${cpus()[0]?.model ?? "unknown processor"}`,
);
console.log("Processor time on one thread, the least of at least three rounds where they fit into ten seconds.\n");
row("work", "program", "s", "peer / Jiju", "answers");
row("---", "---", "---", "---", "---");
let failed = 0;
for (const entry of comparisons) {
  const folder = mkdtempSync(join(tmpdir(), "peers-"));
  try {
    failed += compare(entry, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
console.log(`\nComparisons: ${comparisons.length}, of which ${failed} with a peer that fails or disagrees`);
process.exit(failed ? 1 : 0);
