import { requireColumn, type Text } from "../dataset/index.ts";
import { InputError } from "../errors/index.ts";
import type { MeasureContext, MeasurePart } from "./measure.ts";
import { type RegionalShares, regionalShares } from "./shares.ts";

/** Values of a column as [Y] tables of region x industry. */
export function activityByYear(context: MeasureContext): Float64Array[] {
  const { regions, industries, years } = context.dataset;
  const values = requireColumn(context.dataset, context.activity).values;
  const cells = regions.length * industries.length;
  return years.map((_, y) => Float64Array.from({ length: cells }, (_, cell) => values[cell * years.length + y]!));
}

/** Regional shares of every year. */
export function sharesByYear(context: MeasureContext): RegionalShares[] {
  const { regions, industries } = context.dataset;
  return activityByYear(context).map((table) => regionalShares(table, regions.length, industries.length));
}

/** Industry shares of every region and year: the same tables read the other way, [R x I] with a region contiguous. */
export function mixByYear(context: MeasureContext): RegionalShares[] {
  const { regions, industries } = context.dataset;
  const R = regions.length;
  const I = industries.length;
  return activityByYear(context).map((table) =>
    regionalShares(
      Float64Array.from({ length: R * I }, (_, cell) => table[(cell % R) * I + Math.floor(cell / R)]!),
      I,
      R,
    ),
  );
}

/**
 * A measured variable as region x year: a region x year column as it is; of a region x industry x year column one industry, or the sum
 * over industries (absent where every industry is).
 *
 * @param id        column; null = the column of activity
 * @param industry  position, or undefined for all together
 * @returns [R x Y]
 * @throws InputError `unknown-column`, `wrong-dimensions`
 */
export function regionYear(context: MeasureContext, id: string | null, industry: number | undefined): Float64Array {
  const { regions, industries, years } = context.dataset;
  const column = requireColumn(context.dataset, id ?? context.activity);
  const keys = column.dimensions.join(", ");
  if (keys === "region, year") return column.values.slice();
  if (keys !== "region, industry, year") {
    throw new InputError(
      "wrong-dimensions",
      `measure: column "${column.id}" is keyed by ${keys}; it must be keyed by region and year, or by region, industry and year.`,
      { id: column.id },
    );
  }
  const I = industries.length;
  const Y = years.length;
  const out = new Float64Array(regions.length * Y);
  for (let i = 0; i < regions.length; ++i) {
    for (let y = 0; y < Y; ++y) {
      let sum = 0;
      let known = 0;
      for (let s = 0; s < I; ++s) {
        if (industry !== undefined && s !== industry) continue;
        const value = column.values[(i * I + s) * Y + y]!;
        if (Number.isNaN(value)) continue;
        sum += value;
        known += 1;
      }
      out[i * Y + y] = known > 0 ? sum : Number.NaN;
    }
  }
  return out;
}

/** One year of a region x year array, [R]. */
export function yearOf(values: Float64Array, years: number, y: number): Float64Array {
  return Float64Array.from({ length: values.length / years }, (_, i) => values[i * years + y]!);
}

/** A part of a result with axes of the dataset. */
export function partOf(
  context: MeasureContext,
  label: Text,
  unit: string,
  axes: readonly (string | { readonly id: string; readonly keys: readonly string[] })[],
  values: Float64Array,
): MeasurePart {
  return { label, unit, axes: axes.map((axis) => (typeof axis === "string" ? axisOf(context, axis) : axis)), values };
}

function axisOf(context: MeasureContext, id: string): { id: string; keys: string[] } {
  const { regions, industries, years } = context.dataset;
  if (id === "region") return { id, keys: regions.map((region) => region.id) };
  if (id === "year") return { id, keys: years.map(String) };
  return { id, keys: industries.map((industry) => industry.id) };
}

/** Which group every region belongs to, as positions in `ids`, [R]. */
export interface RegionGroups {
  readonly of: Int32Array;
  readonly ids: readonly string[];
}

/**
 * Groups of regions from their parents.
 *
 * @returns positions of groups, [R], and their ids; undefined when a region has no parent or all share one
 */
export function regionGroups(context: MeasureContext): RegionGroups | undefined {
  const ids: string[] = [];
  const of = new Int32Array(context.dataset.regions.length);
  for (const [i, region] of context.dataset.regions.entries()) {
    if (region.parent === undefined || region.parent === "") return undefined;
    let position = ids.indexOf(region.parent);
    if (position < 0) position = ids.push(region.parent) - 1;
    of[i] = position;
  }
  return ids.length > 1 ? { of, ids } : undefined;
}
