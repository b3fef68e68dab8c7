import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BrowserSession, startSession } from "./session.ts";

const pages = [
  "/atlas",
  "/atlas?measure=location-quotient",
  "/why",
  "/why?figure=costs",
  "/estimates",
  "/channels",
  "/choices",
  "/how",
  "/how?draw=plane",
  "/laboratory",
  "/path",
  "/data",
  "/report",
];
const screens = [
  { name: "1280 px", options: { viewport: { width: 1280, height: 800 }, locale: "en-GB" } },
  {
    name: "phone, Chinese, dark",
    options: { viewport: { width: 390, height: 844 }, locale: "zh-CN", colorScheme: "dark" as const },
  },
];

let session: BrowserSession;
beforeAll(async () => {
  session = await startSession();
});
afterAll(async () => {
  await session.close();
});

describe.each(screens)("every page at $name", ({ options }) => {
  it.each(pages)("%s answers in one sentence, fits the screen and stays on this machine", async (path) => {
    const { page, problems, foreign } = await session.open(`${path}${path.includes("?") ? "&" : "?"}region=440000`, options);
    expect((await page.locator("#answer").textContent())?.length).toBeGreaterThan(20);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    expect(await page.locator("h1").count()).toBe(1);
    expect(await page.locator("main button:not([aria-label])", { hasText: /^$/ }).count()).toBe(0);
    expect(problems).toEqual([]);
    expect(foreign).toEqual([]);
    await page.close();
  });
});

describe("the frame", () => {
  it("says what to do when there is no such page and when the server refuses", async () => {
    const { page } = await session.open("/atlas");
    await page.goto(`${session.url}/nowhere`);
    await page.getByRole("link", { name: "Open the atlas" }).click();
    await page.waitForURL("**/atlas*");
    await page.route("**/api/operations/measure.agglomeration", (route) =>
      route.fulfill({
        status: 400,
        contentType: "application/json",
        body: JSON.stringify({ error: { code: "no-centres", message: "regions.csv has no lon and lat.", details: {} } }),
      }),
    );
    await page.goto(`${session.url}/atlas?industry=finance`);
    const alert = page.getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toContain("regions.csv has no lon and lat.");
    await page.unroute("**/api/operations/measure.agglomeration");
    await alert.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("heading", { name: /finance agglomerates/ }).waitFor();
  });

  it("remembers the language", async () => {
    const { page } = await session.open("/data");
    await page.getByRole("button", { name: "切换到中文" }).click();
    await page.getByRole("link", { name: "地图" }).waitFor();
    await page.reload();
    await page.getByRole("link", { name: "地图" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("zh-CN");
  });

  it("finds a region by pinyin and carries it to the next page, and Back undoes it", async () => {
    const { page } = await session.open("/data");
    const picker = page.getByRole("combobox", { name: "Region" });
    await picker.click();
    await picker.pressSequentially("nmg");
    await page.getByTitle("Inner Mongolia").click();
    expect(new URL(page.url()).searchParams.get("region")).toBe("150000");
    await page.getByRole("link", { name: "Atlas" }).click();
    await page.getByRole("heading", { name: /Inner Mongolia/ }).waitFor();
    await page.goBack();
    await page.goBack();
    await page.waitForFunction(() => !window.location.search.includes("region"));
  });

  it("is reached by keyboard: the first Tab offers to skip to the answer", async () => {
    const { page } = await session.open("/atlas");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the answer");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("answer");
  });

  it("plays through the years", async () => {
    const { page } = await session.open("/atlas?year=2018");
    await page.getByRole("button", { name: "Play through the years" }).click();
    await page.waitForURL("**/*year=2020*", { timeout: 15_000 });
    await page.getByRole("heading", { name: /2020/ }).waitFor();
  });
});
