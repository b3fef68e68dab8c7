import { drawNetEffectModels } from "@jiju/core";
import { whyPlace } from "@jiju/lab/contract";
import { requireAvailable } from "../study/availability.ts";
import { bandOf, industryProximity, kernelDraws, kernelSettings } from "./agglomeration.ts";
import { type Implementation, implement, requireStudy } from "./implementation.ts";
import { pastPeakShare, peakBand } from "./past-peak.ts";

/** Draws of the net-effect parameters behind the share of draws past the peak. */
const PEAK_DRAWS = 200;

export const whyImplementations: readonly Implementation[] = [
  implement(whyPlace, (input, context) => {
    const study = requireStudy("why.place", context);
    const region = study.regionAt(input.region);
    const industry = study.industryAt(input.industry);
    const Y = study.years.length;
    const row = (values: Float64Array): number[] => Array.from(values.subarray(region * Y, (region + 1) * Y));
    const relative = requireAvailable("The net-effect diagram", study.digitalRelative());
    const options = { nationalMean: "first-year" } as const;
    const panel = industryProximity(study, industry, kernelSettings(study), options);
    // bands over kernels for A, over the weighting of the index for T
    const draws =
      study.regions.length > 500
        ? []
        : kernelDraws(study, 64, 1).map(
            (settings) => industryProximity(study, industry, settings, options).physicalAgglomeration,
          );
    const band = bandOf(draws.length > 0 ? draws : [panel.physicalAgglomeration], panel.physicalAgglomeration);
    const alternatives = (["entropy", "equal", "pca"] as const).flatMap((weighting) => {
      const level = study.digitalRelative({ weighting });
      return level.value ? [level.value] : [];
    });
    const digitalBand = bandOf([relative, ...alternatives], relative);
    const models = drawNetEffectModels(PEAK_DRAWS, 1);
    const reach = row(panel.physicalAgglomeration);
    const level = row(relative);
    const placed = (year: number): boolean => reach[year]! > 0 && level[year]! > 0;
    const peaks = level.map((technology, year) => (placed(year) ? peakBand(models, technology) : [Number.NaN, Number.NaN]));
    return {
      region: study.regions[region]!.id,
      industry: study.industries[industry]!.id,
      years: [...study.years],
      agglomeration: row(panel.physicalAgglomeration),
      agglomerationLow: row(band.low),
      agglomerationHigh: row(band.high),
      technology: row(relative),
      technologyLow: row(digitalBand.low),
      technologyHigh: row(digitalBand.high),
      pastShare: reach.map((agglomeration, year) =>
        placed(year) ? pastPeakShare(models, agglomeration, level[year]!) : Number.NaN,
      ),
      peakLow: peaks.map(([low]) => low!),
      peakHigh: peaks.map(([, high]) => high!),
      peakDraws: PEAK_DRAWS,
      costAgglomeration: 1,
      costTechnology: 1,
      indexPrices: true,
      issues: [...panel.issues],
    };
  }),
];
