import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { places } from "../fixtures/places.ts";
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
    expect(await page.locator(".page-side").textContent()).toContain("LQ_ri = (E_ri / E_r.)");
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

  it("tells of a cell of the Markov matrix who made the move, and the map shows them", async () => {
    const { page, problems } = await session.open("/measure?measure=markov-mobility");
    await page.getByText("Choose a cell of a matrix").waitFor();
    await page
      .getByRole("img", { name: /All regions together/ })
      .locator("svg text", { hasText: /^0\.[1-9]/ })
      .nth(1)
      .click();
    await page.locator("figcaption", { hasText: /^Regions that moved from class \d to class \d by 2020$/ }).waitFor();
    const movers = page.locator(".measure-moves button");
    expect(await movers.count()).toBeGreaterThan(0);
    const name = (await movers.first().textContent())!;
    await movers.first().click();
    await page.waitForFunction(() => location.search.includes("region="));
    expect(await page.getByRole("banner").first().textContent()).toContain(name);
    expect(problems).toEqual([]);
  });

  it("takes the year of a Dagum bar that is clicked, and the map of group means follows", async () => {
    const { page, problems } = await session.open("/measure?measure=dagum");
    await page.locator("figcaption", { hasText: "Mean of each group in 2020: employment" }).waitFor();
    await page
      .locator(".chart")
      .first()
      .locator("svg text", { hasText: /^0\.\d{3}$/ })
      .first()
      .click();
    await page.locator("figcaption", { hasText: "Mean of each group in 2015: employment" }).waitFor();
    expect(problems).toEqual([]);
  });

  it("takes neighbours from a weights file, and saves those in use", async () => {
    const { page, problems } = await session.open("/measure?measure=local-moran");
    await page.getByText("4 nearest neighbours: 124 links").waitFor();
    // A ring, so that every region has a neighbour whichever way the links go.
    const ring = places.map(({ id }, k) => `${id},${places[(k + 1) % places.length]!.id}`);
    const text = ["from,to", ...ring].join("\n");
    await page.locator("input[type=file]").setInputFiles({ name: "near.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.getByText("table of links: 31 links").waitFor();
    await page.getByText("Some links go one way only.").waitFor();
    await page.getByRole("switch", { name: /both ways/ }).click();
    await page.getByText(": 62 links").waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "GAL", exact: true }).click();
    expect((await download).suggestedFilename()).toBe("neighbours.gal");
    await page.getByRole("button", { name: "Table" }).click();
    await page.getByRole("columnheader", { name: "p, not corrected" }).waitFor();
    expect(problems).toEqual([]);
  });

  it("says which column a table of firms lacks", async () => {
    const { page } = await session.open("/measure?on=firms");
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "firms.csv", mimeType: "text/csv", buffer: Buffer.from("lon,industry\n120,a\n") });
    await page.getByText("The table has no column of latitudes (lat); it has lon, industry.").waitFor();
  });
});
