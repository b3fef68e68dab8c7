import { InputError } from "../errors/index.ts";

/** A text in the two languages of the product. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** A place. Coordinates are those of its centre. */
export interface Region {
  readonly id: string;
  readonly name: Text;
  /** Square kilometres; NaN when unknown. */
  readonly areaKm2: number;
  /** Degrees east; NaN when unknown. */
  readonly lon: number;
  /** Degrees north; NaN when unknown. */
  readonly lat: number;
  /** Group it belongs to (province of a county, cluster of a city); empty when none. */
  readonly parent?: string;
}

export type IndustryKind = "traditional" | "emerging" | "digital";

export interface Industry {
  readonly id: string;
  readonly name: Text;
  readonly kind: IndustryKind;
  /** Share of interactions that can go online, m_s in [0, 1]; NaN when unknown. */
  readonly tradability: number;
  /** Further numbers of industries.csv by column name (theta, psi, ...). */
  readonly attributes?: Readonly<Record<string, number>>;
}

export type Dimension = "region" | "industry" | "year";

/** Why a cell is empty. 0 where it is not. */
export const ABSENCE = { present: 0, notCollected: 1, suppressed: 2, notApplicable: 3 } as const;

/** A variable with its unit and origin. */
export interface Column {
  /** Kebab-case, for example `employment` or `broadband-subscribers`. */
  readonly id: string;
  readonly label: Text;
  /** Unit as printed, for example `persons`, `CNY`, `1`. */
  readonly unit: string;
  /** Axes, outermost first; always in the order region, industry, year. */
  readonly dimensions: readonly Dimension[];
  /** Row-major over `dimensions`; NaN where absent. */
  readonly values: Float64Array;
  /** `ABSENCE` code of every cell, same order; missing means NaN cells are "not collected". */
  readonly absence?: Uint8Array;
  /** Price year of money at constant prices. */
  readonly priceYear?: number;
  /** Id of the table it came from, a key of `Dataset.sources`. */
  readonly source: string;
}

/** Where a table comes from, as printed beside its numbers. */
export interface Source {
  readonly id: string;
  readonly publication: Text;
  readonly years: string;
  readonly vintage: string;
  readonly licence: string;
  readonly url?: string;
  /** Known defects, one sentence each. */
  readonly defects: readonly Text[];
}

/** Typed, unit-bearing columns keyed by region x industry x year. Plain data; never modified once built. */
export interface Dataset {
  readonly regions: readonly Region[];
  readonly industries: readonly Industry[];
  /** Ascending. */
  readonly years: readonly number[];
  readonly columns: Readonly<Record<string, Column>>;
  readonly sources: Readonly<Record<string, Source>>;
}

/** Number of cells a column of these axes has in a dataset. */
export function columnLength(
  dataset: Pick<Dataset, "regions" | "industries" | "years">,
  dimensions: readonly Dimension[],
): number {
  let length = 1;
  for (const dimension of dimensions) {
    length *=
      dimension === "region"
        ? dataset.regions.length
        : dimension === "industry"
          ? dataset.industries.length
          : dataset.years.length;
  }
  return length;
}

/** The column of that id. @throws InputError `unknown-column`, naming the columns there are. */
export function requireColumn(dataset: Dataset, id: string): Column {
  const column = dataset.columns[id];
  if (!column) {
    const known = Object.keys(dataset.columns).join(", ") || "none";
    throw new InputError("unknown-column", `dataset: there is no column "${id}"; there are: ${known}.`, { id });
  }
  return column;
}

/**
 * One year of a region x industry x year column as a region x industry table.
 *
 * @param column dimensions region, industry, year
 * @param year index into `dataset.years`
 * @returns [R x I] row-major, NaN where absent
 */
export function sliceYear(dataset: Dataset, column: Column, year: number): Float64Array {
  if (column.dimensions.length !== 3) {
    throw new InputError(
      "shape-mismatch",
      `sliceYear: ${column.id} is keyed by ${column.dimensions.join(", ")}; it must be region, industry, year.`,
    );
  }
  const years = dataset.years.length;
  const cells = dataset.regions.length * dataset.industries.length;
  const out = new Float64Array(cells);
  for (let cell = 0; cell < cells; ++cell) out[cell] = column.values[cell * years + year]!;
  return out;
}
