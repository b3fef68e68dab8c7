import { describe, expect, it } from "vitest";
import { figures, outlineGeography, renderFigureSvg, tileGeography } from "../src/index.ts";

const name = (text: string) => ({ en: text, zh: text });

describe("tileGeography", () => {
  it("draws equal cells that touch no neighbour", () => {
    const { geojson, aspect } = tileGeography("t", [
      { region: "a", name: name("A"), column: 1, row: 1 },
      { region: "b", name: name("B"), column: 2, row: 1 },
    ]);
    const boxes = (geojson.features as { geometry: { coordinates: number[][][] } }[]).map(({ geometry }) => {
      const xs = geometry.coordinates[0]!.map((corner) => corner[0]!);
      return [Math.min(...xs), Math.max(...xs)] as const;
    });
    expect(boxes[0]![1]).toBeLessThan(boxes[1]![0]);
    expect(boxes[0]![1] - boxes[0]![0]).toBeCloseTo(boxes[1]![1] - boxes[1]![0], 12);
    expect(aspect).toBeCloseTo(8 / 3, 12);
  });

  it("refuses an empty grid", () => {
    expect(() => tileGeography("t", [])).toThrow(/no tiles/);
  });
});

describe("outlineGeography", () => {
  const square = (region: string, west: number, extra = {}) => ({
    type: "Feature",
    properties: { region, name: name(region), ...extra },
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [west, 0],
          [west + 1, 0],
          [west + 1, 1],
          [west, 1],
          [west, 0],
        ],
      ],
    },
  });

  it("never takes the name to which the chart library adds shapes, and says that it is schematic", () => {
    const geography = outlineGeography("china", { type: "FeatureCollection", features: [square("a", 0), square("b", 1)] });
    expect(geography.id).not.toBe("china");
    const option = figures.map.build(
      {
        geography,
        quantity: { label: name("Value"), unit: name("units") },
        values: [{ region: "a", value: 1 }],
        scale: { kind: "sequential" },
      },
      { language: "en", theme: "light", width: 400 },
    );
    const svg = renderFigureSvg(option, 400, 300, { geographies: [geography], description: 'A map of "two" places' });
    expect(svg).toContain("Schematic outlines");
    expect(svg).toContain('aria-label="A map of &quot;two&quot; places"');
    // place b has no value: hatched
    expect(svg).toContain("<pattern");
  });

  it("draws an inset as lines, not as a place without data", () => {
    const geography = outlineGeography("g", {
      type: "FeatureCollection",
      features: [square("a", 0), square("frame", 2, { inset: true })],
    });
    const option = figures.map.build(
      {
        geography,
        quantity: { label: name("Value"), unit: name("units") },
        values: [{ region: "a", value: 1 }],
        scale: { kind: "sequential" },
      },
      { language: "en", theme: "light", width: 400 },
    );
    expect(JSON.stringify(option.series)).not.toContain("decal");
  });
});
