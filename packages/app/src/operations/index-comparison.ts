import { rankCorrelation, sizeNeutralTwin } from "@jiju/core";
import { indexComparison, indexWeightings } from "@jiju/lab/contract";
import { requireAvailable } from "../study/availability.ts";
import { type Implementation, implement, requireStudy } from "./implementation.ts";

/** Places from 1 for the highest; NaN where a level is absent. */
function placesOf(level: Float64Array): Float64Array {
  return level.map((value) => (Number.isNaN(value) ? Number.NaN : level.filter((other) => other > value).length + 1));
}

export const indexComparisonImplementations: readonly Implementation[] = [
  implement(indexComparison, (input, context) => {
    const study = requireStudy("measure.index-comparison", context);
    const year = study.yearAt(input.year);
    const Y = study.years.length;
    const inYear = (values: Float64Array): Float64Array => Float64Array.from(study.regions, (_, i) => values[i * Y + year]!);
    const named = study.loaded.config.population;
    const population = named === undefined ? undefined : study.panel(named);
    const methods = indexWeightings.map((weighting) => {
      const index = requireAvailable(
        "The digital level",
        study.digital(weighting === "topsis" ? { aggregation: "topsis" } : { weighting }),
      ).level;
      const level = inYear(index);
      const twin = population && sizeNeutralTwin(index, population, Y);
      return {
        weighting,
        level,
        rank: placesOf(level),
        twinRank: twin ? placesOf(inYear(twin.values)) : null,
        sizeCorrelation: twin ? twin.rankCorrelation[year]! : Number.NaN,
      };
    });
    const spread = study.regions.map((_, i) => {
      const places = methods.map(({ rank }) => rank[i]!);
      return Math.max(...places) - Math.min(...places);
    });
    return {
      year: study.years[year]!,
      regions: study.regions.map(({ id }) => id),
      methods,
      correlation: methods.map((a) => methods.map((b) => rankCorrelation(a.level, b.level))),
      rankSpread: spread,
      issues: [],
    };
  }),
];
