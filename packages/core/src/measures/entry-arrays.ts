import { requireColumn } from "../dataset/index.ts";
import { InputError, type Issue } from "../errors/index.ts";
import type { MeasureContext } from "./measure.ts";
import { mixByYear, sharesByYear } from "./measure-columns.ts";

/** [I x Y] from a function of an industry's regional shares. */
export function byIndustry(
  context: MeasureContext,
  measure: (share: Float64Array, reference: Float64Array, industry: number, year: number) => number,
): Float64Array {
  const { regions, industries, years } = context.dataset;
  const R = regions.length;
  const out = new Float64Array(industries.length * years.length);
  sharesByYear(context).forEach((shares, y) => {
    for (let s = 0; s < industries.length; ++s) {
      out[s * years.length + y] = measure(shares.industry.subarray(s * R, (s + 1) * R), shares.total, s, y);
    }
  });
  return out;
}

/** [R x Y] from a function of a region's industry mix. */
export function byRegion(context: MeasureContext, measure: (mix: Float64Array, reference: Float64Array) => number): Float64Array {
  const { regions, industries, years } = context.dataset;
  const I = industries.length;
  const out = new Float64Array(regions.length * years.length);
  mixByYear(context).forEach((mix, y) => {
    for (let r = 0; r < regions.length; ++r)
      out[r * years.length + y] = measure(mix.industry.subarray(r * I, (r + 1) * I), mix.total);
  });
  return out;
}

/** [R x I x Y] from one table of region x industry per year. */
export function fromTables(tables: readonly Float64Array[]): Float64Array {
  const years = tables.length;
  const cells = tables[0]?.length ?? 0;
  const out = new Float64Array(cells * years);
  tables.forEach((table, y) => {
    for (let cell = 0; cell < cells; ++cell) out[cell * years + y] = table[cell]!;
  });
  return out;
}

/**
 * Plant Herfindahl of every industry and year, [I x Y]: from plant_hhi of regions weighted as sizes squared, else 1/N from the number of
 * establishments, which is the lowest value N plants allow.
 */
export function plantHerfindahls(context: MeasureContext): { readonly values: Float64Array; readonly issues: readonly Issue[] } {
  const { dataset } = context;
  const R = dataset.regions.length;
  const I = dataset.industries.length;
  const Y = dataset.years.length;
  const values = new Float64Array(I * Y);
  const hhi = dataset.columns["plant-hhi"];
  const activity = requireColumn(dataset, context.activity).values;
  const establishments = hhi ? undefined : requireColumn(dataset, "establishments");
  for (let s = 0; s < I; ++s) {
    for (let y = 0; y < Y; ++y) {
      let sum = 0;
      let square = 0;
      for (let r = 0; r < R; ++r) {
        const cell = (r * I + s) * Y + y;
        const size = hhi ? activity[cell]! : establishments!.values[cell]!;
        if (Number.isNaN(size)) continue;
        sum += size;
        square += hhi ? size * size * hhi.values[cell]! : 0;
      }
      values[s * Y + y] = hhi ? square / (sum * sum) : 1 / sum;
    }
  }
  if (hhi) return { values, issues: [] };
  return {
    values,
    issues: [
      {
        code: "plants-of-equal-size",
        severity: "note",
        message: "Plant sizes are unknown: H = 1/N treats plants as equal, its lowest value, so the index is an upper bound.",
        hint: "Give plant_hhi by region and industry for the exact index.",
      },
    ],
  };
}

/** Two different industries: those named, else manufacturing and information services, else the largest. */
export function industryPair(context: MeasureContext, first: string | null, second: string | null): [number, number] {
  const { industries, regions, years } = context.dataset;
  const values = requireColumn(context.dataset, context.activity).values;
  const size = new Float64Array(industries.length);
  for (let cell = 0; cell < regions.length * industries.length * years.length; ++cell) {
    const value = values[cell]!;
    if (!Number.isNaN(value)) size[Math.floor(cell / years.length) % industries.length]! += value;
  }
  const bySize = [...size.keys()].sort((a, b) => size[b]! - size[a]!);
  const find = (id: string): number => {
    const position = industries.findIndex((industry) => industry.id === id);
    if (position >= 0) return position;
    throw new InputError(
      "unknown-industry",
      `coagglomeration: there is no industry "${id}"; there are: ${industries.map((x) => x.id).join(", ")}.`,
      { id },
    );
  };
  const known = (id: string) => industries.findIndex((industry) => industry.id === id);
  const a = first !== null ? find(first) : known("manufacturing") >= 0 ? known("manufacturing") : bySize[0]!;
  const preferred = known("information-software");
  const b =
    second !== null ? find(second) : preferred >= 0 && preferred !== a ? preferred : bySize.find((position) => position !== a)!;
  if (a === b) {
    throw new InputError("same-industry", "coagglomeration: the two industries are the same; choose two different ones.", { a });
  }
  return [a, b];
}
