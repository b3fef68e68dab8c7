import { lintIndex } from "@jiju/core";
import { digitalLevelOperation } from "@jiju/lab/contract";
import { requireAvailable } from "../study/availability.ts";
import type { SessionDigitalOptions } from "../study/session.ts";
import { type Implementation, implement, requireStudy } from "./implementation.ts";
import { findingsOnWire } from "./lint-findings.ts";

const scalings = { ratio: "ratio", "minmax-pooled": "min-max-pooled", "minmax-yearly": "min-max-yearly" } as const;

export const digitalImplementation: Implementation = implement(digitalLevelOperation, (input, context) => {
  const study = requireStudy("measure.digital-level", context);
  const options: SessionDigitalOptions = {
    scaling: scalings[input.scaling],
    ...(input.weighting === "topsis" ? { aggregation: "topsis" as const } : { weighting: input.weighting }),
    ...(input.weightCap === null ? {} : { weightCap: input.weightCap }),
  };
  const index = requireAvailable("The digital level", study.digital(options));
  const J = index.indicators.length;
  const cells = study.regions.length * study.years.length;
  const population = study.loaded.config.population;
  const meanLevel = index.level.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0);
  const contribution = (j: number): number => {
    let sum = 0;
    for (let cell = 0; cell < cells; ++cell) {
      const part = index.contributions[cell * J + j]!;
      if (!Number.isNaN(part) && !Number.isNaN(index.level[cell]!)) sum += part;
    }
    return sum / meanLevel;
  };
  return {
    regions: study.regions.map((region) => region.id),
    years: [...study.years],
    level: index.level,
    relative: index.ratioScale
      ? requireAvailable("The relative level", study.digitalRelative(options))
      : new Float64Array(cells).fill(Number.NaN),
    indicators: study.loaded.digital.map((indicator, j) => {
      const column = study.loaded.dataset.columns[indicator.column]!;
      return {
        id: indicator.column,
        label: column.label,
        unit: column.unit,
        direction: indicator.direction,
        entropy: index.entropy[j]!,
        weight: index.weights[j]!,
        contribution: contribution(j),
        source: column.source,
      };
    }),
    contributions: index.aggregation === "linear" ? index.contributions : null,
    falls: index.falls.map((fall) => ({
      region: study.regions[fall.region]!.id,
      firstYear: study.years[fall.firstYear]!,
      lastYear: study.years[fall.lastYear]!,
      change: fall.change,
    })),
    ratioScale: index.ratioScale,
    lint: findingsOnWire(
      lintIndex({
        level: index,
        population: population === undefined ? undefined : study.panel(population),
        years: study.years,
        raw: study.loaded.digital.map((indicator) => study.panel(indicator.column)),
        units: study.loaded.digital.map((indicator) => {
          const { unit, priceYear } = study.loaded.dataset.columns[indicator.column]!;
          return { unit, priceYear };
        }),
      }),
    ),
    issues: [...index.issues],
  };
});
