#!/usr/bin/env node
import { existsSync } from "node:fs";

const cli = new URL("../dist/cli.js", import.meta.url);
if (!existsSync(cli)) {
  console.error("Jiju is not built yet. Run `npm start` once (or `npm run build`) in the folder you cloned, then try again.");
  process.exit(5);
}
await import(cli.href);
