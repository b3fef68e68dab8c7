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

describe("Scenarios", () => {
  it("compares what is chosen, draws winners and losers, and the frontier by keyboard", async () => {
    const { page, problems } = await session.open("/scenarios?scenarios=logistics,data-market,artisans");
    const heads = page.locator(".comparison thead th");
    await heads.nth(3).waitFor();
    expect(await heads.allTextContents()).toEqual(expect.arrayContaining(["Smart logistics", "Data market", "Digital artisans"]));
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
