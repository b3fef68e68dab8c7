import {
  InputError,
  type IntervalEstimate,
  type NetEffectPanel,
  nearestWeights,
  netEffectPanel,
  type ProximityPanelOptions,
  type SpatialWeights,
  type TranslogChoices,
  type TranslogOptions,
  transformWeights,
} from "@jiju/core";
import { requireAvailable } from "../study/availability.ts";
import { engineDigital, type StudySession } from "../study/session.ts";

/** Fewer regions than this leave nothing to cluster by. */
const SMALLEST_PANEL = 4;

/** The estimation panel of a study: productivity, A without the own cell over the first year's mean, digital level. */
export function estimationPanel(
  study: StudySession,
  halfDistanceKm: number,
  options: Partial<ProximityPanelOptions> = {},
): NetEffectPanel {
  if (study.regions.length < SMALLEST_PANEL) {
    throw new InputError(
      "too-few-regions",
      `Estimation: the study has ${study.regions.length} region${study.regions.length === 1 ? "" : "s"}; it compares regions that change differently over time and needs at least ${SMALLEST_PANEL}, for a trustworthy interval 10 or more. Add regions, or read the place on Figure 1 with why.place.`,
      { regions: study.regions.length, needed: SMALLEST_PANEL },
    );
  }
  return study.once(`estimation panel ${halfDistanceKm} ${JSON.stringify(options)}`, () => {
    const productivity = requireAvailable(
      "Estimation",
      study.loaded.productivity
        ? { value: study.loaded.productivity }
        : {
            missing: [
              {
                en: "productivity: name a column of average wages (or value added per worker) under productivity in study.yaml",
                zh: "生产率：在 study.yaml 的 productivity 中指定平均工资（或人均增加值）列",
              },
            ],
          },
    );
    const proximity = requireAvailable(
      "Estimation",
      study.proximity({ halfDistanceKm, ownCell: "left-out", nationalMean: "first-year", missing: "each-year", ...options }),
    );
    const level = requireAvailable("Estimation", study.digital(engineDigital));
    return netEffectPanel({
      regions: study.regions.map((region) => region.id),
      industries: study.industries.map((industry) => industry.id),
      years: study.years,
      productivity: study.cube(productivity.column),
      agglomeration: proximity.physicalAgglomeration,
      digitalLevel: level.level,
      activity: study.activity(),
    });
  });
}

/** Five nearest neighbours, row-standardised, for Moran's I of the residuals; undefined where centres are unknown. */
function residualWeights(study: StudySession): SpatialWeights | undefined {
  return study.once("residual weights", () => {
    if (study.regions.length < 8 || study.regions.some((region) => !Number.isFinite(region.lon + region.lat))) return undefined;
    const weights = nearestWeights(
      {
        ids: study.regions.map((region) => region.id),
        x: Float64Array.from(study.regions, (region) => region.lon),
        y: Float64Array.from(study.regions, (region) => region.lat),
      },
      5,
    );
    return transformWeights(weights, "row");
  });
}

/** Median distance to the nearest other region, km. */
function medianNearestKm(study: StudySession): number {
  const { km } = requireAvailable("Estimation", study.distances());
  const R = study.regions.length;
  const nearest = Array.from({ length: R }, (_, i) => {
    let least = Number.POSITIVE_INFINITY;
    for (let j = 0; j < R; ++j) if (j !== i && km[i * R + j]! < least) least = km[i * R + j]!;
    return least;
  }).sort((a, b) => a - b);
  return nearest[R >> 1] ?? Number.NaN;
}

export interface EstimationInput {
  readonly effects: "default" | "strict" | "industry-year";
  readonly smallestActivity: number;
  readonly halfDistanceKm?: number | undefined;
  readonly draws: number;
  readonly seed: number;
}

export function optionsOf(study: StudySession, input: EstimationInput, industry: number | undefined): TranslogOptions {
  const weights = residualWeights(study);
  const choices: TranslogChoices = {
    effects: input.effects,
    smallestActivity: input.smallestActivity,
    ...(industry === undefined ? {} : { industries: [industry] }),
  };
  return {
    choices,
    draws: input.draws,
    halfDistanceKm: input.halfDistanceKm ?? study.halfDistanceKm(),
    medianNearestKm: medianNearestKm(study),
    ...(weights ? { weights } : {}),
  };
}

export const estimateOnWire = (entry: IntervalEstimate) => ({
  estimate: entry.estimate,
  standardError: entry.standardError,
  degreesOfFreedom: entry.degreesOfFreedom,
  interval95: [entry.low, entry.high] as [number, number],
  pValue: entry.pValue,
});
