/** Builds the packages: esbuild for what Node runs, vite for the browser app. Says what it does; skips what is current. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const root = resolve(import.meta.dirname, "..");
const stampFile = join(root, "node_modules/.cache/jiju-build.json");

/** Every source file that a build depends on. */
function sources(folder, out = []) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === "dist" || entry.name === "node_modules" || entry.name === "test" || entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) sources(path, out);
    else out.push(path);
  }
  return out;
}

function stamp(folders) {
  const hash = createHash("sha256");
  for (const file of folders.flatMap((folder) => sources(join(root, folder))).sort()) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${relative(root, file)}:${size}:${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

async function buildNode() {
  const { build } = await import("esbuild");
  const shared = {
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    conditions: ["jiju-source"],
    sourcemap: true,
    logLevel: "warning",
    absWorkingDir: root,
  };
  // workspace packages are bundled from source, and so are the npm packages named; the others stay where they are installed
  const taking = (names) => ({
    name: "npm-packages-stay-outside",
    setup(api) {
      api.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
        const inside = path.startsWith("@jiju/") || names.some((name) => path === name || path.startsWith(`${name}/`));
        return kind === "entry-point" || inside ? undefined : { path, external: true };
      });
    },
  });
  const externals = taking([]);
  const version = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version;
  const define = { JIJU_VERSION: JSON.stringify(version) };
  await build({
    ...shared,
    platform: "neutral",
    mainFields: ["module", "main"],
    define,
    entryPoints: ["packages/core/src/index.ts"],
    outdir: "packages/core/dist",
    plugins: [externals],
  });
  await build({
    ...shared,
    define,
    entryPoints: ["packages/figures/src/index.ts"],
    outdir: "packages/figures/dist",
    plugins: [externals],
  });
  await build({
    ...shared,
    define,
    splitting: true,
    outbase: "packages/lab/src",
    entryPoints: ["packages/lab/src/index.ts", "packages/lab/src/contract/index.ts"],
    outdir: "packages/lab/dist",
    plugins: [externals],
  });
  const workers = readdirSync(join(root, "packages/app/src/workers"), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => `packages/app/src/workers/${entry.name}`);
  const program = await build({
    ...shared,
    define,
    splitting: true,
    metafile: true,
    outbase: "packages/app/src",
    entryPoints: ["packages/app/src/index.ts", "packages/app/src/cli.ts", ...workers],
    outdir: "packages/app/dist",
    // a command opens one file sooner than the several hundred of these packages
    plugins: [taking(["echarts", "zrender", "tslib", "zod", "hono", "@hono/node-server", "fflate"])],
  });
  removeOthers(join(root, "packages/app/dist"), new Set(Object.keys(program.metafile.outputs).map((file) => join(root, file))));
}

/** Chunks carry a hash in their names: those of earlier builds go. */
function removeOthers(folder, kept) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    if (entry.isFile() && !kept.has(path)) rmSync(path);
  }
}

async function buildWeb() {
  const { build } = await import(pathToFileURL(join(root, "node_modules/vite/dist/node/index.js")).href);
  await build({ root: join(root, "packages/web"), logLevel: "warn" });
}

const steps = [
  {
    name: "outlines",
    label: "outlines of the example",
    folders: ["scripts"],
    product: "packages/lab/dist/outlines",
    run: () => execFileSync(process.execPath, [join(root, "scripts/build-outlines.mjs")], { stdio: "inherit" }),
  },
  {
    name: "node",
    label: "command line and server",
    folders: ["packages/core", "packages/figures", "packages/lab", "packages/app", "scripts"],
    product: "packages/app/dist/cli.js",
    run: buildNode,
  },
  {
    name: "web",
    label: "browser app",
    folders: ["packages/core", "packages/figures", "packages/lab/src/contract", "packages/web", "scripts"],
    product: "packages/web/dist/index.html",
    run: buildWeb,
  },
];

export async function buildAll({ quiet = false, force = false } = {}) {
  const stamps = existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, "utf8")) : {};
  for (const step of steps) {
    const current = stamp(step.folders);
    if (!force && stamps[step.name] === current && existsSync(join(root, step.product))) continue;
    const start = performance.now();
    if (!quiet) process.stdout.write(`  building the ${step.label} ... `);
    await step.run();
    if (!quiet) process.stdout.write(`${((performance.now() - start) / 1000).toFixed(1)} s\n`);
    stamps[step.name] = current;
    mkdirSync(join(root, "node_modules/.cache"), { recursive: true });
    writeFileSync(stampFile, JSON.stringify(stamps));
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await buildAll({ force: process.argv.includes("--force") });
