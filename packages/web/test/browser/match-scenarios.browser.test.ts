import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BrowserSession, startSession } from "./session.ts";

let session: BrowserSession;
beforeAll(async () => {
  session = await startSession();
});
afterAll(async () => {
  await session.close();
});

describe("Match", () => {
  it("answers with the moves and shows what they set off at both ends", async () => {
    const { page, problems } = await session.open("/match");
    expect(await page.locator("#answer").textContent()).toContain("Beijing");
    await page.getByText("Consequences", { exact: true }).click();
    const ends = page.getByRole("table").filter({ hasText: "Sending regions" });
    await ends.waitFor();
    expect(await ends.textContent()).toMatch(/Receiving regions \(2\)/);
    expect(new URL(page.url()).searchParams.get("draw")).toBe("after");
    expect(problems).toEqual([]);
  });
});

describe("Match, settings", () => {
  it("answers anew where a slider is let go, and again by keyboard", async () => {
    const { page, problems } = await session.open("/match");
    const answerWith = (share: string) =>
      page.waitForFunction((text) => document.querySelector("#answer")?.textContent?.includes(text), `the best ${share}`);
    await answerWith("10%");
    await page.getByRole("button", { name: "Settings" }).click();
    const slider = page.getByRole("slider", { name: "Share that may move" });
    await slider.focus();
    await page.keyboard.press("ArrowRight");
    await answerWith("11%");
    await slider.fill("0.25");
    await slider.blur();
    await answerWith("25%");
    expect(new URL(page.url()).searchParams.get("movable")).toBe("0.25");
    await page.getByRole("button", { name: "Back to the defaults" }).click();
    await answerWith("10%");
    expect(problems).toEqual([]);
  });
});

describe("Scenarios", () => {
  it("fits a phone: no sideways scrolling, a scale under every card", async () => {
    const { page, problems } = await session.open("/scenarios?scenarios=logistics,data-market,artisans", {
      viewport: { width: 390, height: 844 },
    });
    const cards = page.locator(".comparison-card");
    await cards.first().waitFor();
    const wide = await page.evaluate(() => [...document.querySelectorAll("html, .comparison")].map((e) => e.scrollWidth));
    for (const width of wide) expect(width).toBeLessThanOrEqual(390);
    expect(await cards.first().locator(".comparison-scale span").allTextContents()).toEqual(["0", "+0.441%"]);
    expect(problems).toEqual([]);
  });

  it("compares what is chosen, draws winners and losers, and the frontier by keyboard", async () => {
    const { page, problems } = await session.open("/scenarios?scenarios=logistics,data-market,artisans");
    const card = page.locator(".comparison-card", { hasText: "Welfare" });
    await card.locator("li").nth(2).waitFor();
    const scenarios = await card.locator("li").allTextContents();
    for (const name of ["Smart logistics", "Data market", "Digital artisans"]) expect(scenarios.join()).toContain(name);
    await page.getByText("Both ends", { exact: true }).click();
    await page.locator(".both-ends figure").nth(2).waitFor();
    await page.getByText("Best mix", { exact: true }).click();
    const start = page.locator(".frontier-controls button");
    await start.focus();
    await page.keyboard.press("Enter");
    const table = page.getByRole("table", { name: "Welfare that each budget buys" });
    await table.waitFor();
    const first = await table.textContent();
    expect(await page.locator(".frontier svg, .frontier canvas").count()).toBeGreaterThan(0);
    await page.locator(".frontier-controls select").selectOption({ index: 2 });
    await start.click();
    await page.waitForFunction((old) => document.querySelector(".frontier table")?.textContent !== old, first);
    expect(problems).toEqual([]);
  });
});
