import type { Dataset, Industry, Issue, Text } from "@jiju/core";
import type { MissingPolicy, StudyConfig } from "./study-config.ts";

/** Which industries of the main classification make up those of another one. */
export interface Concordance {
  /** Main classification, the rows. */
  readonly from: readonly string[];
  /** Other classification, the columns. */
  readonly to: readonly string[];
  /** Share of `from` that belongs to `to`, [from x to] row-major; rows add up to 1. */
  readonly share: Float64Array;
}

/** Tables of another industry classification: a dataset of their own. */
export interface ClassificationTables {
  readonly id: string;
  readonly title: Text;
  readonly dataset: Dataset;
  readonly concordance: Concordance | null;
}

/** One indicator of the digital level, as a column of the main dataset (region x year). */
export interface DigitalIndicator {
  /** Id of the column; denominators are already applied. */
  readonly column: string;
  readonly direction: "more" | "less";
  /** Id of the denominator; absent when the indicator is used as published. */
  readonly per?: string;
}

/** Productivity as the study defines it. */
export interface ProductivityColumn {
  /** Id of the column (region x industry x year): real wage or real value added per worker, in levels. */
  readonly column: string;
  /** What it is, in words, including how it was deflated. */
  readonly definition: Text;
  /** Price year when deflated. */
  readonly priceYear: number | null;
}

/** Input-output table of one year, one country, S industries. */
export interface InputOutputTable {
  readonly kind: "flows" | "coefficients";
  readonly unit: string;
  readonly source: string;
  readonly industries: readonly Industry[];
  /** Row-major [S x S]: row supplies, column uses. 0 where the table has no row. */
  readonly values: Float64Array;
  /** Uses that are no industries (final demand, exports), by their name in the file: what each industry supplies to them, [S]. */
  readonly otherUses: Readonly<Record<string, Float64Array>>;
  /** Rows that are no industries (value added, imports), by their name in the file: what each industry uses of them, [S]. */
  readonly otherInputs: Readonly<Record<string, Float64Array>>;
}

/** Something between pairs of regions. */
export interface RegionPairs {
  readonly table: string;
  readonly unit: string;
  readonly source: string;
  /** Row-major [R x R]: from, to; NaN where absent. */
  readonly values: Float64Array;
}

/** Places with population inside regions, for harmonic distances; flat arrays of equal length. */
export interface RegionPoints {
  /** Index into `dataset.regions`. */
  readonly region: Int32Array;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Persons, > 0. */
  readonly population: Float64Array;
  readonly source: string;
}

/** Table with one record a row (firms, offers, requests): columns as written, numbers where every filled cell is one. */
export interface RecordTable {
  readonly id: string;
  readonly role: "firms" | "offers" | "requests";
  readonly rows: number;
  readonly columns: Readonly<Record<string, readonly string[] | Float64Array>>;
}

/** Outlines of regions: those of a file, or the id of a set that comes with the product. */
export interface StudyBoundaries {
  readonly builtin: string | null;
  /** FeatureCollection whose features carry `properties.region`, a region id; null for builtin outlines. */
  readonly outlines: unknown;
  readonly schematic: boolean;
  readonly attribution: Text | null;
  /** Pairs of region ids that count as neighbours although their outlines do not touch. */
  readonly neighbours: readonly (readonly [string, string])[];
}

/** A cell of the tile-grid map. */
export interface Tile {
  readonly region: string;
  readonly name: Text;
  /** 1-based, from the left. */
  readonly column: number;
  /** 1-based, from the top. */
  readonly row: number;
  /** False for places on the map that the study has no data for. */
  readonly hasData: boolean;
}

/** How complete a column is. */
export interface ColumnCompleteness {
  /** Empty for the main dataset. */
  readonly classification: string;
  readonly column: string;
  readonly cells: number;
  readonly present: number;
  readonly notCollected: number;
  readonly suppressed: number;
  readonly notApplicable: number;
  /** Cells that a missing-value policy filled; they are counted in `present`. */
  readonly filled: number;
}

/** What a missing-value policy did to a column. */
export interface FilledCells {
  readonly column: string;
  readonly policy: MissingPolicy;
  readonly reason: string;
  /** Indices into the values of the column. */
  readonly cells: Int32Array;
}

/** A study as the rest of the product sees it: checked, keyed, in base units. Plain data. */
export interface LoadedStudy {
  /** Absolute path. */
  readonly folder: string;
  readonly id: string;
  readonly title: Text;
  readonly config: StudyConfig;
  /** SHA-256 over the canonical inputs, in hexadecimal. */
  readonly hash: string;
  /** The main classification: activity, indicators, series, and the columns derived from them. */
  readonly dataset: Dataset;
  /** By classification id. */
  readonly tables: Readonly<Record<string, ClassificationTables>>;
  /** Id of the activity column. */
  readonly activity: string;
  /** First and last year of the main comparison. */
  readonly window: readonly [number, number];
  /** Empty when the study names none. */
  readonly digital: readonly DigitalIndicator[];
  readonly productivity: ProductivityColumn | null;
  readonly inputOutput: InputOutputTable | null;
  readonly flows: RegionPairs | null;
  /** In the unit of the table (km or hours). */
  readonly distances: RegionPairs | null;
  readonly points: RegionPoints | null;
  /** By table id. */
  readonly records: Readonly<Record<string, RecordTable>>;
  readonly boundaries: StudyBoundaries | null;
  readonly tiles: readonly Tile[] | null;
  readonly completeness: readonly ColumnCompleteness[];
  readonly filled: readonly FilledCells[];
  /** Warnings and notes; a study with errors does not open. */
  readonly issues: readonly Issue[];
  /** Where the data came from this time: the database of an unchanged study, a fresh import, or a fresh import that could not be kept. */
  readonly storage: "reused" | "imported" | "memory";
}

/** Short description of what a check read. */
export interface StudySummary {
  readonly id: string;
  readonly title: Text;
  readonly regions: number;
  readonly industries: number;
  readonly years: readonly number[];
  /** Ids of the columns of the main dataset. */
  readonly columns: readonly string[];
  readonly files: readonly string[];
}

export interface StudyCheck {
  /** Errors first, then warnings, then notes; identical problems are one issue with a count. */
  readonly issues: readonly Issue[];
  /** Null when nothing could be read. */
  readonly summary: StudySummary | null;
}
