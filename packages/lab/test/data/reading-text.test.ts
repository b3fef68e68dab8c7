import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  absenceMarks,
  absenceOf,
  createNameMatcher,
  detectDelimiter,
  detectEncoding,
  editDistance,
  nearestName,
  plainName,
  readNumberText,
  readUnit,
  readYearText,
  rowsOfRecords,
  scanDelimited,
  splitRows,
} from "../../src/tables/index.ts";

fc.configureGlobal({ seed: 20 });

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("readNumberText", () => {
  it.each([
    ["1,234,567.5", 1234567.5],
    ["1 234", 1234],
    ["1\u00a0234", 1234],
    ["1'234", 1234],
    ["\uff11\uff0c\uff12\uff13\uff14", 1234],
    ["-3.5e2", -350],
    ["\u221212", -12],
    [".5", 0.5],
    ["5.", 5],
    ["3.5万", 35_000],
    ["1.2亿", 120_000_000],
    ["2 万亿", 2e12],
  ])("reads %s", (text, value) => {
    expect(readNumberText(text)).toMatchObject({ kind: "number", value });
  });

  it("reads a percent sign where the unit is a share and refuses it elsewhere", () => {
    expect(readNumberText("12.5%", { share: true })).toMatchObject({ value: 0.125, absolute: true });
    expect(readNumberText("12.5%")).toEqual({ kind: "problem", problem: "percent-not-share" });
  });

  it.each([
    ["NaN", "not-finite"],
    ["-Infinity", "not-finite"],
    ["∞", "not-finite"],
    ["#DIV/0!", "not-finite"],
    ["1e999", "not-finite"],
    ["1,5", "decimal-comma"],
    ["1,23,456", "not-a-number"],
    ["12 apples", "not-a-number"],
    ["1.2.3", "not-a-number"],
    ["0x1F", "not-a-number"],
  ])("refuses %s as %s", (text, problem) => {
    expect(readNumberText(text)).toEqual({ kind: "problem", problem });
  });

  it("reads decimal commas when told so", () => {
    expect(readNumberText("1.234,56", { decimal: "," })).toMatchObject({ value: 1234.56 });
    expect(readNumberText("1 234,5", { decimal: "," })).toMatchObject({ value: 1234.5 });
  });

  it("reads back every finite number, with and without thousands separators", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(readNumberText(String(value))).toMatchObject({ kind: "number", value });
      }),
    );
    fc.assert(
      fc.property(fc.integer(), (value) => {
        expect(readNumberText(value.toLocaleString("en-US"))).toMatchObject({ kind: "number", value });
      }),
    );
  });
});

describe("absence marks", () => {
  it("tell blank, zero, suppressed and inapplicable apart, and obey the study", () => {
    const usual = absenceMarks();
    expect(["", null, "…", "NA", "0", "x", "-", "n.a."].map((text) => absenceOf(usual, text))).toEqual([1, 1, 1, 1, 0, 2, 3, 3]);
    expect(absenceOf(absenceMarks({ "-": "suppressed" }), " - ")).toBe(2);
  });
});

describe("readUnit", () => {
  it.each([
    ["万人", "persons", 1e4],
    ["10,000 persons", "persons", 1e4],
    ["亿元", "CNY", 1e8],
    ["100 million CNY", "CNY", 1e8],
    ["million AUD", "AUD", 1e6],
    ["%", "1", 0.01],
    ["CNY per person-year", "CNY per person-year", 1],
    ["km2", "km2", 1],
    ["patents", "patents", 1],
  ])("reads %s", (text, unit, factor) => {
    expect(readUnit(text)).toMatchObject({ unit, factor, known: true });
  });

  it("says when a magnitude is not understood", () => {
    expect(readUnit("2.5 dozen jobs").known).toBe(false);
  });
});

describe("readYearText", () => {
  it("reads years as people write them and refuses slips", () => {
    expect(["2015", "2015年", "2015.0", "FY2015", "\uff12\uff10\uff11\uff15", "2015-12-31"].map(readYearText)).toEqual(
      Array(6).fill({ kind: "year", year: 2015 }),
    );
    expect(readYearText("20222")).toEqual({ kind: "problem", problem: "year-out-of-range" });
    expect(readYearText("2015/16")).toEqual({ kind: "problem", problem: "not-a-year" });
  });
});

