import { locationQuotients, type Text } from "@jiju/core";
import { regionProfile } from "@jiju/lab/contract";
import type { StudySession } from "../study/session.ts";
import { kernelSettings } from "./agglomeration.ts";
import { agglomerationSeries } from "./agglomeration-atlas.ts";
import { type Implementation, implement, requireStudy } from "./implementation.ts";

/** One row of a profile: the place among its peers. */
function rowOf(id: string, label: Text, unit: string, values: Float64Array, region: number) {
  const known = Array.from(values)
    .filter((value) => Number.isFinite(value))
    .sort((a, b) => a - b);
  const value = values[region]!;
  const at = (share: number): number => known[Math.round(share * (known.length - 1))] ?? Number.NaN;
  return {
    id,
    label,
    unit,
    value,
    lower: Number.NaN,
    upper: Number.NaN,
    rank: Number.isFinite(value) ? known.filter((other) => other > value).length + 1 : null,
    of: known.length,
    median: at(0.5),
    low: at(0),
    high: at(1),
  };
}

function profileRows(study: StudySession, region: number, industry: number | undefined, year: number) {
  const Y = study.years.length;
  const inYear = (values: Float64Array): Float64Array =>
    Float64Array.from({ length: study.regions.length }, (_, i) => values[i * Y + year]!);
  const rows: ReturnType<typeof rowOf>[] = [];
  if (study.distances().value) {
    const series = study.once(`profile ${industry ?? "all"}`, () => agglomerationSeries(study, industry, kernelSettings(study)));
    rows.push(
      rowOf(
        "physical",
        { en: "Physical agglomeration", zh: "实体集聚" },
        "1 = national experience",
        inYear(series.physical),
        region,
      ),
    );
    if (study.virtualMissing().length === 0) {
      rows.push(
        rowOf(
          "virtual",
          { en: "Virtual agglomeration", zh: "虚拟集聚" },
          "1 = national experience of physical reach",
          inYear(series.virtual),
          region,
        ),
      );
      rows.push(
        rowOf("degree", { en: "Virtual agglomeration degree", zh: "虚拟集聚度" }, "1 = as by map", inYear(series.degree), region),
      );
    }
  }
  const level = study.digital().value;
  if (level)
    rows.push(rowOf("digital-level", { en: "Digital level", zh: "数字技术水平" }, "0 to 1", inYear(level.level), region));
  return rows;
}

export const regionProfileImplementation: Implementation = implement(regionProfile, (input, context) => {
  const study = requireStudy("measure.region-profile", context);
  const region = study.regionAt(input.region);
  const industry = input.industry === undefined ? undefined : study.industryAt(input.industry);
  const year = study.yearAt(input.year);
  const R = study.regions.length;
  const S = study.industries.length;
  const Y = study.years.length;
  const activity = study.activity();
  const table = Float64Array.from({ length: R * S }, (_, cell) => activity[cell * Y + year]!);
  const quotients = locationQuotients(
    table.map((value) => (Number.isNaN(value) ? 0 : value)),
    R,
    S,
  );
  const own = table.subarray(region * S, (region + 1) * S);
  const total = own.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0);
  return {
    region: study.regions[region]!.id,
    year: study.years[year]!,
    rows: profileRows(study, region, industry, year),
    mix: study.industries.map((entry, s) => ({
      industry: entry.id,
      activity: own[s]!,
      share: own[s]! / total,
      locationQuotient: Number.isNaN(own[s]!) ? Number.NaN : quotients[region * S + s]!,
    })),
    activityUnit: study.loaded.dataset.columns[study.loaded.activity]!.unit,
    issues: [],
  };
});
