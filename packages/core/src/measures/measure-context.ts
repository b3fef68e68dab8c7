import { type Column, type Dataset, requireColumn } from "../dataset/index.ts";
import { type DigitalLevel, type DigitalLevelOptions, digitalLevel } from "../digital/index.ts";
import { InputError, type Issue } from "../errors/index.ts";
import { defaultOf, regionLevelOf } from "../parameters/index.ts";
import { centreDistances, medianOwnDistance, nearestWeights, type SpatialWeights, transformWeights } from "../space/index.ts";
import type { MeasureContext, MeasureIndicator } from "./measure.ts";
import { type ProximityPanel, proximityPanel } from "./proximity-panel.ts";

/** Roles of a dataset's columns and what is known beyond it. */
export interface MeasureRoles {
  /** Column of activity, keyed by region, industry and year. */
  readonly activity: string;
  /** Column of population, keyed by region and year. Default none. */
  readonly population?: string | undefined;
  /** Indicators of the digital level, columns keyed by region and year. Default none. */
  readonly indicators?: readonly MeasureIndicator[];
  /** Default the options of `digitalLevel`. */
  readonly digitalLevelOptions?: DigitalLevelOptions;
  /** Kilometres, [R x R]; default from centres and areas where every region has them. */
  readonly distances?: Float64Array | undefined;
  /** h_ij, [R x R]. Default none. */
  readonly segmentation?: Float64Array | undefined;
  /** Default by the size of the regions: 200 km for provinces, 50 for cities, 20 for counties. */
  readonly halfDistanceKm?: number | undefined;
  /** Over the regions in the order of the dataset. Default the four nearest by centre, where every region has one. */
  readonly neighbours?: SpatialWeights | undefined;
}

/**
 * Prepares a dataset for the measures: distances, digital level and a half-distance, each where the data allow it.
 *
 * Nothing is filled in: what cannot be computed is absent, and `measureAvailability` says what was missing.
 *
 * @param dataset  columns with their units
 * @param roles    which column is what
 * @returns context for `computeMeasure`
 * @throws InputError `unknown-column`, `wrong-dimensions`
 */
export function measureContext(dataset: Dataset, roles: MeasureRoles): MeasureContext {
  requireKeys(requireColumn(dataset, roles.activity), "region, industry, year");
  if (roles.population !== undefined) requireKeys(requireColumn(dataset, roles.population), "region, year");
  const issues: Issue[] = [];
  const distances = roles.distances ?? distancesOf(dataset);
  const halfDistanceKm =
    roles.halfDistanceKm ?? (distances ? defaultHalfDistance(medianOwnDistance(distances, dataset.regions.length)) : undefined);
  const indicators = roles.indicators ?? [];
  const level = levelOf(dataset, indicators, roles.digitalLevelOptions ?? {}, issues);
  return {
    dataset,
    activity: roles.activity,
    population: roles.population,
    indicators,
    distances,
    segmentation: roles.segmentation,
    halfDistanceKm,
    digitalLevel: level,
    neighbours: neighboursOf(dataset, roles.neighbours),
    issues,
  };
}

/**
 * The same context with its proximity panel at defaults, so that five measures share one computation.
 *
 * @throws InputError when distances are missing; ask `measureAvailability` first
 */
export function withProximity(context: MeasureContext): MeasureContext {
  return { ...context, proximity: context.proximity ?? proximityOf(context, {}) };
}

/** Options of proximity that a measure may change; the rest come from the context and the parameter file. */
export interface ProximityChoice {
  readonly halfDistanceKm?: number | null;
  readonly distanceRelief?: number | null;
  readonly segmentationPull?: number | null;
  readonly ownCell?: "own-distance" | "zero-distance" | "left-out";
  readonly missing?: "each-year" | "all-years";
}

