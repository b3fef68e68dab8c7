import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { utils, write } from "@e965/xlsx";
import { checkStudy, newStudy, openStudy, studyConfigSchema } from "@jiju/lab";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { cleanFolders, folderWith, SMALL, smallStudy } from "./study-folder.ts";

cleanFolders();

describe("newStudy", () => {
  it("writes a template that opens without an error or a warning and says that its numbers are made up", async () => {
    const parent = await mkdtemp(join(tmpdir(), "jiju-new-"));
    const folder = join(parent, "my-study");
    try {
      const files = await newStudy(folder);
      expect(files).toContain("study.yaml");
      const { issues } = await checkStudy(folder);
      expect(issues.filter(({ severity }) => severity !== "note")).toEqual([]);
      const study = await openStudy(folder);
      expect(study.digital).toHaveLength(3);
      expect(study.dataset.columns.employment!.values[0]).toBeCloseTo(1_802_000, 6);
      expect(study.dataset.sources.sample!.defects[0]!.en).toContain("Made up");
      const schema = JSON.parse(await readFile(join(folder, "study.schema.json"), "utf8")) as { properties: object };
      expect(Object.keys(schema.properties)).toEqual(Object.keys(studyConfigSchema.shape));
    } finally {
      await rm(parent, { recursive: true, force: true });
    }
  });

  it("refuses to touch a study that is there", async () => {
    const folder = await smallStudy();
    await expect(newStudy(folder)).rejects.toMatchObject({ code: "study-exists" });
    expect(await readFile(join(folder, "study.yaml"), "utf8")).toBe(SMALL["study.yaml"]);
  });

  it("says so when the folder cannot be made", async () => {
    const folder = await smallStudy();
    await expect(newStudy(join(folder, "activity.csv", "below"))).rejects.toMatchObject({ code: "folder-not-writable" });
  });

  it("proposes a study.yaml for loose yearbook tables that then opens", async () => {
    const folder = await folderWith({
      "employment.csv":
        "各地区分行业就业人员,,,\n单位:万人,,,\n地区,行业,2019年,2020年\n北京市,制造业,100,90\n北京市,软件业,50,70\n天津市,制造业,80,85\n天津市,软件业,20,30\n注:来源于统计年鉴,,,\n",
      "indicators.csv":
        "地区,年份,宽带用户(万户),常住人口(万人)\n北京,2019,700,2190\n北京,2020,730,2189\n天津,2019,500,1385\n天津,2020,520,1387\n",
      "notes.csv": "a,b\nsomething,else\n",
    });
    expect(await newStudy(folder)).toEqual(["study.yaml", "industries.csv", "study.schema.json"]);
    const text = await readFile(join(folder, "study.yaml"), "utf8");
    const proposed = parse(text) as { tables: Record<string, Record<string, unknown>> };
    expect(proposed.tables.employment).toMatchObject({
      role: "activity",
      headerRow: 3,
      across: "year",
      columns: { region: "地区", industry: "行业" },
    });
    expect(text).toMatch(/notes\.csv/);
    const study = await openStudy(folder);
    const activity = study.dataset.columns[study.activity]!;
    expect([...activity.values]).toEqual([1e6, 9e5, 5e5, 7e5, 8e5, 8.5e5, 2e5, 3e5]);
    expect(activity.unit).toBe("persons");
    expect([...study.dataset.columns.宽带用户!.values]).toEqual([7e6, 7.3e6, 5e6, 5.2e6]);
  });

  it("proposes a study of county tables: codes, levels of place, totals, the digital level and a draft of industries", async () => {
    const folder = await folderWith({
      "counties.csv":
        "Code_County,Code_Province,Name_Province,Name_County,Pop_2010,Area,lon,lat\n110101,11,北京市,东城区,919253,41.8,116.4,39.9\n110102,11,北京市,西城区,1243315,50.5,116.36,39.91\n120101,12,天津市,和平区,273466,9.9,117.2,39.1\n",
      "jobs.csv":
        '分县就业人员,,,,\n单位：人,,,,\n县代码,县名称,行业,2019年,2020年\n110101,东城区,制造业,"1,000",900\n110101,东城区,合计,"1,000",900\n110102,西城区,金融业,500,700\n120101,和平区,制造业,80,85\n',
      "net.csv":
        "县代码,年份,宽带用户（万户）,常住人口（万人）\n110101,2019,1,80\n110101,2020,2,80\n110102,2019,3,120\n110102,2020,4,121\n120101,2019,1,30\n120101,2020,1,31\n",
    });
    expect(await newStudy(folder)).toEqual(["study.yaml", "industries.csv", "study.schema.json"]);
    const proposed = parse(await readFile(join(folder, "study.yaml"), "utf8")) as Record<string, unknown>;
    expect(proposed).toMatchObject({
      scale: "county",
      activity: "就业人员",
      population: "常住人口",
      regions: { columns: { region: "Code_County", name_zh: "Name_County", parent: "Name_Province", area_km2: "Area" } },
      industries: { file: "industries.csv", leaveOut: ["合计"] },
      tables: { jobs: { columns: { region: "县代码", industry: "行业" }, across: "year" } },
      digital: { indicators: [{ indicator: "宽带用户", per: "常住人口" }] },
    });
    const study = await openStudy(folder);
    expect(study.issues.filter(({ severity }) => severity !== "note")).toEqual([]);
    expect(study.dataset.regions.map(({ id, name, parent }) => [id, name.zh, parent])).toEqual([
      ["110101", "东城区", "北京市"],
      ["110102", "西城区", "北京市"],
      ["120101", "和平区", "天津市"],
    ]);
    expect(study.dataset.industries.map(({ name, kind, tradability }) => [name.en, kind, tradability])).toEqual([
      ["Manufacturing", "traditional", 0.22],
      ["Finance", "traditional", 0.76],
    ]);
  });

  it("reads a workbook with a merged header of two rows and industries side by side", async () => {
    const sheet = utils.aoa_to_sheet([
      ["2021年各市分行业就业人员", "", "", ""],
      ["单位：万人", "", "", ""],
      ["地区", "就业人员", "", ""],
      ["", "制造业", "建筑业", "教育"],
      ["南京市", "100.5", "20", "30"],
      ["苏州市", "1,200.3", "-", "40"],
      ["合计", "1300.8", "20", "70"],
    ]);
    sheet["!merges"] = ["A1:D1", "B3:D3", "A3:A4"].map((range) => utils.decode_range(range));
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, "就业");
    const folder = await folderWith({ "jobs.xlsx": new Uint8Array(write(book, { type: "array", bookType: "xlsx" })) });
    await newStudy(folder);
    const study = await openStudy(folder);
    expect(study.issues.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(study.dataset.years).toEqual([2021]);
    expect([...study.dataset.columns.就业人员!.values]).toEqual([1_005_000, 200_000, 300_000, 12_003_000, Number.NaN, 400_000]);
  });

  it("reads a yearbook as it comes: years merged beside their rows, units over groups of columns, years in the title, notes below", async () => {
    const jobs = [
      "表4-6 分市分行业就业人员（2020—2021年）",
      "单位：万人",
      "地区,行业,2020年,2021年",
      "全省,制造业,3,4",
      "杭州市,制造业,1,２",
      "宁波,制造业,2,2",
      "杭州市,合计,1,2",
      "注：不含私营单位。",
    ].join("\r\n");
    const sheet = utils.aoa_to_sheet([
      ["数字经济主要指标", "", "", "", "", "", ""],
      ["年份", "地区", "用户（万户）", "", "网络零售额（亿元）", "常住人口\n（万人）", "地区生产总值\n（亿元）"],
      ["", "", "互联网宽带接入用户", "移动电话用户", "", "", ""],
      ["2020年", "杭州市", 50, 100, 900, 100, 1800],
      ["", "宁波市", 30, 90, 400, 90, 1600],
      ["2021年", "杭州市", 55, 110, 950, 110, 1900],
      ["", "宁波市", 33, 99, 500, 99, 1700],
    ]);
    sheet["!merges"] = ["A1:G1", "A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3", "G2:G3", "A4:A5", "A6:A7"].map((range) =>
      utils.decode_range(range),
    );
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, "数字经济");
    const folder = await folderWith({
      "各市概况.csv": '地区,面积（平方公里）,经度,纬度\n杭州市,"16,850",120.15,30.28\n宁波市,9816,121.55,29.88\n',
      "分行业就业.csv": jobs,
      "数字经济指标.xlsx": new Uint8Array(write(book, { type: "array", bookType: "xlsx" })),
    });
    await newStudy(folder);
    const study = await openStudy(folder);
    expect(study.issues.filter(({ severity }) => severity !== "note").map(({ code }) => code)).toEqual(["one-industry"]);
    expect(study.issues.map(({ code }) => code)).toContain("merged-names");
    expect([...study.dataset.columns.就业人员!.values]).toEqual([10_000, 20_000, 20_000, 20_000]);
    expect([...study.dataset.columns.互联网宽带接入用户!.values]).toEqual([500_000, 550_000, 300_000, 330_000]);
    const ratios = study.dataset.columns;
    expect([...ratios["互联网宽带接入用户-per-常住人口"]!.values].map((value) => Number(value.toFixed(4)))).toEqual([
      0.5, 0.5, 0.3333, 0.3333,
    ]);
    expect([...ratios["网络零售额-per-地区生产总值"]!.values].slice(0, 2)).toEqual([0.5, 0.5]);
    expect(await readFile(join(folder, "study.yaml"), "utf8")).toContain("scale: city");
  });
});
