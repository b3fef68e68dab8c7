import type { Region } from "@jiju/core";
import type { Tile } from "../study/index.ts";

/** More cells than this no longer hold a name. */
const MOST_TILES = 120;
/** Columns over rows: a tile is wider than high. */
const SHAPE = 0.9;

/**
 * A tile grid for regions that come without one, while cells can hold names.
 *
 * @param regions with `lon`, `lat` in degrees
 * @returns null when a centre is unknown, or there are too many regions for names in cells
 */
export function automaticTiles(regions: readonly Region[]): readonly Tile[] | null {
  return regions.length > MOST_TILES || !hasCentres(regions) ? null : gridByCentres(regions);
}

/** A grid of equal cells without names, for any number of regions, and what the place of a cell means. */
export interface PackedTiles {
  readonly tiles: readonly Tile[];
  /** `centres`: neighbours by direction; `list`: only the order of the table of regions. */
  readonly order: "centres" | "list";
}

/** Equal cells by centres where all are known, else in the order of the list, row by row. */
export function packedTiles(regions: readonly Region[]): PackedTiles | null {
  if (regions.length === 0) return null;
  if (hasCentres(regions)) return { tiles: gridByCentres(regions), order: "centres" };
  const columns = Math.max(1, Math.ceil(Math.sqrt(regions.length * SHAPE)));
  const tiles = regions.map(
    (region, k): Tile => ({
      region: region.id,
      name: region.name,
      column: 1 + (k % columns),
      row: 1 + Math.floor(k / columns),
      hasData: true,
    }),
  );
  return { tiles, order: "list" };
}

const hasCentres = (regions: readonly Region[]): boolean =>
  regions.length > 0 && regions.every(({ lon, lat }) => Number.isFinite(lon) && Number.isFinite(lat));

/**
 * Columns from west to east with equal counts, rows from north to south: the order within each direction is kept, distances are not.
 */
function gridByCentres(regions: readonly Region[]): readonly Tile[] {
  const columns = Math.max(1, Math.round(Math.sqrt(regions.length * SHAPE)));
  const byLongitude = [...regions].sort((a, b) => a.lon - b.lon || b.lat - a.lat);
  return Array.from({ length: columns }, (_, column) => {
    const from = Math.round((column * regions.length) / columns);
    const to = Math.round(((column + 1) * regions.length) / columns);
    return byLongitude
      .slice(from, to)
      .sort((a, b) => b.lat - a.lat || a.lon - b.lon)
      .map((region, row): Tile => ({ region: region.id, name: region.name, column: column + 1, row: row + 1, hasData: true }));
  }).flat();
}
