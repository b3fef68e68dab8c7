import {
  defaultNetEffectModel,
  drawNetEffectModels,
  locationQuotients,
  logNetEffect,
  type NetEffectModel,
  type Text,
} from "@jiju/core";
import { regionProfile } from "@jiju/lab/contract";
import type { StudySession } from "../study/session.ts";
import { bandOf, industryProximity, kernelSettings } from "./agglomeration.ts";
import { agglomerationBands, agglomerationSeries, hasBands } from "./agglomeration-atlas.ts";
import { type Implementation, implement, requireStudy } from "./implementation.ts";

/** Draws of the net-effect parameters behind its band. */
const NET_EFFECT_DRAWS = 200;

interface RowName {
  readonly id: string;
  readonly label: Text;
  readonly unit: Text;
}

const ROWS = {
  physical: {
    id: "physical",
    label: { en: "Physical agglomeration", zh: "实体集聚" },
    unit: { en: "mean = 1", zh: "各地平均 = 1" },
  },
  virtual: {
    id: "virtual",
    label: { en: "Virtual agglomeration", zh: "虚拟集聚" },
    unit: { en: "mean physical = 1", zh: "各地实体平均 = 1" },
  },
  degree: {
    id: "degree",
    label: { en: "Virtual agglomeration degree", zh: "虚拟集聚度" },
    unit: { en: "as by map = 1", zh: "与地理持平 = 1" },
  },
  digital: { id: "digital-level", label: { en: "Digital level", zh: "数字技术水平" }, unit: { en: "0 to 1", zh: "0—1" } },
  netEffect: {
    id: "net-effect",
    label: { en: "Net agglomeration effect", zh: "集聚净效应" },
    unit: { en: "log points, illustrative parameters", zh: "对数点，示意参数" },
  },
} as const satisfies Record<string, RowName>;

/** One row of a profile: the place among its peers, with its band. */
function rowOf(name: RowName, values: Float64Array, region: number, band: readonly [number, number] = [Number.NaN, Number.NaN]) {
  const known = Array.from(values)
    .filter((value) => Number.isFinite(value))
    .sort((a, b) => a - b);
  const value = values[region]!;
  const at = (share: number): number => known[Math.round(share * (known.length - 1))] ?? Number.NaN;
  return {
    ...name,
    value,
    lower: band[0],
    upper: band[1],
    rank: Number.isFinite(value) ? known.filter((other) => other > value).length + 1 : null,
    of: known.length,
    median: at(0.5),
    low: at(0),
    high: at(1),
  };
}

/** ln RE of every region at the starting parameters, and the middle 90 % of the place over draws of them. */
function netEffectRow(study: StudySession, region: number, industry: number, year: number): ReturnType<typeof rowOf>[] {
  const relative = study.digitalRelative().value;
  if (!relative) return [];
  const Y = study.years.length;
  const reach = industryProximity(study, industry, kernelSettings(study), { nationalMean: "first-year" }).physicalAgglomeration;
  const effect = (model: NetEffectModel, i: number): number => {
    const agglomeration = reach[i * Y + year]!;
    const technology = relative[i * Y + year]!;
    return agglomeration > 0 && technology > 0 ? logNetEffect(model, agglomeration, technology) : Number.NaN;
  };
  const values = Float64Array.from(study.regions, (_, i) => effect(defaultNetEffectModel, i));
  const drawn = drawNetEffectModels(NET_EFFECT_DRAWS, 1).map((model) => Float64Array.of(effect(model, region)));
  const { low, high } = bandOf(drawn, values.subarray(region, region + 1));
  return [rowOf(ROWS.netEffect, values, region, [low[0]!, high[0]!])];
}

function profileRows(study: StudySession, region: number, industry: number | undefined, year: number) {
  const Y = study.years.length;
  const cell = region * Y + year;
  const inYear = (values: Float64Array): Float64Array =>
    Float64Array.from({ length: study.regions.length }, (_, i) => values[i * Y + year]!);
  const rows: ReturnType<typeof rowOf>[] = [];
  if (study.distances().value) {
    const series = study.once(`profile ${industry ?? "all"}`, () => agglomerationSeries(study, industry, kernelSettings(study)));
    const bands = hasBands(study) ? agglomerationBands(study, industry, series) : null;
    rows.push(
      rowOf(
        ROWS.physical,
        inYear(series.physical),
        region,
        bands ? [bands.physicalLow[cell]!, bands.physicalHigh[cell]!] : undefined,
      ),
    );
    if (study.virtualMissing().length === 0) {
      rows.push(
        rowOf(
          ROWS.virtual,
          inYear(series.virtual),
          region,
          bands ? [bands.virtualLow[cell]!, bands.virtualHigh[cell]!] : undefined,
        ),
        rowOf(ROWS.degree, inYear(series.degree), region),
      );
    }
  }
  const level = study.digital().value;
  if (level) {
    const alternatives = (["entropy", "equal", "pca"] as const).flatMap((weighting) => {
      const other = study.digital({ weighting }).value;
      return other ? [other.level.subarray(cell, cell + 1)] : [];
    });
    const band = bandOf(alternatives, level.level.subarray(cell, cell + 1));
    rows.push(rowOf(ROWS.digital, inYear(level.level), region, [band.low[0]!, band.high[0]!]));
  }
  if (industry !== undefined && study.distances().value) rows.push(...netEffectRow(study, region, industry, year));
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
