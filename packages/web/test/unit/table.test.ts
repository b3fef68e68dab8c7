import { describe, expect, it } from "vitest";
import { columnHeading, type TableData, tableToCsv } from "../../src/chart/table.ts";

const table: TableData = {
  columns: [
    { id: "region", label: "地区" },
    { id: "value", label: "Value, total", unit: "km", decimals: 1 },
  ],
  rows: [
    { id: "a", cells: ['He said "so"', 1.23456789] },
    { id: "b", cells: ["=HYPERLINK(1)", null] },
    { id: "c", cells: ["-5", Number.NaN] },
  ],
};

describe("tableToCsv", () => {
  it("keeps full precision, quotes what needs it, and disarms formulas", () => {
    expect(tableToCsv(table)).toBe(
      '\ufeff地区,"Value, total (km)"\r\n"He said ""so""",1.23456789\r\n\'=HYPERLINK(1),\r\n-5,\r\n',
    );
  });
});

describe("columnHeading", () => {
  it("prints a unit unless the number is pure", () => {
    expect(columnHeading({ id: "x", label: "Distance", unit: "km" })).toBe("Distance (km)");
    expect(columnHeading({ id: "x", label: "Share", unit: "1" })).toBe("Share");
  });
});
