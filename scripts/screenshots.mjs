/** Pictures of the real app for README and docs: node scripts/screenshots.mjs ADDRESS [PAGE ...], with `jiju serve` running there. */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";

const [address, ...only] = process.argv.slice(2);
if (!address) {
  console.error("Give the address that jiju serve printed: node scripts/screenshots.mjs http://127.0.0.1:4170");
  process.exit(2);
}
const folder = resolve(import.meta.dirname, "../docs/images");
const place = "region=330000&industry=manufacturing";
const pages = {
  atlas: `/atlas?${place}`,
  measure: `/measure?${place}`,
  why: `/why?${place}`,
  estimates: `/estimates?${place}`,
  channels: `/channels?${place}`,
  choices: `/choices?${place}`,
  how: `/how?${place}`,
  laboratory: "/laboratory",
  path: `/path?${place}`,
  match: `/match?${place}`,
  scenarios: `/scenarios?${place}`,
  ensembles: `/ensembles?${place}`,
  data: "/data",
  report: "/report",
};
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"],
});
for (const [language, locale, suffix] of [
  ["en", "en-US", ""],
  ["zh", "zh-CN", ".zh"],
]) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, locale, reducedMotion: "reduce" });
  await context.addInitScript((chosen) => localStorage.setItem("jiju.language", chosen), language);
  const page = await context.newPage();
  for (const [name, path] of Object.entries(pages)) {
    if (only.length > 0 && !only.includes(name)) continue;
    await page.goto(address + path, { waitUntil: "load" });
    // a page is ready when nothing in it says that it is still loading or computing
    await page.waitForFunction(
      () => document.querySelector("main h1, main h2") && !document.querySelector(".notice.loading, progress"),
      undefined,
      { timeout: 120_000 },
    );
    await page.waitForTimeout(1500);
    await page.screenshot({ path: join(folder, `${name}${suffix}.png`) });
    console.log(`${name}${suffix}.png`);
  }
  await context.close();
}
await browser.close();
