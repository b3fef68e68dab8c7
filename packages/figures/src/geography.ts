import { InputError } from "@jiju/core";
import type { Text } from "./figure.ts";

/** A place on a map. */
export interface Place {
  readonly region: string;
  readonly name: Text;
  /** Drawn as lines rather than as an area: the frame and the marks of an inset. */
  readonly inset?: boolean;
  /** Middle of the place in the coordinates of the map, x to the right and y upwards; for symbols and for moving by keys. */
  readonly at?: readonly [number, number];
  /** Share of the largest, 0 to 1: the area of a dot. */
  readonly size?: number;
}

/** Shapes that a map figure draws: outlines or a grid of equal cells. Register it once with `echarts.registerMap(id, geojson)`. */
export interface Geography {
  /** Name under which the shapes are registered; unique in a page. */
  readonly id: string;
  readonly kind: "outlines" | "tiles" | "points";
  /** `shapes` come from `geojson`; `symbols` are drawn at the middle of each place, for maps of hundreds of places. */
  readonly marks: "shapes" | "symbols";
  /** FeatureCollection; each feature has `properties.region`. */
  readonly geojson: { readonly type: "FeatureCollection"; readonly features: readonly unknown[] };
  readonly places: readonly Place[];
  /** Columns and rows of a tile grid, longitudes and latitudes of outlines: width over height of the drawing. */
  readonly aspect: number;
  /** Outlines that are not for measurement or publication. */
  readonly schematic: boolean;
  /** Columns and rows of a tile grid. */
  readonly grid?: { readonly columns: number; readonly rows: number };
  /** Words under the map on what its positions and sizes mean. */
  readonly note?: Text;
}

export interface TileCell extends Place {
  /** 1-based, from the left and from the top. */
  readonly column: number;
  readonly row: number;
}

/** Width over height of one tile: names of places are wider than high. */
const TILE_ASPECT = 4 / 3;
const GAP = 0.02;

/** More cells than this hold no names and are drawn as symbols. */
const MOST_SHAPES = 120;

/**
 * A grid of one equal cell per place. Cells touch no neighbour, so nothing looks like a border.
 *
 * @param note words on what the positions mean; default none
 */
export function tileGeography(id: string, tiles: readonly TileCell[], { note }: { readonly note?: Text } = {}): Geography {
  if (tiles.length === 0) throw new InputError("empty-tiles", "tileGeography: there are no tiles; give one cell per region.");
  const symbols = tiles.length > MOST_SHAPES;
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
  const columns = extent(tiles.map((tile) => tile.column)) + 1;
  const rows = extent(tiles.map((tile) => tile.row)) + 1;
  return {
    id: `tiles:${id}`,
    kind: "tiles",
    marks: symbols ? "symbols" : "shapes",
    geojson: { type: "FeatureCollection", features: symbols ? [] : features },
    places: tiles.map(({ region, name, column, row }) => ({ region, name, at: [(column - 0.5) * TILE_ASPECT, 0.5 - row] })),
    aspect: (columns * TILE_ASPECT) / rows,
    schematic: false,
    grid: { columns, rows },
    ...(note === undefined ? {} : { note }),
  };
}

/** What the place of a cell means where nobody drew the grid. */
export const TILE_ORDER_NOTES: Readonly<Record<"centres" | "list", Text>> = {
  centres: {
    en: "One cell per region, in order from west to east and from north to south; distances are not kept",
    zh: "每个地区一格，保留东西、南北次序，不表示距离",
  },
  list: {
    en: "One cell per region in the order of the list; neighbours here need not be neighbours",
    zh: "每个地区一格，按名单顺序排列，相邻的格子未必是相邻地区",
  },
};

/** What the area of a dot means: a quantity of one year, all industries together. */
export function dotAreaNote(label: Text, year: number): Text {
  return {
    en: `Area of a dot: ${label.en.toLowerCase()} in ${year}, all industries together`,
    zh: `点的面积：${year}年全部产业合计的${label.zh}`,
  };
}

