import { describe, expect, it } from "vitest";
import { renderReport } from "../../src/report/index.ts";
import { exampleReport } from "./example/index.ts";

const idsOf = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]!);
const textOf = (html: string) =>
  html
    .replace(/<(style|svg)[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, "\n")
    .replace(/\n\s*\n+/g, "\n")
    .trim();
/** Text of the cell that a link leads to. */
const cellOf = (html: string, id: string) => new RegExp(`<t[dh][^>]* id="${id}"[^>]*>([^<]*)<`).exec(html)?.[1];

describe.each(["zh", "en"] as const)("report in %s", (language) => {
  const html = renderReport(exampleReport(language));

  it("has five findings, each with numbers that lead to a cell with the same number", () => {
    const findings = /<ol class="findings">([\s\S]*?)<\/ol>/.exec(html)![1]!;
    const items = findings.split("<li>").slice(1);
    expect(items).toHaveLength(5);
    for (const item of items) {
      const links = [...item.matchAll(/<a class="number" href="#([^"]+)">([^<]*)<\/a>/g)];
      expect(links.length).toBeGreaterThan(0);
      for (const [, id, text] of links) expect(cellOf(html, id!), id).toBe(text);
    }
  });

  it("counts what the example has: two regions above the mean, one past its peak, one path cannot be told", () => {
    expect(cellOf(html, "summary-above-mean")).toBe("2");
    expect(cellOf(html, "summary-degree-above-one")).toBe("1");
    expect(cellOf(html, "summary-past-peak")).toBe("1");
    expect(cellOf(html, "summary-path-cannot-tell")).toBe("1");
    // (10 x 1 + 20 x 0.5) / (10 x 2 + 20 x 2): the region without activity is left out
    expect(cellOf(html, "summary-virtual-share")).toBe("33%");
  });

  it("heads the equilibrium as a scenario, with terms that add up to the total and numbers that lead to their cells", () => {
    const part = /<section id="equilibrium">([\s\S]*?)<\/section>/.exec(html)![1]!;
    expect(part).toMatch(language === "zh" ? /情景，不是预测/ : /scenario under the shocks shown, not a forecast/);
    for (const [, id, text] of part.matchAll(/<a class="number" href="#([^"]+)">([^<]*)<\/a>/g))
      expect(cellOf(html, id!), id).toBe(text);
    const value = (term: string) => Number(cellOf(html, `equilibrium-${term}`)!.replace("−", "-"));
    const sum = ["U", "E", "R", "V", "UxE", "RxV", "joining"].reduce((total, term) => total + value(term), 0);
    // seven terms printed to two decimals
    expect(Math.abs(sum - value("total"))).toBeLessThan(7 * 0.005);
  });

  it("says what moves and what a policy does with numbers that lead to their cells", () => {
    for (const id of ["matching", "policies"]) {
      const part = new RegExp(`<section id="${id}">([\\s\\S]*?)</section>`).exec(html)![1]!;
      const links = [...part.matchAll(/<a class="number" href="#([^"]+)">([^<]*)<\/a>/g)];
      expect(links.length).toBeGreaterThan(5);
      for (const [, cell, text] of links) expect(cellOf(html, cell!), cell).toBe(text);
    }
    // 25,000 persons, in 万 in Chinese
    expect(cellOf(html, "matching-moved")).toBe(language === "zh" ? "2.50" : "25\u2009000");
    expect(cellOf(html, "policy-computing-west-log-welfare")).toBe("+0.200%");
    expect(textOf(html)).toContain(language === "zh" ? "虚构市场。并非真实数据。" : "Made-up market. Not real.");
    expect(textOf(html)).toMatch(
      language === "zh" ? /8 次参数抽样中，西算有 6 次福利更高/ : /In 6 of 8 parameter draws computing-west/,
    );
  });

  it("has no link without a target and no id twice", () => {
    const ids = idsOf(html);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(id);
    for (const [, id] of html.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(id);
  });

  it("asks for nothing from outside", () => {
    expect(html).not.toMatch(/<(?:script|link|iframe|img)\b/);
    expect(html.replaceAll(/xmlns(?::\w+)?="[^"]*"/g, "")).not.toMatch(/https?:\/\//);
  });

  it("differs in nothing but the time stamp when it is written again", () => {
    const again = renderReport(exampleReport(language, "2027-05-06T07:08:09.000Z"));
    expect(again).not.toBe(html);
    const still = (text: string) => text.replace(/<time\b[^>]*>[^<]*<\/time>/g, "");
    expect(still(again)).toBe(still(html));
  });

  it("says what is missing instead of a finding, and leaves the chapter out", () => {
    const missing = { missing: [{ en: "centres of the regions", zh: "地区中心坐标" }] };
    const short = renderReport({
      ...exampleReport(language),
      agglomeration: missing,
      why: missing,
      paths: missing,
      concentration: missing,
      digital: missing,
      equilibrium: missing,
      moves: missing,
      market: missing,
      policies: missing,
      geography: null,
    });
    // the five findings, and equilibrium, moves, market and policies, which have no finding of their own
    expect(short.match(language === "zh" ? /缺少：地区中心坐标/g : /lacks: centres of the regions/g)).toHaveLength(9);
    expect(short).not.toContain("<svg");
    expect(short).toContain("table-regions");
  });

  it("shows names from a table as text, whatever they hold", () => {
    const input = exampleReport(language);
    const hostile = `<script>alert("1")</script>{a|b}`;
    const study = {
      ...input.study,
      regions: input.study.regions.map((region) => ({ ...region, name: { en: hostile, zh: hostile } })),
    };
    const rendered = renderReport({ ...input, title: hostile, study });
    expect(rendered).not.toContain("<script");
    expect(rendered).toContain("&lt;script&gt;");
  });

  it("prints a remark of the data once however often it comes", () => {
    expect(html.match(/one ?two/g)).toHaveLength(1);
  });

  it("reads as reviewed", () => {
    expect(textOf(html)).toMatchSnapshot();
  });
});

it("keeps the languages apart: no Chinese in the English report", () => {
  expect(textOf(renderReport(exampleReport("en")))).not.toMatch(/[\u4e00-\u9fff]/);
});

describe.each(["zh", "en"] as const)("report of a study without centres and digital level, in %s", (language) => {
  const missing = [{ en: "the centre of every region", zh: "每个地区的中心点" }];
  const example = exampleReport(language);
  const html = renderReport({
    ...example,
    geography: null,
    agglomeration: { missing },
    digital: { missing },
    concentration: { missing },
    why: { missing },
    paths: { missing },
    equilibrium: { missing },
    moves: { missing },
    market: { missing },
    policies: { missing },
    measures: [
      {
        id: "location-quotient",
        label: { en: "Location quotient", zh: "区位商" },
        unit: "1",
        values: [0.8, 1.25, null],
        decimals: 2,
      },
    ],
  });

  it("says what the shares alone give, and what is missing for the rest", () => {
    const first = /<ol class="findings">[\s\S]*?<\/li>/.exec(html)![0];
    for (const [, id, text] of first.matchAll(/<a class="number" href="#([^"]+)">([^<]*)<\/a>/g))
      expect(cellOf(html, id!)).toBe(text);
    expect(first).toContain("1.25");
    expect(cellOf(html, "summary-specialised")).toBe("1");
    expect(html.split(missing[0]![language]).length - 1).toBe(9);
  });

  it("speaks of no map where there is none", () => {
    expect(html).not.toMatch(language === "zh" ? /网格地图|轮廓/ : /tile grid|outlines/i);
  });
});
