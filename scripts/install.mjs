/** Installs the npm packages of the lock file when they are missing or older than it. Uses only what Node brings. */
import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");

export function installMissing() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 20)) {
    console.error(
      `Jiju needs Node 20.20 or newer; this is ${process.versions.node}. Install a newer Node from https://nodejs.org and try again.`,
    );
    process.exit(1);
  }
  const installed = join(root, "node_modules/.package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(root, "package-lock.json")).mtimeMs) return;
  if (existsSync(installed) && process.env.JIJU_SKIP_INSTALL === "1") return;
  console.log("  installing the npm packages of package-lock.json (once, about half a minute) ...");
  const npm = process.env.npm_execpath ? [process.execPath, [process.env.npm_execpath]] : ["npm", []];
  const result = spawnSync(npm[0], [...npm[1], "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
  });
  if (result.status !== 0) {
    console.error(
      "The npm packages could not be installed. Check the network or proxy settings of npm, then run the command again.",
    );
    process.exit(result.status ?? 1);
  }
}
