import { beforeAll, describe, expect, it } from "vitest";
import { loadPinyin, type PinyinOf, searchEntries, searchRank } from "../../src/selection/search.ts";

const entries = [
  { id: "110000", en: "Beijing", zh: "北京" },
  { id: "150000", en: "Inner Mongolia", zh: "内蒙古" },
  { id: "140000", en: "Shanxi", zh: "山西" },
  { id: "610000", en: "Shaanxi", zh: "陕西" },
  { id: "440000", en: "Guangdong", zh: "广东" },
  { id: "450000", en: "Guangxi", zh: "广西" },
  { id: "500000", en: "Chongqing", zh: "重庆" },
];

describe("search of places", () => {
  let pinyinOf: PinyinOf;
  beforeAll(async () => {
    pinyinOf = await loadPinyin();
  });
  const found = (typed: string) => searchEntries(typed, entries, pinyinOf).map(({ zh }) => zh);

  it("finds by Chinese, English, code, pinyin and initials", () => {
    expect(found("广")).toEqual(["广东", "广西"]);
    expect(found("inner")).toEqual(["内蒙古"]);
    expect(found("innermongolia")).toEqual(["内蒙古"]);
    expect(found("4400")).toEqual(["广东"]);
    expect(found("neimenggu")).toEqual(["内蒙古"]);
    expect(found("nmg")).toEqual(["内蒙古"]);
    expect(found("GD")).toEqual(["广东"]);
  });

  it("reads 重庆 as a place name", () => {
    expect(found("chongqing")[0]).toBe("重庆");
  });

  it("puts the exact name before the one that only contains it", () => {
    expect(searchRank("shanxi", entries[2]!, pinyinOf)).toBe(0);
    expect(found("shanxi")[0]).toBe("山西");
  });

  it("gives everything for nothing, and nothing for nonsense", () => {
    expect(found("  ")).toHaveLength(entries.length);
    expect(found("qqqq")).toEqual([]);
  });
});
