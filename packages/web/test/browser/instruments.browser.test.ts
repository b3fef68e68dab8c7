import { readFileSync } from "node:fs";
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

const addressNumber = (page: Page, key: string) => Number(new URL(page.url()).searchParams.get(key));

describe("Why", () => {
  it("moves the point by hand and by arrow keys, and the link reproduces the screen", async () => {
    const { page, problems } = await session.open("/why");
    const diagram = page.getByRole("application");
    await diagram.scrollIntoViewIfNeeded();
    const box = (await diagram.boundingBox())!;
    /* Axes of the untouched page run to 6 and 3; the plot lies inside margins of 56, 72, 36 and 48 pixels. */
    const pixel = (a: number, t: number) => ({
      x: box.x + 56 + (a / 6) * (box.width - 56 - 72),
      y: box.y + 36 + (1 - t / 3) * (box.height - 36 - 48),
    });
    const from = pixel(1, 1);
    const to = pixel(2, 1.5);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(to.x, to.y, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL("**/*t=*");
    expect(addressNumber(page, "a")).toBeGreaterThan(1.3);
    expect(addressNumber(page, "t")).toBeGreaterThan(1.1);

    const before = addressNumber(page, "a");
    await diagram.focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction((a) => Number(new URLSearchParams(window.location.search).get("a")) > a, before);
    const sentence = await page.locator("#answer").textContent();
    const link = new URL(page.url());
    const again = await session.open(link.pathname + link.search);
    expect(await again.page.locator("#answer").textContent()).toBe(sentence);
    expect(problems).toEqual([]);
  });

  it("shows the source's sentence beside the corrected one", async () => {
    const { page } = await session.open("/why?figure=costs");
    const section = page.locator(".why-sentence");
    expect(await section.textContent()).toMatch(/ΔA = −[\d.]+ and ΔT = \+[\d.]+: less agglomeration, more technology/);
  });
});

describe("Atlas", () => {
  it("opens a profile from the table, and a number in the sentence leads to its cell", async () => {
    const { page, problems } = await session.open("/atlas");
    await page.locator("#answer .cell-link").first().click();
    await page.locator("td[data-pointed=true]").waitFor();
    expect(await page.locator("td[data-pointed=true]").textContent()).toBe(
      await page.locator("#answer .cell-link").first().textContent(),
    );
    await page.getByRole("button", { name: "Guangdong" }).click();
    await page.getByText("Profile of Guangdong").waitFor();
    expect(new URL(page.url()).searchParams.get("region")).toBe("440000");
    await settled(page);
    expect(problems).toEqual([]);
  });

  it("chooses a region by a click on the tile map", async () => {
    const { page } = await session.open("/atlas?map=tiles");
    const hebei = page.locator(".atlas-maps svg text", { hasText: "Hebei" }).first();
    await hebei.click({ force: true });
    await page.waitForURL("**/*region=130000*");
  });

  it("downloads the table as CSV, the figure as SVG and PNG", async () => {
    const { page } = await session.open("/atlas?map=tiles");
    const download = async (name: string) => {
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("toolbar").getByRole("button", { name, exact: true }).click(),
      ]);
      return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
    };
    const csv = await download("CSV");
    expect(csv.name).toBe("agglomeration-manufacturing-2020.csv");
    expect(csv.bytes.toString("utf8")).toMatch(/^\ufeffRegion,Physical agglomeration \(average experience = 1\)/);
    const svg = (await download("SVG")).bytes.toString("utf8");
    expect(svg).toMatch(/^<svg xmlns/);
    expect(svg).toContain("Guangdong");
    expect(svg.match(/<svg /g)!.length).toBeGreaterThan(2);
    expect((await download("PNG")).bytes.subarray(1, 4).toString("latin1")).toBe("PNG");
  });
});

describe("Path and Report", () => {
  it("names the path of the chosen place with its share of draws", async () => {
    const { page, problems } = await session.open("/path?region=440000");
    expect(await page.locator("#answer").textContent()).toMatch(/Guangdong.*\d+% of 200 draws/);
    await page.getByText("Where to go from here").waitFor();
    expect(problems).toEqual([]);
  });

  it("writes a report, previews it and offers it for download", async () => {
    const { page, problems } = await session.open("/report");
    await page.getByRole("textbox", { name: "Title" }).fill("My report");
    await page.getByRole("button", { name: "Write the report" }).first().click();
    const heading = page.frameLocator("iframe").getByRole("heading", { name: "My report" });
    await heading.waitFor();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download", exact: true }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("report.html");
    expect(problems).toEqual([]);
  });
});
