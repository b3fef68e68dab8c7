/** `npm run check`: the quick gate of every commit: types, lint, unit tests and one round of the benchmarks. */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const steps = [
  ["types", ["scripts/types.mjs"]],
  ["lint", ["node_modules/@biomejs/biome/bin/biome", "check", "."]],
  ["unit tests", ["node_modules/vitest/vitest.mjs", "run", "--project", "unit"]],
  ["benchmarks", ["--conditions=jiju-source", "--import", "tsx", "bench/run.ts", "--small"]],
];
let failed = 0;
for (const [name, parameters] of steps) {
  console.log(`== ${name}`);
  if (spawnSync(process.execPath, parameters, { cwd: root, stdio: "inherit", env: { ...process.env, TZ: "UTC" } }).status !== 0)
    failed += 1;
}
process.exit(failed ? 1 : 0);
