import { describe, expect, it } from "vitest";
import { decodeFile } from "../../src/pages/measure/decode-file.ts";
import { industriesOf, readFirms } from "../../src/pages/measure/firm-table.ts";
import { roundDown } from "../../src/pages/measure/use-firm-curve.ts";

describe("a table of firms", () => {
  it("finds its columns by English and Chinese names, with quotes, and leaves out rows without a place", () => {
    const read = readFirms(
      '\uFEFFname,Lon,lat,industry,employment\n"A, Ltd",120.1,30.2,textiles,12\nB,,30,textiles,3\nC,121,31,software,\n',
    );
    expect(read).toEqual({ x: [120.1], y: [30.2], industry: ["textiles"], weights: [12], leftOut: 2 });
    expect(readFirms("经度\t纬度\t行业\n120\t30\t纺织\n")).toEqual({
      x: [120],
      y: [30],
      industry: ["纺织"],
      weights: null,
      leftOut: 0,
    });
  });

  it("names the column that is missing", () => {
    expect(readFirms("lon,y coordinate,industry\n1,2,a")).toEqual({ missing: "y", columns: ["lon", "y coordinate", "industry"] });
  });

  it("reads GB18030 where the bytes are no UTF-8", () => {
    const bytes = Uint8Array.from([0xd0, 0xd0, 0xd2, 0xb5]);
    expect(decodeFile(bytes.buffer)).toBe("行业");
    expect(decodeFile(new TextEncoder().encode("行业").buffer as ArrayBuffer)).toBe("行业");
  });

  it("lists industries of three firms or more, the largest first", () => {
    const industry = ["a", "b", "b", "b", "c", "c", "c", "c"];
    const none = industry.map(() => 0);
    expect(industriesOf({ x: none, y: none, industry, weights: null, leftOut: 0 }).map(({ id }) => id)).toEqual(["c", "b"]);
  });

  it("ends axes at round numbers", () => {
    expect([143.3, 160, 0.29, 99, 0].map(roundDown).map((value) => Number(value.toPrecision(6)))).toEqual([100, 150, 0.2, 90, 1]);
  });
});
