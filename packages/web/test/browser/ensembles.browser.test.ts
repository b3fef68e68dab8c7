import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BrowserSession, startSession } from "./session.ts";

let session: BrowserSession;
beforeAll(async () => {
  session = await startSession();
});
afterAll(async () => {
  await session.close();
});

/** Waits until the answer holds a text: nothing here waits for time. */
const answered = (page: Page, text: string) =>
  page.waitForFunction((wanted) => document.querySelector("#answer")?.textContent?.includes(wanted), text);

describe("Ensembles", () => {
  it("starts one, pauses and goes on with it, and reads its bands and what matters", async () => {
    const { page, problems } = await session.open("/ensembles");
    await answered(page, "There is no ensemble yet");
    const name = page.getByRole("textbox", { name: "Name" });
    await name.fill("by-hand");
    await page.getByRole("button", { name: "Start" }).click();
    await answered(page, "by-hand");
    const row = page.locator(".ensemble-list li", { hasText: "by-hand" });
    await row.getByText("50/100 running").waitFor();
    await row.getByRole("button", { name: "Pause" }).click();
    await row.getByText("50/100 paused").waitFor();
    await row.getByRole("button", { name: "Go on" }).click();
    await row.getByText("100/100 complete").waitFor();
    await answered(page, "lies between 0.0110 and 0.0290 in 90 %");
    await page.getByText("50 % of draws", { exact: true }).click();
    await answered(page, "lies between 0.0150 and 0.0250 in 50 %");
    await page.getByText("Sensitivity", { exact: true }).click();
    await page.locator("figure[aria-label*='Share of the variance'], [aria-label*='Share of the variance']").first().waitFor();
    expect(new URL(page.url()).searchParams.get("draw")).toBe("sensitivity");
    expect(problems).toEqual([]);
  });

  it("reads in Chinese", async () => {
    const { page, problems } = await session.open("/ensembles?ensemble=by-hand", { locale: "zh-CN" });
    await answered(page, "by-hand");
    expect(await page.locator("#answer").textContent()).toContain("福利变化");
    expect(problems).toEqual([]);
  });
});
