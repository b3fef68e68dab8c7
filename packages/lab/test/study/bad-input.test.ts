import { readdir } from "node:fs/promises";
import { utils, write } from "@e965/xlsx";
import { checkStudy, openStudy } from "@jiju/lab";
import { describe, expect, it } from "vitest";
import { ACTIVITY, cleanFolders, INDUSTRIES, REGIONS, STUDY, smallStudy } from "./study-folder.ts";

cleanFolders();

/** The issues of a folder as `code file:row`, without notes. */
async function problems(folder: string): Promise<string[]> {
  const { issues } = await checkStudy(folder);
  return issues.filter(({ severity }) => severity !== "note").map(({ code, file, row }) => `${code} ${file ?? ""}:${row ?? ""}`);
}

async function find(folder: string, code: string) {
  const { issues } = await checkStudy(folder);
  const found = issues.find((issue) => issue.code === code);
  if (!found) throw new Error(`no ${code} among ${issues.map((issue) => issue.code).join(", ")}`);
  return found;
}

/** GBK bytes of a text made of ASCII and the characters of these tests. */
function gbk(text: string): Uint8Array {
  const codes: Record<string, [number, number]> = {
    北: [0xb1, 0xb1],
    京: [0xbe, 0xa9],
    天: [0xcc, 0xec],
    津: [0xbd, 0xf2],
  };
  return Uint8Array.from([...text].flatMap((character) => codes[character] ?? [character.charCodeAt(0)]));
}

const replaceRow = (row: number, text: string): string => {
  const lines = ACTIVITY.split("\n");
  lines[row - 1] = text;
  return lines.join("\n");
};

describe("a sound study", () => {
  it("has no errors and no warnings", async () => {
    expect(await problems(await smallStudy())).toEqual([]);
  });
});

describe("files", () => {
  it.each([
    ["an empty file", "", "file-empty activity.csv:"],
    ["blank lines alone", "\n\r\n \n", "file-empty activity.csv:"],
    ["a header alone", "region,industry,year,employment\n", "header-only activity.csv:"],
    [
      "a quotation mark that never closes",
      'region,industry,year,employment\n"1,manufacturing,2019,100\n',
      "open-quote activity.csv:2",
    ],
    ["a comma inside an unquoted number", replaceRow(3, "1,software,2019,1,050"), "long-row activity.csv:3"],
  ])("%s", async (_, text, expected) => {
    expect(await problems(await smallStudy({ "activity.csv": text }))).toContain(expected);
  });

  it("takes fields missing at the end of a row as absent and warns", async () => {
    expect(await problems(await smallStudy({ "activity.csv": replaceRow(3, "1,software,2019") }))).toEqual([
      "short-row activity.csv:3",
    ]);
  });

  it("names the delimiter when the header is one field", async () => {
    const study = STUDY.replace("role: activity", "role: activity\n    delimiter: ','");
    const folder = await smallStudy({ "study.yaml": study, "activity.csv": ACTIVITY.replaceAll(",", ";") });
    const issue = await find(folder, "wrong-delimiter");
    expect(issue.given).toBe("region;industry;year;employment");
    expect(issue.hint).toContain("delimiter:");
  });

  it("finds semicolons, tabs and bars by itself", async () => {
    for (const mark of [";", "\t", "|"]) {
      expect(await problems(await smallStudy({ "activity.csv": ACTIVITY.replaceAll(",", mark) }))).toEqual([]);
    }
  });

  it("reads UTF-8 with a byte order mark, GBK and UTF-16", async () => {
    const named = ACTIVITY.replaceAll(/^1,/gm, "北京,").replaceAll(/^2,/gm, "天津,");
    const utf16 = Buffer.from(`\ufeff${named}`, "utf16le");
    for (const bytes of [Buffer.from(`\ufeff${named}`), gbk(named), utf16, utf16.subarray(2), Buffer.from(utf16).swap16()]) {
      const folder = await smallStudy({ "activity.csv": bytes });
      expect(await problems(folder)).toEqual([]);
      const study = await openStudy(folder);
      expect([...study.dataset.columns.employment!.values.subarray(0, 2)]).toEqual([1_000_000, 900_000]);
    }
  });

  it("says so when bytes do not fit the encoding asked for", async () => {
    const study = STUDY.replace("role: activity", "role: activity\n    encoding: utf-8");
    const folder = await smallStudy({ "study.yaml": study, "activity.csv": gbk(ACTIVITY.replace("\n1,", "\n北京,")) });
    expect((await find(folder, "bytes-unreadable")).hint).toContain("encoding:");
  });

  it("shows the rows read when a workbook has a merged header", async () => {
    const sheet = utils.aoa_to_sheet([
      ["地区", "就业", null],
      [null, "2019", "2020"],
      ["北京", 100, 90],
    ]);
    sheet["!merges"] = [{ s: { r: 0, c: 1 }, e: { r: 0, c: 2 } }];
    const book = utils.book_new();
    utils.book_append_sheet(book, sheet, "表1");
    const bytes = new Uint8Array(write(book, { type: "array", bookType: "xlsx" }) as ArrayBuffer);
    const folder = await smallStudy({ "study.yaml": STUDY.replace("activity.csv", "activity.xlsx"), "activity.xlsx": bytes });
    const issue = await find(folder, "merged-header");
    expect(issue.given).toContain("1: 地区 | 就业 | ·");
    expect(issue.given).toContain("2: · | 2019 | 2020");
    expect(issue.hint).toContain("headerRow:");
  });

  it("suggests the file that is there when one is missing", async () => {
    const folder = await smallStudy({ "study.yaml": STUDY.replace("activity.csv", "activty.csv") });
    expect(await find(folder, "file-missing")).toMatchObject({ file: "activty.csv", hint: 'Did you mean "activity.csv"?' });
  });

  it("refuses a file outside the folder", async () => {
    expect(await problems(await smallStudy({ "study.yaml": STUDY.replace("activity.csv", "../activity.csv") }))).toContain(
      "file-outside ../activity.csv:",
    );
  });

  it("reports a missing column with the header it found", async () => {
    const issue = await find(await smallStudy({ "activity.csv": ACTIVITY.replace("industry", "industri") }), "missing-column");
    expect(issue).toMatchObject({ file: "activity.csv", row: 1, needed: "industry" });
    expect(issue.hint).toContain("industri");
  });
});

