import type { Dataset, Dimension, Text } from "../dataset/index.ts";
import type { DigitalLevel, IndicatorDirection, LintFinding } from "../digital/index.ts";
import type { Issue } from "../errors/index.ts";
import type { SpatialWeights } from "../space/index.ts";
import type { ProximityPanel } from "./proximity-panel.ts";

/** Something a measure cannot do without. */
export type MeasureNeed =
  | "two-regions"
  | "two-industries"
  | "second-year"
  | "several-years"
  | "distances"
  | "areas"
  | "tradability"
  | "digital-level"
  | "indicators"
  | "population"
  | "groups"
  | "plants"
  | "establishments"
  | "four-regions"
  | "neighbours"
  | "occupations"
  | "sectors"
  | "three-regions-and-industries"
  | "positive-activity";

export type MeasureFamily =
  | "agglomeration"
  | "concentration"
  | "specialisation"
  | "structure"
  | "inequality"
  | "dynamics"
  | "association"
  | "digital";

export type MeasureOptionValue = number | string | boolean | null;

/** A setting of a measure. */
export interface MeasureOption {
  /** Kebab-case. */
  readonly id: string;
  readonly label: Text;
  /** "column": a column keyed by region and year or by region, industry and year; "columns": several, separated by commas. */
  readonly kind: "number" | "choice" | "column" | "columns" | "industry" | "switch";
  /** null = decided from the data, as `help` says. */
  readonly default: MeasureOptionValue;
  readonly min?: number;
  readonly max?: number;
  readonly choices?: readonly { readonly id: string; readonly label: Text }[];
  readonly help: Text;
}

/** An indicator of the digital level: a column keyed by region and year. */
export interface MeasureIndicator {
  readonly column: string;
  readonly direction: IndicatorDirection;
}

/** A dataset with the roles of its columns and what was computed from it once for all measures. Built by `measureContext`. */
export interface MeasureContext {
  readonly dataset: Dataset;
  /** Id of the column of activity, keyed by region, industry and year. */
  readonly activity: string;
  /** Id of the column of population, keyed by region and year. */
  readonly population?: string | undefined;
  readonly indicators: readonly MeasureIndicator[];
  /** Kilometres, [R x R], own distances on the diagonal. */
  readonly distances?: Float64Array | undefined;
  /** h_ij, [R x R]. */
  readonly segmentation?: Float64Array | undefined;
  /** Half-distance that suits the size of the regions, kilometres; with `distances`. */
  readonly halfDistanceKm?: number | undefined;
  /** Over the regions and years of the dataset. */
  readonly digitalLevel?: DigitalLevel | undefined;
  /** Panel at default options; measures use it when they are asked for defaults, and compute their own otherwise. */
  readonly proximity?: ProximityPanel | undefined;
  /** Over the regions of the dataset in their order, row-standardised. */
  readonly neighbours?: SpatialWeights | undefined;
  /** What building the context found. */
  readonly issues: readonly Issue[];
}

/** What to compute. */
export interface MeasureRequest {
  /** Position of the industry, for measures that look at one column; default all industries together. */
  readonly industry?: number | undefined;
  /** Options that differ from the defaults. */
  readonly options?: Readonly<Record<string, MeasureOptionValue>> | undefined;
}

/** A further number series or matrix that belongs to a result. */
export interface MeasurePart {
  readonly label: Text;
  readonly unit: string;
  /** Axes, outermost first. Keys of the axes "region", "industry" and "year" are ids of the dataset. */
  readonly axes: readonly { readonly id: string; readonly keys: readonly string[] }[];
  /** Row-major over `axes`. */
  readonly values: Float64Array;
}

/** Values of a measure as plain data. */
export interface MeasureResult {
  readonly measure: string;
  readonly unit: string;
  /** Axes of `values`, outermost first, over all regions, industries and years of the dataset; empty for one national number. */
  readonly dimensions: readonly Dimension[];
  readonly values: Float64Array;
  /** Ends of the 95 % interval where the measure is estimated, same shape as `values`. */
  readonly lower?: Float64Array;
  readonly upper?: Float64Array;
  /** The value that means "as the nation": 1 for a location quotient; null where there is none. */
  readonly reference: number | null;
  /** Words for values that are codes, by code. */
  readonly classes?: readonly Text[];
  readonly parts: Readonly<Record<string, MeasurePart>>;
  /** Options in force, defaults included. */
  readonly options: Readonly<Record<string, MeasureOptionValue>>;
  /** The variable looked at, in words, with its industry and "per head"; null for measures that do not let one choose. */
  readonly variable: Text | null;
  readonly issues: readonly Issue[];
  /** Method rules that a composite index or a coupling breaks; null for measures that the linter does not know. */
  readonly lint: readonly LintFinding[] | null;
}

/** What an entry's `compute` returns; the table adds id, unit, dimensions and options. */
export type MeasureValues = Pick<MeasureResult, "values" | "lower" | "upper" | "classes"> & {
  readonly parts?: Readonly<Record<string, MeasurePart>>;
  readonly issues?: readonly Issue[];
  readonly lint?: readonly LintFinding[];
};

/** One measure: what it is, needs and does not say, and how to compute it. */
export interface Measure {
  /** Kebab-case. */
  readonly id: string;
  readonly label: Text;
  readonly family: MeasureFamily;
  readonly unit: string;
  readonly needs: readonly MeasureNeed[];
  readonly by: readonly Dimension[];
  /** In the notation of the model book. */
  readonly formula: string;
  /** What the formula is read for, in words; left out where it speaks for itself. */
  readonly formulaNote?: Text;
  readonly source: string;
  /** What it does not say. */
  readonly notSaying: Text;
  readonly reference: number | null;
  readonly options: readonly MeasureOption[];
  compute(context: MeasureContext, options: Readonly<Record<string, MeasureOptionValue>>, request: MeasureRequest): MeasureValues;
}
