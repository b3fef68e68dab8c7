import type { Region } from "../dataset/index.ts";
import type { Random } from "../numeric/index.ts";

/** Places on a synthetic map, grouped into blocks of neighbours. */
export interface SyntheticGeography {
  readonly regions: readonly Region[];
  /** Block of each region, [R]: neighbours that share their planted paths. */
  readonly block: Int32Array;
  readonly blocks: number;
  /** Relative size of each region, [R], sums to 1; falls with rank as cities do. */
  readonly size: Float64Array;
}

/**
 * A country of scattered places with a few large ones.
 *
 * Places are spread over 25 degrees of longitude and 15 of latitude around 110 E, 32 N, one to a cell of a jittered grid. Sizes
 * follow rank^-0.7 with the ranks shuffled. Blocks are tiles of about `perBlock` neighbouring places.
 *
 * @param count      R, integer >= 1
 * @param areaKm2    area of the country, square kilometres, > 0
 * @param perBlock   places per block, >= 1
 * @param random     seeded
 */
export function syntheticGeography(count: number, areaKm2: number, perBlock: number, random: Random): SyntheticGeography {
  const columns = Math.max(1, Math.round(Math.sqrt((count * 25) / 15)));
  const rows = Math.ceil(count / columns);
  const width = 25 / columns;
  const height = 15 / rows;
  const tile = Math.max(1, Math.round(Math.sqrt(perBlock)));
  const across = Math.ceil(columns / tile);
  const order = shuffled(count, random);
  const size = new Float64Array(count);
  let total = 0;
  for (let i = 0; i < count; ++i) {
    size[i] = (order[i]! + 1) ** -0.7;
    total += size[i]!;
  }
  for (let i = 0; i < count; ++i) size[i]! /= total;
  const block = new Int32Array(count);
  const labels = new Map<number, number>();
  const digits = Math.max(2, String(count).length);
  const spread = Array.from({ length: count }, () => 0.5 + random.uniform());
  const spreadSum = spread.reduce((sum, value) => sum + value, 0);
  const regions: Region[] = [];
  for (let i = 0; i < count; ++i) {
    const column = i % columns;
    const row = Math.floor(i / columns);
    const key = Math.floor(row / tile) * across + Math.floor(column / tile);
    const label = labels.get(key) ?? labels.size;
    labels.set(key, label);
    block[i] = label;
    const number = String(i + 1).padStart(digits, "0");
    regions.push({
      id: `r${number}`,
      name: { en: `Region ${number}`, zh: `地区${number}` },
      areaKm2: round((areaKm2 * spread[i]!) / spreadSum, 1),
      lon: round(97.5 + (column + 0.15 + 0.7 * random.uniform()) * width, 4),
      lat: round(24.5 + (row + 0.15 + 0.7 * random.uniform()) * height, 4),
      parent: `block-${String(label + 1).padStart(2, "0")}`,
    });
  }
  return { regions, block, blocks: labels.size, size };
}

function shuffled(count: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; --i) {
    const other = random.integer(i + 1);
    const kept = order[i]!;
    order[i] = order[other]!;
    order[other] = kept;
  }
  return order;
}

/** To some decimals, as a table would print it. */
export function round(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}
