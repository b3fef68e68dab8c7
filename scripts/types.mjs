/** Type-checks every package and the tests. */
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
let failed = 0;
for (const project of ["packages/core", "packages/figures", "packages/lab", "packages/app", "packages/web", "."]) {
  const result = spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", project], { cwd: root, stdio: "inherit" });
  if (result.status !== 0) failed += 1;
}
process.exit(failed ? 1 : 0);
