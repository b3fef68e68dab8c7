import { describe, expect, it } from "vitest";
import { defaultIndustryOf } from "../../src/study/default-industry.ts";
import { headerMeaning } from "../../src/study/header-meaning.ts";
import { looksLikeTotal } from "../../src/study/total-names.ts";
import { findHeaderRow } from "../../src/tables/index.ts";

describe("headerMeaning", () => {
  it.each([
    ["Code_County", { what: "region", level: 3, form: "code" }],
    ["countyName", { what: "region", level: 3, form: "name" }],
    ["县代码", { what: "region", level: 3, form: "code" }],
    ["行政区划代码", { what: "region", level: 0, form: "code" }],
    ["地区", { what: "region", level: 0, form: "plain" }],
    ["行业名称", { what: "industry", form: "name" }],
    ["年份", { what: "year" }],
    ["土地面积（平方公里）", { what: "list", column: "area_km2" }],
    ["经度", { what: "list", column: "lon" }],
  ])("%s", (header, meaning) => expect(headerMeaning(header, false)).toEqual(meaning));

  it("takes an Area of numbers for an area and one of texts for a place", () => {
    expect(headerMeaning("Area", true)).toEqual({ what: "list", column: "area_km2" });
    expect(headerMeaning("Area", false)).toMatchObject({ what: "region" });
  });

  it.each(["employment", "Pop_2010", "城市建设用地面积占比", "city tax revenue"])("%s: no meaning is made up", (header) =>
    expect(headerMeaning(header, true)).toBeNull(),
  );
});

describe("defaultIndustryOf", () => {
  it.each([
    ["交通运输业", "transport-storage-post"],
    ["批发零售业", "wholesale-retail"],
    ["Rental, Hiring and Real Estate Services", "real-estate"],
    ["Public Administration and Safety", "public-administration"],
    ["Electricity, Gas, Water and Waste Services", "utilities"],
    ["Information Media and Telecommunications", "information-software"],
  ])("%s", (name, id) => expect(defaultIndustryOf(name)?.id).toBe(id));

  it.each(["Not stated", "合计", "第一产业", "业"])("%s: none", (name) => expect(defaultIndustryOf(name)).toBeUndefined());
});

describe("looksLikeTotal", () => {
  it.each(["合计", "合 计", "全国", "Total", "Grand total", "Not stated", "POW Capital city undefined (OT)", "行业不详"])(
    "%s",
    (name) => expect(looksLikeTotal(name)).toBe(true),
  );
  it.each(["全州县", "Other Services", "合肥市", "Totalisator services", "总部经济"])("%s is kept", (name) =>
    expect(looksLikeTotal(name)).toBe(false),
  );
});

describe("findHeaderRow", () => {
  const isNumber = (text: string): boolean => /^[\d.,]+$/.test(text) && !/^20\d\d$/.test(text);
  it.each([
    [
      "a plain table",
      [
        ["region", "x"],
        ["a", "1"],
      ],
      0,
    ],
    [
      "titles above",
      [
        ["2020 table", ""],
        ["unit: persons", ""],
        ["region", "x"],
        ["a", "1"],
      ],
      2,
    ],
    [
      "two header rows",
      [
        ["title", "", ""],
        ["region", "employment", ""],
        ["", "mining", "education"],
        ["a", "1", "2"],
      ],
      2,
    ],
    [
      "texts before the numbers",
      [
        ["region", "kind", "x"],
        ["a", "new", "-"],
        ["b", "old", "3"],
      ],
      0,
    ],
    [
      "no numbers at all",
      [
        ["region", "kind"],
        ["a", "new"],
        ["b", "old"],
      ],
      0,
    ],
  ])("%s", (_, rows, expected) => expect(findHeaderRow(rows as string[][], isNumber)).toBe(expected));
});