/** Proximity panel of a context; regions without a digital level are NaN in V. @throws InputError `missing-distance` */
export function proximityOf(context: MeasureContext, choice: ProximityChoice): ProximityPanel {
  const { dataset, distances } = context;
  const halfDistanceKm = choice.halfDistanceKm ?? context.halfDistanceKm;
  if (!distances || halfDistanceKm === undefined) {
    throw new InputError(
      "missing-distance",
      "proximity: there are no distances between regions; give lon, lat and area_km2 of every region, or a table of distances.",
    );
  }
  const known = dataset.industries.every((industry) => industry.tradability >= 0);
  const digital = context.digitalLevel?.ratioScale === true && known;
  return proximityPanel(
    {
      regions: dataset.regions.length,
      industries: dataset.industries.length,
      years: dataset.years.length,
      activity: requireColumn(dataset, context.activity).values,
      distances,
      digitalLevel: digital ? context.digitalLevel!.level : undefined,
      tradability: digital ? Float64Array.from(dataset.industries, (industry) => industry.tradability) : undefined,
    },
    {
      halfDistanceKm,
      distanceRelief: choice.distanceRelief ?? defaultOf("distance-relief"),
      segmentationPull: choice.segmentationPull ?? defaultOf("segmentation-pull"),
      segmentation: context.segmentation,
      ownCell: choice.ownCell ?? "own-distance",
      missing: choice.missing ?? "all-years",
    },
  );
}

/** Default half-distance for regions of that median own distance, kilometres. */
export function defaultHalfDistance(medianOwnDistanceKm: number): number {
  return defaultOf(`half-distance-${regionLevelOf(medianOwnDistanceKm)}`);
}

function distancesOf(dataset: Dataset): Float64Array | undefined {
  const complete = dataset.regions.every((region) => Number.isFinite(region.lon + region.lat) && region.areaKm2 > 0);
  if (!complete || dataset.regions.length === 0) return undefined;
  return centreDistances(
    Float64Array.from(dataset.regions, (region) => region.lon),
    Float64Array.from(dataset.regions, (region) => region.lat),
    Float64Array.from(dataset.regions, (region) => region.areaKm2),
  );
}

/** Row-standardised neighbours: those given, checked against the order of the regions, else the four nearest by centre. */
function neighboursOf(dataset: Dataset, given: SpatialWeights | undefined): SpatialWeights | undefined {
  const { regions } = dataset;
  if (given) {
    const wrong = regions.findIndex((region, i) => given.ids[i] !== region.id);
    if (wrong >= 0 || given.ids.length !== regions.length) {
      const at = wrong >= 0 ? wrong : regions.length;
      throw new InputError(
        "weights-order",
        `measureContext: the weights have ${given.ids.length} regions and ${given.ids[at] ?? "none"} at position ${at}; the dataset has ${regions.length} and ${regions[at]?.id ?? "none"}. Build the weights from the regions of the dataset, in their order.`,
        { position: at },
      );
    }
    return given.transform === "row" ? given : transformWeights(given, "row");
  }
  if (regions.length < 5 || !regions.every((region) => Number.isFinite(region.lon + region.lat))) return undefined;
  const nearest = nearestWeights(
    {
      ids: regions.map((region) => region.id),
      x: Float64Array.from(regions, (region) => region.lon),
      y: Float64Array.from(regions, (region) => region.lat),
    },
    4,
  );
  return transformWeights(nearest, "row");
}

function levelOf(
  dataset: Dataset,
  indicators: readonly MeasureIndicator[],
  options: DigitalLevelOptions,
  issues: Issue[],
): DigitalLevel | undefined {
  if (indicators.length === 0) return undefined;
  const series = indicators.map(({ column, direction }) => {
    const found = requireColumn(dataset, column);
    requireKeys(found, "region, year");
    return { id: column, values: found.values, direction };
  });
  try {
    const level = digitalLevel(series, dataset.regions.length, dataset.years.length, {
      regionIds: dataset.regions.map((region) => region.id),
      ...options,
    });
    issues.push(...level.issues);
    return level;
  } catch (error) {
    // Data that allow no index (nothing varies, negative values on the ratio scale) are a fact about this dataset here.
    if (!(error instanceof InputError)) throw error;
    issues.push({
      code: "no-digital-level",
      severity: "warning",
      message: error.message,
      hint: "Measures that need a digital level are not available until this is mended.",
      params: { reason: error.code },
    });
    return undefined;
  }
}

function requireKeys(column: Column, wanted: string): void {
  const got = column.dimensions.join(", ");
  if (got === wanted) return;
  throw new InputError(
    "wrong-dimensions",
    `measureContext: column "${column.id}" is keyed by ${got}; it must be keyed by ${wanted}.`,
    {
      id: column.id,
      got,
      wanted,
    },
  );
}
