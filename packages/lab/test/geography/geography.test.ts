import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { InputError, type Region } from "@jiju/core";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { automaticTiles, builtinOutlines, loadGeography, packedTiles, readBuiltinOutlines } from "../../src/geography/index.ts";

const root = join(import.meta.dirname, "../../../..");

interface Outline {
  readonly properties: { readonly region: string; readonly name: { readonly en: string; readonly zh: string } };
  readonly geometry: { readonly type: string; readonly coordinates: number[][][][] };
}

beforeAll(() => {
  if (!existsSync(join(root, "packages/lab/dist/outlines/china-provinces.json"))) {
    execFileSync(process.execPath, [join(root, "scripts/build-outlines.mjs")]);
  }
});

const region = (id: string, lon: number, lat: number): Region => ({
  id,
  name: { en: id, zh: id },
  areaKm2: Number.NaN,
  lon,
  lat,
});
const dataset = (regions: readonly Region[]) => ({ regions, industries: [], years: [], columns: {}, sources: {} });

/** Whether a point lies inside a ring, by counting crossings. */
function inside([x, y]: readonly [number, number], ring: readonly number[][]): boolean {
  let within = false;
  for (let k = 0, before = ring.length - 1; k < ring.length; before = k++) {
    const [ax, ay] = ring[k]! as [number, number];
    const [bx, by] = ring[before]! as [number, number];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) within = !within;
  }
  return within;
}

describe("builtin outlines", () => {
  it("hold 31 provinces, Taiwan, Hong Kong, Macao and the South China Sea Islands", async () => {
    expect(builtinOutlines()).toContain("china-provinces");
    const features = (await readBuiltinOutlines("china-provinces")).features as Outline[];
    expect(features).toHaveLength(35);
    const ids = features.map((feature) => feature.properties.region);
    expect(new Set(ids).size).toBe(35);
    for (const id of ["710000", "810000", "820000", "south-china-sea-islands"]) expect(ids).toContain(id);
  });

  it("have closed counter-clockwise rings with the capital inside its own province", async () => {
    const features = (await readBuiltinOutlines("china-provinces")).features as Outline[];
    for (const { geometry } of features) {
      for (const [outer] of geometry.coordinates) {
        expect(outer!.at(-1)).toEqual(outer![0]);
        let area = 0;
        for (let k = 1; k < outer!.length; ++k) area += outer![k - 1]![0]! * outer![k]![1]! - outer![k]![0]! * outer![k - 1]![1]!;
        expect(area).toBeGreaterThan(0);
      }
    }
    // seats of government; degrees
    const seats: readonly [string, number, number][] = [
      ["110000", 116.41, 39.9],
      ["310000", 121.47, 31.23],
      ["540000", 91.13, 29.66],
      ["650000", 87.62, 43.79],
      ["460000", 110.33, 20.03],
    ];
    for (const [id, lon, lat] of seats) {
      const own = features.find((feature) => feature.properties.region === id)!;
      expect(
        own.geometry.coordinates.some(([outer]) => inside([lon, lat], outer!)),
        id,
      ).toBe(true);
    }
  });

  it("says which outlines there are when asked for others", async () => {
    await expect(readBuiltinOutlines("atlantis")).rejects.toThrow(InputError);
    await expect(readBuiltinOutlines("atlantis")).rejects.toThrow(/china-provinces/);
  });
});

describe("loadGeography", () => {
  it("marks outlines of the product as schematic whatever the study says", async () => {
    const boundaries = { builtin: "china-provinces", outlines: null, schematic: false, attribution: null, neighbours: [] };
    const geography = await loadGeography({ boundaries, tiles: null, dataset: dataset([region("110000", 116, 40)]) });
    expect(geography.schematic).toBe(true);
    expect(geography.tiles).toHaveLength(1);
  });

  it("names the features of a study's own outlines by its regions and keeps those that are no region apart", async () => {
    const feature = (id: string) => ({
      type: "Feature",
      properties: { region: id },
      geometry: { type: "Polygon", coordinates: [] },
    });
    const outlines = { type: "FeatureCollection", features: [feature("a"), feature("")] };
    const boundaries = { builtin: null, outlines, schematic: false, attribution: null, neighbours: [] };
    const geography = await loadGeography({
      boundaries,
      tiles: null,
      dataset: dataset([{ ...region("a", 0, 0), name: { en: "Alpha", zh: "甲" } }]),
    });
    expect(geography.outlines!.features.map((f) => (f as Outline).properties)).toEqual([
      { region: "a", name: { en: "Alpha", zh: "甲" } },
      { region: "no-region-2", name: { en: "", zh: "" } },
    ]);
    expect(geography.schematic).toBe(false);
  });

  it("has no outlines and no tiles for regions without centres", async () => {
    const geography = await loadGeography({ boundaries: null, tiles: null, dataset: dataset([region("a", Number.NaN, 1)]) });
    expect(geography).toEqual({ outlines: null, schematic: false, attribution: null, tiles: null });
  });
});

describe("automaticTiles", () => {
  it("puts four corners where they are", () => {
    const tiles = automaticTiles([region("sw", 0, 0), region("ne", 1, 1), region("nw", 0, 1), region("se", 1, 0)])!;
    expect(Object.fromEntries(tiles.map((tile) => [tile.region, [tile.column, tile.row]]))).toEqual({
      nw: [1, 1],
      sw: [1, 2],
      ne: [2, 1],
      se: [2, 2],
    });
  });

  it("gives every region a cell of its own and never turns east and west around", () => {
    const place = fc.tuple(fc.double({ min: -170, max: 170, noNaN: true }), fc.double({ min: -60, max: 70, noNaN: true }));
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 120 }), (places) => {
        const regions = places.map(([lon, lat], k) => region(`r${k}`, lon, lat));
        const tiles = automaticTiles(regions)!;
        expect(new Set(tiles.map((tile) => `${tile.column},${tile.row}`)).size).toBe(regions.length);
        const lonOf = new Map(regions.map(({ id, lon }) => [id, lon]));
        for (const a of tiles)
          for (const b of tiles) if (a.column < b.column) expect(lonOf.get(a.region)!).toBeLessThanOrEqual(lonOf.get(b.region)!);
      }),
      { numRuns: 50 },
    );
  });

  it("gives up on more places than names fit", () => {
    expect(automaticTiles(Array.from({ length: 121 }, (_, k) => region(`r${k}`, k, 0)))).toBeNull();
  });
});

describe("packedTiles", () => {
  const columnsAndRows = (regions: Parameters<typeof packedTiles>[0]) =>
    packedTiles(regions)!.tiles.map(({ column, row }) => [column, row]);

  it("takes any number of regions by their centres", () => {
    const regions = Array.from({ length: 500 }, (_, k) => region(`r${k}`, k % 25, Math.floor(k / 25)));
    const packed = packedTiles(regions)!;
    expect(packed.order).toBe("centres");
    expect(new Set(packed.tiles.map(({ column, row }) => `${column},${row}`)).size).toBe(500);
  });

  it("fills rows in the order of the list where a centre is unknown, and says so", () => {
    const regions = Array.from({ length: 5 }, (_, k) => region(`r${k}`, k === 2 ? Number.NaN : k, 0));
    expect(packedTiles(regions)!.order).toBe("list");
    expect(columnsAndRows(regions)).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
      [1, 2],
      [2, 2],
    ]);
    expect(packedTiles([])).toBeNull();
  });
});
