import { existsSync, mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { startFakeServer } from "../fixtures/fake-server.ts";

const dist = fileURLToPath(new URL("../../dist", import.meta.url));

/** A page of the built app over the fixture's answers, and what went wrong on it. */
export interface OpenPage {
  readonly page: Page;
  /** Errors of the console and of scripts. */
  readonly problems: string[];
  /** Addresses outside the app's own server. */
  readonly foreign: string[];
}

export interface BrowserSession {
  readonly url: string;
  readonly open: (path: string, options?: BrowserContextOptions) => Promise<OpenPage>;
  readonly close: () => Promise<void>;
}

/** Starts the fixture server and Chromium, each page in a context of its own. */
export async function startSession(): Promise<BrowserSession> {
  if (!existsSync(join(dist, "index.html"))) {
    throw new Error("The browser tests use the built app: run `npm run build` first (npm test does).");
  }
  const { server, url } = await startFakeServer({ folder: dist });
  const profile = mkdtempSync(join(tmpdir(), "jiju-browser-"));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-sync"],
    env: { ...process.env, HOME: profile },
  });
  const contexts: BrowserContext[] = [];
  return {
    url,
    open: async (path, options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB", ...options });
      contexts.push(context);
      const page = await context.newPage();
      const problems: string[] = [];
      const foreign: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") problems.push(message.text());
      });
      page.on("pageerror", (error) => problems.push(error.message));
      page.on("request", (request) => {
        if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url())) foreign.push(request.url());
      });
      await page.goto(url + path);
      await settled(page);
      return { page, problems, foreign };
    },
    close: async () => {
      for (const context of contexts) await context.close();
      await browser.close();
      await closed(server);
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Waits until the answer stands and nothing is being computed. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector("#answer, .notice[role=alert]", { timeout: 60_000 });
  await page.waitForFunction(() => document.querySelector(".loading, .job-progress") === null, null, { timeout: 60_000 });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
