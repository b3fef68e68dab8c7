import { meanOverIndustries, type ProximityPanel } from "@jiju/core";
import { agglomeration } from "@jiju/lab/contract";
import { requireAvailable } from "../study/availability.ts";
import type { StudySession } from "../study/session.ts";
import { bandOf, industryProximity, type KernelSettings, kernelDraws, kernelSettings } from "./agglomeration.ts";
import { type Implementation, implement, requireStudy } from "./implementation.ts";

/** Draws behind the bands; larger studies show the values alone, so that the page stays quick. */
const BAND_DRAWS = 32;
const BAND_REGIONS = 120;

/** What the atlas shows of one industry or of all, [R x Y] each, in national means of physical reach. */
export interface AgglomerationSeries {
  readonly physical: Float64Array;
  readonly virtual: Float64Array;
  readonly proximityPhysical: Float64Array;
  readonly proximityVirtual: Float64Array;
  readonly degree: Float64Array;
  readonly activity: Float64Array;
}

/** Series of one industry, or of all as the activity-share-weighted mean of the industries. */
export function agglomerationSeries(
  study: StudySession,
  industry: number | undefined,
  settings: KernelSettings,
  tradability?: number,
): AgglomerationSeries {
  const R = study.regions.length;
  const S = study.industries.length;
  const Y = study.years.length;
  const activity = study.activity();
  if (industry !== undefined) {
    const panel = industryProximity(study, industry, settings, { tradability });
    const own = new Float64Array(R * Y);
    for (let i = 0; i < R; ++i) for (let y = 0; y < Y; ++y) own[i * Y + y] = activity[(i * S + industry) * Y + y]!;
    return { ...inNationalMeans(panel), degree: panel.virtualDegree, activity: own };
  }
  const base = study.tradability().value;
  const scaled = base?.map((m) => Math.min(1, (tradability ?? m) * settings.tradabilityFactor));
  const panel = requireAvailable(
    "Agglomeration",
    study.proximity({
      halfDistanceKm: settings.halfDistanceKm,
      distanceRelief: settings.distanceRelief,
      ...(scaled ? { tradability: scaled } : {}),
    }),
  );
  const parts = inNationalMeans(panel);
  const mean = (values: Float64Array): Float64Array => meanOverIndustries(values, activity, R, S, Y);
  const total = new Float64Array(R * Y);
  for (let i = 0; i < R; ++i) {
    for (let s = 0; s < S; ++s) {
      for (let y = 0; y < Y; ++y) {
        const value = activity[(i * S + s) * Y + y]!;
        if (!Number.isNaN(value)) total[i * Y + y]! += value;
      }
    }
  }
  return {
    physical: mean(parts.physical),
    virtual: mean(parts.virtual),
    proximityPhysical: mean(parts.proximityPhysical),
    proximityVirtual: mean(parts.proximityVirtual),
    degree: mean(panel.virtualDegree),
    activity: total,
  };
}

/** PhiP and PhiV in the unit of A: divided by the national mean of physical reach of the industry and year. */
function inNationalMeans(panel: ProximityPanel): Omit<AgglomerationSeries, "degree" | "activity"> {
  const columns = panel.industries * panel.years;
  const divide = (values: Float64Array): Float64Array => values.map((value, cell) => value / panel.nationalMean[cell % columns]!);
  return {
    physical: panel.physicalAgglomeration,
    virtual: panel.virtualAgglomeration,
    proximityPhysical: divide(panel.physicalProximity),
    proximityVirtual: divide(panel.virtualProximity),
  };
}

/** Whether the study is small enough for bands while somebody waits. */
export function hasBands(study: StudySession): boolean {
  return study.regions.length <= BAND_REGIONS && study.regions.length * study.industries.length <= 5000;
}

/** The middle 90 % over draws of the kernels, [R x Y] each. */
export function agglomerationBands(study: StudySession, industry: number | undefined, series: AgglomerationSeries) {
  return study.once(`atlas bands ${industry ?? "all"}`, () => {
    const draws = kernelDraws(study, BAND_DRAWS, 1).map((draw) => agglomerationSeries(study, industry, draw));
    const band = (part: "physical" | "virtual") =>
      bandOf(
        draws.map((draw) => draw[part]),
        series[part],
      );
    const physical = band("physical");
    const virtual = band("virtual");
    return {
      draws: BAND_DRAWS,
      physicalLow: physical.low,
      physicalHigh: physical.high,
      virtualLow: virtual.low,
      virtualHigh: virtual.high,
    };
  });
}

export const agglomerationImplementation: Implementation = implement(agglomeration, (input, context) => {
  const study = requireStudy("measure.agglomeration", context);
  const industry = input.industry === undefined ? undefined : study.industryAt(input.industry);
  const settings = kernelSettings(study, input);
  const plain = input.distanceRelief === undefined && input.halfDistanceKm === undefined && input.tradability === undefined;
  const series = study.once(`atlas ${JSON.stringify(input)}`, () =>
    agglomerationSeries(study, industry, settings, input.tradability),
  );
  const banded = plain && hasBands(study);
  const bands = banded ? agglomerationBands(study, industry, series) : null;
  const column = study.loaded.dataset.columns[study.loaded.activity]!;
  return {
    industry: industry === undefined ? null : study.industries[industry]!.id,
    regions: study.regions.map((region) => region.id),
    years: [...study.years],
    ...series,
    activityUnit: column.unit,
    bands,
    distanceRelief: settings.distanceRelief,
    halfDistanceKm: settings.halfDistanceKm,
    issues: [],
  };
});
