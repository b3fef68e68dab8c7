import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BrowserSession, startSession } from "./session.ts";

let session: BrowserSession;
beforeAll(async () => {
  session = await startSession();
});
afterAll(async () => {
  await session.close();
});

describe("How", () => {
  it("solves anew when a slider moves by keyboard, and the link reproduces the screen", async () => {
    const { page, problems } = await session.open("/how?region=440000");
    const answer = page.locator("#answer");
    expect(await answer.textContent()).toMatch(/Scenario under the shocks shown[\s\S]*no material “1\+1>2”[\s\S]*Guangdong/);
    const before = await answer.textContent();
    const slider = page.getByRole("slider", { name: "Reshaping r" });
    await slider.focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForURL("**/*r=0.11*");
    await page.waitForFunction((old) => document.querySelector("#answer")?.textContent !== old, before);
    const link = new URL(page.url());
    const again = await session.open(link.pathname + link.search);
    expect(await again.page.locator("#answer").textContent()).toBe(await answer.textContent());
    await page.getByRole("button", { name: "Back to the study's values" }).click();
    await page.waitForURL((url) => !url.search.includes("r=0.11"));
    expect(problems).toEqual([]);
  });

  it("shows parts, plane and forms, and the share of draws when asked", async () => {
    const { page, problems } = await session.open("/how");
    await page.locator("#answer .cell-link").first().click();
    await page.locator("td[data-pointed=true]").waitFor();
    await page.getByRole("button", { name: "Figure" }).click();
    for (const name of ["What it is made of", "Aggregation plane", "Forms"]) await page.getByText(name, { exact: true }).click();
    await page.getByRole("button", { name: /How many draws agree/ }).click();
    await page.getByText(/half of the labels have at least \d+% agreement/).waitFor();
    await page.getByText(/From the digital level of 2016 to that of 2020, 10 of 100 region-industries/).waitFor();
    await page.getByRole("heading", { name: "Three checks" }).waitFor();
    expect(await page.locator(".how-cards").textContent()).toMatch(/4\.9%[\s\S]*fails under these shocks/);
    expect(problems).toEqual([]);
  });
});

describe("one's own labels", () => {
  const cells = ["upgrade", "emerging", "interaction"].flatMap((mode) =>
    ["physical", "virtual", "overlay"].map((space) => `${mode}-${space}`),
  );

  it("are pasted or refused by name, and stay when the page is opened again", async () => {
    const { page, problems } = await session.open("/how?draw=plane&legend=own");
    const box = page.getByRole("textbox", { name: "My own labels" });
    await box.fill(cells.slice(1).join(",a\n"));
    await page.getByRole("button", { name: "Use these labels" }).click();
    await page
      .getByRole("alert")
      .getByText(/upgrade-physical/)
      .waitFor();
    await box.fill(cells.map((cell, k) => `${cell},标签${k},Label ${k}`).join("\n"));
    await page.getByRole("button", { name: "Use these labels" }).click();
    await page.getByText("Label 0", { exact: true }).first().waitFor();
    await page.reload();
    await page.getByText("Label 0", { exact: true }).first().waitFor();
    await page.getByText("Labels supplied by the reader.").waitFor();
    expect(problems).toEqual([]);
  });
});

describe("Laboratory", () => {
  it("moves the break point when online trade grows, and names who concentrates and who disperses", async () => {
    const { page, problems } = await session.open("/laboratory");
    expect(await page.locator("#answer").textContent()).toContain("0.600");
    await page.goto(`${session.url}/laboratory?a=0.5&v=0.9`);
    /* (0.6 - 0.5 * 0.9) / 0.5 */
    await page.getByRole("heading", { name: /0\.300/ }).waitFor();
    const families = page.locator(".page-side table");
    await families.getByRole("row", { name: /Own model.*disperses.*disperses/ }).waitFor();
    await page.getByText("Footloose entrepreneur", { exact: true }).first().click();
    await page.waitForURL("**/*model=footloose-entrepreneur*");
    expect(problems).toEqual([]);
  });

  it("settles many regions on a ring by keyboard, and the link keeps the screen", async () => {
    const { page, problems } = await session.open("/laboratory");
    await page.getByText("Ring", { exact: true }).click();
    await page.waitForURL("**/*space=ring*");
    await page.getByRole("heading", { name: /12 equal regions on a ring[\s\S]*3 centres/ }).waitFor();
    expect(
      await page
        .getByRole("img", { name: /12 regions on a ring/ })
        .locator("svg path")
        .count(),
    ).toBeGreaterThan(24);
    const slider = page.getByRole("slider", { name: "Digital reach a" });
    await slider.focus();
    for (let step = 0; step < 20; ++step) await page.keyboard.press("ArrowRight");
    await page.waitForURL("**/*a=0.2*");
    await page.getByRole("heading", { name: /2 centres/ }).waitFor();
    await page.getByText("More online", { exact: true }).click();
    await page.getByRole("img", { name: /by rank as the digital reach grows/ }).waitFor();
    const link = new URL(page.url());
    const again = await session.open(link.pathname + link.search);
    expect(await again.page.locator("#answer").textContent()).toBe(await page.locator("#answer").textContent());
    await again.page.getByRole("button", { name: "Table" }).click();
    await again.page.getByRole("columnheader", { name: /Largest share/ }).waitFor();
    expect(problems).toEqual([]);
  });

  it("settles the study's map, in Chinese too, and a region leads to its row", async () => {
    const { page, problems } = await session.open("/laboratory?space=map", {
      locale: "zh-CN",
      viewport: { width: 390, height: 800 },
    });
    await page.getByRole("heading", { name: /31个地区只有区位之别[\s\S]*3个中心/ }).waitFor();
    await page.getByText("初始", { exact: true }).click();
    await page.waitForURL("**/*moment=start*");
    await page.locator("#answer .cell-link").first().click();
    await page.locator("td[data-pointed=true]").waitFor();
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(beyond).toBeLessThanOrEqual(0);
    expect(problems).toEqual([]);
  });
});