describe("values", () => {
  it.each([
    ["text in a number column", "1,software,2019,many", "not-a-number"],
    ["NaN", "1,software,2019,NaN", "not-finite"],
    ["Infinity", "1,software,2019,Infinity", "not-finite"],
    ["minus infinity", "1,software,2019,-inf", "not-finite"],
    ["a negative activity", "1,software,2019,-5", "negative-value"],
    ["the year 20222", "1,software,20222,50", "year-out-of-range"],
    ["a year in words", "1,software,last year,50", "not-a-year"],
    ["a percentage in a column of persons", "1,software,2019,5%", "percent-not-share"],
    ["a decimal comma", '1,software,2019,"5,5"', "decimal-comma"],
    ["an unknown region", "9,software,2019,50", "unknown-region"],
    ["an unknown industry", "1,sofware,2019,50", "unknown-industry"],
    ["a blank region", ",software,2019,50", "blank-key"],
    ["a row twice", "1,manufacturing,2019,50", "duplicate-key"],
  ])("%s", async (_, row, code) => {
    const folder = await smallStudy({ "activity.csv": replaceRow(3, row) });
    expect(await problems(folder)).toContain(`${code} activity.csv:3`);
    const issue = await find(folder, code);
    expect(issue.severity).toBe("error");
    expect(issue.hint.length).toBeGreaterThan(5);
    expect(`${issue.message}${issue.hint}`).not.toMatch(/[{}]/);
  });

  it("suggests the nearest industry", async () => {
    const folder = await smallStudy({ "activity.csv": replaceRow(3, "1,sofware,2019,50") });
    expect((await find(folder, "unknown-industry")).hint).toContain('"software"');
  });

  it("reports all problems of all files at once, with the rows a spreadsheet shows", async () => {
    const folder = await smallStudy({
      "activity.csv": `\n${replaceRow(3, "\n1,software,2019,many")}`.replace("80", "-80"),
      "industries.csv": INDUSTRIES.replace("0.72", "7.2"),
      "regions.csv": REGIONS.replace("39.1", "391"),
    });
    expect(await problems(folder)).toEqual([
      "not-a-number activity.csv:5",
      "negative-value activity.csv:6",
      "bad-tradability industries.csv:3",
      "bad-coordinate regions.csv:3",
    ]);
  });

  it("groups the same problem with a count and its first rows", async () => {
    const folder = await smallStudy({ "activity.csv": ACTIVITY.replaceAll(/^2,/gm, "9,") });
    const issue = await find(folder, "unknown-region");
    expect(issue).toMatchObject({ given: "9", row: 4, count: 4 });
    expect(issue.params?.rows).toBe("4, 5, 8, 9");
  });

  it("keeps blank apart from zero and suppressed apart from not collected", async () => {
    const folder = await smallStudy({
      "activity.csv": replaceRow(3, "1,software,2019,").replace("2,software,2019,20", "2,software,2019,x").replace("80", "0"),
    });
    const study = await openStudy(folder);
    const { values, absence } = study.dataset.columns.employment!;
    expect([...values]).toEqual([1e6, 9e5, Number.NaN, 7e5, 0, 8.5e5, Number.NaN, 3e5]);
    expect([...absence!]).toEqual([0, 0, 1, 0, 0, 0, 2, 0]);
  });
});

