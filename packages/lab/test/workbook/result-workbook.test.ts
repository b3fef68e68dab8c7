import { read, utils } from "@e965/xlsx";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { resultWorkbook } from "../../src/workbook/index.ts";
import { resultTables } from "../../src/workbook/result-tables.ts";

const provenance = {
  operation: "measure.compute",
  operationVersion: 2,
  productVersion: "0.1.0",
  studyHash: "abc",
  input: { measure: "gini", years: [2019, 2020] },
  seed: null,
};
const options = {
  language: "zh" as const,
  title: { en: "Measure", zh: "测度" },
  sources: [
    {
      column: { en: "Employment", zh: "就业人员" },
      unit: "persons",
      years: "2012-2020",
      publication: { en: "Yearbook", zh: "年鉴" },
      vintage: "2021 edition / 2021年版",
      licence: "official statistics / 官方统计",
      url: "",
    },
  ],
  names: new Map([
    ["11", { en: "Beijing", zh: "北京" }],
    ["31", { en: "Shanghai", zh: "上海" }],
  ]),
};
const result = {
  title: { en: "Gini", zh: "基尼系数" },
  spread: 0.25,
  regions: ["11", "31"],
  years: [2019, 2020, 2021],
  values: [1, 2, 3, null, 5, 6],
  moves: [
    { region: "31", amount: 4, interval95: [3, 5], reasons: [{ code: "rent", value: 0.1 }], partners: ["11"] },
    { region: "11", amount: 9, interval95: [8, 10], reasons: [], partners: [] },
  ],
};

const sheetsOf = (bytes: Uint8Array): Record<string, unknown[][]> => {
  const book = read(bytes, { type: "array" });
  return Object.fromEntries(
    book.SheetNames.map((name) => [name, utils.sheet_to_json<unknown[]>(book.Sheets[name]!, { header: 1, defval: null })]),
  );
};

describe("resultTables", () => {
  it("joins columns to the regions and years whose sizes multiply to their length", () => {
    const table = resultTables(result, "en").find(({ path }) => path[0] === "values")!;
    expect(table.columns).toEqual([["region"], ["year"], ["values"]]);
    expect(table.rows).toEqual([
      ["11", 2019, 1],
      ["11", 2020, 2],
      ["11", 2021, 3],
      ["31", 2019, null],
      ["31", 2020, 5],
      ["31", 2021, 6],
    ]);
  });

  it("gives records their rows, lists inside them their own table with the row's name", () => {
    const tables = resultTables(result, "en");
    const moves = tables.find(({ path }) => path.join() === "moves")!;
    expect(moves.columns).toEqual([["region"], ["amount"], ["interval95", "1"], ["interval95", "2"], ["partners"]]);
    expect(moves.rows[0]).toEqual(["31", 4, 3, 5, "11"]);
    const reasons = tables.find(({ path }) => path.join() === "moves,reasons")!;
    expect(reasons.columns).toEqual([["moves", "region"], ["code"], ["value"]]);
    expect(reasons.rows).toEqual([["31", "rent", 0.1]]);
  });

  it("keeps regions and industries of one number apart from each other", () => {
    const square = { regions: ["a", "b"], industries: ["x", "y"], employment: [1, 2, 3, 4] };
    expect(resultTables(square, "en")[0]).toEqual({
      path: ["employment"],
      columns: [["region"], ["industry"], ["employment"]],
      rows: [
        ["a", "x", 1],
        ["a", "y", 2],
        ["b", "x", 3],
        ["b", "y", 4],
      ],
    });
    const alone = resultTables({ regions: ["a", "b"], industries: ["x", "y"] }, "en");
    expect(alone.flatMap(({ rows }) => rows.flat())).toEqual(expect.arrayContaining(["a", "b", "x", "y"]));
  });

  it("loses no number and no word, whatever the answer looks like", () => {
    const leaf = fc.oneof(fc.integer(), fc.stringMatching(/^[a-z]{1,8}$/), fc.boolean());
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { depthSize: "small" },
        leaf,
        fc.array(tie("json"), { maxLength: 6 }),
        fc.dictionary(fc.constantFrom("regions", "years", "values", "name", "moves", "low", "zh"), tie("json"), { maxKeys: 5 }),
      ),
    }));
    fc.assert(
      fc.property(json, (answer) => {
        const wanted = leavesOf(answer);
        const got = resultTables(answer, "en").flatMap(({ rows }) =>
          rows.flat().flatMap((cell): (typeof cell)[] => (typeof cell === "string" ? cell.split("; ") : [cell])),
        );
        const counts = new Map<unknown, number>();
        for (const cell of got) counts.set(cell, (counts.get(cell) ?? 0) + 1);
        for (const value of new Set(wanted)) expect(counts.get(value) ?? 0, String(value)).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 400 },
    );
  });
});

function leavesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(leavesOf);
  if (value !== null && typeof value === "object") return Object.values(value).flatMap(leavesOf);
  return [value];
}

describe("resultWorkbook", () => {
  it("comes back from Excel's format with the numbers of the result, names beside ids, and its sources", async () => {
    const sheets = sheetsOf(await resultWorkbook({ result, provenance }, options));
    expect(Object.keys(sheets)).toEqual(["数值", "迁移", "迁移 理由", "数值 2", "参数", "数据来源"]);
    expect(sheets.数值).toEqual([
      ["项目", "数值"],
      ["测度", null],
      ["标题", "基尼系数"],
      ["离散程度", 0.25],
    ]);
    const moves = sheets.迁移!;
    expect(moves[0]).toEqual(["地区", "地区 名称", "数量", "95%区间 1", "95%区间 2", "对方"]);
    expect(moves[1]).toEqual(["31", "上海", 4, 3, 5, "11"]);
    expect(sheets.参数).toEqual([
      ["项目", "数值", "接口名称"],
      ["指标", "gini", "measure"],
      ["年份：0", 2019, "years.0"],
      ["年份：1", 2020, "years.1"],
    ]);
    expect(sheets["数值 2"]!.slice(1)).toEqual([
      ["11", "北京", 2019, 1],
      ["11", "北京", 2020, 2],
      ["11", "北京", 2021, 3],
      ["31", "上海", 2019, null],
      ["31", "上海", 2020, 5],
      ["31", "上海", 2021, 6],
    ]);
    const [head, own, source] = sheets.数据来源!;
    expect(head!.slice(0, 3)).toEqual(["数据列", "单位", "年份"]);
    expect(own).toContain("abc");
    expect(source).toEqual([
      "就业人员",
      "persons",
      "2012-2020",
      "年鉴",
      "2021年版",
      "官方统计",
      "",
      "abc",
      "measure.compute 2, Jiju 0.1.0",
    ]);
  });

  it("gives the same bytes for the same answer, and keeps text that looks like a formula as text", async () => {
    const answer = { result: { note: "=1+1", ratio: 0.1 }, provenance };
    const first = await resultWorkbook(answer, options);
    expect(await resultWorkbook(answer, options)).toEqual(first);
    const cells = Object.values(read(first, { type: "array" }).Sheets.数值!).filter(
      (cell): cell is { t: string; v: unknown; f?: string } => typeof cell === "object" && cell !== null && "t" in cell,
    );
    expect(cells.find(({ v }) => v === "=1+1")).toMatchObject({ t: "s" });
    expect(cells.every(({ f }) => f === undefined)).toBe(true);
  });

  it("names sheets as Excel allows, also when two titles begin alike", async () => {
    const long = "a-very-long-name-of-a-table-that-goes-on";
    const answer = { result: { [`${long}-one`]: [{ a: 1 }], [`${long}-two`]: [{ a: 2 }], "with/slash": [{ a: 3 }] }, provenance };
    const names = Object.keys(sheetsOf(await resultWorkbook(answer, { ...options, language: "en" })));
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    expect(names.every((name) => name.length <= 31 && !/[[\]:*?/\\]/.test(name))).toBe(true);
  });
});
