import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkStudy, studyConfigSchema } from "@jiju/lab";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { cleanFolders, folderWith } from "./study-folder.ts";

cleanFolders();

const guide = (name: string): string => readFileSync(join(import.meta.dirname, "../../../../docs/guides", name), "utf8");
const yamlBlocks = (text: string): string[] => [...text.matchAll(/```yaml\n(.*?)```/gs)].map((match) => match[1]!);

describe("guides", () => {
  it.each(["study-format.md", "your-own-study.md", "your-own-study.zh.md"])("%s: every study.yaml in it is valid", (name) => {
    const blocks = yamlBlocks(guide(name));
    expect(blocks.length).toBeGreaterThan(0);
    for (const block of blocks) expect(studyConfigSchema.safeParse(parse(block)).error?.issues).toBeUndefined();
  });

  it("names every setting of the format", () => {
    const text = guide("study-format.md");
    for (const setting of Object.keys(studyConfigSchema.shape))
      expect(text).toContain(`\`${setting}\``.replace("`digital`", "`digital"));
  });

  it.each(["your-own-study.md", "your-own-study.zh.md"])("%s: the worked example reads such a table", async (name) => {
    const table = [
      '"lga","state","industry","year","employment"',
      '"Adelaide","South Australia","Mining",2021,216',
      '"Adelaide (C)",,"Mining",2011,106',
      '"POW Capital city undefined",,"Mining",2011,7',
      '"Bayside (NSW)","New South Wales","Retail Trade",2021,9',
      '"Bayside (Vic.)","Victoria","Retail Trade",2021,8',
      '"Adelaide (C)",,"Not stated",2011,5',
    ].join("\n");
    const folder = await folderWith({ "study.yaml": yamlBlocks(guide(name))[0]!, "employment_lga.csv": table });
    const { issues, summary } = await checkStudy(folder);
    expect(issues.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(summary).toMatchObject({ regions: 3, industries: 2, years: [2011, 2021] });
    expect(issues.map(({ code }) => code)).toEqual(expect.arrayContaining(["names-unified", "names-kept-apart", "no-centres"]));
  });
});
