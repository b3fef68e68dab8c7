import { describe, expect, it } from "vitest";
import { figures, pointGeography, TILE_ORDER_NOTES, tileGeography } from "../src/index.ts";
import { tileLines } from "../src/tile-label.ts";

const name = (text: string) => ({ en: text, zh: text });
const context = { language: "en", theme: "light", width: 600 } as const;
const quantity = { label: name("Value"), unit: name("units") };

interface Drawn {
  readonly series: readonly {
    readonly type: string;
    readonly symbol: string;
    readonly data: readonly {
      readonly name: string;
      readonly value: readonly [number, number];
      readonly symbolSize: number | readonly [number, number];
    }[];
  }[];
  readonly xAxis: { readonly min: number; readonly max: number };
  readonly yAxis: { readonly min: number; readonly max: number };
  readonly grid: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
}

const drawnOf = (geography: ReturnType<typeof pointGeography>, selected?: string): Drawn =>
  figures.map.build(
    {
      geography,
      quantity,
      values: geography.places.map(({ region }, k) => ({ region, value: k })),
      scale: { kind: "sequential" },
      ...(selected === undefined ? {} : { selected }),
    },
    context,
  ) as unknown as Drawn;

describe("pointGeography", () => {
  const points = [
    { region: "small", name: name("Small"), lon: 100, lat: 30, weight: 1 },
    { region: "large", name: name("Large"), lon: 110, lat: 40, weight: 100 },
    { region: "none", name: name("None"), lon: 105, lat: 35, weight: null },
  ];

  it("draws dots whose area follows weight, large ones under small ones, the chosen one on top", () => {
    const { series } = drawnOf(pointGeography("t", points), "large");
    const data = series[0]!.data;
    expect(series[0]!.symbol).toBe("circle");
    expect(data.map((dot) => dot.name)).toEqual(["small", "none", "large"]);
    expect(drawnOf(pointGeography("t", points)).series[0]!.data[0]!.name).toBe("large");
    const size = (region: string) => data.find((dot) => dot.name === region)!.symbolSize as number;
    expect(size("large")).toBe(26);
    // a tenth of the diameter would be 2.6 pixels: too small to point at
    expect(size("small")).toBe(3.5);
    expect(size("none")).toBe(3.5);
  });

  it("keeps the shape of the country: degrees of longitude narrow with latitude", () => {
    const { grid, xAxis, yAxis } = drawnOf(pointGeography("t", points));
    const height = figures.map.height(
      { geography: pointGeography("t", points), quantity, values: [], scale: { kind: "sequential" } },
      context,
    );
    const perX = (600 - grid.left - grid.right) / (xAxis.max - xAxis.min);
    const perY = (height - grid.top - grid.bottom) / (yAxis.max - yAxis.min);
    expect(perX / perY).toBeCloseTo(1, 1);
  });

  it("refuses an empty list", () => {
    expect(() => pointGeography("t", [])).toThrow(/no points/);
  });
});

describe("tileGeography of many places", () => {
  const tiles = Array.from({ length: 130 }, (_, k) => ({
    region: `r${k}`,
    name: name(`R ${k}`),
    column: 1 + (k % 13),
    row: 1 + Math.floor(k / 13),
  }));

  it("draws equal cells as symbols that touch no neighbour and leave none out", () => {
    const geography = tileGeography("t", tiles, { note: TILE_ORDER_NOTES.list });
    expect(geography.marks).toBe("symbols");
    const { series, grid, xAxis } = drawnOf(geography);
    const data = series[0]!.data;
    expect(data).toHaveLength(130);
    const perCell = (600 - grid.left - grid.right) / 13;
    const [width] = data[0]!.symbolSize as readonly [number, number];
    expect(width).toBeLessThan(perCell);
    expect(width).toBeGreaterThan(0.85 * perCell);
    // the outermost cells lie inside the frame
    expect(Math.min(...data.map(({ value }) => value[0]))).toBeGreaterThan(xAxis.min);
    expect(
      JSON.stringify(figures.map.build({ geography, quantity, values: [], scale: { kind: "sequential" } }, context)),
    ).toContain("in the order of the list");
  });

  it("takes its aspect from the cells used, wherever the grid starts", () => {
    expect(tileGeography("t", tiles.slice(0, 13)).aspect).toBeCloseTo((13 * 4) / 3, 12);
  });
});

describe("tileLines", () => {
  const wide = { width: 100, height: 60 };

  it("keeps a name that fits, with its value", () => {
    expect(tileLines("Hebei", "1.2", wide)).toEqual(["Hebei", "1.2"]);
    expect(tileLines("Inner Mongolia", "1.2", wide)).toEqual(["Inner", "Mongolia", "1.2"]);
  });

  it("cuts a long name with a full stop and drops what cannot be read", () => {
    expect(tileLines("Heilongjiang", "1.2", { width: 50, height: 60 })).toEqual(["Heilon.", "1.2"]);
    expect(tileLines("Heilongjiang", "", { width: 18, height: 60 })).toEqual([]);
    expect(tileLines("黑龙江", "1.2", { width: 25, height: 40 })).toEqual(["黑龙", "1.2"]);
  });

  it("gives the value up where there is only one line, and all where there is none", () => {
    expect(tileLines("Hebei", "1.2", { width: 100, height: 20 })).toEqual(["Hebei"]);
    expect(tileLines("Hebei", "1.2", { width: 100, height: 10 })).toEqual([]);
  });
});