describe("several files", () => {
  it("refuses a cell that two files fill", async () => {
    const second = "  again:\n    file: again.csv\n    role: activity\n    values:\n      employment: { unit: persons }\n";
    const again = "region,industry,year,employment\n1,software,2020,7\n";
    expect(await problems(await smallStudy({ "study.yaml": STUDY + second, "again.csv": again }))).toEqual([
      "duplicate-across-files again.csv:2",
    ]);
  });
});

describe("study.yaml", () => {
  it("suggests the nearest key, with its line, and reports every typo at once", async () => {
    const text = STUDY.replace("activity: employment", "activty: employment").replace("unit: 万人", "unitt: 万人");
    const { issues } = await checkStudy(await smallStudy({ "study.yaml": text }));
    expect(issues.map(({ code, row, given, needed }) => [code, row, given ?? needed])).toEqual(
      expect.arrayContaining([
        ["unknown-key", 3, "activty"],
        ["unknown-key", 11, "unitt"],
      ]),
    );
    expect(issues.find(({ given }) => given === "activty")?.hint).toBe('Did you mean "activity"?');
    expect(issues.find(({ given }) => given === "unitt")?.hint).toBe('Did you mean "unit"?');
  });

  it("reports YAML that cannot be read, with its line", async () => {
    const folder = await smallStudy({ "study.yaml": STUDY.replace("  activity:\n", "  activity: {\n") });
    expect((await find(folder, "yaml-syntax")).row).toBeGreaterThan(5);
  });

  it("reports a reference to what is not there", async () => {
    const folder = await smallStudy({ "study.yaml": STUDY.replace("activity: employment", "activity: employmet") });
    expect(await find(folder, "unknown-reference")).toMatchObject({ row: 3, hint: 'Did you mean "employment"?' });
  });

  it("says what to do when there is none", async () => {
    const { issues, summary } = await checkStudy("does-not-exist");
    expect(summary).toBeNull();
    expect(issues[0]).toMatchObject({ code: "study-file-missing", severity: "error" });
  });

  it("refuses a window outside the years", async () => {
    const folder = await smallStudy({ "study.yaml": `${STUDY}window: [2018, 2020]\n` });
    expect(await find(folder, "window-outside")).toMatchObject({ given: "2018-2020", needed: "2019, 2020" });
  });

  it("suggests the nearest parameter and warns of a value outside its range", async () => {
    const folder = await smallStudy({
      "study.yaml": `${STUDY}parameters: { distance-releif: 0.5, half-distance: 5, border: far }\n`,
    });
    expect(await find(folder, "unknown-reference")).toMatchObject({ row: 12, hint: 'Did you mean "distance-relief"?' });
    expect(await find(folder, "parameter-outside-range")).toMatchObject({ severity: "warning", given: "5" });
    expect(await find(folder, "invalid-setting")).toMatchObject({ given: "far" });
  });

  it("refuses a version of the future", async () => {
    expect(await problems(await smallStudy({ "study.yaml": STUDY.replace("version: 1", "version: 9") }))).toEqual([
      "unsupported-version study.yaml:1",
    ]);
  });
});

