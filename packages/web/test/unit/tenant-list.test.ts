import { describe, expect, it } from "vitest";
import { hasHeader, readTenants } from "../../src/pages/choices/tenant-list.ts";

const industryOf = (name: string) =>
  ({ manufacturing: "manufacturing", 制造业: "manufacturing", "信息传输、软件和信息技术服务业": "information-software" })[name];

describe("a pasted list of tenants", () => {
  it("takes commas of both widths, semicolons and tabs, and skips empty lines", () => {
    const text =
      "A, manufacturing, 2000, 800, no\n\n甲，制造业，，500，是\nB;manufacturing;1;2;\n乙\t信息传输、软件和信息技术服务业\t300\t1200\t否";
    expect(readTenants(text, industryOf)).toEqual({
      tenants: [
        { name: "A", industry: "manufacturing", area: 2000, output: 800, tax: null, energy: null, platform: "no" },
        { name: "甲", industry: "manufacturing", area: null, output: 500, tax: null, energy: null, platform: "yes" },
        { name: "B", industry: "manufacturing", area: 1, output: 2, tax: null, energy: null, platform: "unknown" },
        { name: "乙", industry: "information-software", area: 300, output: 1200, tax: null, energy: null, platform: "no" },
      ],
    });
  });

  it("names the line that lacks a known industry or a positive output", () => {
    expect(readTenants("A, manufacturing, 1, 2\nB, alchemy, 1, 2", industryOf)).toEqual({ badLine: 2 });
    expect(readTenants("A, manufacturing, 1, 0", industryOf)).toEqual({ badLine: 1 });
    expect(readTenants("A, manufacturing", industryOf)).toEqual({ badLine: 1 });
  });

  it("tells a header from a firm", () => {
    expect(hasHeader("企业名称\t行业代码\t营业收入（万元）\n甲\t34\t100")).toBe(true);
    expect(hasHeader("\nName,Industry,Output\nA,manufacturing,3")).toBe(true);
    expect(hasHeader("朝阳机械公司，制造业，2000，800，否")).toBe(false);
    expect(hasHeader("")).toBe(false);
  });
});
