import { InputError } from "@jiju/core";
import type { Text } from "./figure.ts";

/** A place on a map. */
export interface Place {
  readonly region: string;
  readonly name: Text;
  /** Drawn as lines rather than as an area: the frame and the marks of an inset. */
  readonly inset?: boolean;
}

/** Shapes that a map figure draws: outlines or a grid of equal cells. Register it once with `echarts.registerMap(id, geojson)`. */
export interface Geography {
  /** Name under which the shapes are registered; unique in a page. */
  readonly id: string;
  readonly kind: "outlines" | "tiles";
  /** FeatureCollection; each feature has `properties.region`. */
  readonly geojson: { readonly type: "FeatureCollection"; readonly features: readonly unknown[] };
  readonly places: readonly Place[];
  /** Columns and rows of a tile grid, longitudes and latitudes of outlines: width over height of the drawing. */
  readonly aspect: number;
  /** Outlines that are not for measurement or publication. */
  readonly schematic: boolean;
}

export interface TileCell extends Place {
  /** 1-based, from the left and from the top. */
  readonly column: number;
  readonly row: number;
}

/** Width over height of one tile: names of places are wider than high. */
const TILE_ASPECT = 4 / 3;
const GAP = 0.02;

/** A grid of one equal cell per place, as shapes. Cells touch no neighbour, so nothing looks like a border. */
export function tileGeography(id: string, tiles: readonly TileCell[]): Geography {
  if (tiles.length === 0) throw new InputError("empty-tiles", "tileGeography: there are no tiles; give one cell per region.");
  const features = tiles.map(({ region, name, column, row }) => {
    const left = (column - 1 + GAP) * TILE_ASPECT;
    const right = (column - GAP) * TILE_ASPECT;
    const [top, bottom] = [-(row - 1 + GAP), -(row - GAP)];
    const ring = [
      [left, bottom],
      [right, bottom],
      [right, top],
      [left, top],
      [left, bottom],
    ];
    return {
      type: "Feature",
      properties: { region, name: region, label: name },
      geometry: { type: "Polygon", coordinates: [ring] },
    };
  });
  const columns = Math.max(...tiles.map((t) => t.column)) - Math.min(...tiles.map((t) => t.column)) + 1;
  const rows = Math.max(...tiles.map((t) => t.row)) - Math.min(...tiles.map((t) => t.row)) + 1;
  return {
    id: `tiles:${id}`,
    kind: "tiles",
    geojson: { type: "FeatureCollection", features },
    places: tiles.map(({ region, name }) => ({ region, name })),
    aspect: (columns * TILE_ASPECT) / rows,
    schematic: false,
  };
}

interface OutlineFeature {
  readonly properties: { readonly region: string; readonly name?: Text | string; readonly inset?: boolean };
  readonly geometry: { readonly coordinates: unknown };
}

/** Outlines as shapes. @param options `schematic`: whether the map says so, default true */
export function outlineGeography(
  id: string,
  geojson: { readonly type: "FeatureCollection"; readonly features: readonly unknown[] },
  { schematic = true }: { readonly schematic?: boolean } = {},
): Geography {
  const box = {
    west: Number.POSITIVE_INFINITY,
    east: Number.NEGATIVE_INFINITY,
    south: Number.POSITIVE_INFINITY,
    north: Number.NEGATIVE_INFINITY,
  };
  const grow = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) return;
    if (typeof coordinates[0] === "number") {
      const [lon, lat] = coordinates as [number, number];
      box.west = Math.min(box.west, lon);
      box.east = Math.max(box.east, lon);
      box.south = Math.min(box.south, lat);
      box.north = Math.max(box.north, lat);
    } else for (const part of coordinates) grow(part);
  };
  const features = geojson.features as readonly OutlineFeature[];
  for (const feature of features) grow(feature.geometry.coordinates);
  return {
    // never the bare name "china", to which the chart library adds shapes of its own
    id: `outlines:${id}`,
    kind: "outlines",
    geojson,
    places: features.map(({ properties: { region, name, inset } }) => ({
      ...(inset === true ? { inset } : {}),
      region,
      name: typeof name === "object" ? name : { en: name ?? region, zh: name ?? region },
    })),
    aspect: ((box.east - box.west) * OUTLINE_ASPECT) / (box.north - box.south),
    schematic,
  };
}

/** Degrees of longitude are drawn narrower than degrees of latitude, as at 41 degrees north. */
export const OUTLINE_ASPECT = 0.75;
