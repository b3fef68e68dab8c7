/** `npm start`: installs what is missing, builds, runs the bundled study and serves the app on this machine. */
import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { installMissing } from "./install.mjs";

const root = resolve(import.meta.dirname, "..");
console.log("Jiju (集聚)");
installMissing();
const { buildAll } = await import("./build.mjs");
await buildAll();

const passed = process.argv.slice(2);
const study = passed.find((argument) => !argument.startsWith("-")) ?? join(root, "examples/china-provinces");
const flags = passed.filter((argument) => argument.startsWith("-"));
const server = spawn(process.execPath, [join(root, "packages/app/dist/cli.js"), "serve", study, ...flags], { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code) => process.exit(code ?? 0));
