import { utils, write } from "@e965/xlsx";
import { readTenants, sectionOfCode } from "@jiju/lab";
import { describe, expect, it } from "vitest";

const industries = [
  { id: "制造业", name: { en: "Manufacturing", zh: "制造业" } },
  { id: "it", name: { en: "Information transmission, software", zh: "信息传输、软件和信息技术服务业" } },
  { id: "trade", name: { en: "Wholesale and retail", zh: "批发和零售业" } },
];

const list = [
  ["某园区企业基本情况表（2023年）", "", "", "", "", "", "", ""],
  ["单位：万元", "", "", "", "", "", "", ""],
  ["序号", "企业名称", "行业代码", "用地面积（亩）", "营业收入", "税收", "能耗（吨标准煤）", "是否使用工业互联网平台"],
  ["1", "甲机械", "C3411", "30", "１２０００", "360", "800", "是"],
  ["2", "乙软件", "6510", "3", "5000", "420", "-", "阿里云"],
  ["3", "丙物流", "5990", "12", "3000", "90", "60", "否"],
  ["4", "丁精密", "34", "15", "—", "10", "5", ""],
  ["", "合计", "", "60", "20000", "880", "865", ""],
  ["注：能耗为等价值。", "", "", "", "", "", "", ""],
];

describe("readTenants", () => {
  it("reads a list as a park keeps it: title and unit lines, codes, mu and 万元, totals, a platform by its name", async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(list), "企业");
    const bytes = new Uint8Array(write(book, { type: "array", bookType: "biff8" }) as ArrayBuffer);
    const reading = await readTenants("名单.xls", bytes, industries);
    expect(reading.tenants).toEqual([
      {
        row: 4,
        name: "甲机械",
        industry: "制造业",
        area: 20_000,
        output: 120_000_000,
        tax: 3_600_000,
        energy: 800,
        platform: "yes",
      },
      {
        row: 5,
        name: "乙软件",
        industry: "it",
        area: 2_000,
        output: 50_000_000,
        tax: 4_200_000,
        energy: Number.NaN,
        platform: "yes",
      },
    ]);
    expect(reading.unread).toEqual([
      { row: 6, name: "丙物流", lacks: "industry", given: "5990" },
      { row: 7, name: "丁精密", lacks: "output", given: "—" },
    ]);
    expect(reading.unused).toEqual(["序号"]);
  });

  it("reads names of divisions and English headers from a text", async () => {
    const text =
      "Company,Sector,Floor area (m2),Turnover (million CNY),Platform\nA,通用设备制造业,500,12,no\nB,wholesale trade,80,3,\n";
    const { tenants } = await readTenants("list.csv", new TextEncoder().encode(text), industries);
    expect(tenants.map(({ name, industry, area, output, platform }) => [name, industry, area, output, platform])).toEqual([
      ["A", "制造业", 500, 12_000_000, "no"],
      ["B", "trade", 80, 3_000_000, "unknown"],
    ]);
  });

  it("names the columns that a list lacks", async () => {
    const bytes = new TextEncoder().encode("企业名称,面积\n甲,20\n乙,30\n");
    await expect(readTenants("x.csv", bytes, industries)).rejects.toMatchObject({
      code: "tenant-list-columns",
      message: expect.stringContaining("industry or the output"),
    });
  });
});

describe("sectionOfCode", () => {
  it.each([
    ["C", "manufacturing"],
    ["c34", "manufacturing"],
    ["3411", "manufacturing"],
    ["65", "information-software"],
    ["I6510", "information-software"],
    ["84", "health-social-work"],
    ["08", "mining"],
    ["97", undefined],
    ["00", undefined],
    ["A34", undefined],
    ["软件", undefined],
    ["", undefined],
  ])("%s is %s", (code, section) => expect(sectionOfCode(code)).toBe(section));
});
