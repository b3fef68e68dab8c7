import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
    expect(await newStudy(folder)).toEqual(["study.yaml", "study.schema.json"]);
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
});