/** A centre of a place with what its dot stands for. */
export interface CentrePoint extends Place {
  /** Degrees. */
  readonly lon: number;
  readonly lat: number;
  /** Area of the dot, any unit; null where unknown. */
  readonly weight: number | null;
}

/**
 * Dots at the centres of places, their area by weight.
 *
 * Degrees of longitude are narrowed by the cosine of the middle latitude.
 *
 * @param note words on what the size of a dot means
 */
export function pointGeography(id: string, points: readonly CentrePoint[], { note }: { readonly note?: Text } = {}): Geography {
  if (points.length === 0) throw new InputError("empty-points", "pointGeography: there are no points; give one per region.");
  const middle = points.reduce((sum, { lat }) => sum + lat, 0) / points.length;
  const narrow = Math.cos((middle * Math.PI) / 180);
  const largest = points.reduce((most, { weight }) => Math.max(most, weight ?? 0), 0);
  const width = extent(points.map(({ lon }) => lon)) * narrow;
  const height = extent(points.map(({ lat }) => lat));
  return {
    id: `points:${id}`,
    kind: "points",
    marks: "symbols",
    geojson: { type: "FeatureCollection", features: [] },
    places: points.map(({ region, name, lon, lat, weight }) => ({
      region,
      name,
      at: [lon * narrow, lat],
      size: largest > 0 ? (weight ?? 0) / largest : 0,
    })),
    // one place, or places on a line, still need a frame
    aspect: Math.min(3, Math.max(0.6, width > 0 && height > 0 ? width / height : 1.5)),
    schematic: false,
    ...(note === undefined ? {} : { note }),
  };
}

function extent(values: readonly number[]): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high - low;
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
  const features = geojson.features as readonly OutlineFeature[];
  const box = emptyBox();
  const boxes = features.map((feature) => {
    const own = grownBox(emptyBox(), feature.geometry.coordinates);
    box.west = Math.min(box.west, own.west);
    box.east = Math.max(box.east, own.east);
    box.south = Math.min(box.south, own.south);
    box.north = Math.max(box.north, own.north);
    return own;
  });
  return {
    // never the bare name "china", to which the chart library adds shapes of its own
    id: `outlines:${id}`,
    kind: "outlines",
    marks: "shapes",
    geojson,
    places: features.map(({ properties: { region, name, inset } }, k) => ({
      ...(inset === true ? { inset } : {}),
      at: [((boxes[k]!.west + boxes[k]!.east) / 2) * OUTLINE_ASPECT, (boxes[k]!.south + boxes[k]!.north) / 2] as const,
      region,
      name: typeof name === "object" ? name : { en: name ?? region, zh: name ?? region },
    })),
    aspect: ((box.east - box.west) * OUTLINE_ASPECT) / (box.north - box.south),
    schematic,
  };
}

interface Box {
  west: number;
  east: number;
  south: number;
  north: number;
}

const emptyBox = (): Box => ({
  west: Number.POSITIVE_INFINITY,
  east: Number.NEGATIVE_INFINITY,
  south: Number.POSITIVE_INFINITY,
  north: Number.NEGATIVE_INFINITY,
});

/** Widens a box to hold coordinates of any depth. */
function grownBox(box: Box, coordinates: unknown): Box {
  if (!Array.isArray(coordinates)) return box;
  if (typeof coordinates[0] === "number") {
    const [lon, lat] = coordinates as [number, number];
    box.west = Math.min(box.west, lon);
    box.east = Math.max(box.east, lon);
    box.south = Math.min(box.south, lat);
    box.north = Math.max(box.north, lat);
  } else for (const part of coordinates) grownBox(box, part);
  return box;
}

/** Degrees of longitude are drawn narrower than degrees of latitude, as at 41 degrees north. */
export const OUTLINE_ASPECT = 0.75;
