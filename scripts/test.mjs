/**
 * `npm test`: installs what the tests need, then types, lint, unused code, unit, property and golden tests, command-line and browser
 * tests, and every benchmark for one round. Ends with the line `N passed, N failed`.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { installMissing } from "./install.mjs";

const root = resolve(import.meta.dirname, "..");
const results = join(root, "node_modules/.cache/jiju-test");
let passed = 0;
let failed = 0;
/** What failed, by name: said again at the end, where a long log is read first. */
const failures = [];

const has = (program) => spawnSync("sh", ["-c", `command -v ${program}`], { stdio: "ignore" }).status === 0;

/** Debian's chromium and redis-server, through apt-get when this user may; otherwise one line that names what to install. */
function installSystemPackages() {
  const missing = [];
  if (!process.env.CHROMIUM && !["chromium", "chromium-browser", "google-chrome"].some(has))
    missing.push("chromium", "fonts-noto-cjk");
  if (!has("redis-server")) missing.push("redis-server");
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0 || !has("apt-get")) {
    console.error(
      `The tests need ${missing.join(", ")}: install ${missing.length === 1 ? "it" : "them"} (Debian: apt-get install ${missing.join(" ")}) and run npm test again.`,
    );
    process.exit(1);
  }
  console.log(`Installing ${missing.join(", ")} ...`);
  const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  spawnSync("apt-get", ["update", "-qq"], { stdio: "ignore", env: environment });
  const install = spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...missing], {
    stdio: ["ignore", "ignore", "inherit"],
    env: environment,
  });
  if (install.status !== 0) {
    console.error(`apt-get could not install ${missing.join(", ")}; install by hand and run npm test again.`);
    process.exit(1);
  }
}

function step(name, command, parameters) {
  const start = performance.now();
  console.log(`\n== ${name}`);
  const { status } = spawnSync(command, parameters, { cwd: root, stdio: "inherit", env: { ...process.env, TZ: "UTC" } });
  console.log(`== ${name}: ${status === 0 ? "ok" : "FAILED"} (${((performance.now() - start) / 1000).toFixed(0)} s)`);
  return status === 0;
}

/** A check that is one thing: it counts once. */
function check(name, command, parameters) {
  if (step(name, command, parameters)) passed += 1;
  else fail(name);
}

function fail(what) {
  failed += 1;
  failures.push(what);
}

/** A vitest project: every test counts. */
function tests(project) {
  const file = join(results, `${project}.json`);
  const ok = step(`${project} tests`, process.execPath, [
    "node_modules/vitest/vitest.mjs",
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ]);
  if (!existsSync(file)) {
    fail(`${project} tests: no results were written`);
    return;
  }
  const report = JSON.parse(readFileSync(file, "utf8"));
  passed += report.numPassedTests;
  for (const { name, message, assertionResults } of report.testResults) {
    const broken = assertionResults.filter(({ status }) => status === "failed");
    for (const { fullName, failureMessages } of broken)
      failures.push(`${relative(root, name)}: ${fullName}\n    ${firstLine(failureMessages[0])}`);
    if (broken.length === 0 && message) failures.push(`${relative(root, name)}: ${firstLine(message)}`);
  }
  failed += report.numFailedTests;
  const skipped = report.numPendingTests + report.numTodoTests;
  if (skipped > 0) {
    console.error(`${skipped} tests are skipped; delete or fix them.`);
    failed += skipped;
  }
  if (!ok && report.numFailedTests === 0) fail(`${project} tests: ended with an error`);
}

const firstLine = (text) => (text ?? "").split("\n", 1)[0];

installMissing();
installSystemPackages();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
check("build", process.execPath, ["scripts/build.mjs"]);
check("types", process.execPath, ["scripts/types.mjs"]);
check("lint", process.execPath, ["node_modules/@biomejs/biome/bin/biome", "check", "."]);
check("unused code", process.execPath, ["node_modules/knip/bin/knip.js", "--no-progress"]);
tests("unit");
tests("cli");
tests("browser");
check("benchmarks, one round", process.execPath, ["--conditions=jiju-source", "--import", "tsx", "bench/run.ts", "--small"]);

if (failures.length > 0) console.log(`\n== failures\n${failures.map((what) => `- ${what}`).join("\n")}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
