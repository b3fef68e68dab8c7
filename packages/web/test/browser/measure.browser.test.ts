import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type BrowserSession, settled, startSession } from "./session.ts";

let session: BrowserSession;
beforeAll(async () => {
  session = await startSession();
});
afterAll(async () => {
  await session.close();
});

const firms = [
  "企业,经度,纬度,行业,从业人员",
  ...Array.from(
    { length: 9 },
    (_, k) => `f${k},${120 + k / 10},${30 + (k % 3) / 10},${k < 5 ? "software" : "textiles"},${10 + k}`,
  ),
].join("\n");

describe("Measure", () => {
  it("draws a measure, names its formula, and offers the figure and its numbers for download", async () => {
    const { page, problems, foreign } = await session.open("/measure?region=440000");
    expect(await page.locator("#answer").textContent()).toMatch(/location quotient/i);
    expect(await page.locator(".page-side").textContent()).toContain("LQ[r,i]");
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "CSV" }).click();
    expect((await download).suggestedFilename()).toMatch(/^location-quotient-.*\.csv$/);
    expect(problems).toEqual([]);
    expect(foreign).toEqual([]);
  });

  it.each([
    [
      "en-GB",
      1280,
      "This needs firms with their coordinates",
      /software: firms lie closer together than chance at 0–\d+ km/,
      "Where the firms stand",
    ],
    ["zh-CN", 390, "需要带坐标的企业数据", /software：在相距 0–\d+ 公里处，企业比随机选址更靠近/, "企业所在位置"],
  ] as const)(
    "takes a table of firms and answers with a curve and its bands (%s, %d px)",
    async (locale, width, needed, answer, where) => {
      const { page, problems } = await session.open("/measure?on=firms", { locale, viewport: { width, height: 844 } });
      await page.getByText(needed).waitFor();
      await page
        .locator("input[type=file]")
        .setInputFiles({ name: "firms.csv", mimeType: "text/csv", buffer: Buffer.from(firms) });
      await page.waitForFunction(
        (text) => new RegExp(text).test(document.querySelector<HTMLElement>("#answer")?.textContent ?? ""),
        answer.source,
      );
      await settled(page);
      await page.locator(".figure svg, .chart svg, svg").first().waitFor();
      expect(await page.locator("figcaption").allTextContents()).toContain(where);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
      expect(problems).toEqual([]);
    },
  );

  it("says which column a table of firms lacks", async () => {
    const { page } = await session.open("/measure?on=firms");
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "firms.csv", mimeType: "text/csv", buffer: Buffer.from("lon,industry\n120,a\n") });
    await page.getByText("The table has no column of latitudes (lat); it has lon, industry.").waitFor();
  });
});
