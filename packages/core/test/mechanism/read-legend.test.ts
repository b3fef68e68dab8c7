import { describe, expect, it } from "vitest";
import { fiveFormsLegend, legendOfDocument, PLANE_CELLS, parseLegend } from "../../src/mechanism/index.ts";

const lines = PLANE_CELLS.map((cell, k) => `${cell},形态${k},Form ${k}`);

describe("parseLegend", () => {
  it("reads one line a cell, with or without a header, in one or two languages", () => {
    const both = parseLegend(["cell,zh,en", ...lines].join("\n"));
    expect(both.cells["upgrade-physical"].label).toEqual({ zh: "形态0", en: "Form 0" });
    const one = parseLegend(PLANE_CELLS.map((cell) => `${cell}\t集聚`).join("\r\n"));
    expect(one.cells["interaction-overlay"].label).toEqual({ zh: "集聚", en: "集聚" });
    expect(one.id).toBe("own");
  });

  it("reads JSON, and a shipped legend written out reads as itself", () => {
    const read = parseLegend(JSON.stringify(fiveFormsLegend));
    expect(read.cells).toEqual(fiveFormsLegend.cells);
    expect(read.title).toEqual(fiveFormsLegend.title);
  });

  it("names what is missing or unknown", () => {
    expect(() => parseLegend(lines.slice(1).join("\n"))).toThrow(/upgrade-physical/);
    expect(() => parseLegend(["upgrade-fysical,a", ...lines].join("\n"))).toThrow(/nearest: upgrade-physical/);
    expect(() => parseLegend("{ not json")).toThrow(/JSON/);
    expect(() => legendOfDocument({ cells: { "upgrade-physical": { label: "a", path: "nowhere" as never } } })).toThrow(/path/);
  });
});
