import type { Region } from "@jiju/core";
import type { Tile } from "../study/index.ts";

/** More cells than this no longer hold a name. */
const MOST_TILES = 120;
/** Columns over rows: a tile is wider than high. */
const SHAPE = 0.9;

/**
 * A tile grid for regions that come without one: columns from west to east with equal counts, rows from north to south.
 *
 * The order within each direction is kept; distances are not.
 *
 * @param regions with `lon`, `lat` in degrees
 * @returns null when a centre is unknown, or there are too many regions for names in cells
 */
export function automaticTiles(regions: readonly Region[]): readonly Tile[] | null {
  if (regions.length === 0 || regions.length > MOST_TILES) return null;
  if (regions.some(({ lon, lat }) => !Number.isFinite(lon) || !Number.isFinite(lat))) return null;
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
