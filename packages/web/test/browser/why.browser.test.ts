import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BrowserSession, settled, startSession } from "./session.ts";

let session: BrowserSession;
beforeAll(async () => {
  session = await startSession();
});
afterAll(async () => {
  await session.close();
});

/** Presses Tab until the focus stands on what the selector names: a reader without a mouse gets no other way. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 60; ++press) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`Tab does not reach ${selector}`);
}

describe("Why, by keyboard alone", () => {
  it("says theory, data and certainty before the figure, and leads to the estimates", async () => {
    const { page, problems } = await session.open("/why?region=440000");
    const statements = page.getByRole("region", { name: "Theory, data, certainty" });
    await statements.getByText("No answer").waitFor();
    const words = (await statements.textContent())!;
    expect(words).toContain("w = +0.020, 95% interval −0.040 to +0.080");
    expect(words).toContain("Not sure.");
    expect(words).toContain("31 regions tell as much as 3.1 equal ones; Xinjiang alone carries 54% of the information.");
    await tabTo(page, ".why-statements a");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/estimates?*region=440000*");
    expect(problems).toEqual([]);
  });

  it("moves the point and the congestion from key to key, and the link says so", async () => {
    const { page } = await session.open("/why");
    await tabTo(page, "[role=application]");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowUp");
    await page.waitForURL("**/*t=*");
    const before = await page.locator("#answer").textContent();
    await tabTo(page, ".why-slider input");
    for (let press = 0; press < 20; ++press) await page.keyboard.press("ArrowRight");
    await page.waitForURL("**/*kappa=*");
    expect(await page.locator("#answer").textContent()).not.toBe(before);
  });
});

describe("Estimates", () => {
  it("tells one industry from all, leads from a number to its cell and lists Holm beside raw", async () => {
    const { page, problems } = await session.open("/estimates");
    expect(await page.locator("#answer").textContent()).toMatch(/cannot tell.*\+0\.020.*−0\.040 to \+0\.080/);
    await tabTo(page, ".page-controls input");
    await page.keyboard.press("ArrowRight");
    await page.waitForURL("**/*scope=industry*");
    await page.locator("#answer", { hasText: "Digital technology replaces proximity" }).waitFor();
    await settled(page);
    expect(await page.locator("#answer").textContent()).toMatch(/^Digital technology replaces proximity.*−0\.120/);
    await page.locator("#answer .cell-link").first().click();
    const table = page.locator(".page-figure table");
    await table.locator("td[data-pointed=true]").waitFor();
    expect(await table.locator("thead").textContent()).toMatch(/p, Holm.*Verdict, Holm/);
    expect(await page.locator(".page-side").textContent()).toContain("Left out as a combination of other terms: l.");
    expect(problems).toEqual([]);
  });

  it("prints a turning-point set as two rays and refuses a digital leap that has no bounds", async () => {
    const { page } = await session.open("/estimates");
    const side = (await page.locator(".page-side").textContent())!;
    expect(side).toMatch(/outside a middle range: … – 0\.30, 8\.17 – …/);
    expect(side).toContain("Digital leap not defined");
  });

  it("reads the digital leap for the share that the arrow keys choose", async () => {
    const { page, problems } = await session.open("/estimates?region=440000");
    const section = page.getByRole("region", { name: /^Digital leap/ });
    // -ln(0.9) / 2 = 0.0527 log points
    await section.getByText("10% less agglomeration is made good by +5% technology").waitFor();
    await section.getByRole("slider").press("ArrowRight");
    await section.getByText("11% less agglomeration is made good by +6% technology").waitFor();
    expect(problems).toEqual([]);
  });

  it("makes panels of known truth when asked, not before", async () => {
    const { page } = await session.open("/estimates");
    const section = page.getByRole("region", { name: "Do these intervals hold the truth?" });
    expect(await section.locator("table").count()).toBe(0);
    await section.getByRole("button", { name: "Make the panels" }).press("Enter");
    const primary = section.getByRole("row", { name: /Wild bootstrap/ });
    await primary.waitFor();
    expect(await primary.textContent()).toMatch(/95\.0.*2\.2/);
  });
});

describe("Channels", () => {
  it("puts the study's own estimate on the board and compares map and network", async () => {
    const { page, problems } = await session.open("/channels");
    expect(await page.locator("#answer").textContent()).toContain("weaker pull of input sharing");
    const own = page.locator(".channels-own");
    await own.waitFor();
    expect(await own.textContent()).toContain("cannot tell");
    const potential = page.getByRole("region", { name: /Map or network/ });
    await potential.getByText(/On regions left out the network predicts better/).waitFor();
    expect(await potential.getByRole("row", { name: /Over the network/ }).textContent()).toContain("0.981");
    expect(problems).toEqual([]);
  });
});

describe("Choices", () => {
  it("places a pasted list of tenants, and names the line it cannot read", async () => {
    const { page, problems } = await session.open("/choices");
    const list = page.getByRole("textbox");
    await list.fill("Acme, Finance, 200, 5000000, no\nBeta, Astrology, 1, 1, no");
    const place = page.locator(".choices-section button");
    await place.press("Enter");
    expect(await page.getByRole("alert").textContent()).toContain("2");
    await list.fill("Acme, Finance, 200, 5000000, no");
    await place.press("Enter");
    expect(await page.getByRole("row", { name: /Acme/ }).textContent()).toContain("Finance");
    expect(problems).toEqual([]);
  });

  it("answers a dearer platform by the arrow keys, and the link keeps it", async () => {
    const { page } = await session.open("/choices");
    const before = await page.locator("#answer").textContent();
    const fee = page.getByRole("slider", { name: /fee/i });
    await fee.focus();
    for (let press = 0; press < 5; ++press) await page.keyboard.press("ArrowRight");
    await page.waitForFunction((words) => document.querySelector("#answer")?.textContent !== words, before);
    const changed = await page.locator("#answer").textContent();
    const link = new URL(page.url());
    const again = await session.open(link.pathname + link.search);
    expect(await again.page.locator("#answer").textContent()).toBe(changed);
  });
});