describe("scanDelimited", () => {
  it("counts fields, blank lines, long and short rows by the row a spreadsheet shows", () => {
    expect(scanDelimited(bytes('a,b\n\n1,2\r\n1,2,3\n"x,\ny",2\n7\n'), ",")).toEqual({
      records: 5,
      fields: 3,
      headerFields: 2,
      blankRows: [2],
      longRows: [{ row: 4, fields: 3 }],
      shortRows: [6],
      quotedBreaks: true,
      openQuoteRow: 0,
    });
  });

  it("finds the row of a quotation mark that never closes", () => {
    expect(scanDelimited(bytes('a,b\n1,"2\n3,4\n'), ",").openQuoteRow).toBe(2);
  });

  it("leads every record back to its row, whatever the blank lines", () => {
    const lines = fc.array(fc.constantFrom("", "1,2", "3,4"), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(lines, (all) => {
        const { blankRows } = scanDelimited(bytes(`${all.join("\n")}\n`), ",");
        const rowOf = rowsOfRecords(blankRows);
        const rows = all.flatMap((line, index) => (line === "" ? [] : [index + 1]));
        expect(rows.map((_, record) => rowOf(record))).toEqual(rows);
      }),
    );
  });

  it("agrees with a reader that splits the text", () => {
    const cell = fc.constantFrom("a", "1.5", 'say ""x""', "two\nlines", "a,b", "");
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, (rows) => {
        const text = rows.map((row) => row.map((each) => `"${each}"`).join(",")).join("\n");
        const split = splitRows(text, ",", 100);
        const scan = scanDelimited(bytes(text), ",");
        expect(scan.records).toBe(split.length);
        expect(scan.fields).toBe(Math.max(...split.map((row) => row.length)));
      }),
    );
  });
});

describe("detection", () => {
  it("finds the delimiter that splits all lines alike", () => {
    expect(detectDelimiter(bytes("a;b;c\n1,5;2;3\n4,5;5;6\n"))).toBe(";");
    expect(detectDelimiter(bytes('a,b\n"x; y; z",2\n'))).toBe(",");
    expect(detectDelimiter(bytes("only\n1\n"))).toBe(",");
  });

  it("tells encodings apart by their bytes", () => {
    const text = "地区,年份\n北京,2020\n";
    expect(detectEncoding(bytes(text))).toEqual({ encoding: "utf-8", mark: false });
    expect(detectEncoding(bytes(`\ufeff${text}`))).toEqual({ encoding: "utf-8", mark: true });
    expect(detectEncoding(Buffer.from(text, "utf16le"))).toEqual({ encoding: "utf-16le", mark: false });
    expect(detectEncoding(Buffer.from(text, "utf16le").swap16())).toEqual({ encoding: "utf-16be", mark: false });
    expect(detectEncoding(Uint8Array.of(0xb1, 0xb1, 0xbe, 0xa9, 0x2c, 0x31, 0x0a))).toEqual({ encoding: "gb18030", mark: false });
  });
});

describe("names", () => {
  it("measures the distance of Damerau and Levenshtein", () => {
    expect(editDistance("employment", "employmnet")).toBe(1);
    expect(editDistance("kitten", "sitting")).toBe(3);
    expect(editDistance("abc", "abcdef", 2)).toBe(3);
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
      }),
    );
  });

  it("suggests what is near and nothing else", () => {
    expect(nearestName("activty", ["activity", "regions"])).toBe("activity");
    expect(nearestName("xyz", ["activity", "regions"])).toBeUndefined();
  });

  it("reduces names to what tells them apart", () => {
    expect(["内蒙古自治区", "内蒙古", "广西壮族自治区", "北京市"].map((name) => plainName(name, "region"))).toEqual([
      "内蒙古",
      "内蒙古",
      "广西",
      "北京",
    ]);
    expect(plainName("信息传输、软件和信息技术服务业", "industry")).toBe(plainName("信息传输,软件和信息技术服务", "industry"));
    expect(plainName("Adelaide (C)", "region")).toBe(plainName("adelaide", "region"));
  });

  it("matches ids before names before likeness, and refuses what fits several", () => {
    const matcher = createNameMatcher(
      [
        { id: "1", names: ["朝阳市", "Chaoyang"] },
        { id: "2", names: ["朝阳地区"] },
        { id: "3", names: ["大连市"] },
      ],
      "region",
      { DL: "3" },
      ["全国", "Other*"],
    );
    expect(matcher.match("1")).toMatchObject({ index: 0, by: "id" });
    expect(matcher.match("朝阳市")).toMatchObject({ index: 0, by: "name" });
    expect(matcher.match("大连")).toMatchObject({ index: 2, by: "likeness" });
    expect(matcher.match("3.0")).toMatchObject({ index: 2, by: "likeness" });
    expect(matcher.match("DL")).toMatchObject({ index: 2, by: "alias" });
    expect(matcher.match("朝阳")).toMatchObject({ kind: "ambiguous" });
    expect(matcher.match("全国").kind).toBe("left-out");
    expect(matcher.match("Other places").kind).toBe("left-out");
    expect(matcher.match("Chaoyagn")).toEqual({ kind: "unknown", nearest: "Chaoyang" });
  });
});