describe("panels", () => {
  const withIndicator = (values: readonly number[]): Record<string, string> => ({
    "study.yaml": `${STUDY}  indicators:\n    file: indicators.csv\n    role: indicators\n    values:\n      broadband: { unit: 万户 }\n`,
    "indicators.csv": `region,year,indicator,value\n${values.map((value, i) => `${(i >> 1) + 1},${2019 + (i & 1)},broadband,${value}`).join("\n")}\n`,
  });

  it("warns of a constant indicator", async () => {
    expect(await problems(await smallStudy(withIndicator([5, 5, 5, 5])))).toEqual(["constant-indicator indicators.csv:"]);
    expect(await problems(await smallStudy(withIndicator([5, 5, 5, 6])))).toEqual([]);
  });

  it("warns of one region only", async () => {
    const lines = ACTIVITY.split("\n").filter((line) => !line.startsWith("2,"));
    const folder = await smallStudy({
      "regions.csv": REGIONS.split("\n").slice(0, 2).join("\n"),
      "activity.csv": lines.join("\n"),
    });
    expect(await problems(folder)).toEqual(["one-region :"]);
    expect((await openStudy(folder)).dataset.regions).toHaveLength(1);
  });

  it("warns of one industry only", async () => {
    const lines = ACTIVITY.split("\n").filter((line) => !line.includes("software"));
    const industries = INDUSTRIES.split("\n").slice(0, 2).join("\n");
    expect(await problems(await smallStudy({ "industries.csv": industries, "activity.csv": lines.join("\n") }))).toEqual([
      "one-industry :",
    ]);
  });

  it("warns of an industry that is all zeros", async () => {
    const folder = await smallStudy({ "activity.csv": ACTIVITY.replaceAll(/(software,\d+),\d+/g, "$1,0") });
    expect(await find(folder, "industry-all-zero")).toMatchObject({ given: "software", severity: "warning" });
  });

  it("warns of years missing inside the series, not of regular gaps", async () => {
    const later = (from: number, to: number) =>
      ACTIVITY.split("\n")
        .filter((l) => l.includes(`,${from},`))
        .join("\n")
        .replaceAll(`,${from},`, `,${to},`);
    const gap = `${ACTIVITY}${later(2020, 2023)}\n`;
    expect(await find(await smallStudy({ "activity.csv": gap }), "missing-years")).toMatchObject({ given: "2021, 2022" });
    const census = `${ACTIVITY.replaceAll(",2019,", ",2011,").replaceAll(",2020,", ",2016,")}${later(2020, 2021)}\n`;
    expect(await problems(await smallStudy({ "activity.csv": census }))).toEqual([]);
  });

  it("warns of a year a thousand times its neighbours", async () => {
    const lines = ACTIVITY.split("\n").filter((line) => line !== "");
    const more = lines.slice(5).map((line) => line.replace(",2020,", ",2021,"));
    const slipped = [...lines, ...more].join("\n").replace("1,manufacturing,2020,90", "1,manufacturing,2020,900000");
    expect((await find(await smallStudy({ "activity.csv": slipped }), "possible-unit-slip")).given).toContain(
      "1, manufacturing, 2020",
    );
  });
});

describe("a failed import", () => {
  it("throws one error that carries all issues and leaves the folder as it was", async () => {
    const folder = await smallStudy({ "activity.csv": replaceRow(3, "1,software,2019,many") });
    await expect(openStudy(folder)).rejects.toMatchObject({
      code: "study-has-errors",
      message: expect.stringContaining("row 3"),
    });
    expect(await readdir(folder)).not.toContain(".jiju");
  });
});
